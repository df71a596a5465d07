"""The tone of places: air, rooms, halls, engines behind walls."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.beds.weaving import levelled, low_wide, swelling, wide
from soracli.engines.signals.living import hill, raised, wander
from soracli.engines.signals.makers.settings import Settings

LOW = 8
"""Hums are made at an eighth of the rate."""


def tone(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """The hush of a place: noise of `low` to `high` hertz that falls by `slope` dB an octave, as
    wide as `width`, alive by `unrest` (`pace` times a second)."""
    low, high = settings.number("low", 60), settings.number("high", 1500)
    slope, width = settings.number("slope", 4), settings.number("width", 0.8)
    unrest, pace = settings.number("unrest", 0.08), settings.number("pace", 0.4)
    count = samples(seconds)
    if high < 1200:
        made = low_wide(count, chance, hill(low, high, slope), 4)
    else:
        made = wide(count, chance, hill(low, high, slope), width)
    return levelled(made * swelling(count, pace, unrest, chance)) if unrest else made


def hum(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A hum: partials of `pitch` hertz with their levels, each with a slow life of its own and a
    side where it is louder; `air` is the share of noise below `high` hertz."""
    pitch, levels = settings.number("pitch", 50), settings.numbers("partials", "1 0.6 0.3 0.35 0.1")
    air, high = settings.number("air", 0.3), settings.number("high", 900)
    drift = settings.number("drift", 0.0006)
    count, rate = samples(seconds), RATE // LOW
    few = count // LOW + 64
    made = np.zeros((few, 2), np.float32)
    for number, level in enumerate(levels, 1):
        if pitch * number > rate / 2.3:
            break
        shake = 1 + drift * wander(few, 0.6, chance, rate)
        turn = np.cumsum(shake, dtype=np.float64) * (2 * np.pi * pitch * number / rate)
        wave = np.sin(turn + chance.uniform(0, 6.28)).astype(np.float32)
        wave *= np.maximum(0.2, 1 + 0.18 * wander(few, 0.5, chance, rate))
        side = float(chance.uniform(0.35, 0.65))
        made[:, 0] += np.float32(level * side) * wave
        made[:, 1] += np.float32(level * (1 - side)) * wave
    sides = np.stack([raised(made[:, side], LOW, count) for side in range(2)], axis=1)
    return levelled(levelled(sides) + air * wide(count, chance, hill(40, high, 4), 0.8))


MAKERS = {"tone": tone, "hum": hum}
