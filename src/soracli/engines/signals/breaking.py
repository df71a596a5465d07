"""Things that break, pop, open and shut.

What breaks cracks once and falls into shards; each shard is a small body of its own that is struck
where it lands: many at first, fewer and fewer after.
"""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, band, decibels, noise, samples
from soracli.engines.signals.rubbing import scrape
from soracli.engines.signals.striking import strike
from soracli.engines.signals.textures import piece


def shatter(material: str, size: float, impulse: float, chance: np.random.Generator) -> Sound:
    """A body of a material that falls into shards at sample 0 (n,); peaks near -10 dB."""
    sound = np.zeros(samples(1.6), np.float32)
    crack = np.exp(-np.arange(samples(0.08)) / RATE / 0.012).astype(np.float32)
    add(sound, 1.5 * crack * piece("grit", len(crack), chance), 0.0)
    add(sound, strike((material, "stone"), 3.0, size, 1.0, chance, other=size) * 4, 0.0)
    count = int(np.clip(26 * (size / 0.3) ** 0.5, 12, 48))
    for at in np.sort(chance.exponential(0.2, count)):
        shard = size * float(chance.uniform(0.06, 0.3))
        hit = strike((material, "stone"), 0.05, shard, 0.02, chance, other=shard)
        add(sound, hit * np.float32(18 * chance.uniform(0.2, 1) * np.exp(-at / 0.5)), 0.012 + at)
    sound *= np.float32(decibels(_loud(impulse)) / max(float(np.abs(sound).max()), 1e-9))
    return _closed(sound)


def crack(material: str, size: float, impulse: float, chance: np.random.Generator) -> Sound:
    """A body that cracks and splinters, as wood or stone does (n,)."""
    sound = np.zeros(samples(0.8), np.float32)
    for index, at in enumerate(np.sort(chance.exponential(0.05, 9)) - 0.004):
        hit = strike((material, material), 1.0, size * chance.uniform(0.2, 0.9), 0.3, chance)
        add(sound, hit * np.float32(chance.uniform(0.3, 1) * 0.8**index), max(float(at), 0.0))
    fibres = piece("dirt", samples(0.35), chance)
    time = np.arange(len(fibres)) / RATE
    fibres *= (np.exp(-time / 0.09) * (1 - time / time[-1])).astype(np.float32)
    add(sound, 0.12 * fibres, 0.004)
    sound *= np.float32(decibels(_loud(impulse)) / max(float(np.abs(sound).max()), 1e-9))
    return _closed(sound)


def pop(size: float, chance: np.random.Generator) -> Sound:
    """A skin full of air that bursts (n,): a click, and the air's own short, low tone."""
    time = np.arange(samples(0.25)) / RATE
    pitch = float(np.clip(105 / max(size, 0.05), 120, 900))
    burst = np.exp(-time / 0.0022) * noise(len(time), chance)
    wave = np.exp(-time / 0.0009) - 0.55 * np.exp(-time / 0.0028)
    tone = 0.35 * np.sin(2 * np.pi * pitch * time) * np.exp(-time / 0.018)
    made = (0.9 * burst + wave + tone).astype(np.float32)
    return _closed(made * np.float32(decibels(-8) / max(float(np.abs(made).max()), 1e-9)))


def door(sort: str, material: str, size: float, chance: np.random.Generator) -> Sound:
    """A door (n,): "open" is latch and hinge, "close" is the leaf in its frame and the latch."""
    sound = np.zeros(samples(1.2), np.float32)
    latch = strike(("metal", "metal"), 0.05, 0.05, 0.1, chance, other=0.05)
    if sort == "close":
        slam = strike((material, "wood"), 14.0, max(size, 1.0), 25.0, chance)
        add(sound, band(slam, 0, 2500, 1) * 1.2, 0.0)
        add(sound, latch * 0.7, 0.02)
        return _closed(sound)
    add(sound, latch, 0.0)
    add(sound, latch * 0.6, 0.07)
    add(sound, _creak(0.7, chance), 0.12)
    add(sound, scrape(("wood", "wood"), 0.5, 0.4, 1.0, 6.0, chance) * 0.12, 0.1)
    return _closed(sound)


def _creak(seconds: float, chance: np.random.Generator) -> Sound:
    """A hinge that sticks and slips: a train of ticks whose rate wanders, through wood."""
    time = np.arange(samples(seconds)) / RATE
    knots = np.linspace(0, seconds, 8)
    rate = np.interp(time, knots, 90 * np.exp(chance.uniform(-0.6, 0.5, 8)))
    phase = np.cumsum(rate) / RATE
    ticks = np.zeros(len(time), np.float32)
    ticks[np.flatnonzero(np.diff(np.floor(phase)) > 0)] = 1.0
    swell = np.sin(np.pi * time / seconds).astype(np.float32) ** 0.7
    rung = band(ticks, 520, 900, 4) + 0.7 * band(ticks, 1500, 2300, 4)
    return np.asarray(0.02 * swell * rung / max(float(np.abs(rung).max()), 1e-9), np.float32)


def _loud(impulse: float) -> float:
    return float(np.clip(-13 + 4 * np.log10(max(impulse, 0.01)), -26, -6))


def _closed(sound: Sound) -> Sound:
    """Ends without a click."""
    count = min(samples(0.03), len(sound))
    sound[-count:] *= np.linspace(1, 0, count, dtype=np.float32)
    return sound
