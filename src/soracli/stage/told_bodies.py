"""Told bodies: those of a take as they are while what is told of them is mended.

Where each one is, whether what is told of it holds, who goes along when it is moved.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.piles import in_a_pile, on_top_of, piles
from soracli.stage.places_told import is_hidden_in
from soracli.stage.supports import in_turn
from soracli.stage.told_places import Box, holds, is_kept
from soracli.stage.turns import Array, single
from soracli.story.scene import Relation, Scene

_STILL = frozenset(
    ("", "stand", "sit", "lie", "sleep", "look", "float", "rock", "swing", "hang", "spin", "stack",
     "burn", "balance", "crouch", "dance", "flutter")
)  # fmt: skip
"""What is said of a thing that stays where it is."""
_GONE = 0.6
"""Metres from which on somebody has gone somewhere."""
_HANGS = ("hang", "dangle", "swing", "droop", "suspend", "sway")
_WITH_BEDS = ("pickup", "flatbed", "truck")
"""Kinds of cars that have what they carry in the open behind the cab."""
_LOOKS_OVER = 0.3
"""Of their height how much of somebody in a basket is over its rim at least."""
_BORNE = ("on", "in")
_MOST = 60
"""Relations of a scene that are looked after: more than that is a crowd."""


class ToldBodies:
    """The bodies of a take by entity id, and what is told of where they are."""

    def __init__(self, blocking: Blocking, bodies: Mapping[str, Body]) -> None:
        self.scene: Scene = blocking.scene
        self.marks = blocking.marks
        self.bodies = dict(bodies)
        self.boxes: dict[str, Box] = {}
        going = {one for one in bodies if self.goes(one)}
        struck = {self.marks[one].entity.group for one in going} - {""}
        still = [one for one in bodies if self.marks[one].entity.group not in struck]
        self.piles = piles(self.marks, [one for one in still if one not in going])
        unsaid = {one.id for one in self.scene.entities if one.implied}  # the table of a cook
        here = [one for one in self.scene.relations if {one.a, one.b} <= set(bodies)
                and not (one.b in unsaid and one.kind not in _BORNE)]  # fmt: skip
        left = {(who, act.target): act.side in _BORNE for act in self.scene.actions
                for who in act.agents if act.side is not None}  # fmt: skip
        here = [one for one in here if (one.a, one.b) not in left
                or (left[one.a, one.b] and one.kind in _BORNE)]  # fmt: skip
        told = in_turn(dict.fromkeys(on_top_of(one, self.piles) for one in here))
        self.told = [one for one in told if one.a != one.b and not in_a_pile(one.a, self.piles)]
        self.told = self.told[:_MOST]

    def box(self, name: str) -> Box:
        """The box of a body as it is now."""
        if name not in self.boxes:
            self.boxes[name] = Box.of(self.bodies[name])
        return self.boxes[name]

    def _holds(self, one: Relation) -> bool:
        a, b = self.box(one.a), self.box(one.b)
        seen = self.bodies[one.a].visible & self.bodies[one.b].visible
        if self._hangs(one) and not (a.low[:, 2] > 0.2).all():
            return False
        if one.kind == "in":
            pair = (self.marks[one.a], a), (self.marks[one.b], b)
            if is_hidden_in(*pair) or not _is_at_the_basket(self.marks[one.b].figure, a, b):
                return False
        if self._in_the_bed(one) and not _is_behind_the_cab(self.marks[one.b], a, b):
            return False
        return is_kept(holds(one.kind, a, b), seen, start=self.goes(one.a))

    def _hangs(self, one: Relation) -> bool:
        """Whether something is under another because it hangs from it."""
        told = (act.verb.split()[0] for act in self.scene.actions if one.a in act.agents)
        return one.kind == "under" and any(verb in _HANGS for verb in told)

    def _in_the_bed(self, one: Relation) -> bool:
        """Whether an animal or a thing is where a car has an open bed for it."""
        open_car = self.marks[one.b].entity.kind in _WITH_BEDS
        return one.kind in _BORNE and open_car and self.marks[one.a].figure.family != "person"

    def _true(self, names: set[str]) -> int:
        """How much of what is told of these holds."""
        return sum(self._holds(one) for one in self.told if {one.a, one.b} & names)

    def goes(self, name: str) -> bool:
        """Whether somebody gets somewhere by themselves, or something is done with a thing."""
        mark = self.marks[name]
        if mark.figure.family in ALIVE or mark.role in ("driver", "floating"):
            way = np.ptp(self.bodies[name].positions[:, 0, :2], axis=0).max()
            return mark.route is not None and bool(way > min(_GONE, mark.figure.longest))
        return any(
            name in (*one.agents, one.target, one.instrument) and one.motion not in _STILL
            for one in self.scene.actions
        )

    def _along(self, name: str) -> set[str]:
        """Who goes where somebody goes: what they hold, and who is on or in them."""
        found = {name}
        for _ in range(3):
            found |= {one for pile in self.piles if pile[0] in found for one in pile}
            found |= {one.a for one in self.told if one.kind in _BORNE and one.b in found}
            found |= {
                mark.name for mark in self.marks.values()
                if mark.name in self.bodies and {mark.holder, mark.mount} & found
            }  # fmt: skip
        return found

    def _freeze(self, name: str) -> None:
        """Let a thing that only fell over stand as it stood at first."""
        body = self.bodies[name]
        rotations = np.repeat(body.rotations[:1], len(body.rotations), axis=0)
        positions = np.repeat(body.positions[:1], len(body.positions), axis=0)
        if np.isfinite(positions).all():
            self.bodies[name] = replace(body, rotations=rotations, positions=positions)
            self.boxes.pop(name, None)

    def _move_each(self, names: set[str], by: Array) -> None:
        for name in names:
            self._move(name, by)

    def _move(self, name: str, by: Array) -> None:
        body = self.bodies[name]
        moved = body.positions + by[:, None]
        self.bodies[name] = replace(body, positions=single(moved))
        self.boxes[name] = self.box(name).moved(by)


def _is_at_the_basket(figure: Figure, a: Box, b: Box) -> bool:
    """Whether somebody is at the basket of a balloon, and not in the balloon itself; True for all
    else."""
    if "basket" not in figure.anchors:
        return True
    rim = b.root[:, 2] + figure.anchors["basket"][1][2]
    looks_out = a.high[:, 2] > rim + _LOOKS_OVER * a.size[:, 2]
    return bool(((a.low[:, 2] < rim) & looks_out).mean() > 0.5)


def _is_behind_the_cab(car: Mark, a: Box, b: Box) -> bool:
    """Whether somebody is in the rear half of a car."""
    ahead = np.array([np.cos(car.heading), np.sin(car.heading)])
    way = (a.middle - b.middle)[0, :2] @ ahead
    return bool(way < -0.1 * car.figure.length)
