"""What people do to each other and with things in their hands: more gestures as data.

Where a hand has to arrive somewhere (at a thing, at another hand), `handling` takes it there.
"""

from soracli.stage.gestures import GESTURES, REST_HAND, Gesture
from soracli.stage.marks import Mark
from soracli.stage.schedule import Beat

STRIKING = ("hammer", "chop", "bat", "golf", "play golf")
"""Verbs of somebody who strikes with a tool, whether one is named or not."""
_OFFERED = (0.62, -0.12, -0.28)

MANNERS: dict[str, Gesture] = {
    "point": Gesture(
        2.4,
        False,
        {
            "hand.R": (
                (0.0, REST_HAND),
                (0.3, (0.96, 0.06, 0.02)),
                (0.75, (0.97, 0.05, 0.03)),
                (1.0, REST_HAND),
            ),
            "elbow.R": ((0.0, (-0.5, 0.6, -0.8)),),
            "chest": ((0.0, (0, 0, 0)), (0.3, (0, 2, 9)), (0.75, (0, 2, 9)), (1.0, (0, 0, 0))),
        },
    ),
    "nod": Gesture(
        1.4,
        False,
        {
            "head": (
                (0.0, (0, 0, 0)),
                (0.2, (0, 17, 0)),
                (0.4, (0, -3, 0)),
                (0.6, (0, 13, 0)),
                (1.0, (0, 0, 0)),
            ),
            "chest": ((0.0, (0, 0, 0)), (0.2, (0, 3, 0)), (1.0, (0, 0, 0))),
        },
    ),
    "shake_hands": Gesture(
        2.6,
        False,
        {
            "hand.R": ((0.0, REST_HAND), (0.3, _OFFERED), (0.75, _OFFERED), (1.0, REST_HAND)),
            "chest": ((0.0, (0, 0, 0)), (0.3, (0, 6, 5)), (0.75, (0, 6, 5)), (1.0, (0, 0, 0))),
        },
    ),
    "hold_hands": Gesture(
        4.0,
        True,
        {
            "hands": ((0.0, (0.10, 0.26, -0.92)),),
            "head": ((0.0, (0, 0, 0)), (0.3, (0, 2, 9)), (0.6, (0, 0, -7)), (1.0, (0, 0, 0))),
            "chest": ((0.0, (1, 0, 0)), (0.5, (-1, 0, 2)), (1.0, (1, 0, 0))),
        },
    ),
    "hug": Gesture(
        3.0,
        False,
        {
            "hands": (
                (0.0, REST_HAND),
                (0.3, (0.62, 0.42, -0.02)),
                (0.45, (0.58, -0.06, -0.08)),
                (0.8, (0.58, -0.06, -0.08)),
                (1.0, REST_HAND),
            ),
            "elbows": ((0.0, (-0.2, 1.0, -0.4)),),
            "chest": ((0.0, (0, 0, 0)), (0.45, (0, 10, 0)), (0.8, (0, 10, 0)), (1.0, (0, 0, 0))),
            "head": ((0.0, (0, 0, 0)), (0.45, (8, 6, 14)), (0.8, (8, 6, 14)), (1.0, (0, 0, 0))),
        },
    ),
    "give": Gesture(
        2.6,
        False,
        {
            "hand.R": ((0.0, _OFFERED), (0.6, _OFFERED), (1.0, REST_HAND)),
            "chest": ((0.0, (0, 0, 0)), (0.4, (0, 7, 6)), (0.6, (0, 7, 6)), (1.0, (0, 0, 0))),
        },
    ),
    "put_down": GESTURES["pick_up"],
    "strike": Gesture(
        1.3,
        True,
        {
            "hand.R": (
                (0.0, (0.45, 0.05, -0.40)),
                (0.35, (-0.05, 0.30, 0.62)),
                (0.55, (0.05, 0.25, 0.72)),
                (0.72, (0.66, -0.02, -0.50)),
                (0.80, (0.60, -0.02, -0.52)),
                (1.0, (0.45, 0.05, -0.40)),
            ),
            "elbow.R": ((0.0, (-0.5, 0.6, -0.6)),),
            "chest": (
                (0.0, (0, 10, 0)),
                (0.5, (0, -6, -16)),
                (0.74, (0, 30, 8)),
                (1.0, (0, 10, 0)),
            ),
            "head": ((0.0, (0, 10, 0)), (0.5, (0, 4, 0)), (0.74, (0, 16, 0)), (1.0, (0, 10, 0))),
        },
    ),
    "stand_up": Gesture(
        1.4,
        False,
        {
            "chest": ((0.0, (0, 0, 0)), (0.3, (0, 22, 0)), (0.7, (0, 8, 0)), (1.0, (0, 0, 0))),
            "head": ((0.0, (0, 0, 0)), (0.3, (0, -8, 0)), (1.0, (0, 0, 0))),
        },
    ),
    "drop": Gesture(
        1.2,
        False,
        {
            "hand.R": (
                (0.0, (0.42, 0.10, -0.52)),
                (0.35, (0.48, 0.14, -0.50)),
                (0.6, (0.40, 0.24, -0.58)),
                (1.0, REST_HAND),
            ),
            "head": ((0.0, (0, 6, 0)), (0.5, (0, 22, -6)), (1.0, (0, 14, -4))),
        },
    ),
}
"""The gestures by motion name, beside `gestures.GESTURES`."""


def strikes(mark: Mark, beat: Beat) -> bool:
    """Whether somebody strikes with a tool in a beat (who swings on a swing does not)."""
    if mark.figure.family != "person":
        return False
    if beat.motion != "swing":
        return beat.motion == "fell"
    action = beat.action
    return action.verb in STRIKING or bool(action.instrument or action.target or mark.entity.holds)
