"""A picture that opens: what a zoom out reveals is behind whom it begins with."""

from dataclasses import replace

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.performance import Body, CameraPath
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_MARGIN = 1.12
"""How much further the picture opens than what it reveals reaches."""
_WIDEST = 75.0
"""Degrees that it opens to at most."""
_FAR = 6.0
"""Metres from whom it begins with beyond which nothing is revealed by a lens."""


def revealed(scene: Scene, bodies: dict[str, Body]) -> tuple[str, ...]:
    """What a zoom out from somebody shows at its end: who else is told to be somewhere."""
    camera = scene.camera
    if camera.move != "zoom out" or camera.on not in bodies:
        return ()
    own = {camera.on, *(one.b for one in scene.relations if one.a == camera.on)}
    told = {name for one in scene.relations for name in (one.a, one.b)}
    here = bodies[camera.on].positions[:, 0, :2].mean(axis=0)
    found = sorted((told - own) & set(bodies))
    away = [bodies[name].positions[:, 0, :2].mean(axis=0) - here for name in found]
    return tuple(name for name, way in zip(found, away, strict=True) if np.linalg.norm(way) < _FAR)


def side_to(name: str, others: tuple[str, ...], bodies: dict[str, Body]) -> float | None:
    """The side, radians, that one is seen from with the others behind; None in their midst."""
    here = bodies[name].positions[-1, 0, :2]
    way = np.mean([bodies[one].positions[-1, 0, :2] for one in others], axis=0) - here
    if np.linalg.norm(way) < 0.05:
        return None
    return float(np.arctan2(-way[0], way[1]))


def opened(
    path: CameraPath, others: tuple[str, ...], bodies: dict[str, Body], size: tuple[int, int]
) -> CameraPath:
    """The path, its lens opening on until all the others are in the picture at the end."""
    need = min(_WIDEST, max((_needed(path, bodies[one], size) for one in others), default=0.0))
    first, last = float(path.fov[0]), float(path.fov[-1])
    if need <= last or last <= first:
        return path
    gone = (path.fov - first) / (last - first)
    return replace(path, fov=(first + (need - first) * gone**1.5).astype(path.fov.dtype))


def _needed(path: CameraPath, body: Body, size: tuple[int, int]) -> float:
    """The angle of the lens, degrees from top to bottom, that holds a body at the end."""
    low, high = (side[-1] for side in box_of(body))
    corners = np.stack(np.meshgrid(*zip(low, high, strict=True), indexing="ij"), -1).reshape(-1, 3)
    ahead = _unit(path.target[-1] - path.position[-1])
    right = _unit(np.cross(ahead, [0.0, 0.0, 1.0]))
    up = np.cross(right, ahead)
    away = corners - path.position[-1]
    depth = away @ ahead
    if depth.min() <= 0.05:
        return 0.0  # beside the camera or behind it: no lens shows it
    tall = np.maximum(np.abs(away @ up), np.abs(away @ right) * size[1] / size[0]) / depth
    return float(np.degrees(2 * np.arctan(_MARGIN * tall.max())))


def _unit(way: Array) -> Array:
    return np.asarray(way / np.linalg.norm(way), np.float64)
