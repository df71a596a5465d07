"""Outlines and solids that a thing can be said to have: how far they reach from their middle.

All lie in the box from -1 to 1 and touch its sides; +y is the top of an outline.
"""

from collections.abc import Callable

import numpy as np

from soracli.stage.mesh import Numbers

Reach = Callable[[Numbers], Numbers]
"""From unit directions (N, 2) or (N, 3) to how far the shape goes in each of them (N,)."""

_STAR = 0.45
"""How far the notches of a star go in: a pentagram's are at 0.38, and look thin on a cushion."""


def _corners(points: list[tuple[float, float]]) -> Reach:
    """The outline through corners, counter-clockwise, that sees all of itself from its middle."""
    around = np.array(points, np.float64)
    angles = np.unwrap(np.arctan2(around[:, 1], around[:, 0]))

    def reach(ways: Numbers) -> Numbers:
        turn = (np.arctan2(ways[:, 1], ways[:, 0]) - angles[0]) % (2 * np.pi) + angles[0]
        edge = np.searchsorted(angles, turn, side="right") - 1
        a, b = around[edge], around[(edge + 1) % len(around)]
        along = b - a
        across = ways[:, 0] * along[:, 1] - ways[:, 1] * along[:, 0]
        meets = a[:, 0] * along[:, 1] - a[:, 1] * along[:, 0]
        return np.asarray(meets / np.where(np.abs(across) < 1e-9, 1e-9, across))

    return reach


def _fitted(points: Numbers) -> list[tuple[float, float]]:
    """Points scaled so that they fill the box."""
    low, high = points.min(axis=0), points.max(axis=0)
    spread = 2 * (points - low) / (high - low) - 1
    return [(float(x), float(y)) for x, y in spread]


def _regular(corners: int, start: float = 90.0, notch: float = 1.0) -> list[tuple[float, float]]:
    """A regular polygon with a corner at `start` degrees; with a `notch`, a star."""
    count = corners if notch == 1.0 else 2 * corners
    angle = np.deg2rad(start) + np.arange(count) * 2 * np.pi / count
    far = np.where(np.arange(count) % 2 == 0, 1.0, notch)
    return [(float(x), float(y)) for x, y in (far * np.stack([np.cos(angle), np.sin(angle)])).T]


def _heart() -> list[tuple[float, float]]:
    """The curve of playing cards (x = 16 sin^3 t), from its notch around."""
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)[::-1]
    x = 16 * np.sin(t) ** 3
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return _fitted(np.stack([x, y + 1.5], axis=1))


def _flower(ways: Numbers) -> Numbers:
    angle = np.arctan2(ways[:, 1], ways[:, 0])
    return np.asarray(0.72 + 0.28 * np.abs(np.cos(2.5 * (angle - np.pi / 2))))


OUTLINES: dict[str, Reach] = {
    "heart": _corners(_heart()),
    "star": _corners(_regular(5, notch=_STAR)),
    "diamond": _corners([(0, -1), (1, 0), (0, 1), (-1, 0)]),
    "triangle": _corners(_fitted(np.array(_regular(3)))),
    "square": _corners([(-1, -1), (1, -1), (1, 1), (-1, 1)]),
    "rectangle": _corners([(-1, -1), (1, -1), (1, 1), (-1, 1)]),
    "hexagon": _corners(_regular(6)),
    "octagon": _corners(_fitted(np.array(_regular(8, start=67.5)))),
    "round": lambda ways: np.ones(len(ways)),
    "oval": lambda ways: np.ones(len(ways)),
    "flower": _flower,
}
LONG = frozenset(("oval", "rectangle"))
"""Outlines that are longer than wide."""
UPRIGHT = frozenset(("heart", "star", "triangle", "diamond", "flower"))
"""Outlines that are seen from the front on what is as deep as it is wide and high."""


def _cylinder(ways: Numbers) -> Numbers:
    level = np.hypot(ways[:, 0], ways[:, 1])
    return np.asarray(1 / np.maximum(level, np.abs(ways[:, 2])))


def _narrowing(level: Numbers, up: Numbers) -> Numbers:
    """What comes to a point at the top: half as wide in the middle as at its foot."""
    side = 1 / np.maximum(2 * level + up, 1e-6)
    foot = np.where(up < -1e-6, -1 / np.minimum(up, -1e-6), np.inf)
    return np.asarray(np.minimum(np.where(2 * level + up > 1e-6, side, np.inf), foot))


SOLIDS: dict[str, Reach] = {
    "sphere": lambda ways: np.ones(len(ways)),
    "cube": lambda ways: np.asarray(1 / np.abs(ways).max(axis=1)),
    "cylinder": _cylinder,
    "cone": lambda ways: _narrowing(np.hypot(ways[:, 0], ways[:, 1]), ways[:, 2]),
    "pyramid": lambda ways: _narrowing(np.abs(ways[:, :2]).max(axis=1), ways[:, 2]),
}
EVEN = frozenset(("sphere", "cube"))
"""Solids that are as high as they are wide."""
