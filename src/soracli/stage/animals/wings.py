"""An insect's wings: fans of rays, painted with veins, borders and dots."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.animals.clay import Numbers
from soracli.stage.animals.noise import smooth
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, linear
from soracli.stage.shapes import sheet


def fan(
    root: Sequence[float],
    outline: Sequence[tuple[float, float]],
    scallop: float = 0.0,
    lobes: int = 6,
    lift: float = 0.04,
    grid: tuple[int, int] = (18, 33),
) -> tuple[Floats, Floats, Floats]:
    """A left wing as a fan of rays from `root`, lying flat.

    `outline` lists (degrees, length): the ray's angle ahead of +y (the left) and its reach.
    Returns points (rows, columns, 3) in metres and, for painting, how far out and how far across
    each lies (rows, columns), both 0..1. `scallop` bites `lobes` notches into the edge.
    """
    across = np.linspace(0, 1, grid[1])
    angle, reach = _smooth_outline(outline, across)
    reach = reach * (1 - scallop + scallop * np.abs(np.sin(np.pi * lobes * across)) ** 0.7)
    out = np.linspace(0, 1, grid[0])
    turn = np.radians(angle)
    length = reach[None] * out[:, None]
    points = np.stack(
        [
            root[0] + length * np.sin(turn)[None],
            root[1] + length * np.cos(turn)[None],
            root[2]
            + lift * length * np.sin(np.pi * across)[None]
            + 0.5 * lift * length * out[:, None],
        ],
        axis=-1,
    )
    outward = np.broadcast_to(out[:, None], points.shape[:2])
    sideways = np.broadcast_to(across[None], points.shape[:2])
    return points.astype(np.float32), outward.astype(np.float32), sideways.astype(np.float32)


def _smooth_outline(
    outline: Sequence[tuple[float, float]], across: Numbers
) -> tuple[Numbers, Numbers]:
    """Angle and reach at every share `across`.

    A cubic through so few points would overshoot; a blurred polygon stays inside its corners.
    """
    knots = np.linspace(0, 1, len(outline))
    angle = np.interp(across, knots, [angle for angle, _ in outline])
    fine = np.linspace(0, 1, 8 * len(across))
    reach = np.interp(fine, knots, [reach for _, reach in outline])
    width = 4 * len(across) // len(outline)
    window = np.hanning(2 * (width // 2) + 3)
    padded = np.pad(reach, len(window) // 2, mode="edge")
    blurred = np.convolve(padded, window / window.sum(), mode="valid")
    return angle, np.interp(across, fine, blurred)


def veined(
    points: Floats,
    out: Floats,
    across: Floats,
    colors: tuple[str, str, str],
    veins: int = 6,
    border: float = 0.84,
) -> Mesh:
    """A butterfly's wing: `colors` are (field, border and veins, dots in the border)."""
    mesh = sheet(points, colors[0], Surface.MATTE)
    beat = np.abs(((across * veins) % 1) - 0.5) * 2
    vein = smooth(0.80, 0.95, beat) * smooth(0.10, 0.25, out) * 0.9
    edge = smooth(border - 0.05, border + 0.03, out + 0.05 * (beat - 0.5))
    lead = smooth(0.10, 0.04, across) + smooth(0.95, 0.99, across) * 0.6
    dark = np.clip(np.maximum(np.maximum(vein, edge), lead), 0, 1)
    dots = smooth(0.55, 0.30, np.hypot(beat * 0.9, (out - 0.925) / 0.055))
    inner = 1 - 0.35 * smooth(0.35, 0.0, out)
    field = linear(colors[0]) * inner.reshape(-1, 1)
    paint = field * (1 - dark.reshape(-1, 1)) + linear(colors[1]) * dark.reshape(-1, 1)
    shares = dots.reshape(-1, 1)
    mesh.colors[:] = paint * (1 - shares) + linear(colors[2]) * shares
    return mesh


def membrane(points: Floats, across: Floats, color: str, vein: str, veins: int) -> Mesh:
    """A clear insect wing: pale, with fine veins."""
    mesh = sheet(points, color, Surface.PAPER)
    beat = np.abs(((across * veins) % 1) - 0.5) * 2
    line = (smooth(0.82, 0.97, beat) * 0.6).reshape(-1, 1)
    mesh.colors[:] = mesh.colors * (1 - line) + linear(vein) * line
    return mesh
