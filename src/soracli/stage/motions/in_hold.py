"""In closed hold: what the two do who dance with each other, as they turn about their middle.

Who leads has the right hand at the other's back and the left one out to the side; who follows takes
that with the right hand, and has the left one on the shoulder.
"""

import numpy as np

from soracli.stage.gestures import Gesture, Keys, held, swung

_TURN = 7.0
"""Seconds for one turn of a couple."""
FAR = 0.235
"""Leg lengths from the hips of one to the middle between both."""
_POINTS = 16
"""Keys of a circle: in between, it is a curve."""
_STILL = (0.0, 0.0, 0.0)


def _circle() -> Keys:
    """How far the hips are moved so that a body that is turned once round goes around a point `FAR`
    before it: in its own frame, which turns with it."""
    turns = np.linspace(0.0, 2 * np.pi, _POINTS + 1)
    moved = [(float(FAR * (np.cos(one) - 1)), float(-FAR * np.sin(one)), 0.0) for one in turns]
    return tuple((place / _POINTS, one) for place, one in enumerate(moved))


def _steps(first: float) -> Keys:
    """One foot's little steps to the side, the first at this share of a quarter of the time."""
    keys: list[tuple[float, tuple[float, ...]]] = [(0.0, _STILL)]
    for step in range(4):
        begin = (step + first) / 4
        keys += [(begin, _STILL), (begin + 0.05, (0.0, 0.05, 0.07)), (begin + 0.1, _STILL)]
    return (*keys, (1.0, _STILL))


def _hold(lead: bool) -> Gesture:
    joined, around = ("L", "R") if lead else ("R", "L")
    return Gesture(
        _TURN,
        True,
        {
            f"hand.{joined}": held(0.36, 0.56, -0.14),
            f"elbow.{joined}": held(-0.4, 0.6, -0.7),
            f"hand.{around}": held(0.68, -0.02, -0.26) if lead else held(0.62, -0.04, 0.02),
            f"elbow.{around}": held(-0.2, 1.0, -0.3),
            "turn": ((0.0, (0.0,)), (1.0, (360.0,))),
            "rise": _circle(),
            "foot.L": _steps(0.1),
            "foot.R": _steps(0.55),
            "hips": swung((0, 0.03, 0), (0, -0.03, 0), 4),
            "head": held(0, 4, 12 if lead else -12),
            "chest": swung((2, 0, 3), (-2, 0, -3), 4),
        },
    )


IN_HOLD: dict[str, Gesture] = {"lead_dance": _hold(True), "follow_dance": _hold(False)}
