"""What bodies do that is heard: falling, sitting down, hands that take and put, breaking."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from soracli.stage.crashing import crash_time, crashes, speed_before
from soracli.stage.handling import Handling
from soracli.stage.hearing.underfoot import underfoot
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, SetPiece
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_WEIGHS = {"fall": 0.8, "lie": 0.3, "sleep": 0.3, "sit": 0.25}
"""The share of a body's weight that comes down with it."""
_FALLS, _STOPS = 0.5, 0.4
"""Metres per second at which coming down is heard, and the share of the speed at which it has
met something."""
_ONCE = 0.5
"""Seconds within which one comes down once, whatever words say it."""
_KICK = 7.0
"""Metres per second of a kicked ball (`simulation`)."""
_PUTS, _TAKES = 0.35, 0.15
"""Metres per second with which a hand puts a thing down and takes it up."""
_SLAMS = 3.0
"""The power of the pace with which what is put down quickly hits harder: it is slammed."""
_STANDS = 0.15
"""Metres from the top of a table within which something stands on it."""
_LAID = 0.1
"""Seconds after a hand lets go until a thing stands: it settles in 0.16 (`handling`)."""
_POPS = {"pop": "pop", "burst": "pop", "crack": "crack", "shatter": "shatter", "break": "shatter"}
_SWINGS_OPEN = {"open": "open", "close": "close", "shut": "close", "slam": "close"}
_HARD = 1.5
"""Metres per second from which what is said to break breaks."""


def falls(mark: Mark, body: Body, piece: SetPiece, times: Array) -> Iterator[Contact]:
    """Somebody comes down on the ground or a seat, in world seconds, as the trunk is seen to."""
    worn = "metal" if body.figure.material == "metal" else "cloth"
    before = -1.0
    for beat in mark.beats:
        if beat.kept or beat.start <= 0 or beat.motion not in _WEIGHS:
            continue
        found = _comes_down(body, beat, times)
        if found is None or found[0] - before < _ONCE:
            continue
        time, speed = found
        before = time
        place = int(np.searchsorted(times, time).clip(0, len(times) - 1))
        x, y, z = (float(part) for part in body.positions[place, 0])
        seat = mark.seat if beat.motion == "sit" else ""
        ground = "cloth" if seat else underfoot(piece).at(np.array([x, y, 0.0]), time)
        yield Contact(
            time,
            "impact",
            mark.name,
            seat or "ground",
            (worn, ground),
            _WEIGHS[beat.motion] * body.figure.mass * speed,
            (x, y, z),
            speed=speed,
            sort="sit" if beat.motion == "sit" else "body",
        )


def _comes_down(body: Body, beat: Beat, times: Array) -> tuple[float, float] | None:
    """When the trunk has come down in a beat, and how fast it came (None: it does not)."""
    joint = 0
    if beat.motion != "sit" and body.figure.rig.has("chest"):
        joint = body.figure.rig.index("chest")
    inside = np.flatnonzero((times >= beat.start) & (times <= beat.end + 0.5))
    if len(inside) < 3:
        return None
    height = body.positions[inside, joint, 2].astype(np.float64)
    sinking = -np.gradient(height, times[inside])
    top = int(np.argmax(sinking))
    speed = float(sinking[top])
    slowed = np.flatnonzero(sinking[top:] < _STOPS * speed)
    if speed < _FALLS or not len(slowed):
        return None
    return float(times[inside[top + int(slowed[0])]]), speed


def kicked(
    kicker: Mark, ball: Body, beat: Beat, release: float, foot: str, times: Array
) -> Contact:
    """The foot meets the ball at the world second `release`."""
    speed = _KICK * min(beat.action.speed, 2.0)
    frame = int(np.searchsorted(times, release).clip(0, len(times) - 1))
    x, y, z = (float(part) for part in ball.positions[frame, 0])
    return Contact(
        release,
        "impact",
        ball.id,
        kicker.name,
        (ball.figure.material, foot),
        ball.figure.mass * speed,
        (x, y, z),
        speed=speed,
        sort="kick",
    )


def handled(
    handling: Handling,
    name: str,
    pace: float,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    times: Array,
) -> Iterator[Contact]:
    """A thing is taken, handed over and put down, in world seconds.

    `bodies` are by entity id; `pace` is how quickly it is put down, against the usual.
    """
    body = bodies[name]
    for phase in handling.phases.get(name, []):
        if not times[0] < phase.start <= times[-1] or phase.kind == "free":
            continue
        rests = phase.kind == "rest"
        time = phase.start + (_LAID if rests else 0.0)
        place = int(np.searchsorted(times, time).clip(0, len(times) - 1))
        where = body.positions[place, 0].astype(np.float64)
        speed = _PUTS * pace**_SLAMS if rests else _TAKES
        met, made = phase.holder, "skin"
        if rests:
            met, made = _under(where, name, bodies, piece, time)
        x, y, z = (float(part) for part in where)
        yield Contact(
            time,
            "impact",
            name,
            met,
            (body.figure.material, made),
            body.figure.mass * speed,
            (x, y, z),
            speed=speed,
            sort="put" if rests else "hand",
        )


