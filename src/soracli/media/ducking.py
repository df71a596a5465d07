"""Ducking: what plays under speech makes way for it, a little before it begins.

The curve is drawn in decibels, in steps of ten milliseconds: straight down before the speech and
straight up after it, with round corners.
"""

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
Curve = NDArray[np.float64]
"""A value for every hundredth of a second."""
STEP = RATE // 100
ATTACK, HOLD, RELEASE = 0.08, 0.15, 0.4
"""Seconds to go down before the speech, to stay down after it, and to come back."""
FAINTEST = -55.0
"""dBFS below which nobody speaks."""
SPREAD = 30.0
"""dB between the loudest speech and the faintest that counts."""
CORNER = 5
"""Steps over which a corner of the curve is rounded."""


def powers(sound: Sound) -> Curve:
    """The mean square of every step, over all channels; the last step may be shorter."""
    if not len(sound):
        return np.zeros(0)
    channels = sound[:, None] if sound.ndim == 1 else sound
    square = np.einsum("nc,nc->n", channels, channels) / channels.shape[1]
    starts = np.arange(0, len(square), STEP)
    sums: Curve = np.add.reduceat(square, starts, dtype=np.float64)
    return sums / np.diff(np.append(starts, len(square)))


def speaking(sound: Sound) -> NDArray[np.bool_]:
    """Whether somebody speaks, for every step of a stem of dialogue."""
    level = 10 * np.log10(np.maximum(powers(sound), 1e-12))
    heard = level[level > FAINTEST]
    if not len(heard):
        return np.zeros(len(level), np.bool_)
    found: NDArray[np.bool_] = level > max(FAINTEST, float(np.percentile(heard, 95)) - SPREAD)
    return found


def ducking(speech: NDArray[np.bool_], depth: float) -> Curve:
    """By how many dB a stem goes down at every step: 0 far from speech, `depth` in it."""
    down = np.where(speech, max(depth, 0.0), 0.0)
    hold = round(HOLD * RATE / STEP)
    down = _highest(down, hold, 0)
    down = _ramp(down, depth * STEP / (RELEASE * RATE))
    down = _ramp(down[::-1], depth * STEP / (ATTACK * RATE))[::-1]
    window = np.hanning(CORNER + 2)[1:-1]
    # widened first: rounding must not lift the curve where somebody speaks
    around = np.pad(_highest(down, CORNER // 2, CORNER // 2), CORNER // 2, mode="edge")
    return np.convolve(around, window / window.sum(), mode="valid")


def ducked(sound: Sound, down: Curve) -> Sound:
    """A sound, lowered by a curve of dB."""
    if not len(down) or not down.any():
        return sound
    at = (np.arange(len(down)) + 0.5) * STEP
    gain = 10 ** (-np.interp(np.arange(len(sound)), at, down) / 20)
    curve = gain.astype(np.float32)
    return sound * (curve if sound.ndim == 1 else curve[:, None])


def duck(sound: Sound, speech: Sound, depth: float) -> Sound:
    """A stem that makes way for a stem of speech by `depth` dB."""
    return ducked(sound, ducking(speaking(speech), depth))


def _highest(values: Curve, before: int, after: int) -> Curve:
    """The highest value of those `before` and `after` every one, itself among them."""
    padded = np.pad(values, (before, after))
    made: Curve = np.lib.stride_tricks.sliding_window_view(padded, before + after + 1).max(axis=1)
    return made


def _ramp(values: Curve, slope: float) -> Curve:
    """The same values, but none falls by more than `slope` from one to the next."""
    fall = slope * np.arange(len(values))
    made: Curve = np.maximum.accumulate(values + fall) - fall
    return made
