"""Taking up: what somebody waves, shakes or works with is in the hand, and what several carry is
between them."""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.figure import Figure, one_joint
from soracli.stage.marks import GOING, Mark, rest_height
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.story.scene import Action

_WAVED = ("wave", "shake_fist", "spin", "cheer", "dance", "salute", "march", "strut", "whirl")
"""Motions of the hands through the air: what they are done with or to is in the hand."""
_HANDY, _LIFTED = 1.6, 4.2
"""Metres up to which a thing is waved, and is carried by two."""
_CARRYING = ("carry", "bring", "move", "haul", "lug", "bear", "transport", "heave")
"""First words of verbs by which something goes along in the hands."""
_LONG = 0.7
"""Metres from which a thing that several carry is between them."""
_ARMS = 0.34
"""Metres from the middle of who carries to the end of what is carried."""
_HIPS = 0.5
"""How high the hands are that carry, by the height of the smallest."""


def take_up(blocking: Blocking) -> None:
    """Give everybody what they wave, and free what is carried off."""
    told = blocking.scene.relations
    bound = {one.a for one in told} | {one.b for one in told}
    for mark in blocking.of("actor"):
        for beat in mark.beats:
            for name in (beat.action.instrument, beat.action.target):
                thing = blocking.marks.get(name)
                if thing is None or thing is mark or name in bound or thing.holder:
                    continue
                tool = name == beat.action.instrument and mark.figure.family != "person"
                past = name == beat.action.target and beat.motion in GOING  # marches past it
                waved = beat.motion in _WAVED and not past
                handy = thing.role == "prop" and thing.figure.longest <= _HANDY and not thing.beats
                if handy and (tool or waved) and thing.figure.family in ("prop", "box"):
                    thing.role, thing.holder = "held", mark.name


def carry_together(blocking: Blocking) -> None:
    """Put what several carry between the first two of them, one before the other."""
    for action in blocking.scene.actions:
        if action.verb.split()[:1] not in [[one] for one in _CARRYING]:
            continue
        people = [blocking.marks[one] for one in action.agents if one in blocking.marks]
        people = [one for one in people if one.figure.family == "person" and one.role == "actor"]
        thing = _carried(action, people, blocking)
        if thing is None or len(people) < 2 or any(one.film or one.kept for one in people):
            continue
        if people[0].route is not None:
            _between(people[0], people[1], thing)


def _carried(action: Action, people: list[Mark], blocking: Blocking) -> Mark | None:
    """The large thing that these people carry; None where there is none."""
    held = [name for one in people for name in one.entity.holds]
    for name in (*held, action.target):
        thing = blocking.marks.get(name)
        if thing is None or thing.role not in ("held", "prop", "fixture") or thing.kept:
            continue
        if _LONG <= thing.figure.longest <= _LIFTED:
            return thing
    return None


def _between(first: Mark, second: Mark, thing: Mark) -> None:
    route = first.route
    assert route is not None
    if thing.figure.height > 1.5 * max(thing.figure.length, thing.figure.width):
        thing.figure = _laid(thing.figure)
    long = max(thing.figure.length, thing.figure.width)
    apart = long + 2 * _ARMS
    ahead = np.stack([np.cos(route.heading), np.sin(route.heading), 0 * route.heading], -1)
    behind = route.position - apart * ahead
    if np.ptp(route.position[:, 2]) > 0.1:  # on stairs each is where the way is
        behind[:, 2] = np.interp(_run(behind, ahead), _run(route.position, ahead),
                                 route.position[:, 2])  # fmt: skip
    second.route = Route(route.times, behind, route.heading.copy())
    second.position = second.route.point(0.0).copy()
    low = _HIPS * min(first.figure.height, second.figure.height) - 0.5 * thing.figure.height
    path = 0.5 * (route.position + behind)
    path[:, 2] += max(low, 0.15) + rest_height(thing.figure)
    turn = 0.0 if thing.figure.length >= thing.figure.width else 0.5 * np.pi
    thing.role, thing.holder = "driver", ""
    thing.route = Route(route.times, path, route.heading + turn)
    thing.position, thing.heading = path[0].copy(), float(route.heading[0]) + turn
    for mark in (first, second):
        mark.entity = mark.entity.model_copy(update={"holds": ()})
        mark.beats = [*mark.beats, *(_holds(one) for one in mark.beats[:1])]


def _laid(figure: Figure) -> Figure:
    """A tall thing that lies along the way: a ladder."""
    swap = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    points = figure.mesh.vertices @ swap.T
    points = points - np.array([np.ptp(points[:, 0]) / 2 + points[:, 0].min(), 0.0, 0.0])
    points[:, 2] -= points[:, 2].min()
    mesh = replace(figure.mesh, vertices=points.astype(np.float32),
                   normals=figure.mesh.normals @ swap.T)  # fmt: skip
    tall, long = figure.length, figure.height
    return replace(figure, mesh=mesh.bound_to(0), length=long, height=tall, rig=one_joint())


def _run(path: Array, ahead: Array) -> Array:
    """Metres along the way on which somebody goes, of every point of a path (N, 3)."""
    return np.asarray(np.einsum("ni,i->n", path, ahead[0]))


def _holds(beat: Beat) -> Beat:
    """A beat of holding on to something all the while."""
    return replace(beat, motion="hold")
