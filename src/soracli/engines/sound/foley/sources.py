"""Sources: what sounds all along a shot, and moves."""

import numpy as np

from soracli.engines.signals.basics import RATE, faded, samples
from soracli.engines.signals.room import Scenery, heard_moving
from soracli.engines.signals.running import Course, nearest, running
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
    time = np.arange(samples(seconds + _END)) / RATE
    at = np.asarray(source.path.times, float)
    pace = max(float(np.sqrt(time_scale)), 0.5) if time_scale < 0.95 else 1.0
    course = Course(at, speed, seconds + _END, pace)
    made = running(source.kind, source.sort, course, chance)
    made = (made * np.interp(time, at, level)).astype(np.float32)
    azimuth = np.interp(time, at, np.unwrap(np.asarray(source.path.azimuth, float)))
    distance = np.interp(time, at, np.asarray(source.path.distance, float))
    distance = np.hypot(distance, nearest(source.kind, source.sort))
    if source.kind in _DOPPLER:
        made = heard_moving(made, distance)
    scenery.lay_along(faded(made, 0.01, _END), 0.0, azimuth, distance)
