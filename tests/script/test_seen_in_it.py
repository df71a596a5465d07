"""Who peeks out of something or vanishes from it is in it, and who comes out from behind something
was behind it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A kitten peeks out of a basket", "cat in basket_prop"),
        ("A stoat peeking out of a red boot", "otter in boot"),
        ("A dove vanishes from a top hat", "in top_hat"),
        ("A chest opens, revealing a crown", "crown in"),
        ("A wasp lands on a pear lying between a fork and a cup", "pear between fork"),
        ("A fox creeps out from under a bench", "fox under bench"),
        ("A mechanic rolls out from under a tram", "person under tram"),
        ("A kite drifts up from behind a barn", "kite behind barn"),
        ("A boy comes out from behind a stump and walks to the left", "person behind stump"),
    ],
)
def test_where_those_are_who_come_out_or_look_out(text: str, told: str, presets: Presets) -> None:
    scene = read(text, presets)
    kinds = {one.id: one.kind for one in scene.entities}
    relations = [f"{kinds[one.a]} {one.kind} {kinds[one.b]}" for one in scene.relations]
    assert any(told in one for one in relations), relations


def test_who_peeks_out_stays_and_is_there_from_the_start(presets: Presets) -> None:
    scene = read("A cat peeks out of a box", presets)
    assert [one.motion for one in scene.actions] == ["look"]
    assert not scene.becomings


def test_who_comes_out_from_behind_goes_to_a_side(presets: Presets) -> None:
    scene = read("A deer comes out from behind a tree", presets)
    assert [(one.motion, one.side) for one in scene.actions] == [("walk", "right of")]
    assert not scene.becomings
