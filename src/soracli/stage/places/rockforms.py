"""Great forms of rock: walls, mesas and cones in layers, arches, dripstone, craters."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.places.noise import fbm
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import recolored, spline

Profile = tuple[tuple[float, float], ...]
"""How far out (in widths) and how high (in heights), from the foot up."""

MESA: Profile = (
    (1.75, 0.0), (1.4, 0.22), (1.14, 0.4), (1.04, 0.44), (1.0, 0.7), (1.02, 0.72), (0.97, 1.0),
    (0.9, 1.02), (0.01, 1.03),
)  # fmt: skip
BUTTE: Profile = (
    (2.6, 0.0), (1.7, 0.2), (1.1, 0.3), (1.0, 0.34), (0.95, 0.6), (1.0, 0.62), (0.85, 0.95),
    (0.75, 1.0), (0.01, 1.0),
)  # fmt: skip
CONE: Profile = (
    (2.6, 0.0), (1.7, 0.18), (1.1, 0.38), (0.7, 0.62), (0.42, 0.86), (0.3, 1.0), (0.22, 0.94),
    (0.01, 0.88),
)  # fmt: skip


def risen(
    seed: int,
    wide: float,
    tall: float,
    profile: Profile,
    color: str,
    rough: float = 0.16,
    layers: float = 0.18,
    squash: float = 1.0,
    turns: int = 40,
    surface: int = Surface.ROCK,
) -> Mesh:
    """A mountain of a profile, `wide` metres from its middle to its wall and `tall` metres high.

    `rough` is how ragged its outline is, `layers` how much its color changes with height.
    """
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    rows = []
    for out, up in profile:
        ragged = 1 + rough * fbm(np.cos(angle) * 3, np.sin(angle) * 3 + up, seed, 1.2)
        r = wide * out * ragged
        rows.append(
            np.stack([r * np.cos(angle), squash * r * np.sin(angle), np.full(turns, up * tall)], 1)
        )
    mesh = sheet(np.array(rows, np.float32), color, surface, closed=True)
    return layered(mesh, layers)


def layered(mesh: Mesh, amount: float) -> Mesh:
    """The mesh in lighter and darker bands of rock."""
    z = mesh.vertices[:, 2]
    tone = 1 + amount * np.sin(z * 0.55) + 0.6 * amount * np.sin(z * 1.7)
    return recolored(mesh, mesh.colors * tone[:, None])


def wall(
    seed: int,
    line: Numbers,
    height: float,
    color: str,
    ledges: float = 2.2,
    rough: float = 1.4,
    layers: float = 0.16,
    top: str = "",
) -> Mesh:
    """A cliff `height` metres high along a line (P, 2) on the ground, in ledges `ledges` metres
    deep in all; its face looks to the left of the line. The top goes on 30 m behind, in the color
    `top`."""
    path = spline(line, 8 * len(line))
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    back = np.stack([along[:, 1], -along[:, 0]], axis=1)
    rows = [
        _ledge(seed, path, back, float(share), height, ledges, rough)
        for share in np.linspace(0, 1, 22)
    ]
    face = layered(sheet(np.array(rows, np.float32)[::-1], color, Surface.ROCK), layers)
    rim = rows[-1]
    lid = np.stack(
        [
            rim + np.column_stack([back * away, np.full(len(path), 0.03 * away)])
            for away in (0, 8, 30)
        ]
    )
    return join([face, sheet(lid.astype(np.float32)[::-1], top or color, Surface.ROCK)])


def _ledge(
    seed: int,
    path: Numbers,
    back: Numbers,
    share: float,
    height: float,
    ledges: float,
    rough: float,
) -> Numbers:
    """The points (P, 3) of a cliff's face at a share of its height; see `wall`."""
    x, y = path.T
    step = np.floor(share * 4 + 0.35 * fbm(x, y, seed, 9.0)) / 4
    jut = rough * fbm(x + y * 0.7, np.full(len(x), share * height), seed + 1, 6.0)
    foot = 1.2 * (1 - np.sin(min(share * 3, 1.0) * np.pi / 2))
    flat = path + back * (ledges * step + jut - foot)[:, None]
    lift = share * height - 0.3 + 1.5 * share * fbm(x, y, seed + 2, 20.0)
    return np.column_stack([flat, lift])


def dripstone(seed: int, length: float, radius: float, color: str) -> Mesh:
    """A stalagmite `length` metres high on the ground; scaled by -1 in z, a stalactite."""
    chance = np.random.default_rng(seed)
    t = np.linspace(0, 1, 8)
    sway = np.cumsum(chance.normal(0, 0.03, (8, 2)), axis=0) * radius
    path = np.column_stack([sway, t * length - 0.05])
    radii = radius * (1 - t) ** 1.3 * (1 + 0.18 * np.sin(t * 17 + chance.uniform(0, 6)))
    return tube(path, np.maximum(radii, 0.01), color, Surface.ROCK, 8, False)


def arch(seed: int, width: float, height: float, thick: float, color: str) -> Mesh:
    """A natural bridge of rock along x, its foot on the ground."""
    turn = np.linspace(0, np.pi, 17)
    path = np.stack([-0.5 * width * np.cos(turn), 0 * turn, height * np.sin(turn) ** 0.7], axis=1)
    radii = thick * (
        1 + 0.5 * np.abs(np.cos(turn)) ** 2 + 0.18 * fbm(turn * 5, turn * 0, seed, 1.5)
    )
    return layered(tube(path, radii, color, Surface.ROCK, 11, False), 0.14)


def craters(x: Numbers, y: Numbers, at: Numbers, radii: Numbers, deep: float = 0.28) -> Numbers:
    """How much craters at `at` (N, 2) of `radii` (N,) metres raise and sink the ground at points:
    a bowl `deep` radii deep inside a raised rim that fades out at two radii."""
    total = np.zeros(np.shape(x), np.float64)
    for (cx, cy), radius in zip(at, radii, strict=True):
        away = np.hypot(x - cx, y - cy) / radius
        bowl = -deep * (1 - np.minimum(away, 1) ** 2)
        rim = 0.6 * deep * np.exp(-(((away - 1.05) / 0.28) ** 2))
        total += radius * (bowl + rim)
    return np.asarray(total, np.float32)


def glowing(mesh: Mesh, share: Numbers, hot: str = "#ff8a1e", cool: str = "#c22a08") -> Mesh:
    """The mesh with its faces aglow where `share` (V,) of its corners is above one half."""
    heat = np.clip(share, 0, 1)[:, None]
    lava = linear(cool) * (1 - heat) + linear(hot) * heat
    lit = share[mesh.faces].mean(axis=1) > 0.5
    touched = np.zeros(len(mesh.vertices), bool)
    touched[mesh.faces[lit].reshape(-1)] = True
    colors = np.where(touched[:, None], lava, mesh.colors)
    painted = recolored(mesh, colors)
    surfaces = np.where(lit, np.uint8(Surface.EMISSIVE), mesh.surfaces)
    return Mesh(
        painted.vertices, painted.normals, painted.colors, painted.faces, surfaces.astype(np.uint8),
        painted.bones, painted.weights,
    )  # fmt: skip
