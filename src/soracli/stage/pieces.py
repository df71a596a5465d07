"""Figures in pieces: the faces of a thing shared out among joints of their own.

A glass that breaks, a cake that is cut, a box whose lid opens: each piece hangs from a joint, and
all is still one body with one name.
"""

from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.mesh import Mesh, empty, join
from soracli.stage.turns import Array, turned

_THIN = 0.002
"""Metres: half of the least that a piece is thick."""


@dataclass(frozen=True, eq=False)
class Parted:
    """A figure in K pieces; joint k + 1 of its rig is that of piece k, the root moves none.

    `pivots` (K, 3) are where the joints are at rest, in metres, body frame.
    """

    figure: Figure
    pivots: Array

    def placed(self, position: Array, rotation: Array) -> tuple[Array, Array]:
        """All joints as long as the thing is whole: rotations (N, K + 1, 3, 3) and positions
        (N, K + 1, 3), its origin at `position` (N, 3), turned by `rotation` (N, 3, 3)."""
        rest = self.figure.rig.rest.astype(np.float64)
        rotations = np.repeat(rotation[:, None], len(rest), axis=1).astype(np.float64)
        return rotations, position[:, None] + np.einsum("nij,kj->nki", rotation, rest)

    def piece(self, number: int) -> Figure:
        """One piece alone, its pivot the origin of its frame, to be moved by the physics."""
        mesh = self.figure.mesh
        own = mesh.vertices[mesh.bones[:, 0] == number + 1].astype(np.float64)
        low, high = own.min(axis=0), own.max(axis=0)
        middle = (low + high) / 2 - self.pivots[number]
        half = np.maximum((high - low) / 2, _THIN)
        share = max(len(own) / max(len(mesh.vertices), 1), 0.01)
        x, y, z = (float(part) for part in middle)
        box = Collider("box", tuple(float(part) for part in half), (x, y, z))
        long, wide, tall = (2 * half).tolist()
        return replace(
            self.figure,
            family="prop",
            mesh=empty(),
            rig=Rig(("root",), (-1,), np.zeros((1, 3), np.float32)),
            height=tall,
            length=long,
            width=wide,
            mass=self.figure.mass * share,
            colliders=(box,),
            anchors={},
        )


def parted(figure: Figure, labels: Array, pivots: Array) -> Parted:
    """A figure whose face f (F,) belongs to the piece `labels[f]`, from 0 to K - 1.

    `pivots` (K, 3) are the points about which the pieces turn, metres, body frame.
    """
    parts = [
        _only(figure.mesh, labels == number).bound_to(number + 1) for number in range(len(pivots))
    ]
    names = ("root", *(f"piece.{number}" for number in range(len(pivots))))
    rest = np.concatenate([figure.rig.rest[:1], pivots]).astype(np.float32)
    rig = Rig(names, (-1, *(0 for _ in pivots)), rest)
    return Parted(replace(figure, mesh=join(parts), rig=rig), np.asarray(pivots, np.float64))


def shards(figure: Figure, count: int, seed: int) -> Parted:
    """A figure broken into so many shards at most: every face goes to the nearest of as many
    centers, taken at random from its skin."""
    mesh = figure.mesh
    chance = np.random.default_rng(seed)
    middles = mesh.vertices[mesh.faces].mean(axis=1).astype(np.float64)
    size = np.maximum(np.ptp(middles, axis=0), 1e-6)
    # faces are many where a thing is rounded: points in its box share it out more evenly
    points = middles.min(axis=0) + size * chance.uniform(0, 1, (count, 3))
    gaps = np.linalg.norm((middles[:, None] - points[None]) / size, axis=-1)
    used, labels = np.unique(gaps.argmin(axis=1), return_inverse=True)
    pivots = np.stack([middles[labels == number].mean(axis=0) for number in range(len(used))])
    return parted(figure, labels, pivots)


def _only(mesh: Mesh, faces: Array) -> Mesh:
    """The part of a mesh that some of its faces (F,) bool make up."""
    used, inverse = np.unique(mesh.faces[faces].reshape(-1), return_inverse=True)
    return Mesh(
        vertices=mesh.vertices[used],
        normals=mesh.normals[used],
        colors=mesh.colors[used],
        faces=inverse.reshape(-1, 3).astype(np.int32),
        surfaces=mesh.surfaces[faces],
        bones=mesh.bones[used],
        weights=mesh.weights[used],
    )


def hinged(rotations: Array, positions: Array, joint: int, turn: Array, pivot: Array) -> None:
    """Turn one joint of a body by `turn` (N, 3, 3) about its pivot, in the frame of the body.

    `rotations` (N, J, 3, 3) and `positions` (N, J, 3) are changed in place; `pivot` (N, 3) is where
    that is in the world.
    """
    rotations[:, joint] = rotations[:, joint] @ turn
    positions[:, joint] = pivot


def world_of(position: Array, rotation: Array, point: Array) -> Array:
    """Where a point (3,) of a body is (N, 3), given its origin and how it is turned."""
    return np.asarray(position + turned(rotation, point))
