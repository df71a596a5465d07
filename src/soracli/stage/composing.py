"""Composition: what part of its subject a framing holds, and where the camera looks for that."""

import numpy as np

from soracli.stage.standpoint import around_it
from soracli.stage.subject import Subject
from soracli.stage.turns import Array
from soracli.stage.zone import WHOLE, Zone
from soracli.story.shot import Camera, Framing

FRAMINGS: dict[str, tuple[float, float]] = {
    "extreme wide": (0.16, 1.0),
    "wide": (0.40, 1.0),
    "full": (0.74, 1.0),
    "medium wide": (0.86, 0.72),
    "two-shot": (0.87, 0.6),
    "medium": (0.88, 0.52),
    "medium close-up": (0.9, 0.34),
    "close-up": (0.86, 0.19),
    "extreme close-up": (0.95, 0.105),
}
"""Share of the picture height that the framed part of the subject fills, and how much of a standing
figure (from the top) that part is."""
INSERTS: dict[str, float] = {
    "medium wide": 0.45,
    "two-shot": 0.5,
    "medium": 0.5,
    "medium close-up": 0.6,
    "close-up": 0.72,
    "extreme close-up": 1.25,
}
"""How much of the picture a thing fills that is shown as close as that."""
_HEAD = 0.13
"""The size of a head as a share of the height of a standing person."""
CROWN = 0.125
"""From the joint of the head to the crown, as a share of the height of a standing body."""
_MOUTH = 0.012
"""From the eyes down to the middle of a face, as a share of the height of a standing body."""
LARGE = 1.2
"""Metres: of what is larger than that, a close-up shows a part."""
LEAST_OF_A_THING = 0.3
"""The share of its height that is shown of such a thing, at least."""
_SHOULDERS, _PROFILE = 0.26, 0.15
"""What a body needs to both sides of its face, as a share of its height, and at least."""


def share_of(framing: Framing) -> float:
    """How much of a standing figure a framing shows, from the top: 0 to 1."""
    return FRAMINGS[framing][1]


def aim_of(
    camera: Camera, subject: Subject, framing: Framing, azimuth: float, zone: Zone, narrow: float
) -> tuple[Array, tuple[float, float]]:
    """Where the camera looks (N, 3), and the width and height in metres it must hold."""
    if subject.faces is not None and share_of(framing) < 1.0:
        aside = _SHOULDERS if zone == WHOLE else _PROFILE
        focus, extent = _several(subject, subject.faces, share_of(framing), azimuth, aside)
    else:
        focus, extent = _focus(subject, framing, azimuth)
    if (camera.move or "").startswith("orbit") and share_of(framing) >= 1.0:
        extent = around_it(subject), extent[1]
    if camera.move == "static" and subject.travels:
        extent = _held_path(focus, extent, narrow)
    return focus, extent


def _focus(subject: Subject, framing: Framing, azimuth: float) -> tuple[Array, tuple[float, float]]:
    """The same for one, or for all of some."""
    share = FRAMINGS[framing][1]
    center = (subject.low + subject.high) / 2
    size = subject.high - subject.low
    wide = float(np.percentile(np.hypot(size[:, 0], 0.5 * size[:, 1]), 90))
    if subject.near is not None or subject.everybody:
        across, along = abs(np.cos(azimuth)), abs(np.sin(azimuth))
        wide = float(np.percentile(across * size[:, 0] + along * size[:, 1], 90))
    high = float(np.percentile(size[:, 2], 90))
    if subject.alive and not subject.travels and share >= 1.0:
        # a jump on the spot stays in the picture from the ground to its top
        bottom, top = float(subject.low[:, 2].min()), float(subject.high[:, 2].max())
        center[:, 2], high = (bottom + top) / 2, top - bottom
    if not subject.alive and share < 1.0 and max(wide, high) <= LARGE:
        return center, (wide, high)
    if share >= 1.0 or not subject.alive:
        return center, (wide, high * max(share, LEAST_OF_A_THING))
    held = share * subject.tall
    focus = center.copy()
    if subject.face is None:
        focus[:, 2] = subject.high[:, 2] - held / 2
        return focus, (held * 0.8, held)
    if subject.head is not None:
        held = min(share / _HEAD * subject.head, max(high, subject.head))
        focus = subject.face.copy()
        focus[:, 2] += 0.42 * subject.head - min(held, subject.head) / 2
        return focus, (held * 0.8, held)
    crown = subject.face[:, 2] + CROWN * subject.tall
    hat = float(np.clip(np.median(subject.high[:, 2] - crown), 0, 0.12 * subject.tall))
    focus = subject.face.copy()
    focus[:, 2] = crown + 0.9 * hat - (held + 0.9 * hat) / 2
    if framing == "extreme close-up" and subject.eyes is not None:
        focus = subject.eyes - [0.0, 0.0, _MOUTH * subject.tall]
        return focus, (held * 0.8, held)
    if framing == "close-up" and subject.eyes is not None:
        focus[:, :2] = subject.eyes[:, :2]
    return focus, (held * 0.8, held + 0.9 * hat)


def _several(
    subject: Subject, faces: Array, share: float, azimuth: float, aside: float
) -> tuple[Array, tuple[float, float]]:
    """The middle of some faces (N, 3), and the width and height that hold them and their bodies."""
    along = faces[..., 0] * np.cos(azimuth) + faces[..., 1] * np.sin(azimuth)
    apart = float(np.percentile(np.ptp(along, axis=0), 90))
    top = faces[..., 2].max(axis=0) + CROWN * subject.tall
    lowest = faces[..., 2].min(axis=0) - 0.2 * subject.tall
    held = max(share * subject.tall, float(np.percentile(top - lowest, 90)))
    focus = (faces.min(axis=0) + faces.max(axis=0)) / 2
    focus[:, 2] = top - held / 2
    return focus, (apart + 2 * aside * subject.tall, held)


def _held_path(focus: Array, extent: tuple[float, float], narrow: float) -> tuple[float, float]:
    """What a camera that stays where it is has to hold: the way of the subject, within bounds.

    These are three times its own size, less in a picture that is `narrow` (0 to 1); a longer way
    leads out of the picture, as on a film set.
    """
    way = np.ptp(focus, axis=0)
    longest = 3.0 * max(extent) * narrow**2
    wide = extent[0] + min(float(np.hypot(way[0], 0.5 * way[1])), longest)
    return wide, extent[1]
