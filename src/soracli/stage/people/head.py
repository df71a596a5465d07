"""The head: a fine skin cast from the form of the face, wrinkled, painted, open at the mouth."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints, Mesh, build, linear, vertex_normals
from soracli.stage.people.clay import cast
from soracli.stage.people.face import Face, form
from soracli.stage.people.lofts import Array
from soracli.stage.people.mouth import mouth_weights
from soracli.stage.people.tint import mixed

CENTER = np.array([0.02, 0.0, -0.06])
"""Where the rays of the head start, in heads."""

# The mouth lies between two rows of the skin; two more rows, folded inward, are its inside.
_LIP = np.deg2rad(0.12)
MOUTH_WIDTH = np.deg2rad(15.5)


def rows(face: Face) -> Array:
    """Elevations (radians) of the rows of the head, from under the jaw to the crown."""
    mouth = float(np.arctan2(face.mouth[2] - CENTER[2], face.mouth[0] - CENTER[0]))
    return np.concatenate(
        [
            np.linspace(-1.50, np.deg2rad(-60), 6),
            np.linspace(np.deg2rad(-57), mouth - _LIP, 17),
            [mouth - 0.4 * _LIP, mouth + 0.4 * _LIP],
            np.linspace(mouth + _LIP, np.deg2rad(14), 31),
            np.linspace(np.deg2rad(16), np.deg2rad(48), 12),
            np.linspace(np.deg2rad(54), np.pi / 2 - 0.001, 6),
        ]
    )


LOWER_LIP = 22
"""Index of the row that is the edge of the lower lip; the next two are the inside of the mouth."""


def columns() -> Array:
    """Azimuths (radians) of the columns, closed round the head, dense over the face."""
    half = np.concatenate(
        [
            np.linspace(0, np.deg2rad(62), 30),
            np.linspace(np.deg2rad(66), np.deg2rad(100), 7),
            np.linspace(np.deg2rad(112), np.pi, 7),
        ]
    )
    return np.concatenate([half, -half[-2:0:-1]])


def ray(azimuth: Array, elevation: Array) -> Array:
    """Unit vectors (…, 3) for angles in radians."""
    return np.stack(
        [
            np.cos(elevation) * np.cos(azimuth),
            np.cos(elevation) * np.sin(azimuth),
            np.sin(elevation),
        ],
        axis=-1,
    )


def surface_at(face: Face, azimuth: Array, elevation: Array) -> Array:
    """Points of the head's form in these directions, in heads, shaped like the angles."""
    directions = ray(*np.broadcast_arrays(azimuth, elevation)).reshape(-1, 3)
    found = cast(form(face), CENTER + 0.85 * directions, -directions, 0.84)
    return found.reshape(*np.broadcast(azimuth, elevation).shape, 3)


def head_skin(face: Face) -> Mesh:
    """The skin of the head in heads, without ears, bound to head and jaw."""
    azimuth, elevation = columns(), rows(face)
    grid = surface_at(face, azimuth[None, :], elevation[:, None])
    grid = _smoothed(grid)
    plain = grid.copy()
    depth = _wrinkles(face, grid)
    inward = grid - CENTER
    inward /= np.linalg.norm(inward, axis=-1, keepdims=True)
    grid -= depth[..., None] * inward
    _open_eyes(face, grid)
    _open_mouth(grid, azimuth)
    vertices, faces = _triangles(grid)
    mesh = build(vertices, faces, face.skin, Surface.SKIN)
    weights, bones = mouth_weights(face, plain, azimuth, LOWER_LIP, MOUTH_WIDTH)
    return Mesh(
        mesh.vertices,
        vertex_normals(mesh.vertices, mesh.faces),
        _paint(face, plain, depth, azimuth).reshape(-1, 3),
        mesh.faces,
        mesh.surfaces,
        bones,
        weights,
    )


def _triangles(grid: Array) -> tuple[Floats, Ints]:
    count, around = grid.shape[:2]
    row, column = np.meshgrid(np.arange(count - 1), np.arange(around), indexing="ij")
    after = (column + 1) % around
    a, b = row * around + column, row * around + after
    c, d = (row + 1) * around + after, (row + 1) * around + column
    faces = np.concatenate([np.stack([a, b, c], -1), np.stack([a, c, d], -1)])
    return grid.reshape(-1, 3).astype(np.float32), faces.reshape(-1, 3).astype(np.int32)


def _smoothed(grid: Array) -> Array:
    """One gentle pass over the rows and columns: rounds the edge under the nose."""
    for _ in range(2):
        across = 0.5 * (np.roll(grid, 1, 1) + np.roll(grid, -1, 1))
        along = grid.copy()
        along[1:-1] = 0.5 * (grid[2:] + grid[:-2])
        near_mouth = np.zeros((len(grid), 1, 1))
        near_mouth[LOWER_LIP - 1 : LOWER_LIP + 5] = 1
        grid = grid * 0.6 + 0.2 * across + 0.2 * np.where(near_mouth > 0, grid, along)
    return grid


