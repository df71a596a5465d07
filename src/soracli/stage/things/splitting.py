"""Meshes cut along planes, so that what is painted on or bent has edges where it needs them."""

import numpy as np

from soracli.stage.mesh import Floats, Mesh, Numbers


def split(mesh: Mesh, axis: int, level: float) -> Mesh:
    """The mesh with every triangle cut in three that crosses the plane where the coordinate of an
    axis (0, 1, 2) is `level` metres."""
    above = mesh.vertices[:, axis] > level
    count = above[mesh.faces].sum(axis=1)
    crossed = (count == 1) | (count == 2)
    if not crossed.any():
        return mesh
    faces = mesh.faces[crossed]
    flags = above[faces]
    # turn each so that its first corner is the one alone on its side of the plane
    alone = np.where(flags.sum(axis=1) == 1, flags.argmax(axis=1), (~flags).argmax(axis=1))
    order = (alone[:, None] + np.arange(3)) % 3
    a, b, c = np.take_along_axis(faces, order, axis=1).T
    first = len(mesh.vertices)
    ab = first + np.arange(len(faces), dtype=np.int32)
    ac = ab + np.int32(len(faces))
    cut = [_between(mesh, a, other, axis, level) for other in (b, c)]
    fresh = [
        np.stack(three, axis=1).astype(np.int32) for three in ((a, ab, ac), (ab, b, c), (ab, c, ac))
    ]
    kept = mesh.surfaces[crossed]
    arrays = [np.concatenate(parts) for parts in zip(*cut, strict=True)]
    return Mesh(
        np.concatenate([mesh.vertices, arrays[0]]),
        np.concatenate([mesh.normals, arrays[1]]),
        np.concatenate([mesh.colors, arrays[2]]),
        np.concatenate([mesh.faces[~crossed], *fresh]),
        np.concatenate([mesh.surfaces[~crossed], kept, kept, kept]),
        np.concatenate([mesh.bones, mesh.bones[a], mesh.bones[a]]),
        np.concatenate([mesh.weights, mesh.weights[a], mesh.weights[a]]),
    )


def _between(
    mesh: Mesh, start: Numbers, end: Numbers, axis: int, level: float
) -> tuple[Floats, Floats, Floats]:
    """Points, normals and colors (N, 3) where edges from `start` to `end` cross the plane."""
    from_, to = mesh.vertices[start], mesh.vertices[end]
    share = ((level - from_[:, axis]) / (to[:, axis] - from_[:, axis]))[:, None]

    def along(values: Floats) -> Floats:
        mixed = values[start] + (values[end] - values[start]) * share
        return np.asarray(mixed, np.float32)

    return along(mesh.vertices), along(mesh.normals), along(mesh.colors)
