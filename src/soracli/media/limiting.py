"""The limiter: peaks above a ceiling are taken down, and nothing else is changed.

It looks ahead: the gain has come down, smoothly, when the peak is there. Peaks are those of the
wave between the samples (dBTP). The gain is drawn in decibels, one value for sixteen samples.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE
from soracli.media.loudness import peaks

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
Curve = NDArray[np.float64]
BLOCK = 16


@dataclass(frozen=True)
class Pace:
    """How fast the gain comes down (`look_ahead` seconds), and back (`release` dB in a second)."""

    look_ahead: float
    release: float


SMOOTH = Pace(0.005, 150.0)
"""For a whole mix: waves are not bent."""
QUICK = Pace(0.001, 3000.0)
"""For blows: the spike at the front is taken down, and what rings after it is left as loud."""
SLOW_RELEASE = 20.0
"""dB in a second by which the gain comes back where peak follows peak."""
SUSTAINED = 0.05
"""Seconds over which peaks are averaged for the slow one: a single click hardly counts there."""
CEILING = -1.0


@dataclass(frozen=True)
class Peaks:
    """The true peak of every sixteen of `samples` samples, as a factor of full scale."""

    samples: int
    values: Curve

    @property
    def highest(self) -> float:
        """The true peak of all."""
        return float(self.values.max(initial=0.0))


def peaks_of(sound: Sound) -> Peaks:
    """The peaks of a sound."""
    return Peaks(len(sound), peaks(sound, BLOCK))


def reduction(found: Peaks, gain: float, ceiling: float, pace: Pace = SMOOTH) -> Curve:
    """By how many dB each block has to go down, if it is raised by `gain` dB before."""
    over = 20 * np.log10(np.maximum(found.values, 1e-9)) + gain - ceiling
    down = np.maximum(over, 0.0)
    if not down.any():
        return down
    window = np.hanning(2 * round(SUSTAINED * RATE / BLOCK / 2) + 1)
    around = np.convolve(down, window / window.sum())[len(window) // 2 :][: len(down)]
    down = np.maximum(_falling(down, pace.release), _falling(around, SLOW_RELEASE))
    reach = round(pace.look_ahead * RATE / BLOCK)
    # one block wider than the window: between two blocks the gain is a straight line
    wide = np.pad(down, 2 * reach)
    wide = _highest(wide, 2 * reach + 3)
    window = np.hanning(2 * reach + 1)[1:-1]
    made: Curve = np.convolve(wide, window / window.sum(), mode="valid")
    return made


def _falling(down: Curve, speed: float) -> Curve:
    """The same curve, but it falls by no more than `speed` dB in a second."""
    fall = speed * BLOCK / RATE * np.arange(len(down))
    made: Curve = np.maximum.accumulate(down + fall) - fall
    return made


def _highest(values: Curve, width: int) -> Curve:
    """The highest of every `width` values in a row."""
    span = 1
    while 2 * span <= width:
        values = np.maximum(values[:-span], values[span:])
        span *= 2
    rest = width - span
    return np.maximum(values[:-rest], values[rest:]) if rest else values


def gains(down: Curve, samples: int) -> Sound:
    """The factor of every sample, from the dB of every block."""
    at = (np.arange(len(down)) + 0.5) * BLOCK
    line = np.interp(np.arange(samples), at, 10 ** (-down / 20))
    return line.astype(np.float32)


def limit(sound: Sound, ceiling: float = CEILING) -> Sound:
    """A sound whose true peak is at most `ceiling` dBTP."""
    found = peaks_of(sound)
    down = reduction(found, 0.0, ceiling)
    if not down.any():
        return sound
    gain = gains(down, len(sound))
    return sound * (gain if sound.ndim == 1 else gain[:, None])
