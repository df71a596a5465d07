"""Sentences turned round are read as if they were in plain order."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.reader.turned_round import turned_round


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Over a wall leaps a fox.", "A fox leaps over a wall."),
        ("Down the hill rolls a red barrel, dust rising.", "A red barrel rolls down the hill, dust"
         " rising."),
        ("Over a bridge in the park, a dog barks.", "Over a bridge in the park, a dog barks."),
        ('He says: "Through the gate comes a king."', 'He says: "Through the gate comes a king."'),
    ],
)  # fmt: skip
def test_who_goes_stands_before_the_way(said: str, plain: str) -> None:
    assert turned_round(said) == plain


def test_a_mount_that_is_urged_over_something_leaps_over_it() -> None:
    scene = read("A knight spurs his horse over a fence.", load_presets())
    horse = next(one.id for one in scene.entities if one.kind == "horse")
    fence = next(one.id for one in scene.entities if one.kind == "fence")
    assert any(one.motion == "jump" and one.agents == (horse,) and one.target == fence
               for one in scene.actions)  # fmt: skip


def test_what_is_chased_round_a_tree_is_no_tree() -> None:
    scene = read("A cart rolls around a tree while a kitten chases it.", load_presets())
    chase = next(one for one in scene.actions if one.motion == "chase")
    assert "tree" not in chase.target
