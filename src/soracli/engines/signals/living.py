"""Noise that lives: shaped in one go, wandering envelopes, filters that move, scattered grains."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Gain, Sound, convolved, fast_length, samples

Floats = NDArray[np.float64]
MovingGain = Callable[[Floats, Floats], Floats]
"""From times (frames, 1) and frequencies (1, bins) to factors (frames, bins)."""
FRAME, HOP = 1024, 256


def texture(count: int, chance: np.random.Generator, gain: Gain, rate: int = RATE) -> Sound:
    """Stationary noise of RMS 1 whose spectrum is `gain` of every frequency in hertz.

    It is drawn as a spectrum, so it costs one transform; `rate` is its samples a second.
    """
    whole = fast_length(max(count, 64))
    bins = whole // 2 + 1
    spectrum = np.empty(bins, np.complex64)
    spectrum.real = chance.standard_normal(bins, dtype=np.float32)
    spectrum.imag = chance.standard_normal(bins, dtype=np.float32)
    curve = gain(np.fft.rfftfreq(whole, 1 / rate).astype(np.float64)).astype(np.float32)
    curve[0] = 0
    spectrum *= curve
    made = np.fft.irfft(spectrum, whole)[:count].astype(np.float32)
    return made / max(float(np.sqrt(np.mean(np.square(made)))), 1e-12)


def hill(low: float, high: float, slope: float = 0.0, order: float = 2.0) -> Gain:
    """The gain of a band from `low` to `high` hertz that falls by `slope` dB an octave within."""

    def gain(frequency: Floats) -> Floats:
        safe = np.maximum(frequency, 1.0)
        power = (safe / max(low, 20.0)) ** (-slope / (10 * np.log10(2)))
        power = power / (1 + (low / safe) ** (2 * order)) / (1 + (safe / high) ** (2 * order))
        return np.asarray(np.sqrt(power))

    return gain


def wander(count: int, per_second: float, chance: np.random.Generator, rate: int = RATE) -> Sound:
    """A smooth random curve, mean about 0 and spread about 1, new `per_second` times a second.

    Three curves of different pace are added, so it never settles into a rhythm.
    """
    made = np.zeros(count, np.float32)
    for pace, weight in ((1.0, 0.75), (0.37, 0.55), (2.3, 0.36)):
        made += np.float32(weight) * _smooth(count, max(per_second * pace / rate, 1e-9), chance)
    return made


def _smooth(count: int, step: float, chance: np.random.Generator) -> Sound:
    """Random knots, one every `1 / step` samples, joined by cubic curves (Catmull-Rom)."""
    coarse = max(1, min(64, int(0.05 / step)))
    at = np.arange(-(-count // coarse) + 1) * (step * coarse)
    first = at.astype(np.int64)
    knots = chance.standard_normal(int(first[-1]) + 4) * 1.15
    part = at - first
    before, here, after, later = (knots[first + one] for one in range(4))
    bend = 2 * before - 5 * here + 4 * after - later + part * (3 * (here - after) + later - before)
    return lines(here + 0.5 * part * (after - before + part * bend), coarse, count)


def lines(curve: Floats, coarse: int, count: int) -> Sound:
    """A curve with straight lines of `coarse` samples between its points."""
    if coarse == 1:
        return curve[:count].astype(np.float32)
    start = curve[:-1].astype(np.float32)[:, None]
    ascent = np.diff(curve).astype(np.float32)[:, None]
    ramp = (np.arange(coarse, dtype=np.float32) / coarse)[None, :]
    return np.asarray((start + ascent * ramp).reshape(-1)[:count], np.float32)


def raised(sound: Sound, factor: int, count: int) -> Sound:
    """A sound made at `RATE / factor` samples a second brought up to `RATE`, `count` samples."""
    whole = fast_length(len(sound) + 256)
    padded = np.zeros(whole)
    padded[: len(sound)] = sound
    part = np.fft.rfft(padded)
    spectrum = np.zeros(whole * factor // 2 + 1, np.complex64)
    spectrum[: len(part)] = part * factor
    return np.fft.irfft(spectrum, whole * factor)[:count].astype(np.float32)


def over_time(sound: Sound, gain: MovingGain) -> Sound:
    """A mono sound through a filter that moves: overlapping frames, each with its own gains."""
    if not len(sound):
        return sound
    turns = FRAME // HOP
    frames = (-(-len(sound) // HOP) // turns + 2) * turns
    padded = np.zeros(frames * HOP + 2 * FRAME, np.float32)
    padded[FRAME : FRAME + len(sound)] = sound
    window = np.sin(np.pi * (np.arange(FRAME) + 0.5) / FRAME)
    view = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP][:frames]
    spectra = np.fft.rfft(view * window, axis=1)
    at = (np.arange(frames)[:, None] * HOP - FRAME / 2) / RATE
    spectra *= gain(at, np.fft.rfftfreq(FRAME, 1 / RATE)[None, :].astype(np.float64))
    pieces = np.fft.irfft(spectra, FRAME, axis=1) * (window * 2 / turns)
    made = np.zeros(len(padded))
    for turn in range(turns):
        every = pieces[turn::turns].reshape(-1)
        made[turn * HOP : turn * HOP + len(every)] += every
    return made[FRAME : FRAME + len(sound)].astype(np.float32)


def arrivals(rate: Floats | float, seconds: float, chance: np.random.Generator) -> Floats:
    """Random moments (Poisson), `rate` of them a second: a number, or a curve over the time."""
    if isinstance(rate, int | float):
        number = chance.poisson(max(rate, 0.0) * seconds)
        return np.sort(chance.uniform(0, seconds, number))
    total = np.concatenate([[0.0], np.cumsum(np.maximum(rate, 0))]) * seconds / len(rate)
    drawn = np.sort(chance.uniform(0, total[-1], chance.poisson(total[-1])))
    return np.asarray(np.interp(drawn, total, np.linspace(0, seconds, len(total))))


def scattered(
    grains: Sequence[Sound], at: Floats, levels: Floats, count: int, chance: np.random.Generator
) -> Sound:
    """Many short mono grains, each of a random kind, begun at the seconds `at`."""
    kinds = chance.integers(0, len(grains), len(at))
    made = np.zeros(count, np.float32)
    for kind, start, level in zip(kinds, (at * RATE).astype(np.int64), levels, strict=True):
        part = made[start : start + len(grains[kind])]
        part += np.float32(level) * grains[kind][: len(part)]
    return made


def tail(seconds: float, chance: np.random.Generator, dark: float = 4000.0) -> Sound:
    """What a room answers: noise (n,) of energy 1 that falls by 60 dB, treble first."""
    count = samples(seconds)
    fall = np.exp(-6.908 * np.arange(count) / max(count, 1))
    bright = texture(count, chance, hill(150, dark, 1, 1)) * fall**1.8
    dull = texture(count, chance, hill(120, dark / 3, 1, 1)) * fall
    made = (bright + dull).astype(np.float32)
    return made / max(float(np.sqrt(np.sum(np.square(made)))), 1e-12)


def rung(sound: Sound, seconds: float, share: float, chance: np.random.Generator) -> Sound:
    """A mono sound with `share` of the answer of a room of so many seconds."""
    if seconds <= 0 or share <= 0:
        return sound
    made = share * convolved(sound, tail(seconds, chance))
    made[: len(sound)] += sound
    return made.astype(np.float32)
