"""The camera obeyed: its path is measured by what the words asked of it, and mended where it is not
that: the lens to the millimetre, the angle, the way that a move leads, and how large somebody tiny
is in an extreme close-up.

The rooms that set a camera up (`camera`, `moves`) know what it should do; walls, trees and whoever
goes about may have led it elsewhere. Here only the finished path counts.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, normal, single, smooth
from soracli.story.shot import Camera

Box = tuple[Array, Array]
_SENSOR = 18.0
"""Half of the longer side of a full-frame picture, millimetres."""
_LENS_OFF = 0.05
"""How far off a lens may be from the one asked for."""
_FILLS, _FILLED = 0.76, 0.88
"""Of the picture, higher or wider, what an extreme close-up shows of somebody at least, and what it
is brought to."""
_LOW = {"low": 6.0, "worm": 13.0}
"""Degrees that a camera looks up at least on the mean."""
_HIGH = {"high": -17.0}
"""Degrees that it looks down."""
_RAISED = 0.28
"""Of the field of view by how much a camera is turned up at most: more, and nobody is in it."""
_DOLLY, _CRANE, _PEDESTAL, _TRUCK = 0.2, 0.22, 0.14, 0.2
"""Of its distance how far a camera goes at least on these moves."""
_NEARER, _COMES = 0.92, (0.8, 0.6, 0.4, 0.2, 0.0)
"""How near, of what it was, somebody is at last who comes, and the shares tried of the way that the
camera goes back before them."""
_TURNED = 9.0
"""Degrees that a camera turns at least on a pan or a tilt."""
_TURNS = {
    "pan": {"left": (0, 1.0), "right": (0, -1.0)},
    "tilt": {"up": (1, 1.0), "down": (1, -1.0)},
}
"""About which axis these turn, and which way."""
_FLOWN = 2.8
"""Metres that a camera goes ahead at least that flies through a place."""
_STILL = 0.02
"""Metres that a fixed camera may stir."""


def obeyed(
    path: CameraPath,
    camera: Camera,
    size: tuple[int, int],
    floor: float,
    farthest: float,
    tiny: Box | None = None,
    comes: Array | None = None,
) -> CameraPath:
    """The path as it was asked for. `size` is in pixels, `floor` the lowest and `farthest` the
    longest that it may stand off, metres; `tiny` is the box (N, 3) twice of whom an extreme
    close-up is of, if it is no person; `comes` the way (N, 3) of who is said to come nearer."""
    if tiny is not None and camera.framing == "extreme close-up":
        path = _filling(path, tiny, size)
    if camera.lens is not None and camera.move not in ("zoom in", "zoom out", "dolly zoom"):
        path = _through(path, camera.lens, size, farthest)
    if comes is not None and camera.move in (None, "dolly out"):
        path = _awaiting(path, comes, _NEARER if camera.move is None else 1.0)
    single_move = camera.move or "" if not set(camera.then) - {"handheld"} else ""
    path = _fixed(path) if camera.move == "static" else _moved(path, single_move, floor)
    return _looking(path, camera.angle or "", floor)


def _filling(path: CameraPath, box: Box, size: tuple[int, int]) -> CameraPath:
    """So near that whom it is of fills the picture."""
    middle = (box[0] + box[1]).astype(np.float64) / 2
    half = np.median(box[1] - box[0], axis=0) / 2
    ahead, right = _forward(path), _right(path)
    over = np.cross(right, ahead)
    far = float(np.median(np.linalg.norm(path.position - middle, axis=1)))
    high = far * np.tan(np.radians(float(np.median(path.fov)) / 2))
    wide = high * size[0] / size[1]
    beside = np.median(middle - path.target, axis=0)
    sides = [(float(np.abs(axis) @ half) / room, float(axis @ beside) / room)
             for axis, room in ((right, wide), (over, high))]  # fmt: skip
    share = max(one for one, _ in sides)
    if max(min(1.0, off + one) - max(-1.0, off - one) for one, off in sides) >= 2 * _FILLS:
        return path
    share = min(share, _FILLED)
    calm = np.ptp(middle, axis=0).max() < float(half.max())
    target = np.tile(np.median(middle, axis=0), (len(middle), 1)) if calm else middle
    near = normal(path.position.astype(np.float64) - path.target) * (far * share / _FILLED)
    return replace(path, position=single(target + near), target=single(target))


def _through(path: CameraPath, lens: float, size: tuple[int, int], farthest: float) -> CameraPath:
    """Through the lens that was asked for, from where it sees as much."""
    width, height = size
    down = _SENSOR / lens * height / max(width, height)
    wide = np.tan(np.radians(path.fov.astype(np.float64) / 2))
    if np.abs(wide / down - 1).max() <= _LENS_OFF:
        return path
    away = path.position - path.target
    far = np.linalg.norm(away, axis=1)
    there = np.minimum(far * wide / down, np.maximum(far, farthest))
    position = path.target + away * (there / np.maximum(far, 1e-9))[:, None]
    position[:, 2] = np.maximum(position[:, 2], np.minimum(path.position[:, 2], 0.3))
    fov = np.full(len(far), np.degrees(2 * np.arctan(down)))
    return replace(path, position=single(position), fov=single(fov))


def _awaiting(path: CameraPath, comes: Array, nearer: float) -> CameraPath:
    """Who comes nearer does, in the picture too: the camera does not go back before them as fast
    as they come; one that dollies out does, but no faster. They end at most `nearer` times as far
    off as they start."""
    ahead = normal((path.target - path.position).astype(np.float64).mean(axis=0)[None])[0]
    for share in (1.0, *_COMES):
        position = path.position[0] + share * (path.position - path.position[0])
        deep = (comes - position) @ ahead
        if deep[-1] <= nearer * deep[0] or deep[-1] < 1.0:
            break
    return path if share == 1.0 else replace(path, position=single(position))


def _fixed(path: CameraPath) -> CameraPath:
    """Not a hair's breadth from where it stands."""
    stirs = max(np.ptp(path.position, axis=0).max(), np.ptp(path.target, axis=0).max())
    if stirs <= _STILL and np.ptp(path.fov) <= _STILL:
        return path
    count, middle = len(path.fov), len(path.fov) // 2

    def held(values: Array) -> Array:
        return np.repeat(values[middle : middle + 1], count, axis=0)

    return replace(path, position=held(path.position), target=held(path.target),
                   up=held(path.up), fov=held(path.fov))  # fmt: skip


