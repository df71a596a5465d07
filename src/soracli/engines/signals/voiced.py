"""Tones that glide: phases of a pitch that moves, pulses of a throat, tubes and their formants."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.engines.signals.basics import RATE, Sound
from soracli.engines.signals.living import Floats, MovingGain, wander

Curve = Callable[[Floats], Floats]
"""A value over the seconds."""


def cycles(pitch: Floats | Sound) -> Floats:
    """How many turns a tone has made at every sample, for its pitch in hertz at every sample."""
    return np.asarray(np.cumsum(pitch, dtype=np.float64) / RATE)


def shaky(pitch: Floats, jitter: float, chance: np.random.Generator, pace: float = 30.0) -> Floats:
    """A pitch that trembles by the share `jitter`, `pace` times a second."""
    if jitter <= 0:
        return pitch
    return np.asarray(pitch * np.exp(jitter * wander(len(pitch), pace, chance)))


def pulses(turns: Floats, pitch: Floats, highest: float = 9000.0) -> Sound:
    """A pulse at every turn, its partials of equal strength up to about `highest` hertz.

    The pulse is exp(k (cos - 1)), whose partials fall like a Gaussian: nothing folds back.
    """
    sharp = np.clip((highest / np.maximum(pitch, 10.0)) ** 2 / 3, 0.3, 40000.0)
    wave = np.exp(sharp * (np.cos(2 * np.pi * turns) - 1)) * np.sqrt(2 * np.pi * sharp)
    return np.asarray(wave - 1, np.float32)


def partials(turns: Floats, pitch: Floats, levels: Floats) -> Sound:
    """A tone of harmonic partials with their levels, the ones above hearing left away."""
    made = np.zeros(len(turns))
    top = float(np.max(pitch, initial=1.0))
    for number, level in enumerate(levels, 1):
        if level and number * top < RATE / 2.2:
            made += level * np.sin(2 * np.pi * number * turns)
    return made.astype(np.float32)


def tract(
    formants: Sequence[Curve], widths: Sequence[float], slope: float = 6.0, size: float = 1.0
) -> MovingGain:
    """The gain of a throat: a cascade of resonances, each a curve of hertz over the seconds.

    `widths` are their bandwidths in hertz, `slope` the dB an octave that treble falls, and `size`
    divides every frequency: 2 is a throat of twice the length.
    """

    def gain(at: Floats, frequency: Floats) -> Floats:
        made = (np.maximum(frequency, 60.0) / 500.0) ** (-slope / (20 * np.log10(2)))
        made = np.repeat(made, len(at), axis=0)
        for formant, width in zip(formants, widths, strict=True):
            peak = formant(at) / size
            ratio = (frequency / peak) ** 2
            made /= np.sqrt((1 - ratio) ** 2 + (frequency * width / peak**2) ** 2)
        # the resonances above the last one keep the treble from falling as fast as the cascade
        return made * (1 + ratio) ** (len(formants) - 1.6)

    return gain
