"""With others: a shot of one, taken from where those are behind them who are named, too.

"Medium shot of a barista, customers chatting at the tables", "a woman knitting beside a window, in
close-up": how near it is was said, and so is of whom; from where and by which lens was not. A wide
lens close by holds more behind who is near than a long one, and of a few sides the one is taken
from which the fewest are missing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from soracli.stage.clearance import looks
from soracli.stage.performance import Body, CameraPath
from soracli.stage.skinned import skin_at
from soracli.story.shot import Camera

_ROOMY = ("medium wide", "medium", "medium close-up")
"""Framings of one with room for others behind them."""
_CLOSE = ("close-up", "extreme close-up")
"""Framings of one in which others are out of focus behind them, and still to be made out."""
_TURNS = (0.0, 0.55, -0.55, 1.1, -1.1)
"""Radians that the camera goes around further than it usually would: a face is still seen."""
_ALL_ROUND = (*_TURNS, 1.9, -1.9, 2.8)
"""Those that it goes around a thing, which has no face."""
WIDE = 30.0
"""Millimetres of a lens that holds what is around somebody and does not yet bend their face."""
_GOES_ROUND = ("orbit", "track", "follow", "lead", "fly")
_POINTS = 300
"""Points of a skin by which it is measured in the picture."""
_Shot = TypeVar("_Shot")


def has_room(camera: Camera) -> bool:
    """Whether a shot of somebody may show others behind them, and its side is open."""
    return camera.framing in (*_ROOMY, *_CLOSE) and not (camera.move or "").startswith(_GOES_ROUND)


def with_others(
    found: _Shot,
    from_aside: Callable[[float], _Shot],
    missing: Callable[[_Shot], tuple[str, ...]],
    alive: bool = True,
) -> _Shot:
    """The shot that was found, or one `from_aside` in which fewer are `missing` and nobody is who
    was there; around what is not `alive` the camera goes further."""
    absent = missing(found)
    for turn in _TURNS if alive else _ALL_ROUND:
        if not absent:
            break
        other = from_aside(turn)
        fewer = missing(other)
        if len(fewer) < len(absent) and set(fewer) <= set(absent):
            found, absent = other, fewer
    return found


def filled(
    path: CameraPath, bodies: Mapping[str, Body], names: Sequence[str], size: tuple[int, int]
) -> float:
    """Of the picture, higher or wider, how much the first of some takes; 0 where there is none."""
    if not names or names[0] not in bodies:
        return 0.0
    body, frames = bodies[names[0]], looks(len(path.position))
    count = len(body.figure.mesh.vertices)
    skin = skin_at(body, frames, np.arange(0, count, max(1, count // _POINTS)))
    shares = []
    for points, frame in zip(skin, frames, strict=True):
        eye = path.position[frame].astype(np.float64)
        ahead = path.target[frame] - eye
        ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9)
        right = np.cross(ahead, path.up[frame])
        right = right / max(float(np.linalg.norm(right)), 1e-9)
        deep = np.maximum((points - eye) @ ahead, 1e-3)
        half = np.tan(np.radians(float(path.fov[frame]) / 2))
        across = np.clip((points - eye) @ right / deep / half * size[1] / size[0], -1, 1)
        down = np.clip((points - eye) @ np.cross(right, ahead) / deep / half, -1, 1)
        shares.append(max(float(np.ptp(across)), float(np.ptp(down))) / 2)
    return float(np.median(shares))
