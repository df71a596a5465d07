"""Wind: gusts that run through bands, whistle in gaps, and shake leaves."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.beds.weaving import levelled, swelling, wide
from soracli.engines.signals.living import hill, raised, texture, wander
from soracli.engines.signals.makers.settings import Settings

LOW = 4
"""Wind is made at a quarter of the rate; the air above is a layer of its own."""


def wind(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Wind about `pitch` hertz that gusts by `gusts` (0 to 1), `pace` times a second; the stronger
    it blows, the higher and brighter. `whistle` is the share of thin tones in gaps and wires."""
    pitch, gusts = settings.number("pitch", 260), settings.number("gusts", 0.5)
    pace, whistle = settings.number("pace", 0.35), settings.number("whistle", 0)
    air = settings.number("air", 0.12)
    count, rate = samples(seconds), RATE // LOW
    few = count // LOW + 64
    sides = []
    force = wander(few, pace, chance, rate)
    for _ in range(2):
        own = np.clip(0.85 * force + 0.5 * wander(few, pace * 1.7, chance, rate), -2.2, 2.2)
        sides.append(raised(_blown(own, pitch, gusts, whistle, chance), LOW, count))
    made = levelled(np.stack(sides, axis=1))
    if air:
        hiss = wide(count, chance, hill(1800, 9000, 4), 0.9)
        made += air * hiss * swelling(count, pace * 2, gusts, chance)
    return levelled(made)


def _blown(
    force: Sound, pitch: float, gusts: float, whistle: float, chance: np.random.Generator
) -> Sound:
    """One side of the wind at a low rate: bands an octave apart, upper ones woken by gusts."""
    few, rate = len(force), RATE // LOW
    made = np.zeros(few, np.float32)
    for octave in range(-2, 4):
        middle = pitch * 2.0**octave
        if middle > rate / 4.5:
            break
        tilt = 0.55 + 0.42 * octave
        level = np.exp(gusts * tilt * force - 0.62 * abs(octave) * (1.25 if octave > 0 else 0.7))
        made += level * texture(
            few, chance, hill(middle / 1.4, middle * 1.4, 0, 2.5 if octave > 0 else 1.5), rate
        )
    for ratio in (1.9, 2.63, 3.4) if whistle else ():
        centre = pitch * ratio * np.exp(0.16 * force + 0.03 * wander(few, 3, chance, rate))
        tone = np.sin(np.cumsum(centre, dtype=np.float64) * (2 * np.pi / rate))
        loud = np.exp(1.4 * gusts * (force - 0.6) + 0.5 * wander(few, 2, chance, rate))
        made += np.float32(whistle * 0.6) * np.minimum(loud, 2.5) * tone.astype(np.float32)
    return made


def leaves(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Wind in leaves or grass: rustle of `low` to `high` hertz that comes in gusts, over a breath
    of wind below."""
    low, high = settings.number("low", 1400), settings.number("high", 8500)
    gusts, pace = settings.number("gusts", 0.55), settings.number("pace", 0.3)
    breath = settings.number("breath", 0.5)
    count = samples(seconds)
    force = wander(count, pace, chance)
    rustle = wide(count, chance, hill(low, high, 3), 0.95)
    ripple = np.maximum(0.25, 1 + 0.3 * wander(count, 14, chance))
    # twice the force is far more noise: leaves start to hit each other
    rustle *= (np.exp(gusts * np.clip(force, -2, 2)) * ripple)[:, None]
    made = rustle
    if breath:
        low_air = wide(count, chance, hill(70, 500, 3), 0.8)
        made = rustle + breath * low_air * np.exp(0.4 * gusts * force)[:, None]
    return levelled(made)


MAKERS = {"wind": wind, "leaves": leaves}
