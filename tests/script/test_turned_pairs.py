"""What turns into the same of another stuff looks like that stuff, and keeps its form."""

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_a_car_of_wood_and_one_of_metal_are_told_apart(presets: Presets) -> None:
    old, new = read("A wooden car turns into a metal car.", presets).entities[:2]
    assert (old.material, new.material) == ("wood", "metal") and old.color != new.color


def test_a_toy_stays_a_toy(presets: Presets) -> None:
    old, new = read("A rubber duck turns into a glass duck.", presets).entities[:2]
    assert old.kind == new.kind and new.material == "glass"


def test_rubble_is_a_heap_as_wide_as_becomes_a_tower(presets: Presets) -> None:
    scene = read("A pile of rubble turns into a skyscraper.", presets)
    heap, tower = (presets.kinds[one.kind].size * one.scale for one in scene.entities[:2])
    assert heap > 0.1 * tower


def test_two_paints_give_what_painters_get_of_them(presets: Presets) -> None:
    scene = read("Some red and yellow paint are slowly mixed.", presets)
    assert {one.to for one in scene.becomings} == {"#f08a24"} and len(scene.entities) == 2
