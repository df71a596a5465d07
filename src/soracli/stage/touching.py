"""Touching: what hands do to somebody or something near them, as paths of the palms.

First everybody bends and leans (`lean`), then the palms are taken to where the other one really is
(`hands`), joint by joint.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.at_shoulders import on_shoulders, shoulders
from soracli.stage.marks import Mark, carried, reach, rest_height
from soracli.stage.nearness import FED_FROM_AFAR
from soracli.stage.reaching import bend, bring_palms, lowness
from soracli.stage.schedule import Beat
from soracli.stage.tending import TENDED, height_at, strokes
from soracli.stage.turns import Array, smooth, turned, window, yaw

Joints = tuple[Array, Array]
Goals = dict[int, tuple[Array, Array]]
_EASE = 0.7
"""Seconds in which hands go there and come back."""
_STROKES, PUNCHES = 1.5, 0.62
"""Seconds of one stroke along a neck, and of one blow of the fists."""
_SKIN = 0.03
"""Metres from the bone of a palm to what it touches."""
_BOTH = ((0, 0.14), (1, -0.14))
"""Both hands side by side: which, and how many metres to the left."""
_HANGING, _REACHED = 0.455, 1.5
"""How high hands are that two hold, by the height of the taller one, and from how many metres
apart they reach each other."""
_BACK = 0.14
"""Metres from the middle of a chest to a hand on the back of it."""


@dataclass(frozen=True, eq=False)
class Deal:
    """A beat in which `mark` (acted) does something to `other`, at world seconds `times` (N,).

    `joints` are those of the other, rotations (N, J, 3, 3) and positions (N, J, 3), if it has been
    posed by now, and `acted_other` is how it is acted, if it is a person; `swing` the seconds in
    which the swing that it sits on goes to and fro (0: it sits on none).
    """

    mark: Mark
    acted: Acted
    beat: Beat
    other: Mark
    times: Array
    joints: Joints | None = None
    acted_other: Acted | None = None
    swing: float = 0.0

    @property
    def weight(self) -> Array:
        """How much it is done (N,), 0 before and after."""
        return window(self.times, self.beat.start, self.beat.end, _EASE)

    def at(self, name: str) -> Array:
        """Where an anchor of the other is (N, 3), world metres; its middle if it has none such."""
        figure = self.other.figure
        if self.joints is not None and name in figure.anchors:
            return carried(figure, *self.joints, name)
        route = self.other.route
        place = np.tile(self.other.position, (len(self.times), 1))
        heading = np.full(len(self.times), self.other.heading)
        if route is not None:
            place, heading = route.at(self.times), route.heading_at(self.times)
        point = figure.anchors.get(name, (0, (0.0, 0.0, 0.5 * figure.height)))[1]
        return place + turned(yaw(heading), np.array(point))

    def own(self, ahead: float, left: float, up: float) -> Array:
        """A point (N, 3) in the frame of who does it: metres, from the ground under the hips."""
        carriage = self.acted.carriage
        return carriage.root + turned(yaw(carriage.heading), np.array([ahead, left, up]))


def lean(deal: Deal) -> None:
    """Bend and lean as a beat needs it."""
    motion, other, tall = deal.beat.motion, deal.other, deal.mark.figure.height
    if motion in TENDED:
        if tends(deal):
            low = lowness(np.array([0, 0, _worked_at(deal)]), tall)
            bend(deal.acted, 1.1 * low, 0.3, deal.weight)
    elif motion in ("pet", "feed") and other.role == "actor" and not _strewn(deal):
        name = "top" if motion == "pet" and not _at_shoulders(deal) else "mouth"
        point = deal.at(name)[len(deal.times) // 2]
        bend(deal.acted, 1.15 * lowness(point, tall), 0.35, deal.weight)
    elif motion == "push" and not deal.swing:
        low = 0.35 * lowness(np.array([0, 0, 0.85 * other.figure.height]), tall)
        bend(deal.acted, low, 0.62, deal.weight)
    elif motion == "pull":
        deal.acted.carriage.chest_turn[:, 1] += 0.26 * deal.weight
    elif motion in ("hug", "kiss") and deal.acted_other is not None:
        _come_close(deal, deal.acted_other)


def _come_close(deal: Deal, other: Acted) -> None:
    """The taller one bends the knees and the back to the smaller one."""
    own, leg = deal.acted, deal.acted.build.leg_length
    lower = max(float(own.build.hip[2] - other.build.hip[2]), 0.0)
    drop = min(0.75 * lower, 0.42 * leg)
    own.carriage.hips[:, 2] -= drop * deal.weight
    own.carriage.hips[:, 0] -= 0.3 * drop * deal.weight
    own.carriage.chest_turn[:, 1] += (0.06 + 0.9 * lower) * deal.weight
    if deal.beat.motion == "hug":  # heads side by side
        own.carriage.hips[:, :2] += np.array([0.02, 0.085]) * deal.weight[:, None]
        own.carriage.hips_turn[:, 0] -= 0.06 * deal.weight
        own.carriage.head_turn[:, 0] -= 0.12 * deal.weight
        own.carriage.head_turn[:, 2] += 0.35 * deal.weight
    else:
        own.carriage.chest_turn[:, 1] += 0.10 * deal.weight
        own.carriage.head_turn[:, 0] += 0.18 * deal.weight


def tends(deal: Deal) -> bool:
    """Whether hands have to be led to what is worked at: it is somebody, or stands alone."""
    return not deal.mark.bench and deal.other.role != "held" and not deal.mark.mount


def hands(deal: Deal) -> None:
    """Take the hands of a beat to where they touch."""
    if deal.beat.motion in TENDED and not tends(deal):
        return
    maker = None if _strewn(deal) else _HANDS.get(deal.beat.motion)
    if maker is not None and deal.mark.figure.rig.has("hand.R"):
        bring_palms(deal.acted, deal.mark.figure, maker(deal))


def _pet(deal: Deal) -> Goals:
    """From the top of the head along the neck and back."""
    if deal.other.role != "actor":
        return {1: (deal.at("top") + [0, 0, _SKIN], deal.weight)}
    if _at_shoulders(deal):
        return _dress(deal)
    top, collar = deal.at("top"), deal.at("collar")
    if "collar" not in deal.other.figure.anchors:
        collar = top - 0.1 * (deal.at("mouth") - top)
    nape = top + 0.55 * (collar - top) * (1, 1, 0.35)
    share = 0.5 - 0.5 * np.cos(2 * np.pi * deal.times / _STROKES)
    return {1: (top + share[:, None] * (nape - top) + [0, 0, _SKIN], deal.weight)}


def _at_shoulders(deal: Deal) -> bool:
    person = deal.other.figure.rig.has("upper_arm.L") and deal.acted_other is not None
    motion = deal.beat.motion
    return on_shoulders(deal.beat.action.verb, person) and motion in ("pet", "dress")


def _dress(deal: Deal) -> Goals:
    """Both hands at the shoulders of who is dressed, helped or tidied up."""
    figure = deal.other.figure
    if deal.joints is None or not _at_shoulders(deal):
        return {}
    paths = shoulders(figure.rig, *deal.joints, figure.height, deal.times)
    return {side: (path, deal.weight) for side, path in enumerate(paths)}


def _worked_at(deal: Deal) -> float:
    """Metres over the ground at which hands work at the other."""
    figure, under = deal.other.figure, 0.0
    if deal.other.role == "prop":  # it may lie on something
        under = max(float(deal.other.position[2]) - rest_height(figure), 0.0)
    return under + height_at(deal.beat.motion, deal.mark.figure.height, figure.height)


def _tend(deal: Deal) -> Goals:
    """Over the body of an animal or the hair of somebody, else at the near side of the other."""
    motion, other = deal.beat.motion, deal.other
    if other.role == "actor" and motion in ("brush_hair", "wash", "cut", "wipe"):
        return _pet(deal)
    face = deal.at("") * (1, 1, 0)
    toward = (deal.acted.carriage.root - face) * (1, 1, 0)
    toward = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    person = other.role == "actor" and other.figure.family == "person"
    skin = 0.14 if person else 0.5 * other.figure.width
    point = face + skin * toward + [0, 0, _worked_at(deal)]
    paths = strokes(motion, point, deal.own, deal.times)
    return {side: (path, deal.weight) for side, path in paths.items()}


def _strewn(deal: Deal) -> bool:
    """Whether food is thrown to those who are fed, and not held to their mouths."""
    return deal.beat.motion == "feed" and deal.other.figure.family in FED_FROM_AFAR


def _feed(deal: Deal) -> Goals:
    """The hand with what there is to eat at the mouth."""
    mouth, here = deal.at("mouth"), deal.acted.carriage.root
    toward = (here - mouth) * (1, 1, 0)
    toward = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    return {1: (mouth + 0.05 * toward - [0, 0, _SKIN], deal.weight)}


def _hug(deal: Deal) -> Goals:
    """One hand on the shoulder blade, the other round the waist."""
    if deal.joints is None or not deal.other.figure.rig.has("chest"):
        return {}
    rotations, positions = deal.joints
    rig, size = deal.other.figure.rig, deal.other.figure.height / 1.75
    goals: Goals = {}
    for side, (name, out, up) in enumerate((("spine", 0.05, 0.06), ("chest", 0.06, 0.10))):
        joint = rig.index(name)
        # the left hand of one is on the side of the right hand of the other
        lever = np.array([-_BACK, (-1 if side == 0 else 1) * -out, up]) * size
        goals[side] = (positions[:, joint] + turned(rotations[:, joint], lever), deal.weight)
    return goals


def _kiss(deal: Deal) -> Goals:
    """Hands on the upper arms."""
    if deal.joints is None or not deal.other.figure.rig.has("upper_arm.L"):
        return {}
    rotations, positions = deal.joints
    rig, goals = deal.other.figure.rig, Goals()
    for side, name in enumerate(("upper_arm.R", "upper_arm.L")):
        joint = rig.index(name)
        lever = np.array([0.05, 0.05 * (-1 if side == 0 else 1), -0.06])
        goals[side] = (positions[:, joint] + turned(rotations[:, 0], lever), deal.weight)
    return goals


def _high_five(deal: Deal) -> Goals:
    """Right palms meet half way, over the heads."""
    there = deal.at("top")
    height = 1.03 * min(deal.mark.figure.height, deal.other.figure.height)
    point = (deal.acted.carriage.root + there * (1, 1, 0)) / 2
    point[:, 2] = height
    middle = 0.5 * (deal.beat.start + deal.beat.end)
    weight = smooth((deal.times - middle + 0.45) / 0.45) * smooth(
        (middle + 0.6 - deal.times) / 0.45
    )
    back = turned(yaw(deal.acted.carriage.heading), np.array([-0.16, -0.05, -0.05]))
    near = smooth(1 - np.abs(deal.times - middle) / 0.22)[:, None]
    return {1: (point + back * (1 - near), weight)}


def _hold_hands(deal: Deal) -> Goals:
    """The inner hands meet between two who stand or walk side by side."""
    here, there = deal.acted.carriage.root, deal.at("") * (1, 1, 0)
    way = there - here
    ahead = turned(yaw(deal.acted.carriage.heading), np.array([1.0, 0.0, 0.0]))
    left = float(np.median(ahead[:, 0] * way[:, 1] - ahead[:, 1] * way[:, 0])) > 0
    point = 0.5 * (here + there) + 0.05 * ahead
    point[:, 2] = _HANGING * max(deal.mark.figure.height, deal.other.figure.height)
    near = smooth((_REACHED - np.linalg.norm(way[:, :2], axis=1)) / 0.2)
    return {0 if left else 1: (point, deal.weight * near)}


def _push(deal: Deal) -> Goals:
    """Both palms on the near face."""
    figure, tall = deal.other.figure, deal.mark.figure.height
    if deal.swing:  # each time that it comes back
        part = np.mod(deal.times, deal.swing) / deal.swing
        weight = deal.weight * smooth(1 - np.minimum(part, 1 - part) / 0.22)
        return {side: (deal.own(0.50, y, 0.62 * tall), weight) for side, y in _BOTH}
    if deal.other.role == "actor":
        middle = deal.beat.start + 0.9
        weight = smooth((deal.times - middle + 0.5) / 0.5) * smooth(
            (middle + 0.7 - deal.times) / 0.5
        )
        return {side: (deal.own(0.55, y, 0.74 * tall), weight) for side, y in _BOTH}
    height = float(np.clip(0.88 * figure.height, 0.3 * tall, 0.66 * tall))
    apart = min(0.20, 0.4 * figure.width)
    face = deal.at("") * (1, 1, 0)
    toward = (deal.acted.carriage.root - face) * (1, 1, 0)
    toward = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    side = np.stack([toward[:, 1], -toward[:, 0], np.zeros(len(toward))], -1)
    point = face + (0.5 * figure.length + _SKIN) * toward + [0, 0, height]
    return {0: (point + apart * side, deal.weight), 1: (point - apart * side, deal.weight)}


def _pull(deal: Deal) -> Goals:
    """The right hand behind the hip, with a handle or a rope in it."""
    tall = deal.mark.figure.height
    return {1: (deal.own(-0.20, -0.20, 0.46 * tall), deal.weight)}


def _lead(deal: Deal) -> Goals:
    """The left hand a little before the body, with the leash in it."""
    tall = deal.mark.figure.height
    return {0: (deal.own(0.22, 0.24, 0.56 * tall), deal.weight)}


def _hit(deal: Deal) -> Goals:
    """Fists, one after the other, if there is nothing to hit with."""
    if deal.beat.action.instrument or deal.other.role == "held":
        return {}
    tall = deal.mark.figure.height
    face = deal.at("") * (1, 1, 0)
    toward = (deal.acted.carriage.root - face) * (1, 1, 0)
    toward = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    near = 0.5 * min(reach(deal.other.figure), 0.6) if deal.other.role != "actor" else 0.14
    if "sways" in deal.other.figure.anchors:
        near = 0.75 * deal.other.figure.anchors["sways"][1][0]
    height = min(0.78 * tall, max(0.8 * deal.other.figure.height, 0.4))
    target = face + near * toward + [0, 0, height]
    goals: Goals = {}
    for side in (0, 1):
        phase = (deal.times - deal.beat.start) / (2 * PUNCHES) + 0.5 * side
        out = np.clip(np.sin(2 * np.pi * phase), 0, 1) ** 1.5
        guard = deal.own(0.30, 0.12 if side == 0 else -0.12, 0.76 * tall)
        goals[side] = (guard + out[:, None] * (target - guard), deal.weight)
    return goals


def _pop(deal: Deal) -> Goals:
    middle = 0.5 * (max(deal.beat.start, 0.0) + min(deal.beat.end, float(deal.times[-1])))
    weight = smooth((deal.times - middle + 0.6) / 0.6) * smooth((middle + 0.7 - deal.times) / 0.5)
    return {1: (deal.at("top") - [0, 0, 0.25 * deal.other.figure.height], weight)}


_HANDS: dict[str, Callable[[Deal], Goals]] = {
    "pet": _pet,
    "dress": _dress,
    "feed": _feed,
    "hug": _hug,
    "kiss": _kiss,
    "high_five": _high_five,
    "hold_hands": _hold_hands,
    "push": _push,
    "pull": _pull,
    "lead": _lead,
    "hit": _hit,
    "pop": _pop,
    **dict.fromkeys(TENDED, _tend),
}
"""The paths of the palms by motion."""
TOUCHING = frozenset(_HANDS)