def _moved(path: CameraPath, move: str, floor: float) -> CameraPath:
    """As far as the move leads at least, the way that it leads."""
    kind, _, way = move.partition(" ")
    if kind == "fly-through":
        return _through_it(path)
    if kind in _TURNS and way in _TURNS[kind]:
        return _turned(path, *_TURNS[kind][way])
    lead = _LEADS.get(kind)
    if lead is None or kind == "dolly" and way == "zoom":
        return path
    axis, least, both = lead(path)
    axis = axis * (-1.0 if way in ("out", "left", "down") else 1.0)
    far = float(np.linalg.norm(path.target[0] - path.position[0]))
    gone = (path.position[-1] - path.position[0]).astype(np.float64)
    lacks = least * far - float(gone @ axis)
    if lacks <= 0:
        return path
    share = smooth(np.linspace(0, 1, len(path.fov))) - 0.5
    if kind in ("crane", "pedestal") and float(path.position[:, 2].min()) - 0.5 * lacks < floor:
        share = share + 0.5 * (1.0 if way == "up" else -1.0) * np.sign(axis[2])
    off = share[:, None] * lacks * axis
    if kind == "pedestal":  # straight up, and not aside as well
        off -= _aside(gone, axis, share)
    target = path.target + off if both else path.target
    return replace(path, position=single(path.position + off), target=single(target))


def _through_it(path: CameraPath) -> CameraPath:
    """As many metres ahead as it takes to be seen to fly through a place."""
    axis = _forward(path) * (1, 1, 0)
    axis = axis / max(float(np.linalg.norm(axis)), 1e-9)
    lacks = _FLOWN - float((path.position[-1] - path.position[0]).astype(np.float64) @ axis)
    if lacks <= 0:
        return path
    off = (np.linspace(0, 1, len(path.fov)) - 0.5)[:, None] * lacks * axis
    return replace(path, position=single(path.position + off), target=single(path.target + off))


