"""What is mostly a part of the sky, the set or another thing is there where something is done by
it, to it or beside it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


def kinds(text: str, presets: Presets) -> list[str]:
    return [one.kind for one in read(text, presets).entities]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Three moons hang over a barn", "hanging_moon", 3),
        ("A red cloud floats above a farm", "drifting_cloud", 1),
        ("A glider circles around a cloud", "drifting_cloud", 1),
        ("A witch plucks a star from the sky", "hanging_star", 1),
        ("Lightning strikes a pine", "bolt_of_lightning", 1),
        ("Lava gushes out of a crack", "lava_jet", 1),
        ("A mouse runs in its wheel", "running_wheel", 1),
        ("A potter shapes clay on the wheel", "throwing_wheel", 1),
        ("Tins tumble off a shelf", "tin_can", 3),
        ("A coat hangs from a hook", "wall_hook", 1),
    ],
)
def test_what_is_named_is_there(text: str, kind: str, count: int, presets: Presets) -> None:
    assert kinds(text, presets).count(kind) == count


@pytest.mark.parametrize(
    "text",
    [
        "A wolf howls at the moon",
        "The moon shines on a lake",
        "Clouds gather over the farm",
        "A dog runs under the stars",
        "A tin soldier marches",
        "A car with golden wheels drives past",
        "No clouds in the sky, a girl runs",
    ],
)
def test_what_only_tells_the_hour_or_the_weather_is_no_body(text: str, presets: Presets) -> None:
    bodies = {"hanging_moon", "drifting_cloud", "hanging_star", "running_wheel", "tin_can"}
    assert not bodies & set(kinds(text, presets))


def test_a_cloud_follows_whom_it_is_said_to_follow(presets: Presets) -> None:
    scene = read("A gray cloud follows a clown around a tree", presets)
    follow = next(one for one in scene.actions if one.motion == "follow")
    assert [one.split(".")[0] for one in (*follow.agents, follow.target)] == [
        "drifting_cloud",
        "person",
    ]


def test_what_is_only_compared_with_is_not_there(presets: Presets) -> None:
    scene = read("A dragon no bigger than a kettle sits on a table", presets)
    assert [one.kind for one in scene.entities] == ["dragon", "table"]
    assert scene.entities[0].scale < 0.2
    assert "apple" not in kinds("A giant plucks the bells and eats them like an apple", presets)


def test_who_irons_is_not_made_of_iron(presets: Presets) -> None:
    scene = read("An alien ironing a shirt", presets)
    assert [one.kind for one in scene.entities] == ["alien", "folded_shirt"]
    assert [one.verb for one in scene.actions] == ["iron"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A nurse sips cocoa", "cup of cocoa"),
        ("A cook tastes the soup", "bowl of soup"),
        ("A waiter pours wine into a glass", "bottle of wine"),
        ("A mason pours concrete into a bucket", "jug of concrete"),
        ("A surfer carries his board", "board"),
        ("A rower rows a racing shell", "racing shell"),
    ],
)
def test_what_is_implied_goes_by_what_it_is_called(text: str, noun: str, presets: Presets) -> None:
    assert noun in [one.noun for one in read(text, presets).entities]


def test_their_boards_are_one_for_each(presets: Presets) -> None:
    scene = read("Two surfers carry their boards", presets)
    assert [one.noun for one in scene.entities].count("board") == 2
    surfers = [one for one in scene.entities if one.noun == "surfer"]
    assert len({name for one in surfers for name in one.holds}) == 2
