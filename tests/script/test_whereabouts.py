"""Where things are said to be: sides, places before what is there, parts that others are on."""

import pytest

from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read


@pytest.fixture(scope="module")
def presets() -> Presets:
    return load_presets()


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("A monkey sits on a barrel.", {("monkey", "on", "barrel")}),
        (
            "Between a lighthouse and a van stands a pelican.",
            {("pelican", "between", "lighthouse"), ("pelican", "between", "van")},
        ),
        (
            "Left: a snowman. Right: a pine tree. In the middle: a dog.",
            {("snowman", "left of", "pine"), ("dog", "between", "snowman")},
        ),
        (
            "There is a piano to the right of the fireplace and an armchair to the left of it.",
            {("piano", "right of", "fireplace"), ("armchair", "left of", "fireplace")},
        ),
        (
            "Behind the fence stands a cow; in front of it, a boy eats an ice cream.",
            {("cow", "behind", "fence"), ("person", "in front of", "fence")},
        ),
        ("Seated on a bench, a nun feeds a pigeon.", {("person", "on", "bench")}),
        ("a parrot on a pirate's shoulder", {("parrot", "on", "person")}),
        ("A man stands beside his van, a canoe on the roof.", {("canoe", "on", "van")}),
        (
            "chair, on it a hat, under it a cat",
            {("felt_hat", "on", "chair"), ("cat", "under", "chair")},
        ),
        ("A ship below a helicopter.", {("helicopter", "above", "ship")}),
        ("two men face each other", {("person", "facing", "person")}),
        (
            "A table on which lie a book and a hat.",
            {("book", "on", "table"), ("felt_hat", "on", "table")},
        ),
        ("a cat on a table next to a vase", {("cat", "on", "table"), ("cat", "beside", "vase")}),
        ("A waiter carries a tray with two glasses.", {("glass", "on", "plate")}),
        ("A rose in a vase; nothing else on the table.", {("vase", "on", "table")}),
    ],
)
def test_what_is_said_to_be_somewhere_is_there(
    text: str, relations: set[tuple[str, str, str]], presets: Presets
) -> None:
    found = read(text, presets).relations
    told = {(one.a.split(".")[0], one.kind, one.b.split(".")[0]) for one in found}
    assert relations <= told


def test_a_goldfish_in_a_bowl_is_not_in_the_sea(presets: Presets) -> None:
    assert read("a goldfish in a bowl", presets).place != "underwater"
