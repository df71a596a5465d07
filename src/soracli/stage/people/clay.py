"""Clay: lofts melted into one surface, with smooth shoulders and flat hems.

Lofts are joined by a smooth minimum (a carving one is taken away), the zero surface is meshed by
naive surface nets (Gibson 1998), and each vertex follows the joints that its lofts say.
"""

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.flesh import surface_net
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, linear, unit
from soracli.stage.people.lofts import RINGS, Array, Loft, Point


def melt(
    lofts: Sequence[Loft],
    cell: float,
    color: str,
    surface: int = Surface.SKIN,
    binding: float = 0.03,
) -> Mesh:
    """One smooth mesh out of lofts: `cell` is the mesh size in metres, `binding` how far a vertex
    feels neighboring lofts. Raises ValueError when there is no loft."""
    if not lofts:
        raise ValueError("a body needs at least one loft")
    table, rings = _tables(lofts)
    low, high = _bounds(lofts, 2.5 * cell)
    counts = np.ceil((high - low) / cell).astype(np.int64) + 1
    field = _sample(table, rings, low, counts, cell)
    vertices, faces = surface_net(field, low, cell)
    normals = np.zeros_like(vertices)
    _settle(table, rings, vertices, normals, cell)
    bones, weights = bind(lofts, vertices, binding)
    return Mesh(
        vertices=vertices.astype(np.float32),
        normals=unit(normals.astype(np.float32)),
        colors=np.tile(linear(color), (len(vertices), 1)),
        faces=faces,
        surfaces=np.full(len(faces), surface, np.uint8),
        bones=bones,
        weights=weights,
    )


def cast(
    lofts: Sequence[Loft], origins: Array, direction: Point | Array, reach: float = 1.0
) -> Array:
    """Where rays from `origins` (P, 3) along `direction` (one, or (P, 3)) meet the surface, (P, 3).

    A ray that misses within `reach` metres stops where it came closest.
    """
    table, rings = _tables(lofts)
    points = np.ascontiguousarray(origins, np.float64).copy()
    directions = np.broadcast_to(np.asarray(direction, np.float64), points.shape)
    _march(table, rings, points, np.ascontiguousarray(directions), reach)
    return points


def bind(
    lofts: Sequence[Loft], points: Array, binding: float
) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
    """Which joints points (P, 3) follow, and how much: bones (P, 4) and weights (P, 4)."""
    solid = [one for one in lofts if not one.carve]
    table, rings = _tables(solid)
    distances = _distances(table, rings, np.ascontiguousarray(points, np.float64))
    pull = np.exp(-np.maximum(distances - distances.min(axis=1, keepdims=True), 0) / binding)
    joints = max(max(one.joints) for one in solid) + 1
    by_joint = np.zeros((len(points), max(joints, 4)))
    for place, one in enumerate(solid):
        along = (np.asarray(points) - np.asarray(one.origin)) @ np.asarray(one.axis)
        rest = np.ones(len(points))
        for joint, (at, half) in zip(one.joints, one.breaks, strict=False):
            share = np.clip((along - at) / (2 * half) + 0.5, 0, 1)
            taken = share * share * (3 - 2 * share)
            by_joint[:, joint] += pull[:, place] * rest * (1 - taken)
            rest = rest * taken
        by_joint[:, one.joints[-1]] += pull[:, place] * rest
    chosen = np.argsort(-by_joint, axis=1)[:, :4]
    weights = np.take_along_axis(by_joint, chosen, axis=1)
    weights[weights < 0.01 * weights[:, :1]] = 0
    weights /= weights.sum(axis=1, keepdims=True)
    return chosen.astype(np.int16), weights.astype(np.float32)


