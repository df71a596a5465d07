"""What is in a vessel keeps its color and runs out of it; what becomes the opposite of what it was
does so by a verb; what rains and is no water falls; whose hair is dealt with has such hair."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_what_tips_over_loses_what_is_in_it_in_the_color_that_is_told(presets: Presets) -> None:
    scene = read("A cat knocks over a bottle of green ink.", presets)
    puddle = next(one for one in scene.entities if one.kind == "puddle")
    assert (puddle.noun, puddle.color) == ("ink", "#2f9e44")
    assert {one.aspect for one in scene.becomings if one.entity == puddle.id} == {"appear", "size"}


def test_the_bucket_is_not_red_but_the_paint_in_it(presets: Presets) -> None:
    scene = read("A bucket of red paint stands on a table.", presets)
    colors = {one.noun.split(" of ")[0]: one.color for one in scene.entities}
    assert colors["paint"] == "#c8252c" and colors["bucket"] is None


@pytest.mark.parametrize(
    ("text", "noun", "aspect"),
    [
        ("The glass is going from empty to full of milk.", "milk", "appear"),
        ("The jug goes from full of tea to empty.", "tea", "size"),
        ("A lantern changes from off to on.", "lantern", "brightness"),
    ],
)
def test_from_one_state_to_its_opposite(
    presets: Presets, text: str, noun: str, aspect: str
) -> None:
    scene = read(text, presets)
    becoming = scene.becomings[0]
    entity = scene.entity(becoming.entity)
    assert entity is not None and (entity.noun, becoming.aspect) == (noun, aspect)


def test_what_rains_and_is_no_water_falls(presets: Presets) -> None:
    scene = read("Blue frogs are raining on a meadow.", presets)
    assert scene.weather is None and {one.motion for one in scene.actions} == {"fall"}
    assert read("It is raining on a meadow.", presets).weather == "rain"


def test_whose_hair_is_dealt_with_has_such_hair(presets: Presets) -> None:
    scene = read("A barber trims a woman's green hair.", presets)
    assert [one.traits.get("hair_color") for one in scene.entities][:2] == [None, "#2f9e44"]


def test_the_other_in_a_blue_one_wears_one_of_those(presets: Presets) -> None:
    scene = read("Two girls, one in a red dress and the other in a blue one, dance.", presets)
    worn = [{garment.kind: garment.color for garment in one.wears} for one in scene.entities]
    assert [one["dress"] for one in worn] == ["#c8252c", "#2458c5"]
