"""Sides shown: who is told to be beside, before or behind another is so in the picture, too.

Sides are told as who looks at a scene sees them; it is played for a camera that looks along +y. One
that follows somebody, or stands elsewhere for their way to be seen, may see a truck before the
greenhouse that it is told to be to the left of. Who of the two stays and has to do with nobody
stands where the camera sees it where it is told to be.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.clearance import looks
from soracli.stage.facing_told import turned_about
from soracli.stage.into_picture import axes_at, is_clear, may_move, shifted, still_told
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.picture_sides import SIDED
from soracli.stage.roll_call import missed, named
from soracli.stage.stood_in_picture import is_free
from soracli.stage.told_places import Box
from soracli.stage.turns import Array
from soracli.stage.ways_held import together
from soracli.story.scene import Relation, Spatial

_OFTEN = 0.5
"""The share of the frames looked at in which a side has to be seen, if not in the last of them."""
_ASIDE, _ROOM = 0.02, 0.1
"""Of the distance how far aside something is at least, and how much further than half of both one
may be aside of what it is before or behind."""
_ENOUGH = 0.6
"""The share of the frames in which it is in the picture at least."""
_APART = (1.1, 1.4, 1.9, 2.6)
"""Of half of both how far two stand apart, in the order in which that is tried."""
_ACROSS = (0.0, 0.6, -0.6, 0.95, -0.95, 1.07, -1.07, 1.2, -1.2)
"""Of half of both how far one is aside of what it is before or behind."""
_DEEP = (0.0, 0.6, 1.2, 2.0, 3.0, -0.6)
"""Of half of both how far one is behind what it is aside of: further off there is more room."""
_FARTHER = 1.2
"""Of how far out others are how far out one may be."""
_TRIES = 6
"""Places at most that are looked at as the renderer does."""
_OTHERWISE: dict[Spatial, Spatial] = {
    "left of": "right of", "right of": "left of", "in front of": "behind", "behind": "in front of",
}  # fmt: skip
"""How the second is to the first."""


def put_on_their_sides(
    spec: TakeSpec,
    blocking: Blocking,
    path: CameraPath,
    bodies: dict[str, Body],
    piece: SetPiece,
) -> dict[str, Body]:
    """The bodies by entity id, with those on their sides in the picture that were not so."""
    if not may_move(spec, piece) or spec.scene.camera.eyes:
        return bodies
    size, names = (spec.width, spec.height), named(spec.scene, bodies)
    for one in spec.scene.relations:
        if one.kind not in SIDED or not {one.a, one.b} <= set(bodies):
            continue
        if is_shown(one, path, bodies) and _both_seen(one, path, bodies, piece, size):
            continue
        for told in (one, Relation(kind=_OTHERWISE[one.kind], a=one.b, b=one.a)):
            if not is_free(told.a, spec, blocking, bodies):
                continue
            found = _put(told, spec, blocking, path, bodies, piece, names)
            if found is bodies:
                broad = _broadside(told.a, blocking, path, bodies)
                tried = _put(told, spec, blocking, path, broad, piece, names)
                found = bodies if tried is broad else tried
            if found is not bodies:
                bodies = found
                break
    return bodies


def _broadside(
    name: str, blocking: Blocking, path: CameraPath, bodies: dict[str, Body]
) -> dict[str, Body]:
    """The bodies with a vehicle that bears nobody turned to be seen from its side."""
    mark, body = blocking.marks[name], bodies[name]
    if mark.figure.family != "vehicle" or len(together(name, blocking) & set(bodies)) > 1:
        return bodies
    _, right = _flat(path, len(path.position) // 2)
    ahead = body.rotations[-1, 0, :2, 0].astype(np.float64)
    along = np.round(np.arctan2(right[1], right[0]) / (np.pi / 2)) * np.pi / 2  # along the set
    angle = float(along - np.arctan2(ahead[1], ahead[0]))
    return bodies | {name: turned_about(body, body.positions[0, 0].astype(np.float64), angle)}


def _both_seen(
    one: Relation, path: CameraPath, bodies: Mapping[str, Body], piece: SetPiece,
    size: tuple[int, int],
) -> bool:  # fmt: skip
    return not missed((one.a, one.b), path, bodies, piece, size)


def _put(
    one: Relation,
    spec: TakeSpec,
    blocking: Blocking,
    path: CameraPath,
    bodies: dict[str, Body],
    piece: SetPiece,
    names: tuple[str, ...],
) -> dict[str, Body]:
    """The bodies with the first of a relation where it is shown; as they were where it cannot."""
    size = (spec.width, spec.height)
    along = together(one.a, blocking) & set(bodies)
    absent = set(missed(names, path, bodies, piece, size))
    sided = [two for two in spec.scene.relations if two.kind in SIDED and {two.a, two.b} & along]
    sided = [two for two in sided if {two.a, two.b} <= set(bodies)]
    others = [two for two in sided if is_shown(two, path, bodies)]
    rest = _unsided(spec)
    if one.b in along:
        return bodies
    for tried, by in enumerate(_spots(one, along, blocking, path, bodies, piece, size)):
        found = bodies | {name: shifted(bodies[name], by) for name in along}
        lost = set(missed(names, path, found, piece, size))
        kept = all(is_shown(two, path, found) for two in others)
        if lost <= absent and one.a not in lost and kept and still_told(rest, bodies, found):
            return found
        if tried + 1 >= _TRIES:
            break
    return bodies


def _unsided(spec: TakeSpec) -> TakeSpec:
    """The take without the sides that it tells: they are seen, not measured from +y."""
    kept = tuple(one for one in spec.scene.relations if one.kind not in SIDED)
    return spec.model_copy(update={"scene": spec.scene.model_copy(update={"relations": kept})})


def _spots(
    one: Relation,
    along: set[str],
    blocking: Blocking,
    path: CameraPath,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    size: tuple[int, int],
) -> Iterator[Array]:
    """By how much (3,) the first could be moved, the likeliest first."""
    frames = looks(len(path.position))
    own, base = Box.of(bodies[one.a]), Box.of(bodies[one.b])
    near = {name for name, mark in blocking.marks.items()
            if not (mark.beyond or mark.entity.arrangement == "shower")}  # fmt: skip
    others = {name: Box.of(bodies[name]) for name in bodies if name in near - along}
    out = [float(np.linalg.norm(box.root[0, :2])) for box in others.values()]
    reach = max([piece.reach, *(_FARTHER * one for one in out)])
    for by in _ways(one, own, base, path, int(frames[2 * len(frames) // 3])):
        there = own.moved(np.tile(by, (len(own.low), 1)))
        if float(np.linalg.norm(there.root[:, :2], axis=1).max()) > reach:
            continue
        if not _held(one.kind, there, base, path, frames):
            continue
        if is_clear(path, there, others, frames, size, _ENOUGH):
            yield by


def _ways(one: Relation, own: Box, base: Box, path: CameraPath, at: int) -> Iterator[Array]:
    """By how much (3,) the first has to be moved to be to the second as told at a frame."""
    ahead, right = _flat(path, at)
    sideways = one.kind in ("left of", "right of")
    axis, across = (right, ahead) if sideways else (ahead, right)
    sign = -1.0 if one.kind in ("left of", "in front of") else 1.0
    reach, aside = (float(_along(own, base, way, at)) for way in (axis, across))
    for apart in _APART:
        for part in _DEEP if sideways else _ACROSS:
            goal = base.middle[at] + sign * apart * reach * axis + part * aside * across
            yield (goal - own.middle[at]) * (1, 1, 0)


def _flat(path: CameraPath, at: int) -> tuple[Array, Array]:
    """Ahead and to the right of a camera at a frame, on the ground."""
    ahead, right, _ = axes_at(path, at)
    flat = np.array([ahead[0], ahead[1], 0.0])
    long = float(np.linalg.norm(flat))
    flat = flat / long if long > 1e-6 else np.array([-right[1], right[0], 0.0])
    return flat, np.array([flat[1], -flat[0], 0.0])


def _along(own: Box, base: Box, way: Array, at: int) -> float:
    """Half of what two boxes take along a way, metres."""
    return float((np.abs(way) * (own.size[at] + base.size[at])).sum() / 2)


def is_shown(one: Relation, path: CameraPath, bodies: Mapping[str, Body]) -> bool:
    """Whether a side that is told is seen so in the picture."""
    there = bodies[one.a].visible & bodies[one.b].visible
    frames = looks(len(path.position))
    frames = frames[there[frames]]
    if not len(frames):
        return True
    return _held(one.kind, Box.of(bodies[one.a]), Box.of(bodies[one.b]), path, frames)


def _held(kind: str, a: Box, b: Box, path: CameraPath, frames: Array) -> bool:
    held = np.array([_at(kind, a, b, path, int(frame)) for frame in frames])
    return bool(held.mean() >= _OFTEN or held[-2:].all())


def _at(kind: str, a: Box, b: Box, path: CameraPath, frame: int) -> bool:
    """Whether one is on a side of another in the picture of a frame."""
    if kind in ("right of", "in front of"):
        a, b, kind = b, a, "left of" if kind == "right of" else "behind"
    ahead, right, _ = axes_at(path, frame)
    eye = path.position[frame].astype(np.float64)
    far, deep = (max(float((box.middle[frame] - eye) @ ahead), 1e-3) for box in (a, b))
    x, other = (
        float((box.middle[frame] - eye) @ right) / way for box, way in ((a, far), (b, deep))
    )
    if kind == "left of":
        return other - x > _ASIDE
    wide = sum(float(np.abs(right[:2]) @ box.size[frame, :2]) / way / 2
               for box, way in ((a, far), (b, deep)))  # fmt: skip
    return far > deep + 0.1 and abs(x - other) < wide + _ROOM
