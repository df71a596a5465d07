"""What is said every day: hours, pieces, colors worn, places within places, words of two kinds."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def seen(text: str) -> Scene:
    return read(text, PRESETS)


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("A bakery at 5 am: a baker kneads dough.", "bakery", "dawn"),
        ("At 7:30 p.m. a man walks down a street", "street", "dusk"),
        ('A man says "Meet me at 5 am" in a park at noon', "park", "day"),
        ("A fox trots through a dark forest", "forest", "night"),
        ("A girl dances on a dark stage", "spotlit stage", "night"),
        ("A nurse walks down the corridor of a hospital", "hospital", None),
        ("Players run out of the tunnel onto the pitch", "stadium", None),
        ("A man talks to a woman at a cafe table", "cafe", None),
        ("A carpenter saws a plank, workshop, dust in the light", "garage", None),
        ("A taxi stops in front of a hotel", "road", None),
        ("It rains on the football match", "stadium", None),
        ("A cook stirs a pot at a night market", "market", "night"),
    ],
)
def test_where_and_when(text: str, place: str, time: str | None) -> None:
    scene = seen(text)
    assert (scene.place, scene.time) == (place, time)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A red coat stands in front of a door", {"hanging_dress", "door"}),
        ("The coat stands in front of a door", {"hanging_dress", "door"}),
        ("The coat stands are red", {"coat_rack"}),
        ("A bat flies over a castle", {"flying_bat", "castle"}),
        ("A boy swings a bat", {"person", "bat"}),
        ("A mouse sits on a block of cheese", {"mouse", "cheese"}),
        ("A cat sleeps in a basket", {"cat", "basket_prop"}),
        ("A bird sits on a branch", {"bird", "branch"}),
    ],
)
def test_who_and_what(text: str, kinds: set[str]) -> None:
    assert {one.kind for one in seen(text).entities} == kinds


def test_a_color_alone_is_that_of_what_one_wears() -> None:
    scene = seen("The groom wears black, and the girl wears pink.")
    worn = {
        one.noun: {garment.kind: garment.color for garment in one.wears} for one in scene.entities
    }
    assert worn["groom"]["suit"] == "#1b1b1b"
    assert worn["girl"]["dress"] == "#f48fb1"


def test_a_color_in_front_of_a_verb_is_no_thing() -> None:
    scene = seen("Three skaters in purple circle around a tree")
    assert {one.kind for one in scene.entities} == {"person", "tree"}
    assert scene.actions[0].verb == "circle"


def test_a_beard_has_its_color_and_a_red_barn_is_red() -> None:
    assert seen("an old sailor with a white beard").entities[0].traits["hair_color"] == "#f4f4f2"
    assert seen("a red barn").entities[0].color == "#c8252c"


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("A turtle passes a skateboard: turtle on the left, skateboard on the right.", 2),
        ("A brass band of six marches down a street", 6),
        ("Twins stand in a hallway", 2),
        ("three pieces of cake", 3),
    ],
)
def test_how_many(text: str, nouns: int) -> None:
    assert sum(not one.implied for one in seen(text).entities) == nouns


def test_each_of_a_list_is_where_it_was_said_to_be() -> None:
    scene = seen("A fishbowl on a piano and a cat on a stool looking at it.")
    told = {(one.a, one.kind, one.b) for one in scene.relations}
    assert told == {("fishbowl.1", "on", "piano.1"), ("cat.1", "on", "stool.1")}
    scene = seen("A hen on a fence, a rooster on the roof, a fox under the tree")
    assert ("chicken.2", "under", "tree.1") not in {(o.a, o.kind, o.b) for o in scene.relations}


def test_words_with_an_apostrophe_are_places() -> None:
    assert seen("A nurse waits in a doctor's office").place == "hospital"
    assert seen("A girl sleeps in the children's room").place == "bedroom"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("a bowl of oranges", ("orange_fruit.1", "in", "bowl.1")),
        ("a girl carries a basket of apples", ("apple.1", "in", "basket_prop.1")),
        ("a waiter carries a tray of glasses", ("glass.1", "on", "plate.1")),
        ("a plate with three cookies", ("cookie.3", "on", "plate.1")),
        ("a table full of books", ("book.1", "on", "table.1")),
        ("On the left a black dog, on the right a white dog", ("dog.1", "left of", "dog.2")),
        ("A lamp on each side of a bed", ("lamp.2", "right of", "bed.1")),
    ],
)
def test_what_lies_where(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in {(one.a, one.kind, one.b) for one in seen(text).relations}


def test_white_paws_are_nothing_done() -> None:
    assert seen("a black cat with white paws").actions == ()
