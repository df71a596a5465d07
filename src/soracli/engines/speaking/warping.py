"""Two speakings of one text laid over each other: when each moment of one is in the other.

Both are seen as cepstra (the shape of the spectrum, without pitch and level), and the cheapest way
through the distances of all their moments is taken: dynamic time warping (Sakoe and Chiba, IEEE
ASSP 26, 1978). The way is found diagonal by diagonal, so that numpy does the work.
"""

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound

HOP = RATE // 100
MOST = 3000
"""Moments that are compared at most; of what is longer than half a minute, wider ones."""
SIZE = RATE // 40
BANDS, CEPSTRA = 26, 13
LOWEST, HIGHEST = 80.0, 7600.0
STAY = 0.15
"""What it costs, in usual distances, when one stands still while the other goes on."""


def warped(own: Sound, other: Sound) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Seconds of `own` and the seconds of `other` (both mono, at `RATE`) that go with them, both
    rising."""
    hop = max(HOP, max(len(own), len(other)) // MOST)
    ours, theirs = _seen(own, hop), _seen(other, hop)
    distance = _distances(ours, theirs)
    rows, columns = _way(distance)
    last = np.append(rows[1:] != rows[:-1], True)  # one moment of the other for each of ours
    first = np.append(True, rows[1:] != rows[:-1])
    middle = (columns[first] + columns[last]) / 2
    middle[0], middle[-1] = columns[last][0], columns[first][-1]  # silence around it is no part
    return rows[last] * hop / RATE, middle * hop / RATE


def _seen(sound: Sound, hop: int) -> NDArray[np.float64]:
    """Cepstra, their change, and the level of every moment, of equal spread."""
    padded = np.concatenate([np.zeros(SIZE // 2), sound, np.zeros(SIZE)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, SIZE)[::hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(SIZE), axis=1)) ** 2
    bands = np.log(power @ _bank().T + 1e-7 * max(float(power.max()), 1e-9))
    order = np.arange(1, CEPSTRA)[:, None] * (np.arange(BANDS) + 0.5) * np.pi / BANDS
    shape = bands @ np.cos(order).T
    level = bands.mean(axis=1, keepdims=True)
    loud = level[:, 0] > np.percentile(level, 95) - 5.5
    part = shape[loud] if loud.any() else shape
    shape = (shape - part.mean(axis=0)) / (part.std(axis=0) + 1e-6)
    level = np.maximum(level - np.percentile(level, 95), -6.0) / 1.2
    seen = np.hstack([shape * 0.5, level])
    change = np.zeros_like(seen)
    change[2:-2] = seen[4:] - seen[:-4]
    return np.hstack([seen, 0.5 * change])


def _bank() -> NDArray[np.float64]:
    """Triangles evenly spaced in mel (O'Shaughnessy), (bands, bins)."""
    edges = 700 * (10 ** (np.linspace(_mel(LOWEST), _mel(HIGHEST), BANDS + 2) / 2595) - 1)
    frequency = np.fft.rfftfreq(SIZE, 1 / RATE)
    up = (frequency - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    down = (edges[2:, None] - frequency) / (edges[2:] - edges[1:-1])[:, None]
    return np.asarray(np.clip(np.minimum(up, down), 0, None))


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _distances(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> NDArray[np.float64]:
    square = (ours**2).sum(axis=1)[:, None] + (theirs**2).sum(axis=1) - 2 * ours @ theirs.T
    distance = np.sqrt(np.maximum(square, 0))
    return np.asarray(distance / np.median(distance))


def _way(distance: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cheapest way from the first moments to the last ones, as rows and columns."""
    rows, columns = distance.shape
    came = np.zeros((rows, columns), np.uint8)
    before, last = np.full(rows + 1, np.inf), np.full(rows + 1, np.inf)
    for diagonal in range(rows + columns - 1):
        first, end = max(0, diagonal - columns + 1), min(rows, diagonal + 1)
        at = np.arange(first, end)
        step = distance[at, diagonal - at]
        choices = np.stack([before[at], last[at] + STAY * step, last[at + 1] + STAY * step])
        best = np.argmin(choices, axis=0)
        now = np.full(rows + 1, np.inf)
        now[at + 1] = step + (choices[best, np.arange(len(at))] if diagonal else 0.0)
        came[at, diagonal - at] = best
        before, last = last, now
    return _back(came)


def _back(came: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    row, column = came.shape[0] - 1, came.shape[1] - 1
    way = [(row, column)]
    while row or column:
        turn = came[row, column]
        row, column = max(row - (turn != 2), 0), max(column - (turn != 1), 0)
        way.append((row, column))
    found = np.array(way[::-1])
    return found[:, 0], found[:, 1]
