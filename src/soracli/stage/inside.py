"""Inside the zone: a camera so far off, so wide and so aimed that what it shows stays in it.

What was asked for comes first: the correction is one and the same over the shot where that is
enough, and otherwise a slow curve.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.moves import Operation, Setup
from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, blurred, single
from soracli.stage.zone import Zone, aimed, seen, widened

_FULL = 0.97
"""The share of a zone that its subject takes at most, across and down."""
_ROOM = 0.72
"""The same in a shot whose camera pans, tilts or slides over its subject."""
_SWEEPS = {"pan": 0.9, "truck": 0.8}
"""How far these moves lead, in widths of the picture, if nothing holds them."""
_FASTEST = 1.2
"""What moves in at most, of its usual way: a camera may not end up inside of its subject."""
_INWARD = frozenset(("dolly in", "zoom in", "dolly out", "zoom out"))
_DEPTH = 1.0
"""The same of a fly-through, in usual distances from its subject."""
_LEAST, _NEAREST = 0.7, 0.4
"""The share of a zone that a subject takes at least where its framing was left open, unless it
would have to be nearer than a share of its usual distance."""
_ROUNDS = 24
"""How often the mended picture is looked at again."""
_CALM = 0.35
"""Seconds from knot to knot of a correction of the aim: what needs more haste is rather seen with a
wider lens, step by step up to so many times as wide."""
_STEP, _WIDEST = 1.12, 2.5
_DEGREE, _SHARES = 3, (0.4, 0.6, 0.8, 1.0)
"""Of the curve along which an aim is led through a whole shot, and how much of that it takes."""
_SPARE = 0.003
"""Halves of the picture by which it is moved further than is needed."""
_OFF = 2.5
"""Halves of the picture: what is further off its middle is first of all looked at."""
_FOLLOWED = 0.3
"""Seconds that a camera takes to follow."""

Take = Callable[[Setup, Operation], CameraPath]


@dataclass(frozen=True, eq=False)
class Held:
    """What must stay inside: `points` (N, P, 3) in metres, NaN where they are not there, the `zone`
    of a picture, the `shape` of that, its width by its height, and its frames per second."""

    points: Array
    zone: Zone
    shape: float
    fps: float

    @property
    def empty(self) -> bool:
        """Whether there is nothing to hold."""
        return not np.isfinite(self.points).any()


def roomy(
    setup: Setup, operation: Operation, held: Held, take: Take, farthest: float, nearer: bool
) -> tuple[Setup, Operation]:
    """The camera so far off that the subject fits into its zone all the time, and the move so long
    that it stays there. It stands `farthest` metres off, at most; then its lens is wider.

    `take` films a setup with an operation. Where it may be `nearer`, a subject that would be small
    all the time is made larger.
    """
    if held.empty:
        return setup, operation
    asked = operation.move.split()[0]
    still = replace(operation, move="static")
    sides = asked in _SWEEPS, asked in ("tilt", "pedestal")
    most = np.array([_ROOM if side else _FULL for side in sides])
    if nearer:
        taken = float(_taken(take(setup, still), held).max())
        setup = replace(setup, distance=setup.distance * np.clip(taken / _LEAST, _NEAREST, 1.0))
    setup = _farther(setup, held, lambda one: take(one, still), most, farthest)
    left = _FULL - _extent(take(setup, still), held)
    operation = _within(operation, asked, left)
    return _farther(setup, held, lambda one: take(one, operation), np.full(2, 1.0), farthest), (
        operation
    )


def kept_inside(path: CameraPath, held: Held) -> CameraPath:
    """The camera from the same places, its lens wider and its aim corrected as far as is needed for
    all points to be inside the zone in all frames."""
    if held.empty:
        return path
    path, wide, patient = _facing(path, held), 1.0, True
    for _ in range(_ROUNDS):
        gain = float((_extent(path, held) / _FULL).max())
        if gain > 1.0:
            path = widened(path, gain + 0.005)
        low, high = _slack(path, held)
        if (low <= 0).all() and (high >= 0).all():
            return path
        enough = _CALM * held.fps
        ways = [_way(low[:, side], high[:, side], enough) for side in (0, 1)]
        hasty = any(steps < enough for _, steps in ways)
        if hasty and patient and wide < _WIDEST:
            path, wide = widened(path, _STEP), wide * _STEP
        elif hasty and patient:  # no lens helps: what flies about like a bee is run after
            path, patient = widened(path, 1 / wide), False
        else:
            path = aimed(path, ways[0][0], ways[1][0], held.shape)
    return path


def box_of_points(path: CameraPath, points: Array, shape: float) -> Array:
    """The box of points (N, P, 3) in each frame (N, 4): left, lower, right and upper edge in halves
    of the picture, NaN where nothing is there. `shape` is the picture's width by its height."""
    if not points.shape[1]:
        return np.full((len(points), 4), np.nan)
    places = seen(path, points, shape)[..., :2]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # frames in which nobody is there
        low, high = np.nanmin(places, axis=1), np.nanmax(places, axis=1)
    return np.asarray(np.concatenate([low, high], axis=1))


