"""On what grows: who is on a thing that becomes larger goes up with it, and who is beside it makes
way.

It is played at the size that things have at first, and they grow after that: mice that climbed onto
a pumpkin were inside of it once it was as large as a carriage.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single
from soracli.story.scene import Becoming, Scene

_GROWS = 1.15
"""How many times as large something becomes at least."""
_ONTO = ("climb", "jump", "hop", "crawl", "sit", "stand", "fly", "walk", "run", "dance", "ride")
"""Motions by which somebody gets or stays on what they are done to."""
_CROWN = 0.2
"""Of its sides how far from its middle somebody stands on what has grown."""
_ROOM = 2.0
"""Metres up to which something grows in a room: there is a lamp, and somebody may climb onto it."""
_GAP = 0.05
"""Metres between what grew and who stands beside it."""


def with_what_grows(
    scene: Scene, before: Mapping[str, Body], after: Mapping[str, Body]
) -> dict[str, Body]:
    """The bodies by entity id `after` they became what they become, with those moved who were on
    or beside what grew, as all was `before`."""
    found = dict(after)
    for one in scene.becomings:
        large = one.entity
        if one.aspect != "size" or not large or not {large} <= set(before) & set(after):
            continue
        low, high = box_of(before[large])
        wide, tall = box_of(after[large])
        factor = (tall - wide)[:, 2] / np.maximum((high - low)[:, 2], 1e-6)
        if float(np.nanmax(factor)) < _GROWS:
            continue
        upon = _upon(scene, large)
        for name, body in after.items():
            if name == large or name not in before or before[name] is not after[name]:
                continue
            if name in upon:
                found[name] = _raised(body, before[large], factor, _CROWN * (tall - wide)[:, :2])
            else:
                found[name] = _aside(found[name], (low, high), (wide, tall))
    return found


def under_the_ceiling(spec: TakeSpec, bodies: Mapping[str, Body], indoor: bool) -> TakeSpec:
    """The take in which nothing grows through the ceiling of its room."""
    if not indoor:
        return spec

    def kept(one: Becoming) -> Becoming:
        if one.aspect != "size" or one.factor <= 1 or one.entity not in bodies:
            return one
        most = max(_ROOM / max(bodies[one.entity].figure.height, 1e-3), _GROWS)
        return one.model_copy(update={"factor": min(one.factor, most)})

    becomings = tuple(kept(one) for one in spec.scene.becomings)
    if becomings == spec.scene.becomings:
        return spec
    return spec.model_copy(update={"scene": spec.scene.model_copy(update={"becomings": becomings})})


def _upon(scene: Scene, large: str) -> set[str]:
    """Who is on something at any time, and what they hold."""
    on = {one.a for one in scene.relations if one.kind == "on" and one.b == large}
    on |= {name for one in scene.actions for name in one.agents
           if one.motion in _ONTO and large in (one.target, one.over)}  # fmt: skip
    return on | {thing for one in scene.entities if one.id in on for thing in one.holds}


def _raised(body: Body, base: Body, factor: Array, crown: Array) -> Body:
    """A body as far from the foot of what it is on as that has grown, and within its `crown`."""
    foot = base.positions[:, 0].astype(np.float64).copy()
    foot[:, 2] = np.nan_to_num(box_of(base)[0][:, 2])
    low, high = box_of(body)
    spot = np.column_stack([((low + high) / 2)[:, :2], low[:, 2]])
    by = (factor - 1.0)[:, None] * (spot - foot)
    off = (spot - foot)[:, :2]
    most = np.min(crown / np.maximum(np.abs(off), 1e-3), axis=1)
    by[:, :2] = np.clip(most - 1.0, 0.0, factor - 1.0)[:, None] * off
    by[:, 2] = np.maximum(by[:, 2], 0.0)
    return replace(body, positions=single(body.positions + np.nan_to_num(by)[:, None]))


def _aside(body: Body, old: tuple[Array, Array], new: tuple[Array, Array]) -> Body:
    """A body out of the way of what grows into it, away from that."""
    low, high = box_of(body)
    was_in = ((low < old[1]) & (high > old[0])).all(axis=1)
    is_in = ((low < new[1]) & (high > new[0])).all(axis=1) & ~was_in
    if not is_in.any() or was_in.any():
        return body
    middle, about = (low + high) / 2, (new[0] + new[1]) / 2
    side = np.sign(np.nanmedian((middle - about)[:, 0])) or 1.0
    edge = np.where(side > 0, new[1][:, 0] - low[:, 0], new[0][:, 0] - high[:, 0])
    by = np.where(is_in, edge + side * _GAP, 0.0)
    by = side * np.maximum.accumulate(np.nan_to_num(side * by))
    return replace(body, positions=single(body.positions + by[:, None, None] * np.eye(3)[0]))
