"""The skin of a body where its joints have moved it: points, and the box around all of them.

A camera is tried from many sides, and each time the skin of everybody is asked for: what it takes
is most of the time that a performance takes, and is compiled.
"""

import numpy as np
from numba import njit

from soracli.stage.performance import Body
from soracli.stage.turns import Array


def skin_at(body: Body, frames: Array, picked: Array) -> Array:
    """The points (F, P, 3) of the skin of a body at some frames: `picked` vertices."""
    points = np.zeros((len(frames), len(picked), 3))
    _move(*_parts(body, frames, picked), points)
    return points


def box_at(body: Body, frames: Array, picked: Array) -> tuple[Array, Array]:
    """The lowest and the highest corner (F, 3) of those points; there is at least one."""
    low, high = np.full((len(frames), 3), np.inf), np.full((len(frames), 3), -np.inf)
    _enclose(*_parts(body, frames, picked), low, high)
    return low, high


_Parts = tuple[Array, Array, Array, Array, Array, Array, Array, Array]


def _parts(body: Body, frames: Array, picked: Array) -> _Parts:
    """What both kernels ask of a body, always of the same types: they are compiled once."""
    mesh, rig = body.figure.mesh, body.figure.rig
    return (
        np.ascontiguousarray(mesh.vertices, np.float32),
        np.ascontiguousarray(mesh.bones, np.int16),
        np.ascontiguousarray(mesh.weights, np.float32),
        np.ascontiguousarray(rig.rest, np.float32),
        np.ascontiguousarray(body.rotations, np.float32),
        np.ascontiguousarray(body.positions, np.float32),
        np.ascontiguousarray(frames, np.int64),
        np.ascontiguousarray(picked, np.int64),
    )


@njit(cache=True, nogil=True, error_model="numpy")
def _place(v, vertices, bones, weights, rest, rotations, positions, frames, point):  # type: ignore[no-untyped-def]
    """Where vertex `v` is in each frame, into `point` (F, 3)."""
    point[:] = 0.0
    for slot in range(4):
        weight, bone = weights[v, slot], bones[v, slot]
        if weight == 0.0:
            continue
        x, y, z = vertices[v, 0], vertices[v, 1], vertices[v, 2]
        x, y, z = x - rest[bone, 0], y - rest[bone, 1], z - rest[bone, 2]
        for f in range(len(frames)):
            turn, place = rotations[frames[f], bone], positions[frames[f], bone]
            for i in range(3):
                moved = turn[i, 0] * x + turn[i, 1] * y + turn[i, 2] * z
                point[f, i] += weight * (moved + place[i])


@njit(cache=True, nogil=True, error_model="numpy")
def _move(vertices, bones, weights, rest, rotations, positions, frames, picked, points):  # type: ignore[no-untyped-def]
    point = np.zeros((len(frames), 3))
    for p in range(len(picked)):
        _place(picked[p], vertices, bones, weights, rest, rotations, positions, frames, point)
        points[:, p] = point


@njit(cache=True, nogil=True, error_model="numpy")
def _enclose(vertices, bones, weights, rest, rotations, positions, frames, picked, low, high):  # type: ignore[no-untyped-def]
    point = np.zeros((len(frames), 3))
    for p in range(len(picked)):
        _place(picked[p], vertices, bones, weights, rest, rotations, positions, frames, point)
        for f in range(len(frames)):
            for i in range(3):
                here = point[f, i]
                lost = here != here  # what is nowhere has no box, as with NumPy's own
                low[f, i] = here if here < low[f, i] or lost else low[f, i]
                high[f, i] = here if here > high[f, i] or lost else high[f, i]
