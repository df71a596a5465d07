"""Rocks, scattered or piled."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.things.forms import copies, lumpy


def rocks(
    at: Numbers,
    chance: np.random.Generator,
    sizes: tuple[float, float],
    color: str = "#7d776e",
    surface: int = Surface.ROCK,
    level: int = 2,
) -> Mesh:
    """A flattened, half-sunk rock at each of `at` (N, 3); `sizes` are radii in metres."""
    if not len(at):
        return join([])
    parts = []
    which = chance.integers(0, 3, len(at))
    for variant in range(3):
        places = at[which == variant]
        if not len(places):
            continue
        seed = int(chance.integers(0, 2**31))
        stone = lumpy((1.0, 0.85, 0.62), seed, 0.24, color, surface, level)
        radius = chance.uniform(*sizes, len(places))
        sunk = places + np.array([0, 0, 1]) * (0.2 * radius)[:, None]
        tint = np.repeat(chance.uniform(0.8, 1.15, (len(places), 1)), 3, axis=1)
        yaw = chance.uniform(0, 6.28, len(places)).astype(np.float32)
        parts.append(copies(stone, sunk, yaw, radius.astype(np.float32), tint))
    return join(parts)
