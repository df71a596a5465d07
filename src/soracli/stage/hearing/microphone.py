"""The microphone is where the camera is: from which side and how far away everything is heard."""

import numpy as np

from soracli.stage.audible import Path
from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, normal

_STEP = 0.1
"""Seconds between two points of a path."""
_NEAREST = 0.1
"""Metres: nothing is nearer than that to a microphone."""


class Microphone:
    """Hears from the camera of a take; right is positive, straight ahead is 0."""

    def __init__(self, camera: CameraPath, fps: int) -> None:
        """Take over the path of the camera, `fps` frames a clip second."""
        self._fps = fps
        self._position = camera.position.astype(np.float64)
        self._ahead = normal(camera.target.astype(np.float64) - self._position)
        self._right = normal(np.cross(self._ahead, camera.up.astype(np.float64)))
        self.frames = len(self._position)

    def times(self, begin: float = 0.0, end: float | None = None) -> Array:
        """Clip seconds about ten times a second from `begin` to `end`, both included."""
        last = self.frames / self._fps if end is None else end
        count = max(int(np.ceil((last - begin) / _STEP - 1e-9)), 1) + 1
        return np.asarray(np.linspace(begin, last, count))

    def at(self, times: Array, values: Array) -> Array:
        """What is given for every frame (N, K) at clip seconds (M,): (M, K)."""
        places = np.clip(np.asarray(times) * self._fps, 0, self.frames - 1)
        low = np.minimum(places.astype(np.int64), max(self.frames - 2, 0))
        high = np.minimum(low + 1, self.frames - 1)
        share = (places - low)[:, None]
        return np.asarray(values[low] * (1 - share) + values[high] * share)

    def hear(self, times: Array, points: Array) -> tuple[Array, Array]:
        """Azimuth (M,) in radians and distance (M,) in metres of points (M, 3) at clip seconds."""
        away = points - self.at(times, self._position)
        aside = np.sum(away * self.at(times, self._right), axis=1)
        ahead = np.sum(away * self.at(times, self._ahead), axis=1)
        distance = np.maximum(np.linalg.norm(away, axis=1), _NEAREST)
        return np.arctan2(aside, ahead), distance

    def path(self, times: Array, points: Array) -> Path:
        """The same as a path, rounded to what nobody can tell apart."""
        azimuth, distance = self.hear(times, points)
        return Path(
            times=tuple(round(float(time), 4) for time in times),
            azimuth=tuple(round(float(angle), 3) for angle in azimuth),
            distance=tuple(round(float(metres), 2) for metres in distance),
        )
