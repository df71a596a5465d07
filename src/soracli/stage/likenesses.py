"""Likenesses: what is painted on a board or shown on a poster is flat, and as large as that.

"A canvas with one blue horse" is no horse that stands beside a canvas: its body is pressed flat on
what it is painted on, and takes the most of it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.skinned import skin_at
from soracli.stage.turns import Array, single, yaw
from soracli.story.scene import Relation, Scene

_PAINTS = ("paint", "draw", "sketch", "write")
"""Motions by which a likeness comes to be."""
_SHEETS = frozenset(
    ("picture", "easel", "poster", "billboard", "blackboard", "whiteboard", "letter", "wall",
     "banner", "flag", "plate", "placard", "newspaper")
)  # fmt: skip
"""Kinds of what likenesses are on."""
_PICTURES = frozenset(("picture", "poster", "billboard", "banner"))
"""Kinds on which nobody stands: what is on them is a likeness, be it painted now or not."""
_FILLS, _HIGH, _RELIEF = 0.8, 0.62, 0.02
"""The share of the width and of the height of a sheet that a likeness takes, and metres that it
stands out of it."""
_BEGUN = 0.2
"""When in a clip that which is being painted is seen, as a share of it."""


def as_likenesses(scene: Scene, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with those flat that are painted on others."""
    found = dict(bodies)
    for one in scene.relations:
        if one.kind == "on" and {one.a, one.b} <= set(found) and _is_likeness(one, scene, found):
            flat = _pressed(found[one.a], found[one.b])
            found[one.a] = _begun(flat) if _is_painted(one.a, scene) else flat
    return found


def _is_painted(name: str, scene: Scene) -> bool:
    return any(one.motion in _PAINTS and one.target == name for one in scene.actions)


def _is_likeness(one: Relation, scene: Scene, bodies: Mapping[str, Body]) -> bool:
    entity, sheet = scene.entity(one.a), scene.entity(one.b)
    if entity is None or sheet is None or sheet.kind not in _SHEETS:
        return False
    if _is_painted(one.a, scene):
        return True
    acts = any(one.a in action.agents for action in scene.actions)
    alive = bodies[one.a].figure.family in ALIVE
    return alive and not acts and sheet.kind in _PICTURES


def _pressed(body: Body, sheet: Body) -> Body:
    """A body as a relief on the broad side of a sheet, in all frames as it is in the first."""
    axes, (wide, high) = _sides(sheet)
    count = len(body.visible)
    root, turn = body.positions[0, 0].astype(np.float64), body.rotations[0].astype(np.float64)
    ahead = float(np.arctan2(turn[0, 1, 0], turn[0, 0, 0]))
    own = yaw(np.array([-ahead]))[0]
    figure = body.figure
    across, up = max(figure.length, 1e-3), max(figure.height, 1e-3)
    scale = min(_FILLS * wide / across, _HIGH * high / up)
    side = own.T @ np.array([0.0, 1.0, 0.0])  # from it to what is beside it
    thin = (_deep(sheet, axes[:, 1]) + 2 * _RELIEF) / max(_deep(body, side), 1e-3)
    press = axes @ np.diag([scale, min(thin, scale), scale]) @ own
    rotations = np.tile(press @ turn, (count, 1, 1, 1))
    lever = (body.positions[0].astype(np.float64) - root) @ press.T
    there = sheet.positions[:, 0].astype(np.float64)
    flat = replace(
        body,
        rotations=single(rotations),
        positions=single(there[:, None] + lever),
        visible=body.visible & sheet.visible,
    )
    middle, goal = (np.mean([low[0], high[0]], axis=0) for low, high in map(box_of, (flat, sheet)))
    return replace(flat, positions=single(flat.positions + (goal - middle)))


def _deep(body: Body, way: Array) -> float:
    """Metres from the first to the last point of a body along a way, in the first frame."""
    count = len(body.figure.mesh.vertices)
    points = skin_at(body, np.array([0]), np.arange(count))[0].astype(np.float64)
    return float(np.ptp(points @ way)) if count else 0.0


def _sides(sheet: Body) -> tuple[Array, Array]:
    """The world axes (3, 3) of a likeness, ahead, aside and up in columns, on the broad side of a
    sheet, and the metres (2,) of that: how wide and how high."""
    turn = sheet.rotations[0, 0].astype(np.float64)
    figure = sheet.figure
    long = np.array([figure.length, figure.width, figure.height])
    thin = int(np.argmin(long))
    if thin == 2:  # it lies: the feet of what is on it are toward the camera
        wide, high = turn[:, 0], turn[:, 1]
        size = long[:2]
    else:
        wide, high = turn[:, 1 - thin], turn[:, 2]
        size = long[[1 - thin, 2]]
    return np.stack([wide, np.cross(high, wide), high], axis=1), size


def _begun(body: Body) -> Body:
    first = int(_BEGUN * len(body.visible))
    later = np.arange(len(body.visible)) >= first
    return replace(body, visible=body.visible & later)
