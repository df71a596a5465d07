"""Where it is crowded there are people, and on a busy road cars."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "kind", "least"),
    [
        ("A crowded beach in summer", "person", 6),
        ("A woman in a red coat walks down a bustling street", "person", 7),
        ("Busy freeway at night.", "car", 6),
        ("Rush hour traffic crawls over a bridge", "car", 6),
        ("A crowd of ten people waits in a crowded station", "person", 10),
    ],
)
def test_a_crowd_and_traffic_are_seen(text: str, kind: str, least: int) -> None:
    scene = read(text, PRESETS)
    assert len([one for one in scene.entities if one.kind == kind]) >= least


@pytest.mark.parametrize("text", ["A busy bee", "A traffic light turns green", "An empty street"])
def test_nobody_is_brought_where_it_is_not_crowded(text: str) -> None:
    kinds = {one.kind for one in read(text, PRESETS).entities}
    assert not kinds & {"person", "car"}


@pytest.mark.parametrize("text", ["Vincent van Gogh is painting in the room", "Ottokar dances"])
def test_somebody_nobody_knows_by_that_name_is_a_person(text: str) -> None:
    assert read(text, PRESETS).entities[0].kind == "person"


def test_guests_sit_and_eat_in_a_crowded_restaurant() -> None:
    scene = read("A waiter walks through a crowded restaurant.", PRESETS)
    guests = {one.id for one in scene.entities if one.noun == "guest"}
    seated = {one.a for one in scene.relations if one.kind == "on" and one.b.startswith("chair")}
    assert len(guests) == 4
    assert guests == seated
