"""Living shapes: limbs and lumps melted into one smooth skin, meshed, and bound to the rig.

A body is described as round cones and ellipsoids, each following a joint. Their signed distances
are joined by a smooth minimum, the zero surface is meshed by naive surface nets (Gibson 1998) and
every vertex follows the joints of the limbs it is close to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, Numbers, linear, unit

Point = tuple[float, float, float]
_ROUND_CONE, _ELLIPSOID = 0.0, 1.0


@dataclass(frozen=True)
class Limb:
    """A round cone from `a` (radius `radius_a`) to `b` (radius `radius_b`), metres, body frame.

    With `radii`, an ellipsoid about `a` instead (half axes along x, y, z, tilted by `pitch` radians
    about y: positive tips the front down). `joint` is what it follows, by index; `color` its paint.
    """

    a: Point
    b: Point
    radius_a: float
    radius_b: float
    joint: int
    color: str
    radii: Point | None = None
    pitch: float = 0.0


def lump(center: Point, radii: Point, joint: int, color: str, pitch: float = 0.0) -> Limb:
    """An ellipsoid limb: half axes `radii` about `center`, in metres; `pitch` in radians."""
    return Limb(center, center, 0.0, 0.0, joint, color, radii, pitch)


def melt(
    limbs: Sequence[Limb],
    cell: float,
    blend: float,
    surface: int = Surface.SKIN,
    binding: float = 0.03,
    paint_blend: float = 0.0,
) -> Mesh:
    """One smooth mesh out of limbs.

    `cell` is the mesh size, `blend` the radius of the smooth joins, `binding` how far a vertex
    feels neighbouring joints (all metres). With `paint_blend` > 0 the colors run into each other
    over that distance, else each vertex takes the color of its nearest limb. Raises ValueError
    when there is no limb.
    """
    if not limbs:
        raise ValueError("a body needs at least one limb")
    table = np.array([_row(limb) for limb in limbs], np.float64)
    low, high = _bounds(limbs, cell + blend)
    counts = np.ceil((high - low) / cell).astype(np.int64) + 1
    field = _sample(table, blend, low, counts, cell)
    vertices, faces = surface_net(field, low, cell)
    normals = np.zeros_like(vertices)
    distances = np.zeros((len(vertices), len(limbs)))
    _settle(table, blend, vertices, normals, distances, cell)
    bones, weights = _bind(distances, np.array([limb.joint for limb in limbs]), binding)
    return Mesh(
        vertices=vertices.astype(np.float32),
        normals=unit(normals.astype(np.float32)),
        colors=_paint(distances, limbs, paint_blend),
        faces=faces.astype(np.int32),
        surfaces=np.full(len(faces), surface, np.uint8),
        bones=bones,
        weights=weights,
    )


def _row(limb: Limb) -> tuple[float, ...]:
    if limb.radii is not None:
        turn = (np.cos(limb.pitch), np.sin(limb.pitch))
        return (_ELLIPSOID, *limb.a, *limb.radii, *turn)
    return (_ROUND_CONE, *limb.a, *limb.b, limb.radius_a, limb.radius_b)


def _bounds(limbs: Sequence[Limb], margin: float) -> tuple[Numbers, Numbers]:
    lows, highs = [], []
    for limb in limbs:
        reach = max(limb.radii) if limb.radii else max(limb.radius_a, limb.radius_b)
        points = np.array([limb.a, limb.b])
        lows.append(points.min(axis=0) - reach)
        highs.append(points.max(axis=0) + reach)
    return np.min(lows, axis=0) - 2 * margin, np.max(highs, axis=0) + 2 * margin


@njit(cache=True, nogil=True, error_model="numpy")
def _distance(row, x, y, z):  # type: ignore[no-untyped-def]
    """Signed distance to one limb: Quilez's round cone, and his bound for the ellipsoid."""
    px, py, pz = x - row[1], y - row[2], z - row[3]
    if row[0] == 1.0:
        cosine, sine = row[7], row[8]
        tx = cosine * px - sine * pz
        tz = sine * px + cosine * pz
        ax, ay, az = tx / row[4], py / row[5], tz / row[6]
        k0 = np.sqrt(ax * ax + ay * ay + az * az)
        bx, by, bz = ax / row[4], ay / row[5], az / row[6]
        k1 = np.sqrt(bx * bx + by * by + bz * bz)
        if k1 < 1e-9:
            return -min(row[4], row[5], row[6])
        return k0 * (k0 - 1.0) / k1
    bx, by, bz = row[4] - row[1], row[5] - row[2], row[6] - row[3]
    length2 = bx * bx + by * by + bz * bz
    drop = row[7] - row[8]
    if length2 <= drop * drop + 1e-12:
        if drop >= 0:
            return np.sqrt(px * px + py * py + pz * pz) - row[7]
        qx, qy, qz = px - bx, py - by, pz - bz
        return np.sqrt(qx * qx + qy * qy + qz * qz) - row[8]
    slope2 = length2 - drop * drop
    inverse = 1.0 / length2
    along = px * bx + py * by + pz * bz
    beyond = along - length2
    qx, qy, qz = px * length2 - bx * along, py * length2 - by * along, pz * length2 - bz * along
    side = qx * qx + qy * qy + qz * qz
    near = along * along * length2
    far = beyond * beyond * length2
    cone = np.sign(drop) * drop * drop * side
    if np.sign(beyond) * slope2 * far > cone:
        return np.sqrt(side + far) * inverse - row[8]
    if np.sign(along) * slope2 * near < cone:
        return np.sqrt(side + near) * inverse - row[7]
    return (np.sqrt(side * slope2 * inverse) + along * drop) * inverse - row[7]


