"""Sources: what sounds all along a shot, and moves."""

import numpy as np

from soracli.engines.signals.basics import RATE, faded
from soracli.engines.signals.room import Scenery, coarse, heard_moving
from soracli.engines.signals.running import Course, nearest, running
from soracli.engines.signals.spaces import SPEED_OF_SOUND
from soracli.stage.audible import Source

_DOPPLER = ("engine", "rotor", "buzz")
_END = 0.25


def lay_source(
    scenery: Scenery, source: Source, seconds: float, time_scale: float, chance: np.random.Generator
) -> None:
    """Lay what a source does from the first frame to the last."""
    level, speed = np.asarray(source.level, float), np.asarray(source.speed, float)
    if not len(level) or level.max() <= 0:
        return
    at = np.asarray(source.path.times, float)
    pace = max(float(np.sqrt(time_scale)), 0.5) if time_scale < 0.95 else 1.0
    steps = coarse(seconds + _END)
    azimuth = np.interp(steps, at, np.unwrap(np.asarray(source.path.azimuth, float)))
    distance = np.interp(steps, at, np.asarray(source.path.distance, float))
    distance = np.hypot(distance, nearest(source.kind, source.sort))
    lead = float(np.ptp(distance)) / SPEED_OF_SOUND if source.kind in _DOPPLER else 0.0
    course = Course(at + lead, speed, seconds + _END + lead, pace)
    made = running(source.kind, source.sort, course, chance)
    if lead:
        made = heard_moving(made, distance, lead)
    made = made * np.interp(np.arange(len(made)) / RATE, at, level).astype(np.float32)
    scenery.lay_along(faded(made, 0.01, _END), 0.0, azimuth, distance)
