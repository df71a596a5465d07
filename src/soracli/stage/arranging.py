"""Arranging: where two stand for what one of them does to the other, when the shot begins.

In a clip of its own nobody has to walk up first: they begin within reach of each other, side by
side to the default camera. In a film they come from where they stood (`walkers`).
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.hollows import foot
from soracli.stage.marks import GOING, Mark, rest_height
from soracli.stage.nearness import (
    AT_ITS_HEAD,
    BEHIND_A_SWING,
    HAND_IN_HAND,
    TENDS,
    WITH_SOMEBODY,
    apart,
)
from soracli.story.scene import Action, Scene

_ROWS = 0.52
"""How far apart slender things in a row stand, as a share of their height: each reaches it."""
_PINS = 0.8
"""In heights of a pin, how far apart pins stand: 30.5 cm of pins of 38 cm (World Bowling)."""
_SLENDER = 1.8
"""How many times as high as long such a thing is."""
_THROWN, _TALL = 3.4, 6.0
"""Metres between who throws and who catches, and of what is too tall to be moved for it."""
_LEG = 0.75
"""Metres from a door to the middle of who kicks it."""
_HANDY = 0.4
"""Metres up to which a thing is held while it is opened."""
_NEAREST = 0.6
"""Metres behind the middle of the set at least of a tree that something is done to."""
_ON_THE_SPOT = frozenset(
    ("look", "wave", "nod", "talk", "sing", "smile", "frown", "laugh", "cry", "yawn", "stretch",
     "sneeze", "cough", "shrug", "clap", "cheer", "point", "think", "sigh", "wink", "rub_eyes",
     "raise_hand", "snap_fingers", "akimbo", "shake_head", "scratch", "stand", "bow", "salute",
     "kneel", "crouch", "sit", "squat", "drink", "eat", "read", "beckon",
     "stomp", "shiver", "cross_arms", "pray")
)  # fmt: skip
"""What is done without anything that stands there."""
_EARLY = (
    *(
        "kiss",
        "high_five",
        "hug",
        "hold_hands",
        "pet",
        "feed",
        "push",
        "pull",
        "hit",
        "cut",
        "fell",
        "pour",
    ),
    *TENDS,
)
_LATE = ("open", "close", "pop")
ARRANGED = (*_EARLY, *_LATE)
"""Motions for which two begin within reach of each other."""


def arrange(scene: Scene, marks: Mapping[str, Mark]) -> None:
    """Put everybody who deals with somebody or something where that is within reach."""
    _rows(marks)
    _rack(marks)
    placed: set[str] = set()
    for action in scene.actions:
        if action.order == 0 and action.motion in ("throw", "kick") and action.agents:
            _thrown(action, marks, placed, scene)
    for action in scene.actions:
        if action.motion in ARRANGED and action.agents and _comes_first(action, scene):
            _pair(action, marks, placed, scene)


def _comes_first(action: Action, scene: Scene) -> bool:
    """Whether it is the first that happens, or all that who does it does before is done on the
    spot: who looks up and then pets a dog has it at hand."""
    own = [one for one in scene.actions if set(one.agents) & set(action.agents)]
    before = [one for one in own if one.order < action.order]
    return action.order == 0 or all(one.motion in _ON_THE_SPOT for one in before)


def _rows(marks: Mapping[str, Mark]) -> None:
    """Dominoes in a row stand so near that each knocks the next over."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks.values():
        if mark.role == "prop" and mark.entity.arrangement == "row":
            groups.setdefault(mark.entity.group, []).append(mark)
    for row in groups.values():
        figure = row[0].figure
        if figure.height < _SLENDER * figure.length:
            continue
        step = max(_ROWS * figure.height, 1.3 * figure.length)
        for place, mark in enumerate(row):
            x = step * (place - (len(row) - 1) / 2)
            mark.position = np.array([x, mark.position[1] * 0 - 0.2, rest_height(mark.figure)])
            mark.heading = 0.0


def _rack(marks: Mapping[str, Mark]) -> None:
    """Pins that are bowled at stand in their triangle, its point to where the ball comes from."""
    pins = [one for one in marks.values() if one.entity.kind == "bowling_pin"]
    pins = [one for one in pins if one.role == "prop" and not one.kept]
    if len(pins) < 3 or not any(one.plays("knock_over", "collide") for one in marks.values()):
        return
    row, first, step = 0, 0, _PINS * pins[0].figure.height
    for place, mark in enumerate(pins):
        if place - first > row:
            row, first = row + 1, place
        across = (place - first - 0.5 * row) * step
        mark.position = np.array([0.87 * step * row, across, rest_height(mark.figure)])


