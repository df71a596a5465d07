"""Dealt with there: what somebody works at who is said to be beside something else is there with
them, and does not draw them away: a sandcastle left of an umbrella."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.nearness import TENDS
from soracli.story.scene import Scene

_OUT = {"left of": (-1.0, 0.0), "right of": (1.0, 0.0), "in front of": (0.0, -1.0),
        "behind": (1.0, 0.3)}  # fmt: skip
"""Which way out from somebody their work is, by where they are to something else."""
_APART = 0.55
"""Metres from the middle of somebody to the edge of what they work at."""


def bring_work_along(scene: Scene, marks: Mapping[str, Mark]) -> None:
    """Bring everybody's work to where they are said to be. `marks` by entity id."""
    related = {name for one in scene.relations for name in (one.a, one.b)}
    for one in scene.relations:
        mark, out = marks.get(one.a), _OUT.get(one.kind)
        if mark is None or out is None or mark.role != "actor" or mark.kept:
            continue
        for beat in mark.beats:
            work = marks.get(beat.action.target)
            free = work is not None and work.role in ("prop", "fixture") and not work.kept
            if work is None or beat.motion not in TENDS or not free or work.name in related:
                continue
            way = np.array([*out, 0.0]) / float(np.hypot(*out))
            far = _APART + 0.5 * reach(work.figure)
            work.position = mark.position * (1, 1, 0) + work.position * (0, 0, 1) + far * way
