"""Engines and rotors: firing strokes through an exhaust, blades through the air."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, convolved, modes, samples
from soracli.engines.signals.living import Floats, hill, over_time, rung, texture, wander
from soracli.engines.signals.makers.moving import passing
from soracli.engines.signals.makers.rhythm import rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, partials, pulses, shaky


def motor(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """An engine: `rate` firing strokes a second (a curve), as loud as `level`.

    Strokes differ by the share `uneven` in a pattern of `cylinders`, sound through an exhaust whose
    modes are `pipe` hertz and through air below `bright` hertz; `mechanical` is the share of
    valves and chains, `whine` of a gear at `whine_ratio` times the rate, `hiss` of rushing air.
    `pass_speed` metres a second drives it by, `pass_near` metres away.
    """
    rate, level = settings.curve("rate", "60", glide=True), settings.curve("level", "1")
    cylinders, uneven = int(settings.number("cylinders", 4)), settings.number("uneven", 0.25)
    pipe, bright = settings.numbers("pipe", "85 160 320 610"), settings.number("bright", 2500)
    mechanical, whine = settings.number("mechanical", 0.15), settings.number("whine", 0)
    ratio, hiss = settings.number("whine_ratio", 11.3), settings.number("hiss", 0.1)
    speed, near = settings.number("pass_speed", 0), settings.number("pass_near", 8)
    jitter, room = settings.number("jitter", 0.01), settings.number("room", 0)
    tyres = settings.number("tyres", 0)
    count = samples(seconds)
    time = np.arange(count) / RATE
    glide = shaky(rate(time), jitter, chance, 15)
    turns = cycles(glide)
    pattern = 1 + uneven * chance.standard_normal(cylinders)
    stroke = pattern[np.floor(turns + 0.5).astype(int) % cylinders]
    fired = pulses(turns, glide, bright) / np.sqrt(np.maximum(bright / glide, 1))
    source = (fired * stroke).astype(np.float32)
    body = modes(pipe, np.full(len(pipe), 0.09), 1 / np.arange(1, len(pipe) + 1) ** 0.4, 0.12)
    exhaust = convolved(source, body)[:count]
    made = exhaust / max(float(np.std(exhaust)), 1e-9) + 0.25 * source
    gate = np.abs(np.sin(np.pi * turns)) ** 4
    made += mechanical * gate * texture(count, chance, hill(900, 6000, 3))
    made += hiss * texture(count, chance, hill(200, bright, 3))
    if whine:
        made += whine * partials(turns * ratio, glide * ratio, np.array([1, 0.4, 0.15]))
    made = made * np.maximum(level(time), 0)
    if tyres:
        made = made + tyres * texture(count, chance, hill(300, 2600, 2))
    ends = rise(count, 0.03) * rise(count, 0.15)[::-1]
    driven = np.asarray(made, np.float32)
    driven = passing(driven, speed, near, seconds / 2) if speed else driven
    driven = np.asarray(driven * ends, np.float32)
    return rung(driven, room, 0.25, chance) if room else driven


def blades(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A rotor: `rate` blades a second, each a `slap` and a rush of air of `low` to `high` hertz,
    over a turbine at `turbine` hertz; it comes and goes as `level` says, or passes by."""
    rate, level = settings.curve("rate", "13", glide=True), settings.curve("level", "1")
    slap, low = settings.number("slap", 1.0), settings.number("low", 150)
    high, turbine = settings.number("high", 2500), settings.number("turbine", 0)
    share, deep = settings.number("turbine_share", 0.08), settings.number("deep", 90)
    speed, near = settings.number("pass_speed", 0), settings.number("pass_near", 30)
    count = samples(seconds)
    time = np.arange(count) / RATE
    glide = shaky(rate(time), 0.006, chance, 6)
    turns = cycles(glide)
    beat = turns % 1
    blow = np.exp(-beat * 9) * np.sin(2 * np.pi * deep * beat / np.maximum(glide, 1)) * 2.2
    rush = texture(count, chance, hill(low, high, 3)) * (0.12 + np.exp(-beat * 5))
    made = slap * blow + 0.6 * rush
    if turbine:
        whine = shaky(np.full(count, turbine), 0.003, chance, 5)
        made += share * partials(cycles(whine), whine, np.array([1, 0.5, 0.4, 0.2]))
    driven = np.asarray(made * np.maximum(level(time), 0), np.float32)
    if speed:
        driven = passing(driven, speed, near, seconds / 2)
    return np.asarray(driven * rise(count, 0.1) * rise(count, 0.25)[::-1], np.float32)