def _is_thrown_at(action: Action, other: Mark, scene: Scene) -> bool:
    """Whether a thing is what a ball or an arrow goes to: a wall, a target, a bucket that stands
    nowhere else."""
    if other.figure.height >= _TALL:
        return False
    told = any(one.a == other.name for one in scene.relations)
    loose = other.role == "prop" and action.instrument not in ("", other.name) and not told
    return other.role == "fixture" or loose


def _thrown(action: Action, marks: Mapping[str, Mark], placed: set[str], scene: Scene) -> None:
    """Who throws to somebody stands some metres off; a wall is where the ball goes."""
    mark, other = marks.get(action.agents[0]), marks.get(action.target)
    if mark is None or other is None or mark is other or mark.role != "actor":
        return
    kicked = action.motion == "kick" and action.instrument in ("", other.name)
    if kicked and other.role == "fixture" and other.figure.height < _TALL:
        placed |= {mark.name, other.name}
        deep = 0.5 * min(other.figure.length, other.figure.width)
        mark.position, mark.heading = other.position * (1, 1, 0) - [deep + _LEG, 0.0, 0.0], 0.0
        other.heading = 0.0 if other.figure.length <= other.figure.width else -0.5 * np.pi
    elif other.role == "actor" and action.instrument:
        placed |= {mark.name, other.name}
        _face_to_face(action, mark, other, _THROWN)
    elif _is_thrown_at(action, other, scene):
        placed |= {mark.name, other.name}
        mark.position, mark.heading = np.array([-_THROWN / 2, 0.0, 0.0]), 0.0
        deep = min(other.figure.length, other.figure.width)
        other.position = np.array([0.5 * _THROWN + 0.5 * deep, 0.0, 0.0])
        # the front of what is wide is toward who throws: the mouth of a goal
        other.heading = 0.0 if other.figure.length <= other.figure.width else -0.5 * np.pi


def _swing_of(other: Mark, marks: Mapping[str, Mark], scene: Scene) -> Mark | None:
    """The swing that somebody is said to be on."""
    under = [marks[one.b] for one in scene.relations if one.a == other.name and one.b in marks]
    return next((one for one in under if "hangs" in one.figure.anchors), None)


def _fill(action: Action, mark: Mark, other: Mark, scene: Scene) -> None:
    """What is poured into is in the left hand, unless it stands on something."""
    if other.role == "prop" and not any(one.a == other.name for one in scene.relations):
        other.role, other.holder = "held", mark.name


def _small(thing: Mark, scene: Scene) -> bool:
    """Whether something that is opened is held while it is: an umbrella, a book, a jar."""
    if thing.role != "prop" or any(one.a == thing.name for one in scene.relations):
        return False
    figure = thing.figure
    umbrella = thing.entity.kind in ("umbrella", "parasol")
    return umbrella or figure.longest < _HANDY


def _pair(action: Action, marks: Mapping[str, Mark], placed: set[str], scene: Scene) -> None:
    mark, other = marks.get(action.agents[0]), marks.get(action.target)
    if mark is None or other is None or mark is other:
        return
    if mark.figure.family != "person" and action.motion not in ("pull", "push"):
        return
    if action.motion == "pour":
        _fill(action, mark, other, scene)
    if action.motion in ("open", "close") and _small(other, scene):
        other.role, other.holder = "held", mark.name
        return
    if {mark.name, other.name} & placed or mark.role != "actor" or other.role == "rider":
        return
    placed |= {mark.name, other.name}
    if action.motion == "hold_hands":
        _hand_in_hand(mark, other)
        return
    gap = apart(action.motion, mark, other)
    swing = _swing_of(other, marks, scene)
    if action.motion == "hit" and other.figure.family == "ball" and action.instrument:
        mark.position, mark.heading = np.array([-0.6, 0.0, 0.0]), -0.5 * np.pi
    elif swing is not None and action.motion == "push":
        _behind(mark, swing, BEHIND_A_SWING)
    elif "sways" in other.figure.anchors and action.motion == "hit":
        _behind(mark, other, gap)
    else:
        _within_reach(action, mark, other, gap)
    for number, name in enumerate(action.agents[1:], 1):
        _beside(marks.get(name), mark, number, placed)


