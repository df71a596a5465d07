"""Cushions: balls that roll on a pool table stay on it, and come back from its sides."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.turns import Array, pitch, yaw

_TABLES = frozenset(("pool_table",))
_ROLLS = frozenset(("roll", "slide", "collide", "bounce"))
_RIM = 0.17
"""Metres from the edge of a table to the inner side of its cushions."""
_PACE, _LASTS = 1.25, 2.6
"""Metres a second of a ball at first, and seconds in which that falls to a third."""
_WAYS = (0.32, 2.5, -0.85, 3.6, 1.2, -2.2)
"""Headings in radians in which balls go off, one after the other."""


def keep_on_tables(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id at world seconds `times` (N,), with the balls kept on pool tables."""
    found = dict(bodies)
    tables = [one for one in blocking.marks.values() if one.entity.kind in _TABLES]
    for table in tables if len(tables) == 1 else ():
        if table.name not in found:
            continue
        on_it = {one.a for one in blocking.scene.relations
                 if one.kind == "on" and one.b == table.name}  # fmt: skip
        balls = [one for one in blocking.marks.values() if _rolls(one, on_it, table)]
        for place, ball in enumerate(balls):
            if ball.name in found:
                found[ball.name] = _rolled(found[ball.name], found[table.name], place, times)
    return found


def _rolls(mark: Mark, on_it: set[str], table: Mark) -> bool:
    deeds = [beat.action for beat in mark.beats if beat.motion in _ROLLS]
    over = any(one.over == table.name for one in deeds)
    return mark.figure.family == "ball" and bool(deeds) and (over or mark.name in on_it)


def _rolled(ball: Body, table: Body, place: int, times: Array) -> Body:
    """A ball that rolls off in a way of its own, slower and slower, and back from each side."""
    low, high = (one[0] for one in box_of(table))
    under, over = (one[0] for one in box_of(ball))
    radius = 0.5 * float(over[2] - under[2])
    start = 0.5 * (under + over)
    gone = _PACE * _LASTS * (1 - np.exp(-np.maximum(times, 0.0) / _LASTS))
    turn = _WAYS[place % len(_WAYS)]
    way = np.array([np.cos(turn), np.sin(turn)])
    room_low, room_high = low[:2] + _RIM + radius, high[:2] - _RIM - radius
    flat = np.clip(start[:2], room_low, room_high) + gone[:, None] * way
    span = np.maximum(room_high - room_low, 1e-3)
    fold = np.mod(flat - room_low, 2 * span)
    flat = room_low + np.where(fold > span, 2 * span - fold, fold)
    step = np.diff(flat, axis=0, prepend=flat[:1])
    rotation = ball.rotations.astype(np.float64)
    turned = np.eye(3)
    for frame, (x, y) in enumerate(step):
        far = float(np.hypot(x, y))
        if far > 1e-9:
            way_of, rolls = np.array([np.arctan2(y, x)]), np.array([far / max(radius, 1e-3)])
            turned = (yaw(way_of) @ pitch(rolls) @ yaw(-way_of))[0] @ turned
        rotation[frame] = turned @ ball.rotations[0].astype(np.float64)
    middle = ball.figure.mesh.vertices.mean(axis=0) - ball.figure.rig.rest[0]
    centers = np.column_stack([flat, np.full(len(flat), start[2])])
    root = centers - np.einsum("nij,j->ni", rotation[:, 0], middle.astype(np.float64))
    off = ball.positions - ball.positions[:, :1]
    return replace(ball, positions=(root[:, None] + off).astype(np.float32),
        rotations=rotation.astype(np.float32))  # fmt: skip
