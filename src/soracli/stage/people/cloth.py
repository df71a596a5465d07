"""Shells of cloth: torso and sleeves of a garment, trouser legs, collars, bands and buttons."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES, arm, arm_length, neck_width, torso
from soracli.stage.people.clay import bind, cast, melt
from soracli.stage.people.lofts import Array, Loft, ball, loft, oval
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tailor import creased, laid, section, weighted
from soracli.stage.people.tint import darker
from soracli.stage.shapes import ellipsoid, sheet, tube

CELL = 0.0112
"""Size of the mesh of clothes and skin, as a fraction of the unit."""


HOLE = 1.22
"""How much wider than the neck the opening of a garment is."""


def cell(m: Measures) -> float:
    """The mesh size of clothes and skin for this body, metres."""
    return CELL * m.unit


def shell(
    m: Measures,
    out: float,
    hem: float,
    sleeve: float,
    top: float = 0.842,
    loose: float = 0.0,
    cuff: float = 0.003,
) -> list[Loft]:
    """Lofts of a top: `out` thicker than the body, from `hem` to `top` (all fractions of the unit).

    `sleeve` is the share of the arm it covers (0 is none); `loose` widens it toward the hem and
    `cuff` toward the end of the sleeve.
    """
    u = m.unit
    trunk, *more = torso(m)
    if out > 0.012 and m.female < 0.5:
        more = more[:2]  # thick cloth bridges the chest
    low, high = max(hem * u - trunk.origin[2], 0.001), top * u - trunk.origin[2]
    body = trunk.grown(out * u).between(low, min(high, trunk.length))
    body = body.swelled(0.0, body.length * 0.8, loose * u, 0.0)
    parts = [body, *[part.grown(out * u) for part in more]]
    length = arm_length(m)
    for side, _ in SIDES if sleeve > 0 else ():
        limb = arm(m, side).grown(out * 0.92 * u).between(0.0, sleeve * length)
        parts.append(limb.swelled(0.35 * limb.length, limb.length, 0.0, cuff * u))
    return parts


def melted(
    m: Measures,
    lofts: Sequence[Loft],
    color: str,
    surface: int,
    folds: float,
    seed: int = 0,
    fine: float = 1.0,
) -> Mesh:
    """Cloth melted out of lofts, with folds `folds` units deep; `fine` scales the mesh size."""
    mesh = melt(lofts, fine * cell(m), color, surface, 0.022 * m.unit)
    return creased(mesh, m, folds * m.unit, seed) if folds > 0 else mesh


def _carving(one: Loft) -> Loft:
    return Loft(
        one.origin,
        one.axis,
        one.front,
        one.length,
        one.rings,
        one.joints,
        one.breaks,
        0.002,
        True,
        one.squareness,
    )


def neckline(m: Measures, depth: float, width: float, back: float = 0.0) -> Loft:
    """A carving that opens a top in front: down to `depth` below the neck, `width` to each side."""
    u = m.unit
    hole = ball(
        (0.055 * u - back * u, 0, 0.842 * u),
        (0.085 * u, width * u, depth * u),
        INDEX["chest"],
        0.002,
    )
    return _carving(hole)


def armhole(m: Measures, side: int, grow: float = 1.0) -> Loft:
    """A carving around a shoulder, for tops without sleeves."""
    u, (x, y, z) = m.unit, m.shoulder
    center = (x, side * (y + 0.024 * u), z - 0.012 * u)
    hole = ball(center, (0.06 * u, 0.040 * grow * u, 0.062 * grow * u), INDEX["chest"], 0.002)
    return _carving(hole)


def trouser_leg(m: Measures, side: int, hem: float, out: float, hem_width: float = 0.037) -> Loft:
    """One trouser leg from the hip to the height `hem`; all lengths are fractions of the unit."""
    u = m.unit
    name = "L" if side > 0 else "R"
    thick = 1 + 0.06 * m.female - 0.08 * m.slim + 0.2 * m.fat - (0.05 if m.child else 0)
    rows = (
        (0.560, 0.024, 0.030, 0.034),
        (0.520, 0.040, 0.048, 0.057),
        (0.490, 0.048, 0.054, 0.061),
        (0.450, 0.050, 0.054, 0.056),
        (0.400, 0.045, 0.051, 0.048),
        (0.340, 0.040, 0.044, 0.042),
        (0.285, 0.036, 0.039, 0.039),
        (0.220, 0.035, 0.036, 0.042),
        (0.150, 0.036, 0.036, 0.041),
        (0.090, hem_width, hem_width * 1.02, hem_width * 1.1),
        (0.020, hem_width, hem_width * 1.08, hem_width * 1.12),
    )
    rings = [
        oval(
            (0.56 - z) * u,
            (w * thick + out) * u,
            (f * thick + out) * u,
            (b * thick + out) * u,
        )
        for z, w, f, b in rows
    ]
    y = side * m.hip[1]
    whole = loft(
        (0, 0.85 * y, 0.56 * u),
        (0, y, 0.020 * u),
        rings,
        [INDEX["pelvis"], INDEX[f"thigh.{name}"], INDEX[f"shin.{name}"]],
        [(0.56 * u - m.hip[2] + 0.015 * u, 0.05 * u), (0.56 * u - m.knee, 0.03 * u)],
        rounded=(0.02 * u, 0.0),
        blend=0.016 * u,
    )
    return whole.between(0.0, (0.56 - hem) * u)


def collar(
    m: Measures,
    lofts: Sequence[Loft],
    color: str,
    height: float = 0.024,
    spread: float = 1.30,
    gap: float = 0.5,
    surface: int = Surface.CLOTH,
) -> Mesh:
    """A folded collar standing around the neck; `gap` radians open on each side in front.

    `height` is a fraction of the unit, `spread` how far its leaf falls outward.
    """
    u = m.unit
    angle = np.linspace(gap, 2 * np.pi - gap, 40)
    back = 0.5 - 0.5 * np.cos(angle)
    tip = np.exp(-(((np.minimum(angle, 2 * np.pi - angle) - gap) / 0.30) ** 2))
    base = neck_ring(m, lofts, angle, 1.04)
    leaf = neck_ring(m, lofts, angle, spread)
    grid = np.stack([base, base, base, base, leaf, leaf])
    lean = np.array([0.0, -0.06, -0.02, 0.05, 0.0, -0.03])
    middle = np.array([-0.004 * u, 0.0])
    for row, inward in enumerate(lean):
        grid[row, :, :2] = middle + (grid[row, :, :2] - middle) * (1 + inward)
    tall = height * (0.62 + 0.38 * back)
    for row, share in ((0, -0.3), (1, 0.75), (2, 1.0), (3, 0.95)):
        grid[row, :, 2] += share * tall * u
    grid[4, :, 2] += (0.0045 - 0.008 * tip) * u
    grid[5, :, 2] -= (0.001 + 0.008 * tip) * u
    grid[4, :, 0] += 0.010 * tip * u
    grid[5, :, 0] += 0.010 * tip * u
    return _neck_bound(sheet(grid[::-1].astype(np.float32), color, surface))


def neck_ring(m: Measures, lofts: Sequence[Loft], angle: Array, wide: float) -> Array:
    """Points (P, 3) on a garment around its opening, `wide` times as far out as the opening."""
    u = m.unit
    radius = neck_width(m) * HOLE * wide
    start = np.zeros((len(angle), 3))
    start[:, 0] = -0.006 * u + radius * 1.04 * np.cos(angle)
    start[:, 1] = radius * np.sin(angle)
    start[:, 2] = 1.2 * u
    return cast(lofts, start, (0.0, 0.0, -1.0), 0.6 * u)


def rim(
    m: Measures,
    lofts: Sequence[Loft],
    color: str,
    thick: float = 0.005,
    surface: int = Surface.CLOTH,
) -> Mesh:
    """The round knitted edge of a collarless neck."""
    u = m.unit
    angle = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    base = neck_ring(m, lofts, angle, 1.04)
    around = np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)
    turn = np.linspace(0, 2 * np.pi, 9)
    grid = np.stack(
        [
            base + thick * u * (np.cos(a) * around + 1.15 * np.sin(a) * np.array([0, 0, 1]))
            for a in turn
        ]
    )
    return _neck_bound(sheet(grid.astype(np.float32), color, surface, closed=True))


def scarf(m: Measures, color: str) -> Mesh:
    """A scarf wound round the neck, one end hanging on the chest."""
    u = m.unit
    wide = neck_width(m)
    turn = np.linspace(0, 4.2 * np.pi, 60)
    coil = np.stack(
        [
            -0.006 * u + (wide + (0.014 + 0.002 * np.sin(5 * turn)) * u) * np.cos(turn),
            (wide + 0.014 * u) * np.sin(turn),
            (0.842 + 0.005 * turn / np.pi + 0.006 * np.sin(2 * turn)) * u
            - 0.012 * u * np.cos(turn),
        ],
        axis=1,
    )
    roll = tube(coil.astype(np.float32), 0.016 * u, color, Surface.CLOTH, 10)
    lofts = torso(m)
    end = np.stack(
        np.meshgrid((0.02 + np.linspace(0, 0.036, 5)) * u, np.linspace(0.66, 0.838, 10) * u),
        axis=-1,
    )
    return join([_neck_bound(roll), laid(lofts, end, 0.030 * u, darker(color, 0.92))])


def _neck_bound(mesh: Mesh) -> Mesh:
    bones = np.zeros((len(mesh.vertices), 4), np.int16)
    bones[:, 0], bones[:, 1] = INDEX["chest"], INDEX["neck"]
    weights = np.tile(np.array([0.78, 0.22, 0, 0], np.float32), (len(mesh.vertices), 1))
    return weighted(mesh, bones, weights)


def band(
    m: Measures,
    low: float,
    high: float,
    out: float,
    color: str,
    surface: int = Surface.LEATHER,
    thick: float = 0.004,
) -> Mesh:
    """A belt or sash around the trunk from height `low` to `high`, `out` off (fractions)."""
    u = m.unit
    angle = np.linspace(0, 2 * np.pi, 56, endpoint=False)
    rows = ((low, out - 0.006), (low, out + thick), (high, out + thick), (high, out - 0.006))
    grid = np.zeros((4, 56, 3))
    power = 2.35
    cosine, sine = np.cos(angle), np.sin(angle)
    scale = (np.abs(cosine) ** power + np.abs(sine) ** power) ** (-1 / power)
    for row, (z, off) in enumerate(rows):
        width, front, back, ahead = section(m, z * u, off * u)
        grid[row, :, 0] = ahead + np.where(cosine > 0, front, back) * scale * cosine
        grid[row, :, 1] = width * scale * sine
        grid[row, :, 2] = z * u
    mesh = sheet(grid.astype(np.float32), color, surface, closed=True)
    return weighted(mesh, *bind(torso(m), mesh.vertices, 0.02 * u))


def buttons(
    lofts: Sequence[Loft],
    places: Sequence[tuple[float, float]],
    radius: float,
    color: str,
    surface: int = Surface.PLASTIC,
    out: float = 0.0,
) -> Mesh:
    """Buttons at (y, z) on the front, metres."""
    start = np.array([(0.8, y, z) for y, z in places], float)
    found: Array = cast(lofts, start, (-1.0, 0.0, 0.0), 1.6)
    found[:, 0] += out
    bones, weights = bind(lofts, found, 0.03)
    parts = []
    for place, point in enumerate(found):
        one = ellipsoid((radius * 0.4, radius, radius), point, color, surface, 10)
        count = len(one.vertices)
        parts.append(
            weighted(one, np.tile(bones[place], (count, 1)), np.tile(weights[place], (count, 1)))
        )
    return join(parts)
