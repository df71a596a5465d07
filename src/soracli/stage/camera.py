"""The camera: composed on the subject, then moved as an operator would.

Lenses are full-frame equivalents (36 mm across the longer side of the picture). The default view
is from -y, a little to one side, so that bodies are seen with some depth.
"""

from typing import Literal

import numpy as np

from soracli.stage.alongside import flies_beside, keeps_beside
from soracli.stage.clearance import Sight
from soracli.stage.composing import CROWN, FRAMINGS, INSERTS, LARGE, aim_of, share_of
from soracli.stage.elevation import elevation_of, tilt_of
from soracli.stage.inside import Held, roomy
from soracli.stage.letting_go_by import is_let_by, let_by
from soracli.stage.moves import Operation, Setup, in_turn, operate, path_of
from soracli.stage.performance import CameraPath
from soracli.stage.resizing import along_with_it
from soracli.stage.shoulder import over_the_shoulder
from soracli.stage.standpoint import (
    alone,
    azimuth_of,
    seen_obliquely,
    stand_off,
    swings_of,
)
from soracli.stage.subject import Subject
from soracli.stage.turns import Array, blurred
from soracli.stage.zone import WHOLE, Zone, around
from soracli.story.shot import Camera, Framing

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
_FLAT_LENS = 135.0
"""Millimetres: so long a lens makes an oblique view as flat as a plan."""
_WORM_LENS = 18.0
"""Millimetres: so wide a lens looks up from the ground at what stands near."""
_LIFT, _LIFT_ALIVE = 0.5, 0.2
"""Half heights of the picture by which a tilt leads up and down at least: so much is seen to be
one, and so much leaves a head in the picture."""
_FULL = 0.92
"""The share of a zone that its subject fills at most."""
_WIDEST = 0.9
"""The tangent of half the field of view across that a lens of a row of many has at most: 20 mm."""
_ROOMIER = 1.3
"""How many times as wide a lens is at most where a room is too small to stand further off."""
_CLEARING, _SIZES_OFF = 18.0, 4.0
"""Metres around a place that are mostly free, and how many of its own sizes a larger subject is
seen from."""
_LOFTY = 5.0
"""Metres: what is higher is a landmark, which is seen from as far as it is large, not further."""
_ALOFT = 13.0
"""Metres that an aerial view is away, at least: a little higher than the roof of a house."""
_ROOMY = 3.6
"""Metres from which on what goes somewhere is seen from aloft with much of the land around it."""
_ROOM = 0.26
"""How far from the middle a face stands that looks aside, in half widths of the picture."""
_ALONG, _NEARER = 0.35, 1.1
"""The share of its way that a camera goes along with who goes away from it, and of their own
heights by how much nearer those come who come toward it."""
_AT_HAND = 0.72
"""Metres that a shot past a shoulder holds of where somebody has something in their hands."""
_LOOKS_UP = 0.2
"""Of how much lower than their eyes it is by which one looks higher than it: their shoulder, and
not their feet, is in the picture."""
_FOLLOWING = frozenset((
    "track", "track side", "follow", "lead", "roll clockwise", "roll counter-clockwise",
    "whip pan left", "whip pan right",
))  # fmt: skip
"""Moves that go along with who travels."""


