"""Left behind: what only stands there is not kept in the picture by who goes past it."""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark
from soracli.stage.portions import Box
from soracli.stage.under_way import way_gone
from soracli.story.scene import Scene

_FAR = 4.0
"""Of their own sizes that somebody goes who leaves behind what stands there."""
_AROUND = 0.7
"""Of their own sizes how far around them that is still shown."""


def left_behind(scene: Scene, marks: Sequence[Mark], boxes: Sequence[Box]) -> list[Box]:
    """The boxes of some marks, the first of which leads: if it goes far, of what nobody deals with
    only as much as is about it. The grass that pups race through does not make them dots."""
    lead, first = marks[0], boxes[0]
    if not _goes_far(lead, first):
        return list(boxes)
    room = _AROUND * max(lead.figure.longest, lead.figure.height)
    low, high = first[0] - room, first[1] + room
    dealt = _dealt_with(scene) | {lead.mount}
    return [
        (np.clip(box[0], low, high), np.clip(box[1], low, high))
        if mark.figure.family not in ALIVE and mark.name not in dealt
        else box
        for mark, box in zip(marks, boxes, strict=True)
    ]


def gone_past(scene: Scene, marks: Mapping[str, Mark], lead: str, box: Box) -> set[str]:
    """The names of what only stands there while who leads, whose box it is, goes far: it need be
    seen for a moment only."""
    if lead not in marks or not _goes_far(marks[lead], box):
        return set()
    dealt = _dealt_with(scene) | {marks[lead].mount}
    return {one.name for one in marks.values()
            if one.figure.family not in ALIVE and one.name not in dealt}  # fmt: skip


def _goes_far(lead: Mark, box: Box) -> bool:
    way = way_gone(lead, box)
    return way is not None and float(np.linalg.norm(way)) > _FAR * lead.figure.longest


def _dealt_with(scene: Scene) -> set[str]:
    dealt = {name for one in scene.actions
             for name in (*one.agents, one.target, one.over, one.instrument)}  # fmt: skip
    # what is told to be somewhere has to be seen there; what is all around is anywhere
    placed = {name for one in scene.relations if one.kind != "around" for name in (one.a, one.b)}
    return dealt | placed | {one.entity for one in scene.becomings}
