"""Gripping: how long things lie in two hands, and instruments at chest, chin and mouth."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.acting import gesture_of, own_time
from soracli.stage.marks import Mark, carried
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.sheets import in_hand, is_bound
from soracli.stage.turns import Array, between, euler, normal, turned, window, yaw

_MOUTH_TO_PALM = 0.07
"""Metres that the mouthpiece of a wind instrument is before the lips' anchor."""


@dataclass(frozen=True)
class Grip:
    """A thing between two points of a body: it lies along the way from `low` to `high`.

    Both name anchors of a person, or "chin". `share` is where along the thing `low` has it, from 0
    at its foot to 1 at its top; None where its foot is on the ground. `front` is where its front
    looks: "ahead" or "up".
    """

    low: str
    high: str
    share: float | None
    front: str = "ahead"


GRIPS: dict[str, Grip] = {
    "sweep": Grip("palm.R", "palm.L", None),
    "rake": Grip("palm.R", "palm.L", None),
    "dig": Grip("palm.R", "palm.L", 0.42),
    "guitar": Grip("palm.R", "palm.L", 0.26),
    "violin": Grip("chin", "palm.L", 0.06, "up"),
}
"""By motion; a thing that is longest along z."""
ON_FEET = ("skis", "walking_stilts")
"""Kinds of what one has on one's feet."""
_ACROSS = ("lift_weight",)
"""Motions with a bar in both hands."""
_AT_MOUTH = ("trumpet", "flute")


def gripped(
    thing: Mark, holder: Mark, body: Body, rest: tuple[Array, Array], times: Array
) -> tuple[Array, Array]:
    """Where a held thing is (N, 3) and how it lies (N, 3, 3), given what holds it, at `times` (N,).

    `rest` is how it would be in the right hand, upright.
    """
    position, rotation = rest
    if thing.entity.kind in ON_FEET:
        return _under_feet(body, rotation)
    for beat in holder.beats:
        weight = window(times, beat.start, beat.end, 0.4) if beat.start > 0 else np.ones(len(times))
        grip = GRIPS.get(beat.motion)
        if grip is not None and _is_long(thing):
            there, lies = _between_hands(thing, body, grip)
        elif beat.motion in _ACROSS:
            there, lies = _across(thing, body)
        elif beat.motion in _AT_MOUTH:
            there, lies = _at_mouth(thing, body)
        elif beat.motion == "read" and is_bound(thing, holder):
            point, lies = in_hand(thing, holder, "R", _facing(rotation), times)
            both = (_point(body, "palm.L") + _point(body, "palm.R")) / 2
            there = both - turned(lies, point * (0, 1, 1))
        else:
            lies = _tooled(holder, beat, times, rotation)
            palm = position + turned(rotation, _grip(thing))
            there = palm - turned(lies, _grip(thing))
        position = position + (there - position) * weight[:, None]
        rotation = between(rotation, lies, weight)
    return position, rotation


def _under_feet(body: Body, rotation: Array) -> tuple[Array, Array]:
    """Skis, under both feet."""
    rig = body.figure.rig
    feet = [body.positions[:, rig.index(f"foot.{side}")].astype(np.float64) for side in "LR"]
    high = rig.rest[rig.index("foot.L"), 2]
    return (feet[0] + feet[1]) / 2 - [0.0, 0.0, float(high)], _facing(rotation)


def _facing(rotation: Array) -> Array:
    """The turn about z (N, 3, 3) of one about any axis."""
    return yaw(np.arctan2(rotation[:, 1, 0], rotation[:, 0, 0]))


def _grip(thing: Mark) -> Array:
    anchor = thing.figure.anchors.get("grip")
    return np.array(anchor[1] if anchor else (0.0, 0.0, 0.5 * thing.figure.height))


def _is_long(thing: Mark) -> bool:
    """Whether a thing is longest along z."""
    return bool(np.argmax(np.ptp(thing.figure.mesh.vertices, axis=0)) == 2)


def _point(body: Body, name: str) -> Array:
    if name != "chin":
        return carried(body.figure, body.rotations, body.positions, name)
    neck = body.positions[:, body.figure.rig.index("upper_arm.L")].astype(np.float64)
    mouth = carried(body.figure, body.rotations, body.positions, "mouth")
    return np.asarray(0.5 * neck + 0.5 * mouth - [0.0, 0.0, 0.02])


def _between_hands(thing: Mark, body: Body, grip: Grip) -> tuple[Array, Array]:
    low, high = _point(body, grip.low), _point(body, grip.high)
    along = normal(high - low)
    facing = body.rotations[:, 0].astype(np.float64)
    wanted = facing[:, :, 0] if grip.front == "ahead" else np.tile([0.0, 0.0, 1.0], (len(low), 1))
    front = normal(wanted - along * np.sum(wanted * along, axis=-1, keepdims=True))
    rotation = np.stack([np.cross(-front, along), -front, along], axis=-1)
    tall = thing.figure.height
    if grip.share is None:
        feet = [body.positions[:, body.figure.rig.index(f"toe.{side}"), 2] for side in "LR"]
        over = low[:, 2] - np.minimum(*feet)
        reach = np.clip(over / np.maximum(along[:, 2], 0.2), 0.1, 0.9 * tall)
    else:
        reach = np.full(len(low), grip.share * tall)
    return low - along * reach[:, None], rotation


def _across(thing: Mark, body: Body) -> tuple[Array, Array]:
    """From hand to hand, its middle between them."""
    left, right = _point(body, "palm.L"), _point(body, "palm.R")
    along = normal(left - right)
    ahead = body.rotations[:, 0].astype(np.float64)[:, :, 0]
    front = normal(ahead - along * np.sum(ahead * along, axis=-1, keepdims=True))
    rotation = np.stack([along, -front, np.cross(along, -front)], axis=-1)
    skin = thing.figure.mesh.vertices
    middle = (skin.min(axis=0) + skin.max(axis=0)) / 2
    return 0.5 * (left + right) - turned(rotation, middle.astype(np.float64)), rotation


def _at_mouth(thing: Mark, body: Body) -> tuple[Array, Array]:
    """The mouthpiece at the lips, the bell ahead."""
    mouth = carried(body.figure, body.rotations, body.positions, "mouth")
    head = body.rotations[:, body.figure.rig.index("head")].astype(np.float64)
    skin = thing.figure.mesh.vertices
    end = np.array([float(skin[:, 0].min()), 0.0, _grip(thing)[2]])
    place = mouth + turned(head, np.array([_MOUTH_TO_PALM - 0.06, 0.0, 0.0]))
    return place - turned(head, end), head


def _tooled(holder: Mark, beat: Beat, times: Array, rotation: Array) -> Array:
    """A tool turned as the gesture says, against how the body faces."""
    gesture = gesture_of(holder, beat)
    turn = gesture.sample("tool", own_time(holder, beat, gesture, times), 3) if gesture else None
    if turn is None:
        return rotation
    facing = yaw(np.arctan2(rotation[:, 1, 0], rotation[:, 0, 0]))
    return np.asarray(facing @ euler(np.radians(turn)))
