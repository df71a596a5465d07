"""Numbers and their verbs as people write them: pairs, helpers left out, agreement that fails."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Scene

COUNTS = [
    ("Four pairs of goggles glisten on a bench.", {"goggles": 4, "bench": 1}),
    ("A gray drone and a yellow drone hover over a lake.", {"drone": 2}),
    ("Three geese flies through the clouds.", {"goose": 3}),
    ("Two green tops whirl on a table.", {"spinning top": 2, "table": 1}),
    ("A wagon of yellow pumpkins rolls down a hill.", {"wagon": 1, "pumpkin": 3}),
    ("A girl in a blue top spins.", {"girl": 1}),
]


def counted(scene: Scene) -> dict[str, int]:
    seen = [one.noun for one in scene.entities if not one.implied]
    return {noun: seen.count(noun) for noun in seen}


@pytest.mark.parametrize(("said", "counts"), COUNTS, ids=[said for said, _ in COUNTS])
def test_as_many_as_are_said(said: str, counts: dict[str, int], presets: Presets) -> None:
    assert counted(read(said, presets)) == counts


def test_a_second_clause_without_its_helper_is_about_its_own(presets: Presets) -> None:
    scene = read("Two ponies run along a hedge, and one goat eating hay nearby.", presets)
    eats = next(one for one in scene.actions if one.verb == "eat")
    assert [scene.entity(name).noun for name in eats.agents] == ["goat"]  # type: ignore[union-attr]


def test_who_is_dressed_in_a_color_does_something(presets: Presets) -> None:
    scene = read("A queen dressed in silver swings a lantern in the hall.", presets)
    assert counted(scene) == {"queen": 1, "lantern": 1}
    assert scene.actions[0].target == "lantern.1"


def test_a_bearded_man_has_the_beard_and_not_what_stands_before(presets: Presets) -> None:
    scene = read("A girl plays checkers with a bearded man.", presets)
    assert [one.noun for one in scene.entities if one.traits.get("beard")] == ["man"]


def test_who_has_a_meal_eats_it_with_what_is_said(presets: Presets) -> None:
    scene = read("An old man has a quick meal with a green spoon.", presets)
    eats = next(one for one in scene.actions if one.motion == "eat")
    assert (eats.target, eats.instrument) == ("bowl_of_soup.1", "spoon.1")


def test_what_steams_in_cups_and_counted_stars(presets: Presets) -> None:
    assert counted(read("Three mugs stand on a desk, steaming with hot tea.", presets))["mug"] == 3
    stars = [one for one in read("Two stars twinkle.", presets).entities if one.kind]
    assert len(stars) == 2


def test_a_row_of_those_that_are_described_has_as_many(presets: Presets) -> None:
    parked = read("A row of five parked vans.", presets)
    assert sum(one.noun == "van" for one in parked.entities) == 5
    asleep = read("A line of four sleeping dogs.", presets)
    assert [len(one.agents) for one in asleep.actions if one.motion == "sleep"] == [4]
    laden = read("A mule with two full sacks on its back.", presets)
    assert sum(one.noun == "sack" for one in laden.entities) == 2
