"""Fronts: every body that does something has a side with which it does it.

Who has no hands takes things with the mouth, and who has no mouth with the foremost point, or with
the middle of the front. A thing that is said to do what only the living do (a snowman irons, a
teapot marches) comes alive: it is cast as a creature without limbs that turns to what it does, goes
there by hops, and has things before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.figure import Figure, one_joint
from soracli.stage.mesh import Mesh
from soracli.stage.supple import is_stiff, supple
from soracli.stage.whole_body import is_deed
from soracli.story.scene import Action, Scene

_THINGS = ("prop", "box", "ball", "furniture", "plant")
"""Families of things that come alive; what drives, sails or is built does not need to."""
_LARGEST = 3.5
"""Metres: what is larger stays where it is."""
_ON_LEGS = frozenset(
    ("walk", "run", "march", "tiptoe", "sneak", "strut", "waddle", "stagger", "limp", "trudge",
     "crawl", "hop", "flee", "chase", "climb", "swim")
)  # fmt: skip
"""Ways of going that no thing goes by itself."""
_BY_ITSELF = frozenset(
    ("fish", "dig", "lift_weight", "juggle", "flip", "type", "photograph", "read", "write", "play",
     "guitar", "violin", "flute", "trumpet", "piano", "drum", "conduct", "phone", "text", "sweep",
     "rake", "paint", "saw", "dance", "waltz", "ballet", "bow", "nod", "sing", "laugh", "clap",
     "box", "drink", "eat")
)  # fmt: skip
"""What somebody does with no need to name what it is done to."""
_NOT_ALIVE = ("rug", "door", "window", "gate", "curtain", "flag", "wall", "fence", "stairs", "fire",
              "campfire", "water", "smoke_plume", "puddle", "bubble", "water_drop",
              "robot_arm")  # fmt: skip
"""Kinds that have another way for it."""
_FIGURES = ("snowman", "scarecrow", "teddy_bear", "doll", "toy_robot", "statue")
"""Kinds that are made like somebody."""
_OF_THINGS = frozenset(
    ("open", "close", "rock", "swing", "hit", "collide", "knock_over", "push", "pull", "catch",
     "throw", "give", "look", "cover_face", "hold", "stack", "pour", "wave", "talk", "swim")
)  # fmt: skip
"""Motions that are told of things too, which do not come alive for it: a ball hits a wall."""
_LOW, _HIGH, _NARROW = 0.35, 0.65, 0.3
"""Between which shares of its height, and within which of its width, the front of a body is."""
_SOFT = ("drifter",)
"""Families whose front is their middle: what sticks out furthest is the tip of an arm."""


def come_alive(scene: Scene, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures by entity id, with fronts for all that act, and things that do what only the
    living do as creatures."""
    found = dict(figures)
    for entity in scene.entities:
        figure = found[entity.id]
        acts = [one for one in scene.actions if entity.id in one.agents]
        if not acts:
            continue
        if figure.family in _THINGS and entity.kind not in _NOT_ALIVE:
            bound = any(one.a == entity.id and one.kind == "on" for one in scene.relations)
            able = entity.kind in _FIGURES
            if figure.longest <= _LARGEST and _lives(entity.id, acts, bound, able):
                found[entity.id] = _creature(figure)
        elif figure.family in ("creature", "drifter", "insect") and "mouth" not in figure.anchors:
            found[entity.id] = with_front(figure)
            if figure.family == "drifter" and is_stiff(figure.rig):
                found[entity.id] = supple(found[entity.id])
    return found


def _lives(name: str, acts: Iterable[Action], bound: bool, able: bool) -> bool:
    """Whether a thing does what only the living do: it goes on legs, or does something to
    something else. It is `able` to more where it is made like somebody."""
    for one in acts:
        aims = {one.target, one.instrument} - {"", name}
        if not bound and (one.motion in _BY_ITSELF or _on_foot(one)):
            return True
        if one.motion in _ON_LEGS and not bound and one.direction not in ("up", "down"):
            return True
        told = able or one.motion not in _OF_THINGS
        if told and is_deed(one.motion) and aims:
            return True
    return False


def _on_foot(action: Action) -> bool:
    """Whether a thing goes somewhere by walking, whatever that is for things."""
    walks = action.verb.split()[:1] in [[one] for one in _ON_LEGS]
    return walks and action.motion in ("cross", "drive", "roll", "slide")


def with_front(figure: Figure) -> Figure:
    """A figure with a point named "mouth" where it takes things."""
    points = figure.mesh.vertices.astype(np.float64)
    if not len(points) or "mouth" in figure.anchors:
        return figure
    foremost = int(points[:, 0].argmax())
    joint, point = int(figure.mesh.bones[foremost, 0]), points[foremost]
    if figure.family in _SOFT or is_stiff(figure.rig):
        joint, point = 0, _middle_of_front(points)
    x, y, z = (float(part) for part in point)
    return replace(figure, anchors={**figure.anchors, "mouth": (joint, (x, y, z))})


def _middle_of_front(points: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[
    float, float, float
]:  # fmt: skip
    low, high = points[:, 2].min(), points[:, 2].max()
    share = (points[:, 2] - low) / max(float(high - low), 1e-6)
    wide = _NARROW * float(np.ptp(points[:, 1]))
    near = points[(share > _LOW) & (share < _HIGH) & (np.abs(points[:, 1]) <= wide)]
    ahead = float(np.percentile(near[:, 0], 96)) if len(near) else 0.5 * float(points[:, 0].max())
    return ahead, 0.0, float(low + 0.5 * (high - low))


def _creature(figure: Figure) -> Figure:
    """A thing as a creature of one piece; what stands upright shows its broad side ahead."""
    mesh, long, wide = figure.mesh, figure.length, figure.width
    anchors = dict(figure.anchors)
    if figure.height >= max(long, wide) or figure.family == "furniture":  # the front is -y
        mesh, long, wide = _turned(mesh), wide, long
        anchors = {key: (at, (-y, x, z)) for key, (at, (x, y, z)) in anchors.items()}
    alive = replace(figure, family="creature", mesh=mesh.bound_to(0), rig=one_joint(),
                    length=long, width=wide, anchors=anchors, colliders=())  # fmt: skip
    return supple(with_front(alive))


def _turned(mesh: Mesh) -> Mesh:
    """A mesh turned a quarter to its left: what looked to -y looks ahead."""
    swap = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]], np.float32)
    return replace(mesh, vertices=mesh.vertices @ swap.T, normals=mesh.normals @ swap.T)
