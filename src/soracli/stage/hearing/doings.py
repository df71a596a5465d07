"""What bodies do that is heard: falling down, sitting down, hands that take and put, and breaking."""

from collections.abc import Iterator, Sequence

import numpy as np

from soracli.stage.handling import Handling
from soracli.stage.hearing.underfoot import underfoot
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, SetPiece
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_DOWN = 0.04
"""Metres over where it comes to rest at which a falling body meets the ground."""
_FALLS = 0.5
"""Metres per second at which coming down is heard."""
_KICK = 7.0
"""Metres per second of a kicked ball (`simulation`)."""
_PUTS, _TAKES = 0.35, 0.15
"""Metres per second with which a hand puts a thing down and takes it up."""
_LAID = 0.1
"""Seconds after a hand lets go until a thing stands: it settles in 0.16 (`handling`)."""
_POPS = {"pop": "pop", "burst": "pop", "crack": "crack", "shatter": "shatter", "break": "shatter"}
_SWINGS_OPEN = {"open": "open", "close": "close", "shut": "close", "slam": "close"}
_HARD = 1.5
"""Metres per second from which what is said to break breaks."""


def falls(
    mark: Mark, body: Body, beats: Sequence[Beat], piece: SetPiece, times: Array
) -> Iterator[Contact]:
    """Somebody comes down on the ground or a seat, in world seconds, as the hips are seen to."""
    worn = "metal" if body.figure.material == "metal" else "cloth"
    for beat in beats:
        if beat.kept or beat.start <= 0 or beat.motion not in ("fall", "lie", "sleep", "sit"):
            continue
        found = _comes_down(body, beat, times)
        if found is None:
            continue
        time, speed = found
        place = int(np.searchsorted(times, time).clip(0, len(times) - 1))
        where = body.positions[place, 0].astype(np.float64)
        sits = beat.motion == "sit"
        ground = "cloth" if sits and mark.seat else underfoot(piece).at(where * (1, 1, 0), time)
        x, y, z = (float(part) for part in where)
        share = 0.25 if sits else (0.8 if beat.motion == "fall" else 0.3)
        yield Contact(
            time,
            "impact",
            mark.name,
            mark.seat if sits and mark.seat else "ground",
            (worn, ground),
            share * body.figure.mass * speed,
            (x, y, z),
            speed=speed,
            sort="sit" if sits else "body",
        )


def _comes_down(body: Body, beat: Beat, times: Array) -> tuple[float, float] | None:
    """When the trunk has come down in a beat, and how fast it came (None: it does not)."""
    chest = "chest" if beat.motion != "sit" and body.figure.rig.has("chest") else None
    joint = body.figure.rig.index(chest) if chest else 0
    inside = np.flatnonzero((times >= beat.start) & (times <= beat.end + 0.5))
    if len(inside) < 3:
        return None
    height = body.positions[inside, joint, 2].astype(np.float64)
    lowest = float(height.min())
    if height[0] - lowest < 0.2:
        return None
    down = int(np.argmax(height < lowest + _DOWN))
    before = slice(max(down - 4, 0), down + 1)
    speed = float(-np.gradient(height, times[inside])[before].min())
    return (float(times[inside[down]]), speed) if speed > _FALLS else None


def kicks(mark: Mark, ball: Body, beat: Beat, release: float, foot: str) -> Iterator[Contact]:
    """The foot meets the ball at the world second `release`."""
    speed = _KICK * min(beat.action.speed, 2.0)
    x, y, z = (float(part) for part in ball.positions[0, 0])
    yield Contact(
        release,
        "impact",
        ball.id,
        mark.name,
        (ball.figure.material, foot),
        ball.figure.mass * speed,
        (x, y, z),
        speed=speed,
        sort="kick",
    )


def handled(
    handling: Handling, name: str, body: Body, piece: SetPiece, times: Array
) -> Iterator[Contact]:
    """A thing is taken, handed over and put down, in world seconds."""
    for phase in handling.phases.get(name, []):
        if not times[0] < phase.start <= times[-1] or phase.kind == "free":
            continue
        rests = phase.kind == "rest"
        time = phase.start + (_LAID if rests else 0.0)
        place = int(np.searchsorted(times, time).clip(0, len(times) - 1))
        where = body.positions[place, 0].astype(np.float64)
        speed = _PUTS if rests else _TAKES
        under = underfoot(piece).at(where, time) if rests else "skin"
        x, y, z = (float(part) for part in where)
        yield Contact(
            time,
            "impact",
            name,
            "ground" if rests else phase.holder,
            (body.figure.material, under),
            body.figure.mass * speed,
            (x, y, z),
            speed=speed,
            sort="put" if rests else "hand",
        )


def breaking(
    mark: Mark, body: Body, contacts: Sequence[Contact], seconds: float
) -> Iterator[Contact]:
    """A thing that breaks, bursts or pops: at its first hard blow, else when its action is."""
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


def doors(mark: Mark, body: Body, beats: Sequence[Beat], seconds: float) -> Iterator[Contact]:
    """A door that somebody opens or closes."""
    for beat in beats:
        sort = _SWINGS_OPEN.get(beat.action.verb)
        if sort is None or beat.action.target != mark.name:
            continue
        time = max(beat.start, 0.0) + 0.25 * (min(beat.end, seconds) - max(beat.start, 0.0))
        where = tuple(float(part) for part in body.positions[0, 0])
        yield _of(mark, body, "door", time, where, sort)


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
