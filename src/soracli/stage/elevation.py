"""How steeply a camera looks down on what it films, by its angle and by what that is."""

import numpy as np

from soracli.stage.composing import FRAMINGS, INSERTS
from soracli.stage.subject import Subject
from soracli.story.shot import Camera, Framing

_ANGLES = {
    "eye": 6.0,
    "low": -9.0,
    "high": 28.0,
    "oblique": 35.0,
    "aerial": 34.0,
    "overhead": 84.0,
    "worm": -16.0,
    "dutch": 5.0,
}
_OVER_THINGS, _FROM_ABOVE = 0.19, 0.85
"""Radians: how steeply one looks down on a thing shown closely, and on one that lies flat."""
_LOW, _OVER_THE_LOW = (0.35, 1.2), 0.3
"""Metres from which to which a thing on the ground is looked down on by who stands before it, such
as a table; and by how many radians."""
_LEVEL = -0.03
"""Radians that one looks down where something large is far behind what is small."""
_TOWERING = 50.0
"""Metres: what is higher, a mountain or a skyscraper, is not looked down on."""


def elevation_of(camera: Camera, subject: Subject, framing: Framing) -> float:
    """Radians that the camera looks down by."""
    if subject.deep and camera.angle in (None, "eye"):
        return _LEVEL
    if camera.angle is None and subject.down is not None:
        return subject.down
    if camera.angle is None and framing in INSERTS and not subject.alive:
        return _FROM_ABOVE if subject.flat else _OVER_THINGS
    if camera.angle is None and not subject.alive and subject.tall > _TOWERING:
        return 0.0
    if camera.angle is None and _stands_low(subject):
        return _OVER_THE_LOW
    elevation = float(np.radians(_ANGLES[camera.angle or "eye"]))
    if camera.angle in (None, "eye", "dutch"):
        elevation += _toward_the_other(subject, framing)
    return elevation


def _stands_low(subject: Subject) -> bool:
    """Whether it is a thing that rests on the ground and is lower than the eyes of who looks."""
    low, high = float(np.median(subject.low[:, 2])), float(np.median(subject.high[:, 2]))
    still = not subject.alive and not subject.travels and len(subject.ids) == 1
    return still and low < 0.1 and _LOW[0] < high - low < _LOW[1]


def _toward_the_other(subject: Subject, framing: Framing) -> float:
    """Radians by which the camera is raised or lowered to the eyes of whom the face looks at."""
    if subject.partner is None or subject.eyes is None or subject.faces is not None:
        return 0.0
    if FRAMINGS[framing][1] >= 0.6:
        return 0.0
    way = np.median(subject.partner - subject.eyes, axis=0)
    return float(np.clip(0.5 * np.arctan2(way[2], np.hypot(way[0], way[1])), -0.2, 0.2))


def tilt_of(camera: Camera) -> float:
    """Radians that a camera looks down by, more than from the height of the eyes."""
    return float(np.radians(_ANGLES[camera.angle or "eye"] - _ANGLES["eye"]))
