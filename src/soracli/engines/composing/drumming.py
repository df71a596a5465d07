"""What percussion beats: patterns by how full the music is, fills before turns, strokes on them."""

from collections.abc import Sequence

import numpy as np

from soracli.engines.composing.form import Bar, Form
from soracli.engines.composing.manner import Part
from soracli.engines.composing.notes import Note
from soracli.engines.composing.patterns import DRUMS, FILLS, USUAL

_STRONG = 0.55
"""From this energy of a mood on its turns are struck with a cymbal and a low drum."""


def beat_drums(form: Form, part: Part, bars: Sequence[Bar], root: Sequence[int]) -> list[Note]:
    """A set of drums over some bars; `root` is the pitch of the timpani for each."""
    style = next((word for word in part.manner if word in DRUMS), USUAL[part.instrument])
    notes: list[Note] = []
    for bar, pitch in zip(bars, root, strict=True):
        energy = form.sections[bar.section].energy
        full = bar.level + 0.5 * (energy - 0.5)
        fill = _turns_after(form, bar) and bar.count > 1 and style not in ("clock", "heartbeat")
        until = bar.beats - 2 if fill and bar.beats > 2 else bar.beats
        for drum, least, digits in DRUMS[style]:
            if full >= least:
                notes += _strokes(bar, drum, digits, 0.0, until, pitch)
        if fill and bar.beats > 2:
            for drum, digits in FILLS[part.instrument]:
                notes += _strokes(bar, drum, digits, bar.beats - 2, bar.beats, pitch)
    return notes


def mark_turns(form: Form) -> list[Note]:
    """A swell before every turn, and what falls on it."""
    notes: list[Note] = []
    for index, bar in enumerate(form.bars):
        if bar.number or not bar.stretch:
            continue
        energy = form.sections[bar.section].energy
        before = form.bars[index - 1]
        swell = min(1.8, 0.8 * (before.end - before.start))
        if max(energy, form.sections[before.section].energy) > 0.25:
            loud = 0.25 + 0.45 * energy
            notes.append(Note(bar.start - swell, swell, 60, loud, True, "swell"))
        if energy >= _STRONG:
            notes.append(Note(bar.start, 2.0, 60, 0.4 + 0.35 * energy, True, "crash"))
            notes.append(Note(bar.start, 2.0, 60, 0.5 + 0.35 * energy, True, "low drum"))
        elif energy > 0.1:
            notes.append(Note(bar.start, 2.0, 60, 0.25 + 0.3 * energy, True, "triangle"))
    return notes


def _strokes(
    bar: Bar, drum: str, digits: str, first: float, until: float, pitch: int
) -> list[Note]:
    """A row of sixteenths over a bar from beat `first` to `until`."""
    notes = []
    for step in range(int(np.ceil((until - first) * 4 - 1e-6))):
        digit = digits[step % len(digits)]
        if digit in ".0":
            continue
        start = bar.at(first + step / 4)
        velocity = int(digit) / 9 * (0.65 + 0.35 * bar.level)
        notes.append(Note(start, 1.0, pitch, velocity, drum=drum))
    return notes


def _turns_after(form: Form, bar: Bar) -> bool:
    return bar.number == bar.count - 1 and bar is not form.bars[-1]
