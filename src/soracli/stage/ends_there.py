"""Ends there: what falls, rolls or drifts into or onto something is there in the end.

What nothing else is told of, a cup, a mat, stands where the other comes down anyway. Else the way
of the one who comes there leads a little further with each of its steps; into a vessel it goes over
the rim.
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.liquids import LIQUID
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.places_told import Placed, place_for
from soracli.stage.told_bodies import ToldBodies
from soracli.stage.told_places import Box, holds
from soracli.stage.turns import Array
from soracli.story.scene import Action, Scene, Spatial

_BORNE = ("on", "in")
_LET_GO = ("put_down", "drop", "throw")
"""Motions by which a thing gets out of a hand."""
_FREE = ("prop", "fixture")
"""Roles of things that may as well stand elsewhere."""
_LIGHT = 1.2
"""Metres up to which a thing is that may as well stand elsewhere."""
_FAR = 3.0
"""Metres that it is moved at most: further off it would not be seen before."""
_STIRS = 0.01
"""Metres from one frame to the next below which nothing goes anywhere."""
_LATE, _HOP, _OVER = 0.72, 7, 0.06
"""When in a clip it is there at the latest, as a share of it; frames of the last hop, and metres by
which that clears the rim."""


def end_there(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with those in or on something in the end who come there."""
    ends = _Ends(blocking, bodies)
    for one in blocking.scene.actions:
        if one.side in _BORNE and one.target in ends.bodies and not _puts(one):
            ends.come(one, one.side)
    return ends.bodies


class _Ends(ToldBodies):
    """Brings one after the other there."""

    def come(self, one: Action, side: Spatial) -> None:
        """Bring those who do something there, or the thing to them."""
        comes = [name for name in one.agents if name in self.bodies]
        comes = [name for name in comes if not _goes_on(one, name, self.scene)]
        for rank, name in enumerate(comes):
            pair = (
                (self.marks[name], self.box(name)),
                (self.marks[one.target], self.box(one.target)),
            )
            if not _may(self.marks[name], one) or _is_there(side, *pair) or self._is_full(one):
                continue
            target = place_for(side, *pair, (rank, len(comes)), 0.0)
            if target is not None and np.isfinite(target).all():
                self._come(pair, side, target)

    def _come(self, pair: tuple[Placed, Placed], side: Spatial, target: Array) -> None:
        """The thing where the other comes down, or the other to the thing."""
        (mark, own), (other, _) = pair
        by = (target - own.middle)[-1]
        if 0.2 < float(np.linalg.norm(by[:2])) < _FAR and self._is_free(other):
            aside = np.tile([-by[0], -by[1], 0.0], (len(target), 1))
            self._move_each(self._along(other.name) - {mark.name}, aside)
            by = np.array([0.0, 0.0, by[2]])
        along = self._along(mark.name)
        self._move_each(along, _way(own, self.box(other.name), by, hops=side == "in"))

    def _is_full(self, one: Action) -> bool:
        """Whether there is a liquid in it, in which nobody would see what sank."""
        inside = {two.a for two in self.scene.relations if (two.kind, two.b) == ("in", one.target)}
        return any(self.marks[name].entity.kind == LIQUID for name in inside & set(self.marks))

    def _is_free(self, mark: Mark) -> bool:
        """Whether nothing else is told of where a thing is."""
        told = {name for one in self.scene.relations for name in (one.a, one.b)}
        told |= {name for one in self.scene.actions for name in (*one.agents, one.over)}
        light = mark.figure.longest <= _LIGHT and mark.figure.family != "furniture"
        return mark.role in _FREE and mark.name not in told and light


def _puts(one: Action) -> bool:
    """Whether somebody puts a thing into another: it is brought there (`put_there`), and not who
    puts it into that thing."""
    return one.motion in _LET_GO and bool(one.over)


def _goes_on(one: Action, name: str, scene: Scene) -> bool:
    """Whether somebody does more after that."""
    return any(name in two.agents and two.order > one.order for two in scene.actions)


def _may(mark: Mark, one: Action) -> bool:
    """Whether it is a thing that comes there by itself, or somebody who falls."""
    loose = mark.role not in ("held", "rider") and not mark.kept
    return loose and (mark.figure.family not in ALIVE or one.motion == "fall")


def _is_there(side: Spatial, a: Placed, b: Placed) -> bool:
    """Whether it comes to be there anyway, and was not there before."""
    held = holds(side, a[1], b[1])
    return bool(held[-max(1, len(held) // 5) :].all() and not held[0])


def _way(own: Box, base: Box, by: Array, hops: bool) -> Array:
    """A little further with each of its steps, and over the rim at the end."""
    steps = np.linalg.norm(np.diff(own.root, axis=0, prepend=own.root[:1]), axis=1)
    steps = np.where(steps < _STIRS, 0.0, steps)
    count = len(steps)
    last = int(np.flatnonzero(steps)[-1]) if steps.any() else count // 2
    last = min(max(last, _HOP), int(_LATE * count))
    steps[last + 1 :] = 0.0
    part = np.cumsum(steps) / float(steps.sum()) if steps.any() else np.zeros(count)
    frames = np.arange(count)
    if not steps.any():
        part = np.clip((frames - last + _HOP) / _HOP, 0.0, 1.0)
    hop = np.clip((frames - last + _HOP) / _HOP, 0.0, 1.0)
    found = part[:, None] * by
    found[:, 2] = hop * by[2]
    rim = float(base.high[last, 2] - own.low[last, 2]) + _OVER
    if hops and rim > 0:
        found[:, 2] += 4 * rim * hop * (1 - hop)
    # what still rolls or falls past it afterwards stays where it came to rest
    rest = own.middle[-1] - own.middle
    found[last:] += rest[last:]
    return np.asarray(found)
