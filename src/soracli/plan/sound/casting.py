"""Who speaks with which voice: the same person with the same one in every shot, by their name.

A voice is drawn by a digest of the name and of the voice (the highest wins), so it stays when other
people come later into the story, and when voices are added it changes for few.
"""

import difflib
import hashlib
import math
from collections.abc import Callable, Collection, Mapping, Sequence

from soracli.errors import InputError
from soracli.plan.sound.language import known_language
from soracli.story.scene import Entity
from soracli.story.sound_preset import VoicePreset
from soracli.story.world import Character, Voice

UNMARKED = ("en-us", "en", "en-gb", "en-gb-x-rp")
"""Accents that anybody may be given; a stronger one is only given where it is asked for."""
AGES = {"": ("adult", "young"), "adult": ("adult",), "young": ("young",), "old": ("old",),
        "child": ("child",)}  # fmt: skip
NEARLY = {"": ("old",), "adult": ("young",), "young": ("adult",), "old": ("adult",),
          "child": ("young",)}  # fmt: skip
"""Ages that do where all voices of the right age are taken."""
APART = ((1.16, 0.3), (0.87, -0.3), (1.08, -0.5), (0.93, 0.5), (1.24, 0.0), (0.81, 0.0))
"""Pitch as a factor, and warmth added, of the second and every further speaker with one voice: a
tone and more, which nobody takes for the same person."""
TIMBRES = {
    "female": ("f1", "f2", "f3", "f4", "f5", "Annie", "belinda", "linda"),
    "male": ("m1", "m2", "m3", "m4", "m8", "Alex", "Denis", "robert", "sandro", "max"),
}
_FACE = ("beard", "mustache", "stubble")
ROBOT_RANGE = 0.15


def cast_voices(
    characters: Mapping[str, Character],
    people: Mapping[str, Entity],
    voices: Mapping[str, VoicePreset],
) -> dict[str, VoicePreset]:
    """The voice of every character, by name; `people` tells who they are on the set.

    Who names a voice has it; the others choose in the order of the world. Raises InputError for a
    voice nobody knows.
    """
    named = [name for name, one in characters.items() if one.voice.preset]
    others = [name for name in characters if name not in named]
    made: dict[str, VoicePreset] = {}
    for name in [*named, *others]:
        taken = [voice.name for voice in made.values()]
        wish = characters[name].voice
        made[name] = cast_voice(name, people.get(name), wish, voices, taken)
    return {name: made[name] for name in characters}


def cast_voice(
    name: str,
    entity: Entity | None,
    wish: Voice,
    voices: Mapping[str, VoicePreset],
    taken: Collection[str],
) -> VoicePreset:
    """The voice of one speaker, all wishes in it. `taken` are the names of voices others have.

    `name` is who speaks ("" for a narrator). Raises InputError for a voice nobody knows.
    """
    if wish.preset:
        if wish.preset not in voices:
            near = near_voices(wish.preset, voices)
            hint = (
                f"Did you mean {' or '.join(near)}?" if near else "`sora world` lists the voices."
            )
            raise InputError(f'there is no voice "{wish.preset}"', hint)
        return _wished(voices[wish.preset], wish)
    if not voices:
        return _wished(VoicePreset(name="voice"), wish)
    return _wished(_chosen(name, entity, wish, voices, taken), wish)


def near_voices(name: str, voices: Mapping[str, VoicePreset]) -> tuple[str, ...]:
    """Up to three voices that are written nearly like that."""
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    titles = {voice.title.lower().replace(" ", "-"): key for key, voice in voices.items()}
    found = difflib.get_close_matches(wanted, [key.lower() for key in voices], 3, 0.6)
    lower = {key.lower(): key for key in voices}
    by_title = difflib.get_close_matches(wanted, titles, 3, 0.6)
    return tuple(
        dict.fromkeys([*(lower[one] for one in found), *(titles[one] for one in by_title)])
    )[:3]


def _wished(voice: VoicePreset, wish: Voice) -> VoicePreset:
    changes: dict[str, object] = {
        "pitch": round(min(max(voice.pitch * wish.pitch, 50), 500), 2),
        "pace": round(min(max(voice.pace * wish.pace, 0.5), 2), 4),
    }
    if wish.language:
        changes["language"] = known_language(wish.language) or wish.language
    return voice.model_copy(update=changes)


