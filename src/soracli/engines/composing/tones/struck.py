"""What is struck or plucked: partials that ring and fade, and the noise of the stroke.

Partials follow the stiff string (f = n f0 sqrt(1 + B n^2), Fletcher and Rossing, The Physics of
Musical Instruments, section 2.18) or the ratios of bars and bells (chapters 19 and 20 there).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, band, noise, samples

_BLOCK = 256
_SMALL = 250_000
"""Products of matrices up to this size are computed by one thread. Larger ones wake all, which
takes longer than the product where the processor is busy (6 times, measured on two cores)."""


@dataclass(frozen=True)
class Struck:
    """How something rings.

    `ratios` are fixed partials (none: those of a string, `stiff` being B). Their levels fall by
    `slope` (power of the number) and above `bright` (a number); `point` is where the string is
    struck or plucked, as a part of its length. `decay` is the time to -60 dB at middle C, halved
    every `halving` octaves up; partial n fades n^`damping` times faster. `twin` detunes a second
    string in cents. `knock` is the level of the stroke's noise around `knock_at` hertz. `release`
    is how long a tone rings on when it is let go.
    """

    ratios: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()
    stiff: float = 0.0
    slope: float = 1.0
    bright: float = 12.0
    point: float = 0.0
    decay: float = 4.0
    halving: float = 1.3
    damping: float = 0.6
    twin: float = 0.0
    knock: float = 0.05
    knock_at: float = 900.0
    release: float = 0.25
    shimmer: float = 0.0


def damped(
    frequencies: NDArray[np.float64],
    decays: NDArray[np.float64],
    gains: NDArray[np.float64],
    count: int,
) -> NDArray[np.float64]:
    """Sines that fade by 60 dB in `decays` seconds, begun at once (count,).

    z^(a + b) = z^a z^b: two small tables and one product of matrices instead of a sine a sample.
    """
    step = -6.908 / (decays * RATE) + 2j * np.pi * frequencies / RATE
    several = max(1, _SMALL // (2 * len(step) * _BLOCK))
    rows = -(-count // (_BLOCK * several)) * several
    outer = np.exp(step[None, :] * (_BLOCK * np.arange(rows))[:, None])
    inner = np.exp(step[:, None] * np.arange(_BLOCK)[None, :]) * gains[:, None]
    left = np.concatenate([outer.real, outer.imag], axis=1).astype(np.float32)
    right = np.concatenate([inner.imag, inner.real], axis=0).astype(np.float32)
    product = left.reshape(-1, several, left.shape[1]) @ right
    return np.asarray(product.ravel()[:count], np.float64)


def strike(tone: Struck, pitch: int, seconds: float, velocity: float) -> Sound:
    """A tone of `seconds` and its release, mono; soft ones are darker."""
    base = 440.0 * 2 ** ((pitch - 69) / 12)
    ratios, levels = _partials(tone, base, velocity)
    fundamental = tone.decay * 2 ** (-(pitch - 60) / 12 / tone.halving)
    decays = np.maximum(fundamental / np.maximum(ratios, 1) ** tone.damping, 0.03)
    count = samples(min(seconds + tone.release, 1.2 * fundamental + 0.1))
    made = damped(base * ratios, decays, levels, count)
    if tone.twin:
        other = base * 2 ** (tone.twin / 1200)
        made = made + 0.7 * damped(other * ratios, decays * 1.5, levels, count)
    if tone.shimmer:
        made *= 1 + tone.shimmer * np.sin(2 * np.pi * 5.2 * np.arange(count) / RATE)
    made /= max(float(np.sqrt(np.mean(made[: samples(0.25)] ** 2))), 1e-9)
    sound = made.astype(np.float32)
    sound[:24] *= np.linspace(0, 1, 24, dtype=np.float32)[: len(sound)]
    return _knocked(_released(sound, seconds, tone.release), tone, pitch, velocity)


def _partials(
    tone: Struck, base: float, velocity: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Ratios to the fundamental and levels of all partials that can be heard."""
    bright = tone.bright * (0.45 + 0.8 * velocity)
    if tone.ratios:
        ratios = np.array(tone.ratios)
        levels = np.array(tone.levels) * np.exp(-(ratios - 1) / (4 * bright) * (1 - velocity))
    else:
        numbers = np.arange(1, 41)
        stiff = tone.stiff * (base / 261.6) ** 1.4
        ratios = numbers * np.sqrt(1 + stiff * numbers**2)
        levels = numbers**-tone.slope * np.exp(-numbers * (base / 261.6) ** 0.5 / bright)
        if tone.point:
            levels *= np.abs(np.sin(np.pi * numbers * tone.point)) + 0.03
    heard = (base * ratios < 16000) & (levels > 1e-4 * levels.max())
    return ratios[heard], levels[heard]


def _released(sound: Sound, seconds: float, release: float) -> Sound:
    """Let go after `seconds`."""
    start = samples(seconds)
    if start < len(sound):
        rest = np.linspace(1, 0, len(sound) - start, dtype=np.float32)
        sound[start:] *= rest**2
    else:
        ends = min(samples(0.03), len(sound))
        sound[-ends:] *= np.linspace(1, 0, ends, dtype=np.float32)
    return sound


def _knocked(sound: Sound, tone: Struck, pitch: int, velocity: float) -> Sound:
    """With the noise of hammer, pick or mallet."""
    if not tone.knock:
        return sound
    count = min(samples(0.05), len(sound))
    knock = noise(count, np.random.default_rng(pitch))
    knock = band(knock, tone.knock_at / 2.5, tone.knock_at * 2.5, 1)
    fade = np.exp(-np.arange(count) / samples(0.009)).astype(np.float32)
    sound[:count] += knock * fade * np.float32(tone.knock * (0.4 + velocity) * 2)
    return sound
