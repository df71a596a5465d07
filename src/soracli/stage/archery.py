"""Archers: the bow stands in the left hand, the arrow lies on it, and flies off when it is loosed.

An arrow is faster and flatter than what is thrown by hand, and stays where it hits.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark, carried
from soracli.stage.motions.archery import LOOSED, with_a_bow
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, normal, smooth, window, yaw

_BOW, _ARROW = "bow", "arrow"
_SPEED = 17.0
"""Metres a second of an arrow: a third of a real one's, so that it is seen."""
_FAR, _NEXT = 40.0, 0.14
"""Metres that an arrow flies at nothing, and seconds from one of several to the next."""
_UP, _TO_US = np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.75, 0.0])
_TARGET, _FACE, _OUTSIDE = "target", 0.56, 0.86
"""How high in a target the middle of its face is, and how much of an arrow is outside what it
hit, as shares."""


def shoot_arrows(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id at world seconds `times` (N,), with bows and arrows as they are."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        body = found.get(mark.name)
        bow = _held(blocking, mark, _BOW)
        if body is None or bow is None or mark.figure.family != "person":
            continue
        aim, ready = _aim(mark, body, times)
        if bow.name in found:
            found[bow.name] = _stood(found[bow.name], carried(body.figure, body.rotations,
                body.positions, "palm.L"), aim, ready)  # fmt: skip
        for beat in mark.beats:
            if beat.motion == "throw" and with_a_bow(beat.action) is not None:
                found |= _volley(blocking, found, body, beat, times, aim)
    return found


def _held(blocking: Blocking, mark: Mark, kind: str) -> Mark | None:
    held = (blocking.marks.get(name) for name in mark.entity.holds)
    return next((one for one in held if one is not None and one.entity.kind == kind), None)


def _aim(mark: Mark, body: Body, times: Array) -> tuple[Array, Array]:
    """Where the arrow points (N, 3), and how far the bow is drawn or raised (N,), 0..1."""
    left, right = (carried(body.figure, body.rotations, body.positions, f"palm.{side}")
                   for side in "LR")  # fmt: skip
    ahead = body.rotations[:, 0, :, 0].astype(np.float64) * (1, 1, 0)
    ready = np.zeros(len(times))
    for beat in mark.beats:
        if with_a_bow(beat.action) is not None:
            span = max(beat.end - beat.start, 0.4)
            ready = np.maximum(ready, window(times, beat.start + 0.2 * span, beat.end, 0.25))
    apart = np.linalg.norm(left - right, axis=1)
    drawn = (ready * smooth((apart - 0.2) / 0.2))[:, None]
    return normal(ahead * (1 - drawn) + (left - right) * drawn), ready


def _stood(bow: Body, palm: Array, aim: Array, ready: Array) -> Body:
    """A bow with its grip in a hand and its belly to where it is aimed; low, it leans forward."""
    level = normal(aim * (1, 1, 0))
    up = normal(_UP + 0.7 * (1 - ready)[:, None] * level)
    back = normal(-aim + up * np.sum(aim * up, axis=1, keepdims=True))
    rotation = np.stack([back, np.cross(up, back), up], axis=-1)
    rest = bow.figure.mesh.vertices
    grip = np.array([rest[:, 0].min(), 0.0, 0.5 * (rest[:, 2].min() + rest[:, 2].max())])
    return _laid(bow, palm, rotation, grip)


def _laid(thing: Body, point: Array, rotation: Array, anchor: Array) -> Body:
    """A rigid thing with its point `anchor` (3,) at `point` (N, 3), turned so (N, 3, 3)."""
    root = thing.figure.rig.rest[0].astype(np.float64)
    place = point - np.einsum("nij,j->ni", rotation, anchor - root)
    joints = thing.positions.shape[1]
    off = thing.figure.rig.rest.astype(np.float64) - root
    places = place[:, None] + np.einsum("nij,kj->nki", rotation, off)
    turns = np.repeat(rotation[:, None], joints, axis=1)
    return replace(thing, positions=places.astype(np.float32), rotations=turns.astype(np.float32))


def _volley(
    blocking: Blocking,
    found: Mapping[str, Body],
    archer: Body,
    beat: Beat,
    times: Array,
    aim: Array,
) -> dict[str, Body]:
    """Every arrow of a shot, one after the other."""
    first = blocking.marks.get(beat.action.instrument)
    if first is None:
        return {}
    group = first.entity.group
    arrows = [one.name for one in blocking.marks.values()
              if one is first or group == one.entity.group != ""]  # fmt: skip
    goal, flown = found.get(beat.action.target), {}
    if goal is not None and blocking.marks[beat.action.target].entity.kind == _TARGET:
        goal = flown[beat.action.target] = _turned_to(goal, archer)
    for place, name in enumerate(one for one in arrows if one in found):
        loosed = beat.start + LOOSED * (beat.end - beat.start) + place * _NEXT
        flown[name] = _flown(found[name], archer, goal, times, loosed, aim)
    return flown


def _turned_to(target: Body, archer: Body) -> Body:
    """A target with its face to the archer, and so far to the camera that it is seen."""
    way = archer.positions[:, 0].astype(np.float64) - target.positions[:, 0]
    face = normal(normal(way * (1, 1, 0)) - _TO_US)
    rotation = yaw(np.arctan2(face[:, 0], -face[:, 1]))
    return _laid(target, target.positions[:, 0].astype(np.float64), rotation,
        target.figure.rig.rest[0].astype(np.float64))  # fmt: skip


def _middle(goal: Body, at: int) -> Array:
    """The middle (3,) of what is aimed at, in a frame; of a target, the middle of its face."""
    rest = goal.figure.mesh.vertices
    if goal.positions.shape[1] > 1 or np.ptp(rest[:, 1]) > 0.4 * np.ptp(rest[:, 0]):
        low, high = box_of(goal)
        return np.asarray(0.5 * (low[at] + high[at]))
    face = np.array([0.0, rest[:, 1].min(), rest[:, 2].min() + _FACE * np.ptp(rest[:, 2])])
    lever = face - goal.figure.rig.rest[0].astype(np.float64)
    return np.asarray(goal.positions[at, 0] + goal.rotations[at, 0].astype(np.float64) @ lever)


def _flown(
    arrow: Body, archer: Body, goal: Body | None, times: Array, loosed: float, aim: Array
) -> Body:
    """An arrow on the string until it is `loosed`, then on its way, then where it hit."""
    tail = carried(archer.figure, archer.rotations, archer.positions, "palm.R")
    at = int(np.clip(np.searchsorted(times, loosed), 0, len(times) - 1))
    start, end = tail[at], tail[at] + _FAR * aim[at]
    tall = arrow.figure.mesh.vertices[:, 2]
    long = float(np.ptp(tall))
    if goal is not None:
        end = _middle(goal, at)
        end = end - _OUTSIDE * long * normal((end - start)[None])[0]
    way = end - start
    share = np.clip((times - loosed) * _SPEED / max(float(np.linalg.norm(way)), 0.1), 0.0, 1.0)
    gone = (times >= loosed)[:, None]
    point = np.where(gone, start + share[:, None] * way, tail)
    along = normal(np.where(gone, normal(way[None]), aim))
    side = normal(np.cross(along, _UP) + 1e-6)
    rotation = np.stack([side, np.cross(along, side), along], axis=-1)
    return _laid(arrow, point, rotation, np.array([0.0, 0.0, float(tall.min())]))
