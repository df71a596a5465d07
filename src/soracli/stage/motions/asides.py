"""What people do between two other things: a sigh, a wink, a look over the shoulder: as data."""

from soracli.stage.gestures import REST_HAND, Gesture, held, shown, swung
from soracli.story.scene import Action

_AT_REST = (0.0, 0.0, 0.0)
_BEFORE = (0.50, -0.16, -0.22)
"""A hand before the breast, that holds one end of something."""

ASIDES: dict[str, Gesture] = {
    "nod_off": Gesture(
        5.0,
        True,
        {
            "chest": swung((0, 9, 0), (0, 12, 0)),
            "head": swung((4, 30, 8), (4, 38, 11)),
            "hands": held(0.34, 0.02, -0.62),
            "lids": held(1.0),
        },
    ),
    "slump": Gesture(
        5.0,
        False,
        {
            "chest": ((0.0, (0, 4, 0)), (0.2, (0, 12, 0)), (0.3, (0, 6, 0)), (0.55, (0, 60, 0)),
                      (1.0, (0, 62, 0))),
            "hips": ((0.0, _AT_REST), (0.3, _AT_REST), (0.55, (0.1, 0, 0)), (1.0, (0.1, 0, 0))),
            "head": ((0.0, (0, 6, 0)), (0.2, (4, 34, 6)), (0.3, (0, 10, 0)), (0.55, (0, 26, 40)),
                     (1.0, (0, 26, 44))),
            "hand.R": ((0.0, (0.52, -0.16, -0.12)), (0.3, (0.52, -0.16, -0.12)),
                       (0.55, (0.45, -0.16, 0.36)), (1.0, (0.45, -0.16, 0.36))),
            "hand.L": ((0.0, (0.46, -0.12, -0.12)), (0.3, (0.46, -0.12, -0.12)),
                       (0.55, (0.40, -0.12, 0.36)), (1.0, (0.40, -0.12, 0.36))),
            "elbows": held(0.2, 1.0, -0.1),
            "lids": ((0.0, (0.3,)), (0.2, (1.0,)), (0.3, (0.5,)), (0.45, (1.0,)), (1.0, (1.0,))),
        },
    ),
    "sigh": Gesture(
        2.4,
        False,
        {
            "chest": ((0.0, _AT_REST), (0.3, (0, -9, 0)), (0.65, (0, 17, 0)), (1.0, (0, 4, 0))),
            "head": ((0.0, _AT_REST), (0.3, (0, -12, 0)), (0.65, (0, 24, 4)), (1.0, (0, 6, 0))),
            "hips": ((0.0, _AT_REST), (0.3, (0, 0, 0.01)), (0.65, (0, 0, -0.05)), (1.0, _AT_REST)),
            "hands": ((0.0, REST_HAND), (0.3, (0.02, 0.26, -0.86)), (0.65, (0.16, 0.10, -0.96)),
                      (1.0, REST_HAND)),
            "lids": shown((0.8,), (0.0,), 0.35),
        },
    ),
    "wink": Gesture(
        1.8,
        False,
        {
            "lids": ((0.0, (0.0,)), (0.25, (1.0,)), (0.75, (1.0,)), (1.0, (0.0,))),
            "head": shown((16, 6, 14), _AT_REST),
            "mouth": held(0, 0.8, 0, 0, 0),
            "hand.R": shown((0.44, 0.22, 0.04), REST_HAND),
        },
    ),
    "snap_fingers": Gesture(
        1.2,
        False,
        {
            "hand.R": ((0.0, REST_HAND), (0.35, (0.46, 0.10, 0.20)), (0.5, (0.56, 0.14, 0.02)),
                       (0.75, (0.56, 0.14, 0.02)), (1.0, REST_HAND)),
            "elbow.R": held(-0.1, 0.8, -0.9),
            "head": shown((0, 4, -8), _AT_REST),
        },
    ),
    "raise_hand": Gesture(
        2.4,
        False,
        {
            "hand.R": shown((0.10, 0.22, 0.94), REST_HAND, 0.3),
            "elbow.R": held(-0.2, 0.9, -0.3),
            "head": shown((0, -8, -6), _AT_REST, 0.3),
            "chest": shown((-4, -3, 0), _AT_REST, 0.3),
        },
    ),
    "rub_eyes": Gesture(
        0.9,
        True,
        {
            "hand.R": swung((0.27, -0.20, 0.30), (0.27, -0.13, 0.27)),
            "hand.L": swung((0.27, -0.13, 0.27), (0.27, -0.20, 0.30)),
            "elbows": held(0.2, 0.8, -0.9),
            "head": held(0, 14, 0),
            "lids": held(1.0),
        },
    ),
    "akimbo": Gesture(
        3.0,
        True,
        {
            "hands": held(-0.02, 0.10, -0.64),
            "elbows": held(-0.5, 1.0, 0.0),
            "chest": swung((0, -4, 3), (0, -4, -3)),
            "head": swung((0, -4, 6), (0, -2, -6)),
        },
    ),
    "sprinkle": Gesture(
        0.8,
        True,
        {
            "hand.R": swung((0.60, -0.14, -0.12), (0.60, -0.02, -0.08)),
            "elbow.R": held(-0.2, 0.9, -0.4),
            "chest": held(0, 7, 0),
            "head": held(0, 22, -4),
        },
    ),
    "touch": Gesture(
        1.6,
        False,
        {
            "hand.R": ((0.0, REST_HAND), (0.3, (0.80, -0.02, 0.02)), (0.5, (0.86, -0.02, 0.04)),
                       (0.7, (0.80, -0.02, 0.0)), (1.0, REST_HAND)),
            "elbow.R": held(-0.5, 0.6, -0.8),
            "chest": shown((0, 7, 8), _AT_REST),
            "head": shown((0, 8, 0), _AT_REST),
        },
    ),
    "tear": Gesture(
        1.3,
        False,
        {
            "hand.R": ((0.0, REST_HAND), (0.25, _BEFORE), (0.4, _BEFORE),
                       (0.65, (0.40, 0.30, -0.44)), (1.0, (0.30, 0.24, -0.60))),
            "hand.L": ((0.0, REST_HAND), (0.25, _BEFORE), (0.4, _BEFORE),
                       (0.65, (0.52, 0.22, -0.02)), (1.0, (0.30, 0.24, -0.60))),
            "elbows": held(-0.4, 0.9, -0.5),
            "head": shown((0, 18, 0), _AT_REST),
        },
    ),
}  # fmt: skip
"""The gestures by motion name."""

