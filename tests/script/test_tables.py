"""What is done at a table has one, though nobody says so."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


def _nouns(scene: Scene) -> list[str]:
    return [one.noun for one in scene.entities if one.implied]


def test_who_eats_soup_sits_down_for_it() -> None:
    scene = _read("a boy eats soup")
    assert sorted(_nouns(scene)) == ["chair", "table"]
    assert [one.motion for one in scene.actions] == ["sit", "eat"]
    assert scene.place == "room"


def test_what_is_chopped_lies_on_a_table_in_a_kitchen() -> None:
    scene = _read("a man chops onions")
    assert _nouns(scene) == ["table"] and scene.place == "kitchen"
    on = {one.a for one in scene.relations if one.kind == "on"}
    assert on == {"onion.1", "onion.2", "onion.3"}


def test_each_of_several_has_a_cup_and_a_chair() -> None:
    scene = _read("two women drink coffee in a cafe")
    cups = ["coffee", "coffee", "cup of coffee", "cup of coffee"]
    assert sorted(_nouns(scene)) == ["chair", "chair", *cups, "table"]


@pytest.mark.parametrize(
    "text",
    [
        "a boy eats an apple",
        "a man walks and eats soup",
        "a woman writes a letter on the beach",
        "a chef stands at a counter and chops onions",
        "a boy sits on a sofa and eats soup",
        "a dog eats soup",
        "a woman writes on a blackboard",
    ],
)
def test_no_table_comes_where_there_is_none(text: str) -> None:
    assert not {"table", "desk"} & set(_nouns(_read(text)))


def test_what_is_seasoned_lies_under_the_hand_that_does_it() -> None:
    scene = _read("a chef dices a carrot and then sprinkles pepper over a fish fillet")
    sprinkling = next(one for one in scene.actions if one.motion == "sprinkle")
    told = {(one.kind, one.a, one.b) for one in scene.relations}
    fish = scene.entity(sprinkling.target)
    assert fish is not None and "fish" in fish.noun
    assert ("on", sprinkling.target, "table.1") in told
    assert not any(one.kind == "above" for one in scene.relations)
