"""Sides of the picture: whether what is told to be left of, before or behind another is seen so."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.performance import Body, CameraPath
from soracli.stage.turns import Array, normal
from soracli.story.scene import Scene

SIDED = ("left of", "right of", "in front of", "behind")
"""Relations that are seen from one side only."""
_OFTEN = 0.5
"""The share of the frames in which a side has to be seen."""
_ASIDE, _BEFORE = 0.02, 0.05
"""Of the distance of a camera how far aside something is at least, and metres that it is nearer."""


def wrong_sides(scene: Scene, path: CameraPath, bodies: Mapping[str, Body]) -> int:
    """How many of the sides that a scene tells are others in the picture of a camera."""
    told = [one for one in scene.relations if one.kind in SIDED and {one.a, one.b} <= set(bodies)]
    return sum(not _is_seen(one.kind, path, bodies[one.a], bodies[one.b]) for one in told)


def _is_seen(kind: str, path: CameraPath, a: Body, b: Body) -> bool:
    there = a.visible & b.visible
    if not there.any():
        return True
    (x, far), (other, deep) = (_in_picture(path, one) for one in (a, b))
    shown = {
        "left of": other - x > _ASIDE, "right of": x - other > _ASIDE,
        "in front of": deep - far > _BEFORE, "behind": far - deep > _BEFORE,
    }[kind]  # fmt: skip
    held = shown[there]
    return bool(held.mean() >= _OFTEN or held[-max(1, len(held) // 5) :].all())


def _in_picture(path: CameraPath, body: Body) -> tuple[Array, Array]:
    """How far to the right a body is, as a share of its distance (N,), and that distance (N,)."""
    ahead = normal(path.target.astype(np.float64) - path.position)
    right = normal(np.cross(ahead, path.up.astype(np.float64)))
    middle = body.positions[:, 0] + np.array([0.0, 0.0, 0.5 * body.figure.height])
    way = middle - path.position
    far = np.maximum((way * ahead).sum(axis=1), 1e-3)
    return np.asarray((way * right).sum(axis=1) / far), np.asarray(far)
