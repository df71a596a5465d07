"""Handwork without a place of its own: wrenches, pumps, shakers, coats, a lasso: as data.

`tool` turns what is in the hand, in degrees (roll, pitch, yaw) against how the body faces.
"""

from math import cos, pi, sin

from soracli.stage.gestures import Gesture, Keys, held, swung

_STEPS = 8
"""Keys of one turn of a circle."""
FLIP_SECONDS = 1.7
"""From one flip to the next."""
FLUNG = 0.3
"""The share of this after which what is flipped leaves the hand."""


def _circle(middle: tuple[float, float, float], ahead: float, outward: float, up: float) -> Keys:
    """A hand that goes round once: the half axes of its way, in arm lengths."""
    keys = []
    for step in range(_STEPS + 1):
        turn = 2 * pi * step / _STEPS
        point = (
            middle[0] + ahead * cos(turn),
            middle[1] + outward * sin(turn),
            middle[2] + up * cos(turn),
        )
        keys.append((step / _STEPS, point))
    return tuple(keys)


HANDWORK: dict[str, Gesture] = {
    "flip": Gesture(
        FLIP_SECONDS,
        True,
        {
            "hand.R": (
                (0.0, (0.52, -0.04, -0.44)),
                (0.2, (0.52, -0.04, -0.52)),
                (FLUNG, (0.54, -0.04, -0.36)),
                (0.5, (0.52, -0.04, -0.44)),
                (1.0, (0.52, -0.04, -0.44)),
            ),
            "elbow.R": held(-0.6, 0.4, -0.9),
            "head": ((0.0, (0, 14, 0)), (FLUNG, (0, 6, 0)), (0.5, (0, -4, 0)), (1.0, (0, 14, 0))),
            "chest": held(0, 2, 0),
        },
    ),
    "twist": Gesture(
        1.1,
        True,
        {
            "hand.R": swung((0.60, 0.10, -0.14), (0.60, -0.24, -0.40)),
            "elbow.R": swung((-0.2, 1.0, -0.3), (-0.6, 0.6, -0.8)),
            "hand.L": held(0.58, -0.06, -0.44),
            "elbow.L": held(-0.5, 0.9, -0.4),
            "chest": swung((4, 16, -6), (-4, 20, 6)),
            "head": held(0, 22, 0),
            "tool": swung((40, 40, 0), (-50, 40, 0)),
        },
    ),
    "pump": Gesture(
        1.2,
        True,
        {
            "hands": swung((0.44, -0.12, -0.30), (0.46, -0.12, -0.86)),
            "elbows": swung((-0.4, 1.0, 0.2), (-0.8, 0.7, -0.2)),
            "chest": swung((0, 18, 0), (0, 46, 0)),
            "head": swung((0, 8, 0), (0, -4, 0)),
            "hips": swung((-0.04, 0, -0.05), (-0.12, 0, -0.18)),
            "foot.L": held(0.14, 0.04, 0.0),
            "foot.R": held(-0.14, 0.04, 0.0),
        },
    ),
    "haul_rope": Gesture(
        1.5,
        True,
        {
            "hand.R": swung((0.34, -0.12, 0.66), (0.40, -0.14, -0.40)),
            "hand.L": swung((0.40, -0.14, -0.40), (0.34, -0.12, 0.66)),
            "elbows": held(-0.5, 0.8, -0.4),
            "chest": swung((4, -4, 10), (-4, 8, -10)),
            "head": held(0, -20, 0),
            "hips": swung((-0.04, 0.0, -0.03), (-0.06, 0.0, -0.08)),
            "foot.L": held(0.14, 0.04, 0.0),
            "foot.R": held(-0.14, 0.04, 0.0),
        },
    ),
    "shake_up": Gesture(
        0.4,
        True,
        {
            "hands": swung((0.40, -0.06, 0.02), (0.50, -0.06, 0.26)),
            "elbows": held(-0.2, 0.9, -0.7),
            "chest": swung((2, 2, -4), (-2, 4, 4)),
            "head": held(0, -2, 8),
        },
    ),
    "press_chest": Gesture(
        0.55,
        True,
        {
            "hips": held(0.06, 0, -0.575),
            "feet": held(-0.62, 0.0, 0.0),
            "toes": held(66.0),
            "hands": swung((0.74, -0.24, -0.60), (0.72, -0.24, -0.84)),
            "elbows": held(-0.9, 0.5, -0.2),
            "chest": swung((0, 36, 0), (0, 48, 0)),
            "head": held(0, 8, 0),
        },
    ),
    "dress": Gesture(
        2.6,
        True,
        {
            "hand.R": (
                (0.0, (0.20, 0.20, -0.50)),
                (0.25, (-0.30, 0.70, 0.10)),
                (0.5, (0.30, 0.30, 0.10)),
                (0.75, (0.30, -0.26, -0.20)),
                (1.0, (0.20, 0.20, -0.50)),
            ),
            "hand.L": (
                (0.0, (0.30, -0.26, -0.20)),
                (0.25, (0.26, -0.20, -0.10)),
                (0.5, (0.20, 0.20, -0.50)),
                (0.75, (-0.30, 0.70, 0.10)),
                (1.0, (0.30, -0.26, -0.20)),
            ),
            "elbows": held(-0.4, 0.9, -0.3),
            "chest": swung((4, 2, -16), (-4, 2, 16)),
            "head": swung((0, 8, -18), (0, 8, 18)),
        },
    ),
    "hula": Gesture(
        0.9,
        True,
        {
            "hips": _circle((0.0, 0.0, -0.05), 0.09, 0.10, 0.0),
            "hips_turn": swung((6, -5, 0), (-6, 5, 0)),
            "hands": held(0.16, 0.62, 0.30),
            "elbows": held(-0.2, 1.0, 0.0),
            "chest": swung((-5, 3, 4), (5, -3, -4)),
            "feet": held(0.0, 0.06, 0.0),
        },
    ),
    "whirl": Gesture(
        0.8,
        True,
        {
            "hand.R": _circle((0.16, 0.30, 0.86), 0.22, 0.24, 0.0),
            "elbow.R": held(-0.2, 1.0, 0.0),
            "hand.L": held(0.36, 0.16, -0.56),
            "elbow.L": held(-0.6, 0.7, -0.6),
            "chest": swung((2, -3, -6), (-2, -3, 6)),
            "head": held(0, -6, 0),
        },
    ),
}
"""The gestures by motion name."""