def _extent(path: CameraPath, held: Held) -> Array:
    """The most that the box takes of the zone, across and down (2,)."""
    edges = box_of_points(path, held.points, held.shape)
    size = (edges[:, 2:] - edges[:, :2]) / 2 / (held.zone.wide, held.zone.high)
    return np.asarray(np.nan_to_num(np.nanmax(size, axis=0, initial=0.0)))


def _taken(path: CameraPath, held: Held) -> Array:
    """What the box takes of the zone in all frames together, across and down (2,)."""
    edges = box_of_points(path, held.points, held.shape)
    size = np.nanmax(edges[:, 2:], axis=0) - np.nanmin(edges[:, :2], axis=0)
    return np.asarray(np.nan_to_num(size / 2 / (held.zone.wide, held.zone.high), nan=1.0))


def _slack(path: CameraPath, held: Held) -> tuple[Array, Array]:
    """How far the picture may be moved (N, 2) to the right and up, at least and at most, for the
    box to be inside: in halves of it."""
    zone, edges = held.zone, box_of_points(path, held.points, held.shape)
    low = np.array([2 * zone.left - 1, 1 - 2 * zone.bottom]) - edges[:, :2]
    high = np.array([2 * zone.right - 1, 1 - 2 * zone.top]) - edges[:, 2:]
    return np.nan_to_num(low, nan=-1.0), np.nan_to_num(high, nan=1.0)


def _way(low: Array, high: Array, enough: float) -> tuple[Array, float]:
    """How far the picture is moved along one side (N,), as little as is needed, and how many frames
    are from knot to knot of that; `enough` are enough."""
    return calmest(low + _SPARE, high - _SPARE, enough)


def calmest(low: Array, high: Array, enough: float = 0.0) -> tuple[Array, float]:
    """The slowest curve (N,) near zero that stays between two others, and how many frames are from
    knot to knot of it (infinity: it has none).

    It is one value if that will do, else a cubic B-spline with as few knots as will do. Where these
    would be less than `enough` frames apart, the spline is added to a share of a cubic along the
    middle, the least that will do: an even pan is calm, however far it leads.
    """
    best, longest = _splined(low, high)
    frames = np.linspace(-1, 1, len(low))
    degree = min(_DEGREE, len(low) - 1)
    for share in _SHARES:
        if longest >= enough:
            break
        trend = share * np.polyval(np.polyfit(frames, (low + high) / 2, degree), frames)
        curve, step = _splined(low - trend, high - trend)
        if step > longest:
            best, longest = trend + curve, step
    return best, longest


