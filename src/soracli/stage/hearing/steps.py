"""Footsteps: every foot is heard as it comes down, on what it comes down on."""

from collections.abc import Iterator

import numpy as np

from soracli.stage.dribbling import bouncing
from soracli.stage.hearing.underfoot import foot_of, underfoot
from soracli.stage.manners import strikes
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, SetPiece
from soracli.stage.route import Footfalls
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_PRESS = {"creep": 0.02, "walk": 0.05, "trot": 0.03, "run": 0.09, "gallop": 0.03, "land": 0.25}
"""Newton seconds for each kilogram and metre per second with which a foot comes down."""
_LANDS = 2.6
"""Metres per second at which one comes down from a jump of half a second."""
_SHUFFLE = 0.1
"""The share of a leg that a foot must be carried on for a step to be heard."""
_OFF = 0.12
"""The share of a leg that a foot may be over where it stood before, to be on the ground."""
_SOFTLY = ("tiptoe", "creep", "sneak", "prowl", "stalk", "inch", "slip in", "slip into", "sneak in")
_OFF_THEIR_FEET = ("swim", "backstroke", "fly", "crawl", "climb")
"""Motions without a step."""
_SOLES = {"person": ("foot.L", "foot.R")}
_PAWS = ("fore.L.paw", "fore.R.paw", "hind.L.paw", "hind.R.paw")
_JUMPS = {"jump": (0.45, 0.55), "axel": (0.45, 0.62), "bounce": (0.45, 0.62), "swing": (0.45, 0.62)}
_LEAPS = {"jump": (0.35, 0.5), "bounce": (0.35, 0.5)}
"""Seconds after the beginning of a beat at which a body is in the air, and for how long: as people
(`acting.leap`) and as animals (`beasts`) jump."""


def footsteps(
    mark: Mark, body: Body, falls: Footfalls, piece: SetPiece, times: Array, scale: float
) -> Iterator[Contact]:
    """The footsteps of a body that was acted, in clip seconds.

    `times` (N,) are the world seconds of the frames, of which `scale` go into a clip second.
    """
    names = _SOLES.get(mark.figure.family, _PAWS)
    if not body.figure.rig.has(names[0]) or mark.plays(*_OFF_THEIR_FEET):
        return
    gait = _gait(mark, falls)
    leg = _leg(body)
    flights = _flights(mark)
    for foot, name in enumerate(names):
        joint = body.figure.rig.index(name)
        path, rest = body.positions[:, joint], float(body.figure.rig.rest[joint][2])
        for time in falls.strikes[foot]:
            frame = int(np.clip(np.searchsorted(times, time), 0, len(times) - 1))
            if falls.stride[foot, frame] < _SHUFFLE * leg or _flying(flights, float(time)):
                continue
            where = _at(path, times, float(time))
            under = falls.position[foot, frame, 2]
            if where[2] - rest - under > _OFF * leg + 0.02:
                continue
            assert mark.route is not None
            speed = float(mark.route.speed_at(np.array([time]))[0])
            yield _step(mark, piece, float(time), where - [0, 0, rest], gait, speed, scale)
    for start, airtime in flights:
        for late, name in ((0.0, names[-1]), (0.014, names[-2])):
            time = start + airtime + late
            if 0 < time < times[-1]:
                joint = body.figure.rig.index(name)
                where = _at(body.positions[:, joint], times, time)
                where[2] -= float(body.figure.rig.rest[joint][2])
                yield _step(mark, piece, time, where, "land", 0.5 * _LANDS, scale)


def waddle(
    mark: Mark, body: Body, piece: SetPiece, times: Array, scale: float
) -> Iterator[Contact]:
    """The steps of a bird on its feet, as `winged.perch` swings its legs: 2.2 strides a second."""
    route = mark.route
    if route is None:
        return
    rate = 2 * 2.2
    first, last = np.ceil(times[0] * rate - 0.5), np.floor(times[-1] * rate - 0.5)
    for count in np.arange(first, last + 1):
        time = float((count + 0.5) / rate)
        speed = float(route.speed_at(np.array([time]))[0])
        if speed > 0.05 and time > 0:
            where = _at(body.positions[:, 0], times, time) * (1, 1, 0)
            yield _step(mark, piece, time, where, "walk", speed, scale)


def _leg(body: Body) -> float:
    """The length of a leg in metres."""
    rig = body.figure.rig
    top = "thigh.R" if rig.has("thigh.R") else "hind.R.upper"
    return float(rig.rest[rig.index(top)][2])


def _gait(mark: Mark, falls: Footfalls) -> str:
    softly = any(beat.action.verb in _SOFTLY for beat in mark.beats)
    return "creep" if softly and falls.gait == "walk" else falls.gait


def _flights(mark: Mark) -> list[tuple[float, float]]:
    """When a body takes off, and how long it is in the air, world seconds."""
    ways = _JUMPS if mark.figure.family == "person" else _LEAPS
    return [
        (beat.start + ways[beat.motion][0], ways[beat.motion][1])
        for beat in mark.beats
        if beat.motion in ways and not mark.mount and not _stays(mark, beat)
    ]


def _stays(mark: Mark, beat: Beat) -> bool:
    """Whether somebody stays on the ground who bounces a ball or swings an axe."""
    return strikes(mark, beat) or (beat.motion == "bounce" and bouncing(mark) is not None)


def _flying(flights: list[tuple[float, float]], time: float) -> bool:
    return any(start - 0.05 < time < start + airtime + 0.05 for start, airtime in flights)


def _at(path: Array, times: Array, time: float) -> Array:
    return np.array([np.interp(time, times, path[:, k]) for k in range(3)])


def _step(
    mark: Mark, piece: SetPiece, time: float, where: Array, gait: str, speed: float, scale: float
) -> Contact:
    ground = underfoot(piece).at(where, time)
    x, y, z = (float(part) for part in where)
    press = _PRESS.get(gait, 0.05) * mark.figure.mass * max(speed, 0.3) ** 0.7
    shod = foot_of(mark.figure, mark.entity.kind)
    kind, under = ("splash", "water") if ground == "water" else ("footstep", "ground")
    sort = "step" if ground == "water" else gait
    return Contact(
        time / scale,
        kind,  # type: ignore[arg-type]
        mark.name,
        under,
        (shod, ground),
        press,
        (x, y, z),
        speed=speed,
        sort=sort,
    )
