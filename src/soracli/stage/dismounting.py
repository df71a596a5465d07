"""Dismounting: who gets off a horse or a bicycle sits on it first, and then stands beside it.

Riders go with what carries them (`mounting`), so the way down is laid over sitting: the hips go
from the seat to a place on the ground beside it, and the legs come under them.
"""

import numpy as np

from soracli.stage.carriage import Carriage
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.turns import Array, mix, smooth, turned, yaw

DISMOUNTS = "dismount"
"""The motion by which one gets off what carries one."""
_LASTS = 1.5
"""Seconds from the saddle to the ground at most."""
_BESIDE = 0.3
"""Metres between what one rode and where one stands, beside half of its width."""
_STANDS = np.array([0.0, 0.07, -0.985])
"""Where soles are, from the hips in leg lengths, of who stands."""
_LEG_OVER = np.array([-0.35, 0.0, 0.30])
"""How the leg of the far side goes over the back on the way: back, and up."""
_AT_SIDES = np.array([0.02, 0.24, -0.92])
"""Hands of who stands."""


def dismount(mark: Mark, figure: Figure, carriage: Carriage, ground: float, times: Array) -> None:
    """Take somebody who sits on a figure down to the `ground` (metres) beside it, if they get off
    it at world seconds `times` (N,)."""
    beat = next((one for one in mark.beats if one.motion == DISMOUNTS), None)
    if beat is None:
        return
    begins = max(beat.start, 0.0)
    lasts = min(_LASTS, max(beat.end - begins, 0.4))
    share = smooth(np.clip((times - begins) / lasts, 0.0, 1.0))
    ahead = float(carriage.heading[int(np.searchsorted(times, begins).clip(0, len(times) - 1))])
    side = -1 if np.cos(ahead) >= 0 else 1  # its right or its left, toward the camera
    away = side * (0.5 * min(figure.width, 1.2) + _BESIDE)
    beside = carriage.root + turned(yaw(carriage.heading), np.array([0.0, away, 0.0]))
    beside[:, 2] = ground
    out = np.clip(1.6 * share, 0.0, 1.0)[:, None]  # aside first, then down
    carriage.root = np.column_stack(
        [
            mix(carriage.root[:, :2], beside[:, :2], out[:, 0]),
            mix(carriage.root[:, 2:], beside[:, 2:], share**2),
        ]
    )
    off = share > 0.0
    carriage.free = np.where(off[None], 1.0, carriage.free)
    arc = np.sin(np.pi * np.clip(share, 0.0, 1.0))[:, None]
    far = 1 if side > 0 else 0
    for leg in (0, 1):
        lift = arc * _LEG_OVER if leg == far else 0.0
        carriage.free_feet[leg] = mix(carriage.free_feet[leg], _STANDS, share) + lift
        carriage.hands[leg] = mix(carriage.hands[leg], _AT_SIDES, share)
        carriage.reach_weight[leg] = carriage.reach_weight[leg] * (1 - share)
        carriage.sole_pitch[leg] = carriage.sole_pitch[leg] * (1 - share)
    for turn in (carriage.hips_turn, carriage.chest_turn, carriage.head_turn):
        turn *= (1 - share)[:, None]
