"""The tune: a motif of two bars, its answer, variations of both, and rests to breathe.

Strong beats stand on tones of the chord, the others move by step. One piece has one motif: another
mood sings it in its own scale and over its own chords.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.engines.composing.form import Bar, Form
from soracli.engines.composing.harmony import Span
from soracli.engines.composing.notes import Note
from soracli.engines.composing.theory import around, nearest, stepped

_RHYTHMS: dict[int, dict[str, tuple[tuple[float, ...], ...]]] = {
    4: {
        "calm": ((2, 2), (3, 1), (2, 1, 1), (1, 1, 2), (1.5, 0.5, 2), (1, 2, 1)),
        "moving": ((1, 1, 1, 1), (1.5, 0.5, 1, 1), (1, 0.5, 0.5, 2), (0.5, 0.5, 1, 2),
                   (1.5, 0.5, 1.5, 0.5), (1, 1, 0.5, 0.5, 1)),
        "lively": ((0.5, 0.5, 0.5, 0.5, 1, 1), (1, 0.5, 0.5, 1, 1), (0.5, 1, 0.5, 1, 1),
                   (0.5, 0.5, 1, 0.5, 0.5, 1), (1.5, 0.5, 0.5, 0.5, 1)),
    },
    3: {
        "calm": ((2, 1), (3,), (1, 1, 1), (1, 2)),
        "moving": ((1, 1, 1), (1.5, 0.5, 1), (2, 0.5, 0.5), (1, 1.5, 0.5)),
        "lively": ((1, 0.5, 0.5, 1), (0.5, 0.5, 0.5, 0.5, 1), (1, 0.5, 0.5, 0.5, 0.5)),
    },
}  # fmt: skip
"""Lengths in beats, by meter and pace."""
_STEPS = (-3, -2, -1, -1, 1, 1, 2, 2, 3)
_ARC = (0, 2, 4, 1)
"""How high the bars of a phrase lie above its middle, in semitones."""


@dataclass(frozen=True)
class Motif:
    """Steps between the tones of two bars; which rhythms it takes is drawn with numbers in 0..1."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    rhythms: tuple[float, float, float]


def draw_motif(chance: np.random.Generator) -> Motif:
    """The idea a whole piece is made of."""
    first = tuple(int(step) for step in chance.choice(_STEPS, 8))
    second = tuple(int(step) for step in chance.choice(_STEPS, 8))
    one, two, three = chance.uniform(0, 1, 3)
    return Motif(first, second, (float(one), float(two), float(three)))


def sing(
    form: Form,
    spans: Sequence[Span],
    motif: Motif,
    middle: int,
    silent: Sequence[bool],
) -> list[Note]:
    """The tune over the bars of a form, around a `middle` pitch; `silent` bars have none."""
    notes: list[Note] = []
    pitch = middle
    for index, bar in enumerate(form.bars):
        if silent[index]:
            continue
        own = [span for span in spans if span.bar is bar]
        closing = _closes(form, index, silent)
        rhythm = _rhythm(form, bar, motif, closing)
        lift = round(4 * (bar.level - 0.6)) + _ARC[bar.number % 4]
        line = _line(own, bar, rhythm, motif, pitch, middle + lift)
        notes += _played(bar, rhythm, line, closing)
        pitch = line[-1]
    return notes


def _closes(form: Form, index: int, silent: Sequence[bool]) -> bool:
    """Whether a phrase ends in this bar."""
    bar = form.bars[index]
    last = index + 1 == len(form.bars) or silent[index + 1]
    return bar.number % 4 == 3 or bar.number == bar.count - 1 or last


def _rhythm(form: Form, bar: Bar, motif: Motif, closing: bool) -> list[float]:
    """The lengths of the tones of a bar, in beats."""
    energy = form.sections[bar.section].energy
    lively = energy + 0.25 * (bar.level - 0.6) + (0.3 if bar.beat > 0.75 else 0.0)
    pace = "calm" if lively < 0.35 else "moving" if lively < 0.75 else "lively"
    if closing:
        return [max(bar.beats - 1, min(bar.beats, 1.0)), min(1.0, max(bar.beats - 1, 0.0))][:2]
    bank = _RHYTHMS[3 if bar.beats == 3 else 4][pace]
    drawn = motif.rhythms[(0, 0, 1, 2)[bar.number % 4]]
    rhythm: list[float] = []
    for length in bank[int(drawn * len(bank)) % len(bank)] * 2:
        left = bar.beats - sum(rhythm)
        if left <= 0:
            break
        rhythm.append(min(length, left))
    return rhythm


def _line(
    own: Sequence[Span],
    bar: Bar,
    rhythm: Sequence[float],
    motif: Motif,
    before: int,
    aim: int,
) -> list[int]:
    """The pitches of a bar, led on from the pitch before it."""
    steps = motif.second if bar.number % 4 == 2 else motif.first
    mirror = -1 if (bar.number // 4) % 2 else 1
    pitches: list[int] = []
    position = 0.0
    for number, length in enumerate(rhythm):
        span = next((one for one in reversed(own) if one.position <= position + 1e-6), own[0])
        scale = around(span.chord, span.key)
        strong = position == 0 or (position % 1 == 0 and length >= 1)
        if number == 0:
            pitch = nearest(0.4 * before + 0.6 * aim, span.chord.classes)
        else:
            pitch = _moved(pitches[-1], mirror * steps[number % len(steps)], scale, aim)
            pitch = nearest(pitch + 0.1 * mirror, span.chord.classes) if strong else pitch
        pitches.append(pitch)
        position += length
    return pitches


def _moved(pitch: int, steps: int, scale: tuple[int, ...], aim: int) -> int:
    """A step on, turned back where it would leave the voice's range."""
    moved = stepped(nearest(pitch, scale), steps, scale)
    return moved if abs(moved - aim) <= 9 else stepped(nearest(pitch, scale), -steps, scale)


def _played(bar: Bar, rhythm: Sequence[float], pitches: Sequence[int], closing: bool) -> list[Note]:
    """A bar of the tune as notes; a phrase ends in a long tone and a rest."""
    notes, position = [], 0.0
    for number, (length, pitch) in enumerate(zip(rhythm, pitches, strict=True)):
        if closing and number > 0:
            break
        start = bar.at(position)
        accent = 0.12 if position == 0 else 0.05 if position % 1 == 0 else 0.0
        velocity = 0.5 + 0.28 * bar.level + accent
        notes.append(Note(start, bar.at(position + length) - start, pitch, velocity))
        position += length
    return notes
