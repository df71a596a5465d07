"""The embedded composer: music by theory, written and played on the spot, that follows the cut."""

from collections.abc import Iterator, Sequence

import numpy as np

from soracli.engines.composing.arrangement import arrange
from soracli.engines.composing.ending import sting
from soracli.engines.composing.fitting import fit_track
from soracli.engines.composing.form import Form, lay_out
from soracli.engines.composing.hall import levelled
from soracli.engines.composing.manner import Manner, manner_of
from soracli.engines.composing.performance import perform
from soracli.engines.signals.basics import Sound, samples
from soracli.plan.sound.specs import MusicSpec

__all__ = ["compose", "fit_track", "written"]
STING = 4.0
"""What is shorter has no bars: it is one gesture."""


def compose(spec: MusicSpec) -> Sound:
    """Music of exactly `spec.seconds` (n, 2): turns on beats, hits where they are marked, the last
    chord ending with it. Deterministic by `spec.seed`. Raises InputError for moods that ask for
    what there is not."""
    count = samples(spec.seconds)
    made = np.zeros((2, count), np.float32)
    for number, run in enumerate(_runs(spec)):
        sound = _piece(run, spec, spec.seed + number)
        first = samples(run.start)
        last = min(first + sound.shape[1], count)
        made[:, first:last] += sound[:, : last - first]
    return np.ascontiguousarray(levelled(made).T)


def written(spec: MusicSpec) -> tuple[tuple[float, Form], ...]:
    """The bars `compose` plays, without a sound: for every piece the second it begins and its form.
    What is too short for bars has no form here."""
    return tuple(
        (run.start, _form(run, spec, spec.seed + number))
        for number, run in enumerate(_runs(spec))
        if run.seconds >= STING
    )


class _Run:
    """Sections that follow each other without silence between them."""

    def __init__(self, start: float) -> None:
        self.start, self.end = start, start
        self.sections: list[tuple[float, Manner]] = []

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


def _runs(spec: MusicSpec) -> list[_Run]:
    runs: list[_Run] = []
    sounding = False
    ordered = sorted(spec.sections, key=lambda one: one.start)
    for section, after in zip(ordered, [*ordered[1:], None], strict=True):
        end = min(after.start if after else spec.seconds, spec.seconds)
        manner = manner_of(section.mood)
        if end <= section.start:
            continue
        if manner.parts:
            if not sounding:
                runs.append(_Run(section.start))
            runs[-1].sections.append((section.start - runs[-1].start, manner))
            runs[-1].end = end
        sounding = bool(manner.parts)
    return runs


def _piece(run: _Run, spec: MusicSpec, seed: int) -> Sound:
    """One run as sound (2, n)."""
    hall = run.sections[0][1].hall
    if run.seconds < STING:
        tracks = sting(run.sections[0][1], run.seconds, seed)
        sound = perform(tracks, run.seconds, min(hall, 1.2), seed)
    else:
        sound = perform(arrange(_form(run, spec, seed), seed), run.seconds, hall, seed)
    return _ended(sound)


def _form(run: _Run, spec: MusicSpec, seed: int) -> Form:
    def inside(moments: Sequence[float]) -> Iterator[float]:
        return (one - run.start for one in moments if run.start <= one < run.end)

    chance = np.random.default_rng([seed, 0])
    turns, hits = list(inside(spec.turns)), list(inside(spec.hits))
    return lay_out(run.seconds, run.sections, turns, hits, chance)


def _ended(sound: Sound) -> Sound:
    """The last chord gone by the last sample, heard until shortly before."""
    count = sound.shape[1]
    fade = min(samples(1.1), count // 2)
    if fade:
        sound[:, -fade:] *= np.sin(np.linspace(np.pi / 2, 0, fade, dtype=np.float32)) ** 2
    return sound
