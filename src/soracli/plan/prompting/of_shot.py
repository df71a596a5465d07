"""The prompt of a shot: what happens, and the world in the same words in every shot."""

import re
from collections.abc import Collection, Sequence

from soracli.plan.prompting.camera_words import camera_words
from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.plan.prompting.light_words import USUAL_WEATHER, light_words
from soracli.plan.prompting.naming import Names, with_article
from soracli.plan.snapshot import Presence, Snapshot
from soracli.plan.sound.language import LANGUAGES
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Diffusion, Part
from soracli.story.scene import Line, Scene
from soracli.story.world import World

CLOSE = ("medium close-up", "close-up", "extreme close-up")
"""Framings in which only those are seen whom the shot is about."""
FAR = "extreme wide"
"""The framing in which a thing that nothing happens to is too small to be seen."""
OF_SOMEBODY = re.compile(r"\b(?:wo)?man\b|\bgirl\b|\bboy\b", re.IGNORECASE)
SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "with", "and", "to", "is", "are"}
)
FROM_AFAR = ("look", "point", "wave", "talk")
"""What is done to somebody who need not be in the picture."""


def of_shot(
    diffusion: Diffusion,
    world: World,
    snapshot: Snapshot,
    spec: TakeSpec,
    roles: Collection[str] = (),
) -> Prompt:
    """What a model is told of this shot. Who is there looks the same in words in every shot, until
    the story changes it; what is said is told to models that make sound. `roles` are the characters
    without a name. What the action says anyway is not told again."""
    scene = spec.scene
    names = Names(world, snapshot, roles)
    place = world.places.get(snapshot.place)
    where = scene.place_words or (place.look if place else snapshot.place)
    happens = scene.text.strip() or ("" if diffusion.sound else _talk(names, scene.lines))
    weather = scene.weather if scene.weather != USUAL_WEATHER else None
    parts: dict[Part, Sequence[str]] = {
        "action": [happens],
        "who": names.told([one for one in seen_in(snapshot, scene) if _is_told(one, world, scene)]),
        "place": [] if _said(where, scene) else [where],
        "light": [light_words(scene.time, weather, scene.place)],
        "camera": [camera_words(scene.camera, names.called)],
        "mood": [f"the mood is {scene.mood}"] if scene.mood else [],
        "style": [spec.look.prompt],
    }
    if diffusion.sound:
        voices = spec.voices or (None,) * len(scene.lines)
        said = zip(scene.lines, voices, strict=False)
        parts["speech"] = [_says(names, line, voice) for line, voice in said]
    return fitted(diffusion.prompt, parts)


def seen_in(snapshot: Snapshot, scene: Scene) -> list[Presence]:
    """Everybody and everything of the world who is in the picture, who acts first.

    `scene` is that of the take, with its camera.
    """
    camera = scene.camera
    named = [one for one in snapshot.present if one.name and one.look]
    if camera.framing in CLOSE:
        meant = {camera.on, camera.over, *(line.who for line in scene.lines)}
        meant |= {agent for action in scene.actions for agent in action.agents}
        meant -= {""}
        afar = {one.target for one in scene.actions if one.motion in FROM_AFAR} - meant
        close = [one for one in named if one.id in meant or (one.acts and one.id not in afar)]
        named = close or named
    return sorted(named, key=lambda one: not one.acts)


def _is_told(one: Presence, world: World, scene: Scene) -> bool:
    """Whether there is something to tell: of a thing not what the action says anyway, and nothing
    where it is too far away."""
    if one.name not in world.props:
        return True
    return not _said(one.look, scene) and (one.acts or scene.camera.framing != FAR)


def _said(look: str, scene: Scene) -> bool:
    """Whether the action says all of a look already."""
    words = _content(look)
    return bool(words) and words <= _content(scene.text)


def _content(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL_WORDS


def _talk(names: Names, lines: Sequence[Line]) -> str:
    """What is seen of a shot in which there is only talk."""
    pairs = dict.fromkeys((line.who, line.to) for line in lines)
    told = []
    for who, to in pairs:
        speaker, heard = names.called(who) or "somebody", names.called(to)
        told.append(f"{speaker} speaks{f' to {heard}' if heard else ''}")
    return ", ".join(told)


def _says(names: Names, line: Line, voice: VoiceSpec | None) -> str:
    """A line with how it is said, to whom, and in which language."""
    title = voice.voice.title.split(",")[0].lower() if voice else ""
    how = [line.mood, "" if OF_SOMEBODY.search(title) else title]
    tone = ", ".join(one for one in how if one)
    manner = f" in {with_article(tone, 'a')} voice" if tone else ""
    heard = names.called(line.to)
    to = f" to {heard}" if heard else ""
    tag = voice.language.lower() if voice else "en"
    spoken = LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0], tag)
    language = "" if tag.partition("-")[0] == "en" else f" in {spoken}"
    words = " ".join(line.say.split()).replace('"', "'")
    return f'{names.called(line.who) or "a voice"} says{to}{manner}{language}: "{words}"'
