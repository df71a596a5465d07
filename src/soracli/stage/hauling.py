"""Hauling: what drives pushes something before it, or pulls it behind."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark, heading_of_way, reach
from soracli.stage.route import Route, clock
from soracli.stage.turns import Array, smooth

HAULS = ("push", "pull")
_PACE, _GATHERS = 1.5, 1.2
"""Metres a second of what pushes or pulls, and the seconds until it goes so fast."""
_APART = {"push": 0.05, "pull": 0.7}
"""Metres between the two."""

_HIDDEN, _NEAR = 0.5, 0.33
"""In widths of what pushes, what is narrower than this lies at the near end of its blade, so far
from the middle: a wide blade would hide it."""


def haul(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give what drives and hauls its way through a shot of world `seconds`, and to what it hauls.

    `marks` are by entity id.
    """
    for mark in marks.values():
        beat = next((one for one in mark.beats if one.motion in HAULS), None)
        thing = marks.get(beat.action.target) if beat is not None else None
        if beat is None or thing is None or thing is mark or mark.route is not None or mark.kept:
            continue
        if mark.role not in ("driver", "floating") or thing.role in ("held", "rider"):
            continue
        heading = heading_of_way(beat)
        ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
        times = clock(seconds)
        begin, pace = max(beat.start, 0.0), _PACE * min(max(beat.action.speed, 0.5), 1.6)
        since = np.maximum(times - begin, 0.0)
        gone = pace * (since - _GATHERS * smooth(since / (2 * _GATHERS)) * np.exp(-since))
        gone = np.maximum.accumulate(gone) - 0.5 * pace * max(seconds - begin, 0.5)
        side = 1.0 if beat.motion == "push" else -1.0
        gap = _end(mark, side) + _end(thing, -side) + _APART[beat.motion]
        _send(mark, times, gone[:, None] * ahead - 0.5 * side * gap * ahead, heading)
        if thing.role != "actor":
            hidden = thing.figure.width < _HIDDEN * mark.figure.width and side > 0
            near = np.array([ahead[1], -ahead[0], 0.0]) * _NEAR * mark.figure.width * hidden
            _send(thing, times, gone[:, None] * ahead + 0.5 * side * gap * ahead + near, heading)
            thing.role = "driver"


def _end(mark: Mark, side: float) -> float:
    """Metres from the origin of a body to its front (`side` 1) or to its back (-1)."""
    xs = side * mark.figure.mesh.vertices[:, 0]
    return float(xs.max()) if len(xs) else 0.5 * reach(mark.figure)


def _send(mark: Mark, times: Array, path: Array, heading: float) -> None:
    route = path + np.array([0.0, 0.0, max(float(mark.position[2]), 0.0)])
    mark.route = Route(times, route, np.full(len(times), heading))
    mark.position, mark.heading = route[0].copy(), heading
