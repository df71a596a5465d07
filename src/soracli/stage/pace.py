"""How fast a body goes when nothing presses it, and when the shot is short."""

import numpy as np

from soracli.stage import biped, quadruped
from soracli.stage.carriage import Build
from soracli.stage.marks import GOING, Mark
from soracli.stage.schedule import Beat

_FAST = {"run", "gallop", "chase", "flee"}
_TROTS = ("follow", "trot", "hop")
_THROUGH, _RUNS = {"enter", "leave", "knock_over"}, 1.8
"""Who comes or goes so much faster than usual ("runs off"), or crashes through something, runs."""
_THROWN = 3.0
"""Metres per second of a thing that flies past, thrown by nobody that is seen: slow enough to be
watched."""
_LEAST_STEP, _STEPS = 0.35, 0.7
"""Metres per second that a bird goes on its feet at least, and one that is a metre long."""
_CREEPS = 0.8
"""Metres per second that a creature of one metre goes."""


def pace(mark: Mark, beat: Beat) -> float:
    """Metres per second of a body for a beat."""
    speed, fast = beat.action.speed, beat.motion in _FAST
    if beat.motion in _THROUGH and speed >= _RUNS:
        fast, speed = True, speed / _RUNS
    family = mark.figure.family
    if family == "person":
        usual = biped.usual_speed(Build.of(mark.figure.rig), fast or beat.motion == "trot")
    elif family in ("quadruped", "dragon"):
        walk, trot, gallop = quadruped.usual_speeds(mark.figure.rig)
        usual = gallop if fast else (trot if beat.motion in _TROTS else walk)
    else:
        on_foot = family == "bird" and not mark.on_the_wing
        speeds = {
            "bird": _on_foot(mark, fast) if on_foot else 5.0,
            "insect": 1.2,
            "fish": 1.2,
            "boat": 4.0,
            "vehicle": 8.0,
        }
        usual = speeds.get(family, 1.5)
        if family == "insect" and not mark.on_the_wing:
            usual = _CREEPS * float(np.sqrt(mark.figure.length)) * (2.5 if fast else 1.0)
        if family in ("creature", "drifter", "prop", "box", "ball"):
            # between a snail and a dinosaur: by the root of the length, as pendulums go
            usual = _CREEPS * float(np.sqrt(mark.figure.length)) * (2.5 if fast else 1.0)
            if beat.motion == "fly" and not mark.entity.implied and family in ("prop", "ball"):
                usual = _THROWN
        if family == "aircraft":
            usual = 25.0
    return usual * float(np.clip(speed, 0.3, 2.0)) * GOING.get(beat.motion, 1.0)


def _on_foot(mark: Mark, fast: bool) -> float:
    """Metres per second of a bird that goes: a penguin gets on faster than a sparrow, and an
    ostrich that runs faster than both."""
    return max(_LEAST_STEP, _STEPS * float(np.sqrt(mark.figure.longest))) * (2.5 if fast else 1.0)


def hurried(
    mark: Mark, speed: float, metres: float, seconds: float, most: float | None = None
) -> float:
    """The speed that covers so many `metres` in so many `seconds`, up to a run.

    It is never below the natural `speed`; `most` caps it at so many times that.
    """
    if most is None:
        if mark.figure.family == "person":
            fastest = biped.usual_speed(Build.of(mark.figure.rig), True)
        elif mark.figure.family in ("quadruped", "dragon"):
            fastest = quadruped.usual_speeds(mark.figure.rig)[2]
        else:
            fastest = 2.0 * speed
    else:
        fastest = most * speed
    needed = metres / max(seconds - 0.5, 0.2)
    return float(np.clip(needed, speed, max(fastest, speed)))
