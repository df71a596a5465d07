"""The edge of water: surf, lapping, and what is heard below."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.beds.weaving import (
    levelled,
    low_wide,
    moments,
    place,
    strewn,
    swelling,
    wide,
)
from soracli.engines.signals.living import hill, lines, texture
from soracli.engines.signals.makers.rhythm import decay, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.makers.waters import bubbles


def surf(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Waves: one every `period` seconds, each its own size; a low roar as it comes, a break that
    is brightest, a hiss that runs up the sand and dies. `distance` (0 to 1) dulls all of it."""
    period, distance = settings.number("period", 7.0), settings.number("distance", 0.2)
    size = settings.number("size", 1.0)
    count = samples(seconds)
    envelopes = _waves(count, period, chance)
    bright = 1 - distance
    roar = low_wide(count, chance, hill(40, 380, 3), LOW)
    foam = low_wide(count, chance, hill(280, 2200 + 2200 * bright, 4), 4)
    hiss = wide(count, chance, hill(2600, 11000, 2), 0.95)
    made = roar * (0.35 + 1.5 * size * envelopes[0])
    made += foam * (0.2 + 1.25 * envelopes[1])
    made += hiss * ((0.12 + 0.75 * envelopes[2]) * bright)
    return np.asarray(0.62 * made, np.float32)


LOW = 16


def _waves(count: int, period: float, chance: np.random.Generator) -> list[Sound]:
    """How much roar, foam and hiss there is (n, 2): waves run along the shore, so each is heard
    on one side a little before the other."""
    step = 480
    time = np.arange(-(-count // step) + 1) * (step / RATE)
    made = np.zeros((3, len(time), 2))
    for at in moments(1 / period, 2.5 * period, count / RATE + period, 0.28, chance):
        size = float(np.exp(0.35 * chance.standard_normal()))
        lag = float(chance.uniform(-0.5, 0.5))
        for side in range(2):
            x = (time - at - lag * (side - 0.5)) / period
            come = 1 / (1 + np.exp(-x / 0.035))
            made[0, :, side] += size * np.exp(-((x / 0.17) ** 2))
            made[1, :, side] += size * come * np.exp(-np.maximum(x, 0) / 0.2)
            late = np.maximum(x - 0.06, 0)
            made[2, :, side] += size * 2.2 * (late / 0.16) * np.exp(-late / 0.16)
    return [
        np.stack([lines(one[:, side], step, count) for side in range(2)], axis=1) for one in made
    ]


def lapping(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Small waves against a shore, a hull or piles: `rate` slaps a second, each a soft blow with
    a handful of bubbles, over the hush of the water."""
    rate, hush = settings.number("rate", 0.9), settings.number("hush", 0.35)
    large, hollow = settings.number("large", 9), settings.number("hollow", 0)
    made = hush * wide(samples(seconds), chance, hill(200, 2200, 4), 0.9)
    made *= swelling(samples(seconds), 0.5, 0.35, chance)
    pool = [_slap(large, hollow, chance) for _ in range(6)]
    for at in moments(rate, 1, seconds, 0.55, chance):
        level = float(np.exp(0.5 * chance.standard_normal()))
        place(made, pool[chance.integers(6)], float(at), float(chance.uniform(-0.8, 0.8)), level)
    return np.asarray(0.85 * made, np.float32)


def _slap(large: float, hollow: float, chance: np.random.Generator) -> Sound:
    count = samples(0.9)
    made = np.zeros(count, np.float32)
    kinds = bubbles(1.2, large, 0.15)
    for _ in range(int(chance.integers(8, 18))):
        one = kinds[chance.integers(len(kinds))]
        at = samples(float(np.clip(0.12 + 0.16 * chance.standard_normal(), 0.01, 0.7)))
        part = one[: count - at]
        made[at : at + len(part)] += float(chance.uniform(0.2, 1.0)) * part
    wash = texture(count, chance, hill(250, 2600, 4)) * decay(count, 0.8) * rise(count, 0.12)
    thud = texture(count, chance, hill(60, 220, 2)) * decay(count, 0.4) * rise(count, 0.02)
    return np.asarray(levelled(made) * 0.9 + wash + hollow * thud, np.float32)


def below(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Under water: a dark rumble below `deep` hertz that sways, and strings of bubbles, `rate` a
    second."""
    deep, rate = settings.number("deep", 320), settings.number("rate", 5)
    count = samples(seconds)
    made = low_wide(count, chance, hill(35, deep, 4), 8) * swelling(count, 0.3, 0.3, chance)
    rising = strewn(bubbles(2.5, 11, 0.25)[:8], rate, seconds, chance, 0.7)
    return levelled(made + 2.4 * rising * swelling(count, 0.7, 0.9, chance))


MAKERS = {"surf": surf, "lapping": lapping, "below": below}
