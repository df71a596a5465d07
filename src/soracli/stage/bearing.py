"""Bearing: who has no hands holds things in the mouth, carries them on the back, or lifts them as
machines do, on a fork, in a shovel, on a hook."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.deeds import Deed
from soracli.stage.marks import Mark, carried, center, rest_height
from soracli.stage.performance import Body
from soracli.stage.ropes import rope
from soracli.stage.supple import is_stiff
from soracli.stage.turns import Array, heading_of, roll, smooth, turned, yaw

HOISTS = "hoist"
"""The motion of a machine that lifts."""
HOOK, FORK, CLAW = "hook", "fork", "claw"
"""Anchors of what lifts: what hangs below the first is lifted, what lies on the second, and what is
between the fingers of the third."""
_LONG = 0.5
"""Metres from which a thing lies crosswise in a mouth."""
_FLIES_WITH = 0.6
"""Metres of rope between an aircraft and what it carries."""
_CLEAR = 0.02
"""Metres between a body without limbs and what it has before it."""
_LIFTS, _HIGHEST = 0.62, 2.6
"""How far a machine lifts: the share of what is free below its hook, and metres at most."""
_TAKES = 0.12
"""The share of the time of a lift before it begins."""
_CABLE = 0.025
"""Metres of the radius of a cable."""


def borne(thing: Mark, holder: Mark, body: Body, times: Array) -> tuple[Array, Array]:
    """Where a thing is (N, 3) and how it is turned (N, 3, 3) that somebody without hands has, at
    world seconds `times` (N,).

    `body` is the holder as it moves.
    """
    if holder.figure.family in ALIVE:
        return _in_the_mouth(thing, holder, body)
    facing = yaw(heading_of(body.rotations[:, 0]))
    point = _load_point(thing, holder)
    origin = body.positions[:, 0].astype(np.float64)
    place = origin + turned(facing, point)
    place[:, 2] += _lifted(thing, holder, times) * _room(thing, holder)
    return place, facing


def _in_the_mouth(thing: Mark, holder: Mark, body: Body) -> tuple[Array, Array]:
    figure = holder.figure
    if "mouth" not in figure.anchors:  # the foremost point of an ant
        ahead = figure.mesh.vertices[int(figure.mesh.vertices[:, 0].argmax())]
        x, y, z = (float(part) for part in ahead)
        figure = replace(figure, anchors={"mouth": (0, (x, y, z))})
    mouth = carried(figure, body.rotations, body.positions, "mouth")
    facing = yaw(heading_of(body.rotations[:, 0]))
    figure, middle = thing.figure, center(thing.figure)
    if figure.height >= max(figure.length, figure.width) and figure.height > _LONG:
        facing = facing @ roll(np.full(len(mouth), 0.5 * np.pi))  # a stick lies crosswise
    elif figure.length > _LONG:
        facing = facing @ yaw(np.full(len(mouth), 0.5 * np.pi))
    if holder.figure.family == "drifter" or is_stiff(holder.figure.rig):  # before its middle
        ahead = np.array([0.5 * _deep(thing, facing, body) + _CLEAR, 0.0, 0.0])
        mouth = mouth + turned(yaw(heading_of(body.rotations[:, 0])), ahead)
    if thing.figure.family == "ball" and any(
        one.action.verb.startswith("balance") for one in holder.beats
    ):  # on the tip of the nose, and not in the mouth
        mouth = mouth + np.array([0.0, 0.0, 0.5 * figure.height])
    return np.asarray(mouth - turned(facing, middle)), facing


def _deep(thing: Mark, facing: Array, body: Body) -> float:
    """Metres that a thing turned by `facing` takes up before who has it."""
    crosswise = not np.allclose(facing[0], yaw(heading_of(body.rotations[:1, 0]))[0])
    return thing.figure.width if crosswise else thing.figure.length


def _load_point(thing: Mark, holder: Mark) -> Array:
    """Where a load is at first, the origin of its own frame, in the frame of what bears it (3,)."""
    anchors, foot = holder.figure.anchors, rest_height(thing.figure)
    low = -holder.position[2] if holder.figure.family != "aircraft" else 0.0
    if HOOK in anchors:
        x, y, _ = anchors[HOOK][1]
        return np.array([x, y, low + foot])
    if CLAW in anchors:
        x, y, z = anchors[CLAW][1]
        return np.array([x, y, z + foot - thing.figure.height])
    if FORK in anchors:
        x, y, z = anchors[FORK][1]
        return np.array([x, y, z + foot])
    if holder.figure.family == "aircraft":
        under = _FLIES_WITH + thing.figure.height
        return np.array([0.0, 0.0, foot - under])
    if holder.plays(HOISTS):
        ahead = 0.5 * (holder.figure.length + thing.figure.length)
        return np.array([ahead, 0.0, low + foot])
    x, y, z = anchors.get("deck", (0, (0.0, 0.0, holder.figure.height)))[1]
    return np.array([x, y, z + foot])


def _lifted(thing: Mark, holder: Mark, times: Array) -> Array:
    """How far a load is lifted (N,), 0 to 1."""
    beats = [one for one in holder.beats if one.motion == HOISTS]
    if not beats:
        return np.zeros(len(times))
    start, end = max(beats[0].start, 0.0), min(beats[0].end, float(times[-1]))
    share = (times - start) / max(end - start, 0.5)
    share = smooth((share - _TAKES) / (1 - 2 * _TAKES))
    return np.asarray(1 - share if beats[0].action.direction == "down" else share)


def _room(thing: Mark, holder: Mark) -> float:
    """Metres by which a load can be lifted."""
    hook = holder.figure.anchors.get(HOOK)
    if hook is not None:
        return max(_LIFTS * (hook[1][2] - thing.figure.height), 0.4)
    if holder.figure.family == "aircraft":
        return 0.0
    return min(0.55 * holder.figure.height, _HIGHEST)


class Hoisting(Deed):
    """A cable from a hook, or from an aircraft, to what hangs on it."""

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Hang the cable in the picture."""
        body, load = bodies.get(self.mark.name), bodies.get(self.other.name)
        if body is None or load is None or load.figure is None:
            return
        figure = self.mark.figure
        if HOOK in figure.anchors:
            start = carried(figure, body.rotations, body.positions, HOOK)
        elif figure.family == "aircraft":
            start = body.positions[:, 0].astype(np.float64)
        else:
            return
        top = load.positions[:, 0] + [0.0, 0.0, float(load.figure.mesh.vertices[:, 2].max())]
        visible = body.visible & load.visible
        self.extras.append(rope(start, np.asarray(top, np.float64), 0.0, visible, _CABLE))


def take_loads(marks: Mapping[str, Mark]) -> None:
    """Whatever a machine hoists is its load from the start."""
    for mark in marks.values():
        for beat in mark.beats:
            thing = marks.get(beat.action.target)
            if beat.motion != HOISTS or thing is None or thing is mark:
                continue
            own = thing.role == "held" and thing.holder == mark.name
            free = thing.role in ("prop", "fixture", "driver") or own
            if mark.figure.family not in ALIVE and free:
                thing.role, thing.holder = "held", mark.name
                if mark.figure.family == "aircraft":
                    action = beat.action.model_copy(update={"motion": "fly", "direction": "up"})
                    mark.beats = [*mark.beats, replace(beat, motion="float", action=action)]
