"""Cars that drift stay on the road; boats and balloons drift."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("A sports car drifts around a corner on a mountain pass.", "drive"),
        ("A balloon drifts over a valley.", "drift"),
        ("A car drifts in space.", "drift"),
    ],
)
def test_what_drifts(text: str, motion: str) -> None:
    assert [one.motion for one in read(text, PRESETS).actions] == [motion]


def test_a_pair_of_glasses_that_lies_there_is_one_thing() -> None:
    scene = read("A book and a pair of glasses on a table.", PRESETS)
    assert [one.kind for one in scene.entities] == ["book", "spectacles", "table"]
