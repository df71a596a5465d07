"""Stood in the picture: who stands where the camera does not see them, out of the picture or behind
what is larger, and has to do with nobody, stands where it sees them.

A fire truck is not in the barn that somebody comes out of, a row of stalls does not stand where
nobody looks. What is told of where they are still holds after it; who goes is dealt with in
`into_picture`.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.clearance import looks
from soracli.stage.into_picture import is_clear, may_move, shifted, spots_seen, still_told
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.roll_call import missed, named
from soracli.stage.told_places import Box
from soracli.stage.turns import Array
from soracli.stage.ways_held import together

_STILL = 0.35
"""Metres that somebody stirs at most who stays."""
_SHARES = (0.16, 0.24, 0.36, 0.5, 0.1, 0.7, 0.06)
"""How large they are in the picture, of its width, in the order in which that is tried."""
_PLACES = (0.45, -0.45, 0.7, -0.7, 0.2, -0.2, 0.0)
"""Where they are, from the middle of the picture to its sides."""
_ENOUGH = 0.6
"""The share of the frames in which they are in the picture at least."""
_TRIES = 10
"""Places at most that are looked at as the renderer does."""
_BORNE = ("on", "in", "under", "around", "between")
"""Relations of those whose place is that of another."""


def stood_in(
    spec: TakeSpec,
    blocking: Blocking,
    path: CameraPath,
    bodies: dict[str, Body],
    piece: SetPiece,
) -> dict[str, Body]:
    """The bodies by entity id, with those who stand unseen where the camera sees them."""
    size, names = (spec.width, spec.height), named(spec.scene, bodies)
    free = [one for one in names if is_free(one, spec, blocking, bodies)]
    if not (may_move(spec, piece) and free):
        return bodies
    absent = missed(names, path, bodies, piece, size)
    for name in (one for one in free if one in absent):
        if name not in absent:
            continue
        along = _along(name, absent, free, blocking) & set(bodies)
        for tried, by in enumerate(_spots(name, along, blocking, path, bodies, piece, size)):
            found = bodies | {one: shifted(bodies[one], by) for one in along}
            lost = missed(names, path, found, piece, size)
            if set(lost) < set(absent) and name not in lost and still_told(spec, bodies, found):
                bodies, absent = found, lost
                break
            if tried + 1 >= _TRIES:
                break
    return bodies


def is_free(name: str, spec: TakeSpec, blocking: Blocking, bodies: Mapping[str, Body]) -> bool:
    """Whether somebody stays, and nobody has to do with where."""
    mark = blocking.marks.get(name)
    if mark is None or mark.kept or mark.film or mark.holder or mark.mount:
        return False
    if mark.role in ("held", "rider"):
        return False
    root = bodies[name].positions[bodies[name].visible, 0]
    if not len(root) or float(np.ptp(root, axis=0).max()) > _STILL:
        return False
    told = spec.scene.camera
    if name in (told.eyes, told.on, told.over):
        return False
    bound = any(one.a == name and one.kind in _BORNE for one in spec.scene.relations)
    return not bound and not any(_has_to_do(name, one.agents, (one.target, one.over,
                                 one.instrument)) for one in spec.scene.actions)  # fmt: skip


def _has_to_do(name: str, agents: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether somebody does something to another, or another to them."""
    return name in others or (name in agents and any(others))


def _along(name: str, absent: tuple[str, ...], free: list[str], blocking: Blocking) -> set[str]:
    """Who is moved with somebody: what is on them, and those of their group who are unseen too."""
    group = blocking.marks[name].entity.group
    mates = [one for one in free if group and blocking.marks[one].entity.group == group]
    unseen = {one for one in mates if one in absent}
    moved = set(mates) if 2 * len(unseen) > len(mates) else {name}
    return set().union(*(together(one, blocking) for one in moved))


def _spots(
    name: str,
    along: set[str],
    blocking: Blocking,
    path: CameraPath,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    size: tuple[int, int],
) -> Iterator[Array]:
    """By how much (3,) they could be moved, the likeliest first."""
    frames, box = looks(len(path.position)), _around([Box.of(bodies[one]) for one in along])
    near = {one for one, mark in blocking.marks.items() if not mark.beyond}
    others = {one: Box.of(bodies[one]) for one in bodies if one in near - along}
    at, middle = int(frames[len(frames) // 2]), np.median(box.middle, axis=0)
    longest = float(np.median(box.size, axis=0).max())
    for spot in spots_seen(path, at, (_SHARES, _PLACES), longest, size):
        by = (spot - middle) * (1, 1, 0)
        there = box.moved(np.tile(by, (len(box.low), 1)))
        out = float(np.linalg.norm((there.root[:, :2]), axis=1).max())
        if out > max(piece.reach, *(float(np.linalg.norm(one.root[0, :2]))
                                    for one in others.values()), 0.0):  # fmt: skip
            continue
        if is_clear(path, there, others, frames, size, _ENOUGH):
            yield by


def _around(boxes: list[Box]) -> Box:
    """The box about several."""
    first = boxes[0]
    low = np.min([one.low for one in boxes], axis=0)
    high = np.max([one.high for one in boxes], axis=0)
    return Box(low, high, first.root, first.deck)