AT_NOTHING = dict.fromkeys(
    ("pet", "open", "close", "push", "pull", "hit", "feed", "cut", "knock_over", "pop"), "touch"
)
"""How a hand does to something that is not there what hands are led to otherwise: it flips a switch
that nobody has built."""
LOOKS: dict[str, Gesture] = {
    "up": Gesture(
        2.4,
        False,
        {
            "head": shown((0, -34, 5), _AT_REST, 0.2),
            "chest": shown((0, -9, 0), _AT_REST, 0.2),
        },
    ),
    "down": Gesture(
        2.4,
        False,
        {
            "head": shown((0, 36, 4), _AT_REST, 0.2),
            "chest": shown((0, 9, 0), _AT_REST, 0.2),
        },
    ),
    "back": Gesture(
        2.4,
        False,
        {
            "head": shown((0, 0, 62), _AT_REST, 0.25),
            "chest": shown((0, 0, 30), _AT_REST, 0.25),
            "hand.L": shown((0.02, 0.26, -0.92), REST_HAND, 0.25),
        },
    ),
}
"""How one looks where the words tell where to."""
_WHERE = {
    "raise head": "up", "lift head": "up", "look over shoulder": "back", "look away": "back",
    "bow head": "down", "lower head": "down", "lower gaze": "down", "drop gaze": "down",
    "turn head": "back", "turn head away": "back",
}  # fmt: skip
"""Verbs that do not end in the word that tells where one looks."""


def look_of(action: Action) -> Gesture | None:
    """The way of looking that a verb tells: up, down, back; None if it tells none."""
    where = _WHERE.get(action.verb, action.verb.split()[-1])
    return LOOKS.get(where) or LOOKS.get(action.direction or "")
