"""Which chord sounds when: progressions, half cadences before turns, a cadence before the end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.engines.composing.form import Bar, Form
from soracli.engines.composing.manner import Manner
from soracli.engines.composing.theory import Chord, Key, chord_of, coloured, tonic_of

_MOVES = {
    (False, False): (2, 5, -3, 3),
    (True, True): (5, -5, 3, 2),
    (False, True): (9, 0, 4),
    (True, False): (3, 0, 8),
}
"""Semitones to the tonic of a new section, by whether the old and the new key are minor: near
keys, the relative and the parallel one, and mediants."""
_LOOP = (0, 0, 1, 0, 2, 1)


@dataclass(frozen=True)
class Span:
    """A chord in a bar, from beat `position` for `beats`, in a key."""

    bar: Bar
    position: float
    beats: float
    chord: Chord
    key: Key

    @property
    def start(self) -> float:
        """The second it begins."""
        return self.bar.start + self.position * self.bar.beat

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.beats * self.bar.beat


def keys_of(form: Form, chance: np.random.Generator) -> tuple[Key, ...]:
    """The key of every section: a free one first, then near ones."""
    keys: list[Key] = []
    for manner in form.sections:
        minor = 3 in manner.scale
        if manner.key:
            tonic = tonic_of(manner.key)
        elif not keys:
            tonic = int(chance.integers(12))
        else:
            moves = _MOVES[keys[-1].minor, minor]
            tonic = (keys[-1].tonic + int(chance.choice(moves))) % 12
        keys.append(Key(tonic, manner.scale))
    return tuple(keys)


def harmonise(form: Form, keys: Sequence[Key], chance: np.random.Generator) -> tuple[Span, ...]:
    """The chords of all bars, in order."""
    firsts = [int(chance.integers(len(one.progressions))) for one in form.sections]
    spans: list[Span] = []
    for index, bar in enumerate(form.bars):
        manner, key = form.sections[bar.section], keys[bar.section]
        words = _words(form, index, firsts[bar.section])
        chords = [coloured(chord_of(word, key), key, manner.colour) for word in words]
        if (leading := _leading(form, keys, index)) is not None:
            chords = [*chords[:1], leading]
        spans += _spread(bar, chords, key)
    return tuple(spans)


def last_chord(form: Form, keys: Sequence[Key]) -> Chord:
    """The chord the piece ends on."""
    section = form.bars[-1].section
    manner, key = form.sections[section], keys[section]
    colour = manner.colour if manner.colour in ("add9", "open") else "triad"
    return coloured(chord_of(manner.final, key), key, colour)


def _words(form: Form, index: int, first: int) -> list[str]:
    """The numerals of a bar."""
    bar = form.bars[index]
    manner = form.sections[bar.section]
    left = len(form.bars) - index
    cadence = manner.cadence
    if len(form.bars) == 1:
        return [_progression(manner, first)[0], *cadence[-1].split(",")]
    if left <= len(cadence) and (left == 1 or bar.number > 0):
        return cadence[-left].split(",")
    turning = bar.number == bar.count - 1 and bar.count >= 3
    if turning and left > 1 and cadence and form.bars[index + 1].section == bar.section:
        return cadence[-1].split(",")
    place = bar.number // (manner.hold if bar.beat * bar.beats < 4 else 1)
    length = len(_progression(manner, first))
    turn = _LOOP[(bar.stretch + place // length) % len(_LOOP)]
    chords = _progression(manner, first + turn)
    return chords[place % len(chords)].split(",")


def _progression(manner: Manner, number: int) -> tuple[str, ...]:
    return manner.progressions[number % len(manner.progressions)]


def _leading(form: Form, keys: Sequence[Key], index: int) -> Chord | None:
    """The dominant seventh of the key that comes, in the last bar before a change of key."""
    bar = form.bars[index]
    if index + 1 >= len(form.bars) or bar.count < 2:
        return None
    after = form.bars[index + 1].section
    plain = ("open", "cluster")
    if after == bar.section or keys[after].tonic == keys[bar.section].tonic:
        return None
    if form.sections[after].colour in plain or form.sections[bar.section].colour in plain:
        return None
    return Chord((keys[after].tonic + 7) % 12, (0, 4, 7, 10))


def _spread(bar: Bar, chords: Sequence[Chord], key: Key) -> list[Span]:
    """Chords over a bar: the first has the longer half, on whole beats."""
    if len(chords) == 1 or bar.beats < 2:
        return [Span(bar, 0.0, bar.beats, chords[-1], key)]
    middle = float(np.ceil(bar.beats / 2))
    return [
        Span(bar, 0.0, middle, chords[0], key),
        Span(bar, middle, bar.beats - middle, chords[-1], key),
    ]
