"""What falls, rises or flies about loosely is many."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("A rose in a jug, petals falling onto a newspaper.", "leaf"),
        ("A blacksmith hammers a horseshoe while sparks fly up.", "spark_shower"),
        ("Snowflakes drift down onto a red bench.", "snow_crystal"),
        ("Confetti falls on a cyclist.", "confetti_flake"),
        ("Green apples rain on a bus stop.", "apple"),
        ("A cherry tree, its petals drifting down onto a bench.", "leaf"),
    ],
)
def test_loose_things_are_many_and_all_of_them_move(said: str, kind: str) -> None:
    scene = read(said, load_presets())
    pieces = {one.id for one in scene.entities if one.kind == kind}
    assert len(pieces) >= 12
    assert any(set(one.agents) == pieces for one in scene.actions)


def test_as_many_leaves_fall_as_are_said() -> None:
    scene = read("Three leaves fall from a tree.", load_presets())
    assert sum(one.kind == "leaf" for one in scene.entities) == 3


def test_books_that_fall_off_a_shelf_are_no_shower() -> None:
    scene = read("Books fall off a shelf.", load_presets())
    assert sum(one.kind == "book" for one in scene.entities) < 6
