"""The camera: composed on the subject, then moved as an operator would.

Lenses are full-frame equivalents (36 mm across the longer side of the picture). The default view
is from -y, a little to one side, so that bodies are seen with some depth.
"""

from dataclasses import dataclass

import numpy as np

from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array, blurred, normal, single, smooth
from soracli.story.shot import Camera, Framing

# Share of the picture height that the framed part of the subject fills, and how much of a standing
# figure (from the top) that part is.
_FRAMINGS: dict[str, tuple[float, float]] = {
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
_LENSES: dict[str, float] = {
    "extreme wide": 24,
    "wide": 32,
    "full": 40,
    "medium wide": 45,
    "two-shot": 45,
    "medium": 50,
    "medium close-up": 65,
    "close-up": 85,
    "extreme close-up": 100,
}
_ANGLES = {
    "eye": 6.0,
    "low": -9.0,
    "high": 28.0,
    "aerial": 34.0,
    "overhead": 84.0,
    "worm": -16.0,
    "dutch": 5.0,
}
_CROWN = 0.125
"""From the joint of the head to the crown, as a share of the height of a standing body."""
_AZIMUTH = -0.32
"""Radians off the straight view from -y: a three-quarter view shows depth."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What the shot is about, over N frames.

    A box from `low` to `high` (N, 3) in metres; of the leading figure its height (`tall`, metres),
    its `heading` (N,) in radians, whether it is `alive` and whether it `travels`. `face` (N, 3) is
    the joint of its head (None: it has none, or others count as much); `side` the azimuth in
    radians it has to be seen from, where the words said so.
    """

    low: Array
    high: Array
    tall: float
    heading: Array
    alive: bool
    face: Array | None = None
    travels: bool = False
    side: float | None = None


def film(
    camera: Camera,
    subject: Subject,
    size: tuple[int, int],
    fps: float,
    floor: float,
    farthest: float = float("inf"),
    shown: float = 1.0,
) -> CameraPath:
    """The path of the camera over the frames of its subject.

    `size` (width, height) in pixels, `fps` frames per clip second, `floor` the lowest it goes and
    `farthest` the longest it may stand off (a room has a wall behind it), both metres; `shown` the
    share of the picture height that is not under the bars of a letterbox.
    """
    framing = camera.framing or _default_framing(subject, camera)
    lens = camera.lens or _LENSES[framing]
    across, down = _field(lens, size)
    focus, extent = _focus(subject, framing)
    if camera.move == "static" and subject.travels:
        extent = _held_path(focus, extent)
    travel = _followed(camera, subject, focus, fps)
    fill = _fill(framing, camera, subject)
    distance = _distance(fill, extent, across, down * shown)
    if camera.angle == "aerial":
        distance = max(distance, 9.0)
    distance = min(distance, farthest)
    moved = _set_up(camera, travel, _azimuth(camera, subject, framing), distance, down)
    _operate(moved, camera, subject, np.linspace(0, 1, len(travel)), fps, across)
    return _path(moved, floor)


@dataclass(eq=False)
class _Move:
    """The camera over N frames: it stands off `target` (N, 3) by `distance` (N,) metres.

    `azimuth`, `elevation` and `roll` (N,) in radians, `fov` (N,) vertical in degrees; `shift` and
    `aim` (N, 3) move the camera and what it looks at, metres.
    """

    target: Array
    azimuth: Array
    elevation: Array
    distance: Array
    fov: Array
    shift: Array
    aim: Array
    roll: Array


def _set_up(camera: Camera, target: Array, azimuth: float, distance: float, down: float) -> _Move:
    """The camera before it moves; `down` is the tangent of half its field of view."""
    count = len(target)
    return _Move(
        target=target.copy(),
        azimuth=np.full(count, azimuth),
        elevation=np.full(count, np.radians(_ANGLES[camera.angle or "eye"])),
        distance=np.full(count, distance),
        fov=np.full(count, np.degrees(2 * np.arctan(down))),
        shift=np.zeros((count, 3)),
        aim=np.zeros((count, 3)),
        roll=np.full(count, 0.14 if camera.angle == "dutch" else 0.0),
    )


def _default_framing(subject: Subject, camera: Camera) -> Framing:
    if camera.angle in ("aerial", "overhead"):
        return "wide"
    return "full"


def _field(lens: float, size: tuple[int, int]) -> tuple[float, float]:
    """Tangents of half the field of view across and down."""
    width, height = size
    long_side = 18.0 / lens
    if width >= height:
        return long_side, long_side * height / width
    return long_side * width / height, long_side


def _focus(subject: Subject, framing: Framing) -> tuple[Array, tuple[float, float]]:
    """Where the camera looks (N, 3), and the width and height in metres it must hold."""
    share = _FRAMINGS[framing][1]
    center = (subject.low + subject.high) / 2
    size = subject.high - subject.low
    wide = float(np.percentile(np.hypot(size[:, 0], 0.5 * size[:, 1]), 90))
    high = float(np.percentile(size[:, 2], 90))
    if subject.alive and not subject.travels and share >= 1.0:
        # a jump on the spot stays in the picture from the ground to its top
        bottom, top = float(subject.low[:, 2].min()), float(subject.high[:, 2].max())
        center[:, 2], high = (bottom + top) / 2, top - bottom
    if share >= 1.0 or not subject.alive:
        return center, (wide, high * max(share, 0.3))
    held = share * subject.tall
    focus = center.copy()
    if subject.face is None:
        focus[:, 2] = subject.high[:, 2] - held / 2
        return focus, (held * 0.8, held)
    crown = subject.face[:, 2] + _CROWN * subject.tall
    hat = float(np.clip(np.median(subject.high[:, 2] - crown), 0, 0.12 * subject.tall))
    focus = subject.face.copy()
    focus[:, 2] = crown + 0.9 * hat - (held + 0.9 * hat) / 2
    return focus, (held * 0.8, held + 0.9 * hat)


def _held_path(focus: Array, extent: tuple[float, float]) -> tuple[float, float]:
    """What a camera that stays where it is has to hold: the way of the subject, within bounds.

    These are three times its own size; a longer way leads out of the picture, as on a film set.
    """
    way = np.ptp(focus, axis=0)
    wide = extent[0] + min(float(np.hypot(way[0], 0.5 * way[1])), 3.0 * max(extent))
    return wide, extent[1]


def _followed(camera: Camera, subject: Subject, focus: Array, fps: float) -> Array:
    """What the camera follows (N, 3): as much of the subject's own movement as it takes up."""
    calm = blurred(focus, 0.35 * fps)
    middle = np.median(focus, axis=0)
    if camera.move == "static":
        return np.tile(middle, (len(focus), 1))
    if subject.side is not None and camera.move in (None, "handheld"):
        return np.asarray(calm[0] + 0.35 * (calm - calm[0]))
    if camera.move in ("track", "track side", "follow", "lead") or (
        camera.move in (None, "handheld", "dolly in", "dolly out", "zoom in", "zoom out")
        and camera.angle not in ("aerial", "overhead")
        and subject.travels
    ):
        return calm
    if camera.move is None and not subject.travels:
        return np.asarray(middle + 0.3 * (calm - middle))
    return np.asarray(middle + (0.1 if camera.angle == "aerial" else 0.25) * (calm - middle))


def _fill(framing: Framing, camera: Camera, subject: Subject) -> float:
    """The share of the picture the subject takes; one that moves is given room to move in."""
    fill = _FRAMINGS[framing][0]
    if camera.framing is None and subject.travels and framing == "full":
        fill = 0.58 if subject.alive or subject.tall > 0.6 else 0.34
    if camera.framing is None and camera.angle == "aerial":
        fill = 0.62
    return fill


def _distance(fill: float, extent: tuple[float, float], across: float, down: float) -> float:
    """Metres to stand off for an extent (width, height) to fill its share of the picture."""
    wide, high = extent
    by_height = high / (2 * down * fill)
    by_width = wide / (2 * across * min(0.84, fill * 1.15))
    return max(by_height, by_width, 0.45)


def _azimuth(camera: Camera, subject: Subject, framing: Framing) -> float:
    """The side the camera stands on, radians: 0 looks along +y, negative from the left."""
    heading = float(np.median(subject.heading))
    if subject.side is not None and camera.move not in ("track side", "follow", "lead"):
        return subject.side
    if camera.move == "track side":
        return _from_the_side(heading, 0.38)
    if camera.move == "follow":
        return heading - np.pi / 2 + 0.25
    if camera.move == "lead":
        return heading + np.pi / 2 - 0.25
    if subject.alive and _FRAMINGS[framing][1] < 0.6:
        # faces are filmed from a little beside their nose
        return heading + np.pi / 2 + 0.35
    if subject.travels:
        return _from_the_side(heading, -0.08)
    return _AZIMUTH * 0.6


def _from_the_side(heading: float, ahead: float) -> float:
    """Beside somebody's way, on the side nearer to -y, and `ahead` radians toward the face."""
    return heading + ahead if np.cos(heading) >= 0 else heading + np.pi - ahead


def _operate(
    move: _Move, camera: Camera, subject: Subject, u: Array, fps: float, across: float
) -> None:
    """Play the move over the shot; `u` (N,) runs from 0 to 1."""
    seconds = len(u) / fps
    gain = camera.speed
    ease = smooth(u)
    name = camera.move or ("creep" if not subject.travels else "static")
    span = 2 * move.distance * across
    if name == "creep":
        move.distance = move.distance * (1.04 - 0.08 * ease)
    elif name in ("dolly in", "dolly out"):
        pull = 0.5 * ease * gain if name == "dolly in" else 0.5 * (1 - ease) * gain
        move.distance = move.distance * (1.35 - np.minimum(pull, 0.8) * 1.1)
    elif name in ("zoom in", "zoom out"):
        part = ease if name == "zoom in" else 1 - ease
        move.fov = move.fov * (1.25 - 0.6 * part * gain)
    elif name == "dolly zoom":
        factor = 1.7 - 1.0 * ease
        move.distance = move.distance * factor
        half = np.tan(np.radians(move.fov / 2)) / factor
        move.fov = np.degrees(2 * np.arctan(half))
    elif name in ("orbit clockwise", "orbit counter-clockwise"):
        # seen from above, clockwise means the azimuth of the camera falls
        turn = min(2 * np.pi, np.radians(32.0) * seconds * gain)
        sign = -1.0 if name == "orbit clockwise" else 1.0
        move.azimuth = move.azimuth + sign * turn * (u - 0.5)
    elif name in ("crane up", "crane down"):
        part = ease if name == "crane up" else 1 - ease
        move.elevation = move.elevation + part * 0.75 * gain
        move.distance = move.distance * (1 + 0.25 * part)
    elif name == "fly-through":
        move.distance = move.distance * (1.8 - 1.5 * u)
    elif name == "handheld":
        _shake(move, u * seconds, span)
    else:
        _slide(move, name, (ease - 0.5) * gain, span)


def _slide(move: _Move, name: str, part: Array, span: Array) -> None:
    """Play a pan, tilt, truck or pedestal move; `part` (N,) runs from -0.5 to 0.5 of its way.

    `span` (N,) is the width in metres that the picture holds.
    """
    if name in ("pan left", "pan right"):
        sweep = part * 0.9 * (1 if name == "pan left" else -1)
        move.aim += _sideways(move, -sweep * span)
    elif name in ("tilt up", "tilt down"):
        sweep = part * 0.7 * (1 if name == "tilt up" else -1)
        move.aim[:, 2] += sweep * span
    elif name in ("truck left", "truck right"):
        slide = part * 0.8 * (-1 if name == "truck left" else 1)
        move.shift += _sideways(move, slide * span)
        move.aim += _sideways(move, slide * span)
    elif name in ("pedestal up", "pedestal down"):
        rise = part * 0.5 * (1 if name == "pedestal up" else -1)
        move.shift[:, 2] += rise * span
        move.aim[:, 2] += rise * span


def _sideways(move: _Move, amount: Array) -> Array:
    right = np.stack([np.cos(move.azimuth), np.sin(move.azimuth), np.zeros(len(amount))], -1)
    return np.asarray(right * np.broadcast_to(amount, (len(right),))[:, None], np.float64)


def _shake(move: _Move, time: Array, span: Array) -> None:
    """A hand's sway: sums of slow sines, as wide as a fiftieth of the picture."""
    for axis, rates in enumerate(((0.9, 2.3), (0.7, 1.9), (1.1, 2.7))):
        sway = sum(np.sin(2 * np.pi * rate * time + axis + rate) / rate for rate in rates)
        move.aim[:, axis] += 0.012 * span * sway
        move.shift[:, axis] += 0.006 * span * sway


def _path(move: _Move, floor: float) -> CameraPath:
    level = np.cos(move.elevation)
    back = np.stack(
        [
            np.sin(move.azimuth) * level,
            -np.cos(move.azimuth) * level,
            np.sin(move.elevation),
        ],
        -1,
    )
    position = move.target + back * move.distance[:, None] + move.shift
    position[:, 2] = np.maximum(position[:, 2], floor)
    target = move.target + move.aim
    forward = normal(target - position)
    up = np.tile(np.array([0.0, 0.0, 1.0]), (len(forward), 1))
    steep = np.abs(forward[:, 2]) > 0.995
    up[steep] = np.array([0.0, 1.0, 0.0])
    right = normal(np.cross(forward, up))
    upward = np.cross(right, forward)
    lean = move.roll[:, None]
    up = upward * np.cos(lean) + right * np.sin(lean)
    return CameraPath(single(position), single(target), single(up), single(move.fov))
