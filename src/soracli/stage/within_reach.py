"""Within reach: the last look at who does something to a thing, once everybody has their way.

Whatever placed them, who stirs a pot is at the pot when they stir it. Where that does not hold, it
is made to hold: the thing comes to them, or, where the thing is bound to be where it is, they stand
at the thing.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.footing import edge
from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.nearness import APPROACHES, WITH_SOMEBODY
from soracli.stage.pushing import SHOVES
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.team_play import passes
from soracli.stage.turns import Array
from soracli.stage.whole_body import is_at_hand

_ARM, _STANDS = 0.62, 0.42
"""Metres from somebody to the edge of what they get at, at most, and where it is put."""
_LOOSE = ("throw", "kick", "catch", "fell", "knock_over", "collide", "pop", *WITH_SOMEBODY)
"""What is done on the way, or to what comes flying."""
_TASTED = ("eat", "drink", "sniff", "kiss", "lick", "peck", "graze", "read", "pet")
_STEP = 0.6
"""Metres by which somebody stands higher than a thing who does not get at it."""
_TIES = ("on", "in", "under")
"""Relations by which one thing goes with another."""
_MOVABLE = 2.2
"""Metres up to which what a thing is on comes along with it."""
_STILL = 0.1
"""Metres that somebody goes at most who stands where they are."""


def bring_within_reach(blocking: Blocking) -> None:
    """Bring together all who are too far apart for what they do."""
    told = blocking.scene.relations
    bound = {name for one in told if one.kind != "facing" for name in (one.a, one.b)}
    taken: set[str] = set()
    played = {one.ball for one in passes(blocking.marks)}  # it comes to each of them in turn
    for mark in blocking.of("actor"):
        if mark.film or mark.kept or mark.route is None or mark.seat:
            continue
        for beat in mark.beats:
            _keep_before(mark, beat, blocking.marks)
            other = _dealt_with(mark, beat, blocking.marks)
            if other is None or other.name in played or _is_near(mark, beat, other):
                continue
            if other.name in bound | taken or other.role == "fixture":
                if not _stand_at(mark, beat, other):
                    _bring_along(mark, beat, other, blocking)
            else:
                _put_before(mark, beat, other)
                taken.add(other.name)


def _dealt_with(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> Mark | None:
    """The thing that a beat is done to, where that takes a hand; None where there is none."""
    other = marks.get(beat.action.target)
    at_hand = is_at_hand(beat.motion) or beat.motion in (*APPROACHES, *_TASTED)
    if other is None or other is mark or not at_hand or beat.motion in _LOOSE or beat.said:
        return None
    free = other.route is None and not (other.holder or other.kept or other.mount)
    there = other.role in ("prop", "fixture") and not (other.beats and other.role == "prop")
    return other if free and there and other.figure.family not in ALIVE else None


def _when(beat: Beat) -> float:
    return 0.5 * (max(beat.start, 0.0) + max(min(beat.end, beat.until), 0.0))


def _place(mark: Mark, beat: Beat) -> tuple[Array, Array]:
    """Where somebody is in the middle of a beat, and which way they face, both (3,)."""
    assert mark.route is not None
    time = np.array([_when(beat)])
    turn = float(mark.route.heading_at(time)[0])
    return mark.route.at(time)[0], np.array([np.cos(turn), np.sin(turn), 0.0])


def _half(mark: Mark) -> float:
    """Metres from the middle of a body to its front."""
    return 0.0 if mark.figure.family == "person" else 0.5 * mark.figure.length


def _is_near(mark: Mark, beat: Beat, other: Mark) -> bool:
    here, _ = _place(mark, beat)
    gap = float(np.linalg.norm((edge(here, other.position, other) - here)[:2])) - _half(mark)
    above = float(here[2]) - float(other.position[2]) - other.figure.height
    return above < _STEP and gap <= max(_ARM * min(max(mark.figure.height / 1.75, 0.3), 1.2), 0.2)


def _put_before(mark: Mark, beat: Beat, other: Mark) -> None:
    """Put a thing before somebody, as high as it is."""
    here, ahead = _place(mark, beat)
    far = _half(mark) + 0.5 * reach(other.figure) + _STANDS * min(mark.figure.height / 1.75, 1.0)
    low = max(float(other.position[2]), float(here[2]) + rest_height(other.figure))
    if low > float(other.position[2]) + _STEP:
        far, other.role = min(far, 0.8), "fixture"  # it does not fall off a roof
        other.position = np.array([0.0, 0.0, low])
    other.position = here * (1, 1, 0) + far * ahead + other.position * (0, 0, 1)


def _keep_before(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> None:
    """Have what somebody pushes or pulls along where they are as they do it."""
    other, route = marks.get(beat.action.target), mark.route
    if beat.motion not in SHOVES or other is None or other is mark or other.kept or route is None:
        return
    if other.role not in ("prop", "fixture", "driver") or other.beats or other.mount:
        return
    start = np.array([max(beat.start, 0.0)])
    here, there = route.at(start)[0], other.position
    if other.route is not None:
        there = other.route.at(start)[0]
    if float(np.linalg.norm((there - here)[:2])) <= 0.75 * reach(other.figure) + _ARM + _half(mark):
        return
    turn = float(route.heading_at(start)[0])
    far = _half(mark) + 0.5 * reach(other.figure) + 0.5 * _STANDS
    side = -far if beat.motion == "pull" else far
    inside = np.clip(route.times, start[0], beat.end)
    moved = (route.at(inside) - here) * (1, 1, 0)
    ahead = np.array([np.cos(turn), np.sin(turn), 0.0])
    other.position = here * (1, 1, 0) + side * ahead + other.position * (0, 0, 1)
    other.heading = turn if other.figure.length > other.figure.width else turn + 0.5 * np.pi
    path = other.position + moved
    other.route = Route(route.times, path, np.full(len(route.times), other.heading))


def _stand_at(mark: Mark, beat: Beat, other: Mark) -> bool:
    """Have somebody who goes nowhere stand at a thing, and face it; tells whether they could."""
    route = mark.route
    assert route is not None
    if float(np.ptp(route.position[:, :2], axis=0).max()) > _STILL or mark.position[2] > _STILL:
        return False
    here, _ = _place(mark, beat)
    side = edge(here, other.position, other)
    away = (here - side) * (1, 1, 0)
    away = away / max(float(np.linalg.norm(away)), 1e-6)
    shift = (side - here) * (1, 1, 0) + (_half(mark) + _STANDS) * away
    turn = np.full(len(route.heading), float(np.arctan2(-away[1], -away[0])))
    mark.route = replace(route, position=route.position + shift, heading=turn)
    mark.position, mark.heading = mark.position + shift, float(turn[0])
    return True


def _bring_along(mark: Mark, beat: Beat, other: Mark, blocking: Blocking) -> None:
    """Bring a thing with all that it is on or in, or that is on it, to somebody under way."""
    along, told = {other.name}, blocking.scene.relations
    for _ in range(3):
        for tie in told:
            if tie.kind in _TIES and {tie.a, tie.b} & along:
                along |= {tie.a, tie.b} & set(blocking.marks)
    if any(tie.kind not in (*_TIES, "facing") and {tie.a, tie.b} & along for tie in told):
        return  # it is where it is to something else
    marks = [blocking.marks[name] for name in along]
    loose = all(one.role in ("prop", "fixture") and one.route is None for one in marks)
    if mark.name in along or not loose or max(reach(one.figure) for one in marks) > _MOVABLE:
        return
    here, ahead = _place(mark, beat)
    far = _half(mark) + 0.5 * max(reach(one.figure) for one in marks) + _STANDS
    shift = (here + far * ahead - other.position) * (1, 1, 0)
    for one in marks:
        one.position = one.position + shift
