"""What a face and two hands tell: smiles, frowns, thumbs up, muscles, a mime's wall: as data."""

from soracli.stage.gestures import REST_HAND, Gesture, held, shown, swung

_AT_REST = (0.0, 0.0, 0.0)
_WALL = 0.66
"""How far before the shoulders a mime's wall is, in arm lengths."""

SIGNS: dict[str, Gesture] = {
    "smile": Gesture(
        3.2,
        True,
        {
            "mouth": held(0.06, 1.0, 0, 0, 0),
            "jaw": swung((1,), (3,)),
            "hands": swung((0.30, -0.10, -0.74), (0.32, -0.12, -0.70)),
            "elbows": held(-0.7, 0.9, -0.3),
            "head": swung((9, -5, 9), (-7, -9, -9)),
            "chest": swung((3, 0, 5), (-2, -4, -5)),
        },
    ),
    "frown": Gesture(
        3.0,
        True,
        {
            "mouth": held(0, 0, 0.55, 0.5, 0),
            "lids": swung((0.30,), (0.42,)),
            "head": swung((0, 11, 4), (0, 14, -4)),
            "chest": held(0, 5, 0),
        },
    ),
    "thumbs_up": Gesture(
        2.6,
        False,
        {
            "hand.R": shown((0.58, 0.10, -0.06), REST_HAND),
            "elbow.R": held(-0.2, 0.7, -1.0),
            "head": shown((0, -4, -5), _AT_REST),
            "mouth": held(0, 0.9, 0, 0, 0),
        },
    ),
    "flex": Gesture(
        2.4,
        True,
        {
            "hands": swung((0.08, 0.42, 0.46), (0.02, 0.30, 0.40)),
            "elbows": held(0.1, 1.0, 0.1),
            "chest": swung((0, -5, -10), (0, -7, 10)),
            "head": swung((0, -2, -16), (0, -2, 16)),
            "hips": held(0, 0, -0.03),
            "feet": held(0, 0.06, 0),
        },
    ),
    "mime": Gesture(
        3.6,
        True,
        {
            "hand.R": (
                (0.0, (_WALL, 0.10, 0.10)),
                (0.2, (_WALL, 0.52, 0.16)),
                (0.5, (_WALL, 0.50, 0.42)),
                (0.7, (_WALL, 0.02, 0.40)),
                (1.0, (_WALL, 0.10, 0.10)),
            ),
            "hand.L": (
                (0.0, (_WALL, 0.50, 0.34)),
                (0.3, (_WALL, 0.06, 0.36)),
                (0.5, (_WALL, 0.10, 0.02)),
                (0.8, (_WALL, 0.54, 0.04)),
                (1.0, (_WALL, 0.50, 0.34)),
            ),
            "elbows": held(-0.2, 0.9, -0.7),
            "chest": swung((0, 4, -12), (0, 4, 12)),
            "head": swung((0, 0, -18), (0, -6, 18)),
            "hips": swung((0.02, -0.04, -0.04), (0.02, 0.04, -0.10)),
        },
    ),
}
"""The gestures by motion name."""
