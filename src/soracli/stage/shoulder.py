"""Over the shoulder: one face beyond the shoulder and the back of the head of another."""

import numpy as np

from soracli.stage.moves import Setup
from soracli.stage.turns import Array

_FACE, _HEAD = 0.22, 0.54
"""Where the face and the near head stand, in half widths of the picture to both sides of it."""
_BEHIND = 1.1
"""Metres that the camera keeps behind the near head, at least."""
_SHORTEST, _LONGEST = 50.0, 135.0
"""Millimetres of the lenses it is filmed with."""
_SHOULDER = 0.1
"""Metres under the near eyes that a line of sight goes over the shoulder with some air."""
_LIFT = 0.05
"""Metres over the eyes of the near head, so that the shoulder is seen."""


def over_the_shoulder(
    target: Array,
    ways: tuple[Array, Array, Array | None],
    ask: tuple[float | None, float, float],
    tilt: float,
    roll: float,
) -> Setup:
    """The camera behind the shoulder of one, looking at another.

    `target` (N, 3) is what it looks at. `ways` are the eyes (N, 3) of whom it shows and of whom it
    looks over, and the side (2,) of the line between them that it stays on. `ask` is the lens in
    millimetres (None: the best), the height in metres that the picture has to hold at the target,
    and its width by its height. `tilt` and `roll` in radians.
    """
    eyes, near_eyes, near = ways
    lens, tall, shape = ask
    way = np.median(near_eyes - eyes, axis=0)
    # who leans forward has the face elsewhere than the neck
    target = target + np.median(eyes - target, axis=0) * (1, 1, 0)
    apart = max(float(np.hypot(way[0], way[1])), 0.3)
    distance, across = _stand(apart, lens, tall, shape)
    swing = _swing(distance, apart, across)
    line = float(np.arctan2(way[1], way[0]))
    sign = _turn(line, near)
    # on this side of the line the near head is at the side it turns from
    azimuth = line + sign * swing + np.pi / 2
    lift = float(np.clip(0.3 * (distance - apart) / apart * way[2], -0.3, 0.3)) + _LIFT
    height = float(np.median(near_eyes[:, 2])) + lift
    height = max(height, _over_it(eyes, near_eyes, distance / apart)) + distance * np.tan(tilt)
    rise = height - float(np.median(target[:, 2]))
    count = len(target)
    aside = np.cos(line - azimuth)
    return Setup(
        target=target,
        azimuth=np.full(count, azimuth),
        elevation=np.full(count, np.arctan2(rise, distance)),
        distance=np.full(count, np.hypot(rise, distance)),
        fov=np.full(count, np.degrees(2 * np.arctan(across / shape))),
        shift=np.zeros((count, 3)),
        aim=np.zeros((count, 3)),
        roll=np.full(count, roll),
        gaze=np.full(count, azimuth if aside > 0 else azimuth + np.pi),
        room=_FACE * across,
        across=across,
        swings=(0.0, 0.3) if sign > 0 else (-0.3, 0.0),
        nearest=min(1.0, (apart + 0.55) / distance),
    )


def _over_it(eyes: Array, near_eyes: Array, ratio: float) -> float:
    """How high a camera must be, metres, that sees the eyes over the near shoulder, and not much
    higher than the near eyes. `ratio` is its distance by that of the shoulder, from the eyes."""
    face, head = float(np.median(eyes[:, 2])), float(np.median(near_eyes[:, 2]))
    return min(face + (head - _SHOULDER - face) * ratio, head + 0.7)


def _stand(apart: float, lens: float | None, tall: float, shape: float) -> tuple[float, float]:
    """How far from the face the camera stands, metres, and its tangent across the picture."""
    if lens is None:
        shortest = tall / 2 / (18.0 / _SHORTEST / shape if shape >= 1 else 18.0 / _SHORTEST)
        distance = max(apart + _BEHIND, shortest)
        down = tall / 2 / distance
        longest = 18.0 / _LONGEST
        return distance, max(down * shape, longest)
    across = 18.0 / lens if shape >= 1 else 18.0 / lens * shape
    return max(apart + 0.8, tall / 2 * shape / across), across


def _swing(distance: float, apart: float, across: float) -> float:
    """Radians off the line at which the near head is seen beside the face, as far as wanted."""
    between = float(np.arctan(_FACE * across) + np.arctan(_HEAD * across))
    share = distance * np.sin(between) / apart
    if share >= 0.98:
        return 0.8
    return float(np.clip(np.arcsin(share) - between, 0.06, 0.8))


def _turn(line: float, near: Array | None) -> float:
    """Which way round from the line its near side is: 1 counter-clockwise, -1 clockwise."""
    if near is None:
        return 1.0
    return 1.0 if np.cos(line) * near[1] - np.sin(line) * near[0] > 0 else -1.0
