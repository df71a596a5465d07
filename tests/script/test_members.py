"""How many there are, who they are and what becomes of them, where it is told in other words."""

from collections import Counter

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


def _kinds(text: str) -> Counter[str]:
    return Counter(one.kind for one in read(text, PRESETS).entities if not one.implied)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Two chefs, both of them pigs, taste a soup", "pig", 2),
        ("Four detectives, all of them owls, walk through a park", "owl", 4),
        ("A waiter who is really two rabbits in a coat carries a tray", "rabbit", 2),
        ("Five robots march across a field, led by a goat", "goat", 1),
        ("Five robots march across a field, led by a goat", "robot", 5),
        ("Three puppies crowd around a bowl", "dog", 3),
        ("The boxer on the left bows, the boxer on the right waves", "person", 2),
    ],
)
def test_as_many_are_there_as_are_told(text: str, kind: str, count: int) -> None:
    assert _kinds(text)[kind] == count


def test_nobody_is_there_twice() -> None:
    assert _kinds("Two chefs, both of them pigs, taste a soup")["person"] == 0


def test_what_is_twice_their_size_is_large() -> None:
    found = read("Two mice push a cherry twice their size", PRESETS)
    cherry = next(one for one in found.entities if one.kind == "cherry")
    usual = read("Two mice push a cherry", PRESETS)
    assert cherry.scale > next(one for one in usual.entities if one.kind == "cherry").scale


def test_who_people_are_is_left_to_people() -> None:
    assert _kinds("A woman who is a doctor waves") == Counter(person=1)


@pytest.mark.parametrize(
    "text",
    ["A panda strikes a gong, the gong cracks", "A statue falls to pieces", "A vase splits in two"],
)
def test_a_thing_goes_to_pieces_where_it_is(text: str) -> None:
    broken = [one for one in read(text, PRESETS).actions if one.outcome == "shatter"]
    assert [one.motion for one in broken] == ["pop"]


def test_who_appears_behind_somebody_was_not_there_before() -> None:
    found = read("A wolf appears behind a sheep", PRESETS)
    assert [one.aspect for one in found.becomings] == ["appear"]
    assert [one.kind for one in found.relations] == ["behind"]
