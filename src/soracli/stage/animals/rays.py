"""Finding the surface of a mesh along a ray, so that eyes and noses sit on their skin."""

import numpy as np

from soracli.stage.animals.clay import Point, Vector
from soracli.stage.mesh import Mesh


def hit(mesh: Mesh, origin: Vector, direction: Vector) -> Point:
    """The first point of `mesh` seen from `origin` along `direction`.

    A ray that passes by gives the vertex it passes closest to.
    """
    found = struck(mesh, origin, direction)
    if found is not None:
        return found
    start, ray = np.asarray(origin, np.float64), np.asarray(direction, np.float64)
    away = np.linalg.norm(np.cross(mesh.vertices - start, ray / np.linalg.norm(ray)), axis=1)
    x, y, z = (float(value) for value in mesh.vertices[int(np.argmin(away))])
    return (x, y, z)


def struck(mesh: Mesh, origin: Vector, direction: Vector) -> Point | None:
    """The first point of `mesh` seen from `origin` along `direction`, None if the ray passes by.

    Möller and Trumbore's test over all triangles at once.
    """
    start = np.asarray(origin, np.float64)
    ray = np.asarray(direction, np.float64)
    ray = ray / np.linalg.norm(ray)
    corners = mesh.vertices.astype(np.float64)[mesh.faces]
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(ray, second)
    facing = np.einsum("ij,ij->i", first, across)
    facing = np.where(np.abs(facing) < 1e-15, np.inf, facing)
    offset = start - corners[:, 0]
    u = np.einsum("ij,ij->i", offset, across) / facing
    other = np.cross(offset, first)
    v = other @ ray / facing
    distance = np.einsum("ij,ij->i", second, other) / facing
    seen = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0)
    if not seen.any():
        return None
    point = start + ray * distance[seen].min()
    return (float(point[0]), float(point[1]), float(point[2]))
