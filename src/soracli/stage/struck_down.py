"""Struck down: a tower that something rolls at down a ramp stands until it is struck, and falls
then, the way that it was struck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.physics import Prop
from soracli.stage.turns import Array
from soracli.story.scene import Action, Scene

_STRIKING = ("collide", "knock_over", "hit")
_PILES = frozenset(("tower", "stack", "pile", "pyramid", "wall"))
_GAP = 0.08
"""Metres between two bodies at which the one has struck the other."""
_LASTS, _FAST = 0.12, 2.0
"""Seconds for which a tower is driven over, and the metres a second that its top has after them."""

Forces = tuple[Array, Array]
"""A force in newtons and a torque in newton metres, (3,) each."""


@dataclass(eq=False)
class Blow:
    """What rolls at a tower, and when it struck. `high` is where the middle of the topmost piece
    is, metres, `ahead` (3,) the way it rolls."""

    ball: Mark
    high: float
    ahead: Array
    here: Array | None = None
    at: float | None = None

    def come(self, time: float, position: Array, rotation: Array, velocity: Array) -> Forces:
        """Nothing drives what rolls; only where it is is kept."""
        self.here = position.copy()
        return np.zeros(3), np.zeros(3)


@dataclass(eq=False)
class Struck:
    """A piece of a tower: it is driven over with the others once the lowest of them is struck."""

    blow: Blow
    prop: Prop

    def __call__(self, time: float, position: Array, rotation: Array, velocity: Array) -> Forces:
        """The force and the torque on it, newtons and newton metres (3,)."""
        blow, none = self.blow, np.zeros(3)
        if blow.at is None and blow.here is not None:
            apart = 0.5 * (reach(blow.ball.figure) + self.prop.figure.width) + _GAP
            if float(np.linalg.norm((blow.here - position)[:2])) <= apart:
                blow.at = time
        if blow.at is None or not 0.0 <= time - blow.at < _LASTS:
            return none, none
        share = float(np.clip(position[2] / max(blow.high, 1e-3), 0.0, 1.0))
        return self.prop.figure.mass * _FAST * share / _LASTS * blow.ahead, none


@dataclass(eq=False)
class Towers:
    """The towers of a scene with a ramp that something which rolls down it strikes."""

    scene: Scene
    marks: Mapping[str, Mark]
    blows: dict[str, Blow] = field(default_factory=dict)

    def strike(self, mark: Mark, prop: Prop) -> bool:
        """Let a prop strike such a tower, or be struck with it; False for any other one. What is
        rolled at a single thing only rolls."""
        action = self._strikes(mark)
        if action is None:
            return False
        goal = self.marks[action.target]
        pieces = self._pieces(goal)
        if len(pieces) > 1:
            blow = self._blow(self.marks[action.agents[0]], goal, pieces)
            prop.push = blow.come if mark.name in action.agents else Struck(blow, prop)
        return True

    def _strikes(self, mark: Mark) -> Action | None:
        """What is said to strike this, or what this is said to strike, having rolled there."""
        if not any(one.figure.family == "ramp" for one in self.marks.values()):
            return None
        for one in self.scene.actions:
            goal = self.marks.get(one.target)
            if one.motion not in _STRIKING or goal is None or not one.agents:
                continue
            doer = self.marks.get(one.agents[0])
            if doer is None or doer.role != "prop" or goal.role != "prop" or doer.kept:
                continue
            rolls = one.motion == "knock_over" or doer.plays("roll", "slide")
            if rolls and (mark is doer or mark in self._pieces(goal)):
                return one
        return None

    def _pieces(self, goal: Mark) -> Sequence[Mark]:
        group = goal.entity.group
        if not group or goal.entity.arrangement not in _PILES:
            return [goal]
        return [one for one in self.marks.values() if one.entity.group == group]

    def _blow(self, ball: Mark, goal: Mark, pieces: Sequence[Mark]) -> Blow:
        key = goal.entity.group
        if key not in self.blows:
            high = max(float(one.position[2]) for one in pieces)
            self.blows[key] = Blow(ball, high, np.array([1.0, 0.0, 0.0]))
        return self.blows[key]
