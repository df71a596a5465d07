"""Alongside: a camera that trucks the way that somebody goes keeps beside them."""

import numpy as np

from soracli.stage.standpoint import azimuth_of
from soracli.stage.subject import Subject
from soracli.story.shot import Camera

_SIDEWAYS = 0.7
"""The share of its way that somebody goes sideways in the picture for that."""


def flies_beside(camera: Camera, subject: Subject) -> bool:
    """Whether a view from the air of which no other move is told goes along with its subject."""
    free = camera.move in (None, "fly-through") and camera.angle == "aerial"
    return free and subject.travels and not (subject.crosses or subject.climbs)


def keeps_beside(camera: Camera, subject: Subject) -> bool:
    """Whether a camera that trucks left or right goes along with its subject."""
    if camera.move not in ("truck left", "truck right") or not subject.travels:
        return False
    azimuth = azimuth_of(camera, subject, 1.0)
    middle = (subject.low + subject.high) / 2
    way = middle[-1, :2] - middle[0, :2]
    right = float(way @ np.array([np.cos(azimuth), np.sin(azimuth)]))
    same = (right > 0) == (camera.move == "truck right")
    return same and abs(right) >= _SIDEWAYS * float(np.linalg.norm(way))
