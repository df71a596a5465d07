"""The shapes hats are made of: rings round the head, brims, domes and peaks, all in heads."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh
from soracli.stage.people.lofts import Array
from soracli.stage.shapes import sheet

Shape = Callable[[Array, Array], Array]
Row = tuple[float, float]

AROUND = 64
LONG, WIDE, MIDDLE = 0.425, 0.340, -0.045
TURN = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)


def stack(
    rows: Sequence[Row],
    color: str,
    surface: int = Surface.CLOTH,
    tilt: float = 0.10,
    shape: Shape | None = None,
) -> Mesh:
    """Rings round the head: (height, size) with size 1 at the hat line; `tilt` lowers the front."""
    grid: Array = np.zeros((len(rows), AROUND, 3))
    for row, (z, size) in enumerate(rows):
        grid[row, :, 0] = MIDDLE + LONG * size * np.cos(TURN)
        grid[row, :, 1] = WIDE * size * np.sin(TURN)
        grid[row, :, 2] = z
    sizes = np.array([size for _, size in rows])[:, None] + 0 * TURN
    if shape is not None:
        grid = shape(grid, sizes)
    grid[..., 2] -= tilt * (grid[..., 0] - MIDDLE)
    return sheet(grid.astype(np.float32), color, surface, closed=True)


def brim(
    z: float, size: float, color: str, surface: int, shape: Shape | None = None, tilt: float = 0.10
) -> Mesh:
    """A brim at height `z`, `size` times as wide as the hat line."""
    rows = [(z - 0.006, 0.98)]
    rows += [(z - 0.006, 1 + (size - 1) * share) for share in np.linspace(0.1, 1, 7)]
    rows += [(z + 0.012, 1 + (size - 1) * share) for share in np.linspace(1, 0, 7)]
    return stack(rows, color, surface, tilt, shape)


def curl(up: float, dip: float) -> Shape:
    """A brim that turns up at the sides by `up` and down in front and behind by `dip`."""

    def bend(grid: Array, sizes: Array) -> Array:
        out = np.clip(sizes - 1, 0, 2)
        side, front = np.abs(np.sin(TURN)) ** 2, np.cos(TURN)
        grid[..., 2] += out**1.5 * (up * side - dip * np.abs(front) ** 2)
        return grid

    return bend


def pinched(low: float, high: float, dent: float, pinch: float) -> Shape:
    """The crown of a fedora: dented along the top and pinched in front."""

    def bend(grid: Array, sizes: Array) -> Array:
        share = np.clip((grid[..., 2] - low) / (high - low), 0, 1)
        forward = np.clip((grid[..., 0] - MIDDLE) / LONG, -1, 1)
        side = np.clip(np.abs(grid[..., 1]) / WIDE, 0, 1)
        grid[..., 1] *= 1 - pinch * share**1.5 * np.clip(forward, 0, 1) ** 1.2
        grid[..., 2] -= dent * share**3 * np.exp(-((side / 0.30) ** 2))
        grid[..., 2] += 0.05 * share * forward
        return grid

    return bend


FELT = (
    (0.0, 1.0),
    (0.03, 1.005),
    (0.10, 0.995),
    (0.18, 0.97),
    (0.26, 0.93),
    (0.315, 0.875),
    (0.345, 0.78),
    (0.352, 0.60),
    (0.350, 0.40),
    (0.348, 0.20),
    (0.347, 0.001),
)


def raised(rows: Sequence[Row], z: float, tall: float = 1.0, wide: float = 1.0) -> list[Row]:
    """Rows moved up to `z`, stretched `tall` and `wide`."""
    return [(z + tall * high, wide * size) for high, size in rows]


def dome(line: float, wide: float = 1.0, tall: float = 0.34) -> list[Row]:
    """Rows of a dome over the skull from height `line`."""
    share = np.linspace(0, 1, 12)
    return [
        (
            float(line + tall * np.sin(s * np.pi / 2)),
            float(wide * np.cos(s * np.pi / 2) ** 0.75 + 0.01),
        )
        for s in share
    ]


def visor(z: float, reach: float, color: str, surface: int, drop: float = 0.10) -> Mesh:
    """The peak of a cap: a crescent in front, curved down at its sides."""
    angle = np.linspace(-1.12, 1.12, 25)
    rows = []
    for share, lift in (
        (0.0, 0.0),
        (0.35, 0.0),
        (0.7, 0.0),
        (1.0, 0.0),
        (1.0, 0.014),
        (0.6, 0.016),
        (0.0, 0.016),
    ):
        size = (
            0.99
            + share
            * reach
            * np.cos(angle * 1.28) ** 0.6
            * np.clip(1.2 - np.abs(angle), 0, 1) ** 0.15
        )
        points = np.stack(
            [
                MIDDLE + LONG * size * np.cos(angle),
                WIDE * (0.99 + 0.25 * share * np.cos(angle * 1.28)) * np.sin(angle),
                z + lift - drop * share * 0.5 - 0.30 * (np.sin(angle) ** 2) * share * 0.22,
            ],
            axis=1,
        )
        points[:, 2] -= 0.10 * (points[:, 0] - MIDDLE)
        rows.append(points)
    return sheet(np.stack(rows).astype(np.float32), color, surface)