def _tables(lofts: Sequence[Loft]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows = []
    for one in lofts:
        side = np.cross(one.axis, one.front)
        rows.append(
            [
                *one.origin,
                *one.axis,
                *one.front,
                *side,
                one.length,
                one.blend,
                -1.0 if one.carve else 1.0,
                one.squareness,
                *_girth(one),
            ]
        )
    return np.array(rows, np.float64), np.stack([one.rings for one in lofts])


def _girth(one: Loft) -> tuple[float, float]:
    """How far from its axis (an ellipsoid: from its center) a loft is nearer than a distance: the
    first and so many times the distance, in metres; see `_beyond`."""
    if one.squareness == 0.0:
        radii = one.rings[0, [2, 4, 5]]
        return float(radii.max()), float(radii.max() / radii.min())
    wide, thin = one.rings[:, 2:].max(axis=1), one.rings[:, 2:].min(axis=1)
    if thin.min() <= 0:
        return np.inf, np.inf
    # a norm of this squareness is less than the length by so much, where it is more than a circle
    boxed = 2.0 ** max(0.5 - 1.0 / one.squareness, 0.0)
    aside = np.hypot(one.rings[:, 0], one.rings[:, 1]).max()
    return float(aside + wide.max() * boxed), float((wide / thin).max() * boxed**2)


def _bounds(lofts: Sequence[Loft], margin: float) -> tuple[Array, Array]:
    lows, highs = [], []
    for one in lofts:
        if one.carve:
            continue
        axis, front = np.asarray(one.axis), np.asarray(one.front)
        side = np.cross(axis, front)
        along = np.linspace(0, one.length, RINGS)[:, None] * axis
        for across, ahead in ((2, 0), (-3, 0), (0, 4), (0, -5)):
            sideways = one.rings[:, 0] + (
                np.sign(across) * one.rings[:, abs(across)] if across else 0
            )
            forward = one.rings[:, 1] + (np.sign(ahead) * one.rings[:, abs(ahead)] if ahead else 0)
            points = one.origin + along + sideways[:, None] * side + forward[:, None] * front
            lows.append(points.min(axis=0))
            highs.append(points.max(axis=0))
    return np.min(lows, axis=0) - margin, np.max(highs, axis=0) + margin


@njit(cache=True, nogil=True, error_model="numpy")
def _distance(row, rings, x, y, z):  # type: ignore[no-untyped-def]
    """About the signed distance to one loft (exact on its surface)."""
    px, py, pz = x - row[0], y - row[1], z - row[2]
    if row[15] == 0.0:
        ry, rx, rz = rings[0, 2], rings[0, 4], rings[0, 5]
        ax, ay, az = px / rx, py / ry, (pz - 0.5 * row[12]) / rz
        length = np.sqrt(ax * ax + ay * ay + az * az)
        steep = np.sqrt((ax / rx) ** 2 + (ay / ry) ** 2 + (az / rz) ** 2)
        return length * (length - 1.0) / steep if steep > 1e-9 else -min(rx, ry, rz)
    t = px * row[3] + py * row[4] + pz * row[5]
    count = rings.shape[0]
    place = min(max(t / row[12], 0.0), 1.0) * (count - 1)
    low = min(int(place), count - 2)
    high_share = place - low
    low_share = 1.0 - high_share
    aside = rings[low, 0] * low_share + rings[low + 1, 0] * high_share
    ahead = rings[low, 1] * low_share + rings[low + 1, 1] * high_share
    f = px * row[6] + py * row[7] + pz * row[8] - ahead
    s = px * row[9] + py * row[10] + pz * row[11] - aside
    column = 2 if s > 0 else 3
    w = rings[low, column] * low_share + rings[low + 1, column] * high_share
    column = 4 if f > 0 else 5
    d = rings[low, column] * low_share + rings[low + 1, column] * high_share
    sw, fd = s / w, f / d
    if row[15] == 2.0:
        k = np.sqrt(sw * sw + fd * fd)
    else:
        k = (abs(sw) ** row[15] + abs(fd) ** row[15]) ** (1.0 / row[15])
    slope = np.sqrt((sw / w) ** 2 + (fd / d) ** 2)
    radial = -min(w, d) if k < 1e-6 or slope < 1e-9 else k * (k - 1.0) / slope
    over = max(-t, t - row[12])
    if over <= 0.0:
        return max(radial, over)
    if radial <= 0.0:
        return over
    return np.sqrt(radial * radial + over * over)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _beyond(row, x, y, z, bound):  # type: ignore[no-untyped-def]
    """Whether a loft is surely farther away than `bound`: a third of the work of `_distance`."""
    if bound <= 0.0:
        return False
    px, py, pz = x - row[0], y - row[1], z - row[2]
    wide = row[16] + row[17] * bound + 1e-9
    if row[15] == 0.0:
        pz -= 0.5 * row[12]
        return px * px + py * py + pz * pz > wide * wide
    t = px * row[3] + py * row[4] + pz * row[5]
    if max(-t, t - row[12]) > bound + 1e-9:
        return True
    return px * px + py * py + pz * pz - t * t > wide * wide


@njit(cache=True, nogil=True, error_model="numpy")
def _joined(table, rings, x, y, z):  # type: ignore[no-untyped-def]
    """Smooth minimum (cubic) of all lofts, carving ones taken away.

    What is farther than its join reaches changes nothing, and is not measured.
    """
    total = _distance(table[0], rings[0], x, y, z)
    for place in range(1, len(table)):
        if _beyond(table[place], x, y, z, table[place, 13] + total * table[place, 14]):
            continue
        other = _distance(table[place], rings[place], x, y, z)
        blend = table[place, 13]
        near = max(blend - abs(total - other * table[place, 14]), 0.0) / max(blend, 1e-9)
        soft = near * near * near * blend / 6.0
        joins = table[place, 14] > 0
        total = min(total, other) - soft if joins else max(total, -other) + soft
    return total


@njit(cache=True, nogil=True, error_model="numpy")
def _sample(table, rings, low, counts, cell):  # type: ignore[no-untyped-def]
    """Distances on a grid; far cells are skipped in steps, as the field cannot change faster."""
    field = np.empty((counts[0], counts[1], counts[2]), np.float32)
    for i in range(counts[0]):
        x = low[0] + i * cell
        for j in range(counts[1]):
            y = low[1] + j * cell
            k = 0
            while k < counts[2]:
                value = _joined(table, rings, x, y, low[2] + k * cell)
                skip = int(max(1.0, min(abs(value) * 0.4 / cell - 1.0, float(counts[2] - k))))
                for ahead in range(skip):
                    if k + ahead < counts[2]:
                        field[i, j, k + ahead] = value
                k += skip
    return field


@njit(cache=True, nogil=True, error_model="numpy")
def _settle(table, rings, vertices, normals, cell):  # type: ignore[no-untyped-def]
    """Pull every vertex onto the surface and note its normal."""
    step = 0.05 * cell
    for place in range(len(vertices)):
        x, y, z = vertices[place]
        gx, gy, gz = 0.0, 0.0, 1.0
        for _ in range(4):
            value = _joined(table, rings, x, y, z)
            gx = _joined(table, rings, x + step, y, z) - _joined(table, rings, x - step, y, z)
            gy = _joined(table, rings, x, y + step, z) - _joined(table, rings, x, y - step, z)
            gz = _joined(table, rings, x, y, z + step) - _joined(table, rings, x, y, z - step)
            length = np.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
            pull = value * 2 * step / length
            pull = max(-0.5 * cell, min(0.5 * cell, pull))
            x -= pull * gx / length
            y -= pull * gy / length
            z -= pull * gz / length
        vertices[place, 0], vertices[place, 1], vertices[place, 2] = x, y, z
        normals[place, 0], normals[place, 1], normals[place, 2] = gx, gy, gz


@njit(cache=True, nogil=True, error_model="numpy")
def _march(table, rings, points, directions, reach):  # type: ignore[no-untyped-def]
    """Move every point along the direction until it stands on the surface."""
    for place in range(len(points)):
        x, y, z = points[place]
        dx, dy, dz = directions[place]
        gone, best, best_gone = 0.0, 1e9, 0.0
        while gone < reach:
            value = _joined(table, rings, x + gone * dx, y + gone * dy, z + gone * dz)
            if value < best:
                best, best_gone = value, gone
            if value < 2e-4:
                break
            gone += max(0.5 * value, 2e-4)
        points[place, 0] = x + best_gone * dx
        points[place, 1] = y + best_gone * dy
        points[place, 2] = z + best_gone * dz


@njit(cache=True, nogil=True, error_model="numpy")
def _distances(table, rings, points):  # type: ignore[no-untyped-def]
    """Distances (P, L) of points to every loft."""
    found = np.empty((len(points), len(table)))
    for place in range(len(points)):
        for one in range(len(table)):
            found[place, one] = _distance(
                table[one], rings[one], points[place, 0], points[place, 1], points[place, 2]
            )
    return found
