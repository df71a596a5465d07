"""Several that carry somebody each: boards and boats lie side by side and not in one another."""

from collections.abc import Mapping

from soracli.stage.marks import Mark
from soracli.stage.turns import Array

_APART, _BEHIND = 2.2, 0.45
"""From one to the next: so many widths to the side, and this share of a length behind."""


def abreast(mark: Mark, marks: Mapping[str, Mark]) -> Array:
    """Where one of a group of carriers is (2,), metres around the middle of the set."""
    group = mark.entity.group
    same = [one for one in marks.values() if group and one.entity.group == group]
    place = same.index(mark) - (len(same) - 1) / 2 if mark in same else 0.0
    spot = mark.position[:2] * 0.0
    spot[0] = _BEHIND * mark.figure.length * place
    spot[1] = _APART * mark.figure.width * place
    return spot
