"""Where a camera stands: from which side it sees its subject, and how far round it may go."""

import numpy as np

from soracli.stage.eyeline import DEFAULT_VIEW, alone_from, beside_the_nose, toward
from soracli.stage.subject import Subject
from soracli.stage.turns import Array
from soracli.story.shot import Camera

_ARRANGED = 0.5
"""Radians that one goes round at most what is left of, before or behind something else."""
_NEAREST = ((0.25, 0.3), (float("inf"), 0.45))
"""Up to which size in metres something may be filmed from how near."""
_MACRO, _MACRO_NEAREST = 0.05, 0.12
"""The same for what is small and more than fills the picture: an insect, with a macro lens."""
_UPRIGHT = 0.95
"""The width by the height up to which a picture is an upright one."""
_TOO_WIDE = 1.25
"""How many times as wide for its height as the picture a subject is that is seen from its side."""
_ASLANT, _ABOUT = 0.75, 1.05
"""Radians from its front that it is then seen from, if that makes it not much wider."""
_BEHIND = 0.55
"""Radians from straight behind somebody, over whose own shoulder one looks at what they do."""
_SIDEWAYS = ("static", "pan", "whip", "truck", "track", "follow", "lead", "orbit", "fly-through")
"""Moves that are about the side a subject is seen from."""


def azimuth_of(camera: Camera, subject: Subject, share: float, shape: float = 0.0) -> float:
    """The side the camera stands on, radians: 0 looks along +y, negative from the left.

    `share` is how much of a standing figure is in the picture, from the top: 0 to 1. `shape` is the
    width of the part of the picture that nobody covers by its height (0: nobody covers any).
    """
    azimuth = _usual(camera, subject, share)
    return _aslant(camera, subject, share, azimuth, shape) if shape else azimuth


def _usual(camera: Camera, subject: Subject, share: float) -> float:
    heading = float(np.median(subject.heading))
    far = camera.side == "far"
    if subject.side is not None and camera.move not in ("track side", "follow", "lead"):
        return subject.side
    if camera.move == "track side":
        return _from_the_side(heading, 0.38, far)
    if camera.move == "follow":
        return heading - np.pi / 2 + 0.25
    if camera.move == "lead":
        return heading + np.pi / 2 - 0.25
    if camera.over and camera.over in subject.ids[:1] and not subject.travels:
        return heading - np.pi / 2 + (-_BEHIND if far else _BEHIND)
    if camera.angle == "oblique":
        return heading + (-np.pi / 4 if far else np.pi / 4)
    if subject.front is not None and share < 1.0:
        return subject.front
    if subject.near is not None and not subject.travels:
        if subject.faces is None and subject.gaze is not None and share < 1.0:
            aside = 0.42 + 0.4 * min(share, 0.6)
            return beside_the_nose(float(np.median(subject.gaze)), subject.near, aside)
        return toward(subject.near, 0.15 if share < 1.0 else 0.7)
    if subject.alive and share < 0.6 and not subject.crosses:
        # faces are filmed from a little beside their nose
        return heading + np.pi / 2 + (-0.35 if far else 0.35)
    if subject.travels or subject.crosses:
        return _from_the_side(heading, -0.08, far)
    return DEFAULT_VIEW + (np.pi if far else 0.0)


def around_it(subject: Subject) -> float:
    """The width in metres that holds a subject from whichever side it is seen."""
    size = subject.high - subject.low
    return float(np.percentile(np.hypot(size[:, 0], size[:, 1]), 90))


def seen_obliquely(subject: Subject, azimuth: float, elevation: float) -> tuple[float, float]:
    """The width and height in metres of the box of a subject, seen from an azimuth and from so many
    radians above."""
    long, deep, tall = (float(one) for one in np.percentile(subject.high - subject.low, 90, axis=0))
    across, along = abs(np.cos(azimuth)), abs(np.sin(azimuth))
    high = tall * np.cos(elevation) + (long * along + deep * across) * np.sin(elevation)
    return long * across + deep * along, float(high)


def _aslant(camera: Camera, subject: Subject, share: float, azimuth: float, shape: float) -> float:
    """The azimuth in a picture whose width by its height is `shape`: what is too wide for one that
    is upright, such as a car from its side, is seen from half ahead."""
    if shape > _UPRIGHT or share < 1.0 or subject.near is not None or subject.side is not None:
        return azimuth
    if camera.angle in ("aerial", "overhead") or (camera.move or "").startswith(_SIDEWAYS):
        return azimuth
    size = np.percentile(subject.high - subject.low, 90, axis=0)
    if _wide(size, azimuth) < _TOO_WIDE * shape * size[2]:
        return azimuth
    front = float(np.median(subject.heading)) + np.pi / 2
    off = (azimuth - front + np.pi) % (2 * np.pi) - np.pi
    turned = front + (_ASLANT if off > 0 else -_ASLANT)
    return turned if _wide(size, turned) < _ABOUT * _wide(size, azimuth) else azimuth


def _wide(size: Array, azimuth: float) -> float:
    """How wide a box of a size (3,) is as seen from an azimuth, metres."""
    return float(abs(np.cos(azimuth)) * size[0] + abs(np.sin(azimuth)) * size[1])


def alone(subject: Subject, share: float, azimuth: float, distance: float, edge: float) -> float:
    """The azimuth for a single: further round, where the one talked to would be in the picture."""
    if subject.partner is None or subject.eyes is None or subject.near is None:
        return azimuth
    if subject.travels or subject.faces is not None or share >= 0.6:
        return azimuth
    way = np.median(subject.partner - subject.eyes, axis=0)
    gaze = float(np.arctan2(way[1], way[0]))
    least = abs((azimuth - gaze - np.pi / 2 + np.pi) % (2 * np.pi) - np.pi)
    aside = alone_from(float(np.hypot(way[0], way[1])), distance, edge, least)
    return beside_the_nose(gaze, subject.near, aside)


def stand_off(fill: float, extent: tuple[float, float], across: float, down: float) -> float:
    """Metres to stand off for an extent (width, height) to fill its share of the picture."""
    wide, high = extent
    by_height = high / (2 * down * fill)
    by_width = wide / (2 * across * (fill if fill > 1 else min(0.84, fill * 1.15)))
    nearest = next(metres for size, metres in _NEAREST if max(extent) < size)
    nearest = _MACRO_NEAREST if fill > 1 and max(extent) < _MACRO else nearest
    return max(by_height, by_width, nearest)


def swings_of(subject: Subject, azimuth: float) -> tuple[float, float]:
    """How far round the camera may go, radians: of a line between two it stays on its side, and
    within two thirds of a right angle of where it was meant to be."""
    if subject.arranged and not subject.travels:
        return -_ARRANGED, _ARRANGED
    if subject.near is None:
        return -2.65, 2.65
    square = float(np.arctan2(subject.near[1], subject.near[0])) + np.pi / 2
    off = (azimuth - square + np.pi) % (2 * np.pi) - np.pi
    return max(-1.05, min(0.0, -1.45 - off)), min(1.05, max(0.0, 1.45 - off))


def _from_the_side(heading: float, ahead: float, far: bool) -> float:
    """Beside somebody's way, on the side nearer to -y (or `far` from it), and `ahead` radians
    toward the face."""
    near = (np.cos(heading) >= 0) != far
    return heading + ahead if near else heading + np.pi - ahead
