"""What is done by nobody that is named is done by somebody; what only is so, is so."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "motion"),
    [
        ("a loaf of bread is sliced on a board", "cut"),
        ("The gate is slowly opened.", "open"),
        ("a shirt is being ironed", "iron"),
        ("two omelettes are flipped in a pan", "flip"),
    ],
)
def test_somebody_does_what_is_done(sentence: str, motion: str) -> None:
    scene = read(sentence, load_presets())
    deed = next(one for one in scene.actions if one.agents and one.agents[0] == "person.1")
    assert deed.motion in (motion, "wipe", "saw") and deed.target


@pytest.mark.parametrize("sentence", ["a door is closed", "A vase is pushed over by a cat"])
def test_nobody_is_added_where_none_is_needed(sentence: str) -> None:
    assert not any(one.kind == "person" for one in read(sentence, load_presets()).entities)


def test_washing_hangs_on_a_washing_line_and_children_walk_in_a_line() -> None:
    presets = load_presets()
    kinds = {one.kind for one in read("a man hangs towels on a line", presets).entities}
    assert "washing_line" in kinds
    assert not any(
        one.kind == "washing_line"
        for one in read("a line of ducks crosses a road", presets).entities
    )
