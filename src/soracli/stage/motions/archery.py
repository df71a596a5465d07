"""Archery: side on, the bow arm out, the other hand draws the string to the chin and lets it go."""

from soracli.stage.gestures import REST_HAND, Gesture
from soracli.story.scene import Action

LOOSED = 0.66
"""The share of a shot at which the string is let go, as with a throw."""
_SHOTS = frozenset(("shoot an arrow", "fire an arrow", "loose an arrow", "shoot arrow", "shoot",
                    "fire", "loose", "let fly", "release"))  # fmt: skip
"""Verbs by which an arrow is sent off …"""
_DRAWS = frozenset(("draw bow", "aim bow"))
"""… and by which a bow is only drawn."""
_OUT, _AT_STRING, _AT_CHIN = (0.96, -0.22, 0.04), (0.78, -0.44, 0.02), (0.12, 0.02, 0.16)
_STANCE, _LOOK = (0, 0, -58), (0, 0, 52)
_TRUNK = ((0.0, (0, 0, -20)), (0.3, _STANCE), (0.86, _STANCE), (1.0, (0, 0, -30)))
_HEAD = ((0.0, (0, 0, 12)), (0.3, _LOOK), (0.86, _LOOK), (1.0, (0, 0, 20)))
_BOW_ARM = ((0.0, (0.5, 0.1, -0.5)), (0.28, _OUT), (0.86, _OUT), (1.0, (0.6, 0.1, -0.4)))
_ELBOW = ((0.0, (-0.4, 0.7, -0.6)), (0.35, (-0.7, 0.8, 0.1)), (1.0, (-0.5, 0.8, -0.4)))

SHOT = Gesture(
    1.5,
    False,
    {
        "hand.L": _BOW_ARM,
        "hand.R": (
            (0.0, (0.4, -0.1, -0.5)),
            (0.26, _AT_STRING),
            (0.56, _AT_CHIN),
            (LOOSED, _AT_CHIN),
            (0.72, (-0.16, 0.24, 0.16)),
            (1.0, (0.1, 0.2, -0.6)),
        ),
        "elbow.R": _ELBOW,
        "chest": _TRUNK,
        "head": _HEAD,
    },
)
"""An arrow is nocked, drawn and let go."""
DRAW = Gesture(
    2.4,
    False,
    {
        "hand.L": _BOW_ARM,
        "hand.R": (
            (0.0, REST_HAND),
            (0.3, _AT_STRING),
            (0.55, _AT_CHIN),
            (1.0, _AT_CHIN),
        ),
        "elbow.R": _ELBOW,
        "chest": _TRUNK[:2],
        "head": _HEAD[:2],
    },
)
"""A bow is drawn and held so."""


def with_a_bow(action: Action) -> Gesture | None:
    """The gesture of an action that is done with bow and arrow; None for any other."""
    if action.motion == "throw" and action.verb in _SHOTS:
        return SHOT if action.instrument.startswith("arrow.") else None
    return DRAW if action.motion == "point" and action.verb in _DRAWS else None