def _open_eyes(face: Face, grid: Array) -> None:
    """Sink the skin behind the eyeballs where the lids are open."""
    for side in (1, -1):
        x, y, z = face.eye_center
        center = np.array([x, side * y, z])
        away = grid - center
        distance = np.linalg.norm(away, axis=-1)
        across, up = lid_angles(away, side)
        inside = lid_shape(face, across, up) < 0.93
        inside &= (distance < 1.6 * face.eye_radius) & (away[..., 0] > 0)
        scale = 0.80 * face.eye_radius / np.maximum(distance, 1e-6)
        grid[inside] = (center + away * scale[..., None])[inside]


LID_YAW = 0.20
"""How far the opening of the lids is turned outward, radians."""


def lid_angles(away: Array, side: int) -> tuple[Array, Array]:
    """Angles outward and up (radians, about the axis of the lids) of vectors from an eyeball."""
    turn = side * LID_YAW
    x = np.cos(turn) * away[..., 0] + np.sin(turn) * away[..., 1]
    y = side * (-np.sin(turn) * away[..., 0] + np.cos(turn) * away[..., 1])
    z = away[..., 2]
    spread = np.arctan2(np.sqrt(y**2 + z**2), x)
    length = np.maximum(np.sqrt(y**2 + z**2), 1e-9)
    return spread * y / length, spread * z / length


def lid_heights(face: Face) -> tuple[float, float, float]:
    """Half width and heights up and down of the open lids, radians."""
    return (
        np.deg2rad(50.0),
        np.deg2rad(23.5 + 4 * face.female + 5 * face.child - 5 * face.old),
        np.deg2rad(21.5 + 2 * face.child - 2 * face.old),
    )


def lid_shape(face: Face, across: Array, up: Array) -> Array:
    """Below 1 inside the opening of the lids, 1 on its rim."""
    wide, high, low = lid_heights(face)
    lean = up - 0.06 * across / wide
    return np.asarray(
        (np.abs(across) / wide) ** 1.75 + np.abs(lean / np.where(lean > 0, high, low)) ** 1.75
    )


def _open_mouth(grid: Array, azimuth: Array) -> None:
    """Fold the two inner rows of the mouth inward, so that an opened jaw shows an inside."""
    inside = np.clip(1.15 - (azimuth / MOUTH_WIDTH) ** 2, 0, 1)
    for row in (LOWER_LIP + 1, LOWER_LIP + 2):
        grid[row, :, 0] -= 0.10 * np.minimum(inside * 2, 1)


# Creases: points (y, z) on the left half of the face, their depth and their width, in heads.
_CREASES: tuple[tuple[tuple[tuple[float, float], ...], float, float, float], ...] = (
    (((0.062, -0.135), (0.098, -0.185), (0.122, -0.250), (0.124, -0.290)), 0.0150, 0.013, 0.6),
    (((0.105, -0.305), (0.108, -0.345), (0.098, -0.390)), 0.0085, 0.011, 0.0),
    (((0.0, 0.196), (0.07, 0.204), (0.15, 0.190), (0.20, 0.168)), 0.0075, 0.010, 0.0),
    (((0.0, 0.236), (0.08, 0.246), (0.17, 0.230), (0.21, 0.214)), 0.0075, 0.010, 0.0),
    (((0.0, 0.282), (0.08, 0.288), (0.16, 0.276)), 0.0060, 0.010, 0.0),
    (((0.020, 0.080), (0.024, 0.120), (0.020, 0.150)), 0.0090, 0.009, 0.3),
    (((0.072, -0.040), (0.10, -0.074), (0.145, -0.086), (0.195, -0.062)), 0.0090, 0.010, 0.35),
    (((0.085, -0.088), (0.125, -0.118), (0.175, -0.112)), 0.0055, 0.010, 0.0),
    (((0.212, 0.012), (0.240, 0.030), (0.262, 0.036)), 0.0065, 0.008, 0.0),
    (((0.214, -0.004), (0.244, -0.006), (0.270, -0.012)), 0.0065, 0.008, 0.0),
    (((0.210, -0.020), (0.236, -0.040), (0.256, -0.058)), 0.0060, 0.008, 0.0),
    (((0.158, -0.175), (0.180, -0.235), (0.178, -0.300)), 0.0050, 0.012, 0.0),
    (((0.0, -0.378), (0.040, -0.372), (0.070, -0.392)), 0.0080, 0.014, 0.7),
)


