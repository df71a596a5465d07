"""Small things that clatter: keys, coins, chains, ratchets, hail."""

import numpy as np

from soracli.engines.signals.basics import Sound, add, samples
from soracli.engines.signals.living import arrivals, rung
from soracli.engines.signals.makers.rhythm import faster
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.makers.struck import struck

KINDS = 8


def clatter(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Blows without number: `rate` a second under the curve `level` (with `regular` 1 as even as a
    ratchet), each like those of `knock`, higher or lower by the share `vary`, their levels spread
    by `spread`. `room` seconds of echo."""
    rate, level = settings.curve("rate", "12", glide=True), settings.curve("level", "1")
    regular, vary = settings.number("regular", 0), settings.number("vary", 0.2)
    spread, room = settings.number("spread", 0.5), settings.number("room", 0.3)
    length = settings.number("length", 0.4)
    inner = settings.rest()
    kinds = []
    for _ in range(KINDS):
        told = Settings("clatter", inner)
        kinds.append(struck(told, min(length, seconds), chance))
        told.finished()
    grid = np.linspace(0, seconds, 400)
    if regular > 0:
        turns = np.concatenate([[0.0], np.cumsum(rate(grid)[:-1] * np.diff(grid))])
        at = np.interp(np.arange(0, turns[-1]), turns, grid)
        at = at + (1 - regular) * 0.4 * chance.standard_normal(len(at)) / rate(at)
    else:
        at = arrivals(rate(grid) * (level(grid) > 0.01), seconds, chance)
    made = np.zeros(samples(seconds), np.float32)
    for moment in at:
        loud = float(level(np.array(moment))) * np.exp(spread * chance.standard_normal())
        hit = faster(kinds[chance.integers(KINDS)], float(np.exp(vary * chance.standard_normal())))
        add(made, min(loud, 3.0) * hit, max(moment, 0))
    return rung(made, room, 0.3, chance) if room else made


MAKERS = {"clatter": clatter}
