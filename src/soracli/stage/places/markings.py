"""Painted lines on flat ground."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.mesh import Mesh, Numbers
from soracli.stage.shapes import sheet


def stripe(
    path: Numbers | Sequence[tuple[float, float]],
    width: float,
    level: float,
    color: str,
    surface: int,
) -> Mesh:
    """A band of `width` metres along a path of (x, y) points at height `level`."""
    points = np.asarray(path, np.float64)
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    side = np.stack([-along[:, 1], along[:, 0]], axis=1) * width / 2
    rows = [np.column_stack([points + way * side, np.full(len(points), level)]) for way in (-1, 1)]
    return sheet(np.array(rows, np.float32), color, surface)


def arc(
    center: tuple[float, float], radius: float, start: float, end: float, count: int = 40
) -> Numbers:
    """Points on a circle from angle `start` to `end` (radians)."""
    angle = np.linspace(start, end, count)
    return np.stack(
        [center[0] + radius * np.cos(angle), center[1] + radius * np.sin(angle)], axis=1
    )


def outline(x: tuple[float, float], y: tuple[float, float]) -> list[list[tuple[float, float]]]:
    """The four sides of a rectangle as paths."""
    a, b, c, d = (x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])
    return [[a, b], [b, c], [c, d], [d, a]]