def _hand_in_hand(mark: Mark, other: Mark) -> None:
    """Side by side before the camera, and abreast where they go somewhere."""
    if mark.plays(*GOING) or other.plays(*GOING):
        other.position = mark.position + np.array([0.0, HAND_IN_HAND, 0.0])
        return
    for one, side in ((mark, -1.0), (other, 1.0)):
        one.position = np.array([side * 0.5 * HAND_IN_HAND, 0.0, 0.0])
        one.heading = -0.5 * np.pi


def _behind(mark: Mark, other: Mark, gap: float) -> None:
    other.position, other.heading = np.zeros(3), 0.0
    mark.position, mark.heading = np.array([-gap, 0.0, 0.0]), 0.0


def _within_reach(action: Action, mark: Mark, other: Mark, gap: float) -> None:
    """Side by side to the default camera, `gap` metres from its edge or middle."""
    flank = other.figure.family in ANIMALS and action.motion in TENDS
    if flank and action.motion not in AT_ITS_HEAD:
        other.position, other.heading = np.zeros(3), np.pi
        mark.position, mark.heading = np.array([0.15 * other.figure.length, -gap, 0.0]), 0.5 * np.pi
    elif other.role == "actor":
        _face_to_face(action, mark, other, gap)
    elif action.motion in ("push", "pull"):
        side = -1.0 if action.motion == "push" else 1.0
        gap += 0.0 if other.role == "prop" else 0.5 * other.figure.length
        other.position, other.heading = np.array([0.0, 0.0, other.position[2]]), 0.0
        mark.position = np.array([side * gap, 0.0, 0.0])
        mark.heading = 0.0
    elif other.role == "fixture" or (other.role == "driver" and action.motion in TENDS):
        _before(mark, other, gap)
    else:
        other.position = np.array([0.5 * gap, 0.0, other.position[2]])
        mark.position, mark.heading = np.array([-0.5 * gap, 0.0, 0.0]), 0.0


def _face_to_face(action: Action, mark: Mark, other: Mark, gap: float) -> None:
    mark.position, mark.heading = np.array([-0.5 * gap, 0.0, 0.0]), 0.0
    other.position, other.heading = np.array([0.5 * gap, 0.0, 0.0]), np.pi
    if action.motion in WITH_SOMEBODY:
        mark.facing, other.facing = other.name, mark.name
    elif other.figure.family in ANIMALS:
        mark.facing = other.name
    elif action.motion in ("hit", "push"):
        other.facing = mark.name  # who is struck sees it coming, and goes down backward


def _before(mark: Mark, other: Mark, gap: float) -> None:
    """At the side of a door, a tree, a table from which the default camera sees both."""
    deep = 0.5 * (other.figure.width if abs(np.cos(other.heading)) > 0.7 else other.figure.length)
    if other.figure.family == "plant":
        deep = 0.05 * other.figure.height
        near = _NEAREST + 0.1 * other.figure.height
        if other.position[1] > near and not other.kept:  # not deep in the wood, where none sees it
            other.position = np.array([0.6, near, other.position[2]])
        low = 0.4 * foot(other.figure, mark.figure.height)
        if low > deep + gap:  # the branches of a fir come down to the ground: before them
            mark.position = other.position * (1, 1, 0) - [0.5 * low, 0.87 * low, 0.0]
            mark.heading = np.pi / 3
            return
        mark.position = other.position * (1, 1, 0) - [deep + gap, 0.0, 0.0]
        mark.heading = 0.0
        return
    grip = other.figure.anchors.get("grip")
    aside = grip[1][0] if grip is not None else 0.0
    mark.position = other.position * (1, 1, 0) + [aside, -(deep + gap), 0.0]
    mark.heading = 0.5 * np.pi


def _beside(mark: Mark | None, first: Mark, number: int, placed: set[str]) -> None:
    """Two who push a car push it side by side."""
    if mark is None or mark.role != "actor" or mark.name in placed:
        return
    placed.add(mark.name)
    side = np.array([-np.sin(first.heading), np.cos(first.heading), 0.0])
    mark.position = first.position + 0.75 * (number if number % 2 else -number) * side
    mark.heading = first.heading