def _splined(low: Array, high: Array) -> tuple[Array, float]:
    """A cubic B-spline (N,) near zero between two curves with as few knots as will do; and the
    frames from knot to knot (infinity: one value is enough).

    Such a spline is everywhere between the four values around it, so it is between the bounds if
    each of these is between the bounds of all frames that it acts on.
    """
    count = len(low)
    pieces = 1
    while pieces < count:
        step = max(count - 1, 1) / pieces
        times = np.arange(-1, pieces + 2) * step
        frames = np.arange(count)
        near = np.abs(frames - times[:, None]) < 2 * step
        least = np.where(near, low, -np.inf).max(axis=1)
        most = np.where(near, high, np.inf).min(axis=1)
        if (least <= most).all():
            values = np.clip(0.0, least, most)
            return _spline(values, frames / step), float("inf") if pieces == 1 else step
        pieces *= 2
    return np.asarray(np.clip(0.0, low, np.maximum(low, high))), 1.0


def _spline(values: Array, places: Array) -> Array:
    """The uniform cubic B-spline of values (K,) at places (N,), counted from the second value."""
    first = np.minimum(places.astype(int), len(values) - 4)
    u = places - first
    weights = (
        (1 - u) ** 3 / 6,
        (3 * u**3 - 6 * u**2 + 4) / 6,
        (-3 * u**3 + 3 * u**2 + 3 * u + 1) / 6,
        u**3 / 6,
    )
    parts = [weight * values[first + place] for place, weight in enumerate(weights)]
    return np.asarray(np.sum(parts, axis=0))


def _within(operation: Operation, asked: str, left: Array) -> Operation:
    """The move, no longer than there is room `left` (2,) in the zone, as shares of it."""
    if asked in _SWEEPS:
        reach = float(left[0]) / _SWEEPS[asked] / operation.gain
        return replace(operation, swerve=min(operation.swerve, max(reach, 0.0)))
    if asked in ("tilt", "pedestal"):
        reach = float(left[1]) / operation.gain
        return replace(operation, lift=min(operation.lift, max(reach, 0.0)))
    if operation.move in _INWARD:
        return replace(operation, gain=min(operation.gain, _FASTEST))
    if operation.move == "fly-through":
        return replace(operation, depth=_DEPTH)
    return operation


def _farther(
    setup: Setup, held: Held, take: Callable[[Setup], CameraPath], most: Array, farthest: float
) -> Setup:
    """The camera so far off that the box takes no more than `most` (2,) of its zone."""
    for _ in range(4):
        gain = float((_extent(take(setup), held) / most).max())
        if gain <= 1.0:
            break
        gain = min(gain * 1.01, 3.0)
        far = float(setup.distance.max())
        off = float(np.clip(farthest / far, 1.0, gain))
        setup = replace(setup, distance=setup.distance * off)
        if gain > off:
            setup = _wider(setup, gain / off)
    return setup


def _wider(setup: Setup, gain: float) -> Setup:
    half = np.tan(np.radians(setup.fov / 2)) * gain
    fov = np.degrees(2 * np.arctan(half))
    return replace(setup, fov=fov, room=setup.room * gain, across=setup.across * gain)


def _facing(path: CameraPath, held: Held) -> CameraPath:
    """The camera, turned to its subject where that is far out of its picture or behind it."""
    places = seen(path, held.points, held.shape)
    there = np.isfinite(held.points[..., 0])
    lost = there & ~(np.abs(places[..., :2]).max(axis=-1) < _OFF)
    if not lost.any():
        return path
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        middle = (np.nanmin(held.points, axis=1) + np.nanmax(held.points, axis=1)) / 2
    known = np.flatnonzero(np.isfinite(middle[:, 0]))
    frames = np.arange(len(middle))
    target = np.stack([np.interp(frames, known, middle[known, axis]) for axis in range(3)], -1)
    turned = replace(path, target=single(blurred(target, _FOLLOWED * held.fps)))
    x, y = held.zone.middle
    return aimed(turned, np.full(len(frames), x), np.full(len(frames), y), held.shape)
