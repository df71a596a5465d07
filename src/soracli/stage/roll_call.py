"""The roll call: who of those that the words name is really seen by a camera.

The set and the bodies are scan converted at a few frames, small, as the renderer does it; what is
covered, out of the picture or too far off to be made out is missed.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache

import numpy as np

from soracli.stage import raster
from soracli.stage.casting import ALIVE
from soracli.stage.clearance import looks
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.skinned import skin_at
from soracli.stage.turns import Array
from soracli.story.scene import Scene

LONG = 160
"""Pixels along the longer side of the picture that the roll is called in."""
_FEWEST = 4
"""Pixels of it from which on somebody is made out: a square of 16 in a picture 1280 wide."""
_SHOWING, _PLENTY = 0.12, 8
"""The share of somebody that has to be seen, and the pixels that are enough of anybody."""
_WHOLE = 0.45
"""The share of somebody alive that has to be in the picture where all of them is asked for."""
_OFTEN = 0.4
"""The share of the frames looked at in which somebody has to be seen."""
_BRIEFLY = 0.15
"""That of those who pass by."""


def named(scene: Scene, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """The ids of all that the words name, in their order: not what only belongs to a role."""
    return tuple(one.id for one in scene.entities if not one.implied and one.id in bodies)


def missed(
    names: Collection[str],
    path: CameraPath,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    size: tuple[int, int],
    passing: Collection[str] = (),
) -> tuple[str, ...]:
    """Those of some who are hardly seen on a path, through all the frames that they are there.

    `bodies` by entity id, `size` the picture's width and height. Those `passing` somebody whom the
    shot is about need to be seen for a moment only.
    """
    frames = looks(len(path.position))
    order = list(bodies)
    seen, inside = pixels(frames, path, [bodies[name] for name in order], piece, size)
    absent = []
    for place, name in enumerate(order):
        there = bodies[name].visible[frames]
        whole = inside[there, place] >= _WHOLE if bodies[name].figure.family in ALIVE else True
        enough = _enough(bodies[name], path, frames[there], size) if name in names else _FEWEST
        often = ((seen[there, place] >= enough) & whole).mean() if there.any() else 1.0
        if name in names and often < (_BRIEFLY if name in passing else _OFTEN):
            absent.append(name)
    return tuple(absent)


def _enough(body: Body, path: CameraPath, frames: Array, size: tuple[int, int]) -> Array:
    """The pixels from which on somebody is made out (F,): more where most of them is hidden, and
    only a corner of a stool looks out behind a leg."""
    figure = body.figure
    least, middle, most = sorted((figure.height, figure.length, figure.width))
    high = LONG * min(size[1] / max(size), 1.0)
    focal = 0.5 * high / np.tan(np.radians(path.fov[frames].astype(np.float64)) / 2)
    away = np.linalg.norm(body.positions[frames, 0] - path.position[frames], axis=-1)
    whole = most * (middle + least) / 2 * (focal / np.maximum(away, 0.1)) ** 2
    return np.asarray(np.clip(_SHOWING * whole, _FEWEST, _PLENTY))


def pixels(
    frames: Array, path: CameraPath, bodies: list[Body], piece: SetPiece, size: tuple[int, int]
) -> tuple[Array, Array]:
    """How many pixels of each body are seen at some frames (F, B), and which share of its skin is
    in the picture (F, B). Both are for reading only: who asks the same again gets the same."""
    return _counted(tuple(int(one) for one in frames), path, tuple(bodies), piece, size)


@lru_cache(maxsize=8)
def _counted(
    frames: tuple[int, ...],
    path: CameraPath,
    bodies: tuple[Body, ...],
    piece: SetPiece,
    size: tuple[int, int],
) -> tuple[Array, Array]:
    scale = LONG / max(size)
    wide, high = max(int(size[0] * scale), 8), max(int(size[1] * scale), 8)
    meshes = [body.figure.mesh for body in bodies]
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    faces = np.concatenate(
        [
            np.zeros((0, 3), np.int32),
            *(mesh.faces + np.int32(start) for mesh, start in zip(meshes, starts, strict=False)),
        ]
    ).astype(np.int32)
    owner = np.repeat(np.arange(len(meshes)), [len(mesh.faces) for mesh in meshes])
    skins = [
        skin_at(one, np.array(frames), np.arange(len(one.figure.mesh.vertices))) for one in bodies
    ]
    found = np.zeros((len(frames), len(bodies)), int)
    inside = np.zeros((len(frames), len(bodies)))
    for place, frame in enumerate(frames):
        there = [body.visible[frame] for body in bodies]
        skin = [
            one[place] if is_there else one[place] * 0
            for one, is_there in zip(skins, there, strict=True)
        ]
        points = np.concatenate([np.zeros((0, 3)), *skin]).astype(np.float32)
        depth = _backdrop(piece, path, frame, (wide, high)).copy()
        ids, screen = _scanned(points, faces, path, frame, depth)
        within = (screen[:, 2] > 0) & (screen[:, 0] > 0) & (screen[:, 0] < wide)
        within &= (screen[:, 1] > 0) & (screen[:, 1] < high)
        parts = zip(starts[:-1], starts[1:], strict=True)
        inside[place] = [
            within[first:last].mean() if last > first else 1.0 for first, last in parts
        ]
        counts = np.bincount(owner[ids[ids >= 0]], minlength=len(meshes))
        found[place] = counts * np.array(there, int)
    found.flags.writeable = inside.flags.writeable = False
    return found, inside


@lru_cache(maxsize=32)
def _backdrop(piece: SetPiece, path: CameraPath, frame: int, size: tuple[int, int]) -> Array:
    """How near the set is (H, W) at a frame: the same whoever plays before it."""
    depth = np.zeros((size[1], size[0]), np.float32)
    points = np.ascontiguousarray(piece.mesh.vertices, np.float32)
    _scanned(points, np.ascontiguousarray(piece.mesh.faces, np.int32), path, frame, depth)
    depth.flags.writeable = False
    return depth


def _scanned(
    points: Array, faces: Array, path: CameraPath, frame: int, depth: Array
) -> tuple[Array, Array]:
    """The face that is seen in each pixel (H, W) at a frame, -1 for none, and where each point is
    on the screen (V, 3): x, y, and the inverse of how far away (0 for what is behind). What is
    drawn lies in `depth`, and what lies there already may hide it."""
    high, wide = depth.shape
    eye = path.position[frame].astype(np.float64)
    away = path.target[frame] - eye
    away = away / np.linalg.norm(away)
    right = np.cross(away, path.up[frame])
    right = right / np.linalg.norm(right)
    basis = np.stack([right, np.cross(right, away), away])
    focal = float(0.5 * high / np.tan(np.radians(path.fov[frame]) / 2))
    view, screen = np.zeros_like(points), np.zeros_like(points)
    raster.project(points, eye, basis, focal, wide, high, view, screen)
    ids = np.full((high, wide), -1, np.int32)
    raster.raster(
        view, screen, faces, 0, len(faces), focal, wide, high, 1, raster.MIDDLE, depth, ids
    )
    return ids, screen
