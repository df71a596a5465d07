"""Who plays does so with the others: they chase one another, or throw the ball."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Three children play in a garden", "chase"),
        ("Two lambs play in a meadow", "chase"),
        ("Two children play with a ball", "throw"),
    ],
)
def test_those_who_play_do_it_with_each_other(text: str, motion: str) -> None:
    acts = read(text, PRESETS).actions
    assert {one.motion for one in acts} == {motion}


@pytest.mark.parametrize(
    "text", ["A kitten plays in the grass", "Two boys play chess", "Two men play guitar"]
)
def test_who_plays_alone_or_something_else_chases_nobody(text: str) -> None:
    assert "chase" not in {one.motion for one in read(text, PRESETS).actions}
