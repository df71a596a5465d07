"""Overhead: what a picture holds of something large that somebody flies over, and which things have
been put so that they are seen from before."""

from collections.abc import Collection

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_WIDE, _HIGH, _SHARE = 12.0, 3.0, 0.6
"""How many of a flyer's lengths wide and high what is under it is seen at most, and how high of its
width at least: an eagle over a castle is a bird, and not a dot."""
_FROM_BEFORE = ("left of", "right of", "in front of", "behind", "between")
"""Relations that are true from one side only: that of the camera."""


def under_a_flyer(
    box: tuple[Array, Array], flyer: tuple[Array, Array], figure: Figure
) -> tuple[Array, Array]:
    """As much of the box (corners (N, 3)) of what is under a flyer as is seen with it: the upper
    part of it, about where the flyer is."""
    low, high = box
    size = max(figure.length, figure.width, figure.height)
    middle = (flyer[0] + flyer[1]) / 2
    half = 0.5 * _WIDE * size
    left = np.clip(middle - half, low, high)
    right = np.clip(middle + half, low, high)
    wide = float(np.max(right[:, :2] - left[:, :2]))
    top = high[:, 2]
    bottom = np.maximum(low[:, 2], top - max(_HIGH * size, _SHARE * wide))
    return (
        np.concatenate([left[:, :2], bottom[:, None]], axis=1),
        np.concatenate([right[:, :2], top[:, None]], axis=1),
    )


def is_arranged(scene: Scene, ids: Collection[str]) -> bool:
    """Whether the words say how some of these stand to each other as the camera sees them."""
    kept = set(ids)
    return any(one.kind in _FROM_BEFORE and {one.a, one.b} <= kept for one in scene.relations)
