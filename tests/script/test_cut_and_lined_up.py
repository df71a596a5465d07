"""Slices are things, an ad is none, and who walks along a line of others walks past them."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "kind", "many"),
    [
        ("four slices of bread lie on a tray", "bread_slice", 4),
        ("a cook fans out five lemon slices", "round_slice", 5),
        ("the waiter brings two slices of cake", "cake_slice", 2),
        ("Commercial for watches: a golden watch lies on velvet", "wristwatch", 1),
        ("Six gauges tremble on a wall", "clock", 6),
        ("At dawn five geese fly over a marsh", "duck", 5),
        ("In heavy rain four cows stand by a fence", "cow", 4),
        ("On a hill in winter six foxes play", "fox", 6),
    ],
)
def test_so_many_of_them_are_there(text: str, kind: str, many: int) -> None:
    scene = read(text, PRESETS)
    assert [one.kind for one in scene.entities].count(kind) == many
    assert not any(one.motion == "cut" for one in scene.actions)


def test_who_walks_along_the_line_passes_those_in_it() -> None:
    scene = read("Four trucks stand in a row, and an officer walks along the line", PRESETS)
    assert not any(one.noun == "line" for one in scene.entities)
    walk = next(one for one in scene.actions if "person.1" in one.agents)
    assert "truck" in walk.target + walk.over


def test_they_share_what_one_lies_on() -> None:
    scene = read("Two puppies and a kitten share a rug", PRESETS)
    assert {one.a for one in scene.relations if one.kind == "on"} == {"dog.1", "dog.2", "cat.1"}
