"""Things that move along each other or through the air: rolls, scrapes, cloth, swings.

What rolls or slides meets the unevenness of the ground: the faster, the higher; its own modes and
those of the ground colour that (van den Doel, Kry and Pai, "FoleyAutomatic", 2001).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, decibels, rms, samples, shaped
from soracli.engines.signals.substances import timbre
from soracli.engines.signals.textures import piece

_ROUGH = {"grass": 0.03, "dirt": 0.02, "gravel": 0.02, "sand": 0.012, "snow": 0.012, "cloth": 0.01}


def roll(
    materials: Sequence[str],
    seconds: float,
    speed: float,
    size: float,
    mass: float,
    chance: np.random.Generator,
    wheels: bool = False,
) -> Sound:
    """Something round that rolls for `seconds` at `speed` m/s (n,): a rumble that turns with it,
    about -31 dB for a wooden ball of 2 kg at 1 m/s."""
    count = samples(max(seconds, 0.05))
    time = np.arange(count) / RATE
    dull = 0.35 * float(np.clip(mass, 0.1, 100)) ** -0.2
    rubbed = _rubbed(materials, count, speed, size, chance, dull)
    turn = 2 * np.pi * max(speed, 0.05) / (np.pi * max(size, 0.03)) * time
    rubbed *= 1 + 0.35 * np.sin(turn + chance.uniform(0, 6)) * np.sin(0.37 * turn)
    if wheels:
        rubbed += 0.5 * rms(rubbed) * piece("gravel", count, chance)
    level = -31 + 8 * np.log10(max(speed, 0.05)) + 3 * np.log10(max(mass, 0.02) / 2)
    return _levelled(
        rubbed, level + _softness(materials), float(np.clip(0.2 * seconds, 0.02, 0.15))
    )


def scrape(
    materials: Sequence[str],
    seconds: float,
    speed: float,
    size: float,
    mass: float,
    chance: np.random.Generator,
    sort: str = "",
) -> Sound:
    """Something that slides for `seconds` at `speed` m/s (n,). `sort` "skate" is steel on ice,
    "board" a board on snow or water."""
    count = samples(max(seconds, 0.05))
    if sort == "board":
        rubbed = piece("snow", count, chance) + piece("sand", count, chance)
    else:
        rubbed = _rubbed(materials, count, 1.5 * speed + 0.5, size, chance, 1.0)
    slow = np.interp(np.arange(count), *_waver(count, chance))
    rubbed = rubbed * slow.astype(np.float32)
    level = -32 + 8 * np.log10(max(speed, 0.05)) + 3 * np.log10(max(mass, 0.02) / 2)
    return _levelled(rubbed, level + _softness(materials), 0.03)


def rustle(seconds: float, speed: float, chance: np.random.Generator) -> Sound:
    """Clothes that move (n,): about -46 dB, more for quick limbs; what goes on for longer rustles
    with every stride."""
    count = samples(max(seconds, 0.08))
    part = (np.arange(count) + 0.5) / count
    if seconds <= 0.9:
        swell = np.sin(np.pi * part) ** 1.5
    else:
        strides = seconds * float(np.clip(1.2 + 0.3 * speed, 1.4, 3.5))
        swell = np.abs(np.sin(np.pi * (strides * part + chance.uniform()))) ** 3
        swell *= np.minimum(1, 8 * np.minimum(part, 1 - part))
    made = piece("cloth", count, chance) * swell.astype(np.float32)
    return _levelled(made, -46 + 6 * np.log10(float(np.clip(speed, 0.3, 12)) / 2), 0.02)


def whoosh(
    seconds: float, speed: float, size: float, chance: np.random.Generator, thin: float = 0.06
) -> Sound:
    """Something long that cuts the air (n,): the thinner and faster the higher (the pitch of
    vortices behind a rod is 0.2 speed / thickness, after Strouhal), loudest in the middle."""
    count = samples(float(np.clip(seconds, 0.12, 1.2)))
    time = np.arange(count) / RATE
    swell = np.sin(np.pi * (time + 0.5 / RATE) / time[-1]).clip(0) ** 2
    pitch = 0.2 * max(speed, 1.0) / thin
    pitch = float(np.clip(3 * pitch, 140, 2600))
    made = piece("hiss", count, chance)
    low = shaped(made, lambda f: _hump(f, 0.7 * pitch, 1.6))
    high = shaped(made, lambda f: _hump(f, 1.6 * pitch, 1.6))
    mixed = low * (1 - 0.8 * swell) + 0.9 * high * swell
    level = -31 + 14 * np.log10(max(speed, 0.5) / 6) + 3 * np.log10(max(size, 0.1))
    return _levelled((mixed * swell).astype(np.float32), float(np.clip(level, -60, -16)), 0.01)


def _rubbed(
    materials: Sequence[str],
    count: int,
    speed: float,
    size: float,
    chance: np.random.Generator,
    bright: float,
) -> Sound:
    """The noise of unevenness at a speed, through the modes of both bodies, RMS about 1."""
    grain = max(_ROUGH.get(name, 0.0025) for name in materials)
    edge = float(np.clip(speed / grain, 60, 6000)) * bright
    raw = chance.standard_normal(count).astype(np.float32)
    bodies = [(timbre(materials[0]), size, 1.0), (timbre(materials[1]), 1.6, 0.5)]

    def exact(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        curve = np.full_like(frequency, 0.12)
        for body, long, share in bodies:
            lowest = body.pitch * (0.3 / max(long, 0.02)) ** 0.75
            for ratio in body.ratios[:10]:
                pitch, width = lowest * ratio, max(body.loss * lowest * ratio, 12.0)
                curve += share * body.ring / np.sqrt(1 + ((frequency - pitch) / width) ** 2)
        slope = 1 / np.sqrt(1 + (frequency / edge) ** 3)
        return np.asarray(curve * slope * frequency / (frequency + 60))

    grid = np.geomspace(15, RATE / 2, 900)
    made = shaped(raw, lambda frequency: np.interp(frequency, grid, exact(grid)))
    made /= max(rms(made), 1e-9)
    rough = max((timbre(name) for name in materials), key=lambda one: one.rustle)
    surface = piece(rough.grain, count, chance) * float(min(0.25 + speed / 6, 0.8)) * rough.rustle
    return np.asarray(made + surface, np.float32)


def _softness(materials: Sequence[str]) -> float:
    return max(0.6 * sum(timbre(name).gain for name in materials), -10.0)


def _hump(frequency: NDArray[np.float64], pitch: float, octaves: float) -> NDArray[np.float64]:
    away = np.log2(np.maximum(frequency, 10) / pitch) / octaves
    return np.asarray(np.exp(-(away**2) * 2))


def _waver(count: int, chance: np.random.Generator) -> tuple[NDArray[np.float64], Sound]:
    """Points at which the force changes, about 14 a second, and how much."""
    points = max(int(count / RATE * 14) + 2, 3)
    return np.linspace(0, count, points), chance.uniform(0.45, 1.0, points).astype(np.float32)


def _levelled(sound: Sound, level: float, edge: float) -> Sound:
    """At an RMS of `level` dB, with soft ends of `edge` seconds."""
    made = sound * np.float32(decibels(min(level, -20.0)) / max(rms(sound), 1e-9))
    count = min(samples(edge), len(made) // 2)
    if count:
        curve = np.sin(np.pi / 2 * (np.arange(count) + 0.5) / count).astype(np.float32)
        made[:count] *= curve
        made[-count:] *= curve[::-1]
    return made
