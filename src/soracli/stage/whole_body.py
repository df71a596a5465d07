"""The whole body: what a body without arms does with all of it.

A snowman that irons leans to the board and bobs over it, a ghost that plays the violin sways, a
teapot that nods does so from its feet up. Whatever the deed, there is a way to lean, nod, sway,
shake or hop at it, so that nothing that is told of stands there like a thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.gestures import Gesture
from soracli.stage.marks import GOING, Mark
from soracli.stage.motions import MOTIONS
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single, window, yaw

_EASE = 0.35
"""Seconds to get into a deed, and out of it."""
_HOP, _HOPS = 0.09, 1.9
"""Of its height how high a body without legs hops that goes somewhere, and hops a second."""
_WADDLES = 0.09
"""Radians to which it tilts to either side as it does."""


_BREATHES, _STIRS = 0.55, 0.05
"""How often a second a body stirs that does nothing else, and radians to which it does."""
_ROUNDS = 0.7
"""Turns a second of who spins."""


@dataclass(frozen=True)
class Sway:
    """How a whole body moves: radians about its axes, (roll, pitch, yaw).

    It leans by `lean`, and goes to and fro by `swing` about that `rate` times a second; `lift` is
    how high it bounces, in its heights.
    """

    lean: tuple[float, float, float] = (0.0, 0.0, 0.0)
    swing: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rate: float = 1.0
    lift: float = 0.0


_WORKS = Sway((0, 0.13, 0), (0, 0.09, 0.04), 1.3)
_PLAYS = Sway((0, 0.05, 0), (0.12, 0.03, 0.14), 0.8, 0.02)
_TAKES = Sway((0, 0.16, 0), (0, 0.16, 0), 0.9)
_BEHOLDS = Sway((0, 0.07, 0), (0.02, 0.05, 0.06), 0.45)
_SPEAKS = Sway((0, -0.04, 0), (0.05, 0.06, 0.05), 1.6, 0.015)
_WAVES = Sway((0, 0, 0), (0.15, 0, 0), 1.3)
_SHAKES = Sway((0, 0, 0), (0, 0, 0.42), 1.2)
_NODS = Sway((0, 0.12, 0), (0, 0.14, 0), 1.2)
_BOWS = Sway((0, 0.26, 0), (0, 0.26, 0), 0.4)
_DANCES = Sway((0, 0, 0), (0.16, 0.03, 0.4), 1.0, 0.07)
_CLAPS = Sway((0, 0.02, 0), (0.03, 0.07, 0), 2.1, 0.03)
_JOLTS = Sway((0, -0.1, 0), (0, 0.26, 0), 1.1)
_SWAYS: dict[str, Sway] = {
    **dict.fromkeys(("play", "guitar", "violin", "flute", "trumpet", "piano", "drum", "harp",
                     "conduct", "accordion", "rock", "saxophone"), _PLAYS),
    **dict.fromkeys(("eat", "drink", "peck", "graze", "sniff", "kiss", "feed", "pick_up",
                     "put_down", "lick"), _TAKES),
    **dict.fromkeys(("read", "look", "hold", "think", "text", "phone", "photograph", "aim", "fish",
                     "film", "point", "watch", "pray", "carry"), _BEHOLDS),
    **dict.fromkeys(("talk", "sing", "laugh", "howl", "roar", "bark", "meow", "cry", "whistle",
                     "yawn", "cough", "sneeze", "neigh"), _SPEAKS),
    **dict.fromkeys(("wave", "salute", "beckon", "raise_hand", "stretch", "juggle", "wag"), _WAVES),
    **dict.fromkeys(("shake_head", "shrug", "shiver", "shake_off"), _SHAKES),
    **dict.fromkeys(("nod", "paw"), _NODS),
    **dict.fromkeys(("bow", "kneel", "propose"), _BOWS),
    **dict.fromkeys(("dance", "waltz", "ballet", "hop_about", "headbang", "stomp"), _DANCES),
    **dict.fromkeys(("clap", "cheer", "type", "high_five", "knock"), _CLAPS),
    **dict.fromkeys(("throw", "kick", "hit", "catch", "give", "box", "fight", "swing"), _JOLTS),
}  # fmt: skip
"""How motions are swayed by; any other deed of the hands is worked at."""
_RESTS = frozenset(
    ("", "stand", "sit", "sleep", "lie", "float", "hover", "drift", "crouch", "roll", "fall",
     "spin", "turn", "jump", "slide", "bounce", "climb", "stand_up", "flutter", "dive",
     "hoist", *GOING)
)  # fmt: skip
"""What is no deed, or moves the whole body by itself."""


def is_deed(motion: str) -> bool:
    """Whether a motion is something that a body does where it is, as people do with the hands."""
    return motion not in _RESTS and (motion in _SWAYS or motion in MOTIONS or motion == "push")


def is_at_hand(motion: str) -> bool:
    """Whether a deed is done where what it is done to is: at a piano, over a shirt."""
    return sway_of(motion) in (_WORKS, _PLAYS) or motion in ("type", "catch")


def sway_of(motion: str) -> Sway | None:
    """How a body without limbs does something; None where it does nothing of itself."""
    return _SWAYS.get(motion, _WORKS) if is_deed(motion) else None


def sways(beats: Sequence[Beat], times: Array) -> tuple[Array, Array]:
    """How a whole body is turned (N, 3), radians (roll, pitch, yaw), and lifted (N,), in its
    heights, by its beats at world seconds `times` (N,)."""
    turn, lift = np.zeros((len(times), 3)), np.zeros(len(times))
    for beat in beats:
        sway = sway_of(beat.motion)
        if sway is None or beat.said:
            continue
        weight = window(times, beat.start, beat.end, _EASE)
        pace = min(max(beat.action.speed, 0.5), 2.0)
        phase = 2 * np.pi * sway.rate * pace * (times - max(beat.start, 0.0))
        roll, pitch, turns = sway.swing
        moved = np.stack([roll * np.sin(phase), pitch * np.sin(phase), turns * np.sin(0.5 * phase)])
        turn += (np.array(sway.lean) + moved.T) * weight[:, None]
        lift += sway.lift * np.abs(np.sin(phase)) * weight
    return turn, lift


def _hops(going: Array, times: Array) -> tuple[Array, Array]:
    """How a body without legs is turned (N, 3) and lifted (N,), in its heights, that goes along by
    little hops; `going` (N,) is how much it goes, 0..1."""
    phase = np.pi * _HOPS * times
    turn = np.zeros((len(times), 3))
    turn[:, 0] = _WADDLES * going * np.sin(phase)
    return turn, _HOP * going * np.abs(np.sin(phase))


def carried_by(
    beats: Sequence[Beat], going: Array, times: Array, hops: bool
) -> tuple[Array, Array, Array]:
    """How a body without limbs carries itself: how its foot is turned (N, 3) and how it is bent
    above that (N, 3), radians, and how high it is lifted (N,), in its heights; by `hops` where it
    does not glide."""
    bent, lift = sways(beats, times)
    bent += np.outer(np.sin(2 * np.pi * _BREATHES * times), (0.6 * _STIRS, _STIRS, 0.0))
    turn = bent * np.array([0.25, 0.25, 0.5])
    if hops:
        waddle, high = _hops(going, times)
        turn, lift = turn + waddle, lift + high
    return turn, bent - turn * np.array([0.5, 0.5, 0.0]), lift


def spun(mark: Mark, times: Array, posed: tuple[Array, Array]) -> tuple[Array, Array]:
    """The joints of a body, `posed` (N, J, 3, 3) and (N, J, 3), round and round while it spins."""
    (rotations, positions), angle = posed, np.zeros(len(times))
    for beat in mark.beats:
        if beat.motion == "spin":
            begin = max(beat.start, 0.0)
            lasts = np.clip(times - begin, 0.0, max(beat.end - begin, 0.0))
            angle += 2 * np.pi * _ROUNDS * lasts
    if not angle.any():
        return rotations, positions
    round_, root = yaw(angle), positions[:, :1].astype(np.float64)
    moved = root + np.einsum("nij,nkj->nki", round_, positions - root)
    return single(np.einsum("nij,nkjl->nkil", round_, rotations)), single(moved)


def stand_in(gesture: Gesture | None, motion: str, other: Gesture) -> Gesture | None:
    """The gesture that a motion has, else the `other` one, if it is a deed at all."""
    return other if gesture is None and is_deed(motion) else gesture
