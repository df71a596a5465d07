"""Scales and chords.

Chords are written in Roman numerals over the scale of the mode, as in any book of harmony: the case
is the third ("V" is major, "v" minor), "b" and "#" move the root by a semitone, and a suffix says
what is added: 6, 7, maj7, 9, add9, sus2, sus4, b5 (after 7: half-diminished), dim, 5 (no third).
"""

import re
from dataclasses import dataclass

from soracli.errors import InputError

MODES: dict[str, tuple[int, ...]] = {
    "ionian": (0, 2, 4, 5, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "melodic minor": (0, 2, 3, 5, 7, 9, 11),
    "phrygian dominant": (0, 1, 4, 5, 7, 8, 10),
    "hungarian minor": (0, 2, 3, 6, 7, 8, 11),
}
"""Semitones above the tonic."""
OTHER_NAMES = {"major": "ionian", "minor": "aeolian"}
KEYS = ("c", "c#", "d", "eb", "e", "f", "f#", "g", "ab", "a", "bb", "b")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_CHORD = re.compile(r"^([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(\S*)$")
_SUFFIXES: dict[str, tuple[int, ...]] = {
    "6": (9,),
    "7": (10,),
    "maj7": (11,),
    "9": (10, 14),
    "add9": (14,),
}
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


@dataclass(frozen=True)
class Key:
    """A tonic (pitch class 0 to 11) and the semitones of its scale."""

    tonic: int
    scale: tuple[int, ...]

    @property
    def classes(self) -> tuple[int, ...]:
        """The pitch classes of the scale, from the tonic up."""
        return tuple((self.tonic + step) % 12 for step in self.scale)

    @property
    def minor(self) -> bool:
        """Whether its third is a minor one."""
        return 3 in self.scale


@dataclass(frozen=True)
class Chord:
    """A root (pitch class) and what sounds above it, in semitones, from 0 up."""

    root: int
    intervals: tuple[int, ...]

    @property
    def classes(self) -> tuple[int, ...]:
        """Its pitch classes, the root first."""
        return tuple(dict.fromkeys((self.root + one) % 12 for one in self.intervals))


def scale_of(mode: str) -> tuple[int, ...]:
    """The scale of a mode. Raises InputError for an unknown one."""
    name = OTHER_NAMES.get(mode.casefold(), mode.casefold())
    if name not in MODES:
        raise InputError(f'there is no mode "{mode}"', f"There are: {', '.join(MODES)}.")
    return MODES[name]


def tonic_of(key: str) -> int:
    """The pitch class of "d", "f#" or "bb". Raises InputError for what is no key."""
    name = key.strip().casefold()
    if not re.fullmatch(r"[a-g][#b]?", name):
        raise InputError(f'there is no key "{key}"', f"There are: {', '.join(KEYS)}.")
    return (_LETTERS[name[0]] + {"": 0, "#": 1, "b": -1}[name[1:]]) % 12


def chord_of(numeral: str, key: Key) -> Chord:
    """The chord of a Roman numeral in a key. Raises InputError for what is none."""
    found = _CHORD.match(numeral)
    if not found:
        raise InputError(f'"{numeral}" is no chord', 'Chords are Roman numerals: "i VI III7 V".')
    degree = _NUMERALS.index(found[2].upper())
    root = key.tonic + key.scale[degree] + {"b": -1, "#": 1, "": 0}[found[1]]
    return Chord(root % 12, _intervals(numeral, found[2].isupper(), found[3], key, degree))


def _intervals(numeral: str, major: bool, suffix: str, key: Key, degree: int) -> tuple[int, ...]:
    above = {(step - key.scale[degree]) % 12 for step in key.scale}
    third, fifth = (4 if major else 3), 7
    if suffix == "dim" or "b5" in suffix or (not major and 7 not in above and 6 in above):
        fifth = 6
    rest = suffix.replace("b5", "").replace("dim", "")
    if rest == "5":
        return (0, 7)
    if rest in ("sus2", "sus4"):
        return (0, 2 if rest == "sus2" else 5, fifth)
    if rest and rest not in _SUFFIXES:
        known = ", ".join([*_SUFFIXES, "sus2", "sus4", "b5", "dim", "5"])
        raise InputError(f'"{numeral}" is no chord', f"After the numeral may stand: {known}.")
    return (0, third, fifth, *_SUFFIXES.get(rest, ()))


def coloured(chord: Chord, key: Key, colour: str) -> Chord:
    """A triad with what a mood adds to it from the scale; other chords stay as they are.

    `colour` is triad, seventh, add9, sus (a fourth for the third), open (no third) or cluster (a
    second beside the root).
    """
    if len(chord.intervals) != 3 or colour == "triad":
        return chord
    above = sorted((one - chord.root) % 12 for one in key.classes)
    first, third, fifth = chord.intervals
    if colour == "open":
        return Chord(chord.root, (first, fifth))
    if colour == "sus" and 5 in above:
        return Chord(chord.root, (first, 5, fifth))
    if colour == "cluster":
        return Chord(chord.root, (first, next(one for one in above if one > 0), third, fifth))
    if colour == "seventh":
        return Chord(chord.root, (*chord.intervals, 11 if 11 in above and third == 4 else 10))
    return Chord(chord.root, (*chord.intervals, 14)) if 2 in above else chord


def around(chord: Chord, key: Key) -> tuple[int, ...]:
    """The scale a tune moves in over a chord: where a tone of the chord is strange to the key, it
    takes the place of its neighbour (the raised leading tone over V in minor)."""
    scale = set(key.classes)
    for one in chord.classes:
        if one not in scale:
            scale -= {(one + 1) % 12, (one - 1) % 12} - set(chord.classes)
            scale.add(one)
    return tuple(sorted(scale))


def nearest(pitch: float, classes: tuple[int, ...]) -> int:
    """The pitch nearest to one that belongs to one of some pitch classes."""
    middle = round(pitch)
    return min(
        (one for one in range(middle - 11, middle + 12) if one % 12 in classes),
        key=lambda one: (abs(one - pitch), one),
    )


def stepped(pitch: int, steps: int, classes: tuple[int, ...]) -> int:
    """The pitch so many steps of a scale away."""
    way = 1 if steps > 0 else -1
    for _ in range(abs(steps)):
        pitch += way
        while pitch % 12 not in classes:
            pitch += way
    return pitch
