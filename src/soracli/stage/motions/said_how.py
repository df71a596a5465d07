"""Motions that the words of a verb, or what it is done to, make another gesture of: who ties shoes
kneels at them, who straightens a tie has both hands at the throat, and a cauldron is stirred with
both arms."""

from soracli.stage.gestures import Gesture, held, swung
from soracli.stage.motions.archery import with_a_bow
from soracli.stage.motions.chores import circled
from soracli.story.scene import Action

_GESTURES: dict[str, Gesture] = {
    "cauldron": Gesture(
        2.4,
        True,
        {
            "hand.R": circled((0.72, -0.22, -0.40), 0.12, 0.16),
            "hand.L": circled((0.64, -0.16, -0.24), 0.09, 0.12),
            "elbows": held(-0.4, 1.0, -0.3),
            "chest": swung((5, 12, 5), (-5, 14, -5)),
            "head": swung((0, 20, -4), (0, 22, 6)),
            "tool": held(0, 146, 0),
        },
    ),
    "own_shoes": Gesture(
        0.9,
        True,
        {
            "hips": held(0.04, 0, -0.575),
            "foot.L": held(0.44, 0.02, 0.0),
            "foot.R": held(-0.62, 0.0, 0.0),
            "toe.R": held(66.0),
            "chest": held(-6, 58, 6),
            "hand.R": swung((0.60, -0.36, -0.70), (0.64, -0.30, -0.60)),
            "hand.L": swung((0.64, -0.04, -0.60), (0.60, -0.10, -0.70)),
            "elbows": held(-0.4, 0.9, -0.2),
            "head": held(0, 10, 6),
        },
    ),
    "own_tie": Gesture(
        1.2,
        True,
        {
            "hand.R": swung((0.30, -0.24, -0.02), (0.32, -0.20, -0.10)),
            "hand.L": swung((0.31, -0.20, -0.10), (0.29, -0.24, -0.02)),
            "elbows": held(0.1, 0.9, -0.8),
            "chest": held(0, -3, 0),
            "head": swung((0, -6, 7), (0, -4, -7)),
        },
    ),
    "own_hat": Gesture(
        1.8,
        True,
        {
            "hand.R": swung((0.22, 0.08, 0.42), (0.24, 0.05, 0.36)),
            "elbow.R": held(-0.1, 1.0, -0.4),
            "head": swung((5, 6, 0), (-4, 2, 0)),
        },
    ),
    "own_glasses": Gesture(
        1.6,
        True,
        {
            "hand.R": swung((0.30, -0.06, 0.32), (0.32, -0.08, 0.27)),
            "elbow.R": held(-0.1, 0.9, -0.8),
            "head": swung((0, 6, 0), (0, -2, 0)),
        },
    ),
    "strewn": Gesture(
        1.7,
        True,
        {
            "hand.R": (
                (0.0, (0.34, -0.12, -0.58)),
                (0.3, (0.30, -0.16, -0.50)),
                (0.55, (0.74, 0.24, -0.22)),
                (0.7, (0.78, 0.26, -0.34)),
                (1.0, (0.34, -0.12, -0.58)),
            ),
            "hand.L": held(0.34, -0.10, -0.62),
            "elbows": held(-0.5, 0.8, -0.6),
            "chest": swung((0, 10, 6), (0, 12, -6)),
            "head": swung((0, 20, 0), (0, 24, -6)),
        },
    ),
    "baby": Gesture(
        2.6,
        True,
        {
            "hand.R": held(0.40, -0.42, -0.36),
            "hand.L": held(0.44, -0.16, -0.30),
            "elbows": held(-0.5, 0.9, -0.5),
            "hips": swung((0.0, 0.07, -0.01), (0.0, -0.07, -0.01)),
            "chest": swung((5, -2, 10), (-5, -2, -10)),
            "head": swung((8, 24, 10), (2, 24, 2)),
        },
    ),
    "held_up": Gesture(
        4.0,
        True,
        {
            "hand.R": swung((0.30, 0.02, 0.78), (0.30, 0.05, 0.82)),
            "elbow.R": held(0.1, 0.9, -0.5),
            "hand.L": held(0.04, 0.24, -0.88),
            "head": swung((0, -10, 0), (0, -12, -4)),
            "chest": held(-4, -3, 0),
        },
    ),
    "arms_up": Gesture(
        3.0,
        True,
        {
            "hands": swung((0.10, 0.46, 0.84), (0.08, 0.42, 0.88)),
            "elbows": held(-0.1, 1.0, -0.2),
            "chest": held(0, -5, 0),
            "head": swung((0, -10, 3), (0, -12, -3)),
        },
    ),
    "arms_wide": Gesture(
        4.0,
        True,
        {
            "hands": swung((0.06, 0.96, 0.04), (0.02, 0.97, 0.09)),
            "elbows": held(-0.6, 0.5, -0.6),
            "chest": held(0, -6, 0),
            "head": swung((0, -12, 2), (0, -14, -2)),
        },
    ),
    "in_pockets": Gesture(
        4.0,
        True,
        {
            "hands": held(0.08, 0.06, -0.74),
            "elbows": held(-0.8, 0.8, 0.0),
            "head": swung((0, 3, 3), (0, 5, -3)),
        },
    ),
    "eyes_closed": Gesture(
        4.0,
        True,
        {"lids": held(1.0), "head": swung((0, -8, 2), (0, -10, -2))},
    ),
}
"""The gestures, by what is dealt with in them, or how they are held."""
_HELD = {
    "raise both arm": "arms_up", "lift both arm": "arms_up", "raise both hand": "arms_up",
    "throw up both arm": "arms_up", "stretch both arm up": "arms_up",
    "spread arm": "arms_wide", "stretch out arm": "arms_wide", "open arm": "arms_wide",
    "hold out arm": "arms_wide", "spread both arm": "arms_wide",
    "keep hand in pocket": "in_pockets", "put hand in pocket": "in_pockets",
    "keep eye closed": "eyes_closed", "keep eye shut": "eyes_closed",
}  # fmt: skip
"""Verbs of how arms, hands and eyes are held meanwhile."""
_STREWN_TO = frozenset(
    ("bird", "pigeon", "duck", "chicken", "hen", "goose", "swan", "sparrow", "gull", "seagull",
     "crow", "dove", "robin", "duckling", "chick", "turkey", "rooster", "fish", "koi", "goldfish")
)  # fmt: skip
"""Kinds of those to whom food is thrown."""
_MOTIONS: dict[str, tuple[str, ...]] = {
    "strewn": ("feed",),
    "cauldron": ("stir",),
    "baby": ("hold", "rock"),
    "held_up": ("hold",),
    "arms_up": ("reach_up",),
    "arms_wide": ("akimbo",),
    "in_pockets": ("akimbo",),
    "eyes_closed": ("akimbo",),
    "own_shoes": ("knit", "pet", "twist", "wipe"),
    "own_tie": ("knit", "pet", "twist", "wipe"),
    "own_hat": ("knit", "pet", "twist", "hammer"),
    "own_glasses": ("knit", "pet", "twist", "hammer"),
}
"""Of which motions they are another form."""
_ROCKS = frozenset(
    ("rock", "lull", "soothe", "cradle", "calm", "hush", "nurse", "comfort", "shush")
)
"""Verbs of holding somebody small that are seen to sway."""
_RAISES = frozenset(
    ("hold up", "lift up", "raise up", "raise up high", "put up", "hold aloft", "brandish",
     "offer up", "bear aloft", "hold up high", "hold high")
)  # fmt: skip
"""Verbs of holding something up for all to see."""
_ON_POLES = frozenset(("placard", "flag", "umbrella", "parasol", "barbell", "kite", "fishing_rod"))
"""Kinds of what is up already when it is held before the breast."""


def said_how(action: Action) -> Gesture | None:
    """The gesture of an action of two hands that its words make another one than its motion's."""
    if (bow := with_a_bow(action)) is not None:
        return bow
    word = action.verb.split(" ")[-1]
    if action.verb in _HELD:
        word = _HELD[action.verb]
    elif action.motion == "stir" and action.target.startswith("cauldron."):
        word = "cauldron"
    elif action.motion == "feed" and action.target.split(".")[0] in _STREWN_TO:
        word = "strewn"
    elif action.motion == "hold" and action.verb in _ROCKS and action.target:
        word = "baby"
    elif action.verb in _RAISES and action.target.split(".")[0] not in ("", *_ON_POLES):
        word = "held_up"
    return _GESTURES[word] if action.motion in _MOTIONS.get(word, ()) else None
