"""What people do, however it is said: at work, to somebody, with what they have for it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


def _told(scene: Scene) -> list[str]:
    """Every doing as "carpenter plane > board": by nouns, with the motion that shows it."""
    nouns = {one.id: one.noun for one in scene.entities} | {"": ""}
    return [
        " ".join([nouns[who], one.motion, *([">", nouns[one.target]] if one.target else [])])
        for one in scene.actions
        for who in one.agents
    ]


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("a baker at work", "baker knead > dough"),
        ("a painter at his easel", "painter paint > easel"),
        ("a man works on a car", "man twist > car"),
        ("a gym full of people lifting weights", "person lift_weight"),
        ("yoga class: five women do the tree pose", "woman yoga"),
        ("hands kneading dough on a table, a baker at work", "baker knead > dough"),
        ("a carpenter oils a chain", "carpenter wipe > chain"),
        ("a man feeding ducks", "man feed > duck"),
        ("a dog being walked by a boy", "boy lead > dog"),
        ("a cake is being cut by a bride", "bride cut > cake"),
        ("a boy puts on his shoes", "boy dress"),
        ("a nurse bandages a soldier's arm", "nurse apply > soldier"),
        ("a nurse pushes an old woman in a wheelchair", "nurse push > wheelchair"),
        ("a valet opens a door for an actress", "valet open > door"),
        ("a golfer hits the ball out of a bunker", "golfer hit > ball"),
        ("a man goes jogging", "man run"),
        ("the gambler grins", "gambler smile"),
        ("a robot paints a portrait of a cat sitting on a stool", "cat sit > stool"),
        ("handheld camera runs along with a soldier", "soldier run"),
    ],
)
def test_what_people_do(text: str, doing: str) -> None:
    assert doing in _told(_read(text))


def test_she_and_he_of_a_couple_do_different_things() -> None:
    told = _told(_read("a couple in a kitchen: she cooks, he washes the dishes"))
    assert told == ["woman stir > frying pan", "man wash > dish"]


def test_who_is_knocked_down_goes_down_afterwards() -> None:
    scene = _read("a boxer knocks down his opponent, then raises his arms")
    orders = {one.motion: one.order for one in scene.actions}
    assert orders["hit"] < orders["slip"] < orders["wave"]


def test_who_is_carried_is_on_who_carries_them() -> None:
    scene = _read("a fireman carries a child out of a house")
    told = [(one.a, one.kind, one.b) for one in scene.relations]
    assert told == [("person.2", "on", "person.1"), ("person.1", "in", "house.1")]
    assert "fireman walk > house" in _told(scene)


def test_a_fish_is_what_is_thrown_and_not_at_whom() -> None:
    (throw,) = _read("a vendor throws a salmon to his colleague").actions
    assert (throw.instrument, throw.target) == ("fish.1", "person.2")


@pytest.mark.parametrize(
    "text", ["a man near a truck", "a man stands beside a piano", "a woman with a guitar"]
)
def test_who_is_only_near_a_thing_does_not_work_there(text: str) -> None:
    assert {one.motion for one in _read(text).actions} <= {"stand"}
