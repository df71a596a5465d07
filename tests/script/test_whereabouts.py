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
        ("Put a birdcage on top of the wardrobe.", {("birdcage", "on", "wardrobe")}),
        ("Can you make a video of a cat right behind a vase?", {("cat", "behind", "vase")}),
        ("A piano has a radio on top of it.", {("radio", "on", "piano")}),
        ("A nun and, behind her, a goat", {("goat", "behind", "person")}),
        ("In between a goat and a cup is a cactus.", {("cactus", "between", "goat")}),
        ("Two wing chairs flank the hearth.", {("fireplace", "between", "armchair")}),
        (
            "From left to right: a penguin, an oak, a bottle",
            {("penguin", "left of", "oak"), ("oak", "left of", "bottle")},
        ),
        (
            "A goat, a wizard and a frog in a row, the wizard in the middle",
            {("person", "between", "goat"), ("person", "between", "frog")},
        ),
        (
            "On the left a knight, on the right a dragon, a campfire between them.",
            {("knight", "left of", "dragon"), ("campfire", "between", "dragon")},
        ),
        (
            "The armchair in which a beagle snoozes stands between the radio and the piano.",
            {("dog", "in", "armchair"), ("armchair", "between", "radio")},
        ),
        (
            "a wedding cake topped by a swan, with a candle on either side",
            {("duck", "on", "layer_cake"), ("candle", "left of", "layer_cake")},
        ),
        ("a violin, coins scattered around it", {("coin", "around", "violin")}),
        (
            "spoon in the bowl, bowl on the bed",
            {("spoon", "in", "bowl"), ("bowl", "on", "bed")},
        ),
        (
            "A bicycle stands in front of a house, and on its saddle sits a magpie.",
            {("bicycle", "in front of", "house"), ("crow", "on", "bicycle")},
        ),
        ("A doll packed in a suitcase", {("doll", "in", "suitcase")}),
        ("A gecko clings to a curtain.", {("lizard", "on", "curtain")}),
        ("A raft carrying a goat drifts past a hut.", {("goat", "on", "raft")}),
        ("A cat between two stacks of books.", {("cat", "between", "book")}),
        ("A bee circles a lamp above a gate.", {("lamp", "above", "gate")}),
        ("A goat trots to a table behind a barn.", {("table", "behind", "barn")}),
        ("A nun pours corn into a bowl between two goats.", {("bowl", "between", "goat")}),
        ("A duck swims around a boat in a fountain.", {("duck", "in", "fountain")}),
        (
            "Surrounded by wolves, a stag stands on a rock.",
            {("wolf", "around", "deer"), ("deer", "on", "snowball")},
        ),
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


def test_two_stacks_are_two(presets: Presets) -> None:
    scene = read("A cat between two stacks of books", presets)
    assert len({one.group for one in scene.entities if one.kind == "book"}) == 2
    assert len([one for one in scene.relations if one.kind == "between"]) == 2


def test_a_goldfish_in_a_bowl_is_not_in_the_sea(presets: Presets) -> None:
    assert read("a goldfish in a bowl", presets).place != "underwater"


def test_who_is_told_of_last_has_what_follows_with(presets: Presets) -> None:
    scene = read("The girl with the red balloon stands left of the boy with the kite.", presets)
    held = {one.noun: one.holds for one in scene.entities}
    assert held["girl"] == ("balloon_toy.1",) and held["boy"] == ("kite.1",)


def test_what_is_in_the_hands_does_not_walk_along(presets: Presets) -> None:
    scene = read("The nurse, a clipboard in her hand, walks past a row of beds.", presets)
    assert scene.actions[0].agents == ("person.1",)
    assert scene.entities[0].holds


def test_a_size_told_by_another_thing_brings_no_such_thing(presets: Presets) -> None:
    scene = read("a mouse the size of an elephant beside a house", presets)
    assert [one.noun for one in scene.entities] == ["mouse", "house"]
    assert scene.entities[0].scale > 4
