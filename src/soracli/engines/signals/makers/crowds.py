"""Many at once: voices, claps, flocks."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import arrivals, hill, rung, scattered, texture
from soracli.engines.signals.makers import animals, struck, throats
from soracli.engines.signals.makers.rhythm import decay, faster, rise
from soracli.engines.signals.makers.settings import Settings

SINGLE = {**throats.MAKERS, **animals.MAKERS, "knock": struck.knock}
KINDS = 7


def crowd(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Many of one `sound` (a maker, told all other settings): `voices` of them a second under the
    curve `arrive`, each `single` seconds long, with pitches from `lowest` to `highest_voice` times
    the usual and as loud as `swell` when it begins. `hall` seconds of echo, `wet` its share."""
    sound, rate = settings.text("sound", "call"), settings.number("voices", 12)
    arrive, swell = settings.curve("arrive", "1"), settings.curve("swell", "1")
    low, high = settings.number("lowest", 0.75), settings.number("highest_voice", 1.9)
    single, hall = settings.number("single", 1.0), settings.number("hall", 1.2)
    wet, roar = settings.number("wet", 0.6), settings.number("roar", 0)
    inner = settings.rest()
    kinds = []
    for _ in range(KINDS):
        told = Settings(sound, inner)
        kinds.append(SINGLE[sound](told, single, chance))
        told.finished()
    made = np.zeros(samples(seconds), np.float32)
    grid = np.linspace(0, seconds, 300)
    for at in arrivals(rate * np.maximum(arrive(grid), 0), seconds, chance):
        factor = low * (high / low) ** chance.uniform()
        one = faster(kinds[chance.integers(KINDS)], factor)
        add(made, float(swell(np.array(at))) * chance.uniform(0.3, 1) * one, at)
    if roar:
        count = len(made)
        shape = np.interp(np.arange(count) / RATE, grid, swell(grid))
        made += (
            roar
            * float(np.std(made))
            * shape.astype("f4")
            * texture(count, chance, hill(300, 3000, 3))
        )
    made *= rise(len(made), 0.02).astype(np.float32) * rise(len(made), 0.25)[::-1].astype("f4")
    return rung(made, hall, wet, chance) if hall else made


def claps(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Applause of so many `people`, each clapping 3 to 5 times a second, as loud as `level`; with
    `together` (0 to 1) they fall into one `beat` a second. `hall` seconds of echo."""
    people, level = int(settings.number("people", 50)), settings.curve("level", "1")
    beat = settings.number("beat", 3.6)
    together, hall = settings.number("together", 0), settings.number("hall", 1.3)
    grains, count = [], samples(0.05)
    for _ in range(16):
        middle = chance.uniform(700, 2600)
        grain = texture(count, chance, hill(middle * 0.55, middle * 1.7)) * decay(count, 0.035)
        grains.append((grain * rise(count, 0.0008)).astype(np.float32))
    moments = []
    for _ in range(people):
        pace = (1 - together) * chance.uniform(3.0, 5.2) + together * beat
        start = chance.uniform(0, 1 / pace) * (1 - together) + 0.012 * chance.standard_normal()
        beats = start + np.arange(int(seconds * pace) + 1) / pace
        moments.append(beats + 0.018 * chance.standard_normal(len(beats)))
    at = np.concatenate(moments)
    at = at[(at >= 0) & (at < seconds)]
    loud = (0.3 + chance.exponential(0.4, len(at))) * np.maximum(level(at), 0) ** 1.2
    dry = scattered(grains, at, loud, samples(seconds), chance)
    return rung(dry, hall, 0.55, chance) if hall else dry


MAKERS = {"crowd": crowd, "claps": claps}
