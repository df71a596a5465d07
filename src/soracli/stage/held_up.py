"""Held up: who waves a flag or holds up a cup is in the picture with it, to its upper end."""

from collections.abc import Iterable

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.portions import Box
from soracli.stage.skinned import box_at

_MOST = 0.75
"""Of the height of somebody how far over their head what they hold up is shown."""
_POINTS = 60
"""Points of its skin by which a thing is measured."""


def with_what_is_up(box: Box, mark: Mark, marks: Iterable[Mark], bodies: dict[str, Body]) -> Box:
    """The box of somebody, as high as what they have in hand from first to last."""
    low, high = box
    most = float(np.median(high[:, 2])) + _MOST * mark.figure.height
    top = high[:, 2]
    for one in marks:
        if one.holder != mark.name or one.name not in bodies:
            continue
        body = bodies[one.name]
        count = len(body.figure.mesh.vertices)
        if not count or not body.visible.all():
            continue
        points = np.arange(0, count, max(1, count // _POINTS))
        ends = box_at(body, np.arange(len(body.positions)), points)[1][:, 2]
        if ends.max() <= most:
            top = np.maximum(top, ends)
    return low, np.column_stack([high[:, :2], top])