@njit(cache=True, nogil=True, error_model="numpy")
def _joined(table, blend, x, y, z):  # type: ignore[no-untyped-def]
    """Smooth minimum (exponential-free, cubic) of all limbs."""
    total = _distance(table[0], x, y, z)
    for place in range(1, len(table)):
        other = _distance(table[place], x, y, z)
        if blend > 0:
            near = max(blend - abs(total - other), 0.0) / blend
            total = min(total, other) - near * near * near * blend / 6.0
        else:
            total = min(total, other)
    return total


@njit(cache=True, nogil=True, error_model="numpy")
def _sample(table, blend, low, counts, cell):  # type: ignore[no-untyped-def]
    """Distances on a grid; far cells are skipped in steps, as the field cannot change faster."""
    field = np.empty((counts[0], counts[1], counts[2]), np.float32)
    for i in range(counts[0]):
        x = low[0] + i * cell
        for j in range(counts[1]):
            y = low[1] + j * cell
            k = 0
            while k < counts[2]:
                value = _joined(table, blend, x, y, low[2] + k * cell)
                skip = int(max(1.0, min(abs(value) * 0.5 / cell - 1.0, float(counts[2] - k))))
                for ahead in range(skip):
                    if k + ahead < counts[2]:
                        field[i, j, k + ahead] = value
                k += skip
    return field


@njit(cache=True, nogil=True, error_model="numpy")
def surface_net(field, low, cell):  # type: ignore[no-untyped-def]
    """Naive surface nets: one vertex in each cell the surface crosses, two triangles an edge.

    `field` (X, Y, Z) are distances at points `cell` apart from `low` on, negative inside. Gives
    vertices (V, 3) in the middle of their cells, and faces (F, 3), outward.
    """
    nx, ny, nz = field.shape
    index = np.full((nx, ny, nz), -1, np.int32)
    count = 0
    for i in range(nx - 1):
        for j in range(ny - 1):
            for k in range(nz - 1):
                inside = 0
                for corner in range(8):
                    if field[i + (corner & 1), j + ((corner >> 1) & 1), k + (corner >> 2)] < 0:
                        inside += 1
                if 0 < inside < 8:
                    index[i, j, k] = count
                    count += 1
    vertices = np.zeros((count, 3))
    faces = np.empty((count * 6 + 12, 3), np.int32)
    used = 0
    for i in range(nx - 1):
        for j in range(ny - 1):
            for k in range(nz - 1):
                here = index[i, j, k]
                if here < 0:
                    continue
                vertices[here, 0] = low[0] + (i + 0.5) * cell
                vertices[here, 1] = low[1] + (j + 0.5) * cell
                vertices[here, 2] = low[2] + (k + 0.5) * cell
                start = field[i, j, k] < 0
                for axis in range(3):
                    di, dj, dk = 0, 0, 0
                    if axis == 0:
                        di = 1
                    elif axis == 1:
                        dj = 1
                    else:
                        dk = 1
                    if (field[i + di, j + dj, k + dk] < 0) == start:
                        continue
                    # the two axes across this edge
                    if axis == 0:
                        ui, uj, uk, vi, vj, vk = 0, 1, 0, 0, 0, 1
                    elif axis == 1:
                        ui, uj, uk, vi, vj, vk = 0, 0, 1, 1, 0, 0
                    else:
                        ui, uj, uk, vi, vj, vk = 1, 0, 0, 0, 1, 0
                    if i - ui < 0 or j - uj < 0 or k - uk < 0:
                        continue
                    if i - vi < 0 or j - vj < 0 or k - vk < 0:
                        continue
                    a = here
                    b = index[i - ui, j - uj, k - uk]
                    c = index[i - ui - vi, j - uj - vj, k - uk - vk]
                    d = index[i - vi, j - vj, k - vk]
                    if b < 0 or c < 0 or d < 0:
                        continue
                    if start:
                        faces[used] = (a, b, c)
                        faces[used + 1] = (a, c, d)
                    else:
                        faces[used] = (a, c, b)
                        faces[used + 1] = (a, d, c)
                    used += 2
    return vertices, faces[:used]


