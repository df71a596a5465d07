"""What holds its tone: ensembles from one spectrum with spread partials, soloists from wave tables.

Ensembles follow Nasca's padsynth: every partial is a narrow hump of frequencies with phases by
chance, and the inverse transform is a loop without a seam that sounds like many players.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, band, noise, samples

_LOOP = 1 << 17
_TABLE = 2048
Formants = tuple[tuple[float, float, float], ...]
"""(hertz, width in hertz, gain) of resonances."""


@dataclass(frozen=True)
class Held:
    """How something holds a tone.

    Partials fall by `slope` (power of the number) and above `bright` hertz; `even` is the level of
    even partials. `spread` is how far players are apart, in cents (0: one player, with `vibrato` in
    cents at `rate` hertz). `attack` and `release` in seconds. `breath` is the level of noise.
    `pluck` is the time in seconds in which the sound grows dark (0: never). `tremolo` beats a
    second of a shaking bow.
    """

    slope: float = 1.0
    bright: float = 3000.0
    even: float = 1.0
    formants: Formants = ()
    spread: float = 0.0
    vibrato: float = 0.0
    rate: float = 5.4
    attack: float = 0.08
    release: float = 0.2
    breath: float = 0.0
    pluck: float = 0.0
    tremolo: float = 0.0


def hold(tone: Held, pitch: int, seconds: float, velocity: float) -> Sound:
    """A tone of `seconds` and its release: (n, 2) from ensembles, (n,) from soloists."""
    count = samples(seconds + tone.release)
    if tone.spread:
        loop = _ensemble(tone, pitch, round(velocity * 3))
        start = (pitch * 7919) % _LOOP
        sound = np.take(loop, np.arange(start, start + count), axis=0, mode="wrap")
    else:
        sound = _solo(tone, pitch, count, velocity)
    level = _envelope(tone, count, seconds, velocity)
    return sound * (level[:, None] if sound.ndim == 2 else level)


def _levels(tone: Held, base: float, velocity: float) -> NDArray[np.float64]:
    """The level of every partial below 16 kHz."""
    numbers = np.arange(1, min(int(16000 / base), 60) + 1)
    hertz = base * numbers
    edge = tone.bright * (0.55 + 0.75 * velocity)
    levels = numbers**-tone.slope / np.sqrt(1 + (hertz / edge) ** 4)
    levels[1::2] *= tone.even
    if tone.formants:
        gain = sum(g / (1 + ((hertz - f) / w) ** 2) for f, w, g in tone.formants)
        levels *= 0.12 + np.asarray(gain)
    return np.asarray(levels, np.float64)


@functools.lru_cache(maxsize=128)
def _ensemble(tone: Held, pitch: int, loud: int) -> Sound:
    """A loop of many players (n, 2), RMS 1."""
    base = 440.0 * 2 ** ((pitch - 69) / 12)
    chance = np.random.default_rng(pitch * 8 + loud)
    power = np.zeros(_LOOP // 2 + 1)
    for number, level in enumerate(_levels(tone, base, loud / 3), 1):
        width = max(base * number * (2 ** (tone.spread / 1200) - 1) * _LOOP / RATE, 1.0)
        middle = base * number * _LOOP / RATE
        reach = int(3 * width) + 1
        bins = np.arange(max(int(middle) - reach, 1), min(int(middle) + reach, len(power)))
        power[bins] += level * np.exp(-(((bins - middle) / width) ** 2)) / np.sqrt(width)
    sides = []
    for _ in range(2):
        phases = np.exp(2j * np.pi * chance.uniform(0, 1, len(power)))
        sides.append(np.fft.irfft(power * phases, _LOOP))
    loop = np.stack(sides, axis=1)
    return np.asarray(loop / np.sqrt(np.mean(loop**2)), np.float32)


def _solo(tone: Held, pitch: int, count: int, velocity: float) -> Sound:
    """One player (n,): a table of one wave, read with vibrato that comes after a while."""
    base = 440.0 * 2 ** ((pitch - 69) / 12)
    time = np.arange(count, dtype=np.float32) / RATE
    phase = base * time
    if tone.vibrato:
        depth = (2 ** (tone.vibrato / 1200) - 1) * base / (2 * np.pi * tone.rate)
        grown = np.clip((time - 0.18) / 0.4, 0, 1)
        phase = phase - depth * grown * np.cos(2 * np.pi * tone.rate * time)
    sound = _read(_table(tone, pitch, round(velocity * 4)), phase)
    if tone.pluck:
        dark = _read(_table(tone, pitch, -3), phase)
        open_ = np.exp(-time / tone.pluck).astype(np.float32)
        sound = dark + (sound - dark) * open_
    if tone.breath:
        air = band(noise(count, np.random.default_rng(pitch)), base * 0.8, base * 5 + 3000, 1)
        sound = sound + np.float32(tone.breath) * air
    return sound.astype(np.float32)


@functools.lru_cache(maxsize=256)
def _table(tone: Held, pitch: int, loud: int) -> Sound:
    """One wave, RMS 1, and its first sample again."""
    base = 440.0 * 2 ** ((pitch - 69) / 12)
    levels = _levels(tone, base, max(loud, 0) / 4)
    if loud < 0:
        levels *= np.exp(-np.arange(len(levels)) * base / 500)
    spectrum = np.zeros(_TABLE // 2 + 1, np.complex128)
    numbers = np.arange(1, len(levels) + 1)
    spectrum[numbers] = levels * np.exp(1j * np.pi * numbers * (numbers % 5) / 2.7)
    wave = np.fft.irfft(spectrum)
    wave /= np.sqrt(np.mean(wave**2))
    return np.append(wave, wave[0]).astype(np.float32)


def _read(table: Sound, phase: NDArray[np.floating]) -> Sound:
    place = (phase % 1.0) * _TABLE
    whole = np.minimum(place.astype(np.int32), _TABLE - 1)
    rest = (place - whole).astype(np.float32)
    low = table[whole]
    return np.asarray(low + rest * (table[whole + 1] - low), np.float32)


def _envelope(tone: Held, count: int, seconds: float, velocity: float) -> Sound:
    """How the tone comes, stays and goes; short tones come faster."""
    level = np.ones(count, np.float32)
    attack = tone.attack * (1.25 - 0.6 * velocity)
    rise = min(max(samples(min(attack, 0.5 * seconds)), 48), count)
    level[:rise] = np.sin(np.linspace(0, np.pi / 2, rise)) ** 2
    fall = min(max(samples(tone.release), 48), count)
    level[-fall:] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32)) ** 2
    time = np.arange(count, dtype=np.float32) / RATE
    if tone.pluck:
        level *= 0.35 + 0.65 * np.exp(-time / (3 * tone.pluck))
    if tone.tremolo:
        level *= 0.62 + 0.38 * np.abs(np.sin(np.pi * tone.tremolo * time))
    return level
