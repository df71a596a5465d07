"""From words to a mood of music: "dramatic music", "soft piano", "slow waltz in d minor"."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from soracli.plan.sound.instruments import (
    ENSEMBLE_WORDS,
    ENSEMBLES,
    INSTRUMENT_WORDS,
    INSTRUMENTS,
)
from soracli.plan.sound.specs import MusicSection
from soracli.story.sound_preset import MusicMood

GENERAL = "cinematic"
"""The mood of music nothing else is said about."""
MUSIC_NOUNS = frozenset(
    [
        "music",
        "soundtrack",
        "score",
        "melody",
        "song",
        "tune",
        "theme",
        "background",
        "track",
        "piece",
        "musical",
        "film",
        "movie",
        "underscore",
        "beat",
        "backing",
        "instrumental",
        "play",
        "playing",
    ]
)
FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "with",
        "and",
        "of",
        "some",
        "in",
        "on",
        "to",
        "by",
        "for",
        "very",
        "bit",
        "little",
        "more",
        "softly",
        "key",
        "style",
        "kind",
        "like",
        "solo",
        "only",
        "just",
        "its",
        "plays",
        "sound",
        "sounds",
        "feeling",
        "mood",
    ]
)
PACES = {
    **dict.fromkeys(("slow", "slowly", "slower", "unhurried", "adagio", "largo"), 0.8),
    **dict.fromkeys(("fast", "quick", "faster", "rapid", "presto", "allegro", "driving"), 1.22),
}
FORCES = {
    **dict.fromkeys(("soft", "gentle", "quiet", "light", "subtle", "delicate", "sparse"), -0.2),
    **dict.fromkeys(("loud", "big", "powerful", "intense", "huge", "massive", "strong"), 0.2),
}
MODES = {"major": "ionian", "minor": "aeolian"}
MAJOR_MODES = ("ionian", "lydian", "mixolydian")
PLAIN_PROGRESSIONS = {
    "ionian": ("I V vi IV", "I vi IV V", "I IV vi V"),
    "aeolian": ("i VI III VII", "i iv VI V", "i VI iv V"),
}
"""Chords of a mood that is wished for in the other mode than its own."""
_KEY = re.compile(
    r"\b(?:in|key of)\s+([a-g])(?:[ -]?(sharp|flat)|([#♯♭b]))?[ -]*(major|minor)?(?!\w)"
)
_BEATS = re.compile(r"\b(\d{2,3})\s*bpm\b")
SLOWEST, FASTEST = 30.0, 220.0


def find_mood(words: str, moods: Mapping[str, MusicMood]) -> MusicMood | None:
    """The mood that words name, with their wishes in it; None where they name none.

    The longest name or word of a mood decides, of equally long ones the last. Instruments that are
    named play instead of the mood's own; "slow", "loud", "in D minor", "120 bpm" change it further.
    """
    text, tokens = words.casefold(), _tokens(words)
    played = _spoken_of(tokens, INSTRUMENT_WORDS)
    ensemble = _longest(tokens, ENSEMBLE_WORDS)
    mood = moods.get(_longest(tokens, _names(moods)) or "")
    if mood is None:
        mood = moods.get(_unsaid(tokens, played, ensemble))
    if mood is None:
        return None
    changes: dict[str, object] = {}
    if ensemble or played:
        changes["instruments"] = _parts(mood, played, ENSEMBLES.get(ensemble or "", ()))
    return mood.model_copy(update={**changes, **_wishes(mood, text, tokens)})


def near_moods(words: str, moods: Mapping[str, MusicMood]) -> tuple[str, ...]:
    """Up to three names or words of moods that look like what was written."""
    names = list(_names(moods))
    near: list[str] = []
    for token in _tokens(words):
        near += difflib.get_close_matches(token, names, n=2, cutoff=0.72)
    return tuple(dict.fromkeys(near))[:3]


def music_sections(
    cues: Sequence[tuple[float, str]], moods: Mapping[str, MusicMood]
) -> tuple[tuple[MusicSection, ...], tuple[str, ...]]:
    """Sections of music from (start second, words), and the words that name no mood.

    Empty and unknown words change nothing: the music goes on as it was. Sections are in order of
    time, and neighbours of one mood are one section.
    """
    sections: list[MusicSection] = []
    unknown: list[str] = []
    for start, words in sorted(cues, key=lambda cue: cue[0]):
        if not words.strip():
            continue
        mood = find_mood(words, moods)
        if mood is None:
            unknown.append(words)
        elif not sections or sections[-1].mood != mood:
            sections.append(MusicSection(start=start, mood=mood))
    return tuple(sections), tuple(dict.fromkeys(unknown))


def _tokens(words: str) -> list[str]:
    return re.findall(r"[^\W_]+", words.casefold())


def _names(moods: Mapping[str, MusicMood]) -> dict[str, str]:
    names: dict[str, str] = {}
    for mood in moods.values():
        for word in (mood.name, *mood.words):
            names.setdefault(" ".join(_tokens(word)), mood.name)
    return names


def _matches(tokens: Sequence[str], names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where names stand: (first token, token after the last, what it means)."""
    longest = max((name.count(" ") + 1 for name in names), default=0)
    return [
        (first, first + count, names[phrase])
        for count in range(1, longest + 1)
        for first in range(len(tokens) - count + 1)
        if (phrase := " ".join(tokens[first : first + count])) in names
    ]


