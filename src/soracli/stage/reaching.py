"""Reaching: hands taken along paths through the world, so that the palms are where they touch."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.carriage import pose
from soracli.stage.figure import Figure
from soracli.stage.marks import carried
from soracli.stage.turns import Array, mix

_PALM = 0.28
"""Metres that a hand goes on beyond a point so that the palm, not the wrist, arrives there."""
_ROUNDS = 4
SIDES = ("L", "R")


def bring_palms(acted: Acted, figure: Figure, goals: Mapping[int, tuple[Array, Array]]) -> None:
    """Take palms along paths: by side (0 left, 1 right) world points (N, 3) and weights (N,).

    A hand that reaches for something else already gives way by its weight.
    """
    carriage = acted.carriage
    off = {side: np.zeros_like(goal) for side, (goal, _) in goals.items()}
    for side, (goal, weight) in goals.items():
        carriage.reach[side] = mix(carriage.reach[side], goal, weight)
        carriage.reach_weight[side] = np.maximum(carriage.reach_weight[side], weight)
    for _ in range(_ROUNDS):
        rotations, positions = pose(acted.build, carriage)
        for side, (goal, weight) in goals.items():
            palm = carried(figure, rotations, positions, f"palm.{SIDES[side]}")
            off[side] += 0.8 * (goal - palm)
            size = np.linalg.norm(off[side], axis=1, keepdims=True)
            # what is out of reach is not reached for further still: the hand would snap back
            off[side] *= np.minimum(1.0, _PALM / np.maximum(size, 1e-9))
            own = weight > 0
            carriage.reach[side][own] = (goal + off[side])[own]


def bend(acted: Acted, low: float, far: float, weight: Array) -> None:
    """Bend knees and back to something `low`, and lean over to what is `far`, both 0..1, as much as
    `weight` (N,)."""
    carriage, leg = acted.carriage, acted.build.leg_length
    deep = low * weight
    carriage.hips += deep[:, None] * np.array([-0.15, 0.0, -0.44]) * leg
    carriage.chest_turn[:, 1] += 0.85 * deep + 0.6 * far * weight
    carriage.hips[:, 0] -= 0.08 * leg * far * weight


def lowness(point: Array, height: float) -> float:
    """How low something is for a body of so many metres: 0 from the hips up, 1 at its feet."""
    return float(np.clip(1 - point[2] / (0.55 * height), 0.0, 1.0))
