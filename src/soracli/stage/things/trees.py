"""Trees: a trunk, branches, and a crown of clumps covered with many small leaves."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Ints, Mesh, Numbers, join, linear, unit
from soracli.stage.shapes import tube
from soracli.stage.things.forms import lumpy, raw, recolored, spline


def leaf_cards(
    centers: Numbers,
    radii: Numbers,
    count: int,
    size: float,
    color: str,
    chance: np.random.Generator,
    squash: float = 0.8,
    kites: bool = True,
) -> Mesh:
    """`count` small leaves on the shells of clumps: `centers` (C, 3), `radii` (C,), metres.

    Each is one slim kite (or, cheaper, a triangle) lying roughly along the shell; normals point out
    of the clump, so that a crown is shaded as one body, lighter above and outside.
    """
    share = radii**2 / np.sum(radii**2)
    which = chance.choice(len(radii), count, p=share)
    outward = unit(chance.normal(size=(count, 3)).astype(np.float32))
    outward[:, 2] *= np.where(outward[:, 2] < -0.5, -1, 1)
    reach = radii[which] * chance.uniform(0.82, 1.12, count)
    middle = centers[which] + outward * reach[:, None] * np.array([1, 1, squash])
    along = unit((np.cross(outward, chance.normal(size=(count, 3)))).astype(np.float32))
    side = unit(np.cross(outward, along).astype(np.float32))
    lean = outward * chance.uniform(-0.5, 0.9, (count, 1))
    length = size * chance.uniform(0.7, 1.3, (count, 1))
    faces, vertices = _blades(middle, along, side, lean, length, kites)
    corners = len(vertices) // count
    heart = centers.mean(axis=0)
    out = unit((0.65 * outward + 0.35 * unit(middle - heart)).astype(np.float32))
    spread = float(np.ptp(centers[:, 2])) + 2 * float(radii.max())
    light = np.clip((middle[:, 2] - heart[2]) / spread + 0.5, 0, 1)
    shade = (0.62 + 0.5 * light) * chance.uniform(0.8, 1.2, count)
    warm = chance.normal(0, 0.09, count)
    tint = np.stack([1 + warm, np.ones(count), 1 - np.abs(warm)], axis=1) * shade[:, None]
    colors = np.repeat(linear(color) * tint, corners, axis=0)
    return raw(vertices, np.repeat(out, corners, axis=0), colors, faces, Surface.FOLIAGE)


def _blades(
    middle: Numbers, along: Numbers, side: Numbers, lean: Numbers, length: Numbers, kites: bool
) -> tuple[Ints, Numbers]:
    """Faces and vertices of one leaf at each `middle`: a kite of two triangles, or one triangle."""
    count = len(middle)
    a = middle - along * length * 0.5
    b = middle + (along + lean) * length * 0.5
    width = side * length * 0.36
    if kites:
        blade = np.stack([a, middle - width, b, middle + width], axis=1)
        local = [0, 1, 2, 0, 2, 3]
    else:
        blade = np.stack([a - width, a + width, b + lean * length * 0.2], axis=1)
        local = [0, 1, 2]
    start = np.arange(count, dtype=np.int32)[:, None] * blade.shape[1]
    faces = (start + np.array(local, np.int32)).reshape(-1, 3)
    return faces, blade.reshape(-1, 3)


def clump_hearts(centers: Numbers, radii: Numbers, color: str, seed: int, level: int = 1) -> Mesh:
    """The dark insides of clumps, so that nobody looks through a crown."""
    parts = [
        lumpy(
            (0.86 * r, 0.86 * r, 0.7 * r), seed + place, 0.22, color, Surface.FOLIAGE, level, True
        ).moved(center)
        for place, (center, r) in enumerate(zip(centers, radii, strict=True))
    ]
    mesh = join(parts)
    return recolored(mesh, mesh.colors * (0.55 + 0.4 * np.clip(mesh.normals[:, 2:3] + 0.3, 0, 1)))


def broadleaf(
    seed: int,
    height: float,
    leaf: str = "#4d7a33",
    bark: str = "#6b5138",
    leaves: int = 1800,
    spread: float = 1.0,
) -> Mesh:
    """A broad-leaved tree of `height` metres; `spread` widens its crown, `leaves` is its detail:
    below 1000 it is meant for the background."""
    chance = np.random.default_rng(seed)
    lean = chance.normal(0, 0.02, 2) * height
    parts = [_trunk(height, lean, bark)]
    centers, sizes = [(*(lean * 1.2), 0.78 * height)], [0.2 * height]
    count = int(chance.integers(6, 9))
    for place in range(count):
        angle = 2 * np.pi * (place + chance.uniform(-0.2, 0.2)) / count
        out = chance.uniform(0.2, 0.29) * height * spread
        up = chance.uniform(0.46, 0.7) * height
        tip = np.array([lean[0] + out * np.cos(angle), lean[1] + out * np.sin(angle), up])
        start = np.array([*lean, 0.34 * height * chance.uniform(0.8, 1.15)])
        middle = start + (tip - start) * [0.55, 0.55, 0.35]
        thick = np.linspace(0.5, 0.15, 5) * 0.028 * height
        parts.append(tube(spline([start, middle, tip], 5), thick, bark, Surface.WOOD, 5, False))
        centers.append((float(tip[0]), float(tip[1]), float(tip[2])))
        sizes.append(chance.uniform(0.13, 0.19) * height)
    for _ in range(4):
        angle, out = chance.uniform(0, 6.28), chance.uniform(0.02, 0.15) * height * spread
        above = chance.uniform(0.66, 0.86) * height
        centers.append((out * np.cos(angle), out * np.sin(angle), above))
        sizes.append(chance.uniform(0.12, 0.16) * height)
    where, how = np.array(centers, np.float32), np.array(sizes, np.float32)
    size, near = 0.058 * height * (1800 / leaves) ** 0.35, leaves >= 1000
    hearts = clump_hearts(where, how, leaf, seed, 1)
    return join([*parts, hearts, leaf_cards(where, how, leaves, size, leaf, chance, kites=near)])


def _trunk(height: float, lean: Numbers, bark: str) -> Mesh:
    """A trunk that flares at its foot and leans by `lean` metres (x, y) at its fork."""
    path = spline(
        [
            (0, 0, -0.03 * height),
            (0, 0, 0.02 * height),
            (*(lean * 0.5), 0.34 * height * 0.6),
            (*lean, 0.34 * height),
            (*(lean * 1.2), 0.7 * height),
        ],
        12,
    )
    thick = np.interp(np.linspace(0, 1, 12), [0, 0.15, 0.6, 1], [1.9, 1.1, 0.8, 0.25])
    radii = thick * 0.028 * height
    return tube(path, radii.astype(np.float32), bark, Surface.WOOD, 9, caps=False)


def conifer(
    seed: int, height: float, needle: str = "#2f5b3a", bark: str = "#5a4330", tiers: int = 9
) -> Mesh:
    """A pine or fir: drooping tiers of boughs, narrowing to the tip."""
    chance = np.random.default_rng(seed)
    trunk = tube(
        [(0, 0, -0.02 * height), (0, 0, 0.95 * height)],
        (0.025 * height, 0.004 * height),
        bark,
        Surface.WOOD,
        8,
    )
    blades = []
    for tier in range(tiers):
        share = tier / (tiers - 1)
        z = height * (0.14 + 0.8 * share**0.9)
        reach = height * 0.25 * (1 - share) ** 0.85 + 0.025 * height
        count = 14 if tier < tiers - 2 else 9
        for place in range(count):
            angle = 2 * np.pi * (place + chance.uniform(0, 0.7)) / count + tier
            blades.append((angle, z, reach * chance.uniform(0.8, 1.12)))
    return join([trunk, _boughs(np.array(blades), height, needle, chance)])


def far_conifer(
    seed: int, height: float, needle: str = "#2f5b3a", bark: str = "#5a4330", tiers: int = 7
) -> Mesh:
    """A conifer for the background: ragged cones one over the other, about 200 triangles."""
    chance = np.random.default_rng(seed)
    trunk = tube(
        [(0, 0, -0.02 * height), (0, 0, 0.5 * height)],
        (0.024 * height, 0.014 * height),
        bark,
        Surface.WOOD,
        5,
        caps=False,
    )
    parts = [trunk]
    parts += [_skirt(height, tier / tiers, needle, chance) for tier in range(tiers)]
    return join(parts)


def _skirt(height: float, share: float, needle: str, chance: np.random.Generator) -> Mesh:
    """One ragged cone of boughs, at `share` of the way up a tree."""
    count = 14
    low = height * (0.12 + 0.84 * share**0.92)
    reach = height * (0.23 * (1 - share) ** 0.9 + 0.012)
    angle = 2 * np.pi * np.arange(count) / count + chance.uniform(0, 6)
    out = reach * np.where(np.arange(count) % 2 == 0, 1.0, 0.62) * chance.uniform(0.85, 1.15, count)
    droop = low - 0.25 * out + chance.normal(0, 0.01, count) * height
    rim = np.stack([out * np.cos(angle), out * np.sin(angle), droop], axis=1)
    top = np.array([[0, 0, low + 0.2 * height * (1 - 0.6 * share)]])
    points = np.concatenate([top, rim]).astype(np.float32)
    around = np.arange(count)
    faces = np.stack([np.zeros(count, int), 1 + around, 1 + (around + 1) % count], axis=1)
    outward = unit((points * [1, 1, 0] + [0, 0, 0.5 * reach]).astype(np.float32))
    shade = np.concatenate([[0.75], 0.7 + 0.5 * out / reach]) * chance.uniform(0.85, 1.15)
    colors = linear(needle) * shade[:, None]
    return raw(points, outward, colors, faces.astype(np.int32), Surface.FOLIAGE)


def _boughs(blades: Numbers, height: float, needle: str, chance: np.random.Generator) -> Mesh:
    """Each bough (angle, z, reach) is a drooping leaf-shaped fan of four quads."""
    angle, z, reach = blades.T
    count = len(blades)
    out = np.stack([np.cos(angle), np.sin(angle), np.zeros(count)], axis=1)
    side = np.stack([-np.sin(angle), np.cos(angle), np.zeros(count)], axis=1)
    base = np.stack([np.zeros(count), np.zeros(count), z + 0.055 * height], axis=1)
    rows = []
    for share, wide, drop in (
        (0.08, 0.06, 0.0),
        (0.5, 0.3, 0.16),
        (0.8, 0.24, 0.34),
        (1.0, 0.02, 0.46),
    ):
        ridge = base + out * (reach * share)[:, None]
        ridge[:, 2] -= reach * drop
        flank = side * (reach * wide)[:, None]
        low = np.array([0, 0, 1.0]) * (reach * 0.1 * (wide > 0.05))[:, None]
        rows.append(np.stack([ridge - flank - low, ridge, ridge + flank - low], axis=1))
    points = np.stack(rows, axis=1)
    start = np.arange(count, dtype=np.int32)[:, None] * 12
    local = [
        t
        for row in range(3)
        for col in range(2)
        for t in (
            (row * 3 + col, row * 3 + col + 1, row * 3 + col + 4),
            (row * 3 + col, row * 3 + col + 4, row * 3 + col + 3),
        )
    ]
    faces = (start[:, :, None] + np.array(local, np.int32)[None]).reshape(-1, 3)
    vertices = points.reshape(-1, 3)
    outward = unit((vertices * [1, 1, 0] + [0, 0, 0.35 * height * 0.25]).astype(np.float32))
    tip = np.tile(np.repeat([0.62, 0.85, 1.05, 1.3], 3), count)
    shade = tip * np.repeat(chance.uniform(0.8, 1.15, count), 12)
    return raw(vertices, outward, linear(needle) * shade[:, None], faces, Surface.FOLIAGE)


def palm(seed: int, height: float, leaf: str = "#5c8338", bark: str = "#8b7355") -> Mesh:
    """A coconut palm: a leaning ringed trunk and arching fronds with leaflets."""
    chance = np.random.default_rng(seed)
    bend = chance.uniform(0.08, 0.2) * height
    heading = chance.uniform(0, 6.28)
    lean = np.array([np.cos(heading), np.sin(heading), 0]) * bend
    path = spline(
        [
            np.array([0, 0, -0.03 * height]),
            lean * 0.15 + [0, 0, 0.3 * height],
            lean * 0.55 + [0, 0, 0.66 * height],
            lean + [0, 0, 0.92 * height],
        ],
        25,
    )
    rings = 0.02 * height * (1 - 0.35 * np.linspace(0, 1, 25)) * (1 + 0.09 * (np.arange(25) % 2))
    rings[:2] *= 1.5
    parts = [tube(path, rings.astype(np.float32), bark, Surface.WOOD, 9)]
    top = path[-1]
    count = 13
    for place in range(count):
        angle = 2 * np.pi * place / count + chance.uniform(-0.2, 0.2)
        lift = chance.uniform(-0.05, 0.55)
        length = height * chance.uniform(0.3, 0.4)
        parts.append(_frond(top, angle, lift, length, leaf, chance))
    nuts = [
        lumpy(0.022 * height, place, 0.05, "#6e4a26", Surface.WOOD, 1, True).moved(
            top
            + [
                0.03 * height * np.cos(place * 2.1),
                0.03 * height * np.sin(place * 2.1),
                -0.03 * height,
            ]
        )
        for place in range(3)
    ]
    return join([*parts, *nuts])


def _frond(
    top: Numbers, angle: float, lift: float, length: float, leaf: str, chance: np.random.Generator
) -> Mesh:
    """A rib that rises and droops, with pointed leaflets hanging off both sides."""
    steps = 15
    t = np.linspace(0, 1, steps)
    out = np.array([np.cos(angle), np.sin(angle)])
    reach = length * (t * 0.92)
    rise = length * (lift * t * 1.2 - (0.42 + 0.45 * lift) * t**2.2)
    rib = np.column_stack([out[0] * reach, out[1] * reach, rise]) + top
    side = np.array([-out[1], out[0], 0])
    long = length * 0.3 * np.sin(np.pi * (0.1 + 0.82 * t)) ** 0.8
    vertices: list[Numbers] = []
    faces: list[tuple[int, int, int]] = []
    shade: list[float] = []
    for way in (-1, 1):
        for place in range(1, steps):
            base = rib[place]
            ahead = (rib[place] - rib[place - 1]) * 0.7
            tip = base + side * way * long[place] * 0.8 + ahead * 1.2
            tip[2] -= long[place] * 0.62
            width = (rib[place] - rib[place - 1]) * 0.62
            start = len(vertices)
            vertices += [base - width, base + width * 0.4, tip]
            faces.append((start, start + 1, start + 2))
            bright = float(chance.uniform(0.8, 1.15))
            shade += [bright * 0.85, bright * 0.85, bright * 1.1]
    points = np.array(vertices, np.float32)
    normals = unit((points - top + [0, 0, 0.6 * length]).astype(np.float32))
    colors = linear(leaf) * np.array(shade)[:, None]
    blades = raw(points, normals, colors, np.array(faces, np.int32), Surface.FOLIAGE)
    return join([tube(rib[::2], 0.006 * length, leaf, Surface.FOLIAGE, 3, caps=False), blades])


def bare(seed: int, height: float, bark: str = "#5b4a3c") -> Mesh:
    """A leafless tree: branches that fork and fork again."""
    chance = np.random.default_rng(seed)
    parts: list[Mesh] = []

    def grow(start: Numbers, heading: Numbers, length: float, thick: float, depth: int) -> None:
        end = start + heading * length
        bow = (start + end) / 2 + chance.normal(0, 0.05, 3) * length
        sides = 7 if depth == 0 else 4
        parts.append(
            tube(
                spline([start, bow, end], 4),
                np.linspace(thick, thick * 0.62, 4),
                bark,
                Surface.WOOD,
                sides,
                caps=False,
            )
        )
        if depth == 4:
            return
        for _ in range(3 if depth else 4):
            new = heading + chance.normal(0, 0.48, 3)
            new[2] = new[2] * 0.8 + 0.18
            new = new / np.linalg.norm(new)
            grow(end, new, length * chance.uniform(0.6, 0.8), thick * 0.6, depth + 1)

    grow(np.array([0, 0, -0.1]), np.array([0, 0, 1.0]), height * 0.32, height * 0.03, 0)
    return join(parts)
