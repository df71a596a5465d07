"""Every triangle of a take in one table, and the skinning that moves the bodies' share of it.

The set comes first and stands still; each body follows as one run of vertices and one of faces.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface, substance
from soracli.stage.mesh import Floats, Ints, Mesh, build, join
from soracli.stage.performance import Performance, SetPiece
from soracli.stage.texture import main_axes, window_moods

FAR_RINGS = (0.0, 25.0, 80.0, 250.0, 800.0, 2500.0, 9000.0)
FAR_SECTORS = 40


@dataclass(frozen=True, eq=False)
class Geometry:
    """The take's triangles: V vertices, F faces, B bodies, J joints in all.

    `rest` (V, 3), `normals` (V, 3), `colors` (V, 3): the set in world metres, bodies at rest.
    `faces` (F, 3), `surfaces` (F,), `axes` (F,) the axis a texture is projected along,
    `moods` (F,) chance 0..1 per window, `owners` (F,) 0 for the set, i + 1 for body i.
    `bones`, `weights` (V, 4) with joint numbers counted over all bodies.
    `vertex_starts`, `face_starts`, `joint_starts` (B + 1,) where each body begins; what lies before
    the first is the set.
    """

    rest: Floats
    normals: Floats
    colors: Floats
    faces: Ints
    surfaces: NDArray[np.uint8]
    axes: NDArray[np.uint8]
    moods: Floats
    owners: NDArray[np.uint16]
    bones: Ints
    weights: Floats
    vertex_starts: NDArray[np.int64]
    face_starts: NDArray[np.int64]
    joint_starts: NDArray[np.int64]
    joint_rest: Floats


def gather(performance: Performance) -> Geometry:
    """Lay out the set, the far ground and all bodies of a performance."""
    return _laid_out(performance.set_piece, tuple(body.figure for body in performance.bodies))


@lru_cache(maxsize=4)
def scenery_of(piece: SetPiece) -> Mesh:
    """All of a set that is made of triangles, the far ground with it."""
    return join([piece.mesh, far_ground(piece)])


@lru_cache(maxsize=4)
def _laid_out(piece: SetPiece, figures: tuple[Figure, ...]) -> Geometry:
    """One table for all takes in which the same figures play on one set."""
    meshes = [scenery_of(piece), *(figure.mesh for figure in figures)]
    rigs = [figure.rig.rest for figure in figures]
    joints = np.cumsum([0, *(len(rest) for rest in rigs)])
    vertices = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    faces = np.cumsum([0, *(len(mesh.faces) for mesh in meshes)])
    shifts = [0, *joints[:-1].tolist()]
    return Geometry(
        rest=np.concatenate([mesh.vertices for mesh in meshes]).astype(np.float32),
        normals=np.concatenate([mesh.normals for mesh in meshes]).astype(np.float32),
        colors=np.concatenate([mesh.colors for mesh in meshes]).astype(np.float32),
        faces=_faces(meshes, vertices),
        surfaces=np.concatenate([mesh.surfaces for mesh in meshes]).astype(np.uint8),
        axes=np.concatenate([main_axes(mesh) for mesh in meshes]),
        moods=np.concatenate([window_moods(mesh, Surface.WINDOW) for mesh in meshes]),
        owners=np.repeat(np.arange(len(meshes), dtype=np.uint16), np.diff(faces)),
        bones=np.concatenate(
            [
                mesh.bones.astype(np.int32) + shift
                for mesh, shift in zip(meshes, shifts, strict=True)
            ]
        ).astype(np.int32),
        weights=np.concatenate([mesh.weights for mesh in meshes]).astype(np.float32),
        vertex_starts=vertices[1:].astype(np.int64),
        face_starts=faces[1:].astype(np.int64),
        joint_starts=joints.astype(np.int64),
        joint_rest=(
            np.concatenate(rigs).astype(np.float32) if rigs else np.zeros((0, 3), np.float32)
        ),
    )


def far_ground(set_piece: SetPiece) -> Mesh:
    """The ground that goes on to the horizon: a flat disc of kilometres, or nothing indoors."""
    if set_piece.far_color is None:
        return build(
            np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32), "#000000", Surface.MATTE
        )
    angle = np.linspace(0, 2 * np.pi, FAR_SECTORS, endpoint=False)
    rings = np.asarray(FAR_RINGS)[:, None]
    level = np.full((len(FAR_RINGS), FAR_SECTORS), set_piece.far_level)
    vertices = np.stack([rings * np.cos(angle), rings * np.sin(angle), level], axis=-1)
    ring, sector = np.meshgrid(np.arange(len(FAR_RINGS) - 1), np.arange(FAR_SECTORS), indexing="ij")
    after = (sector + 1) % FAR_SECTORS
    a, b = ring * FAR_SECTORS + sector, ring * FAR_SECTORS + after
    c, d = a + FAR_SECTORS, b + FAR_SECTORS
    quads = np.concatenate([np.stack([a, c, d], -1), np.stack([a, d, b], -1)]).reshape(-1, 3)
    surface = substance(set_piece.ground).surface
    return build(vertices.reshape(-1, 3), quads, set_piece.far_color, surface)


def _faces(meshes: list[Mesh], starts: NDArray[np.int64]) -> Ints:
    shifted = [
        mesh.faces + np.int32(start) for mesh, start in zip(meshes, starts[:-1], strict=True)
    ]
    return np.concatenate(shifted).astype(np.int32)


def joint_motions(geometry: Geometry, performance: Performance, frame: int) -> Floats:
    """How each joint moves its vertices at a frame: (J, 3, 4) of a rotation and an offset."""
    motions = np.zeros((max(1, len(geometry.joint_rest)), 3, 4), np.float32)
    for body, start in zip(performance.bodies, geometry.joint_starts, strict=False):
        rotations, positions = body.rotations[frame], body.positions[frame]
        rest = body.figure.rig.rest
        stop = start + len(rest)
        motions[start:stop, :, :3] = rotations
        motions[start:stop, :, 3] = positions - np.einsum("jab,jb->ja", rotations, rest)
    return motions


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def skin(rest, normals, bones, weights, motions, start, stop, positions_out, normals_out):  # type: ignore[no-untyped-def]
    """Move vertices start..stop by their joints; writes world positions and unit normals."""
    for v in range(start, stop):
        x, y, z = rest[v, 0], rest[v, 1], rest[v, 2]
        nx, ny, nz = normals[v, 0], normals[v, 1], normals[v, 2]
        px, py, pz, qx, qy, qz = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for k in range(4):
            w = weights[v, k]
            if w <= 0.0:
                continue
            m = motions[bones[v, k]]
            px += w * (m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3])
            py += w * (m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3])
            pz += w * (m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
            qx += w * (m[0, 0] * nx + m[0, 1] * ny + m[0, 2] * nz)
            qy += w * (m[1, 0] * nx + m[1, 1] * ny + m[1, 2] * nz)
            qz += w * (m[2, 0] * nx + m[2, 1] * ny + m[2, 2] * nz)
        length = np.sqrt(qx * qx + qy * qy + qz * qz) + 1e-12
        positions_out[v, 0], positions_out[v, 1], positions_out[v, 2] = px, py, pz
        normals_out[v, 0] = qx / length
        normals_out[v, 1] = qy / length
        normals_out[v, 2] = qz / length
