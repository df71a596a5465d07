"""What glides: wheels of a skateboard on the road, runners on snow, blades on ice."""

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, convolved, decibels, modes, rms, samples
from soracli.engines.signals.living import hill, texture, wander

Chance = np.random.Generator
_JOINT, _BASE = 1.9, 0.42
"""Metres between the joints of a pavement, and between the axles of a board."""


def skateboard(speeds: NDArray[np.float64], chance: Chance) -> Sound:
    """A skateboard (n,) at so many metres a second at every sample: hard wheels roar on the road,
    higher the faster they go, and both axles knock over every joint of it. About -27 dB."""
    count = len(speeds)
    share = np.clip(speeds / 5, 0, 1.6).astype(np.float32)
    low = texture(count, chance, hill(110, 900, 3))
    high = texture(count, chance, hill(900, 5200, 3))
    uneven = (1 + 0.3 * wander(count, 9, chance)).astype(np.float32)
    made = (low + 0.55 * high * share) * np.sqrt(share) * uneven
    way = np.cumsum(speeds) / RATE
    knocks = np.zeros(count, np.float32)
    for behind in (0.0, _BASE):
        at = np.flatnonzero(np.diff(np.floor((way - behind) / _JOINT + 7)) > 0)
        knocks[at] += chance.uniform(0.6, 1.0, len(at)).astype(np.float32)
    body = modes(
        np.array([170.0, 390.0, 820.0, 1900.0]),
        np.full(4, 0.035),
        np.array([1, 0.8, 0.5, 0.3]),
        0.1,
    )
    made += np.float32(9.0 * rms(made)) * convolved(knocks, body / np.abs(body).max())[:count]
    return _at_level(made, -27)


def runners(speeds: NDArray[np.float64], chance: Chance) -> Sound:
    """A snowboard or a sledge (n,) at so many metres a second at every sample: a rush of grains
    that swells as the edge bites. About -30 dB."""
    count = len(speeds)
    share = np.clip(speeds / 6, 0, 1.6).astype(np.float32)
    bite = np.maximum(1 + 0.7 * wander(count, 1.1, chance), 0.15).astype(np.float32)
    made = texture(count, chance, hill(500, 3200, 3)) * bite
    made += 0.6 * texture(count, chance, hill(2500, 9000, 3)) * share * bite
    return _at_level(np.asarray(made * np.sqrt(share), np.float32), -30)


def blade(seconds: float, speed: float, chance: Chance) -> Sound:
    """A stroke of a skate (n,): steel that cuts into the ice, harder and brighter towards its end.
    About -29 dB at 3 m/s."""
    count = samples(max(seconds, 0.12))
    part = np.arange(count) / count
    swell = (part**0.6 * np.minimum(1, 6 * (1 - part)) ** 0.8).astype(np.float32)
    cut = texture(count, chance, hill(1500, 6800, 3)) * (0.5 + part).astype(np.float32)
    crunch = texture(count, chance, hill(350, 1900, 3)) * (1 - 0.5 * part).astype(np.float32)
    uneven = (1 + 0.45 * wander(count, 24, chance)).astype(np.float32)
    made = (cut + 0.6 * crunch) * swell * uneven
    return _at_level(np.asarray(made, np.float32), -29 + 7 * float(np.log10(max(speed, 0.3) / 3)))


def _at_level(sound: Sound, gain: float) -> Sound:
    return np.asarray(sound * np.float32(decibels(gain) / max(rms(sound), 1e-9)), np.float32)
