"""Tipping over: what somebody runs into stands until they are there, and falls the way they go."""

from collections.abc import Iterable, Mapping

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark, reach
from soracli.stage.physics import Prop
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY
from soracli.story.scene import Action

_PUSHED = 1.3
"""How much faster than needed something turns over its edge."""
_FINE = 20
"""Instants a second at which somebody is looked for beside it."""
_SLENDER = 2.5
"""How many times as high as wide what falls is as soon as somebody walks into it."""
_TALL, _AWAY = 0.6, 1.7
"""Metres up to which a thing is kicked away as it falls, and how fast, metres a second: whoever
walks on does not step on it."""
_AHEAD = 0.32
"""Metres before the middle of somebody who walks at which they run into a thing."""
_GAP = 0.05
"""Metres between them as it begins to fall."""
_LONG = 1.5
"""How many times as long as wide what falls on its side is, whoever runs into it: a bike."""


def push_over(prop: Prop, mark: Mark, marks: Mapping[str, Mark], actions: Iterable[Action]) -> None:
    """Let a thing fall over when whoever knocks it over arrives. `marks` by entity id."""
    ways = [one for one in actions if one.motion == "knock_over" and one.target == mark.name]
    doers = [marks[name] for one in ways for name in one.agents if name in marks]
    if not doers or mark.entity.group or prop.hold is not None or not _stands(mark):
        return
    struck = _struck(doers[0], mark)
    if struck is None:
        return
    since, heading = struck
    start, rotation = prop.position.copy(), prop.rotation
    prop.spin, prop.velocity = tipping(mark, rotation, _sideways(mark, heading))
    if mark.figure.height < _TALL:
        prop.velocity = prop.velocity + _AWAY * np.array([np.cos(heading), np.sin(heading), 0.0])
    prop.hold, prop.released = (lambda time: (start, rotation)), since


def falls_alone(beat: Beat, marks: Mapping[str, Mark]) -> bool:
    """Whether what a beat knocks over falls as it is told to here, and the body of who does it has
    nothing to push."""
    thing = marks.get(beat.action.target) if beat.motion == "knock_over" else None
    return thing is not None and not thing.entity.group and _stands(thing)


def _sideways(mark: Mark, heading: float) -> float:
    """The heading (radians) in which it falls: a long thing over its long edge."""
    if mark.figure.length < _LONG * mark.figure.width:
        return heading
    aside = mark.heading + 0.5 * np.pi
    return float(aside if np.cos(heading - aside) >= 0 else aside + np.pi)


def _stands(mark: Mark) -> bool:
    """Whether it stands on the ground, and is too broad to be brushed over."""
    figure = mark.figure
    slender = figure.height > _SLENDER * max(figure.length, figure.width)
    on_ground = float(mark.position[2]) < 0.6 * figure.height
    return on_ground and not slender


def _struck(doer: Mark, mark: Mark) -> tuple[float, float] | None:
    """The world second at which somebody who is alive or drives is at a thing, and the heading
    (radians) in which they go then; None if they never are."""
    if doer.route is None or doer.figure.family not in (*ALIVE, "vehicle"):
        return None
    times = np.arange(0.0, float(doer.route.times[-1]), 1.0 / _FINE)
    if len(times) == 0:
        return None
    gaps = np.linalg.norm((doer.route.at(times) - mark.position)[:, :2], axis=1)
    person = doer.figure.family == "person"
    ahead = _AHEAD if person else 0.5 * doer.figure.length
    near = np.flatnonzero(gaps <= ahead + 0.5 * reach(mark.figure) + _GAP)
    if len(near) == 0:
        return None
    time = float(times[near[0]])
    return time, float(doer.route.heading_at(np.array([time]))[0])


def tipping(mark: Mark, rotation: Array, heading: float) -> tuple[Array, Array]:
    """Spin and velocity of the middle (3,) of a thing, turned by a rotation (3, 3), that has just
    been pushed over to a heading.

    Radians and metres per second. The kinetic energy of turning about its lower edge is a little
    more than what lifts its middle over that edge: for a box of height h and depth d with
    r = sqrt(h^2 + d^2) / 2 that is m g (r - h / 2) = (2 / 3) m r^2 w^2.
    """
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    along, across = np.abs(rotation.T @ ahead)[:2]
    depth = float(along * mark.figure.length + across * mark.figure.width)
    height = mark.figure.height
    arm = 0.5 * float(np.hypot(height, depth))
    rate = _PUSHED * np.sqrt(1.5 * GRAVITY * max(arm - 0.5 * height, 0.0)) / arm
    spin = rate * np.cross([0.0, 0.0, 1.0], ahead)
    lever = np.array([0.0, 0.0, 0.5 * height]) - 0.5 * depth * ahead
    return spin, np.asarray(np.cross(spin, lever))