def _longest(tokens: Sequence[str], names: Mapping[str, str]) -> str | None:
    found = _matches(tokens, names)
    length = {match: len(" ".join(tokens[match[0] : match[1]])) for match in found}
    return max(found, key=lambda match: (length[match], match[0]))[2] if found else None


def _spoken_of(tokens: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Everything named, each word once, longer names first ("music box" is no box)."""
    taken: set[int] = set()
    found: list[tuple[int, str]] = []
    for first, last, name in sorted(_matches(tokens, names), key=lambda m: m[0] - m[1]):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            found.append((first, name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _unsaid(tokens: Sequence[str], played: Sequence[str], ensemble: str | None) -> str:
    """The mood of words that name none: that of the instrument, or music in general."""
    if played and not ensemble:
        return INSTRUMENTS[played[0]].home
    plain = MUSIC_NOUNS | FILLERS | PACES.keys() | FORCES.keys() | MODES.keys() | {"bpm"}
    music = ensemble or not MUSIC_NOUNS.isdisjoint(tokens) or not PACES.keys().isdisjoint(tokens)
    strange = [token for token in tokens if token not in plain and not _short(token)]
    return GENERAL if music and (ensemble or not strange) else ""


def _short(token: str) -> bool:
    """A number or the name of a key."""
    return token.isdigit() or len(token) == 1 or token in ("sharp", "flat")


def _parts(mood: MusicMood, played: Sequence[str], ensemble: Sequence[str]) -> tuple[str, ...]:
    """The parts of a mood played by what was wished for."""
    parts = {part.split()[0]: part for part in ensemble}
    wished = {role: name for name in reversed(played) for role in INSTRUMENTS[name].roles}
    if not ensemble:
        for part in mood.instruments:
            role = part.split()[0]
            manner = part.partition(":")[2]
            if role in wished:
                parts[role] = _part(role, wished[role], manner)
            elif role == "bass" or (role == "drums" and mood.energy >= 0.55):
                parts.setdefault(role, part)
    for name in played:
        if not any(_plays(part, name) for part in parts.values()):
            role = INSTRUMENTS[name].roles[0]
            parts[role] = _part(role, name, "")
    return _completed(parts, played)


def _completed(parts: dict[str, str], played: Iterable[str]) -> tuple[str, ...]:
    """Nothing stands without harmony: what can play chords or broken chords does."""
    if not {"chords", "arpeggio"} & parts.keys():
        able = [n for n in played if {"chords", "arpeggio"} & set(INSTRUMENTS[n].roles)]
        parts["chords"] = "chords strings"
        if able:
            role = next(r for r in INSTRUMENTS[able[0]].roles if r in ("chords", "arpeggio"))
            parts.pop("chords")
            parts[role] = _part(role, able[0], "")
    return tuple(parts.values())


def _part(role: str, instrument: str, manner: str) -> str:
    return f"{role} {instrument}:{manner}" if manner else f"{role} {instrument}"


def _plays(part: str, instrument: str) -> bool:
    return part.partition(":")[0].split(maxsplit=1)[1:] == [instrument]


def _wishes(mood: MusicMood, text: str, tokens: Sequence[str]) -> dict[str, object]:
    """What else is said: how fast, how strong, in which key."""
    wishes: dict[str, object] = {}
    named = {word for name in (mood.name, *mood.words) for word in _tokens(name)}
    free = [token for token in tokens if token not in named]
    paces = [PACES[token] for token in free if token in PACES]
    if beats := _BEATS.search(text):
        tempo = min(max(float(beats[1]), SLOWEST), FASTEST)
        wishes["tempo"] = (tempo * 0.97, tempo * 1.03)
    elif paces:
        wishes["tempo"] = (mood.tempo[0] * paces[0], mood.tempo[1] * paces[0])
    if forces := [FORCES[token] for token in free if token in FORCES]:
        wishes["energy"] = min(max(mood.energy + forces[0], 0.05), 1.0)
    key = _KEY.search(text)
    if key and (any(key.groups()[1:]) or key.end() == len(text)):  # "in a church" is no key
        accidental = {"sharp": "#", "flat": "b", "♯": "#", "♭": "b", "#": "#", "b": "b"}
        sign = accidental.get(key[2] or key[3] or "", "")
        wishes["settings"] = {**mood.settings, "key": key[1] + sign}
        if key[4] and (key[4] == "major") != (mood.mode in MAJOR_MODES):
            mode = MODES[key[4]]
            kept = {k: v for k, v in mood.settings.items() if k not in ("cadence", "final")}
            wishes["settings"] = {**kept, "key": key[1] + sign}
            wishes |= {"mode": mode, "progressions": PLAIN_PROGRESSIONS[mode]}
    return wishes
