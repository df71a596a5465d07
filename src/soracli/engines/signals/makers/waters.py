"""Water: bubbles that ring, spray, and the rush of what falls."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import (
    Floats,
    arrivals,
    hill,
    over_time,
    rung,
    scattered,
    texture,
    wander,
)
from soracli.engines.signals.makers.rhythm import decay, rhythm, rise
from soracli.engines.signals.makers.settings import Settings

SIZES = 14


def bubble(radius: float, rising: float, seconds: float) -> Sound:
    """A bubble of `radius` metres: Minnaert's tone, damped, its pitch rising as it surfaces.

    Damping and rise are those of van den Doel, Physically based models for liquid sounds (2005).
    """
    pitch = 3.26 / radius
    damp = 0.13 / radius + 0.0072 * radius**-1.5
    time = np.arange(samples(min(seconds, 7 / damp))) / RATE
    turn = pitch * (time + rising * damp * time**2 / 2)
    return np.asarray(np.exp(-damp * time) * np.sin(2 * np.pi * turn), np.float32)


def bubbles(low: float, high: float, rising: float) -> list[Sound]:
    """Bubbles of `low` to `high` millimetres, small ones softer."""
    made = []
    for radius in np.geomspace(low, high, SIZES) / 1000:
        if 3.26 / radius < RATE / 2.5:
            made.append(bubble(radius, rising, 0.4) * np.float32((radius * 1000 / high) ** 0.7))
    return made or [bubble(high / 1000, rising, 0.4)]


def water(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Water that moves, as loud as the curve `level`, in a `rhythm` of `length` seconds.

    `bubbles` are so many a second of `small` to `large` millimetres, `rising` how fast their pitch
    goes up; `spray` is the share of hiss from `low` to `high` hertz, `rush` of a deep roar below
    `deep` hertz, `slap` of a blow at the start; `unrest` makes all of it come and go.
    """
    rate, level = settings.number("bubbles", 60), settings.curve("level", "1")
    small, large = settings.number("small", 0.6), settings.number("large", 5)
    rising, spray = settings.number("rising", 0.1), settings.number("spray", 0.3)
    low, high = settings.number("low", 1500), settings.number("high", 9000)
    rush, deep = settings.number("rush", 0), settings.number("deep", 400)
    slap, unrest = settings.number("slap", 0), settings.number("unrest", 0.2)
    wet = settings.curve("wetness", "1")
    length, room = min(settings.number("length", seconds), seconds), settings.number("room", 0)
    share, count = settings.number("wet", 0.3), samples(length)
    time = np.arange(count) / RATE
    kinds = bubbles(small, large, rising)
    made = np.zeros(samples(seconds), np.float32)
    for at, loud in rhythm(settings, seconds, chance):
        life = np.maximum(0.05, 1 + unrest * wander(count, 4, chance)) * np.maximum(level(time), 0)
        grid = np.linspace(0, length, 300)
        moments = arrivals(rate * np.maximum(wet(grid) * level(grid), 0) ** 0.7, length, chance)
        levels = chance.exponential(0.5, len(moments)) * np.interp(moments, time, life)
        one = scattered(kinds, moments, levels, count, chance)
        one += (spray * 0.25 * life * texture(count, chance, hill(low, high, 2))).astype("f4")
        one += (rush * 0.3 * life * texture(count, chance, hill(40, deep, 3))).astype("f4")
        if slap:
            burst = texture(count, chance, hill(150, 5000, 4)) * decay(count, 0.12)
            one += (slap * burst * rise(count, 0.002)).astype(np.float32)
        shape = rise(count, 0.004) * rise(count, min(0.08, length / 4))[::-1]
        start = samples(at)
        room_left = min(count, len(made) - start)
        made[start : start + room_left] += (loud * one * shape)[:room_left].astype(np.float32)
    return rung(made, room, share, chance) if room else made


def drip(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Drops that fall into water, in a `rhythm`: the tick of the drop, and a moment later the
    bubble it has drawn in, of `small` to `large` millimetres. `room` is the echo, `wet` its
    share."""
    small, large = settings.number("small", 1.5), settings.number("large", 2.6)
    rising, tick = settings.number("rising", 0.3), settings.number("tick", 0.12)
    room, share = settings.number("room", 0.4), settings.number("wet", 0.3)
    made = np.zeros(samples(seconds), np.float32)
    count = samples(0.006)
    for at, loud in rhythm(settings, seconds, chance):
        radius = float(chance.uniform(small, large)) / 1000
        touch = texture(count, chance, hill(2500, 12000)) * decay(count, 0.005)
        add(made, np.asarray(tick * loud * touch, np.float32), at)
        add(made, loud * bubble(radius, rising, 0.3), at + float(chance.uniform(0.012, 0.03)))
    return rung(made, room, share, chance) if room else made


def breaker(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """One wave: it swells, breaks at `at_second` and washes up the sand, hissing for `wash`
    seconds; `weight` is the share of the boom."""
    crash, wash = settings.number("at_second", 1.2), settings.number("wash", 2.5)
    weight = settings.number("weight", 1.0)
    count = samples(seconds)
    time = np.arange(count) / RATE
    after = np.maximum(time - crash, 0)
    swell = np.exp(-(((time - crash) / (0.45 * crash)) ** 2) * 2.2) * (time < crash)
    boom = swell + (time >= crash) * np.exp(-after / (0.25 * wash))
    come = np.clip((time - crash) / 0.4 + 1, 0, 1) ** 2
    foam = 0.12 * swell + come * np.exp(-after / (0.55 * wash))
    noise = texture(count, chance, hill(150, 9000, 4))

    def edge(at: Floats, frequency: Floats) -> Floats:
        now = (
            600
            + 7000 * np.exp(-np.abs(at - crash) / (0.35 * wash))
            + 2200 * np.clip((at - crash) / 0.3 + 1, 0, 1)
        )
        return 1 / (1 + (frequency / now) ** 2)

    low = texture(count, chance, hill(40, 350, 3))
    hiss = texture(count, chance, hill(2500, 12000, 1)) * np.maximum(
        0.3, 1 + 0.25 * wander(count, 25, chance)
    )
    fizz = hiss * np.clip((time - crash) / 0.5, 0, 1) * np.exp(-after / wash)
    made = over_time(noise, edge) * foam + weight * 0.7 * low * boom + 0.12 * fizz
    return np.asarray(made * rise(count, 0.15) * rise(count, 0.4)[::-1], np.float32)


MAKERS = {"water": water, "drip": drip, "breaker": breaker}
