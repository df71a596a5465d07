"""Arrows over a picture that show how the camera moves, as a storyboard artist draws them.

Everything is straight strokes in a box of 1 by 1 (x to the right, y down): what draws them decides
how large the box is.
"""

import math

from soracli.story.value import Value

Point = tuple[float, float]


class Stroke(Value):
    """A line through these points; with `headed` an arrowhead stands at its end."""

    points: tuple[Point, ...]
    headed: bool = True


LEFT, RIGHT, TOP, BOTTOM = 0.32, 0.68, 0.28, 0.72
LOW, SIDE = 0.9, 0.94
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def strokes(move: str) -> tuple[Stroke, ...]:
    """The strokes for a camera move; none for one that has no direction in the picture."""
    across = (Stroke(points=((LEFT, LOW), (RIGHT, LOW))),)
    up = (Stroke(points=((SIDE, BOTTOM), (SIDE, TOP))),)
    known = {
        "pan right": across,
        "whip pan right": across + _parallel(across[0]) + _parallel(across[0], 0.1),
        "truck right": across + _parallel(across[0]),
        "tilt up": up,
        "pedestal up": up + _parallel(up[0]),
        "crane up": up + _parallel(up[0]),
        "dolly in": _corners(0.08, 0.19),
        "lead": _corners(0.19, 0.08),
        "follow": _corners(0.08, 0.19),
        "fly-through": _corners(0.08, 0.19),
        "dolly out": _corners(0.19, 0.08),
        "zoom in": _corners(0.08, 0.19) + _box(0.24),
        "zoom out": _corners(0.19, 0.08) + _box(0.24),
        "dolly zoom": _corners(0.19, 0.08) + _box(0.24),
        "orbit counter-clockwise": (_arc(),),
        "roll clockwise": (_bow(),),
    }
    turned = {
        "pan left": "pan right",
        "whip pan left": "whip pan right",
        "truck left": "truck right",
        "tilt down": "tilt up",
        "pedestal down": "pedestal up",
        "crane down": "crane up",
        "orbit clockwise": "orbit counter-clockwise",
        "roll counter-clockwise": "roll clockwise",
    }
    if move in turned:
        return tuple(_backward(stroke) for stroke in known[turned[move]])
    return known.get(move, ())


def _backward(stroke: Stroke) -> Stroke:
    return Stroke(points=tuple(reversed(stroke.points)), headed=stroke.headed)


def _parallel(stroke: Stroke, aside: float = 0.05) -> tuple[Stroke, ...]:
    """The rail beside an arrow: the camera itself travels, it does not only turn."""
    (x0, y0), (x1, y1) = stroke.points[0], stroke.points[-1]
    shifted = (
        ((x0, y0 - aside), (x1, y1 - aside)) if y0 == y1 else ((x0 - aside, y0), (x1 - aside, y1))
    )
    return (Stroke(points=shifted, headed=False),)


def _corners(begins: float, ends: float) -> tuple[Stroke, ...]:
    """Four arrows along the diagonals, from `begins` to `ends` away from the corners."""
    return tuple(
        Stroke(points=(_from_corner(corner, begins), _from_corner(corner, ends)))
        for corner in CORNERS
    )


def _from_corner(corner: Point, far: float) -> Point:
    x, y = corner
    return x + (far if x == 0 else -far), y + (far if y == 0 else -far)


def _box(far: float) -> tuple[Stroke, ...]:
    points = [_from_corner(corner, far) for corner in CORNERS]
    return (Stroke(points=(*points, points[0]), headed=False),)


def _bow() -> Stroke:
    """The upper part of a circle around the middle, from the left to the right."""
    angles = [math.pi * (0.8 - 0.6 * step / 16) for step in range(17)]
    return Stroke(
        points=tuple((0.5 + 0.34 * math.cos(a), 0.5 - 0.34 * math.sin(a)) for a in angles)
    )


def _arc() -> Stroke:
    """The front half of a flat circle, from the left to the right."""
    angles = [math.pi * (1 - step / 16) for step in range(17)]
    return Stroke(
        points=tuple((0.5 + 0.3 * math.cos(a), 0.78 + 0.12 * math.sin(a)) for a in angles)
    )
