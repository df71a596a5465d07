"""What things have on them, whom two do something to, and what is left of somebody."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


def _told(text: str, presets: Presets) -> set[tuple[str, str, str]]:
    return {(one.a, one.kind, one.b) for one in read(text, presets).relations}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A table with six cups, seen from above", ("mug.6", "on", "table.1")),
        ("A desk with a globe and two books", ("book.2", "on", "desk.1")),
        ("A bench with two cats", ("cat.1", "on", "bench.1")),
        ("A white horse with a rider in the desert", ("person.1", "on", "horse.1")),
        ("Two monks bow to each other.", ("person.2", "facing", "person.1")),
        ("A king to the right of a queen, facing each other", ("person.1", "facing", "person.2")),
        ("Two bulls standing nose to nose", ("cow.1", "facing", "cow.2")),
        ("A nurse reads a letter, garden bench", ("person.1", "on", "bench.1")),
        ("A toad on a log while a gnat hovers above it", ("bee.1", "above", "frog.1")),
        ("A cat on a table while a dog sleeps under it", ("dog.1", "under", "table.1")),
        ("A wind-worn bench, a hat on its armrest", ("felt_hat.1", "on", "bench.1")),
        ("A cook sets a plate on the table in front of a girl.",
         ("person.2", "behind", "table.1")),
        ("A deer drinks at a pond with a wolf right behind it.", ("wolf.1", "behind", "deer.1")),
        ("A miner eats an apple on a log, his helmet beside him",
         ("helmet_thing.1", "beside", "person.1")),
        ("A wasp flies around a glass on a table", ("glass.1", "on", "table.1")),
        ("A paper boat floats down a gutter.", ("paper_boat.1", "in", "water_gutter.1")),
        ("Seven balloons float up over the chapel", ("balloon_toy.1", "above", "church.1")),
    ],
)  # fmt: skip
def test_where_things_are(text: str, relation: tuple[str, str, str], presets: Presets) -> None:
    assert relation in _told(text, presets)


def test_chairs_stand_beside_a_table(presets: Presets) -> None:
    assert ("chair.1", "near", "table.1") in _told("A table with four chairs", presets)


def test_what_is_left_appears_once_its_owner_is_gone(presets: Presets) -> None:
    scene = read("The witch disappears until only her cloak is left on the floor", presets)
    aspects = {(one.aspect, one.order) for one in scene.becomings}
    assert aspects == {("vanish", 0), ("appear", 1)}


def test_the_own_shell_is_no_second_thing(presets: Presets) -> None:
    scene = read("A tortoise on a rock pulls its head into its shell", presets)
    assert not any(one.kind == "seashell" for one in scene.entities)
    assert scene.actions[0].motion == "curl_up"


def test_one_that_flies_is_no_fly(presets: Presets) -> None:
    scene = read("Four doves on a power line; one flies off to the left.", presets)
    assert [one.kind for one in scene.entities].count("fly") == 0
    assert scene.actions[-1].direction == "right to left"
