"""Where the beats of a recorded track are: onsets, tempo, and the bars they make.

Onsets are the rise of a logarithmic spectrum from frame to frame; the tempo is the strongest
period of them near 110 beats a minute; beats are the chain of strong onsets closest to that period
(dynamic programming after Ellis, Beat Tracking by Dynamic Programming, 2007).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound

_HOP = 480
_FRAME = 1024
_BANDS = 40
_USUAL, _WIDTH = 110.0, 1.0
"""The tempo people tap, and how far theirs is from it, in octaves."""
_SLOWEST, _FASTEST = 50.0, 200.0
_TIGHT = 120.0
"""How much an uneven beat costs."""
_METERS = ((4, 1.0), (3, 0.8))
"""Beats a bar, and how usual that is."""
_CHROMA_WINDOW = 8192


@dataclass(frozen=True)
class Pulse:
    """The beats of a track in seconds, how many make a bar, and the number of the first beat that
    begins one."""

    beats: tuple[float, ...]
    meter: int
    first: int

    @property
    def bars(self) -> tuple[float, ...]:
        """The seconds at which bars begin."""
        return self.beats[self.first :: self.meter]


def onsets(sound: Sound) -> NDArray[np.float64]:
    """How much begins in every hundredth of a second (frames,)."""
    mono = sound if sound.ndim == 1 else sound.mean(axis=1)
    padded = np.pad(mono.astype(np.float32), (_FRAME // 2, _FRAME))
    count = 1 + (len(padded) - _FRAME) // _HOP
    edges = np.unique(np.geomspace(1, _FRAME // 2, _BANDS).astype(int))
    window = np.hanning(_FRAME).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP]
    levels = np.empty((count, len(edges)), np.float64)
    for start in range(0, count, 1000):
        power = np.abs(np.fft.rfft(frames[start : start + 1000] * window)) ** 2
        levels[start : start + 1000] = np.add.reduceat(power, edges, axis=1)
    logarithm = np.log1p(levels / (1e-4 * max(float(levels.mean()), 1e-12)))
    rise = np.maximum(np.diff(logarithm, axis=0, prepend=logarithm[:1]), 0).sum(axis=1)
    spread = float(rise.std())
    return np.asarray(rise / spread if spread > 0 else rise, np.float64)


def find_pulse(sound: Sound) -> Pulse:
    """The beats of a track; none where nothing in it begins regularly enough to tell."""
    rise = onsets(sound)
    if len(rise) < 3 * RATE // _HOP or not rise.any():
        return Pulse((), 4, 0)
    period = _period(rise)
    places = _chain(rise, period)
    if len(places) < 8:
        return Pulse((), 4, 0)
    meter, first = _meter(sound, rise, places)
    return Pulse(tuple(float(one) * _HOP / RATE for one in places), meter, first)


def _period(rise: NDArray[np.float64]) -> float:
    """The frames from beat to beat."""
    frames = RATE / _HOP
    size = 1 << (2 * len(rise) - 1).bit_length()
    flat = rise - rise.mean()
    like = np.fft.irfft(np.abs(np.fft.rfft(flat, size)) ** 2, size)[: len(rise)]
    low, high = int(frames * 60 / _FASTEST), int(frames * 60 / _SLOWEST)
    lags = np.arange(low, min(high, len(rise) // 2) + 1)
    tempo = 60 * frames / lags
    weight = np.exp(-0.5 * (np.log2(tempo / _USUAL) / _WIDTH) ** 2)
    best = int(lags[np.argmax(like[lags] * weight)])
    return _refined(like, best)


def _refined(like: NDArray[np.float64], lag: int) -> float:
    """The period more finely than a frame, from its multiples."""
    period = float(lag)
    for times in (2, 4, 8):
        near = np.arange(round(period * times) - times, round(period * times) + times + 1)
        near = near[(near > 0) & (near < len(like) - 1)]
        if len(near) < 3:
            break
        period = float(near[np.argmax(like[near])]) / times
    return period


def _chain(rise: NDArray[np.float64], period: float) -> NDArray[np.int64]:
    """The frames of the beats: strong onsets, each about one period after the last."""
    wide = np.convolve(rise, np.hanning(7) / np.hanning(7).sum(), mode="same")
    back = np.arange(-round(2 * period), -round(period / 2) + 1)
    cost = -_TIGHT * np.log(-back / period) ** 2
    score, come = wide.copy(), np.full(len(wide), -1)
    for at in range(len(wide)):
        before = at + back
        known = before >= 0
        if known.any():
            sums = cost[known] + score[before[known]]
            best = int(np.argmax(sums))
            if sums[best] > 0:
                score[at] += sums[best]
                come[at] = before[known][best]
    tail = max(len(wide) - round(2 * period), 0)
    at = tail + int(np.argmax(score[tail:]))
    places = []
    while at >= 0:
        places.append(at)
        at = int(come[at])
    return np.array(places[::-1])


def _meter(sound: Sound, rise: NDArray[np.float64], places: NDArray[np.int64]) -> tuple[int, int]:
    """How many beats a bar has and which begins one: where strong beats and new chords are."""
    reach = np.clip(places[:, None] + np.arange(-2, 3), 0, len(rise) - 1)
    strong = rise[reach].max(axis=1)
    colours = np.stack([harmony(sound, place * _HOP / RATE) for place in places])
    changes = 1 - np.sum(colours * np.roll(colours, 1, axis=0), axis=1)
    changes[0] = 0
    strong = strong / strong.mean() + changes / max(float(changes.mean()), 1e-9)
    options = []
    for meter, usual in _METERS:
        means = [float(strong[first::meter].mean()) for first in range(meter)]
        options.append((usual * (max(means) - float(np.mean(means))), meter, int(np.argmax(means))))
    best = max(options)
    return best[1], best[2]


def harmony(sound: Sound, at: float) -> NDArray[np.float64]:
    """How strong each pitch class is after a moment, as a unit vector (12,)."""
    start = round(at * RATE)
    part = sound[start : start + _CHROMA_WINDOW]
    part = part if part.ndim == 1 else part.mean(axis=1)
    power = np.abs(np.fft.rfft(part * np.hanning(len(part)), _CHROMA_WINDOW))
    hertz = np.fft.rfftfreq(_CHROMA_WINDOW, 1 / RATE)
    heard = (hertz > 60) & (hertz < 2000)
    classes = np.round(12 * np.log2(hertz[heard] / 440.0)).astype(int) % 12
    colour = np.bincount(classes, weights=power[heard], minlength=12)
    return np.asarray(colour / max(float(np.linalg.norm(colour)), 1e-9), np.float64)
