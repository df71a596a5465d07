"""The part of the picture that nobody covers, and a camera whose picture is larger than it.

Places in a picture are told in halves of it: x from -1 (left) to 1, y from -1 (below) to 1.
"""

from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, normal, single
from soracli.story.delivery import SafeZone

_AIR = 0.01
"""What a zone is smaller than it was asked for, as a share of the picture: pixels have edges."""
_STEEP = 0.94
"""The sine of the angle down from which on a camera has no horizon to keep level."""
_BEFORE = 0.05
"""Metres before the camera from which on something is seen."""
_ROUNDS = 12
"""How often the axes of a turned camera are looked for: each time more exactly."""


@dataclass(frozen=True)
class Zone:
    """A rectangle of the picture; `left` and `right` are shares of its width from the left,
    `top` and `bottom` of its height from the top."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def wide(self) -> float:
        """The share of the picture's width."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """The share of the picture's height."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, in halves of the picture."""
        return self.left + self.right - 1.0, 1.0 - self.top - self.bottom


WHOLE = Zone()


def zone_of(safe: SafeZone, shown: float) -> Zone:
    """What is safe of a picture of whose height `shown` is not under the bars of a letterbox."""
    bar = (1.0 - shown) / 2
    return Zone(
        safe.left + _AIR,
        max(safe.top, bar) + _AIR,
        1.0 - safe.right - _AIR,
        1.0 - max(safe.bottom, bar) - _AIR,
    )


def seen(path: CameraPath, points: Array, shape: float) -> Array:
    """Points (N, P, 3) as the camera sees them in each frame: x and y in halves of the picture, and
    metres ahead of it. `shape` is the width of the picture by its height.

    What is not before the camera has no place in the picture (NaN).
    """
    forward, right, up = _axes(path)
    away = points - path.position.astype(np.float64)[:, None]
    depth = np.einsum("npi,ni->np", away, forward)
    half = np.tan(np.radians(path.fov.astype(np.float64) / 2))[:, None]
    half = half * np.where(depth > _BEFORE, depth, np.nan)
    x = np.einsum("npi,ni->np", away, right) / (half * shape)
    return np.stack([x, np.einsum("npi,ni->np", away, up) / half, depth], axis=-1)


def aimed(path: CameraPath, x: Array, y: Array, shape: float) -> CameraPath:
    """The camera turned so that what was in the middle of its picture is seen at `x`, `y` (N,).

    A horizon that was level stays so. What it looks at stays as far away.
    """
    forward, right, up = _axes(path)
    down = np.tan(np.radians(path.fov.astype(np.float64) / 2))
    across = (down * shape * x)[:, None]
    rise = (down * y)[:, None]
    position = path.position.astype(np.float64)
    far = np.linalg.norm(path.target.astype(np.float64) - position, axis=1, keepdims=True)
    level = np.abs(forward[:, 2]).max() < _STEEP
    lean = _lean(forward, right) if level else np.zeros(len(forward))
    ahead, above = forward, path.up.astype(np.float64)
    for _ in range(_ROUNDS):
        ahead = normal(forward - across * right - rise * up)
        above = _upright(ahead, lean) if level else up
        right = normal(np.cross(ahead, above))
        up = np.cross(right, ahead)
    return CameraPath(path.position, single(position + far * ahead), single(up), path.fov)


def widened(path: CameraPath, gain: float) -> CameraPath:
    """The camera with a lens that sees `gain` times as much across and down."""
    half = np.tan(np.radians(path.fov.astype(np.float64) / 2)) * gain
    return replace(path, fov=single(np.degrees(2 * np.arctan(half))))


def around(path: CameraPath, zone: Zone, shape: float) -> CameraPath:
    """A camera whose picture was composed as if it were all, with what is around it: now that
    picture is seen in the `zone` of a larger one. `shape` is the width of that by its height."""
    if zone == WHOLE:
        return path
    count = len(path.fov)
    x, y = zone.middle
    return aimed(widened(path, 1 / zone.high), np.full(count, x), np.full(count, y), shape)


def _axes(path: CameraPath) -> tuple[Array, Array, Array]:
    """Ahead, to the right and up as the camera sees it, (N, 3) each, unit."""
    forward = normal(path.target.astype(np.float64) - path.position)
    right = normal(np.cross(forward, path.up.astype(np.float64)))
    return forward, right, np.cross(right, forward)


def _lean(forward: Array, right: Array) -> Array:
    """How far the camera leans to its side (N,), radians."""
    level = normal(np.cross(forward, [0.0, 0.0, 1.0]))
    aside = np.einsum("ni,ni->n", np.cross(level, right), forward)
    return np.asarray(np.arctan2(aside, np.einsum("ni,ni->n", level, right)))


def _upright(forward: Array, lean: Array) -> Array:
    """What is up (N, 3) for a camera that looks `forward` and leans by `lean` radians."""
    right = normal(np.cross(forward, [0.0, 0.0, 1.0]))
    turn = lean[:, None]
    return np.asarray(np.cross(right, forward) * np.cos(turn) + right * np.sin(turn))
