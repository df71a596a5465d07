"""The open sea: nothing but water, an island on the horizon, and gulls far away."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.land import ridge
from soracli.stage.places.occasion import Occasion
from soracli.stage.things.forms import quads
from soracli.stage.water import Water, waves


def sea(on: Occasion) -> SetPiece:
    """Water everywhere, its mean level at z = 0."""
    rough = {"storm": 2.4, "rain": 0.7, "cloudy": 0.5, "snow": 0.5}.get(on.weather, 0.32)
    amplitudes, vectors, phases = waves(on.seed, rough, 0.5, longest=18.0 if rough < 1 else 45.0)
    return SetPiece(
        name="sea",
        mesh=join(
            [
                ridge(on.seed + 1, 1500, 110, "#6b7f78", arc=(0.95, 1.5), rough=0.6, depth=0.1),
                ridge(on.seed + 2, 2100, 150, "#7b8f95", arc=(1.9, 2.7), rough=0.7, depth=0.08),
                ridge(on.seed + 3, 1700, 120, "#6b7f78", arc=(-2.2, -1.3), rough=0.6, depth=0.1),
                _gulls(on),
            ]
        ),
        ground="water",
        reach=0.0,
        water=Water(amplitudes, vectors, phases, 0.0, "#0b3d66", "#1f7fa6"),
        far_color="#0b3d66",
        far_level=-30.0,
    )


def _gulls(on: Occasion) -> Mesh:
    """A few white wings in the distance."""
    chance = on.chance(30)
    count = 7
    at = np.stack(
        [
            chance.uniform(-60, 60, count),
            chance.uniform(45, 110, count),
            chance.uniform(10, 24, count),
        ],
        axis=1,
    )
    wings = []
    for x, y, z in at:
        span, lift = 0.7, float(chance.uniform(0.1, 0.35))
        yaw = float(chance.uniform(0, 6.28))
        c, s = np.cos(yaw), np.sin(yaw)
        for side in (-1, 1):
            local = [(0.16, 0, 0), (-0.14, 0, 0), (-0.2, side * span, lift), (0, side * span, lift)]
            wings.append([(x + c * u - s * v, y + s * u + c * v, z + w) for u, v, w in local])
    return quads(np.array(wings, np.float32), "#f2f4f5", Surface.FEATHER)