def film(
    camera: Camera,
    subject: Subject,
    size: tuple[int, int],
    fps: float,
    floor: float,
    farthest: float = float("inf"),
    shown: float = 1.0,
    sight: Sight | None = None,
    held: Held | None = None,
) -> CameraPath:
    """The path of the camera over the frames of its subject.

    `size` (width, height) in pixels, `fps` frames per clip second, `floor` the lowest it goes and
    `farthest` the longest it may stand off (a room has a wall behind it), both metres; `shown` the
    share of the picture height that is not under the bars of a letterbox. `sight` knows what
    stands in the way: then the camera goes where it sees its subject. With `held` the picture is
    composed in its zone, which is without bars, and stays in it.
    """
    framing = framing_of(camera, subject)
    zone = held.zone if held else WHOLE
    setup = _set_up(camera, subject, framing, size, fps, farthest, shown, zone)
    if subject.resizes:
        setup = along_with_it(setup, subject, fps)
    if held is None and is_let_by(camera, subject, share_of(framing)):
        setup = let_by(setup, subject, farthest)
    u, whole = np.linspace(0, 1, len(subject.low)), np.arange(len(subject.low))
    still = subject.travels or subject.over or len(subject.ids) > 2  # who is at the edge stays in
    calm: Literal["static", "creep"] = "static" if still else "creep"
    name = "track side" if keeps_beside(camera, subject) else camera.move or calm
    fill, share = FRAMINGS[framing]
    tight, swerve = (True, 0.5) if share < 1.0 else (False, 1.0)
    lift = float(np.clip(1 - fill, _LIFT_ALIVE if subject.alive else _LIFT, 0.72))
    operation = Operation(name, camera.speed, len(u) / fps, swerve, lift)

    def take(one: Setup, play: Operation, frames: Array) -> CameraPath:
        played = one.at(frames)
        for each, begin, end in in_turn(play, camera.then):
            share = np.clip((u[frames] - begin) / (end - begin), 0.0, 1.0)
            played = operate(played, each, share)
        return around(path_of(played, floor), zone, size[0] / size[1])

    if held is not None:
        reach = 0.0 if subject.over else min(farthest, _clear_of(subject))
        nearer = camera.framing is None and share_of(framing) >= 1.0
        setup, operation = roomy(
            setup, operation, held, lambda one, play: take(one, play, whole), reach, nearer
        )
    if sight is not None:
        setup = sight.clear(setup, lambda one, frames: take(one, operation, frames), tight)
    return take(setup, operation, whole)


def framing_of(camera: Camera, subject: Subject) -> Framing:
    """The framing that was asked for, or the one that suits the subject."""
    return camera.framing or _default_framing(subject, camera)


def _far(
    camera: Camera,
    subject: Subject,
    wanted: float,
    across: float,
    azimuth: float,
    farthest: float,
    zone: Zone,
) -> tuple[float, float]:
    """How far off the camera stands, metres, and how many times as wide its lens is for it."""
    oblique = camera.angle == "oblique"
    large = subject.travels and float(np.max(subject.high - subject.low)) > _ROOMY
    distance = max(wanted, _ALOFT * (1 + large) * (camera.angle == "aerial"))
    distance += _half_its_depth(subject, azimuth)
    wider = 1.0
    if subject.everybody and camera.lens is None and not oblique:
        wider = min(max(distance / farthest, 1.0), max(_WIDEST / across, 1.0))
        distance /= wider
    elif subject.alive and camera.lens is None and not oblique and distance > farthest:
        wider = min(distance / farthest, _ROOMIER)  # nobody at the edge is cut off by a wall
        distance /= wider
    above = oblique or (camera.angle == "overhead" and camera.lens is None)
    distance = distance if above else min(distance, farthest)
    if camera.lens is None:  # rather a wider lens than trees or walls in the way
        end = farthest if above else np.inf
        more = _wider(camera, subject, distance, across * wider, end, zone)
        distance, wider = distance / more, wider * more
    return distance, wider


