"""Said ways: who is said to go across the picture, nearer or away goes so, whatever else they do.

What a verb shows may be done on the spot (a helicopter roars, a coin spins, a canoe paddles): with
a way beside it, it goes that way. And once all routes are known, whoever does not go as was said
gets a plain way there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.ground import Ground
from soracli.stage.marks import GOING, HEADINGS, Mark, body_radius, reach
from soracli.stage.pace import pace
from soracli.stage.rising import is_leaflike
from soracli.stage.route import LEAD, RATE, Route, clock, still
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth
from soracli.stage.under_way import DEEP, LEVEL
from soracli.story.scene import Action

_BY_FAMILY = {
    "boat": "sail",
    "aircraft": "fly",
    "bird": "walk",
    "insect": "walk",
    "fish": "swim",
    "drifter": "swim",
    "person": "walk",
    "quadruped": "walk",
    "dragon": "walk",
    "creature": "walk",
}
"""How those go who are said to go somewhere, whatever the verb; things roll or slide along."""
_GLIDING = frozenset(("roll", "slide", "float", "drift", "hover", "spin", "", "roar", "sweep"))
"""What the living do where they are, or by wheels and winds, unless a way is said."""
_PHYSICAL = frozenset(("roll", "slide", "bounce", "fall", "rebound", "knock_over", "collide"))
"""What things do by themselves once they are set going."""
_BLOWN = frozenset(("drift", "fly", "float", "hover", "flutter", "blow"))
_DONE_TO = frozenset(("throw", "shoot", "pour", "spray", "blow", "shine", "flash", "look", "point",
                      "lean", "tilt", "open", "close", "fell", "explode", "tow"))  # fmt: skip
"""What is done in a direction and takes nobody there."""
_AT_US = frozenset(("wave", "nod", "smile", "wink", "bow", "beckon", "salute", "talk", "clap",
                    "cheer", "laugh", "thumbs_up", "sing"))  # fmt: skip
"""What is done at whoever looks through the camera."""
_UNDER_WAY = ("vehicle", "aircraft", "boat")
_SENT = ("throw", "shoot")
_ASIDE = (None, "across")
"""Ways that leave open whether something is thrown to the left or to the right."""
"""What somebody lets go of ahead of them."""
_STAYS = ("building", "ramp", "hoop")
_ENOUGH, _LEAST = 0.8, 0.5
"""Of their own sizes, and metres, that those go at least who are said to go a way."""
_MISLED = 0.7
"""The share of their way that leads where was said, at least: no more than 45 degrees beside it."""
_TO_WATER = 0.72 * np.pi
"""Radians in which who faces the water beyond them looks: to it, and enough aside to be known."""
_EASE = 0.5
"""Seconds to get going."""


def set_off(marks: Iterable[Mark], ground: Ground) -> None:
    """Turn what is done on the spot into a way of going where a way is said with it, and settle
    where on the set everybody's ways lead."""
    marks = tuple(marks)
    _settle(marks, ground)
    for mark in marks:
        _face(mark, ground)
        if mark.role in ("held", "rider") or mark.figure.family in _STAYS:
            continue
        mark.beats = [_going(beat, mark) for beat in mark.beats]
        if mark.role == "prop" and any(_wafted(one) for one in mark.beats):
            mark.flutters = is_leaflike(mark)
        if mark.role in ("prop", "fixture") and any(_driven(one, mark) for one in mark.beats):
            mark.role = "driver"


def _settle(marks: Sequence[Mark], ground: Ground) -> None:
    """Let those who go different ways do so on one set: as a rule who comes or goes away does so
    along it, and the camera stands before or behind; where others cross the picture, into its
    depth; and where one comes and another goes, they go against each other."""
    free = [mark for mark in marks if not (mark.film or mark.kept)]
    said = [one.action.direction for mark in free for one in mark.beats]
    deep = [one for one in said if one in DEEP]
    across = any(one in LEVEL and one not in DEEP for one in said)
    if not deep or not (across or len(set(deep)) > 1):
        return
    if ground.is_deep or ground.is_room:  # there one comes and goes across the ways of the others
        return
    ways = {"away from camera": 0.5 * np.pi, "toward camera": -0.5 * np.pi}
    if not across:
        ways = dict.fromkeys(ways, np.pi) | {str(deep[0]): 0.0}
    for mark in free:
        mark.beats = [
            replace(one, way=ways.get(one.action.direction or "", one.way)) for one in mark.beats
        ]


def _face(mark: Mark, ground: Ground) -> None:
    """Who throws something a way faces there; who throws it to nobody throws it past us; and who
    faces the water of a shore, which lies beyond them, is turned to it."""
    by_water = mark.role == "actor" and ground.piece.water is not None
    if by_water and any(one.action.verb == "face the water" for one in mark.beats):
        mark.heading = _TO_WATER if mark.route is None and not mark.facing else mark.heading
    throws = [one for one in mark.beats if one.motion in _SENT]
    if not throws or mark.role != "actor" or mark.kept or mark.film:
        return
    action = throws[0].action
    if action.direction in LEVEL:
        mark.heading = ground.way_of(throws[0])
    elif throws[0].motion == "throw" and _to_nobody(action) and ground.piece.water is None:
        mark.heading = HEADINGS["left to right"] if action.direction in _ASIDE else mark.heading


def _to_nobody(action: Action) -> bool:
    return action.target in ("", action.instrument)


