"""What two-legged bodies do with their trunk and hands: gestures as data.

A gesture is a few key poses over its own time from 0 to 1. Hands are given from the shoulder in arm
lengths (forward, outward, up); turns in degrees (roll, pitch, yaw); hips in leg lengths (forward,
left, up); `tip` is how far what is in the right hand is tipped to the mouth, in degrees. Left and
right hands are told apart by `hand.L` and `hand.R`; `hands` sets both.

More channels are for the whole body. In leg lengths: `feet` are moved over the ground from where
they stand, `legs` hang from the hips and have their soles there, `palms` are wrists on points about
the root, `rise` moves everything. In degrees: `whole` tilts the body about its root, `turn` turns
it on the spot, `toes` lift the heels, `out` turns the toes out, `jaw` opens. `lids` shut the eyes
and `mouth` shapes the lips (`visemes.PARTS`), 0..1. Sides as with the hands: `foot.L`, `leg.R` ...
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from soracli.stage.turns import Array

Keys = tuple[tuple[float, tuple[float, ...]], ...]


@dataclass(frozen=True)
class Gesture:
    """One gesture, `seconds` long, played once or again and again (`loop`).

    `tracks` are its keys by channel: (time 0..1, values), in order of time.
    """

    seconds: float
    loop: bool
    tracks: dict[str, Keys]

    def sample(self, channel: str, time: Array, width: int) -> Array | None:
        """The channel (N, width) at seconds (N,) since the gesture began; None if it has none."""
        keys = self.tracks.get(channel)
        if keys is None:
            return None
        part = np.mod(time / self.seconds, 1.0) if self.loop else np.clip(time / self.seconds, 0, 1)
        at = np.array([key for key, _ in keys])
        values = np.array([value for _, value in keys], np.float64).reshape(len(keys), width)
        return _eased(part, at, values)

    def add_turns(self, turns: Iterable[tuple[str, Array]], time: Array, weight: Array) -> None:
        """Add channels in degrees to turns in radians (N, 3), as much as `weight` (N,), 0..1."""
        for channel, target in turns:
            turn = self.sample(channel, time, 3)
            if turn is not None:
                target += np.radians(turn) * weight[:, None]


def _eased(part: Array, at: Array, values: Array) -> Array:
    """Catmull-Rom through the keys, each a moment of its own; held beyond the ends."""
    if len(at) == 1:
        return np.tile(values[0], (len(part), 1))
    slopes = np.zeros_like(values)
    slopes[1:-1] = (values[2:] - values[:-2]) / (at[2:] - at[:-2])[:, None]
    place = np.clip(np.searchsorted(at, part, side="right") - 1, 0, len(at) - 2)
    span = at[place + 1] - at[place]
    u = np.clip((part - at[place]) / span, 0, 1)[:, None]
    a, b = values[place], values[place + 1]
    slope_a, slope_b = slopes[place] * span[:, None], slopes[place + 1] * span[:, None]
    u2, u3 = u * u, u * u * u
    return np.asarray(
        (2 * u3 - 3 * u2 + 1) * a
        + (u3 - 2 * u2 + u) * slope_a
        + (3 * u2 - 2 * u3) * b
        + (u3 - u2) * slope_b,
        np.float64,
    )


REST_HAND = (0.06, 0.13, -0.97)


def held(*value: float) -> Keys:
    """The keys of a channel that does not move."""
    return ((0.0, value),)


def swung(one: tuple[float, ...], other: tuple[float, ...], times: int = 1) -> Keys:
    """The keys of a channel that goes from one value to the other and back, so many `times`."""
    keys: list[tuple[float, tuple[float, ...]]] = []
    for turn in range(times):
        keys += [(turn / times, one), ((turn + 0.5) / times, other)]
    return (*keys, (1.0, one))


def shown(value: tuple[float, ...], rest: tuple[float, ...], start: float = 0.25) -> Keys:
    """The keys of a channel that is taken up once, held, and let go again."""
    return ((0.0, rest), (start, value), (1.0 - start, value), (1.0, rest))


GESTURES: dict[str, Gesture] = {
    "wave": Gesture(
        1.1,
        True,
        {
            "hand.R": (
                (0.0, (0.22, 0.35, 0.72)),
                (0.5, (0.22, 0.68, 0.62)),
                (1.0, (0.22, 0.35, 0.72)),
            ),
            "elbow.R": ((0.0, (-0.2, 1.0, -0.6)),),
            "head": ((0.0, (4, 0, 0)), (0.5, (-3, 0, 0)), (1.0, (4, 0, 0))),
        },
    ),
    "talk": Gesture(
        3.4,
        True,
        {
            "hand.R": (
                (0.0, (0.42, 0.16, -0.60)),
                (0.3, (0.55, 0.26, -0.42)),
                (0.55, (0.44, 0.12, -0.58)),
                (0.8, (0.52, 0.34, -0.45)),
                (1.0, (0.42, 0.16, -0.60)),
            ),
            "hand.L": (
                (0.0, (0.30, 0.14, -0.74)),
                (0.45, (0.46, 0.24, -0.52)),
                (0.7, (0.34, 0.18, -0.70)),
                (1.0, (0.30, 0.14, -0.74)),
            ),
            "head": ((0.0, (0, 3, 4)), (0.4, (2, -4, -3)), (0.7, (-2, 4, 2)), (1.0, (0, 3, 4))),
        },
    ),
    "look": Gesture(
        4.2,
        True,
        {
            "head": (
                (0.0, (0, 0, 0)),
                (0.2, (0, -3, 24)),
                (0.45, (0, 2, 22)),
                (0.65, (0, -2, -26)),
                (0.85, (0, 2, -22)),
                (1.0, (0, 0, 0)),
            ),
            "chest": ((0.0, (0, 2, 0)), (0.3, (0, 1, 7)), (0.7, (0, 1, -8)), (1.0, (0, 2, 0))),
        },
    ),
    "stand": Gesture(
        3.8,
        True,
        {
            "chest": ((0.0, (0, 0, 0)), (0.5, (0, -1.6, 1.5)), (1.0, (0, 0, 0))),
            "hips": ((0.0, (0, 0.006, 0)), (0.5, (0, -0.01, 0)), (1.0, (0, 0.006, 0))),
            "head": ((0.0, (1, 1, 5)), (0.35, (-1, -1, -3)), (0.7, (0, 2, -5)), (1.0, (1, 1, 5))),
        },
    ),
    "shoot": Gesture(
        1.5,
        False,
        {
            "hands": (
                (0.0, (0.45, -0.14, -0.50)),
                (0.30, (0.42, -0.14, -0.60)),
                (0.52, (0.40, -0.12, 0.38)),
                (0.64, (0.42, -0.12, 0.72)),
                (0.72, (0.56, -0.10, 0.80)),
                (0.86, (0.72, -0.10, 0.62)),
                (1.0, (0.55, 0.05, 0.25)),
            ),
            "elbows": ((0.0, (-0.4, 0.6, -0.8)), (1.0, (0.2, 0.8, -0.9))),
            "hips": (
                (0.0, (0, 0, -0.06)),
                (0.34, (0, 0, -0.24)),
                (0.55, (0, 0, -0.03)),
                (1.0, (0, 0, 0)),
            ),
            "chest": ((0.0, (0, 12, 0)), (0.34, (0, 20, 0)), (0.6, (0, -5, 0)), (1.0, (0, 2, 0))),
            "head": ((0.0, (0, -8, 0)), (0.34, (0, -26, 0)), (1.0, (0, -22, 0))),
        },
    ),
    "throw": Gesture(
        1.3,
        False,
        {
            "hand.R": (
                (0.0, (0.35, 0.2, -0.6)),
                (0.35, (-0.55, 0.55, 0.35)),
                (0.6, (0.45, 0.35, 0.75)),
                (0.75, (0.85, 0.05, 0.15)),
                (1.0, (0.4, -0.2, -0.6)),
            ),
            "hand.L": (
                (0.0, REST_HAND),
                (0.35, (0.75, 0.2, 0.1)),
                (0.75, (0.1, 0.3, -0.7)),
                (1, REST_HAND),
            ),
            "chest": (
                (0.0, (0, 0, 0)),
                (0.35, (0, -6, -38)),
                (0.62, (0, 8, 22)),
                (1.0, (0, 10, 18)),
            ),
            "hips": (
                (0, (0, 0, 0)),
                (0.35, (-0.1, 0, -0.06)),
                (0.65, (0.08, 0, -0.05)),
                (1, (0, 0, 0)),
            ),
        },
    ),
    "dance": Gesture(
        2.0,
        True,
        {
            "hand.L": (
                (0.0, (0.3, 0.5, 0.1)),
                (0.25, (0.1, 0.55, 0.75)),
                (0.5, (0.3, 0.75, -0.1)),
                (0.75, (0.45, 0.2, -0.3)),
                (1.0, (0.3, 0.5, 0.1)),
            ),
            "hand.R": (
                (0.0, (0.3, 0.75, -0.1)),
                (0.25, (0.45, 0.2, -0.3)),
                (0.5, (0.3, 0.5, 0.1)),
                (0.75, (0.1, 0.55, 0.75)),
                (1.0, (0.3, 0.75, -0.1)),
            ),
            "elbows": ((0.0, (-0.5, 0.8, -0.6)),),
            "hips": (
                (0.0, (0, 0.07, -0.03)),
                (0.125, (0, 0.04, -0.09)),
                (0.25, (0, 0, -0.02)),
                (0.375, (0, -0.04, -0.09)),
                (0.5, (0, -0.07, -0.03)),
                (0.625, (0, -0.04, -0.09)),
                (0.75, (0, 0, -0.02)),
                (0.875, (0, 0.04, -0.09)),
                (1.0, (0, 0.07, -0.03)),
            ),
            "hips_turn": ((0.0, (-7, 0, 14)), (0.5, (7, 0, -14)), (1.0, (-7, 0, 14))),
            "chest": ((0.0, (9, 3, -18)), (0.5, (-9, 3, 18)), (1.0, (9, 3, -18))),
            "head": (
                (0, (-6, 0, 8)),
                (0.25, (0, 8, 0)),
                (0.5, (6, 0, -8)),
                (0.75, (0, 8, 0)),
                (1, (-6, 0, 8)),
            ),
        },
    ),
    "fight": Gesture(
        1.7,
        True,
        {
            "hand.R": (
                (0.0, (0.35, 0.45, -0.15)),
                (0.28, (-0.25, 0.45, 0.72)),
                (0.42, (0.25, 0.30, 0.80)),
                (0.54, (0.85, -0.10, -0.05)),
                (0.66, (0.55, -0.35, -0.45)),
                (1.0, (0.35, 0.45, -0.15)),
            ),
            "elbow.R": ((0.0, (-0.5, 0.5, -0.9)),),
            "hand.L": (
                (0.0, (0.58, -0.05, -0.12)),
                (0.4, (0.50, 0.15, -0.25)),
                (0.6, (0.62, -0.10, 0.05)),
                (1.0, (0.58, -0.05, -0.12)),
            ),
            "elbow.L": ((0.0, (-0.3, 0.8, -0.8)),),
            "chest": (
                (0.0, (0, 8, -8)),
                (0.3, (0, -4, -34)),
                (0.56, (0, 18, 26)),
                (1.0, (0, 8, -8)),
            ),
            "hips": (
                (0.0, (0, 0, -0.10)),
                (0.3, (-0.12, 0, -0.10)),
                (0.55, (0.16, 0, -0.16)),
                (1.0, (0, 0, -0.10)),
            ),
            "head": (
                (0.0, (0, -14, 8)),
                (0.3, (0, -8, 30)),
                (0.56, (0, -20, -18)),
                (1.0, (0, -14, 8)),
            ),
        },
    ),
    "drink": Gesture(
        3.2,
        True,
        {
            "hand.R": (
                (0.0, (0.46, -0.02, -0.44)),
                (0.35, (0.36, -0.16, 0.10)),
                (0.6, (0.36, -0.16, 0.14)),
                (1.0, (0.46, -0.02, -0.44)),
            ),
            "elbow.R": ((0.0, (-0.3, 0.6, -1.0)),),
            "tip": ((0.0, (0.0,)), (0.3, (0.0,)), (0.5, (32.0,)), (0.62, (32.0,)), (0.8, (0.0,))),
            "head": ((0.0, (0, 4, 0)), (0.4, (0, -10, 0)), (0.6, (0, -16, 0)), (1.0, (0, 4, 0))),
        },
    ),
    "read": Gesture(
        4.0,
        True,
        {
            "hands": (
                (0.0, (0.52, -0.10, -0.34)),
                (0.5, (0.52, -0.10, -0.32)),
                (1.0, (0.52, -0.10, -0.34)),
            ),
            "elbows": ((0.0, (-0.4, 0.8, -0.8)),),
            "head": ((0.0, (0, 26, 5)), (0.45, (0, 28, -5)), (0.55, (0, 26, 5)), (1.0, (0, 26, 5))),
        },
    ),
    "hold": Gesture(
        3.0,
        True,
        {
            "hand.R": (
                (0.0, (0.54, 0.08, -0.44)),
                (0.5, (0.60, 0.08, -0.36)),
                (1.0, (0.54, 0.08, -0.44)),
            ),
            "elbow.R": ((0.0, (-0.6, 0.6, -0.8)),),
        },
    ),
    "pick_up": Gesture(
        2.2,
        False,
        {
            "hand.R": (
                (0.0, REST_HAND),
                (0.45, (0.55, -0.05, -0.80)),
                (0.55, (0.55, -0.05, -0.80)),
                (1.0, (0.42, 0.10, -0.52)),
            ),
            "chest": ((0.0, (0, 0, 0)), (0.45, (0, 62, 0)), (0.55, (0, 62, 0)), (1.0, (0, 3, 0))),
            "hips": (
                (0.0, (0, 0, 0)),
                (0.45, (-0.16, 0, -0.46)),
                (0.55, (-0.16, 0, -0.46)),
                (1.0, (0, 0, 0)),
            ),
            "head": ((0.0, (0, 10, 0)), (0.45, (0, 10, 0)), (1.0, (0, 14, 0))),
        },
    ),
    "play": Gesture(
        1.6,
        True,
        {
            "hand.L": (
                (0.0, (0.55, 0.25, -0.20)),
                (0.5, (0.52, 0.18, -0.25)),
                (1.0, (0.55, 0.25, -0.20)),
            ),
            "hand.R": (
                (0.0, (0.42, -0.18, -0.45)),
                (0.25, (0.42, -0.18, -0.62)),
                (0.5, (0.42, -0.18, -0.45)),
                (0.75, (0.42, -0.18, -0.62)),
                (1.0, (0.42, -0.18, -0.45)),
            ),
            "head": ((0.0, (6, 14, 10)), (0.5, (-4, 8, 4)), (1.0, (6, 14, 10))),
        },
    ),
    "kick": Gesture(
        1.2,
        False,
        {
            "hand.L": (
                (0.0, REST_HAND),
                (0.4, (0.5, 0.5, -0.4)),
                (0.6, (-0.3, 0.6, -0.5)),
                (1.0, REST_HAND),
            ),
            "hand.R": (
                (0.0, REST_HAND),
                (0.4, (-0.4, 0.5, -0.5)),
                (0.6, (0.5, 0.4, -0.5)),
                (1.0, REST_HAND),
            ),
            "chest": ((0.0, (0, 0, 0)), (0.35, (0, 4, -16)), (0.55, (0, -8, 18)), (1.0, (0, 0, 0))),
            "kick.R": (
                (0.0, (0, 0.0, -1.0)),
                (0.35, (-0.55, 0.02, -0.70)),
                (0.5, (0.25, 0.0, -0.93)),
                (0.62, (0.75, 0.0, -0.60)),
                (1.0, (0, 0.0, -1.0)),
            ),
        },
    ),
}
"""The gestures by motion name. Those with `loop` go on as long as the action does."""
