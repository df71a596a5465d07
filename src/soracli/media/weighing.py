"""Loudness without a meter: what BS.1770 would say, to a tenth of a LU, at once.

While a mix is being made this is asked many times over; in the end ffmpeg's meter measures it.
"""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
Powers = NDArray[np.float64]
"""The weighted mean square of every tenth of a second, added up over the channels."""
TENTH = RATE // 10
BLOCK = 4
"""Tenths of a second in a block of the meter, one every tenth."""
ABSOLUTE, RELATIVE = -70.0, -10.0
"""The gates: LUFS below which a block does not count, and LU below the mean of those that do."""
FILTERS = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (-1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
)
"""ITU-R BS.1770-4, tables 1 and 2: the head, and the ear's deafness for low tones, at 48 kHz."""


def weighed(sound: Sound) -> Powers:
    """The weighted power of every tenth of a second; what is left at the end counts as one."""
    channels = sound[:, None] if sound.ndim == 1 else sound
    short = -len(channels) % TENTH
    padded = np.pad(channels, ((0, short), (0, 0))) if short else channels
    total = np.zeros(len(padded) // TENTH)
    for channel in range(padded.shape[1]):
        spectrum = np.fft.rfft(padded[:, channel].reshape(-1, TENTH), axis=1)
        total += (spectrum.real**2 + spectrum.imag**2) @ _weights()
    if short and len(total):  # nothing was added to the last but silence
        total[-1] *= TENTH / (TENTH - short)
    return total


def loudness(powers: Powers) -> float:
    """The integrated loudness in LUFS, gated; -infinity where nothing passes the gate."""
    if not len(powers):
        return -math.inf
    count = min(BLOCK, len(powers))
    blocks = np.convolve(powers, np.full(count, 1 / count), mode="valid")
    heard = blocks[blocks > _power(ABSOLUTE)]
    if not len(heard):
        return -math.inf
    heard = heard[heard > heard.mean() * 10 ** (RELATIVE / 10)]
    return -0.691 + 10 * math.log10(float(heard.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


@cache
def _weights() -> NDArray[np.float64]:
    """What the power of each frequency of a tenth of a second is multiplied by."""
    turn = np.exp(-2j * np.pi * np.arange(TENTH // 2 + 1) / TENTH)
    weight = np.full(len(turn), 2 / TENTH**2)
    weight[[0, -1]] /= 2
    for (b0, b1, b2), (a1, a2) in FILTERS:
        weight *= np.abs((b0 + b1 * turn + b2 * turn**2) / (1 + a1 * turn + a2 * turn**2)) ** 2
    return weight