@njit(cache=True, nogil=True, error_model="numpy")
def _settle(table, blend, vertices, normals, distances, cell):  # type: ignore[no-untyped-def]
    """Pull every vertex onto the surface, and note its normal and its distance to every limb."""
    step = 0.05 * cell
    for place in range(len(vertices)):
        x, y, z = vertices[place]
        gx, gy, gz = 0.0, 0.0, 1.0
        for _ in range(4):
            value = _joined(table, blend, x, y, z)
            gx = _joined(table, blend, x + step, y, z) - _joined(table, blend, x - step, y, z)
            gy = _joined(table, blend, x, y + step, z) - _joined(table, blend, x, y - step, z)
            gz = _joined(table, blend, x, y, z + step) - _joined(table, blend, x, y, z - step)
            length = np.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
            pull = max(-0.5 * cell, min(0.5 * cell, value))
            x -= pull * gx / length
            y -= pull * gy / length
            z -= pull * gz / length
        vertices[place, 0], vertices[place, 1], vertices[place, 2] = x, y, z
        normals[place, 0], normals[place, 1], normals[place, 2] = gx, gy, gz
        for limb in range(len(table)):
            distances[place, limb] = _distance(table[limb], x, y, z)


def _bind(
    distances: Numbers, joints: NDArray[np.int64], binding: float
) -> tuple[NDArray[np.int16], Floats]:
    """Bones and weights (V, 4) from the distances (V, L) of the limbs and their joints (L,)."""
    nearest = distances.min(axis=1, keepdims=True)
    pull = np.exp(-np.maximum(distances - nearest, 0) / max(binding, 1e-6))
    by_joint = np.zeros((len(distances), int(joints.max()) + 1))
    for place, joint in enumerate(joints):
        by_joint[:, joint] = np.maximum(by_joint[:, joint], pull[:, place])
    if by_joint.shape[1] < 4:
        by_joint = np.pad(by_joint, ((0, 0), (0, 4 - by_joint.shape[1])))
    chosen = np.argsort(-by_joint, axis=1)[:, :4]
    weights = np.take_along_axis(by_joint, chosen, axis=1)
    weights[weights < 0.02] = 0
    weights /= weights.sum(axis=1, keepdims=True)
    return chosen.astype(np.int16), weights.astype(np.float32)


def _paint(distances: Numbers, limbs: Sequence[Limb], paint_blend: float) -> Floats:
    """Colors (V, 3), linear RGB, from the distances (V, L) of the limbs."""
    colors = np.stack([linear(limb.color) for limb in limbs])
    if paint_blend <= 0:
        return np.asarray(colors[np.argmin(distances, axis=1)])
    nearest = distances.min(axis=1, keepdims=True)
    share = np.exp(-(distances - nearest) / paint_blend)
    share /= share.sum(axis=1, keepdims=True)
    return np.asarray(share @ colors, np.float32)
