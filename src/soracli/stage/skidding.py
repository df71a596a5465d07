"""Skidding: what drives slews round while it skids, drifts or swerves, and goes on straight."""

from collections.abc import Iterable

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.route import Route
from soracli.stage.turns import smooth

_VERBS = ("skid", "drift", "fishtail", "slew", "swerve", "careen", "screech", "slide")
"""First words of the verbs by which wheels lose their hold."""
_SLEWS = 0.6
"""Radians by which it stands across its way then."""
_RATE = 3.2
"""Radians a second of the tail as it swings to and fro."""
_EASE = 0.35
"""Seconds in which it breaks away, and in which it has caught itself again."""


def skid(marks: Iterable[Mark]) -> None:
    """Turn what drives across its way for as long as it is said to skid."""
    for mark in marks:
        if mark.role != "driver" or mark.figure.family != "vehicle" or mark.route is None:
            continue
        for beat in mark.beats:
            if beat.action.verb.split()[:1] and beat.action.verb.split()[0] in _VERBS:
                route, start = mark.route, max(beat.start, 0.0)
                since = route.times - start
                inside = smooth(since / _EASE) * smooth((beat.end - route.times) / _EASE)
                swings = _SLEWS * inside * np.sin(_RATE * np.clip(since, 0.0, None) + 0.6)
                mark.route = Route(route.times, route.position, route.heading + swings)
