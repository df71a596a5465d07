"""In closed hold: a couple that dances stands close and holds each other (`motions.in_hold`)."""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark
from soracli.stage.motions.in_hold import FAR, IN_HOLD
from soracli.story.scene import Action

_LEG = 0.47
"""Of a body's height how long its legs are, from the hips."""
_GROWN = 1.4
"""Metres from which somebody is no child; children dance each for themselves."""
_TOGETHER = ("together", "slow dance", "with each other")


def take_hold(blocking: Blocking) -> None:
    """Put couples that dance before each other, and let them hold each other."""
    for action in blocking.scene.actions:
        pair = [blocking.marks[name] for name in action.agents if name in blocking.marks]
        if len(pair) == 2 and _is_couple(action, pair):
            lead, follow = sorted(pair, key=lambda mark: -mark.figure.height)
            _hold(lead, follow, action)


def _is_couple(action: Action, pair: list[Mark]) -> bool:
    """Whether two dance with each other, and not each for themselves."""
    if action.motion not in ("dance", "waltz") or action.direction:
        return False
    if any(one.role != "actor" or one.figure.family != "person" for one in pair):
        return False
    if min(one.figure.height for one in pair) < _GROWN or any(one.film for one in pair):
        return False
    couple = len({one.entity.traits.get("sex") for one in pair}) > 1
    return action.motion == "waltz" or couple or action.speed < 1.0 or action.verb in _TOGETHER


def _hold(lead: Mark, follow: Mark, action: Action) -> None:
    middle = 0.5 * (lead.position + follow.position)
    for mark, other, side, motion in zip(
        (lead, follow), (follow, lead), (-1.0, 1.0), IN_HOLD, strict=True
    ):
        mark.position = middle + [side * FAR * _LEG * mark.figure.height, 0.0, 0.0]
        mark.heading, mark.facing = 0.0 if side < 0 else float(np.pi), other.name
        mark.beats = [
            replace(beat, motion=motion) if beat.action == action else beat for beat in mark.beats
        ]
