"""How far away the picture is sharp: at what the camera looks at, and of an animal at its eyes."""

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.eyeline import eyes_of
from soracli.stage.performance import Body, Performance
from soracli.stage.turns import Array

_NEAREST = 0.08
"""Metres from which on a lens for macro shots can be focused."""


def focused_at(performance: Performance) -> Array:
    """Metres from the camera to what is sharp, for every frame (N,).

    A head that is stretched out toward a near camera would else be blurred, and eyes are looked at.
    """
    path = performance.camera
    aimed = np.linalg.norm(path.target - path.position, axis=-1)
    animal = _looked_at(performance, path.target)
    if animal is not None:
        aimed = np.linalg.norm(eyes_of(animal) - path.position, axis=-1)
    return np.asarray(np.maximum(aimed, _NEAREST))


def _looked_at(performance: Performance, target: Array) -> Body | None:
    """The animal that the camera looks at, by the middle of its body."""
    near: list[tuple[float, Body]] = []
    for body in performance.bodies:
        if body.figure.family in ANIMALS and body.visible.all():
            middle = body.positions[:, 0] * (1, 1, 0) + np.array([0, 0, 1]) * target[:, 2:]
            off = float(np.median(np.linalg.norm(middle - target, axis=-1)))
            if off < 0.5 * max(body.figure.length, body.figure.height):
                near.append((off, body))
    return min(near, key=lambda one: one[0])[1] if near else None
