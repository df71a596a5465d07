"""The pitch of a voice, measured: the fundamental of every voiced moment.

A moment is voiced where the sound repeats itself; the period is the first peak of the normalised
autocorrelation that comes near its highest (Boersma, IFA Proceedings 17, 1993, without its path
finding: a median needs none).
"""

import numpy as np
from numpy.typing import NDArray

WINDOW, STEP = 0.045, 0.012
LOWEST, HIGHEST = 45.0, 600.0
VOICED = 0.55
NEAR = 0.88
LONGEST = 20.0
"""Seconds that are looked at; the median of a long speech does not change after that."""


def fundamentals(sound: NDArray[np.float32], hertz: int) -> NDArray[np.float64]:
    """The fundamental in hertz of every voiced moment of the first 20 seconds of a mono sound."""
    step = max(1, hertz // 11_025)
    thin = _thinned(sound[: int(LONGEST * hertz)], step)
    rate = hertz / step
    size, hop = int(WINDOW * rate), int(STEP * rate)
    if len(thin) < size:
        return np.zeros(0)
    frames = np.lib.stride_tricks.sliding_window_view(thin, size)[::hop].astype(np.float64)
    power = np.sqrt(np.mean(frames**2, axis=1))
    frames = frames[power > 0.1 * power.max()] if power.max() > 0 else frames[:0]
    return _periods(frames - frames.mean(axis=1, keepdims=True), rate) if len(frames) else power[:0]


def median_pitch(sound: NDArray[np.float32], hertz: int) -> float:
    """The median fundamental in hertz; 0 where nothing is voiced."""
    found = fundamentals(sound, hertz)
    return float(np.median(found)) if len(found) >= 3 else 0.0


def _thinned(sound: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    if step == 1:
        return sound
    whole = np.concatenate([sound, np.zeros(-len(sound) % step, np.float32)])
    return np.asarray(whole.reshape(-1, step).mean(axis=1), np.float32)


def _periods(frames: NDArray[np.float64], rate: float) -> NDArray[np.float64]:
    size = frames.shape[1]
    window = np.hanning(size)
    length = 1 << (2 * size - 1).bit_length()
    own = np.maximum(_repetition(window[None], length), 1e-6)  # at the far end nothing overlaps
    repeated = _repetition(frames * window, length) / own
    repeated /= np.maximum(repeated[:, :1], 1e-12)
    first, last = int(rate / HIGHEST), min(int(rate / LOWEST), size * 3 // 4)
    part = repeated[:, first - 1 : last + 1]
    peaks = (part[:, 1:-1] >= part[:, :-2]) & (part[:, 1:-1] >= part[:, 2:])
    values = np.where(peaks, part[:, 1:-1], 0)
    best = values.max(axis=1)
    at = np.argmax(values >= NEAR * best[:, None], axis=1)
    rows = np.arange(len(at))
    before, here, after = (part[rows, at + k] for k in range(3))
    bend = before - 2 * here + after
    shift = np.where(bend < 0, 0.5 * (before - after) / np.where(bend < 0, bend, 1), 0)
    return np.asarray((rate / (first + at + shift))[best > VOICED])


def _repetition(frames: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(frames, length, axis=1)
    return np.asarray(np.fft.irfft(np.abs(spectrum) ** 2, length, axis=1)[:, : frames.shape[1]])
