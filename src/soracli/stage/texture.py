"""How patterns lie on triangles: the axis a face is projected along, and a mood per window."""

import numpy as np
from numpy.typing import NDArray

from soracli.stage.mesh import Floats, Mesh


def main_axes(mesh: Mesh) -> NDArray[np.uint8]:
    """For each face the axis (0 x, 1 y, 2 z) its rest normal is closest to (F,)."""
    if not len(mesh.faces):
        return np.zeros(0, np.uint8)
    corners = mesh.vertices[mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.argmax(np.abs(normals), axis=1).astype(np.uint8)


def window_moods(mesh: Mesh, window: int) -> Floats:
    """A chance number 0..1 per face (F,), the same over each pane of glass; 0 elsewhere.

    Faces of one pane touch and lie in one plane, so a pane is named by its plane and its place
    to the nearest decimetre of a connected patch.
    """
    moods = np.zeros(len(mesh.faces), np.float32)
    panes = np.flatnonzero(mesh.surfaces == window)
    if not len(panes):
        return moods
    labels = _patches(mesh, panes)
    _, first = np.unique(labels, return_index=True)
    seeds = np.abs(np.sin(np.arange(len(first)) * 12.9898 + 4.137) * 43758.5453)
    chance = (seeds - np.floor(seeds)).astype(np.float32)
    moods[panes] = chance[np.searchsorted(labels[first], labels)]
    return moods


def _patches(mesh: Mesh, panes: NDArray[np.int64]) -> NDArray[np.int64]:
    """A label per pane face: the smallest corner number reachable over shared corner places."""
    places = np.round(mesh.vertices[mesh.faces[panes]].reshape(-1, 3) * 100).astype(np.int64)
    _, corner = np.unique(places, axis=0, return_inverse=True)
    corners = corner.reshape(-1, 3)
    reach = np.arange(int(corners.max()) + 1)
    while True:
        lowest = reach[corners].min(axis=1)
        settled = reach.copy()
        for column in range(3):
            np.minimum.at(settled, corners[:, column], lowest)
        if np.array_equal(settled, reach):
            return np.asarray(reach[corners[:, 0]], np.int64)
        reach = settled