def _going(beat: Beat, mark: Mark) -> Beat:
    """A beat, as a way of going where one is said."""
    action = beat.action
    told = action.direction in LEVEL and mark.name in action.agents
    told = told and not (action.target and beat.motion)
    if not told or beat.motion in GOING or beat.motion in _DONE_TO:
        return beat
    greets = beat.motion in _AT_US and action.direction == "toward camera"
    if greets and mark.figure.family not in _UNDER_WAY:
        return beat  # a teddy bear that waves at us: but an ambulance that screams comes
    if any(one.action.over and one.action.direction in ("up", "down") and one.start < beat.end
           and beat.start < one.end for one in mark.beats):  # fmt: skip
        return beat  # down a slope toward us: the slope has them
    if mark.figure.family in ALIVE:
        return replace(beat, motion=_natural(mark)) if beat.motion in _GLIDING else beat
    if mark.role == "prop" and beat.motion in (*_PHYSICAL, *_BLOWN):
        return beat  # physics has it
    if mark.role == "fixture" and mark.figure.family == "plant" and beat.motion == "fall":
        return beat  # a pine that topples to the left goes nowhere
    return replace(beat, motion=_natural(mark))


def _natural(mark: Mark) -> str:
    """How it goes by itself."""
    if mark.role == "floating":
        return "sail"
    if mark.on_the_wing:
        return "fly"
    return _BY_FAMILY.get(mark.figure.family, "drive")


def _wafted(beat: Beat) -> bool:
    return beat.motion in _BLOWN and beat.action.direction in LEVEL


def _driven(beat: Beat, mark: Mark) -> bool:
    """Whether a thing goes a way of its own that no physics knows."""
    said = beat.action.direction in LEVEL and mark.name in beat.action.agents
    wafted = beat.motion in _BLOWN and mark.role == "prop"
    return said and beat.motion in GOING and not wafted


def keep_ways(marks: Mapping[str, Mark], ground: Ground, seconds: float) -> None:
    """Give those a plain way who are said to go across the picture, nearer or away, and do not.

    `marks` are by entity id, with their routes; `seconds` are world seconds of the shot.
    """
    for mark in marks.values():
        if mark.role not in ("actor", "driver", "floating") or mark.kept or mark.film:
            continue
        beat = next((one for one in mark.beats if _promised(one, mark)), None)
        if beat is None:
            continue
        way = ground.way_of(beat)
        if not _kept(mark, beat, way, seconds):
            mark.route = _plain(mark, beat, way, seconds, ground)
            mark.position = mark.route.point(0.0).copy()


def _promised(beat: Beat, mark: Mark) -> bool:
    """Whether a beat is to take a body across the picture, nearer or away."""
    said = beat.action.direction in LEVEL and mark.name in beat.action.agents
    return said and beat.motion in GOING and beat.motion not in ("enter", "chase", "knock_over")


def _span(beat: Beat, seconds: float) -> tuple[float, float]:
    begin = min(max(beat.start, 0.0), seconds)
    return begin, max(min(beat.end, seconds), begin)


def _kept(mark: Mark, beat: Beat, way: float, seconds: float) -> bool:
    """Whether a body goes `way`, radians, in the time of a beat."""
    if mark.route is None:
        return False
    begin, end = _span(beat, seconds)
    start, there = mark.route.point(begin), mark.route.point(end)
    gone = (there - start)[:2]
    along = float(gone @ [np.cos(way), np.sin(way)])
    enough = max(_ENOUGH * reach(mark.figure), _LEAST)
    return along >= enough and along >= _MISLED * float(np.linalg.norm(gone))


def _plain(mark: Mark, beat: Beat, way: float, seconds: float, ground: Ground) -> Route:
    """Straight on from where it is when the beat begins; until then as it went."""
    begin, end = _span(beat, seconds)
    lasts = max(end - begin, 0.8)
    before = mark.route or still(seconds, mark.position, mark.heading)
    start, radius = before.point(begin), body_radius(mark)
    speed = max(pace(mark, beat), 1.3 * _ENOUGH * reach(mark.figure) / lasts)
    ahead = np.array([np.cos(way), np.sin(way), 0.0])
    alone = begin <= 0.0
    if alone:  # it passes the middle of the picture half way
        back = 0.5 * speed * lasts
        room = ground.room(start, way + np.pi, radius, []) if ground.indoor else back
        start = start - min(back, room) * ahead
    if ground.indoor:
        speed = min(speed, max(ground.room(start, way, radius, []), _LEAST) / lasts)
    times = clock(seconds)
    rate = speed * (np.ones(len(times)) if alone else smooth((times - begin) / _EASE))
    gone = np.cumsum(rate) / RATE
    gone -= np.interp(begin, times, gone)
    path = np.where(times[:, None] < begin - alone * LEAD, before.position, 0.0)
    after = times >= begin - alone * LEAD
    path[after] = (start + gone[:, None] * ahead)[after]
    return Route(times, path, _turned(before, times, begin - alone * LEAD, way))


def _turned(before: Route, times: Array, begin: float, way: float) -> Array:
    """The heading (M,), radians: as before, then turned to `way`."""
    then = float(np.interp(begin, before.times, before.heading))
    turn = (way - then + np.pi) % (2 * np.pi) - np.pi
    share = smooth((times - begin) / _EASE)
    return np.asarray(np.where(times < begin, before.heading, then + turn * share))
