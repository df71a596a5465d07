"""Coverage: what the camera makes of a performance, and what is drawn of it."""

from dataclasses import dataclass

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.camera import film
from soracli.stage.framing import subject_of
from soracli.stage.performance import Body, CameraPath, SetPiece

_HEADROOM_OVER_GROUND = 0.28
"""Metres over the ground that the camera keeps."""
_BEHIND_THE_CAMERA = 3.2
"""Metres from the acting area of a room to its open side."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """The path of the camera, and the bodies by entity id as they are drawn for it."""

    camera: CameraPath
    bodies: dict[str, Body]


def cover(
    spec: TakeSpec, blocking: Blocking, bodies: dict[str, Body], set_piece: SetPiece
) -> Coverage:
    """Put the camera on what was played: `bodies` by entity id, each over `spec.frames` frames."""
    subject = subject_of(spec.scene, blocking, bodies, spec.frames)
    wet = set_piece.water is not None and set_piece.water.shore is None
    floor = _HEADROOM_OVER_GROUND + (0.35 if wet else 0.0)
    shown = 1.0
    if spec.look.letterbox > 0:
        shown = min(1.0, spec.width / spec.look.letterbox / spec.height)
    farthest = set_piece.reach + _BEHIND_THE_CAMERA if set_piece.indoor else float("inf")
    size = (spec.width, spec.height)
    camera = film(spec.scene.camera, subject, size, spec.fps, floor, farthest, shown)
    return Coverage(camera, bodies)
