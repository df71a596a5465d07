"""Noise, filters, envelopes and placing: the tools of every synthesis here.

A sound is float32 at `RATE`, (n,) mono or (n, 2) stereo, full scale 1. Filters work on the whole
sound at once, in the frequency domain: that needs no library that is slow to import.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Gain = Callable[[NDArray[np.float64]], NDArray[np.float64]]
Sound = NDArray[np.float32]
"""Samples at `RATE`: (n,) mono or (n, 2) stereo, full scale 1."""


def samples(seconds: float) -> int:
    """How many samples a time is."""
    return round(seconds * RATE)


def times(seconds: float) -> NDArray[np.float64]:
    """The second of every sample (n,)."""
    return np.arange(samples(seconds)) / RATE


def noise(count: int, chance: np.random.Generator, slope: float = 0.0) -> Sound:
    """Noise of `count` samples at RMS 1, falling by `slope` dB an octave (3: pink, 6: brown)."""
    if count <= 0:
        return np.zeros(0, np.float32)
    whole = fast_length(count)
    spectrum = np.fft.rfft(chance.standard_normal(whole))
    frequency = np.fft.rfftfreq(whole, 1 / RATE)
    frequency[0] = frequency[1] if whole > 1 else 1.0
    spectrum *= (np.maximum(frequency, 20.0) / 1000.0) ** (-slope / (20 * np.log10(2)))
    spectrum[0] = 0
    made = np.fft.irfft(spectrum, whole)[:count]
    return (made / max(float(np.sqrt(np.mean(made**2))), 1e-12)).astype(np.float32)


def band(sound: Sound, low: float, high: float, order: float = 2.0) -> Sound:
    """What lies between two frequencies in hertz (0 and infinity: no edge), edges of Butterworth
    steepness `order`, without delay."""

    def gain(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        power = np.ones_like(frequency)
        if low > 0:
            power /= 1 + (low / np.maximum(frequency, 1e-6)) ** (2 * order)
        if np.isfinite(high):
            power /= 1 + (frequency / high) ** (2 * order)
        return np.sqrt(power)

    return shaped(sound, gain)


def shaped(sound: Sound, gain: Gain) -> Sound:
    """A sound with every frequency multiplied by `gain` of it (hertz)."""
    count = len(sound)
    if count == 0:
        return sound
    whole = fast_length(count + RATE // 20)
    spectrum = np.fft.rfft(sound, whole, axis=0)
    curve = gain(np.fft.rfftfreq(whole, 1 / RATE).astype(np.float64))
    spectrum *= curve if sound.ndim == 1 else curve[:, None]
    return np.fft.irfft(spectrum, whole, axis=0)[:count].astype(np.float32)


def convolved(sound: Sound, response: Sound) -> Sound:
    """Two mono sounds, or a mono sound with a stereo response, folded; as long as both together."""
    count = len(sound) + len(response) - 1
    whole = fast_length(count)
    left = np.fft.rfft(sound, whole, axis=0)
    right = np.fft.rfft(response, whole, axis=0)
    if left.ndim < right.ndim:
        left = left[:, None]
    elif right.ndim < left.ndim:
        right = right[:, None]
    return np.fft.irfft(left * right, whole, axis=0)[:count].astype(np.float32)


def modes(
    frequencies: NDArray[np.float64],
    decays: NDArray[np.float64],
    gains: NDArray[np.float64],
    seconds: float,
) -> Sound:
    """Struck modes: sines in hertz that fade by 60 dB in `decays` seconds, all begun at once."""
    time = times(seconds)
    sound = np.zeros(len(time))
    for frequency, decay, gain in zip(frequencies, decays, gains, strict=True):
        if frequency < RATE / 2.2:
            sound += gain * np.exp(-6.908 / decay * time) * np.sin(2 * np.pi * frequency * time)
    return sound.astype(np.float32)


def add(into: Sound, sound: Sound, at: float) -> None:
    """Add a sound to another from second `at` on; what lies outside is left away."""
    start = samples(at)
    first, last = max(start, 0), min(start + len(sound), len(into))
    if last > first:
        into[first:last] += sound[first - start : last - start]


def faded(sound: Sound, fade_in: float, fade_out: float) -> Sound:
    """A copy with equal-power fades at both ends, in seconds."""
    made = sound.copy()
    count = min(samples(fade_in), len(made))
    if count:
        made[:count] *= _along(np.sin(np.pi / 2 * (np.arange(count) + 0.5) / count), made)
    count = min(samples(fade_out), len(made))
    if count:
        made[-count:] *= _along(np.cos(np.pi / 2 * (np.arange(count) + 0.5) / count), made)
    return made


def decibels(gain: float) -> float:
    """A gain in dB as a factor."""
    return float(10 ** (gain / 20))


def rms(sound: Sound) -> float:
    """The root mean square."""
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if sound.size else 0.0


def stereo(sound: Sound, azimuth: float = 0.0) -> Sound:
    """A mono sound between two speakers with equal power: `azimuth` -1 is left, 1 right."""
    angle = np.pi / 4 * (float(np.clip(azimuth, -1, 1)) + 1)
    sides = np.array([np.cos(angle), np.sin(angle)], np.float32)
    return sound[:, None] * sides


def fast_length(count: int) -> int:
    """The next length that is fast to transform: 2, 3 and 5 are its only factors."""
    best = 1 << max(count - 1, 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            rest = -(-count // three)
            best = min(best, three << max(rest - 1, 0).bit_length())
            three *= 3
        five *= 5
    return best


def _along(curve: NDArray[np.float64], sound: Sound) -> Sound:
    made = curve.astype(np.float32)
    return made if sound.ndim == 1 else made[:, None]
