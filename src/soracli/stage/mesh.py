"""Triangle meshes: the one shape language of the stage.

Every body and place is a `Mesh`; the renderer draws nothing else (but water, sky and particles).
World units are metres, z up; colors are linear RGB. Triangles are drawn from both sides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Numbers = NDArray[np.floating[Any]]
"""What a builder may be given: any precision. What is kept is `Floats`."""


@dataclass(frozen=True, eq=False)
class Mesh:
    """V vertices and F triangles.

    `vertices` (V, 3) metres; `normals` (V, 3) unit; `colors` (V, 3) linear RGB 0..1;
    `faces` (F, 3) vertex indices, counter-clockwise from outside; `surfaces` (F,) uint8 values of
    `materials.Surface`; `bones` (V, 4) joint indices of the rig and `weights` (V, 4) summing to 1.
    """

    vertices: Floats
    normals: Floats
    colors: Floats
    faces: Ints
    surfaces: NDArray[np.uint8]
    bones: NDArray[np.int16]
    weights: Floats

    def __post_init__(self) -> None:
        """Check the shapes, so that a broken builder fails where it is and not in a kernel."""
        count = len(self.vertices)
        if self.vertices.shape != (count, 3) or self.normals.shape != (count, 3):
            raise ValueError("vertices and normals must both be (V, 3)")
        if self.colors.shape != (count, 3) or self.bones.shape != (count, 4):
            raise ValueError("colors must be (V, 3) and bones (V, 4)")
        if self.weights.shape != (count, 4) or self.surfaces.shape != (len(self.faces),):
            raise ValueError("weights must be (V, 4) and surfaces (F,)")
        if len(self.faces) and int(self.faces.max()) >= count:
            raise ValueError("a face names a vertex that does not exist")

    @cached_property
    def middle(self) -> NDArray[np.float64]:
        """The middle of its box (3,), metres: the origin where there is nothing."""
        if not len(self.vertices):
            return np.zeros(3)
        ends = self.vertices.min(axis=0) + self.vertices.max(axis=0)
        return np.asarray(ends / 2, np.float64)

    def bound_to(self, joint: int) -> "Mesh":
        """The same mesh moving rigidly with one joint."""
        bones = np.zeros_like(self.bones)
        bones[:, 0] = joint
        weights = np.zeros_like(self.weights)
        weights[:, 0] = 1
        return _with(self, bones=bones, weights=weights)

    def painted(self, color: str) -> "Mesh":
        """The same mesh in one color, "#rrggbb"."""
        return _with(self, colors=np.broadcast_to(linear(color), self.colors.shape).copy())

    def moved(
        self,
        offset: Iterable[float] = (0, 0, 0),
        rotation: Numbers | None = None,
        scale: float | tuple[float, float, float] = 1.0,
    ) -> "Mesh":
        """The mesh scaled, then rotated by a 3x3 matrix, then shifted by `offset` metres."""
        factors = np.broadcast_to(np.asarray(scale, np.float32), (3,))
        vertices = self.vertices * factors
        normals = self.normals / np.where(factors == 0, 1, factors)
        if rotation is not None:
            vertices = vertices @ rotation.T.astype(np.float32)
            normals = normals @ rotation.T.astype(np.float32)
        vertices = vertices + np.asarray(tuple(offset), np.float32)
        faces = self.faces[:, ::-1].copy() if float(np.prod(factors)) < 0 else self.faces
        return _with(
            self,
            vertices=vertices.astype(np.float32),
            normals=unit(normals),
            faces=faces,
        )


def join(meshes: Iterable[Mesh]) -> Mesh:
    """Several meshes as one; an empty list gives an empty mesh."""
    parts = [mesh for mesh in meshes if len(mesh.vertices)]
    if not parts:
        return empty()
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in parts[:-1]])
    return Mesh(
        vertices=np.concatenate([mesh.vertices for mesh in parts]),
        normals=np.concatenate([mesh.normals for mesh in parts]),
        colors=np.concatenate([mesh.colors for mesh in parts]),
        faces=np.concatenate(
            [mesh.faces + np.int32(start) for mesh, start in zip(parts, starts, strict=True)]
        ),
        surfaces=np.concatenate([mesh.surfaces for mesh in parts]),
        bones=np.concatenate([mesh.bones for mesh in parts]),
        weights=np.concatenate([mesh.weights for mesh in parts]),
    )


def frozen(mesh: Mesh) -> Mesh:
    """The same mesh, kept for many: whoever writes into it gets a ValueError."""
    for one in (mesh.vertices, mesh.normals, mesh.colors, mesh.faces, mesh.surfaces, mesh.bones,
                mesh.weights):  # fmt: skip
        one.flags.writeable = False
    return mesh


def empty() -> Mesh:
    """A mesh of nothing."""
    return Mesh(
        np.zeros((0, 3), np.float32),
        np.zeros((0, 3), np.float32),
        np.zeros((0, 3), np.float32),
        np.zeros((0, 3), np.int32),
        np.zeros(0, np.uint8),
        np.zeros((0, 4), np.int16),
        np.zeros((0, 4), np.float32),
    )


def build(
    vertices: Numbers,
    faces: NDArray[np.integer[Any]],
    color: str,
    surface: int,
    smooth: bool = True,
) -> Mesh:
    """A mesh from bare triangles, bound to joint 0.

    `vertices` (V, 3) metres, `faces` (F, 3) vertex indices, `color` "#rrggbb", `surface` a value of
    `materials.Surface`. Normals are averaged over shared vertices if `smooth`, else flat per face
    (each face then gets vertices of its own).
    """
    points: Floats = np.asarray(vertices, np.float32)
    triangles: Ints = np.asarray(faces, np.int32)
    if not smooth:
        points = points[triangles.reshape(-1)]
        triangles = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    weights = np.zeros((len(points), 4), np.float32)
    weights[:, 0] = 1
    return Mesh(
        vertices=points,
        normals=vertex_normals(points, triangles),
        colors=np.tile(linear(color), (len(points), 1)),
        faces=triangles,
        surfaces=np.full(len(triangles), surface, np.uint8),
        bones=np.zeros((len(points), 4), np.int16),
        weights=weights,
    )


def vertex_normals(vertices: Floats, faces: Ints) -> Floats:
    """Unit normals (V, 3) of vertices (V, 3), each the area-weighted mean of its `faces` (F, 3)."""
    points = np.ascontiguousarray(vertices, np.float32)
    normals = np.zeros(points.shape, np.float32)
    _add_up_normals(points, np.ascontiguousarray(faces, np.int32), normals)
    return normals


@njit(cache=True, nogil=True, error_model="numpy")
def _add_up_normals(vertices, faces, normals):  # type: ignore[no-untyped-def]
    """To the bit what NumPy makes of the same sums, a tenth of the time: a set is made of thousands
    of small meshes. Corner by corner, as it adds them."""
    for corner in range(3):
        for face in range(len(faces)):
            a, b, c = vertices[faces[face, 0]], vertices[faces[face, 1]], vertices[faces[face, 2]]
            ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
            vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
            here = normals[faces[face, corner]]
            here[0] += uy * vz - uz * vy
            here[1] += uz * vx - ux * vz
            here[2] += ux * vy - uy * vx
    least = np.float32(1e-12)
    for here in normals:
        x, y, z = here[0], here[1], here[2]
        length = np.sqrt(x * x + y * y + z * z)
        if length > least:
            here[0], here[1], here[2] = x / length, y / length, z / length
        else:
            here[0], here[1], here[2] = 0.0, 0.0, 1.0


def cross(one: Numbers, other: Numbers) -> NDArray[Any]:
    """The cross products (..., 3) of vectors (..., 3), to the bit those of `numpy.cross`, which
    takes longer to find its axes than to multiply: a set is made of thousands of small meshes."""
    a, b, c = one[..., 0], one[..., 1], one[..., 2]
    x, y, z = other[..., 0], other[..., 1], other[..., 2]
    first = b * z - c * y
    found = np.empty((*first.shape, 3), first.dtype)
    found[..., 0] = first
    found[..., 1] = c * x - a * z
    found[..., 2] = a * y - b * x
    return found


def unit(vectors: Numbers) -> Floats:
    """Vectors (..., 3) at length 1, single precision; a zero vector becomes +z."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    up = np.array([0, 0, 1], np.float32)
    return np.where(length > 1e-12, vectors / np.maximum(length, 1e-12), up).astype(np.float32)


def linear(color: str) -> Floats:
    """The linear RGB (3,) of an sRGB "#rrggbb" (IEC 61966-2-1)."""
    encoded = np.array([int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    decoded = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return decoded.astype(np.float32)


def _with(mesh: Mesh, **changed: object) -> Mesh:
    fields = {name: getattr(mesh, name) for name in Mesh.__dataclass_fields__}
    return Mesh(**{**fields, **changed})
