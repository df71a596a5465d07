"""What all makers of beds share: two sides that differ, slow envelopes, grains that come and go."""

from collections.abc import Sequence

import numpy as np

from soracli.engines.signals.basics import RATE, Gain, Sound, samples
from soracli.engines.signals.living import Floats, raised, texture, wander


def wide(count: int, chance: np.random.Generator, gain: Gain, width: float = 0.8) -> Sound:
    """Noise of RMS 1 (n, 2) whose sides are the more alike, the less `width` there is."""
    left, right = texture(count, chance, gain), texture(count, chance, gain)
    share = np.float32(np.sqrt(max(0.0, 1 - width**2)))
    return np.stack([left, share * left + np.float32(width) * right], axis=1)


def low_wide(count: int, chance: np.random.Generator, gain: Gain, factor: int) -> Sound:
    """The same where nothing lies above `RATE / factor / 2`: made at a low rate and brought up."""
    few = count // factor + 64
    sides = [raised(texture(few, chance, gain, RATE // factor), factor, count) for _ in range(2)]
    return np.stack(sides, axis=1)


def swelling(count: int, per_second: float, depth: float, chance: np.random.Generator) -> Sound:
    """A slow envelope (n, 1) about 1: `depth` is how many nepers it wanders."""
    curve = np.float32(depth) * np.clip(wander(count, per_second, chance), -2.2, 2.2)
    return np.asarray(np.exp(curve - np.float32(0.5 * depth**2))[:, None], np.float32)


def strewn(
    grains: Sequence[Sound], rate: float, seconds: float, chance: np.random.Generator,
    spread: float = 1.0,
) -> Sound:  # fmt: skip
    """Dense grains (n, 2) as if they had always been falling: `rate` a second, each kind from a
    direction of its own; `spread` is how unequal their levels are (0: all alike)."""
    count = samples(seconds)
    made = np.zeros((count, 2), np.float32)
    for kind, grain in enumerate(grains):
        angle = np.pi / 2 * ((kind + 0.5) / len(grains) * 0.8 + 0.1)
        both = grain[:, None] * np.array([np.cos(angle), np.sin(angle)], np.float32)
        number = chance.poisson(rate * (count + len(grain)) / RATE / len(grains))
        starts = chance.integers(-len(grain) + 1, count, number)
        loud = np.exp(spread * np.clip(chance.standard_normal(number), -3, 1.8)).astype(np.float32)
        for start, level in zip(starts.tolist(), loud, strict=True):
            if start < 0:
                made[: len(grain) + start] += level * both[-start : count - start]
            else:
                made[start : start + len(grain)] += level * both[: count - start]
    return made


def levelled(sound: Sound) -> Sound:
    """A sound at RMS 1."""
    power = float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if sound.size else 1.0
    return np.asarray(sound / max(power, 1e-9), np.float32)


def moments(
    rate: float, before: float, seconds: float, sway: float, chance: np.random.Generator
) -> Floats:
    """Seconds at which something comes `rate` times a second: as even as `sway` is small; they
    begin `before` seconds early, so that what is under way at second 0 is heard."""
    number = int((seconds + before) * rate * 2) + 3
    gaps = np.exp(sway * chance.standard_normal(number) - sway**2 / 2) / rate
    at = np.cumsum(gaps) - before - chance.uniform(0, 1) / rate
    return at[at < seconds]


def place(into: Sound, sound: Sound, at: float, direction: float, level: float) -> None:
    """Add a mono sound to a bed: `direction` from -1 (left) to 1; it may have begun before it."""
    start = round(at * RATE)
    first, last = max(start, 0), min(start + len(sound), len(into))
    if last <= first:
        return
    angle = np.pi / 4 * (direction + 1)
    part = sound[first - start : last - start]
    into[first:last, 0] += np.float32(level * np.cos(angle)) * part
    into[first:last, 1] += np.float32(level * np.sin(angle)) * part
