"""Borne things: a picture of "a cup on a table" is of the cup, be it that it turns or steams there;
the table is cut off by the edge of the picture."""

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.drifting import FUMES
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.relating import TIGHT
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_BESIDE = 0.5
"""What is smaller than this share of what bears it is lost beside it."""
_LEAVES = (0.5, 0.06)
"""Of its own size, and metres more, that a thing goes which does not stay where it is."""
_RISES, _COMES_DOWN = 0.9, 1.4
"""Of its own height how much room there is over something for its steam, and for petals."""
_BESIDE_EACH_OTHER = ("beside", "near", "left of", "right of", "in front of", "behind")


def borne(scene: Scene, marks: list[Mark], bodies: dict[str, Body]) -> tuple[list[Mark], bool]:
    """What a close shot of "a cup on a table" is about, the cup; and whether it is of one thing."""
    if scene.camera.on:
        return marks, True
    if scene.camera.framing not in TIGHT or marks[0].figure.family in ALIVE:
        return marks, False
    names = {mark.name for mark in marks}
    pairs = [one for one in scene.relations if one.kind in ("on", "in") and one.a in names]
    under = {one.b for one in pairs} - {one.a for one in pairs}  # a box on a shelf bears books
    upper = [mark for mark in marks if mark.name not in under and not _passing(scene, mark.name)]
    least = max((mark.figure.longest for mark in upper), default=0.0) / _BESIDE
    rest = [mark for mark in marks if mark in upper or mark.name in under
            and mark.figure.longest < least]  # fmt: skip
    if not under or not upper or _stirs(scene, bodies):
        return marks, False
    return rest, True


def near_what_is_borne(scene: Scene, bodies: dict[str, Body]) -> Scene:
    """The scene, with its camera near to "a cup on a table" where the words left open how near.

    `bodies` are by entity id.
    """
    camera, there = scene.camera, {one.id for one in scene.entities} & set(bodies)
    told = camera.framing or camera.on or camera.angle or camera.eyes
    alive = any(bodies[name].figure.family in ALIVE for name in there)
    if told or alive or _stirs(scene, bodies):
        return scene
    there -= {name for name in there if _passing(scene, name)}
    held = {one.a: one.b for one in scene.relations if one.kind in ("on", "in")}
    for one in scene.relations:  # what is beside a cup on a table is on it too
        if one.kind in _BESIDE_EACH_OTHER and one.b in held:
            held.setdefault(one.a, held[one.b])
    fumes = {one.id for one in scene.entities if one.kind == FUMES}
    if fumes & set(held):
        return scene  # what smokes is looked at, and not its smoke
    pairs = [(bodies[a], bodies[b]) for a, b in held.items() if {a, b} <= there]
    named = set(held) | set(held.values())
    sizes = [(a.figure.longest, b.figure.longest) for a, b in pairs]
    if not pairs or there - named or min(sizes)[0] > _BESIDE * max(b for _, b in sizes):
        return scene
    nearer = camera.model_copy(update={"framing": "medium wide"})
    return scene.model_copy(update={"camera": nearer})


def with_room_above(scene: Scene, boxes: list[tuple[Array, Array]]) -> list[tuple[Array, Array]]:
    """The boxes (corners (N, 3)) of what is shown closely, with room for what rises from it and for
    what comes down on it."""
    kinds = {one.kind for one in scene.entities}
    room = _RISES if FUMES in kinds else 0.0
    room = _COMES_DOWN if any(one.arrangement == "shower" for one in scene.entities) else room
    if not room:
        return boxes
    up = np.array([0.0, 0.0, room])
    return [(low, high + up * (high - low)[:, 2:]) for low, high in boxes]


def but_for_showers(scene: Scene, absent: tuple[str, ...]) -> tuple[str, ...]:
    """Those who are missed in a picture; of what comes down in many pieces a few are enough."""
    pieces = {one.id: one.group for one in scene.entities if one.arrangement == "shower"}
    seen = {group for name, group in pieces.items() if group and name not in absent}
    return tuple(name for name in absent if pieces.get(name, "") not in seen)


def _passing(scene: Scene, name: str) -> bool:
    """Whether something only comes down around the rest, or rises from it: petals, steam."""
    entity = scene.entity(name)
    return entity is not None and (entity.arrangement == "shower" or entity.kind == FUMES)


def _stirs(scene: Scene, bodies: dict[str, Body]) -> bool:
    """Whether something that acts goes off from where it is, and does not only turn there."""
    acting = {name for one in scene.actions for name in one.agents}
    return any(_leaves(bodies[one]) for one in acting & set(bodies) if not _passing(scene, one))


def _leaves(body: Body) -> bool:
    way = np.ptp(body.positions[:, 0].astype(np.float64), axis=0)
    return float(np.linalg.norm(way)) > _LEAVES[0] * body.figure.longest + _LEAVES[1]
