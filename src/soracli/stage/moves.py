"""Camera moves: what an operator does with a camera that has been set up."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, normal, single, smooth
from soracli.story.shot import Move

_FULL_ROOM = 0.55
"""The sine of the angle off the camera from which a look to the side gets all of its room."""
_CRANE = 12.0
"""Metres that a crane rises at most: before a tower the horizon stays in the picture."""

_LEAST_RISE = 0.24
"""Radians that it rises at least, as seen from what it looks at: along a redwood, too."""

_ROLL = 0.7
"""Radians that a camera rolls by: enough to be seen at once, and nobody hangs from the ceiling."""
_WHIP, _BEFORE_WHIP = 0.42, 0.5
"""Seconds that a whip pan takes, and that the camera rests on what is beside before it."""
_FAR_ROUND = 1.2
"""Radians that it leads round: what it comes from is out of the picture."""

Part = Literal["all", "first", "later"]


@dataclass(frozen=True, eq=False)
class Setup:
    """A camera over N frames: it stands off `target` (N, 3) by `distance` (N,) metres.

    `azimuth`, `elevation` and `roll` (N,) in radians, `fov` (N,) vertical in degrees; `shift` and
    `aim` (N, 3) move the camera and what it looks at, metres. `gaze` (N,) is where the face in the
    picture looks, radians on the ground: the camera looks past it on that side by an angle of the
    tangent `room`. `across` is the tangent of half the field of view across the picture. Where
    something is in the way, it may go round by an azimuth within `swings`, and up to `nearest` of
    its distance. The middle of the face is `above` what it looks at, metres: what comes nearer
    rises to it.
    """

    target: Array
    azimuth: Array
    elevation: Array
    distance: Array
    fov: Array
    shift: Array
    aim: Array
    roll: Array
    gaze: Array
    room: float
    across: float
    swings: tuple[float, float] = (-2.65, 2.65)
    nearest: float = 0.5
    above: float = 0.0

    def at(self, frames: Array) -> "Setup":
        """The same camera at some of its frames only."""
        arrays = {key: one for key, one in vars(self).items() if isinstance(one, np.ndarray)}
        changed: dict[str, Any] = {key: one[frames] for key, one in arrays.items()}
        return replace(self, **changed)

    def moved(self, swing: float, nearer: float, rise: float) -> "Setup":
        """The camera elsewhere, with the subject as large in the picture.

        It stands `swing` radians further round and `rise` radians higher, at `nearer` times its
        distance with a lens so much wider.
        """
        half = np.tan(np.radians(self.fov / 2)) / nearer
        return replace(
            self,
            azimuth=self.azimuth + swing,
            elevation=np.clip(self.elevation + rise, -1.5, 1.5),
            distance=self.distance * nearer,
            fov=np.degrees(2 * np.arctan(half)),
            room=self.room / nearer,
            across=self.across / nearer,
        )


@dataclass(frozen=True)
class Operation:
    """A move as it is asked for: over `seconds`, `gain` times as far or as fast as usual.

    `swerve` scales the moves that lead to the side of the subject: less of them fits into a tight
    shot. `lift` is how far tilts and pedestal moves lead up and down, in half heights of the
    picture, and `depth` how far a fly-through leads, in usual distances from the subject. `part`
    is which part of the shot's moves it is: the moves before it leave off where it begins.
    """

    move: Move | Literal["creep"]
    gain: float
    seconds: float
    swerve: float = 1.0
    lift: float = 0.6
    depth: float = 1.5
    part: Part = "all"


def in_turn(
    operation: Operation, then: tuple[Move, ...]
) -> tuple[tuple[Operation, float, float], ...]:
    """The moves of a shot, each with the shares of it at which it begins and ends: one after the
    other, and a camera that is held in the hand is so all the while."""
    held = [one for one in then if one == "handheld"]
    moves = [operation.move, *(one for one in then if one != "handheld")]
    count = len(moves)
    found = []
    for place, move in enumerate(moves):
        part: Part = "all" if count == 1 else "first" if place == 0 else "later"
        one = replace(operation, move=move, part=part, seconds=operation.seconds / count)
        found.append((one, place / count, (place + 1) / count))
    return (*found, *((replace(operation, move=one), 0.0, 1.0) for one in held))


def operate(setup: Setup, operation: Operation, u: Array) -> Setup:
    """The camera with its move played; `u` (N,) is the share of the shot that is over, 0 to 1."""
    name, gain, ease = operation.move, operation.gain, smooth(u)
    shift = {"all": 0.5, "first": 1.0, "later": 0.0}[operation.part]
    if name == "creep":
        return replace(setup, distance=setup.distance * (1.04 - 0.08 * ease))
    if name in ("dolly in", "dolly out"):
        pull = 0.5 * (ease if name == "dolly in" else 1 - ease) * gain
        return _nearer(setup, 1.35 - np.minimum(pull, 0.8) * 1.1)
    if name in ("zoom in", "zoom out"):
        part = ease if name == "zoom in" else 1 - ease
        wide = np.maximum(1.25 - 0.6 * part * gain, 0.1)
        return replace(_risen(setup, wide), fov=setup.fov * wide)
    if name == "dolly zoom":
        factor = 1.7 - 1.0 * ease
        half = np.tan(np.radians(setup.fov / 2)) / factor
        fov = np.degrees(2 * np.arctan(half))
        return replace(setup, distance=setup.distance * factor, fov=fov)
    if name in ("orbit clockwise", "orbit counter-clockwise"):
        # seen from above, clockwise means the azimuth of the camera falls
        turn = min(2 * np.pi, np.radians(32.0) * operation.seconds * gain)
        sign = -1.0 if name == "orbit clockwise" else 1.0
        return replace(setup, azimuth=setup.azimuth + sign * turn * (u - shift))
    if name in ("crane up", "crane down"):
        part = ease if name == "crane up" else 1 - ease
        rise = np.clip(_CRANE / setup.distance, _LEAST_RISE, 0.75)
        elevation = np.minimum(setup.elevation + part * rise * gain, 1.5)
        return replace(setup, elevation=elevation, distance=setup.distance * (1 + 0.25 * part))
    if name == "fly-through":
        return _nearer(setup, 1.8 - operation.depth * u)
    if name == "handheld":
        return _shaken(setup, u * operation.seconds)
    if name.startswith("roll"):
        turn = min(_ROLL * gain, np.pi) * (1 if name == "roll clockwise" else -1)
        return replace(setup, roll=setup.roll + turn * ease)
    if name.startswith("whip pan"):
        return _whipped(setup, operation, u)
    if name.startswith(("tilt", "pedestal")):
        return _lifted(setup, name, 2 * (ease - shift) * gain * operation.lift)
    return _slid(setup, name, (ease - shift) * gain * operation.swerve)


def _nearer(setup: Setup, share: Array) -> Setup:
    """The camera at a share (N,) of its distance."""
    return replace(_risen(setup, share), distance=setup.distance * share)


def _risen(setup: Setup, share: Array) -> Setup:
    """The aim raised so that the face stays as high in a picture that holds a share (N,) of what
    it held."""
    aim = setup.aim.copy()
    aim[:, 2] += setup.above * np.maximum(1 - share, 0)
    return replace(setup, aim=aim)


def _lifted(setup: Setup, name: str, part: Array) -> Setup:
    """A tilt or a pedestal move; `part` (N,) is in half heights of the picture."""
    half = setup.distance * np.tan(np.radians(setup.fov / 2))
    rise = (part if name.endswith("up") else -part) * half
    way = rise[:, None] * np.array([0.0, 0.0, 1.0])
    if name.startswith("tilt"):
        return replace(setup, aim=setup.aim + way)
    return replace(setup, shift=setup.shift + way, aim=setup.aim + way)


def _slid(setup: Setup, name: str, part: Array) -> Setup:
    """A pan or a truck; `part` (N,) runs from -0.5 to 0.5 of its way."""
    span = 2 * setup.distance * setup.across
    if name in ("pan left", "pan right"):
        sweep = part * 0.9 * (-1 if name == "pan left" else 1)
        return replace(setup, aim=setup.aim + _sideways(setup, sweep * span))
    if name in ("truck left", "truck right"):
        slide = _sideways(setup, part * 0.8 * (-1 if name == "truck left" else 1) * span)
        return replace(setup, shift=setup.shift + slide, aim=setup.aim + slide)
    return setup


def _whipped(setup: Setup, operation: Operation, u: Array) -> Setup:
    """A look that is thrown round onto the subject, and rests there.

    It waits for a moment on what is beside, and is over long before the shot.
    """
    lasts = min(_WHIP / (operation.seconds * operation.gain), 0.5)
    begins = min(_BEFORE_WHIP / operation.seconds, 0.5 * (1 - lasts))
    left = 1 - smooth(np.clip((u - begins) / lasts, 0, 1))
    angle = _FAR_ROUND * min(2 * operation.swerve, 1.0)
    if operation.move == "whip pan left":
        angle = -angle
    away = path_of(setup, -np.inf)
    sight = (away.target - away.position).astype(np.float64)
    turn = angle * left
    round_ = np.stack(
        [
            sight[:, 0] * np.cos(turn) - sight[:, 1] * np.sin(turn),
            sight[:, 0] * np.sin(turn) + sight[:, 1] * np.cos(turn),
            sight[:, 2],
        ],
        -1,
    )
    return replace(setup, aim=setup.aim + round_ - sight)


def _sideways(setup: Setup, amount: Array) -> Array:
    """Vectors (N, 3) to the right of the picture, `amount` (N,) metres long."""
    flat = np.zeros(len(setup.azimuth))
    right = np.stack([np.cos(setup.azimuth), np.sin(setup.azimuth), flat], -1)
    return np.asarray(right * np.asarray(amount)[:, None], np.float64)


def _shaken(setup: Setup, time: Array) -> Setup:
    """A hand's sway: sums of slow sines, as wide as a fiftieth of the picture."""
    span = 2 * setup.distance * setup.across
    aim, shift = setup.aim.copy(), setup.shift.copy()
    for axis, rates in enumerate(((0.9, 2.3), (0.7, 1.9), (1.1, 2.7))):
        sway = sum(np.sin(2 * np.pi * rate * time + axis + rate) / rate for rate in rates)
        aim[:, axis] += 0.012 * span * sway
        shift[:, axis] += 0.006 * span * sway
    return replace(setup, aim=aim, shift=shift)


