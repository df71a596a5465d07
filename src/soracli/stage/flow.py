"""Where everything that is seen goes until the next frame: optical flow, known and not guessed."""

import numpy as np
from numba import njit

from soracli.stage.fragments import View
from soracli.stage.geometry import Geometry, joint_motions, skin
from soracli.stage.mesh import Floats
from soracli.stage.performance import Performance
from soracli.stage.raster import SAMPLES, SHIFTS
from soracli.stage.scratch import Scratch

SKY = 1e8
"""What is farther than so many metres turns with the camera and does not come nearer."""
SAME = 0.03
"""A sample lies on what its pixel shows where their distances differ by no more than this share."""


def drawn(performance: Performance, frame: int) -> int:
    """The frame whose drawing is shown: on twos, every drawing stands for two frames."""
    return frame - frame % 2 if performance.look.on_twos else frame


def flow(
    geometry: Geometry,
    performance: Performance,
    scratch: Scratch,
    views: tuple[View, View],
    frames: tuple[int, int],
) -> Floats:
    """How far what each pixel shows moves, (h, w, 2) in pixels to the right and down, between two
    frames with their views. `scratch` holds the first, filmed.

    Whatever has a body is followed where it goes, hidden then or not. Water, and the sky as
    something infinitely far, move only as the camera does; what has no surface (rain, fire, smoke)
    is looked through.
    """
    canvas, still = scratch.canvas, int(geometry.vertex_starts[0])
    later = scratch.positions.copy()
    skin(
        geometry.rest, geometry.normals, geometry.bones, geometry.weights,
        joint_motions(geometry, performance, frames[1]), still, len(geometry.rest),
        later, scratch.normals,
    )  # fmt: skip
    moved = np.zeros((*canvas.distance.shape, 2), np.float32)
    _follow(
        views[0], views[1], geometry.faces, scratch.positions, later,
        canvas.ids, canvas.depth, canvas.distance, moved,
    )  # fmt: skip
    return moved


def seen_facing(facing: Floats, view: View) -> Floats:
    """Normals in world axes (h, w, 3) as the camera sees them: right, up and toward it."""
    axes = view.basis * np.array([[1.0], [1.0], [-1.0]])
    return np.asarray(facing @ axes.T.astype(np.float32), np.float32)


def next_frame(performance: Performance, frame: int) -> tuple[int, float]:
    """The frame that flow is measured to, and the sign it is told with: after the last frame
    everything goes on as it came."""
    if frame + 1 < performance.frames:
        return frame + 1, 1.0
    return max(frame - 1, 0), -1.0


@njit(cache=True, nogil=True, error_model="numpy")
def _follow(here, there, faces, positions, later, ids, depth, distance, moved):  # type: ignore[no-untyped-def]
    """Write the flow of every pixel into `moved`."""
    height, width = distance.shape
    cx, cy = width * 0.5, height * 0.5
    b, e, focal = here.basis, here.eye, here.focal
    for row in range(height):
        for column in range(width):
            away = np.float64(distance[row, column])
            x, y, face = column + 0.5, row + 0.5, -1
            for k in range(SAMPLES):
                near = depth[row * SAMPLES + k, column]
                if near > 0.0 and abs(near * away - 1.0) < SAME:
                    x, y = column + SHIFTS[k], row + (k + 0.5) / SAMPLES
                    face, away = ids[row * SAMPLES + k, column], 1.0 / np.float64(near)
                    break
            right, up = (x - cx) / focal, (cy - y) / focal
            dx = b[2, 0] + right * b[0, 0] + up * b[1, 0]
            dy = b[2, 1] + right * b[0, 1] + up * b[1, 1]
            dz = b[2, 2] + right * b[0, 2] + up * b[1, 2]
            if away > SKY:
                px, py, pz = dx, dy, dz
            else:
                px, py, pz = e[0] + away * dx, e[1] + away * dy, e[2] + away * dz
                if face >= 0:
                    px, py, pz = _carried(px, py, pz, faces, face, positions, later)
                px, py, pz = px - there.eye[0], py - there.eye[1], pz - there.eye[2]
            t = there.basis
            ahead = t[2, 0] * px + t[2, 1] * py + t[2, 2] * pz
            if ahead > 1e-6:
                across = t[0, 0] * px + t[0, 1] * py + t[0, 2] * pz
                rise = t[1, 0] * px + t[1, 1] * py + t[1, 2] * pz
                moved[row, column, 0] = cx + there.focal * across / ahead - x
                moved[row, column, 1] = cy - there.focal * rise / ahead - y


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _carried(px, py, pz, faces, face, positions, later):  # type: ignore[no-untyped-def]
    """Where a point of a triangle is when its corners have moved."""
    ia, ib, ic = faces[face, 0], faces[face, 1], faces[face, 2]
    ax, ay, az = positions[ia, 0], positions[ia, 1], positions[ia, 2]
    e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
    e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
    sx, sy, sz = px - ax, py - ay, pz - az
    d11, d12 = e1x * e1x + e1y * e1y + e1z * e1z, e1x * e2x + e1y * e2y + e1z * e2z
    d22 = e2x * e2x + e2y * e2y + e2z * e2z
    s1, s2 = sx * e1x + sy * e1y + sz * e1z, sx * e2x + sy * e2y + sz * e2z
    whole = np.float64(d11) * d22 - np.float64(d12) * d12
    u, v = 0.0, 0.0
    if whole > 1e-20:
        u = min(max((d22 * s1 - d12 * s2) / whole, 0.0), 1.0)
        v = min(max((d11 * s2 - d12 * s1) / whole, 0.0), 1.0 - u)
    w = 1.0 - u - v
    return (
        px + w * (later[ia, 0] - ax) + u * (later[ib, 0] - positions[ib, 0])
        + v * (later[ic, 0] - positions[ic, 0]),
        py + w * (later[ia, 1] - ay) + u * (later[ib, 1] - positions[ib, 1])
        + v * (later[ic, 1] - positions[ic, 1]),
        pz + w * (later[ia, 2] - az) + u * (later[ib, 2] - positions[ib, 2])
        + v * (later[ic, 2] - positions[ic, 2]),
    )  # fmt: skip
