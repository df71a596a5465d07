"""How fast a body goes when nothing presses it, and when the shot is short."""

import numpy as np

from soracli.stage import biped, quadruped
from soracli.stage.carriage import Build
from soracli.stage.marks import GOING, Mark
from soracli.stage.schedule import Beat

_FAST = {"run", "chase", "flee"}


def pace(mark: Mark, beat: Beat) -> float:
    """Metres per second of a body for a beat."""
    fast = beat.motion in _FAST
    family = mark.figure.family
    if family == "person":
        speed = biped.usual_speed(Build.of(mark.figure.rig), fast)
    elif family in ("quadruped", "dragon"):
        walk, trot, gallop = quadruped.usual_speeds(mark.figure.rig)
        speed = gallop if fast else (trot if beat.motion == "follow" else walk)
    else:
        on_foot = family == "bird" and not mark.on_the_wing
        speeds = {
            "bird": 0.35 if on_foot else 5.0,
            "insect": 1.2,
            "fish": 1.2,
            "boat": 4.0,
            "vehicle": 8.0,
        }
        speed = speeds.get(family, 1.5)
        if family == "aircraft":
            speed = 25.0
    return speed * float(np.clip(beat.action.speed, 0.3, 2.0)) * GOING.get(beat.motion, 1.0)


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
