"""What the weather carries through the air: rain, snow, leaves and sand, about the camera.

Every flake has its own place in a box that goes with the camera and wraps around, so any frame can
be drawn on its own.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from soracli.stage.light import Light
from soracli.stage.mesh import Floats
from soracli.stage.particles import SPOT
from soracli.story.shot import Weather

Places = NDArray[np.float64]


class _Load(NamedTuple):
    """What a weather carries: boxes by their width in metres with how many are in each, the wind
    they go with (m/s), how far they sway (m), their radius from least to most (m) and how much it
    grows with the box, the streak they draw (seconds of their way), how dense they are, how near
    the lens they may be (m), whether they shine as snow does, and their colors (none: the light's).
    """

    shells: tuple[tuple[float, int], ...]
    wind: tuple[float, float, float]
    sway: float
    sizes: tuple[float, float]
    grows: float
    streak: float
    dense: float
    nearest: float
    bright: bool = False
    colors: tuple[tuple[float, float, float], ...] = ()


_RAIN = ((6.0, 900), (17.0, 2600), (42.0, 3200))
_LEAVES = ((0.50, 0.22, 0.05), (0.62, 0.36, 0.07), (0.36, 0.30, 0.08), (0.24, 0.33, 0.10))
_SAND = ((0.86, 0.60, 0.34), (0.78, 0.52, 0.30))
_LOADS: dict[Weather, tuple[_Load, ...]] = {
    "rain": (_Load(_RAIN, (0.7, 0.15, -8.5), 0, (0.0022, 0.0022), 0, 0.028, 0.36, 1.6),),
    "storm": (
        _Load(
            tuple((reach, round(count * 1.6)) for reach, count in _RAIN),
            (2.6, 0.5, -9.5), 0, (0.0022, 0.0022), 0, 0.028, 0.36, 1.6,
        ),
    ),
    "snow": (
        _Load(
            ((6.0, 700), (17.0, 4200), (42.0, 9000)),
            (0.55, 0.15, -1.15), 0.18, (0.008, 0.019), 0.022, 0, 0.85, 0.9, True,
        ),
    ),
    "windy": (
        _Load(
            ((8.0, 90), (18.0, 420), (36.0, 900)),
            (5.2, 0.7, -0.55), 0.75, (0.03, 0.065), 0.02, 0.012, 1.0, 1.6, False, _LEAVES,
        ),
    ),
    "dust storm": (
        _Load(
            ((6.0, 500), (16.0, 1500), (36.0, 1800)),
            (11.0, 1.5, -0.7), 0.3, (0.003, 0.006), 0.01, 0.045, 0.34, 1.2, False, _SAND,
        ),
        _Load(
            ((30.0, 60), (60.0, 130)),
            (7.0, 1.0, 0.0), 0.8, (0.5, 1.1), 0.012, 0, 0.085, 5.0, False, _SAND,
        ),
    ),
}  # fmt: skip


def carried(
    weather: Weather, eye: Places, away: Places, time: float, light: Light, seed: int
) -> Floats:
    """What the air is full of about the camera at a time, as a table of spots (N, SPOT)."""
    tables = [np.zeros((0, SPOT), np.float32)]
    for load in _LOADS.get(weather, ()):
        for number, (reach, count) in enumerate(load.shells):
            tables.append(_shell(load, reach, count, eye, away, time, light, seed + number))
        seed += 17
    return np.concatenate(tables)


def _shell(
    load: _Load,
    reach: float,
    count: int,
    eye: Places,
    away: Places,
    time: float,
    light: Light,
    seed: int,
) -> Floats:
    """A box `reach` metres wide that goes with the camera and wraps around."""
    chance = np.random.default_rng(seed)
    base = chance.uniform(0, reach, (count, 3))
    sway = chance.uniform(0, 2 * np.pi, count)
    pace = chance.uniform(0.75, 1.25, (count, 1))
    wind = np.array(load.wind)
    place = base + wind * pace * time
    if load.sway:
        place[:, 0] += load.sway * np.sin(sway + time * 1.9)
        place[:, 1] += load.sway * np.cos(sway * 1.7 + time * 1.6)
    if load.colors and load.sway > 0.5:  # what flutters rises and falls as well
        place[:, 2] += 0.5 * load.sway * np.sin(sway * 2.3 + time * 2.7)
    middle = eye + away * (reach * 0.45)
    place = middle + np.mod(place - middle + reach / 2, reach) - reach / 2
    spots = np.zeros((count, SPOT), np.float32)
    spots[:, :3] = place
    spots[:, 3] = chance.uniform(*load.sizes, count) * (
        0.8 + load.grows * reach if load.grows else 1
    )
    spots[:, 4:7] = _shine(load, light, chance, count)
    spots[:, 7] = load.dense
    spots[:, 9:12] = wind * pace * load.streak
    ahead = (place - eye) @ away
    if load.streak:  # the nearest streaks are far out of focus
        spots[:, 7] *= np.clip(ahead / 5.0, 0.25, 1.0)
    # what passes right before the lens is out of focus: leave it out
    return spots[(place[:, 2] > 0) & (np.abs(ahead) >= load.nearest)]


def _shine(load: _Load, light: Light, chance: np.random.Generator, count: int) -> Floats:
    # at night drops shine by lamps no one counts
    shine = light.sky + 0.25 * light.sun + 0.12 * light.lamps
    if load.bright:
        return np.asarray(np.minimum(shine * 1.5 + 0.05, 1.3), np.float32)
    if not load.colors:
        return np.asarray(shine * 0.75 + 0.10, np.float32)
    own = np.array(load.colors)[chance.integers(0, len(load.colors), count)]
    return np.asarray(own * (shine + 0.35 * light.sun), np.float32)
