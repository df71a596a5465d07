"""Under way: how much is shown around a thing that falls or goes, and which way it crosses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.resting import AT_REST
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_LOST = 18.0
"""Of its own sizes that something falls before the camera has to go with it."""
_STAYS, _SMALL_WAY = 0.5, 3.0
"""Metres at least that somebody goes who is under way, and of their own sizes for what is small."""
_ACROSS = ("left to right", "right to left")
_SMALL, _STAGE, _LEAST = 0.25, 1.2, 0.1
"""What goes or falls is lost before what is so much larger that it has less than this share of its
size; so many of its own sizes, or so many metres, are shown around it then, and go with it."""


def crosses(lead: Mark) -> bool:
    """Whether somebody goes from one side of the picture to the other, as the words say."""
    return any(beat.action.direction in _ACROSS for beat in lead.beats)


def climbs(lead: Mark) -> bool:
    """Whether somebody goes up or down, as the words say."""
    return any(beat.action.direction in ("up", "down") for beat in lead.beats)


def is_lost(lead: Mark, box: tuple[Array, Array]) -> bool:
    """Whether a thing falls so many of its own sizes that it would not be made out beside its
    whole way: then the camera goes along."""
    fallen = float(box[0][0, 2] - box[0][:, 2].min())
    return fallen > _LOST * lead.figure.longest


def way_gone(lead: Mark, box: tuple[Array, Array]) -> Array | None:
    """The way (2,) that somebody goes in a shot, metres; None for who stays about there."""
    middle = (box[0] + box[1]) / 2
    way = middle[-1, :2] - middle[0, :2]
    least = min(_STAYS, _SMALL_WAY * lead.figure.longest)
    far = 0.8 * max(lead.figure.length, lead.figure.height, least)
    climb = float(middle[-1, 2] - middle[0, 2])
    return way if float(np.hypot(np.linalg.norm(way), climb)) > far else None


def about_its_way(marks: list[Mark], boxes: list[tuple[Array, Array]]) -> list[tuple[Array, Array]]:
    """The boxes of some marks, the first of which may be a small thing on its way: of what is much
    larger as much as is about it."""
    if all(beat.motion in AT_REST for beat in marks[0].beats):
        return boxes
    size, (low, high) = marks[0].figure.longest, boxes[0]
    room = max(_STAGE * size, _LEAST)
    first, last = low - room, high + room
    return [
        (np.clip(box[0], first, last), np.clip(box[1], first, last))
        if mark.figure.longest * _SMALL > size
        else box
        for mark, box in zip(marks, boxes, strict=True)
    ]


DEEP = ("toward camera", "away from camera")
LEVEL = (*_ACROSS, *DEEP)
"""Ways into the picture or out of it; and these and those across it."""
_ASIDE, _SHIFTED, _FROM_BEFORE = 0.12, 0.3, -0.08
"""Radians that the camera stands beside the way of who comes or goes; metres from which on a body
has gone a way; and the usual side of a camera, radians, which sees the set from before."""


_INTO_OPENINGS, _INTO_TUNNELS, _TUNNEL = 0.6, 0.25, 0.9
"""Radians beside the way of who goes through something from where one sees them come and looks
through its opening; and into what is deeper than so many of its heights."""


_KICK = "kick"
"""What sends a ball into something as low as a goal, which is then in the picture."""


def passed_by(mark: Mark) -> set[str]:
    """The names of what somebody is said to go through, or kicks a ball into."""
    ways = [beat.action for beat in mark.beats if beat.action.direction == "through"]
    sent = [beat.action for beat in mark.beats if beat.motion == _KICK and beat.action.instrument]
    return {name for action in (*ways, *sent) for name in (action.over, action.target) if name}


def side_of(
    marks: Sequence[Mark], boxes: Mapping[str, tuple[Array, Array]], heading: Array
) -> float | None:
    """The azimuth behind who goes away from the camera, or before who comes toward it, radians.

    Of these `marks` the first counts that goes such a way: the lead, who may ride, or another.
    `boxes` (N, 3) are by entity id; the lead faces `heading` (N,). Where others cross the picture,
    all is seen from before.
    """
    ways = [beat for mark in marks for beat in mark.beats if beat.action.direction in LEVEL]
    if any(one.way is not None and abs(np.cos(one.way)) < 0.5 for one in ways):
        return _FROM_BEFORE
    fixtures = (mark.figure for mark in marks if mark.role == "fixture")
    names = (mark.name for mark in marks if mark.role == "fixture")
    deep = (min(one.width, one.length) / one.height for one in fixtures)
    there = dict(zip(names, deep, strict=True))
    for place, mark in enumerate(marks):
        said = {beat.action.direction for beat in mark.beats}
        far = [there[one] for one in passed_by(mark) if one in there]
        if far and "away from camera" not in said:  # who goes away after it is seen from behind
            gone = _gone(boxes[mark.name]) if mark.name in boxes else None
            aside = _INTO_TUNNELS if max(far) > _TUNNEL else _INTO_OPENINGS
            return (float(np.median(heading)) if gone is None else gone) + 0.5 * np.pi - aside
        if not said & set(DEEP):
            continue
        way = _gone(boxes[mark.name]) if mark.name in boxes else None
        if way is None:
            way = float(np.median(heading)) if place < 2 else mark.heading
        if "away from camera" in said:
            return way - np.pi / 2 + _ASIDE
        return way + np.pi / 2 - _ASIDE
    others = marks[2:]  # the lead stays about there, and something flies past
    return _FROM_BEFORE if not crosses(marks[0]) and any(map(crosses, others)) else None


def _gone(box: tuple[Array, Array]) -> float | None:
    """Which way a body has gone in the shot, radians; None where it stayed about there."""
    middle = (box[0] + box[1]) / 2
    way = (middle[-1] - middle[0])[:2]
    return float(np.arctan2(way[1], way[0])) if np.linalg.norm(way) > _SHIFTED else None


def is_upright(beat: Beat) -> bool:
    """Whether a beat leads up or down through the air."""
    return beat.action.direction in ("up", "down") and beat.motion in ("fly", "float", "drift")


def send_flying(marks: Iterable[Mark]) -> None:
    """Things that are said to fly a way, thrown by nobody, go it: a ball, an arrow, a frisbee."""
    for mark in marks:
        ways = (one for one in mark.beats if one.action.direction in LEVEL and not _blown(one))
        motions = {beat.motion for beat in ways}
        if mark.kept or mark.route is not None:
            continue
        if motions & {"fly", "drift", "float", "hover"} and mark.role == "prop":
            mark.role = "driver"
            mark.beats = [_as(beat, "float", "drift") for beat in mark.beats]
        elif mark.role == "floating":
            mark.beats = [_as(beat, "slide", "sail") for beat in mark.beats]


def _blown(beat: Beat) -> bool:
    """Whether the wind has it: a letter that is blown away goes where the air takes it."""
    return beat.motion == "drift" and "blown" in beat.action.verb


def _as(beat: Beat, motion: str, way: str) -> Beat:
    """A beat of one motion as a way of going, where it is said which way."""
    said = beat.motion == motion and beat.action.direction in LEVEL
    return replace(beat, motion=way) if said else beat
