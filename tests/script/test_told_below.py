"""Where those are of whom it is told by "below", and by whose backs; and who is up in the air."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A hawk hovers over a meadow; far below, a mouse runs", "mouse under eagle"),
        ("A drone hovers above a field, and in the grass below, a fox sleeps", "fox under drone"),
        ("Two cows stand in a meadow, crows on their backs", "crow on cow"),
        ("A turtle swims, a snail on its back", "snail on turtle"),
    ],
)
def test_who_is_below_or_on_whose_back(text: str, told: str, presets: Presets) -> None:
    scene = read(text, presets)
    kinds = {one.id: one.kind for one in scene.entities}
    relations = {f"{kinds[one.a]} {one.kind} {kinds[one.b]}" for one in scene.relations}
    turned = {f"{kinds[one.b]} under {kinds[one.a]}" for one in scene.relations}
    assert told in relations | turned
    assert not any("snail.1" in one.agents for one in scene.actions)


@pytest.mark.parametrize(
    "text",
    [
        "A parachute opens high above a valley",
        "A paraglider floats above a beach",
        "An eagle above the canyon",
    ],
)
def test_what_has_wings_hovers_above_the_place(text: str, presets: Presets) -> None:
    assert [one.motion for one in read(text, presets).actions] == ["hover"]