def _turned(path: CameraPath, axis: int, sign: float) -> CameraPath:
    """Turned so far on the spot, about what is up (axis 0) or to the side (axis 1), that it is seen
    to be a pan or a tilt, be the lens however long."""
    way = (path.target - path.position).astype(np.float64)
    flat = np.hypot(way[:, 0], way[:, 1])
    heading, pitch = np.unwrap(np.arctan2(way[:, 1], way[:, 0])), np.arctan2(way[:, 2], flat)
    angles = (heading, pitch)[axis]
    lacks = np.radians(_TURNED) - sign * float(angles[-1] - angles[0])
    if lacks <= 0:
        return path
    more = sign * lacks * (smooth(np.linspace(0, 1, len(angles))) - 0.5)
    heading, pitch = (heading + more, pitch) if axis == 0 else (heading, pitch + more)
    pitch, far = np.clip(pitch, -1.5, 1.5), np.linalg.norm(way, axis=1)
    round_ = np.stack([np.cos(heading) * np.cos(pitch), np.sin(heading) * np.cos(pitch),
                       np.sin(pitch)], -1)  # fmt: skip
    return replace(path, target=single(path.position + far[:, None] * round_))


def _aside(gone: Array, axis: Array, share: Array) -> Array:
    beside = gone - float(gone @ axis) * axis
    return np.asarray(share[:, None] * beside)


def _forward(path: CameraPath) -> Array:
    ahead = (path.target - path.position).astype(np.float64).mean(axis=0)
    return np.asarray(normal(ahead[None])[0])


def _right(path: CameraPath) -> Array:
    ahead = _forward(path)
    return np.asarray(normal(np.array([[ahead[1], -ahead[0], 0.0]]))[0])


_UP = np.array([0.0, 0.0, 1.0])
_LEADS: dict[str, Callable[[CameraPath], tuple[Array, float, bool]]] = {
    "dolly": lambda path: (_forward(path), _DOLLY, False),
    "truck": lambda path: (_right(path), _TRUCK, True),
    "pedestal": lambda path: (_UP, _PEDESTAL, True),
    "crane": lambda path: (_UP, _CRANE, False),
}
"""Where the moves lead, how far of the distance, and whether the camera looks along."""


def _looking(path: CameraPath, angle: str, floor: float) -> CameraPath:
    """From as low, or as high, as was asked: first the camera goes there, then it is turned."""
    wanted = _LOW.get(angle, _HIGH.get(angle))
    if wanted is None:
        return path
    sign = 1.0 if wanted > 0 else -1.0
    if sign > 0 and _pitch(path) < wanted:
        room = max(float(path.position[:, 2].min()) - floor, 0.0)
        way = (path.target - path.position).astype(np.float64)
        off = float(np.hypot(way[:, 0], way[:, 1]).mean())
        low = np.tan(np.radians(wanted)) * off - float(way[:, 2].mean())
        down = np.array([0.0, 0.0, min(room, max(low, 0.0))])
        path = replace(path, position=single(path.position - down))
    lacks = sign * (wanted - _pitch(path))
    if lacks <= 0:
        return path
    turn = sign * np.radians(min(lacks, _RAISED * float(np.median(path.fov))))
    way = (path.target - path.position).astype(np.float64)
    flat = np.hypot(way[:, 0], way[:, 1])
    rise = np.tan(np.clip(np.arctan2(way[:, 2], flat) + turn, -1.4, 1.4)) * flat - way[:, 2]
    return replace(path, target=single(path.target + rise[:, None] * _UP))


def _pitch(path: CameraPath) -> float:
    """Degrees that it looks up, on the mean."""
    way = (path.target - path.position).astype(np.float64)
    return float(np.degrees(np.arctan2(way[:, 2], np.hypot(way[:, 0], way[:, 1]))).mean())
