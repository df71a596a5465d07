"""Work of the hands, in the house and at a desk: gestures as data.

`tool` turns what is in the hand, in degrees (roll, pitch, yaw) against how the body faces.
"""

from soracli.stage.gestures import REST_HAND, Gesture, held, swung

_NONE = (0.0, 0.0, 0.0)
_AT_WORK = (0.46, -0.16, -0.52)
"""A hand that does something on a table before the body."""


def _round(
    middle: tuple[float, float, float], ahead: float, aside: float
) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """The keys of a hand that goes round in a circle seen from above."""
    x, y, z = middle
    return (
        (0.0, (x + ahead, y, z)),
        (0.25, (x, y + aside, z)),
        (0.5, (x - ahead, y, z)),
        (0.75, (x, y - aside, z)),
        (1.0, (x + ahead, y, z)),
    )


CHORES: dict[str, Gesture] = {
    "type": Gesture(
        1.1,
        True,
        {
            "hand.L": (
                (0.0, (0.56, -0.10, -0.44)),
                (0.18, (0.56, -0.10, -0.47)),
                (0.36, (0.57, -0.13, -0.44)),
                (0.7, (0.56, -0.08, -0.47)),
                (1.0, (0.56, -0.10, -0.44)),
            ),
            "hand.R": (
                (0.0, (0.56, -0.10, -0.47)),
                (0.2, (0.56, -0.12, -0.44)),
                (0.5, (0.57, -0.09, -0.47)),
                (0.8, (0.56, -0.11, -0.44)),
                (1.0, (0.56, -0.10, -0.47)),
            ),
            "elbows": held(-0.6, 0.45, -0.9),
            "chest": held(0, 6, 0),
            "head": swung((0, 14, 4), (0, 15, -4)),
        },
    ),
    "write": Gesture(
        2.6,
        True,
        {
            "hand.R": (
                (0.0, (0.50, -0.30, -0.46)),
                (0.15, (0.53, -0.27, -0.47)),
                (0.3, (0.50, -0.23, -0.46)),
                (0.5, (0.53, -0.19, -0.47)),
                (0.7, (0.50, -0.14, -0.46)),
                (0.9, (0.52, -0.10, -0.44)),
                (1.0, (0.50, -0.30, -0.46)),
            ),
            "hand.L": held(0.46, -0.14, -0.50),
            "elbows": held(-0.5, 0.6, -0.9),
            "chest": held(4, 16, 0),
            "head": swung((6, 26, 4), (6, 27, -8)),
        },
    ),
    "paint": Gesture(
        2.4,
        True,
        {
            "hand.R": (
                (0.0, (0.82, -0.16, 0.06)),
                (0.2, (0.86, 0.10, 0.16)),
                (0.4, (0.83, -0.14, 0.26)),
                (0.6, (0.86, 0.16, 0.34)),
                (0.8, (0.80, 0.02, 0.08)),
                (1.0, (0.82, -0.16, 0.06)),
            ),
            "elbow.R": held(-0.3, 0.8, -0.8),
            "hand.L": held(0.50, 0.10, -0.42),
            "elbow.L": held(-0.7, 0.6, -0.8),
            "head": swung((4, 2, 8), (-6, -4, -8)),
            "hips": swung((0, 0.02, 0), (0, -0.03, 0)),
            "tool": held(0, -38, 0),
        },
    ),
    "stir": Gesture(
        1.3,
        True,
        {
            "hand.R": _round((0.54, -0.24, -0.34), 0.09, 0.12),
            "elbow.R": held(-0.3, 1.0, -0.4),
            "hand.L": held(0.50, -0.02, -0.46),
            "elbow.L": held(-0.7, 0.6, -0.8),
            "chest": swung((2, 12, 3), (-2, 12, -3)),
            "head": swung((0, 22, -4), (0, 24, -8)),
            "tool": held(0, 150, 0),
        },
    ),
    "cut": Gesture(
        0.62,
        True,
        {
            "hand.R": swung((0.52, -0.18, -0.34), (0.56, -0.18, -0.46)),
            "elbow.R": held(-0.6, 0.6, -0.6),
            "hand.L": held(0.54, -0.30, -0.50),
            "elbow.L": held(-0.4, 0.9, -0.6),
            "chest": held(0, 14, 6),
            "head": swung((0, 26, 0), (0, 27, 2)),
            "tool": swung((0, 60, 0), (0, 84, 0)),
        },
    ),
    "knead": Gesture(
        1.2,
        True,
        {
            "hand.L": swung((0.42, -0.12, -0.46), (0.66, -0.16, -0.58)),
            "hand.R": swung((0.42, -0.12, -0.46), (0.66, -0.16, -0.58)),
            "elbows": held(-0.6, 0.8, -0.4),
            "chest": swung((0, 12, 0), (0, 26, 0)),
            "head": held(0, 18, 0),
            "hips": swung(_NONE, (-0.05, 0, -0.03)),
        },
    ),
    "wash": Gesture(
        0.9,
        True,
        {
            "hand.R": _round((0.52, -0.22, -0.46), 0.10, 0.05),
            "hand.L": swung((0.52, -0.26, -0.50), (0.46, -0.24, -0.48)),
            "elbows": held(-0.4, 0.8, -0.6),
            "chest": swung((1, 18, 2), (-1, 18, -2)),
            "head": held(0, 24, 0),
        },
    ),
    "wipe": Gesture(
        1.5,
        True,
        {
            "hand.R": (
                (0.0, (0.86, 0.30, 0.10)),
                (0.25, (0.80, 0.05, 0.36)),
                (0.5, (0.84, -0.30, 0.14)),
                (0.75, (0.86, 0.0, -0.12)),
                (1.0, (0.86, 0.30, 0.10)),
            ),
            "elbow.R": held(-0.3, 0.9, -0.6),
            "hand.L": held(-0.16, 0.36, -0.66),
            "elbow.L": held(-0.6, 0.9, 0.2),
            "chest": swung((3, 4, -8), (-3, 4, 10)),
            "head": swung((0, 0, -8), (0, -4, 10)),
            "hips": swung((0, -0.02, 0), (0, 0.03, 0)),
        },
    ),
    "knit": Gesture(
        0.8,
        True,
        {
            "hand.L": swung((0.44, -0.22, -0.44), (0.46, -0.25, -0.41)),
            "hand.R": swung((0.46, -0.25, -0.41), (0.44, -0.20, -0.45)),
            "elbows": held(-0.6, 0.6, -0.9),
            "head": held(0, 26, 0),
            "chest": held(0, 8, 0),
        },
    ),
    "brush_teeth": Gesture(
        0.42,
        True,
        {
            "hand.R": swung((0.33, 0.04, 0.10), (0.33, -0.12, 0.11)),
            "elbow.R": held(-0.1, 1.0, -0.3),
            "hand.L": held(0.20, 0.16, -0.82),
            "jaw": held(6.0),
            "mouth": held(0, 0.8, 0, 0, 0),
            "head": held(0, 4, 0),
            "tool": held(90, 0, 0),
        },
    ),
    "brush_hair": Gesture(
        1.6,
        True,
        {
            "hand.R": (
                (0.0, (0.06, 0.06, 0.52)),
                (0.2, (0.10, 0.10, 0.50)),
                (0.6, (0.04, 0.10, 0.16)),
                (0.8, (0.14, 0.26, 0.26)),
                (1.0, (0.06, 0.06, 0.52)),
            ),
            "elbow.R": held(0.1, 1.0, -0.1),
            "hand.L": held(0.12, 0.12, -0.90),
            "head": swung((8, 0, 8), (12, 3, 10)),
            "tool": held(0, -20, -70),
        },
    ),
    "phone": Gesture(
        3.6,
        True,
        {
            "hand.R": swung((0.18, -0.01, 0.16), (0.18, -0.01, 0.17)),
            "elbow.R": held(0.2, 0.6, -1.0),
            "hand.L": swung((0.20, 0.16, -0.84), (0.44, 0.24, -0.48)),
            "elbow.L": held(-0.7, 0.6, -0.8),
            "head": swung((-10, 2, -4), (-8, -5, 8)),
            "chest": swung((0, 0, 4), (0, 1, -4)),
        },
    ),
    "photograph": Gesture(
        3.0,
        True,
        {
            "hands": held(0.40, -0.16, 0.20),
            "elbows": held(0.0, 0.5, -1.0),
            "chest": swung((0, 6, 3), (0, 5, -3)),
            "head": held(2, 4, 0),
            "foot.L": held(0.14, 0.02, 0.0),
            "hips": held(0, 0, -0.06),
        },
    ),
    "text": Gesture(
        1.3,
        True,
        {
            "hand.R": swung((0.40, -0.22, -0.16), (0.40, -0.22, -0.17), 3),
            "hand.L": swung((0.36, -0.28, -0.26), (0.37, -0.26, -0.24), 2),
            "elbows": held(-0.3, 0.6, -1.0),
            "head": held(0, 24, 0),
        },
    ),
    "scratch": Gesture(
        0.5,
        True,
        {
            "hand.R": swung((0.06, -0.06, 0.50), (0.02, -0.02, 0.52)),
            "elbow.R": held(0.3, 1.0, 0.1),
            "head": held(10, 6, -8),
        },
    ),
    "apply": Gesture(
        1.4,
        True,
        {
            "hand.R": swung((0.34, -0.18, 0.14), (0.34, -0.12, 0.20)),
            "elbow.R": held(0.0, 0.8, -0.8),
            "hand.L": held(0.46, -0.14, 0.04),
            "elbow.L": held(0.0, 0.6, -1.0),
            "head": held(0, -4, 4),
        },
    ),
    "juggle": Gesture(
        0.7,
        True,
        {
            "hand.R": (
                (0.0, (0.46, -0.04, -0.44)),
                (0.25, (0.48, -0.16, -0.32)),
                (0.5, (0.48, 0.02, -0.30)),
                (0.75, (0.46, 0.10, -0.42)),
                (1.0, (0.46, -0.04, -0.44)),
            ),
            "hand.L": (
                (0.0, (0.48, 0.02, -0.30)),
                (0.25, (0.46, 0.10, -0.42)),
                (0.5, (0.46, -0.04, -0.44)),
                (0.75, (0.48, -0.16, -0.32)),
                (1.0, (0.48, 0.02, -0.30)),
            ),
            "elbows": held(-0.7, 0.5, -0.9),
            "head": swung((2, -10, 4), (-2, -12, -4)),
            "chest": swung((0, -2, 2), (0, -2, -2)),
        },
    ),
    "reach_up": Gesture(
        2.6,
        False,
        {
            "hand.R": (
                (0.0, REST_HAND),
                (0.4, (0.30, 0.02, 0.94)),
                (0.8, (0.30, 0.02, 0.94)),
                (1.0, REST_HAND),
            ),
            "toes": ((0.0, (0.0,)), (0.4, (30.0,)), (0.8, (30.0,)), (1.0, (0.0,))),
            "head": ((0.0, _NONE), (0.4, (0, -26, 0)), (0.8, (0, -26, 0)), (1.0, _NONE)),
            "chest": ((0.0, _NONE), (0.4, (-8, -6, 0)), (0.8, (-8, -6, 0)), (1.0, _NONE)),
        },
    ),
}
"""The gestures by motion name."""
