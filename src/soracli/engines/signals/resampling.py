"""From any rate to that of the house."""

from math import gcd

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, fast_length


def resampled(sound: Sound, rate: int) -> Sound:
    """A sound (n,) or (n, channels) of `rate` hertz at `RATE`, n * RATE / rate samples long.

    Exact up to the lower of the two half rates: the spectrum is kept and given another length.
    Silence around it keeps the end from ringing into the beginning.
    """
    if rate == RATE or not len(sound):
        return np.asarray(sound, np.float32)
    shared = gcd(RATE, rate)
    up, down = RATE // shared, rate // shared
    blocks = fast_length(-(-(len(sound) + rate // 10) // down))
    spectrum = np.fft.rfft(sound, blocks * down, axis=0)
    made = np.fft.irfft(spectrum, blocks * up, axis=0) * (up / down)
    return made[: round(len(sound) * up / down)].astype(np.float32)