def _chosen(
    name: str,
    entity: Entity | None,
    wish: Voice,
    voices: Mapping[str, VoicePreset],
    taken: Collection[str],
) -> VoicePreset:
    gender, age = _gender(entity), str(entity.traits.get("age", "")) if entity else ""
    age = age if age in AGES else ""
    genders = ("", gender) if gender else ("", "female", "male")
    pools = [
        [one for one in speakers if one.gender in genders and one.age in ("", *ages)]
        for speakers in _speakers(wish.language, voices)
        for ages in (AGES[age], NEARLY[age])
    ]
    for pool in pools:
        free = [one for one in pool if one.name not in taken]
        if free:
            return _alive(max(free, key=_draw(name)), entity)
    fitting = next(filter(None, pools), list(voices.values()))
    return _alive(_another(max(fitting, key=_draw(name)), voices, taken), entity)


def _draw(name: str) -> Callable[[VoicePreset], bytes]:
    return lambda voice: hashlib.sha256(f"{name}\n{voice.name}".encode()).digest()


def _gender(entity: Entity | None) -> str:
    """Whom one sees: the set builds a grown person of no said sex as a man."""
    if entity is None:
        return ""
    said = str(entity.traits.get("sex", ""))
    if said in ("female", "male"):
        return said
    bearded = any(entity.traits.get(sign) for sign in _FACE)
    grown = entity.kind == "person" and entity.traits.get("age") != "child"
    return "male" if bearded or grown else ""


def _speakers(language: str, voices: Mapping[str, VoicePreset]) -> Sequence[list[VoicePreset]]:
    """Those at home in a language first, then anybody, who speaks it as well."""
    usual = [one for one in voices.values() if one.language in UNMARKED]
    if not language:
        return [usual or list(voices.values())]
    wanted = known_language(language)
    same = [one for one in voices.values() if known_language(one.language) == wanted]
    base = wanted.split("-")[0]
    kin = [one for one in voices.values() if known_language(one.language).split("-")[0] == base]
    return [same, kin, usual or list(voices.values())]


def _another(
    voice: VoicePreset, voices: Mapping[str, VoicePreset], taken: Collection[str]
) -> VoicePreset:
    """A voice somebody has already, varied until it is apart from all that are taken."""
    heard = [
        _varied(voices[base], int(turn or 1))
        for base, _, turn in (name.partition("~") for name in taken)
        if base in voices
    ]
    turns = range(2, 2 + 4 * len(APART))
    tries = [_varied(voice, turn) for turn in turns if f"{voice.name}~{turn}" not in taken]
    tries = tries or [_varied(voice, 2 + len(taken))]
    return max(tries, key=lambda one: min((_distance(one, other) for other in heard), default=0))


def _varied(voice: VoicePreset, turn: int) -> VoicePreset:
    """The voice of the next one who has it: higher or lower, of another timbre; 1 is itself."""
    if turn == 1:
        return voice
    pitch, warmth = APART[(turn - 2) % len(APART)]
    pitch **= 1 + 0.4 * ((turn - 2) // len(APART))
    timbres = [one for one in TIMBRES.get(voice.gender, ()) if one != voice.variant]
    return voice.model_copy(
        update={
            "name": f"{voice.name}~{turn}",
            "pitch": round(min(max(voice.pitch * pitch, 50), 500), 2),
            "warmth": min(max(voice.warmth + warmth, -1), 1),
            "variant": timbres[turn % len(timbres)] if timbres else voice.variant,
        }
    )


def _distance(one: VoicePreset, other: VoicePreset) -> float:
    """How far apart two voices are, about in semitones; another timbre is worth one and a half."""
    semitones = 12 * abs(math.log2(one.pitch / other.pitch))
    return min(semitones, 3) + 1.5 * (one.variant != other.variant)


def _alive(voice: VoicePreset, entity: Entity | None) -> VoicePreset:
    """A robot speaks without melody."""
    if entity is None or entity.kind != "robot":
        return voice
    return voice.model_copy(update={"range": ROBOT_RANGE})
