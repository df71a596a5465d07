"""Footsteps: a heel and a toe, what they stand on, and what that does under them.

A foot is soft and heavy at once: it thumps, its sole clicks, and loose ground crunches as it gives
way (Cook, "Modeling Bill's Gait", 2002). Of every kind of step a few are made; a walk takes
them by turns, so that no two neighbours are equal.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, decibels, samples
from soracli.engines.signals.textures import piece

VARIANTS = 6


@dataclass(frozen=True)
class Foot:
    """`click` is the pitch in hertz and `loud` the level of what is hard about it, `thump` how much
    of its weight is heard."""

    click: float
    loud: float
    thump: float = 1.0


FEET: dict[str, Foot] = {
    "rubber": Foot(650, 0.25),
    "leather": Foot(1500, 0.7),
    "skin": Foot(380, 0.22, 0.9),
    "metal": Foot(2600, 1.0, 1.2),
    "hoof": Foot(1150, 1.3, 1.1),
    "paw": Foot(420, 0.12, 0.45),
    "claw": Foot(3400, 0.45, 0.4),
    "wood": Foot(1700, 0.9),
}


@dataclass(frozen=True)
class Floor:
    """What a ground does under a foot: its `grain`, how much `crunch` that makes and for how many
    `seconds`, how `hard` it is against the sole, and the `hollow` it stands on (hertz; 0: none)."""

    grain: str
    crunch: float
    seconds: float
    hard: float
    hollow: float = 0.0


FLOORS: dict[str, Floor] = {
    "wood": Floor("grit", 0.10, 0.05, 0.8, 150),
    "planks": Floor("grit", 0.14, 0.07, 0.8, 112),
    "stone": Floor("grit", 0.28, 0.05, 1.0),
    "tile": Floor("grit", 0.16, 0.04, 1.1),
    "asphalt": Floor("grit", 0.45, 0.07, 0.8),
    "dirt": Floor("dirt", 0.9, 0.12, 0.25),
    "gravel": Floor("gravel", 1.6, 0.20, 0.3),
    "grass": Floor("grass", 0.7, 0.15, 0.08),
    "foliage": Floor("leaves", 1.2, 0.20, 0.08),
    "sand": Floor("sand", 0.6, 0.17, 0.03),
    "snow": Floor("snow", 1.3, 0.24, 0.05),
    "water": Floor("water", 1.5, 0.22, 0.05),
    "cloth": Floor("cloth", 0.3, 0.08, 0.08),
    "metal": Floor("metal", 0.25, 0.06, 1.2, 310),
    "plastic": Floor("grit", 0.2, 0.06, 0.6, 190),
    "matte": Floor("grit", 0.22, 0.05, 0.5),
}
_SAME = {
    "rock": "stone", "concrete": "stone", "brick": "stone", "ceramic": "tile", "glass": "tile",
    "ice": "tile", "wet sand": "sand", "carpet": "cloth", "fur": "cloth", "leather": "cloth",
    "brass": "metal", "gold": "metal", "plaster": "plastic", "paper": "plastic", "skin": "cloth",
    "rubber": "plastic", "foam": "cloth",
}  # fmt: skip


def floor(name: str) -> Floor:
    """How a ground answers a foot; an unknown one is even and neither hard nor soft."""
    return FLOORS.get(_SAME.get(name, name), FLOORS["matte"])


def step(
    foot: str, ground: str, gait: str, mass: float, impulse: float, chance: np.random.Generator
) -> Sound:
    """One step that lands at sample 0 (n,). `foot` and `ground` are materials, `gait` walk, run,
    creep, land, trot, gallop or hop, `mass` that of the body in kilograms, `impulse` how hard."""
    weight = round(np.log2(float(np.clip(mass, 0.1, 2000))))
    variant = int(chance.integers(VARIANTS))
    made = _made(foot, ground, _GAITS.get(gait, "walk"), weight, variant)
    return made * np.float32(step_level(mass, impulse, gait) * chance.uniform(0.85, 1.1))


def step_level(mass: float, impulse: float, gait: str) -> float:
    """The peak of a step: about -26 dB for a man who walks, more for the heavy and the hard."""
    level = -26 + 7 * np.log10(max(mass, 0.05) / 75) + _LOUDER.get(gait, 0.0)
    usual = max(mass, 0.05) * 0.12
    level += 4 * np.log10(float(np.clip(impulse / usual, 0.1, 10))) if impulse > 0 else 0.0
    return decibels(float(np.clip(level, -56, -8)))


_GAITS = {
    "walk": "walk", "creep": "walk", "run": "run", "land": "land", "trot": "run",
    "gallop": "run", "hop": "run",
}  # fmt: skip
_LOUDER = {"run": 5.0, "land": 8.0, "creep": -9.0, "trot": 3.0, "gallop": 6.0, "hop": 3.0}


@lru_cache(maxsize=256)
def _made(foot: str, ground: str, gait: str, weight: int, variant: int) -> Sound:
    chance = np.random.default_rng([*f"{foot} {ground} {gait}".encode(), weight + 9, variant])
    mass, under = 2.0**weight, floor(ground)
    scale = float(np.clip((mass / 70) ** 0.12, 0.5, 1.4))
    sound = np.zeros(samples(0.6), np.float32)
    _lay(sound, _part(foot, under, mass, 1.0, chance), 0.0)
    if gait == "walk" and mass > 20 and foot != "hoof":
        toe = chance.uniform(0.085, 0.125) * scale
        _lay(sound, 0.45 * _part(foot, under, mass, 0.6, chance), toe)
    if under.crunch > 0.05:
        _lay(sound, _crunch(under, gait, scale, chance), 0.0)
    if under.grain == "water":
        _lay(sound, 1.5 * _thud(70, 0.09), 0.0)
    sound /= max(float(np.abs(sound).max()), 1e-9)
    sound[-samples(0.05) :] *= np.linspace(1, 0, samples(0.05), dtype=np.float32)
    sound.setflags(write=False)
    return sound


def _part(foot: str, under: Floor, mass: float, share: float, chance: np.random.Generator) -> Sound:
    """Heel or toe: the thump of the weight, the click of the sole, the floor's own hollow."""
    what = FEET.get(foot, FEET["rubber"])
    pitch = float(np.clip(95 * (mass / 70) ** -0.15, 55, 240)) * chance.uniform(0.9, 1.1)
    sound = np.zeros(samples(0.4), np.float32)
    soft = 0.35 + 0.65 * min(under.hard, 1.0)
    _lay(sound, 0.6 * what.thump * share * soft * _thud(pitch, 0.035), 0.0)
    if under.hard > 0.02:
        count = samples(0.05)
        time = np.arange(count) / RATE
        click = np.zeros(count)
        for ratio, gain in ((1.0, 1.0), (1.62, 0.7), (2.41, 0.5), (3.3, 0.3)):
            turn = 2 * np.pi * what.click * ratio * chance.uniform(0.94, 1.06) * time
            click += gain * np.sin(turn) * np.exp(-time / (0.0045 / ratio**0.5))
        click += 0.5 * piece("grit", count, chance) * np.exp(-time / 0.002)
        _lay(sound, (1.1 * what.loud * under.hard * click).astype(np.float32), 0.0)
    if under.hollow:
        rung = _thud(under.hollow * chance.uniform(0.93, 1.07), 0.05 if foot != "hoof" else 0.08)
        more = _thud(under.hollow * 2.3 * chance.uniform(0.95, 1.05), 0.03)
        _lay(sound, 0.6 * share * rung, 0.0)
        _lay(sound, 0.3 * share * more, 0.0)
    return sound


