"""The light meter: how bright a take is developed, from a few small frames of it.

A picture should come out readable as a whole; and who it is about should be seen, also against the
light and at night.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from soracli.stage.light import Light
from soracli.stage.mesh import Floats

SIZE = (160, 90)
"""Pixels of a metered frame."""
KEY, MOST, LEAST, MOST_IN_THE_DARK = 0.17, 2.2, 0.6, 1.3
"""How bright a frame should come out on the logarithmic mean, and how far the meter may push."""
FACE, FACE_KEY, BROUGHT_OUT = 0.02, 0.24, 1.8
"""A face that fills so much of the picture is metered: how bright it is wanted by day, and how many
times brighter than the picture as a whole asks for at most."""
BODY, BODY_KEY, SEEN = 0.004, 0.075, 1.7
"""The same of all of whom the shot is about."""
_DARKEST_KEY = 0.55
"""What a night leaves of that, at least: it is dark, but one sees who is there."""
_GRAY = np.array([0.2126, 0.7152, 0.0722], np.float32)


class Reading(NamedTuple):
    """One frame: its light (h, w), and where there is skin and where whom it is about (h, w)."""

    gray: Floats
    skin: NDArray[np.bool_]
    subject: NDArray[np.bool_]


def reading(color: Floats, skin: NDArray[np.bool_], subject: NDArray[np.bool_]) -> Reading:
    """The reading of a frame of linear colors (h, w, 3)."""
    return Reading(color @ _GRAY, skin, subject)


def metered(readings: Sequence[Reading], light: Light) -> float:
    """The factor that brings a take in some light to a readable brightness."""
    total = [float(np.mean(np.log(np.clip(one.gray, 0.004, 2.0)))) for one in readings]
    bright = float(np.exp(np.mean(total))) * light.exposure
    most = MOST if light.key > 0.45 else MOST_IN_THE_DARK
    factor = float(np.clip((KEY * light.key / bright) ** 0.6, LEAST, most))
    skin = np.concatenate([one.gray[one.skin] for one in readings])
    body = np.concatenate([one.gray[one.subject] for one in readings])
    area = len(readings) * SIZE[0] * SIZE[1]
    day = min(light.key, 1.0)
    face = _brought_out(skin, FACE * area, FACE_KEY * day, factor * light.exposure, BROUGHT_OUT)
    dark = BODY_KEY * max(day, _DARKEST_KEY)
    return factor * max(face, _brought_out(body, BODY * area, dark, factor * light.exposure, SEEN))


def _brought_out(found: Floats, least: float, wanted: float, exposure: float, most: float) -> float:
    """The factor by which what was found (N,) is brought out, if it is no less than `least`."""
    if len(found) < least:
        return 1.0
    bright = float(np.mean(found)) * exposure
    return float(np.clip((wanted / max(bright, 1e-3)) ** 0.8, 1.0, most))
