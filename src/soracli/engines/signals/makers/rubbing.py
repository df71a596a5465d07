"""Friction: what creaks, squeals, saws, zips and rustles."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, band, convolved, modes, samples
from soracli.engines.signals.living import arrivals, hill, rung, texture, wander
from soracli.engines.signals.makers.rhythm import decay, rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, pulses, shaky


def creak(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Stick and slip: the surfaces hold, then jump, `rate` times a second (a curve), and every
    jump rings the modes (hertz) of what is rubbed for `ring` seconds. `jitter` makes the jumps
    uneven, `squeal` is a share of smooth tone, `hiss` of rubbing noise; `level` is a curve."""
    rate, level = settings.curve("rate", "0 30, 1 90", glide=True), settings.curve("level", "1")
    places, ring = (
        settings.numbers("modes", "420 910 1480 2300 3400"),
        settings.number("ring", 0.03),
    )
    jitter, squeal = settings.number("jitter", 0.15), settings.number("squeal", 0)
    hiss, room = settings.number("hiss", 0.05), settings.number("room", 0.5)
    length = min(settings.number("length", seconds), seconds)
    count = samples(length)
    time = np.arange(count) / RATE
    made = np.zeros(samples(seconds), np.float32)
    body = modes(places, np.full(len(places), ring), 1 / np.arange(1, len(places) + 1) ** 0.6, ring)
    for at, loud in rhythm(settings, seconds, chance):
        jumps = shaky(rate(time), jitter, chance, 25)
        turns = cycles(jumps)
        click = np.concatenate([[0.0], np.diff(np.floor(turns))])
        click *= chance.uniform(0.5, 1.0, count)
        one = convolved(click.astype(np.float32), body)[:count]
        if squeal:
            one = one + squeal * pulses(turns, jumps, 9000)
        rub = texture(count, chance, hill(800, 7000, 3)) * (0.5 + 0.5 * np.sin(2 * np.pi * turns))
        shape = level(time) * rise(count, 0.01) * rise(count, 0.03)[::-1]
        add(made, (loud * shape * (one + hiss * rub)).astype(np.float32), at)
    return rung(made, room, 0.3, chance) if room else made


def scrape(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Strokes of something rough: noise of band `low` to `high` hertz cut into `teeth` a second
    (a curve), as loud as `level`; `ring` hertz sing along (`ringing` their share)."""
    teeth, level = (
        settings.curve("teeth", "200", glide=True),
        settings.curve("level", "0 0, 0.1 1, 0.3 0"),
    )
    low, high = settings.number("low", 900), settings.number("high", 7000)
    deep, ringing = settings.number("depth", 0.7), settings.number("ringing", 0)
    places = settings.numbers("ring", "2100 3300 5200")
    ring, room = settings.number("ring_seconds", 0.4), settings.number("room", 0)
    length = min(settings.number("length", seconds), seconds)
    factors = settings.numbers("pitches", "1")
    count = samples(length)
    time = np.arange(count) / RATE
    made = np.zeros(samples(seconds), np.float32)
    for turn, (at, loud) in enumerate(rhythm(settings, seconds, chance)):
        factor = float(factors[turn % len(factors)])
        rough = shaky(teeth(time) * factor, 0.06, chance, 40)
        cut = 1 - deep + deep * np.exp(5 * (np.cos(2 * np.pi * cycles(rough)) - 1)) * 2.4
        hiss = texture(count, chance, hill(low * factor, high * factor, 2))
        hiss = band(np.asarray(hiss * cut, np.float32), 0.7 * low * factor, 1.4 * high * factor, 3)
        shape = np.maximum(level(time), 0) * rise(count, 0.004) * rise(count, 0.01)[::-1]
        one = (hiss * shape).astype(np.float32)
        if ringing:
            body = modes(places, np.full(len(places), ring), np.ones(len(places)), ring * 1.2)
            sung = convolved(one, body)
            one = np.concatenate([one, np.zeros(len(sung) - count, np.float32)])
            one += ringing * sung / max(float(np.max(np.abs(sung))), 1e-9)
        add(made, loud * one, at)
    return rung(made, room, 0.3, chance) if room else made


def rustle(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Paper, leaves, cloth: thousands of tiny buckles, `rate` a second under the curve `level`,
    each a click of `low` to `high` hertz, over a soft hiss (`hiss`)."""
    rate, level = settings.number("rate", 300), settings.curve("level", "1")
    low, high = settings.number("low", 1800), settings.number("high", 11000)
    hiss, sharp = settings.number("hiss", 0.15), settings.number("sharp", 1.2)
    long = settings.number("grain", 0.004)
    made = np.zeros(samples(seconds), np.float32)
    grid = np.linspace(0, seconds, 400)
    unrest = np.maximum(0.15, 1 + 0.8 * np.asarray(wander(400, 6, chance, round(400 / seconds))))
    crowd = np.maximum(level(grid), 0) * unrest
    grains = []
    for _ in range(12):
        count = samples(long * 6)
        middle = low * (high / low) ** chance.uniform()
        grain = texture(count, chance, hill(middle * 0.6, middle * 1.7)) * decay(count, long * 4)
        grains.append((grain * rise(count, 0.0003)).astype(np.float32))
    for at in arrivals(rate * crowd, seconds, chance):
        loud = chance.pareto(1.5 + sharp) + 0.15
        loud *= float(np.interp(at, grid, crowd)) ** 0.5
        add(made, min(loud, 4.0) * grains[chance.integers(12)], at)
    count = len(made)
    shape = np.interp(np.arange(count) / RATE, grid, crowd)
    soft = texture(count, chance, hill(low, high, 2))
    return np.asarray(made + hiss * soft * shape, np.float32)


MAKERS = {"creak": creak, "scrape": scrape, "rustle": rustle}
