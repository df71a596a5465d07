"""A sun that sets is a body in the sky as well as an hour."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("The sun sinks behind a lighthouse.", "down"),
        ("A goat eats hay as the sun rises.", "up"),
        ("A violinist on a roof, a full moon rising behind her.", "up"),
    ],
)
def test_sun_and_moon_go_up_and_down(said: str, way: str) -> None:
    scene = read(said, load_presets())
    ids = {one.id for one in scene.entities if one.noun in ("sun", "moon")}
    assert len(ids) == 1
    assert any(set(one.agents) == ids and one.direction == way for one in scene.actions)
    assert any(one.aspect == "time" and not one.entity for one in scene.becomings)


def test_who_sets_a_table_under_the_sun_sets_no_sun() -> None:
    scene = read("A woman in the sun sets the table.", load_presets())
    assert not any(one.noun == "sun" for one in scene.entities)


def test_a_moon_is_seen_where_it_is_told_of_and_not_stood_on() -> None:
    said = {"A fox trots under a full moon.": 1, "An astronaut walks on the moon at night.": 0}
    for text, count in said.items():
        scene = read(text, load_presets())
        assert sum(one.noun == "moon" for one in scene.entities) == count
