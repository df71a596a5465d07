"""Eyelines: who looks at whom, and on which side of the line between them the camera stays."""

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.marks import carried
from soracli.stage.performance import Body
from soracli.stage.turns import Array, heading_of
from soracli.story.scene import Scene

DEFAULT_VIEW = -0.192
"""The azimuth, radians, that a set is looked at from: from -y, a little to the left, because a
three-quarter view shows depth."""
_BETWEEN = frozenset(("talk", "fight", "hug", "dance", "give", "shake_hands", "breathe_fire"))
"""What two do with each other, face to face."""
_BOTH_EYES = 0.8
"""Radians from the nose up to which both eyes are seen."""
_ELBOWS = 0.25
"""Metres that a body takes to the side of its face."""
_NEAR_ENOUGH = 5.0
"""Metres over which two who look at each other are taken to do so."""


def living(bodies: dict[str, Body]) -> dict[str, Body]:
    """Those of some bodies that live and are there, by entity id."""
    return {
        name: body
        for name, body in bodies.items()
        if body.figure.family in ALIVE and bool(body.visible.any())
    }


def eyes_of(body: Body) -> Array:
    """The eyes of a body (N, 3), world metres; of what has none, the middle of its top."""
    figure: Figure = body.figure
    for name in ("eyes", "top"):
        if name in figure.anchors:
            return carried(figure, body.rotations, body.positions, name)
    if figure.rig.has("head"):
        return body.positions[:, figure.rig.index("head")].astype(np.float64)
    return body.positions[:, 0].astype(np.float64) + [0.0, 0.0, 0.9 * figure.height]


def gaze_of(body: Body) -> Array:
    """Where a body looks (N,), radians on the ground: with its head, where it has one."""
    rig = body.figure.rig
    return heading_of(body.rotations[:, rig.index("head") if rig.has("head") else 0])


def partner_of(name: str, scene: Scene, people: dict[str, Body]) -> str:
    """Whom somebody has to do with: who is spoken to, fought, handed something; else who stands
    before them looking back. "" for nobody. `people` are the living bodies by entity id."""
    told = [line.to if line.who == name else line.who for line in scene.lines]
    told += [line.to for line in scene.lines if line.to != name]
    for action in scene.actions:
        if action.motion in _BETWEEN and (name in action.agents or name == action.target):
            told += [action.target, *action.agents]
    told += [other.b for other in scene.relations if other.kind == "facing" and other.a == name]
    told += [other.a for other in scene.relations if other.kind == "facing" and other.b == name]
    for other in told:
        if other in people and other != name:
            return other
    if name not in people:
        return ""
    facing = [other for other in people if other != name and _meet(people[name], people[other])]
    return min(facing, key=lambda other: _apart(people[name], people[other]), default="")


def nearest(name: str, people: dict[str, Body]) -> str:
    """Who stands nearest to somebody; "" if nobody else is there."""
    if name not in people:
        return ""
    others = [other for other in people if other != name]
    return min(others, key=lambda other: _apart(people[name], people[other]), default="")


def near_side(a: Array, b: Array, far: bool = False) -> Array:
    """The unit vector (2,) from the line through two places (N, 3) to the camera's side of it.

    It is the side that the default view of the set lies on, whoever is named first, so all shots of
    two who stay where they are come from the same one; `far` asks for the other.
    """
    way = np.median(b - a, axis=0)[:2]
    way = way / max(float(np.hypot(way[0], way[1])), 1e-9)
    normal = np.array([-way[1], way[0]])
    view = np.array([np.sin(DEFAULT_VIEW), -np.cos(DEFAULT_VIEW)])
    if float(normal @ view) < 0:
        normal = -normal
    return -normal if far else normal


def beside_the_nose(gaze: float, near: Array, aside: float) -> float:
    """The azimuth for a single of somebody who looks along `gaze` at another: `aside` from their
    nose (both radians), on the camera's side of the line."""
    cross = np.cos(gaze) * near[1] - np.sin(gaze) * near[0]
    return gaze + np.pi / 2 + (aside if cross > 0 else -aside)


def alone_from(apart: float, distance: float, edge: float, least: float) -> float:
    """How far from the nose, radians, a camera stands that does not have the other in the picture.

    The other is `apart` metres from the face and the camera `distance`; `edge` is the tangent of
    the angle from the face to the edge of the picture on the side of the other. It is `least` or
    more, and no more than shows both eyes.
    """
    if least >= _BOTH_EYES:
        return least
    angles = np.arange(least, _BOTH_EYES, 0.05)
    depth = distance - apart * np.cos(angles)
    free = apart * np.sin(angles) - edge * np.maximum(depth, 0.0)
    if free.max() < 0.5 * _ELBOWS:
        return least
    return float(angles[int(np.argmax(free >= min(_ELBOWS, float(free.max()))))])


def toward(near: Array, most: float) -> float:
    """The azimuth for a view of both: square to the line, or as much as `most` radians off it
    toward the default view of the set."""
    square = float(np.arctan2(near[1], near[0])) + np.pi / 2
    off = (DEFAULT_VIEW - square + np.pi) % (2 * np.pi) - np.pi
    if abs(off) > np.pi / 2:  # the far side: the default view turned round
        off = (off + np.pi + np.pi) % (2 * np.pi) - np.pi
    return square + float(np.clip(off, -most, most))


def _apart(one: Body, other: Body) -> float:
    way = np.median(other.positions[:, 0] - one.positions[:, 0], axis=0)
    return float(np.hypot(way[0], way[1]))


def _meet(one: Body, other: Body) -> bool:
    """Whether two stand before each other and look at each other."""
    if _apart(one, other) > _NEAR_ENOUGH:
        return False
    way = np.median(other.positions[:, 0] - one.positions[:, 0], axis=0)
    toward_other = float(np.arctan2(way[1], way[0]))
    there = float(np.median(gaze_of(one))) - toward_other
    back = float(np.median(gaze_of(other))) - toward_other - np.pi
    return bool(np.cos(there) > 0.5 and np.cos(back) > 0.5)