def _set_up(
    camera: Camera,
    subject: Subject,
    framing: Framing,
    size: tuple[int, int],
    fps: float,
    farthest: float,
    shown: float,
    zone: Zone,
) -> Setup:
    """The camera before it moves, composed in a zone of its picture as if that were all of it."""
    across, down = _field(camera.lens or _usual_lens(camera, subject, framing), size)
    across, down = across * zone.wide, down * zone.high
    azimuth = azimuth_of(camera, subject, share_of(framing), across / down if zone != WHOLE else 0)
    narrow = 1.0 if zone == WHOLE else min(across / down / 1.6, 1.0)
    focus, extent = aim_of(camera, subject, framing, azimuth, zone, narrow)
    if camera.angle == "oblique" and share_of(framing) >= 1.0:
        extent = seen_obliquely(subject, azimuth, tilt_of(camera))
    target = _followed(camera, subject, focus, fps, zone != WHOLE)
    stand = _stood(camera, target, share_of(framing) < 1.0)
    roll, fill = 0.14 if camera.angle == "dutch" else 0.0, _fill(framing, camera, subject, zone)
    if subject.over and subject.eyes is not None and subject.partner is not None:
        ways = subject.eyes, subject.partner, subject.near
        tall = extent[1] / (fill * shown)
        if not subject.alive:  # of a small thing so much as the hands at it take, too
            tall = max(tall, _AT_HAND)
            target = target + _LOOKS_UP * (subject.partner - subject.eyes) * (0, 0, 1)
        ask = _own_lens(camera, zone, across, down), tall, across / down
        return over_the_shoulder(target, ways, ask, tilt_of(camera), roll)
    wanted = stand_off(fill, extent, across, down * shown)
    distance, wider = _far(camera, subject, wanted, across, azimuth, farthest, zone)
    across, down = across * wider, down * wider
    room = _room(subject, framing, across / down) * across
    azimuth = alone(subject, share_of(framing), azimuth, distance, across + room)
    count = len(target)
    return Setup(
        target=stand,
        azimuth=np.full(count, azimuth),
        elevation=np.full(count, elevation_of(camera, subject, framing)),
        distance=np.full(count, distance),
        fov=np.full(count, np.degrees(2 * np.arctan(down))),
        shift=np.zeros((count, 3)),
        aim=target - stand,
        roll=np.full(count, roll),
        gaze=_looked_past(camera, subject),
        room=room,
        across=across,
        swings=swings_of(subject, azimuth),
        above=_above(subject, target),
    )


def _half_its_depth(subject: Subject, azimuth: float) -> float:
    """Metres that a camera stands off further for those who are before the middle of a crowd."""
    if not subject.everybody:
        return 0.0
    long, deep, _ = (float(one) for one in np.percentile(subject.high - subject.low, 90, axis=0))
    return float(0.5 * (abs(np.sin(azimuth)) * long + abs(np.cos(azimuth)) * deep))


def _wider(
    camera: Camera, subject: Subject, distance: float, across: float, farthest: float, zone: Zone
) -> float:
    """How many times as wide the lens is, and the distance as short, for what stands around not to
    be in the way. A row of many is not seen from so far off as one thing of their size."""
    if zone != WHOLE or camera.angle == "oblique":
        return max(distance / min(_clear_of(subject), farthest), 1.0)
    if camera.angle in ("aerial", "overhead"):
        return max(distance / farthest, 1.0)
    clear = max(_CLEARING, _SIZES_OFF * subject.tall)
    return float(np.clip(distance / clear, 1.0, max(_WIDEST / across, 1.0)))


def _usual_lens(camera: Camera, subject: Subject, framing: Framing) -> float:
    """Millimetres of the lens that is taken where the words left it open."""
    if subject.lens is not None and camera.framing is None:
        return max(subject.lens, _FLAT_LENS if camera.angle == "oblique" else 0.0)
    if camera.angle == "worm" and subject.tall < _LOFTY:
        return min(_LENSES[framing], _WORM_LENS)
    return max(_LENSES[framing], _FLAT_LENS if camera.angle == "oblique" else 0.0)


def _own_lens(camera: Camera, zone: Zone, across: float, down: float) -> float | None:
    """The lens that was asked for, millimetres, or the one that sees as much as its zone."""
    if camera.lens is None or zone == WHOLE:
        return camera.lens
    return 18.0 * min(1.0, across / down) / across


def _default_framing(subject: Subject, camera: Camera) -> Framing:
    if camera.angle in ("aerial", "overhead"):
        return "wide"
    return subject.usual or "full"


def _field(lens: float, size: tuple[int, int]) -> tuple[float, float]:
    """Tangents of half the field of view across and down."""
    width, height = size
    long_side = 18.0 / lens
    if width >= height:
        return long_side, long_side * height / width
    return long_side * width / height, long_side


def _room(subject: Subject, framing: Framing, shape: float) -> float:
    """The room a face gets to look into, in half widths of the picture."""
    if not subject.alive or subject.faces is not None or subject.face is None:
        return 0.0
    if FRAMINGS[framing][1] >= 1.0:
        return 0.0
    narrow = min(1.0, shape)
    return _ROOM * narrow * (0.6 if framing == "extreme close-up" else 1.0)


