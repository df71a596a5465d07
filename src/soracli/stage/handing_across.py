"""Handing across: who hands something over a table stands on the near side of it and the other one
on the far side, and nobody walks around it."""

from collections.abc import Collection, Mapping

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.spots import extents
from soracli.story.scene import Action, Scene

_FROM_THE_EDGE = 0.3
"""Metres from the edge of a table to the middle of who stands at it."""
_NARROW = 1.3
"""Metres up to which two reach one another over a table."""


def is_across(action: Action, marks: Mapping[str, Mark]) -> bool:
    """Whether something is handed over a piece of furniture that is narrow enough."""
    table = marks.get(action.over)
    if action.motion != "give" or table is None or table.figure.family != "furniture":
        return False
    return bool(min(table.figure.length, table.figure.width) <= _NARROW)


def stand_across(scene: Scene, marks: Mapping[str, Mark], movable: Collection[str]) -> None:
    """Turn the table its narrow way, and put the two at its sides, at arm's length."""
    for action in scene.actions:
        if not action.agents or not is_across(action, marks):
            continue
        table, two = marks[action.over], [marks.get(action.agents[0]), marks.get(action.target)]
        if table.kept or table.name not in movable:
            continue
        if extents(table)[0] > extents(table)[1]:
            table.heading += np.pi / 2
        room = 0.5 * float(extents(table)[0]) + _FROM_THE_EDGE
        for side, one in zip((-1.0, 1.0), two, strict=True):
            if one is not None and not one.kept and not one.seat:
                place = table.position[:2] + [side * room, 0.0]
                one.position = np.array([*place, one.position[2]])
