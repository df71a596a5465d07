"""Overhead: what a picture holds of something large that somebody flies over, and which things have
been put so that they are seen from before."""

from collections.abc import Collection, Sequence

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.portions import where_it_happens
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_WIDE, _HIGH, _SHARE = 12.0, 3.0, 0.6
"""How many of a flyer's lengths wide and high what is under it is seen at most, and how high of its
width at least: an eagle over a castle is a bird, and not a dot."""
_STANDS = ("building", "plant")
_TOWERING, _ASIDE, _ABOVE, _LEAST = 5.0, 3.0, 5.0, 0.5
"""How many times as high as others a house or tree is of which a part is shown, how far that is to
the sides and above them, in their heights, and these in metres at least."""
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


def beside_the_small(
    figures: Sequence[Figure], boxes: list[tuple[Array, Array]]
) -> list[tuple[Array, Array]]:
    """The boxes of things that stand together: of a tree or a house only so much as leaves what is
    beside it large enough to be seen, a basket under an oak, tulips before a mill."""
    highest = max(one.height for one in figures)
    small = [one.height for one in figures if one.height * _TOWERING <= highest]
    tall = max(small, default=0.0)
    low = [box for box, one in zip(boxes, figures, strict=True) if one.height < _TOWERING * tall]
    if not low or not tall:
        return boxes
    room = np.array([_ASIDE, _ASIDE, _ABOVE]) * max(tall, _LEAST)
    least = np.min([box[0] for box in low], axis=0) - room
    most = np.max([box[1] for box in low], axis=0) + room
    return [
        (np.clip(box[0], least, most), np.clip(box[1], least, most))
        if one.family in _STANDS and one.height >= _TOWERING * tall
        else box
        for box, one in zip(boxes, figures, strict=True)
    ]


_SETTLES = ("fall", "drift", "bounce", "put_down", "drop")
"""Motions of what only comes to rest somewhere."""


def is_arranged(scene: Scene, ids: Collection[str]) -> bool:
    """Whether the words say how some of these stand to each other as the camera sees them."""
    kept = set(ids)
    told = any(one.kind in _FROM_BEFORE and {one.a, one.b} <= kept for one in scene.relations)
    return told or changes_sides(scene, ids)


def changes_sides(scene: Scene, ids: Collection[str]) -> bool:
    """Whether one of these goes from one side of another to the next: the camera watches that."""
    goes = (one for one in scene.actions if one.side is not None and one.motion not in _SETTLES)
    return any({one.target, *one.agents} <= set(ids) for one in goes)


def all_the_way(low: Array, high: Array) -> tuple[Array, Array]:
    """A box (corners (N, 3)) as large as all of its frames together, the same in every frame."""
    first, last = low.min(axis=0), high.max(axis=0)
    return np.tile(first, (len(low), 1)), np.tile(last, (len(high), 1))


def is_over(scene: Scene, names: Collection[str]) -> bool:
    """Whether one of these is above something, or under it."""
    return any(one.kind == "above" and {one.a, one.b} & set(names) for one in scene.relations)


def about(boxes: list[tuple[Array, Array]], kept: bool, paced: bool) -> tuple[Array, Array]:
    """The box of all boxes (corners (N, 3)): where it happens where that is `kept` in the picture,
    the whole way of who is `paced` to and fro."""
    low = np.min([low for low, _ in boxes], axis=0)
    high = np.max([high for _, high in boxes], axis=0)
    if kept:
        return where_it_happens(low, high)
    return all_the_way(low, high) if paced else (low, high)
