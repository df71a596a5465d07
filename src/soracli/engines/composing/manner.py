"""What a mood asks of the composer, read once and strictly: its parts and its settings."""

import difflib
from dataclasses import dataclass

from soracli.engines.composing.theory import scale_of
from soracli.errors import InputError
from soracli.plan.sound.instruments import INSTRUMENTS, ROLES
from soracli.story.sound_preset import MusicMood

COLOURS = ("triad", "seventh", "add9", "sus", "open", "cluster")


@dataclass(frozen=True)
class Part:
    """Somebody who plays: role, instrument, and how (words; none: as is usual)."""

    role: str
    instrument: str
    manner: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manner:
    """A mood as the composer reads it.

    `meter` beats a bar, `swing` 0 (even) to 1 (triplets), `hold` bars a chord, `colour` what chords
    get added, `cadence` the chords before the last one, `final` that one, `rests` how often the
    tune is silent (0 to 1), `hall` the reverberation in seconds, `key` a wished tonic.
    """

    name: str
    scale: tuple[int, ...]
    tempo: tuple[float, float]
    progressions: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]
    energy: float
    meter: int = 4
    swing: float = 0.0
    hold: int = 1
    colour: str = "triad"
    cadence: tuple[str, ...] = ()
    final: str = ""
    rests: float = 0.15
    hall: float = 2.0
    key: str = ""


_NUMBERS = {
    "meter": (2.0, 7.0),
    "swing": (0.0, 1.0),
    "hold": (1.0, 4.0),
    "rests": (0.0, 1.0),
    "hall": (0.3, 8.0),
}
_WORDS = ("colour", "cadence", "final", "key")


def manner_of(mood: MusicMood) -> Manner:
    """Read a mood. Raises InputError for parts, settings, modes or chords there are not."""
    scale = scale_of(mood.mode)
    numbers = {name: _number(mood, name) for name in _NUMBERS if name in mood.settings}
    words = {name: str(mood.settings[name]) for name in _WORDS if name in mood.settings}
    if strange := sorted(mood.settings.keys() - _NUMBERS.keys() - set(_WORDS)):
        raise _unknown(mood, "setting", strange[0], (*_NUMBERS, *_WORDS))
    if words.get("colour", "triad") not in COLOURS:
        raise _unknown(mood, "colour", words["colour"], COLOURS)
    slow, fast = sorted(mood.tempo)
    progressions = tuple(tuple(one.split()) for one in mood.progressions if one.split())
    minor = 3 in scale
    return Manner(
        name=mood.name,
        scale=scale,
        tempo=(max(slow, 20.0), min(max(fast, slow, 20.0), 300.0)),
        progressions=progressions or (("i",) if minor else ("I",),),
        parts=tuple(_part(mood, part) for part in mood.instruments),
        energy=mood.energy,
        meter=round(numbers.get("meter", 4)),
        swing=numbers.get("swing", 0.0),
        hold=round(numbers.get("hold", 1)),
        colour=words.get("colour", "triad"),
        cadence=tuple(words.get("cadence", "iv V" if minor else "IV V").split()),
        final=words.get("final", "i" if minor else "I"),
        rests=numbers.get("rests", 0.15),
        hall=numbers.get("hall", 2.0),
        key=words.get("key", ""),
    )


def _number(mood: MusicMood, name: str) -> float:
    low, high = _NUMBERS[name]
    value = mood.settings[name]
    if isinstance(value, str) or not low <= value <= high:
        raise InputError(
            f'the mood "{mood.name}": {name} is {value!r}', f"It is a number from {low} to {high}."
        )
    return float(value)


def _part(mood: MusicMood, text: str) -> Part:
    head, _, manner = text.partition(":")
    role, _, instrument = head.strip().partition(" ")
    if role not in ROLES:
        raise _unknown(mood, "role", role, ROLES)
    if instrument.strip() not in INSTRUMENTS:
        raise _unknown(mood, "instrument", instrument.strip(), tuple(INSTRUMENTS))
    return Part(role, instrument.strip(), tuple(manner.split()))


def _unknown(mood: MusicMood, what: str, name: str, known: tuple[str, ...]) -> InputError:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return InputError(
        f'the mood "{mood.name}" asks for the {what} "{name}", and there is none',
        f"{hint}There are: {', '.join(known)}.",
    )
