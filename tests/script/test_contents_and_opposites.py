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


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The ink on the paper changing from green to blue.", "ink"),
        ("The lamp on the robot's chest turns green.", "lamp"),
        ("A cherry on a cake turning blue.", "cherry"),
    ],
)
def test_what_is_on_something_changes_and_not_what_bears_it(
    presets: Presets, text: str, noun: str
) -> None:
    scene = read(text, presets)
    changed = [scene.entity(one.entity) for one in scene.becomings]
    assert [one.noun for one in changed if one is not None] == [noun]


def test_until_comes_after_what_happens_to_the_place(presets: Presets) -> None:
    scene = read("A wide valley fills with mist until the village can no longer be seen.", presets)
    order = {one.aspect: one.order for one in scene.becomings}
    assert order["weather"] < order["vanish"] and scene.weather is None


def test_someone_acts_while_the_place_changes(presets: Presets) -> None:
    scene = read("A room darkens as someone closes the curtains.", presets)
    assert [(one.motion, len(one.agents)) for one in scene.actions] == [("close", 1)]


def test_a_bud_opens_in_the_color_that_is_told(presets: Presets) -> None:
    scene = read("A bud opens into a purple flower.", presets)
    assert {one.aspect for one in scene.becomings} == {"size", "color"}


@pytest.mark.parametrize(
    "text",
    [
        "A window becoming dusty and spotted with grime.",
        "A gate slowly rusting and covered in rust.",
        "A green banana turning yellow as it ripens.",
    ],
)
def test_more_of_what_it_becomes_is_nothing_that_is_done(presets: Presets, text: str) -> None:
    scene = read(text, presets)
    assert not scene.actions and len(scene.becomings) == 1


def test_a_cats_eyes_change_and_not_the_cat(presets: Presets) -> None:
    scene = read("A cat's green eyes turn red.", presets)
    assert [one.part for one in scene.becomings] == ["eyes"]


def test_what_breaks_in_somebodys_hands_is_let_slip(presets: Presets) -> None:
    scene = read("A girl holding a vase slips and the vase breaks.", presets)
    drops = [one for one in scene.actions if one.motion == "drop"]
    assert [(one.agents, one.target, one.outcome) for one in drops] == [
        (("person.1",), "vase.1", "shatter")
    ]


def test_laces_are_a_part_of_the_shoes_and_nothing_that_is_done(presets: Presets) -> None:
    scene = read("White sneakers float above a block, the laces changing to green.", presets)
    assert {one.part for one in scene.becomings} == {"lace"}
    assert {one.motion for one in scene.actions} == {"float"}


def test_what_is_named_at_the_side_changes_by_itself(presets: Presets) -> None:
    scene = read("A red wall fades to pink, parallel to a wooden door darkening.", presets)
    changes = {(one.entity.split(".")[0], one.aspect) for one in scene.becomings}
    assert changes == {("wall", "color"), ("door", "brightness")}


def test_a_building_that_changes_from_a_ruin_is_there_first(presets: Presets) -> None:
    scene = read("The house changes from an ancient ruin into a modern skyscraper.", presets)
    there = [(one.entity.split(".")[0], one.aspect) for one in scene.becomings]
    assert there == [("house", "vanish"), ("skyscraper", "appear")]


def test_what_a_tree_loses_falls_from_it(presets: Presets) -> None:
    scene = read("An old oak sheds its last yellow leaves.", presets)
    leaves = [one for one in scene.entities if one.noun == "leaf"]
    assert leaves and {one.color for one in leaves} == {"#f7c92b"}
    assert {one.motion for one in scene.actions} == {"float"}


def test_glasses_that_are_poured_into_are_for_drinking(presets: Presets) -> None:
    scene = read("A waiter pours wine into two glasses.", presets)
    assert sum(one.kind == "glass" for one in scene.entities) == 2


def test_a_candle_burns_and_not_the_wine_glasses_beside_it(presets: Presets) -> None:
    scene = read("A candle between two wine glasses burns.", presets)
    glasses = [one for one in scene.entities if one.kind == "glass"]
    assert [(one.color, "burning" in one.attributes) for one in glasses] == [(None, False)] * 2
