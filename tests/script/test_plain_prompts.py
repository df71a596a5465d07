"""Prompts as people write them: long, with names, feelings and light, and with much left out."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def seen(text: str) -> Scene:
    return read(text, PRESETS)


def kinds(text: str) -> list[str]:
    """What is on the set, in order; "" for a stand-in."""
    return [one.kind for one in seen(text).entities]


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Archeologists dust a chair with great care", ["person"] * 3 + ["chair"]),
        ("Footage of a fox in California", ["fox"]),
        ("A woman walks with confidence and elegance", ["person"]),
        ("the adventures of a knight", ["knight"]),
        ("A street, damp and reflective, and a taxi", ["car"]),
        ("A movie trailer featuring a pirate", ["person"]),
        ("Soft window light from the left; a cat sleeps", ["cat"]),
        ("A single beam of light follows a dancer", ["person"]),
        ("A pair of white headphones", ["headphones"]),
        ("Max, a golden retriever, barks. Max sleeps.", ["dog"]),
        ("The product, a small robot, spins", ["robot"]),
        ("An adorable dalmation barks", ["dog"]),
        ("A florble sleeps", [""]),
        ("A man carries driftwood", ["person", "stump"]),
    ],
)
def test_what_is_no_thing_gets_no_crate(text: str, cast: list[str]) -> None:
    assert kinds(text) == cast


def test_what_is_no_thing_is_listed() -> None:
    assert {"great", "care"} <= set(seen("A monk paints with great care").unplaced)


@pytest.mark.parametrize(
    ("text", "motion", "thing"),
    [
        ("A woman walks a dog", "lead", "dog"),
        ("A chef flips pancakes", "flip", "pancakes"),
        ("A chef flips", "backflip", ""),
        ("A man hails a taxi", "wave", "car"),
        ("A kid unwraps a gift", "open", "gift"),
        ("A horse clears a fence", "jump", "fence"),
        ("A woman reads", "read", "book"),
        ("A man mows the lawn", "push", "lawn_mower"),
        ("A girl plays tennis", "hit", "tennis_ball"),
    ],
)
def test_a_verb_looks_like_what_it_is_done_to(text: str, motion: str, thing: str) -> None:
    scene = seen(text)
    action = next(one for one in scene.actions if one.motion != "sit")
    target = scene.entity(action.target)
    assert (action.motion, target.kind if target else "") == (motion, thing)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A man fishes", "lake"),
        ("A woman plays golf", "golf course"),
        ("A girl reads under a tree", ""),
        ("A priest in a church", "church"),
        ("Bridesmaids laugh outside a church", "meadow"),
        ("A woman types on a laptop at a desk", "office"),
    ],
)
def test_where_it_is_if_nothing_tells(text: str, place: str) -> None:
    assert seen(text).place == place


def test_who_works_at_a_named_table_has_the_things_on_it_and_a_chair() -> None:
    told = {(one.a, one.kind, one.b) for one in seen("A boy eats soup at a table").relations}
    assert told == {("person.1", "on", "chair.1"), ("bowl_of_soup.1", "on", "table.1")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("A lion stands on a rock", "outcrop"), ("A boy throws a rock", "snowball")],
)
def test_a_rock_to_stand_on_is_no_stone_to_throw(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "said",
    [
        "What soft window light, we walk hand in hand.",
        "Hi. Max, a golden dog, runs.",
        "In shades of blue, nothing but blue.",
        "A baker at work, waiting in line.",
        "The 30 year old man, aged seven.",
    ],
)
def test_what_somebody_says_stays_as_it_is(said: str) -> None:
    assert [line.say for line in seen(f'A woman says "{said}"').lines] == [said]
