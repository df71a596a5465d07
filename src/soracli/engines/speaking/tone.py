"""What is done to the sound of espeak so that it is pleasant to hear, and all voices alike loud."""

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, decibels, shaped

LEVEL = -23.0
"""RMS of what is spoken, in dB of full scale: what broadcast asks of speech (EBU R 128)."""
CEILING = 0.89  # -1 dB


def toned(sound: Sound, warmth: float, effort: float) -> Sound:
    """Rounded off: nothing under 60 Hz, less over 8 kHz (espeak ends at 11), a little presence.

    `warmth` (-1 to 1) tilts the spectrum towards the low; `effort`, in dB of the mood, towards the
    high: who speaks louder has a flatter spectrum (Traunmueller and Eriksson, JASA 107, 2000).
    """

    def gain(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        octaves = np.clip(np.log2(np.maximum(frequency, 20) / 900), -3, 3)
        presence = 2.0 * np.exp(-((np.log2(np.maximum(frequency, 20) / 2800)) ** 2) / 0.5)
        tilted = 10 ** ((octaves * (0.18 * effort - 2.2 * warmth) + presence) / 20)
        low = 1 / (1 + (60 / np.maximum(frequency, 1)) ** 4)
        high = 1 / (1 + (frequency / 8500) ** 4)
        return np.asarray(tilted * np.sqrt(low * high))

    return shaped(sound, gain)


def active_level(sound: Sound) -> float:
    """The RMS of what is spoken, in dB: of the fiftieths of a second within 25 dB of the loudest
    ones; the pauses do not count. -inf for silence."""
    size = RATE // 50
    whole = sound[: len(sound) // size * size] if len(sound) >= size else sound[None].ravel()
    frames = whole.reshape(-1, size) if len(whole) >= size else whole[None]
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    if not power.size or power.max() <= 0:
        return float("-inf")
    loud = power[power > np.percentile(power, 95) * 10**-2.5]
    return float(10 * np.log10(loud.mean()))


def levelled(sound: Sound, gain: float) -> Sound:
    """At `LEVEL` and `gain` dB more, its peaks rounded under -1 dB of full scale."""
    level = active_level(sound)
    if not np.isfinite(level):
        return sound
    made = sound * np.float32(decibels(LEVEL + gain - level))
    knee = 0.6
    over = np.abs(made) > knee
    room = CEILING - knee
    made[over] = np.sign(made[over]) * (knee + room * np.tanh((np.abs(made[over]) - knee) / room))
    return made.astype(np.float32)
