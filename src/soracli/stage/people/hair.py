"""Hair: a cap that follows the hairline, with locks, a bun, a tail or curls."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.people.clay import cast
from soracli.stage.people.face import Face, form
from soracli.stage.people.head import CENTER, ray
from soracli.stage.people.lofts import Array
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import lighter, mixed
from soracli.stage.shapes import sheet

STYLES = ("short", "long", "bun", "ponytail", "curly", "mohawk", "bald")

# Where hair begins: azimuth and elevation in degrees, from the middle of the forehead to the nape.
_HAIRLINE = (
    (0, 55),
    (22, 54.5),
    (38, 52),
    (50, 43),
    (60, 25),
    (70, 6),
    (79, -10),
    (89, -9),
    (97, 10),
    (108, 15),
    (118, 2),
    (128, -19),
    (150, -37),
    (180, -41),
)

_SIDES = {"short": 0.026, "long": 0.045, "curly": 0.070, "mohawk": 0.004}
"""How far hair stands off the sides of a head, in heads."""
_CREST = 0.34
"""How high a mohawk stands, in heads."""


def hair(face: Face, style: str, covered: bool = False) -> Mesh:
    """The hair in heads: "short", "long", "bun", "ponytail", "curly", "mohawk" or "bald".

    `covered` presses it flat under a hat. An old man's bald head keeps a wreath.
    """
    if style == "bald" and not face.old:
        return join([])
    top = 0.016 if covered else {"short": 0.052, "long": 0.050, "curly": 0.095}.get(style, 0.030)
    if style == "bald":
        return _cap(face, 0.03, 0.03, style, wreath=True)
    side = 0.020 if covered else _SIDES.get(style, 0.026)
    parts = [_cap(face, top, side, "flat" if covered else style)]
    if style == "long":
        parts += _locks(face)
    elif style == "bun":
        parts.append(_bun(face))
    elif style == "ponytail":
        parts.append(_tail(face))
    return join(parts)


def _hairline(face: Face, azimuth: Array, style: str) -> Array:
    table = np.array(_HAIRLINE, float)
    turn = np.abs(np.rad2deg(azimuth))
    line = np.interp(turn, table[:, 0], table[:, 1])
    if face.female > 0.4 or style in ("bun", "ponytail"):
        no_sideburn = 12 * np.exp(-(((turn - 82) / 9) ** 2))
        line = line + no_sideburn
    line = line - 2.0 * face.child * (turn < 60)
    if face.old and face.female < 0.5:
        line = line + 7 * np.exp(-(((turn - 40) / 18) ** 2)) + 5 * np.exp(-((turn / 45) ** 4))
    return np.asarray(
        np.deg2rad(line + 0.7 * np.sin(turn * 1.1) + 0.5 * np.sin(turn * 2.7 + np.sign(azimuth)))
    )


def _cap(face: Face, top: float, side: float, style: str, wreath: bool = False) -> Mesh:
    around, rows = 116, 19
    azimuth = np.linspace(-np.pi, np.pi, around, endpoint=False)
    low = _hairline(face, azimuth, style)
    high = np.full(around, np.pi / 2 - 0.002)
    if wreath:
        low = np.where(np.abs(azimuth) < np.deg2rad(60), np.deg2rad(30), low)
        high = low + np.clip(np.deg2rad(32) - low, 0.0, 1.2)
    share = np.linspace(0, 1, rows)[:, None] ** 0.85
    elevation = low + (high - low) * share
    turn = np.broadcast_to(azimuth, elevation.shape)
    directions = ray(turn, elevation)
    flat = directions.reshape(-1, 3)
    base = cast(form(face), CENTER + 0.85 * flat, -flat, 0.84).reshape(directions.shape)
    up = np.clip(elevation / np.deg2rad(60), 0, 1)
    thick = (side + (top - side) * up) * _edge(share, wreath)
    thick = (
        thick
        + _style(style, turn, elevation, top) * _edge(share, wreath) * (1 - 0.7 * face.old)
        - 0.010 * (share <= 0)
    )
    strands = _strands(style, turn, elevation)
    grid = base + directions * (thick * (1 + 0.22 * strands))[..., None]
    if wreath:
        grid[-1] = base[-1] - 0.01 * directions[-1]
    mesh = sheet(grid.astype(np.float32), face.hair_color, Surface.HAIR, closed=True)
    return streaked(
        face, mesh.bound_to(INDEX["head"]), strands.reshape(-1), (1 - share + 0 * turn).reshape(-1)
    )


def _edge(share: Array, wreath: bool) -> Array:
    rise = np.clip(share / 0.10, 0, 1) ** 0.6
    return np.asarray(rise * np.clip((1 - share) / 0.2, 0, 1) ** 0.5 if wreath else rise)


def _style(style: str, azimuth: Array, elevation: Array, top: float) -> Array:
    """What the cut adds to the thickness: a swept quiff, a parting, curls."""
    front = np.exp(-((azimuth / 0.95) ** 2)) * np.exp(-(((elevation - 1.08) / 0.30) ** 2))
    parting = np.exp(-(((azimuth - 0.62) / 0.07) ** 2)) * np.clip((elevation - 0.85) / 0.2, 0, 1)
    parting = parting * np.clip((1.45 - elevation) / 0.1, 0, 1)
    if style == "short":
        sweep = 1.15 + 0.45 * np.clip(-azimuth, -1, 1)
        return np.asarray(top * (0.95 * front * sweep - 0.55 * parting))
    if style == "curly":
        bumps = np.sin(9 * azimuth + 3 * np.sin(7 * elevation)) * np.sin(15 * elevation)
        bumps += 0.7 * np.sin(17 * azimuth - 9 * elevation) * np.sin(11 * elevation + 5 * azimuth)
        return np.asarray(0.30 * top * bumps * np.cos(elevation) ** 0.3)
    if style == "mohawk":
        across = np.cos(elevation) * np.sin(azimuth)
        back = 0.75 + 0.25 * np.sin(elevation)
        return np.asarray(_CREST * back * np.exp(-((across / 0.16) ** 4)))
    if style == "long":
        return np.asarray(top * (0.75 * front - 0.6 * parting))
    return np.zeros_like(azimuth)


def _strands(style: str, azimuth: Array, elevation: Array) -> Array:
    """Fine ridges along the hair, between -1 and 1: combed over the top, back for bun and tail."""
    if style == "curly":
        curl = 40 * azimuth + 12 * np.sin(14 * elevation)
        return np.asarray(np.sin(curl) * np.cos(28 * elevation))
    x, y = np.cos(elevation) * np.cos(azimuth), np.cos(elevation) * np.sin(azimuth)
    back = np.clip(-np.cos(azimuth) * 1.6, 0, 1) * np.clip((1.35 - elevation) / 0.5, 0, 1)
    if style in ("bun", "ponytail"):
        flow = 34 * np.arctan2(np.sin(elevation) - 0.35, np.abs(y) + 0.12) + 9 * azimuth * back
    else:
        flow = 40 * (x + 0.10 * y) * (1 - back) + 26 * azimuth * back
    flow = flow + 1.1 * np.sin(3.1 * azimuth + 2 * elevation)
    return np.asarray(0.55 * np.sin(flow) + 0.45 * np.sin(2.3 * flow + 1.3))


def streaked(face: Face, mesh: Mesh, strands: Array, root: Array) -> Mesh:
    """Streaks along the strands, darker at the roots."""
    dark, light = (
        linear(mixed(face.hair_color, "#1e0f08", 0.38)),
        linear(lighter(face.hair_color, 0.10)),
    )
    share = np.clip(0.5 + 0.42 * strands - 0.25 * root, 0, 1)[:, None]
    colors = (dark * (1 - share) + light * share).astype(np.float32)
    return Mesh(
        mesh.vertices, mesh.normals, colors, mesh.faces, mesh.surfaces, mesh.bones, mesh.weights
    )


def _locks(face: Face) -> list[Mesh]:
    """Long hair: flattened locks from the sides and back of the head down to the shoulders."""
    parts = []
    for place, degrees in enumerate(np.linspace(-180, 180, 22, endpoint=False)):
        if abs(degrees) < 64:
            continue
        front = abs(degrees) < 92
        jitter = float(np.sin(7.3 * place))
        length = (-0.74 if front else -0.90) + 0.05 * jitter
        parts.append(_lock(face, np.deg2rad(degrees), length, jitter, 0.080 if front else 0.10))
    return parts


_LOCK_OUT = (
    (-1.0, 0.40),
    (-0.72, 0.375),
    (-0.45, 0.35),
    (-0.15, 0.365),
    (0.10, 0.36),
    (0.30, 0.27),
)
"""How far from the axis of the head a lock hangs, by height."""


def _lock(face: Face, turn: float, length: float, jitter: float, wide: float) -> Mesh:
    rows, around = 15, 9
    share = np.linspace(0, 1, rows)
    z = 0.30 + (length - 0.30) * share
    heights, reach = np.array(_LOCK_OUT).T
    out = np.interp(z, heights, reach)
    back = max(-float(np.cos(turn)), 0.0)
    wave = 0.016 * np.sin(8 * share + 5 * jitter) * share
    x = -0.05 + np.cos(turn) * (out + wave) * (1 + 0.20 * back)
    y = np.sin(turn) * (out + wave) * 0.97
    middle = np.stack([x + 0.012 * np.sin(6 * share + 9 * jitter), y, z], axis=1)
    outward = np.array([np.cos(turn), np.sin(turn), 0.0])
    aside = np.array([-np.sin(turn), np.cos(turn), 0.0])
    width = wide * np.minimum(1, 0.5 + share * 3) * np.clip((1.04 - share) / 0.30, 0, 1) ** 0.6
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    grid = (
        middle[:, None]
        + (np.cos(angle)[None, :] * width[:, None])[..., None] * aside
        + (np.sin(angle)[None, :] * 0.45 * width[:, None])[..., None] * outward
    )
    mesh = sheet(grid[::-1].astype(np.float32), face.hair_color, Surface.HAIR, closed=True)
    strands = np.broadcast_to(np.cos(angle * 3 + jitter * 5), grid.shape[:2])[::-1].reshape(-1)
    down = np.broadcast_to(0.25 * share[:, None], grid.shape[:2])[::-1].reshape(-1)
    return streaked(face, _hanging(mesh), strands, down)


def _hanging(mesh: Mesh) -> Mesh:
    """Hair that follows the head above, and lies on the shoulders below."""
    z = mesh.vertices[:, 2]
    low = np.clip((-0.42 - z) / 0.5, 0, 1)
    low = 0.85 * low * low * (3 - 2 * low)
    bones = np.zeros((len(z), 4), np.int16)
    bones[:, 0], bones[:, 1], bones[:, 2] = INDEX["head"], INDEX["neck"], INDEX["chest"]
    weights = np.stack([1 - low, 0.4 * low, 0.6 * low, 0 * low], axis=1).astype(np.float32)
    return Mesh(mesh.vertices, mesh.normals, mesh.colors, mesh.faces, mesh.surfaces, bones, weights)


def _bun(face: Face) -> Mesh:
    rows, around = 14, 36
    polar, turn = np.linspace(0, np.pi, rows), np.linspace(0, 2 * np.pi, around, endpoint=False)
    swirl = np.sin(5 * turn[None, :] + 5 * polar[:, None])
    radius = 0.150 * (1 + 0.07 * swirl)
    grid = np.zeros((rows, around, 3))
    grid[..., 0] = -0.485 + 0.85 * radius * np.cos(polar)[:, None]
    grid[..., 1] = radius * np.sin(polar)[:, None] * np.sin(turn)
    grid[..., 2] = 0.225 + radius * np.sin(polar)[:, None] * np.cos(turn)
    mesh = sheet(grid.astype(np.float32), face.hair_color, Surface.HAIR, closed=True)
    return streaked(face, mesh.bound_to(INDEX["head"]), swirl.reshape(-1), 0 * swirl.reshape(-1))


def _tail(face: Face) -> Mesh:
    rows, around = 18, 20
    share = np.linspace(0, 1, rows)
    middle = np.stack(
        [
            -0.44 - 0.16 * np.sin(np.pi * np.minimum(share * 1.25, 1)) + 0.03 * share,
            0.0 * share,
            0.24 + 0.06 * np.sin(np.pi * share) - 0.95 * share**1.3,
        ],
        axis=1,
    )
    along = np.gradient(middle, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    aside = np.array([0.0, 1.0, 0.0])
    other = np.cross(along, aside)
    width = np.interp(share, [0, 0.06, 0.12, 0.4, 0.8, 1], [0.075, 0.06, 0.085, 0.10, 0.07, 0.01])
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    strands = np.broadcast_to(np.sin(5 * turn), (rows, around))
    radius = width[:, None] * (1 + 0.08 * strands)
    grid = (
        middle[:, None]
        + (np.cos(turn) * radius)[..., None] * aside
        + (np.sin(turn) * radius)[..., None] * other[:, None]
    )
    mesh = sheet(grid.astype(np.float32), face.hair_color, Surface.HAIR, closed=True)
    return streaked(face, _hanging(mesh), strands.reshape(-1), 0 * strands.reshape(-1))
