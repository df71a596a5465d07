"""Chords as four voices that move as little as they can, without parallel fifths and octaves."""

import functools
import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from soracli.engines.composing.theory import Chord

Voices = tuple[int, int, int, int]
_PARALLEL = 9.0
"""What two voices in parallel fifths or octaves cost, in semitones of motion."""


def lead_voices(chords: Sequence[Chord], low: int, high: int) -> list[Voices]:
    """Four voices for every chord between two pitches, each chord led from the one before it."""
    voiced: list[Voices] = []
    for chord in chords:
        options = _options(chord, low, high)
        cost = 0.25 * np.abs(options.mean(axis=1) - (low + high) / 2) + _density(options)
        if voiced:
            before = np.array(voiced[-1])
            cost += np.abs(options - before).sum(axis=1) + _PARALLEL * _parallels(before, options)
        best = options[int(np.argmin(cost))]
        voiced.append((int(best[0]), int(best[1]), int(best[2]), int(best[3])))
    return voiced


@functools.cache
def _options(chord: Chord, low: int, high: int) -> NDArray[np.int64]:
    """Every way to sing a chord (n, 4), rising; the fifth may be missing where there are more
    tones than voices."""
    classes = chord.classes
    needed = set(classes)
    if len(classes) > 4 or (len(classes) == 4 and chord.intervals[-1] == 14):
        needed -= {(chord.root + 7) % 12}
    while len(needed) > 4:
        needed.remove(chord.root)
    pitches = [pitch for pitch in range(low, high + 1) if pitch % 12 in classes]
    rows = [
        voices
        for voices in itertools.combinations(pitches, 4)
        if needed <= {pitch % 12 for pitch in voices}
        and max(voices[2] - voices[1], voices[3] - voices[2]) <= 10
        and voices[1] - voices[0] <= 12
    ]
    return np.array(rows or [(low, low + 4, low + 7, low + 12)])


def _density(options: NDArray[np.int64]) -> NDArray[np.float64]:
    """Seconds between voices cost, low ones more."""
    gaps = np.diff(options, axis=1)
    close = (gaps <= 2) * (1.0 + (options[:, :-1] < 55) * 3.0) + (gaps == 1) * 2.0
    return np.asarray(close.sum(axis=1), np.float64)


def _parallels(before: NDArray[np.int64], options: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many pairs of voices move on in the same fifth or octave."""
    count = np.zeros(len(options), np.int64)
    for low, high in itertools.combinations(range(4), 2):
        was = (before[high] - before[low]) % 12
        if was in (0, 7):
            same = (options[:, high] - options[:, low]) % 12 == was
            count += same & (options[:, low] != before[low])
    return count
