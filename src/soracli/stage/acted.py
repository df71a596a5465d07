"""Who plays what when: the beats that everybody has in the end, told in the seconds of the clip."""

from collections.abc import Iterable

from soracli.stage.marks import Mark
from soracli.stage.performance import Acted
from soracli.stage.turns import Array


def acted(marks: Iterable[Mark], times: Array, fps: int) -> tuple[Acted, ...]:
    """What everybody plays in the frames at world seconds `times` (N,), in order of time.

    `fps` tells how long a frame is. What is over before the first frame, or begins after the last,
    is left out, as are verbs that the stage has no motion for.
    """
    begin = float(times[0])
    whole = len(times) / fps
    scale = (float(times[-1]) - begin) / (whole - 1 / fps) if len(times) > 1 else 1.0
    found = []
    for mark in marks:
        for beat in mark.beats:
            start, end = (beat.start - begin) / scale, (beat.end - begin) / scale
            if beat.motion and start < whole and end > 0.0:
                action, span = beat.action, (max(start, 0.0), min(end, whole))
                found.append(Acted(mark.name, beat.motion, action.verb, action.target, *span))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
