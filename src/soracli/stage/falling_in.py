"""Falling in: what falls into a basket or a bowl ends in it.

To physics the inside of a thing is as solid as its walls: an apple would lie on the handle of the
basket. So it is led: down past the rim, and onto the floor.
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.hollows import relief
from soracli.stage.marks import Mark
from soracli.stage.physics import Hold, Prop
from soracli.stage.spots import spot_inside
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY
from soracli.story.scene import Scene

_HOLLOW = 0.72
"""The share of the height of its rim up to which what is in the middle of it is its floor."""
_BOUNCE, _LASTS = 0.05, 0.22
"""How high it hops once it is down, of how far it fell, and for how many seconds."""
_FOREVER = 1e6
"""World seconds, of what is never let go."""


def is_hollow(mark: Mark) -> bool:
    """Whether others fall into a thing rather than onto it."""
    if not len(mark.figure.mesh.vertices):
        return False
    found = relief(mark.figure)
    return found.level < _HOLLOW * found.rim


def stay_for_others(prop: Prop, mark: Mark, marks: Mapping[str, Mark], scene: Scene) -> None:
    """Keep a prop where it is that others fall into, or fly up out of; `marks` by entity id."""
    inside = {one.a for one in scene.relations if one.kind == "in" and one.b == mark.name}
    falls = {name for one in scene.actions for name in one.agents
             if one.motion == "fall" and one.target == mark.name}  # fmt: skip
    leaves = {name for one in scene.actions for name in one.agents
              if name in inside and one.direction == "up"}  # fmt: skip
    props = [marks[name] for name in falls if name in marks]
    if leaves or (any(one.role == "prop" for one in props) and is_hollow(mark)):
        place, rotation = prop.position.copy(), prop.rotation
        prop.hold, prop.released = (lambda time: (place, rotation)), _FOREVER


def lead_into(prop: Prop, mark: Mark, goal: Mark, begin: float, place: tuple[int, int]) -> None:
    """Let a prop fall into another from a world second on, if that is open above.

    It is one of several: `place` is how many are in there already, and how many there will be.
    """
    if not is_hollow(goal):
        return
    end = spot_inside(mark, goal, *place)
    prop.hold = _falling(prop.position, end, begin, prop.rotation)
    prop.released = _FOREVER


def _falling(start: Array, end: Array, begin: float, rotation: Array) -> Hold:
    """The way of what falls from one place (3,) to another from a world second on."""
    depth = max(float(start[2] - end[2]), 0.0)
    down = float(np.sqrt(2 * depth / GRAVITY))

    def way(time: float) -> tuple[Array, Array]:
        since = max(time - begin, 0.0)
        share = min(since / max(down, 1e-6), 1.0)
        high = end[2] + depth * (1 - share**2)
        if since > down:
            part = min((since - down) / _LASTS, 1.0)
            high = end[2] + 4 * _BOUNCE * depth * part * (1 - part)
        flat = start[:2] + (end - start)[:2] * share
        return np.array([flat[0], flat[1], high]), rotation

    return way
