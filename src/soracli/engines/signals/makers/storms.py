"""Thunder, from the shape of the lightning."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, convolved, samples
from soracli.engines.signals.living import Floats, hill, over_time, tail, texture
from soracli.engines.signals.makers.moving import SOUND_SPEED
from soracli.engines.signals.makers.rhythm import rise
from soracli.engines.signals.makers.settings import Settings

SEGMENT = 12.0
"""Metres of channel that sound as one: the pulse of a stroke is about as long in air."""


def thunder(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Thunder from a stroke `distance` metres away, of `height` metres and `strokes` flashes.

    Every piece of the winding channel sends an N-shaped pulse; they arrive one after the other
    because some pieces are farther away, and pieces seen from the side come all at once: those are
    the claps (Few, 1969). Air takes the treble, hills send it back for `roll` seconds.
    """
    distance, height = settings.number("distance", 1500), settings.number("height", 4500)
    strokes, roll = int(settings.number("strokes", 3)), settings.number("roll", 4)
    crack, wander = settings.number("crack", 0.3), settings.number("wander", 0.6)
    count = samples(seconds)
    hits = np.zeros(count + 1)
    for stroke in range(strokes):
        delays, levels = channel(distance, height, wander, chance)
        at = delays + stroke * chance.uniform(0.04, 0.35)
        inside = at < seconds
        hits += np.bincount((at[inside] * RATE).astype(int), levels[inside], count + 1)
    pulse = blast_wave(0.011 + 0.012 * np.log10(1 + distance / 150))
    direct = convolved(hits[:count].astype(np.float32), pulse)[:count]
    direct = direct / max(float(np.max(np.abs(direct))), 1e-9)
    edge = 9000 / (1 + distance / 260)
    # from far away it begins as a mutter: the nearest piece of the channel is but one of many
    direct *= rise(count, min(distance / 5000, seconds / 4)).astype(np.float32)
    rolled = convolved(direct, tail(roll, chance, min(edge, 900)))[:count]
    rolled = rolled / max(float(np.max(np.abs(rolled))), 1e-9)
    torn = texture(count, chance, hill(120, edge * 1.5, 4)) * tearing(hits[:count])
    made = direct + 0.75 * rolled + crack * torn.astype(np.float32)
    fall = 1 - rise(count, 0.6 * seconds)[::-1]

    def air(at: Floats, frequency: Floats) -> Floats:
        now = edge * np.exp(-at / (0.35 * seconds)) + 60
        return 1 / np.sqrt(1 + (frequency / now) ** 3)

    return np.asarray(over_time(made, air) * (1 - fall), np.float32)


def channel(
    distance: float, height: float, wander: float, chance: np.random.Generator
) -> tuple[Floats, Floats]:
    """When and how loud every piece of a winding channel is heard, the first at second 0."""
    number = int(height / SEGMENT)
    steps = chance.standard_normal((number, 3)) * wander
    steps[:, 2] = 1.0
    lean = np.cumsum(chance.standard_normal((number, 3)) * 0.12, axis=0)
    lean[:, 2] = 0
    steps = SEGMENT * (steps + lean) / np.linalg.norm(steps + lean, axis=1)[:, None]
    place = np.cumsum(steps, axis=0) + np.array([distance, 0, 0])
    away = np.linalg.norm(place, axis=1)
    # a piece sends most across itself: what lies along the line to the ear is weak
    facing = np.abs(np.sum(steps * place, axis=1)) / (SEGMENT * away)
    levels = (1 - 0.8 * facing) * chance.exponential(1.0, number) / away
    return (away - away.min()) / SOUND_SPEED, levels


def blast_wave(seconds: float) -> Sound:
    """An N wave: up at once, down in a line, back at once; corners rounded."""
    count = samples(seconds)
    line = np.linspace(1, -1, count)
    edge = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / (0.12 * count))
    return np.asarray(line * edge, np.float32)


def tearing(hits: Floats) -> Floats:
    """How much of the torn hiss there is: it follows the claps and dies quickly."""
    count = len(hits)
    loud = convolved(hits.astype(np.float32), np.exp(-np.arange(RATE // 2) / (0.07 * RATE)))[:count]
    return np.asarray(loud / max(float(loud.max()), 1e-12), np.float64)


MAKERS = {"thunder": thunder}