def path_of(setup: Setup, floor: float) -> CameraPath:
    """Where the camera is in every frame, never lower than `floor` metres."""
    level = np.cos(setup.elevation)
    back = np.stack(
        [
            np.sin(setup.azimuth) * level,
            -np.cos(setup.azimuth) * level,
            np.sin(setup.elevation),
        ],
        -1,
    )
    position = setup.target + back * setup.distance[:, None] + setup.shift
    position[:, 2] = np.maximum(position[:, 2], floor)
    aside = np.cos(setup.gaze - setup.azimuth) / _FULL_ROOM
    ahead = setup.room * setup.distance * np.clip(aside, -1, 1)
    target = setup.target + setup.aim + _sideways(setup, ahead)
    return CameraPath(single(position), single(target), *lens_of(target - position, setup))


def lens_of(away: Array, setup: Setup) -> tuple[Array, Array]:
    """What is up for a camera that looks `away` (N, 3), leaning by its roll, and its `fov`."""
    forward = normal(away)
    up = np.tile(np.array([0.0, 0.0, 1.0]), (len(forward), 1))
    steep = np.abs(forward[:, 2]) > 0.995
    up[steep] = np.array([0.0, 1.0, 0.0])
    right = normal(np.cross(forward, up))
    upward = np.cross(right, forward)
    lean = setup.roll[:, None]
    return single(upward * np.cos(lean) + right * np.sin(lean)), single(setup.fov)
