"""Sharp little noises by the hundred: fire, sparks, static, old records."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.living import Floats, arrivals, hill, rung, scattered, texture, wander
from soracli.engines.signals.makers.rhythm import decay, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, pulses, shaky


def pops(low: float, high: float, long: float, chance: np.random.Generator) -> list[Sound]:
    """Sixteen short bursts with their middle between two frequencies."""
    made = []
    for middle in np.geomspace(low, high, 16):
        count = samples(long * chance.uniform(2, 6))
        grain = texture(count, chance, hill(middle * 0.6, middle * 1.8)) * decay(count, long * 3)
        made.append((grain * rise(count, 0.00015)).astype(np.float32))
    return made


def bursts(
    rate: float, sharp: float, seconds: float, chance: np.random.Generator
) -> tuple[Floats, Floats]:
    """Moments that come in flurries, and their levels: many soft, few loud (Pareto)."""
    grid = round(20 * seconds) + 8
    flurry = np.exp(1.1 * np.asarray(wander(grid, 2.0, chance, 20))) / 2
    at = arrivals(rate * flurry, seconds, chance)
    return at, np.minimum(0.2 * chance.pareto(sharp, len(at)) + 0.08, 3.0)


def crackle(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Crackling: `rate` pops a second of `low` to `high` hertz and `grain` seconds, over a `roar`
    below `deep` hertz and a `hiss`, all as loud as the curve `level`. `snaps` a second are big."""
    rate, level = settings.number("rate", 40), settings.curve("level", "1")
    low, high = settings.number("low", 900), settings.number("high", 9000)
    grain, sharp = settings.number("grain", 0.002), settings.number("sharp", 1.7)
    roar, deep = settings.number("roar", 0.05), settings.number("deep", 220)
    hiss, snaps = settings.number("hiss", 0.01), settings.number("snaps", 0.0)
    flutter = settings.number("flutter", 0.4)
    count = samples(seconds)
    at, loud = bursts(rate, sharp, seconds, chance)
    made = scattered(pops(low, high, grain, chance), at, loud * level(at), count, chance)
    if snaps:
        when = arrivals(snaps, seconds, chance)
        big = pops(low / 2, high / 2, grain * 4, chance)
        made += scattered(big, when, chance.uniform(1, 2.5, len(when)) * level(when), count, chance)
    shape = np.maximum(level(np.arange(count) / RATE), 0)
    breath = np.maximum(0.1, 1 + flutter * wander(count, 7, chance)) * shape
    made += (roar * breath * texture(count, chance, hill(35, deep, 3))).astype(np.float32)
    made += (hiss * breath * texture(count, chance, hill(1500, 12000, 2))).astype(np.float32)
    return made


def spark(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Electricity: a harsh buzz of twice the mains (`pitch`) that breaks up, with snaps."""
    pitch, rate = settings.number("pitch", 100), settings.number("rate", 45)
    bright, level = settings.number("bright", 9000), settings.curve("level", "1")
    room, steady = settings.number("room", 0.4), settings.number("steady", 0.0)
    count = samples(seconds)
    gate = np.clip(3 * wander(count, 9, chance) + 0.4 + 3 * steady, 0, 1)
    glide = shaky(np.full(count, pitch), 0.01, chance, 40)
    turns = cycles(glide)
    buzz = pulses(turns, glide, bright) / np.sqrt(bright / pitch)
    fizz = texture(count, chance, hill(2500, 14000)) * np.abs(np.sin(np.pi * turns)) ** 6
    at, loud = bursts(rate, 1.2, seconds, chance)
    made = scattered(pops(2500, 14000, 0.0012, chance), at, loud, count, chance)
    shape = level(np.arange(count) / RATE)
    both = (0.5 * buzz + 0.7 * fizz) * gate * 0.4 + made
    return rung(np.asarray(both * shape, np.float32), room, 0.2, chance)


MAKERS = {"crackle": crackle, "spark": spark}
