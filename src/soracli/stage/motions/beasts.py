"""What four-legged bodies do: gestures as data.

In leg lengths: `trunk` is moved forward, left and up, `fore` and `hind` paws (`fore.L` ...)
forward, outward and up from where they stand, `rise` moves everything. In degrees: `trunk_turn`,
`neck`, `head` and `whole` are roll, pitch and yaw, `arch` bends the back, `jaw` opens; `tail` is
how far it is up, how far it swings, and how often a second.
"""

from soracli.stage.gestures import Gesture, held, shown, swung

_NONE = (0.0, 0.0, 0.0)
_CALM = (0.0, 16.0, 0.9)

BEASTS: dict[str, Gesture] = {
    "bark": Gesture(
        0.8,
        True,
        {
            "jaw": (
                (0.0, (2,)),
                (0.2, (30,)),
                (0.42, (3,)),
                (0.6, (26,)),
                (0.8, (2,)),
                (1.0, (2,)),
            ),
            "head": swung((0, -4, 0), (0, -18, 0), 2),
            "neck": swung((0, -4, 0), (0, -14, 0), 2),
            "trunk": swung(_NONE, (0.03, 0, 0.03), 2),
            "trunk_turn": swung(_NONE, (0, -4, 0), 2),
            "fore": swung(_NONE, (0.02, 0.0, 0.03), 2),
            "tail": held(30, 22, 2.5),
        },
    ),
    "meow": Gesture(
        1.7,
        True,
        {
            "jaw": ((0.0, (0,)), (0.2, (20,)), (0.55, (16,)), (0.75, (0,)), (1.0, (0,))),
            "head": swung((0, -4, 4), (8, -20, -4)),
            "neck": swung(_NONE, (0, -10, 0)),
            "tail": held(40, 18, 0.6),
        },
    ),
    "howl": Gesture(
        4.0,
        True,
        {
            "neck": shown((0, -42, 0), (0, -12, 0), 0.2),
            "head": shown((0, -50, 0), (0, -10, 0), 0.2),
            "jaw": shown((18,), (2,), 0.25),
            "trunk_turn": shown((0, -9, 0), _NONE, 0.2),
            "tail": held(-10, 6, 0.5),
        },
    ),
    "roar": Gesture(
        3.0,
        True,
        {
            "jaw": shown((36,), (4,), 0.25),
            "neck": shown((0, -14, 0), (0, 6, 0), 0.25),
            "head": (
                (0.0, _NONE),
                (0.25, (0, -20, -10)),
                (0.5, (0, -16, 12)),
                (0.75, (0, -20, -8)),
                (1.0, _NONE),
            ),
            "trunk": shown((0.08, 0, 0.0), (-0.03, 0, 0.0), 0.25),
            "trunk_turn": shown((0, -5, 0), (0, 3, 0), 0.25),
            "tail": held(20, 24, 0.8),
        },
    ),
    "neigh": Gesture(
        2.0,
        True,
        {
            "neck": swung((0, 4, 0), (0, -18, 0), 2),
            "head": swung((0, 6, 0), (0, -26, 6), 2),
            "jaw": swung((2,), (18,), 2),
            "fore.R": ((0.0, _NONE), (0.3, (0.1, 0.0, 0.22)), (0.6, _NONE), (1.0, _NONE)),
            "tail": held(30, 26, 0.9),
        },
    ),
    "graze": Gesture(
        3.4,
        True,
        {
            "trunk_turn": held(0, 8, 0),
            "neck": swung((0, 58, -8), (0, 62, 8)),
            "head": swung((0, 4, -8), (0, 10, 8), 3),
            "jaw": swung((2,), (13,), 6),
            "fore.L": held(0.12, 0.02, 0.0),
            "fore.R": held(-0.10, 0.02, 0.0),
            "tail": held(0, 22, 0.8),
        },
    ),
    "drink": Gesture(
        1.8,
        True,
        {
            "trunk_turn": held(0, 12, 0),
            "trunk": held(0.03, 0, -0.10),
            "fore": held(0.06, 0.10, 0.0),
            "neck": swung((0, 60, 0), (0, 64, 0)),
            "head": swung((0, 8, 0), (0, 14, 0), 3),
            "jaw": swung((1,), (11,), 5),
            "tail": held(0, 10, 0.6),
        },
    ),
    "eat": Gesture(
        2.0,
        True,
        {
            "trunk_turn": held(0, 10, 0),
            "neck": swung((0, 54, 0), (0, 62, 0), 2),
            "head": swung((0, 2, -6), (0, 14, 6), 2),
            "jaw": swung((2,), (18,), 6),
            "tail": held(10, 18, 1.2),
        },
    ),
    "sniff": Gesture(
        2.4,
        True,
        {
            "trunk_turn": held(0, 7, 0),
            "neck": (
                (0.0, (0, 48, -22)),
                (0.3, (0, 54, 4)),
                (0.6, (0, 48, 24)),
                (0.8, (0, 54, 6)),
                (1.0, (0, 48, -22)),
            ),
            "head": swung((0, -2, -4), (0, 8, 4), 6),
            "tail": held(25, 20, 1.8),
        },
    ),
    "wag": Gesture(
        0.5,
        True,
        {
            "trunk_turn": swung((0, 0, 3), (0, 0, -3)),
            "head": held(0, -8, 0),
            "jaw": swung((9,), (13,)),
            "tail": held(45, 48, 3.0),
        },
    ),
    "shake_off": Gesture(
        0.24,
        True,
        {
            "trunk_turn": swung((20, 3, 0), (-20, 3, 0)),
            "neck": swung((-24, 14, 0), (24, 14, 0)),
            "head": swung((-30, 4, 10), (30, 4, -10)),
            "trunk": held(0.0, 0, -0.06),
            "fore": held(0.0, 0.08, 0.0),
            "hind": held(0.0, 0.08, 0.0),
            "tail": held(0, 40, 4.0),
        },
    ),
    "stretch": Gesture(
        4.2,
        True,
        {
            "trunk": shown((0.06, 0, -0.24), _NONE, 0.3),
            "trunk_turn": shown((0, 24, 0), _NONE, 0.3),
            "fore": shown((0.48, 0.05, 0.0), _NONE, 0.3),
            "neck": shown((0, -30, 0), _NONE, 0.3),
            "head": shown((0, -14, 0), _NONE, 0.3),
            "jaw": ((0.0, (0,)), (0.4, (0,)), (0.55, (24,)), (0.7, (0,)), (1.0, (0,))),
            "tail": shown((60, 6, 0.5), _CALM, 0.3),
        },
    ),
    "roll_over": Gesture(
        3.2,
        True,
        {
            "trunk": held(0, 0, -0.58),
            "whole": (
                (0.0, _NONE),
                (0.12, _NONE),
                (0.38, (180, 0, 0)),
                (0.62, (180, 0, 0)),
                (0.88, (360, 0, 0)),
                (1.0, (360, 0, 0)),
            ),
            "rise": (
                (0.0, _NONE),
                (0.12, _NONE),
                (0.25, (0, 0.25, 0.40)),
                (0.38, (0, 0.1, 0.74)),
                (0.62, (0, 0.1, 0.74)),
                (0.75, (0, -0.2, 0.40)),
                (0.88, _NONE),
                (1.0, _NONE),
            ),
            "fore": swung((-0.05, -0.04, 0.0), (0.10, 0.04, 0.06), 4),
            "hind": swung((0.05, 0.04, 0.04), (-0.08, -0.04, 0.0), 4),
            "neck": held(0, 10, 0),
            "jaw": held(10.0),
            "tail": held(0, 30, 1.5),
        },
    ),
    "dig": Gesture(
        0.42,
        True,
        {
            "trunk_turn": swung((2, 14, 2), (-2, 14, -2)),
            "trunk": held(0.0, 0, -0.10),
            "neck": held(0, 44, 0),
            "head": swung((0, -6, 4), (0, 0, -4)),
            "fore.L": swung((0.26, -0.02, 0.16), (-0.22, 0.0, 0.02)),
            "fore.R": swung((-0.22, 0.0, 0.02), (0.26, -0.02, 0.16)),
            "tail": held(40, 30, 2.2),
        },
    ),
    "lie": Gesture(
        5.0,
        True,
        {
            "trunk": held(0, 0, -0.64),
            "fore": held(0.34, -0.02, 0.0),
            "hind": held(0.30, 0.10, 0.0),
            "neck": swung((0, -6, 6), (0, -8, -8)),
            "tail": held(-55, 14, 0.4),
        },
    ),
    "sleep": Gesture(
        5.0,
        True,
        {
            "trunk": swung((0, 0, -0.66), (0, 0, -0.65)),
            "trunk_turn": held(6, 4, 0),
            "arch": held(14.0),
            "fore": held(0.22, -0.06, 0.0),
            "hind": held(0.34, 0.04, 0.0),
            "neck": held(0, 62, 34),
            "head": held(8, -34, 28),
            "tail": held(-70, 20, 0.05),
        },
    ),
    "rear": Gesture(
        2.6,
        True,
        {
            "trunk_turn": ((0.0, _NONE), (0.35, (0, -54, 0)), (0.7, (0, -54, 0)), (1.0, _NONE)),
            "trunk": (
                (0.0, _NONE),
                (0.35, (-0.20, 0, 0.34)),
                (0.7, (-0.20, 0, 0.34)),
                (1.0, _NONE),
            ),
            "fore.L": (
                (0.0, _NONE),
                (0.35, (0.02, 0.0, 1.05)),
                (0.5, (0.22, 0.0, 1.25)),
                (0.7, (0.02, 0.0, 1.0)),
                (1.0, _NONE),
            ),
            "fore.R": (
                (0.0, _NONE),
                (0.35, (0.18, 0.0, 1.25)),
                (0.5, (-0.02, 0.0, 1.0)),
                (0.7, (0.18, 0.0, 1.2)),
                (1.0, _NONE),
            ),
            "neck": ((0.0, _NONE), (0.35, (0, 22, 0)), (0.7, (0, 22, 0)), (1.0, _NONE)),
            "head": ((0.0, _NONE), (0.35, (0, 14, 0)), (0.7, (0, 8, 10)), (1.0, _NONE)),
            "jaw": shown((16,), (0,), 0.3),
            "tail": held(20, 24, 0.9),
        },
    ),
    "paw": Gesture(
        1.0,
        True,
        {
            "fore.R": (
                (0.0, (0.10, 0.0, 0.30)),
                (0.3, (0.30, 0.0, 0.62)),
                (0.5, (0.48, 0.0, 0.40)),
                (0.7, (0.30, 0.0, 0.16)),
                (1.0, (0.10, 0.0, 0.30)),
            ),
            "trunk_turn": held(-4, -6, 0),
            "trunk": held(-0.03, 0.03, 0.0),
            "head": swung((0, -6, -6), (0, 4, 0)),
            "neck": held(0, 4, -8),
            "tail": held(25, 24, 1.2),
        },
    ),
    "groom": Gesture(
        1.1,
        True,
        {
            "trunk": held(0, 0, -0.28),
            "trunk_turn": held(0, -32, 0),
            "hind": held(0.38, 0.06, 0.0),
            "fore.R": swung((0.16, -0.06, 0.62), (0.14, -0.04, 0.72)),
            "neck": held(0, 52, -14),
            "head": swung((10, 16, 0), (10, 30, 4)),
            "jaw": swung((2,), (10,)),
            "tail": held(-10, 10, 0.4),
        },
    ),
    "kneel": Gesture(
        4.0,
        True,
        {
            "trunk": held(0.06, 0, -0.30),
            "trunk_turn": held(0, 22, 0),
            "fore": held(-0.30, 0.0, 0.0),
            "neck": held(0, -20, 0),
            "tail": held(0, 12, 0.5),
        },
    ),
    "dance": Gesture(
        1.2,
        True,
        {
            "trunk_turn": swung((5, -8, 8), (-5, -8, -8)),
            "trunk": swung((0, 0, -0.06), (0, 0, 0.03), 2),
            "fore.L": ((0.0, _NONE), (0.25, (0.16, 0.02, 0.34)), (0.5, _NONE), (1.0, _NONE)),
            "fore.R": ((0.0, _NONE), (0.5, _NONE), (0.75, (0.16, 0.02, 0.34)), (1.0, _NONE)),
            "hind.R": ((0.0, _NONE), (0.25, (0.05, 0.02, 0.14)), (0.5, _NONE), (1.0, _NONE)),
            "hind.L": ((0.0, _NONE), (0.5, _NONE), (0.75, (0.05, 0.02, 0.14)), (1.0, _NONE)),
            "neck": swung((0, -14, 12), (0, -14, -12)),
            "head": swung((10, -4, 0), (-10, -4, 0)),
            "tail": held(35, 36, 1.6),
        },
    ),
    "wave": Gesture(
        1.0,
        True,
        {
            "fore.R": swung((0.34, 0.02, 0.80), (0.34, 0.16, 0.95)),
            "trunk": held(-0.06, 0.04, -0.14),
            "trunk_turn": held(-4, -24, 0),
            "hind": held(0.20, 0.05, 0.0),
            "neck": held(0, 8, 0),
            "head": swung((8, -4, 0), (-6, -8, 0)),
            "tail": held(30, 24, 1.4),
        },
    ),
    "play": Gesture(
        1.6,
        True,
        {
            "trunk": swung((0.03, 0, -0.26), (0.0, 0, -0.12)),
            "trunk_turn": swung((0, 20, 6), (0, 14, -6)),
            "fore": swung((0.34, 0.08, 0.0), (0.22, 0.08, 0.06)),
            "neck": swung((0, -24, 10), (0, -18, -10)),
            "head": swung((0, -10, 8), (0, -6, -8)),
            "jaw": swung((6,), (16,), 2),
            "tail": held(50, 40, 2.4),
        },
    ),
    "crouch": Gesture(
        2.4,
        True,
        {
            "trunk": swung((0, 0.01, -0.42), (0, -0.01, -0.43), 3),
            "trunk_turn": held(0, 4, 0),
            "neck": held(0, 26, 0),
            "head": held(0, -24, 0),
            "fore": held(0.12, 0.03, 0.0),
            "tail": held(-10, 18, 1.2),
        },
    ),
    "swim": Gesture(
        0.9,
        True,
        {
            "rise": held(0, 0, -1.0),
            "trunk_turn": swung((3, -10, 0), (-3, -10, 0)),
            "neck": held(0, -14, 0),
            "fore.L": swung((0.42, 0.0, 0.20), (-0.10, 0.0, 0.05)),
            "fore.R": swung((-0.10, 0.0, 0.05), (0.42, 0.0, 0.20)),
            "hind.L": swung((-0.30, 0.0, 0.12), (0.12, 0.0, 0.20)),
            "hind.R": swung((0.12, 0.0, 0.20), (-0.30, 0.0, 0.12)),
            "tail": held(20, 20, 0.8),
        },
    ),
    "fly": Gesture(
        1.2,
        True,
        {
            "trunk": swung((0, 0, -0.05), (0, 0, 0.10)),
            "fore": held(-0.16, 0.0, 0.52),
            "hind": held(-0.46, 0.0, 0.48),
            "neck": swung((0, 4, 0), (0, -4, 0)),
            "tail": held(4, 14, 0.7),
        },
    ),
}
"""The gestures by motion name."""
_ALIKE = {
    "clap": "wave", "cheer": "rear", "box": "rear", "beckon": "paw", "salute": "wave", "laugh":
    "roar", "sing": "howl", "cry": "howl", "talk": "meow", "yawn": "roar", "sneeze":
    "shake_off", "shiver": "shake_off", "scratch": "groom", "curl_up": "sleep", "sunbathe":
    "lie", "waltz": "dance", "ballet": "dance", "hop_about": "dance", "pray": "kneel", "bow":
    "stretch", "yoga": "stretch", "knock": "paw", "fall": "lie", "faint": "lie", "peck": "eat",
    "stand_up": "rear", "hover": "fly", "backstroke": "swim",
}  # fmt: skip
"""What a beast does where it is said to do what people do."""


def beast_gesture(motion: str) -> Gesture | None:
    """The gesture of a four-legged body for a motion, None if it has none."""
    return BEASTS.get(_ALIKE.get(motion, motion))
