"""Falls by blows: pins that a ball is said to hit, and that scatter then, fall by that.

Nothing else sets them going, so that they stand there for the ball until it comes.
"""

from collections.abc import Mapping

from soracli.stage.marks import Mark
from soracli.story.scene import Action, Scene

_ABOVE = 0.3
"""Metres over the ground from which a thing falls of itself."""
_BLOWS = ("collide", "knock_over")


def falls_by_a_blow(action: Action, mark: Mark, marks: Mapping[str, Mark], scene: Scene) -> bool:
    """Whether what falls or scatters stands on the ground, and something hits it before that."""
    if action.motion != "fall" or mark.position[2] > _ABOVE:
        return False
    before = (one for one in scene.actions if one.order < action.order and one.agents)
    hits = (one for one in before if one.motion in _BLOWS and mark.name not in one.agents)
    return any(_is_one_of(marks.get(one.target), mark) for one in hits)


def _is_one_of(other: Mark | None, mark: Mark) -> bool:
    group = mark.entity.group
    return other is mark or bool(other is not None and group and other.entity.group == group)