def _followed(camera: Camera, subject: Subject, focus: Array, fps: float, held: bool) -> Array:
    """What the camera follows (N, 3): as much of the subject's own movement as it takes up, and all
    where it is `held` in the picture."""
    calm = blurred(focus, 0.35 * fps)
    middle = np.median(focus, axis=0)
    if camera.move == "static":
        return np.tile(middle, (len(focus), 1))
    if held and subject.travels:
        return calm
    flits = subject.family == "insect" and len(subject.ids) == 1 and camera.move is None
    if subject.front is not None or flits:
        return blurred(focus, 0.12 * fps)
    if subject.side is not None and camera.move in (None, "handheld"):
        return np.asarray(calm[0] + _gives_way(subject, calm) * (calm - calm[0]))
    if (
        {camera.move, *camera.then} & _FOLLOWING
        or keeps_beside(camera, subject)
        or flies_beside(camera, subject)
        or (
            camera.move in (None, "handheld", "dolly in", "dolly out", "zoom in", "zoom out")
            and camera.angle not in ("aerial", "overhead")
            and subject.travels
        )
    ):
        return calm
    if camera.move is None and not subject.travels:
        return np.asarray(middle + 0.3 * (calm - middle))
    return np.asarray(middle + (0.1 if camera.angle == "aerial" else 0.25) * (calm - middle))


def _looked_past(camera: Camera, subject: Subject) -> Array:
    """Where the face looks (N,), radians, on whose side there is room: one way for a camera that
    stays as it is."""
    gaze = subject.heading if subject.gaze is None else subject.gaze
    return np.full(len(gaze), np.median(gaze)) if camera.move == "static" else gaze


def _stood(camera: Camera, target: Array, tight: bool) -> Array:
    """What the camera stands off from (N, 3), which need not be what it looks at: who pans or zooms
    stays where they stand, but for a zoom in a `tight` shot, which would lose who walks."""
    move = camera.move or ""
    if move.startswith(("pan", "tilt")) or (move.startswith("zoom") and not tight):
        return np.tile(np.median(target, axis=0), (len(target), 1))
    return target


def _gives_way(subject: Subject, way: Array) -> float:
    """The share of the `way` (N, 3) that the camera goes along with who comes or goes.

    It goes back before who comes, so that they end before it, near, and not behind it.
    """
    assert subject.side is not None
    comes = np.sin(subject.side - float(np.median(subject.heading))) > 0
    gone = float(np.linalg.norm(way[-1] - way[0]))
    nearer = _NEARER * subject.tall / max(gone, 1e-6)
    return max(_ALONG, 1 - nearer) if comes else _ALONG


def _clear_of(subject: Subject) -> float:
    """Metres from which a subject is seen before all that stands around on a set."""
    size = float(np.median((subject.high - subject.low).max(axis=1)))
    return max(_CLEARING, _SIZES_OFF * size)


def _fill(framing: Framing, camera: Camera, subject: Subject, zone: Zone) -> float:
    """The share of a zone that the subject takes: what is around the zone is room enough."""
    fill = _filled(framing, camera, subject)
    return fill if zone == WHOLE else min(fill / zone.high, _FULL)


def _filled(framing: Framing, camera: Camera, subject: Subject) -> float:
    """The share of the picture the subject takes; one that moves is given room to move in."""
    fill = FRAMINGS[framing][0]
    size = float(np.max(subject.high - subject.low))
    if not subject.alive and framing in INSERTS and size <= LARGE:
        return INSERTS[framing]
    if camera.framing is None and subject.travels and framing == "full":
        fill = 0.58 if subject.alive or max(subject.tall, size) > 0.6 else 0.34
    if camera.framing is None and camera.angle == "aerial":
        fill = 0.62 if size < _ROOMY or not subject.travels else 0.3
    if not subject.alive and subject.tall > _LOFTY and framing in ("wide", "extreme wide"):
        fill = fill**0.6
    return fill


def _above(subject: Subject, target: Array) -> float:
    """How far the middle of the face is above what the camera looks at, metres."""
    if subject.face is None or subject.faces is not None:
        return 0.0
    middle = subject.face[:, 2] + (0.0 if subject.head else 0.5 * CROWN * subject.tall)
    return float(np.median(middle - target[:, 2]))