def _crunch(under: Floor, gait: str, scale: float, chance: np.random.Generator) -> Sound:
    """Loose ground gives way: under a walker twice, under the heel and under the toe."""
    long = under.seconds * scale * (0.7 if gait == "run" else 1.3 if gait == "land" else 1.0)
    count = samples(long * 1.6)
    time = np.arange(count) / RATE
    swell = np.minimum(time / 0.003, 1) * np.exp(-2.5 * time / long) * (1 - time / time[-1])
    if gait == "walk":
        toe = chance.uniform(0.5, 0.65) * long
        swell = 0.75 * swell + 0.6 * np.exp(-(((time - toe) / (0.3 * long)) ** 2))
    crunch = 0.42 * under.crunch * swell * piece(under.grain, count, chance)
    return np.asarray(crunch, np.float32)


def _thud(pitch: float, fade: float) -> Sound:
    time = np.arange(samples(fade * 5)) / RATE
    turn = 2 * np.pi * pitch * (time + 0.25 * fade * (1 - np.exp(-time / fade)) * 0.3)
    return np.asarray(np.sin(turn) * np.exp(-time / fade) * (1 - time / time[-1]), np.float32)


def _lay(into: Sound, sound: Sound, at: float) -> None:
    start = samples(at)
    count = min(len(sound), len(into) - start)
    if count > 0:
        into[start : start + count] += sound[:count]
