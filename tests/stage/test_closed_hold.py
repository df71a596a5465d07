"""Couples that dance hold each other and turn about the middle between them."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Body, Performance
from soracli.stage.turns import Array

Play = Callable[..., Performance]


def _pair(clip: Performance) -> tuple[Body, Body]:
    one, other = (body for body in clip.bodies if body.id.startswith("person"))
    return one, other


def _hand(body: Body, name: str) -> Array:
    return body.positions[:, body.figure.rig.index(name)]


@pytest.mark.parametrize(
    "sentence", ["A couple dances in the kitchen.", "A man waltzes with a woman in a ballroom."]
)
def test_a_couple_holds_each_other_and_turns(played: Play, sentence: str) -> None:
    man, woman = _pair(played(sentence, seconds=5.0))
    between = woman.positions[:, 0] - man.positions[:, 0]
    apart = np.linalg.norm(between[:, :2], axis=-1)
    assert apart.min() > 0.2 and apart.max() < 0.75
    ways = np.unwrap(np.arctan2(between[:, 1], between[:, 0]))
    assert abs(ways[-1] - ways[0]) > np.pi / 2
    joined = np.linalg.norm(_hand(man, "hand.L") - _hand(woman, "hand.R"), axis=-1)
    assert np.median(joined) < 0.25


def test_two_children_dance_each_for_themselves(played: Play) -> None:
    one, other = _pair(played("Two kids dance in the kitchen."))
    apart = np.linalg.norm((one.positions - other.positions)[:, 0, :2], axis=-1)
    assert apart.min() > 0.5