def _under(
    where: Array, name: str, bodies: Mapping[str, Body], piece: SetPiece, time: float
) -> tuple[str, str]:
    """What a thing that stands somewhere (3,) stands on, and what that is made of."""
    for other in bodies.values():
        figure = other.figure
        if other.id == name or figure.family in ("person", "quadruped", "prop"):
            continue
        gap = np.abs(where - other.positions[0, 0])
        deck = figure.anchors.get("deck") or figure.anchors.get("seat")
        top = float(other.positions[0, 0, 2]) + (deck[1][2] if deck else figure.height)
        within = 0.6 * max(figure.length, figure.width)
        if max(gap[0], gap[1]) < within and abs(where[2] - top) < _STANDS and top > _STANDS:
            return other.id, figure.material
    return "ground", underfoot(piece).at(where, time)


def breaking(
    mark: Mark, body: Body, contacts: Sequence[Contact], seconds: float
) -> Iterator[Contact]:
    """A thing that breaks, bursts or pops: at its first hard blow, else when its action is."""
    if body.figure.rig.has("piece.0"):
        return  # what is in pieces was heard as it broke (`dealings`)
    for beat in mark.beats:
        sort = _POPS.get(beat.action.verb)
        if beat.action.outcome == "shatter":
            sort = "shatter"
        if sort is None or body.figure.family in ("person", "quadruped", "dragon", "bird"):
            continue
        blows = [
            one
            for one in contacts
            if one.kind == "impact" and mark.name in (one.a, one.b) and one.speed > _HARD
        ]
        time = 0.5 * (max(beat.start, 0.0) + min(beat.end, seconds))
        where = tuple(float(part) for part in body.positions[len(body.positions) // 2, 0])
        if blows:
            first = min(blows, key=lambda one: one.time)
            time, where = first.time, first.position
        elif beat.motion:
            continue
        yield _of(mark, body, "break", time, where, sort)
        return


def crashed(
    mark: Mark, bodies: Mapping[str, Body], marks: Mapping[str, Mark], times: Array, seconds: float
) -> Iterator[Contact]:
    """Who drives into something: the sheets that fold, and the glass after them, world seconds."""
    for one, other in crashes(marks):
        if one is not mark or other.name not in bodies:
            continue
        time, body, met = crash_time(seconds), bodies[one.name], bodies[other.name]
        speed = speed_before(body.positions[:, 0].astype(np.float64), times, time)
        if speed < _FALLS or time > times[-1]:
            continue
        place = int(np.searchsorted(times, time).clip(0, len(times) - 1))
        between = 0.5 * (body.positions[place, 0] + met.positions[place, 0])
        x, y = float(between[0]), float(between[1])
        what = (body.figure.material, met.figure.material)
        push = body.figure.mass * speed
        yield Contact(
            time, "impact", one.name, other.name, what, push, (x, y, 0.6), speed=speed, sort="crash"
        )


def doors(mark: Mark, body: Body, beats: Sequence[Beat], seconds: float) -> Iterator[Contact]:
    """A door that somebody opens or closes."""
    for beat in beats:
        sort = _SWINGS_OPEN.get(beat.action.verb)
        if sort is None or beat.action.target != mark.name:
            continue
        time = max(beat.start, 0.0) + 0.25 * (min(beat.end, seconds) - max(beat.start, 0.0))
        where = tuple(float(part) for part in body.positions[0, 0])
        yield _of(mark, body, "door", time, where, sort)


def plunges(mark: Mark, body: Body, piece: SetPiece, times: Array) -> Iterator[Contact]:
    """Something goes down through the surface of the water, in world seconds."""
    water = piece.water
    if water is None or mark.role == "floating" or body.figure.family in ("boat", "board"):
        return
    path = body.positions[:, 0].astype(np.float64)
    level = np.array(
        [float(water.height(x, y, time)) for (x, y, _), time in zip(path, times, strict=True)]
    )
    over = path[:, 2] - level
    if water.shore is not None:
        over = np.where(path[:, 1] > water.shore, over, 1.0)
    for frame in np.flatnonzero((over[:-1] > 0) & (over[1:] <= 0)):
        seconds = float(times[frame + 1] - times[frame])
        speed = float(over[frame] - over[frame + 1]) / max(seconds, 1e-6)
        if speed < _FALLS:
            continue
        share = float(over[frame] / (over[frame] - over[frame + 1]))
        x, y, z = (float(part) for part in path[frame] + share * (path[frame + 1] - path[frame]))
        yield Contact(
            float(times[frame]) + share * seconds,
            "splash",
            mark.name,
            "water",
            (body.figure.material, "water"),
            body.figure.mass * speed,
            (x, y, z),
            speed=speed,
        )


def _of(
    mark: Mark, body: Body, kind: str, time: float, where: tuple[float, ...], sort: str
) -> Contact:
    x, y, z = where
    speed = 2.0
    return Contact(
        time,
        kind,  # type: ignore[arg-type]
        mark.name,
        "set",
        (body.figure.material, "matte"),
        body.figure.mass * speed,
        (x, y, z),
        speed=speed,
        sort=sort,
    )
