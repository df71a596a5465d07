"""What is about "it" on a table is on the table too; a fish is seen in its bowl."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "kind", "small", "middle", "top"),
    [
        ("A table with a lamp on it and five pears around it.", "around", "pear", "lamp", "table"),
        ("A vase on a desk and a pen beside it.", "beside", "pen", "vase", "desk"),
    ],
)
def test_small_things_are_about_what_stands_on_a_table(
    presets: Presets, sentence: str, kind: str, small: str, middle: str, top: str
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    told = {(nouns[one.a], one.kind, nouns[one.b]) for one in scene.relations}
    assert {(small, kind, middle), (small, "on", top), (middle, "on", top)} <= told


def test_chairs_are_around_the_table(presets: Presets) -> None:
    scene = read("A table with a lamp on it and six chairs around it.", presets)
    assert {one.b for one in scene.relations if one.kind == "around"} == {"table.1"}


def test_one_sees_a_fish_in_its_bowl(presets: Presets) -> None:
    scene = read("A goldfish swims in a round bowl.", presets)
    bowl = next(one for one in scene.entities if one.noun == "bowl")
    assert presets.kinds[bowl.kind].material == "glass"


@pytest.mark.parametrize(
    ("sentence", "small", "top"),
    [
        ("A butler carries a teapot on a tray.", "teapot", "tray"),
        ("A kitten asleep, windowsill, warm light.", "kitten", "windowsill"),
        ("Overhead shot of a blanket, a hand reaching for the plums.", "plum", "blanket"),
    ],
)
def test_trays_are_carried_with_their_load_and_noted_tops_bear_what_is_small(
    presets: Presets, sentence: str, small: str, top: str
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    assert (small, top) in {(nouns[r.a], nouns[r.b]) for r in scene.relations if r.kind == "on"}
    held = {nouns[it] for one in scene.entities for it in one.holds}
    assert held <= {top}
    assert held or top != "tray"