def _wrinkles(face: Face, grid: Array) -> Array:
    """How deep (in heads) creases cut into the skin, shaped like the grid's rows and columns."""
    depth = np.zeros(grid.shape[:2])
    facing = np.clip((grid[..., 0] - 0.05) / 0.1, 0, 1)
    y, z = np.abs(grid[..., 1]), grid[..., 2]
    for points, deep, wide, always in _CREASES:
        strength = max(face.wrinkles, always * 0.35 * (1 - face.child))
        if strength <= 0.01:
            continue
        distance = np.full(y.shape, 9.0)
        for (ay, az), (by, bz) in zip(points[:-1], points[1:], strict=True):
            length = (by - ay) ** 2 + (bz - az) ** 2
            share = np.clip(((y - ay) * (by - ay) + (z - az) * (bz - az)) / length, 0, 1)
            gap = np.hypot(y - ay - share * (by - ay), z - az - share * (bz - az))
            distance = np.minimum(distance, gap)
        near = distance / wide
        # a crease is a narrow valley between two soft ridges
        depth += (
            strength * deep * (np.exp(-(near**2)) - 0.35 * np.exp(-(((near - 1.9) / 0.9) ** 2)))
        )
    if face.old:
        depth += 0.0022 * np.sin(61 * y + 23 * z) * np.sin(47 * z - 31 * y) * facing
    return np.asarray(depth * facing)


def _spot(grid: Array, y: float, z: float, wide: float, high: float) -> Array:
    near = ((np.abs(grid[..., 1]) - y) / wide) ** 2 + ((grid[..., 2] - z) / high) ** 2
    return np.asarray(np.exp(-near) * (grid[..., 0] > 0.05))


def _paint(face: Face, grid: Array, depth: Array, azimuth: Array) -> Array:
    color = np.tile(linear(face.skin), (*grid.shape[:2], 1)).astype(np.float64)

    def toward(target: str, amount: Array) -> None:
        color[:] = color * (1 - amount[..., None]) + linear(target) * amount[..., None]

    red = mixed(face.skin, "#b8402c", 0.55)
    dark = mixed(face.skin, "#4a2018", 0.55)
    toward(red, 0.26 * _spot(grid, 0.165, -0.13, 0.075, 0.06))
    toward(red, 0.30 * _spot(grid, 0.0, _nose_base(face) + 0.05, 0.055, 0.05))
    toward(red, 0.16 * _spot(grid, 0.0, -0.43, 0.07, 0.04))
    toward(dark, (0.28 + 0.22 * face.old) * _spot(grid, face.eye_center[1], 0.01, 0.085, 0.055))
    if face.stubble > 0:
        toward(
            mixed(face.skin, face.hair_color, 0.75), 0.62 * face.stubble * _beard_area(face, grid)
        )
    toward(dark, np.clip(depth / 0.012, 0, 1) * 0.75)
    nose_under = _spot(grid, 0.028, _nose_base(face), 0.018, 0.010) * (grid[..., 0] > 0.38)
    toward("#3a1a14", 0.8 * nose_under)
    lips, line = _lip_areas(face, grid, azimuth)
    toward(mixed(face.skin, "#a83a3a", 0.35 + 0.25 * face.female), 0.9 * lips)
    toward("#4a1c1a", 0.85 * line)
    color[LOWER_LIP + 1 : LOWER_LIP + 3, np.abs(azimuth) < MOUTH_WIDTH] = linear("#3a1010")
    return color.astype(np.float32)


def _nose_base(face: Face) -> float:
    return -0.045 - 0.150 * (0.55 + 0.45 * face.nose) - 0.008 * face.child


def _beard_area(face: Face, grid: Array) -> Array:
    y, z, x = np.abs(grid[..., 1]), grid[..., 2], grid[..., 0]
    top = -0.225 + 0.75 * np.clip(y - 0.12, 0, 0.25)
    area = np.clip((top - z) / 0.05, 0, 1) * np.clip((x + 0.10) / 0.1, 0, 1)
    speckle = 0.75 + 0.25 * np.sin(211 * y + 97 * z) * np.sin(173 * z - 89 * x)
    lip = np.exp(-(((z - face.mouth[2]) / 0.035) ** 2)) * (y < 0.10)
    return np.asarray(area * speckle * (1 - lip))


def _lip_areas(face: Face, grid: Array, azimuth: Array) -> tuple[Array, Array]:
    y, z = np.abs(grid[..., 1]), grid[..., 2]
    wide = face.corner[1] * 1.04
    inside = np.clip(1 - (y / wide) ** 2, 0, 1)
    middle = face.mouth[2] + (face.corner[2] - face.mouth[2]) * (y / wide) ** 2
    upper = 0.034 * face.lips**0.7 * inside**0.55 * (1 - 0.22 * np.exp(-((y / 0.016) ** 2)))
    lower = 0.046 * face.lips**0.7 * inside**0.6
    high = np.clip((middle + upper - z) / 0.006, 0, 1) * np.clip((z - middle + lower) / 0.008, 0, 1)
    facing = grid[..., 0] > 0.2
    lips = high * (y < wide) * facing
    rows_near = np.zeros(grid.shape[:2])
    rows_near[LOWER_LIP : LOWER_LIP + 4] = 1
    line = rows_near * np.clip(1.2 - (azimuth / MOUTH_WIDTH) ** 2, 0, 1)[None, :]
    return lips, line
