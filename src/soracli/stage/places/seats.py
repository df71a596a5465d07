"""Seats in rows: pews, seats of theatres and halls, school desks, stands with a crowd."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.things.forms import block, boxes, copies

_COATS = ("#b5342b", "#2f5f9a", "#e8c24a", "#f4f1e8", "#3f7a4a", "#26282d", "#d97a2f", "#7a4f8a")
_FACES = ("#e6b592", "#c98f68", "#8a5a3c", "#f0c8a8")


def pew(wide: float, color: str = "#6b4426") -> Mesh:
    """A bench of a church, the seat toward +y (people look that way)."""
    return join(
        [
            boxes([(0, 0.0, 0.44)], (wide, 0.42, 0.05), color, Surface.WOOD),
            boxes([(0, -0.24, 0.72)], (wide, 0.05, 0.5), color, Surface.WOOD),
            boxes(
                [(s * (wide / 2 - 0.03), -0.05, 0.48) for s in (-1, 1)],
                (0.06, 0.5, 0.96),
                color,
                Surface.WOOD,
            ),
        ]
    )


def seat(color: str, frame: str = "#2b2d31") -> Mesh:
    """One upholstered seat 0.55 m wide, looking toward -y."""
    return join(
        [
            block((0.5, 0.46, 0.12), (0, -0.02, 0.44), 0.03, color, Surface.CLOTH),
            block((0.5, 0.1, 0.6), (0, 0.24, 0.76), 0.03, color, Surface.CLOTH),
            boxes([(s * 0.27, 0.02, 0.4) for s in (-1, 1)], (0.05, 0.4, 0.5), frame, Surface.METAL),
        ]
    )


def rows_of(one: Mesh, x: Numbers, y: Numbers, yaw: float = 0.0, rise: float = 0.0) -> Mesh:
    """The mesh at every x in every row y; each further row stands `rise` metres higher."""
    at = [(float(u), float(v), k * rise) for k, v in enumerate(y) for u in x]
    return copies(one, at, yaw)


def school_desk(color: str = "#c9a06a") -> Mesh:
    """A pupil's desk and chair; who sits there looks toward +y."""
    steel = "#5d6a74"
    legs = [(s * 0.3, t, 0.35) for s in (-1, 1) for t in (-0.2, 0.2)]
    return join(
        [
            block((0.7, 0.5, 0.04), (0, 0, 0.72), 0.01, color, Surface.WOOD),
            boxes(legs, (0.035, 0.035, 0.7), steel, Surface.METAL),
            block((0.4, 0.38, 0.03), (0, -0.55, 0.44), 0.01, color, Surface.WOOD),
            block((0.4, 0.03, 0.3), (0, -0.75, 0.78), 0.01, color, Surface.WOOD),
            boxes(
                [(s * 0.18, -0.56 + t, 0.22) for s in (-1, 1) for t in (-0.16, 0.16)],
                (0.03, 0.03, 0.44),
                steel,
                Surface.METAL,
            ),
        ]
    )


def stand(wide: float, rows: int, color: str, rise: float = 0.45, deep: float = 0.8) -> Mesh:
    """Steps with seats, rising toward +y from y = 0; the lowest step is one rise high."""
    steps = [(0, (k + 0.5) * deep, (k + 1) * rise / 2) for k in range(rows)]
    sizes = [(wide, deep, (k + 1) * rise) for k in range(rows)]
    seats = [(0, (k + 0.6) * deep, (k + 1) * rise + 0.2) for k in range(rows)]
    return join(
        [
            boxes(steps, sizes, "#9a9c9f", Surface.CONCRETE),
            boxes(seats, (wide * 0.98, 0.08, 0.4), color, Surface.PLASTIC),
        ]
    )


def crowd(
    chance: np.random.Generator,
    wide: float,
    rows: int,
    share: float = 0.7,
    rise: float = 0.45,
    deep: float = 0.8,
) -> Mesh:
    """People far off on such a stand: a coat and a head each, too small to be anybody."""
    x, row = np.meshgrid(np.arange(-wide / 2 + 0.4, wide / 2 - 0.2, 0.62), np.arange(rows))
    keep = chance.uniform(size=x.size) < share
    across, step = x.reshape(-1)[keep], row.reshape(-1)[keep]
    count = len(across)
    at = np.stack(
        [across + chance.uniform(-0.1, 0.1, count), (step + 0.45) * deep, (step + 1) * rise], 1
    )
    coats = np.stack([linear(one) for one in _COATS])[chance.integers(0, len(_COATS), count)]
    faces = np.stack([linear(one) for one in _FACES])[chance.integers(0, len(_FACES), count)]
    return join([boxes(at + [0, 0, 0.5], (0.42, 0.26, 0.6), coats, Surface.CLOTH),
        boxes(at + [0, 0, 0.93], (0.19, 0.2, 0.24), faces, Surface.SKIN)])  # fmt: skip
