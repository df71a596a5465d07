"""Blades on the ice: every stroke of somebody who skates scrapes."""

from collections.abc import Iterator

import numpy as np

from soracli.stage.gliding import STROKES, skates
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, course_of
from soracli.stage.turns import Array

_LONG = 0.7
"""The share of the time between two strokes in which a blade is heard to push."""
_LOAD = 0.5
"""The share of the weight that lies on the edge that pushes."""
_SLOWEST = 0.4
"""Metres per second below which a blade is silent."""


def strokes(mark: Mark, body: Body, times: Array) -> Iterator[Contact]:
    """The strokes of somebody on skates, in world seconds, as the legs are seen to push."""
    if not skates(mark) or len(times) < 3:
        return
    path = body.positions[:, 0].astype(np.float64)
    pace = np.linalg.norm(np.gradient(path, times, axis=0), axis=1)
    for number in range(int(np.floor(times[0] * STROKES)), int(times[-1] * STROKES) + 1):
        first, last = max(number / STROKES, times[0]), (number + _LONG) / STROKES
        inside = np.flatnonzero((times >= first) & (times <= last))
        if len(inside) < 3 or float(pace[inside].mean()) < _SLOWEST:
            continue
        foot = body.figure.rig.index("foot.L" if number % 2 == 0 else "foot.R")
        marks = inside[:: max(len(inside) // 4, 1)]
        points = body.positions[marks, foot].astype(np.float64)
        seconds = float(times[inside[-1]] - times[inside[0]])
        speed = float(pace[inside].mean())
        x, y, z = (float(one) for one in points[0])
        load = _LOAD * body.figure.mass * 9.81 * seconds
        made = Contact(
            float(times[inside[0]]),
            "scrape",
            mark.name,
            "ground",
            ("metal", "ice"),
            load,
            (x, y, z),
            speed=speed,
            sort="skate",
        )
        yield made.lasting(seconds, course_of(times[marks], points, pace[marks]))