def jet(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A jet or a rocket: roar below `edge` hertz that crackles (`tear`), with `whine` hertz of
    compressor, as loud as `level`, or passing by."""
    edge, level = settings.number("edge", 900), settings.curve("level", "1")
    tear, whine = settings.number("tear", 0.3), settings.number("whine", 0)
    share, deep = settings.number("whine_share", 0.12), settings.number("deep", 40)
    speed, near = settings.number("pass_speed", 0), settings.number("pass_near", 120)
    spool, room = settings.curve("spool", "1", glide=True), settings.number("room", 1.5)
    count = samples(seconds)
    time = np.arange(count) / RATE
    unrest = 1 + 0.12 * wander(count, 9, chance)
    made = texture(count, chance, hill(deep, edge, 2.5, 1)) * unrest
    # a supersonic jet tears: its pressure is skewed, sharp up and slow down (Ffowcs Williams 1975)
    crisp = texture(count, chance, hill(deep * 4, edge * 6, 3))
    made = made + tear * np.maximum(crisp, 0) ** 2.2
    if whine:
        glide = whine * spool(time) * (1 + 0.002 * wander(count, 4, chance))
        made = made + share * partials(cycles(glide), glide, np.array([1, 0.35, 0.5, 0.2]))
    made = made * np.maximum(level(time), 0)
    driven = np.asarray(made, np.float32)
    if speed:
        driven = passing(driven, speed, near, seconds / 2)
    driven = np.asarray(driven * rise(count, 0.2) * rise(count, 0.3)[::-1], np.float32)
    return rung(driven, room, 0.25, chance) if room else driven


def rails(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A train that passes: rumble of the wheels, two clacks for each bogie at every joint, the
    squeal of flanges. `speed` metres a second, `coaches` of 20 m each."""
    speed, coaches = settings.number("speed", 22), int(settings.number("coaches", 6))
    squeal, near = settings.number("squeal", 0.1), settings.number("pass_near", 9)
    motor_share = settings.number("engine", 0.4)
    count = samples(seconds)
    time = np.arange(count) / RATE
    made = texture(count, chance, hill(50, 700, 3)) + 0.35 * texture(
        count, chance, hill(500, 4000, 2)
    )
    clack = modes(np.array([190.0, 410, 760, 1280, 2300]), np.array([0.12, 0.09, 0.06, 0.05, 0.03]),
                  np.array([1, 0.8, 0.7, 0.5, 0.3]), 0.2)  # fmt: skip
    hits = np.zeros(count, np.float32)
    for coach in range(-2, int(seconds * speed / 20) + 2):
        for axle in (0.0, 2.5, 14.0, 16.5):
            at = samples((coach * 20 + axle) / speed)
            if 0 <= at < count:
                hits[at] += chance.uniform(0.7, 1.1)
    made += 5 * convolved(hits, clack)[:count]
    glide = np.asarray(2900 * (1 + 0.006 * wander(count, 6, chance)), np.float64)
    made += (
        squeal
        * np.clip(wander(count, 1.2, chance), 0, 2)
        * partials(cycles(glide), glide, np.array([1, 0.3, 0.4]))
    )
    made += motor_share * partials(
        cycles(np.full(count, 92.0)), np.full(count, 92.0), 1 / np.arange(1, 9, dtype=np.float64)
    )
    long = coaches * 20 / speed / 2
    middle = seconds / 2
    away = np.maximum(np.abs(time - middle) - long, 0) * speed
    loud = near / np.hypot(near, away)

    def air(at: Floats, frequency: Floats) -> Floats:
        far = np.interp(at, time, away)
        return 1 / np.sqrt(1 + (frequency / (9000 / (1 + far / 20))) ** 2)

    made = over_time(np.asarray(made * loud, np.float32), air)
    return np.asarray(made * rise(count, 0.4) * rise(count, 0.5)[::-1], np.float32)


MAKERS = {"motor": motor, "blades": blades, "jet": jet, "rails": rails}
