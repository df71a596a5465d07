"""Where a sentence plays, though its words name no place at all, or more than one."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A nurse sleeps under bright hospital lights", "hospital"),
        ("A museum guard yawns", "museum"),
        ("A kitchen on the moon, a robot cooks", "moon"),
        ("A barber shop under the sea: a crab sings", "underwater"),
        ("A ferry sails past icebergs, calm sea", "sea"),
        ("The library goes dark", "library"),
        ("The drawbridge of a castle swings open", "castle"),
        ("Snow falls on the windows of a small restaurant, a cook waits", "cafe"),
        ("A dove flies over the skyline of a city", "metropolis"),
        ("A mermaid sleeps in the belly of a whale", "whale belly"),
    ],
)
def test_the_place_is_found(text: str, place: str) -> None:
    assert read(text, PRESETS).place == place


def test_who_is_called_after_a_place_may_be_anywhere() -> None:
    assert read("A court jester bows", PRESETS).place != "court"


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Mist seeps between the houses of a village", "fog"),
        ("Hail begins to pound the roof of a barn", "storm"),
        ("Snow starts to settle on the lawn", "snow"),
        ("The weather turns from clear to cloudy over a lake", "cloudy"),
        ("Darkness creeps across the desert", "night"),
    ],
)
def test_weather_and_darkness_come_in_any_words(text: str, to: str) -> None:
    assert to in {one.to for one in read(text, PRESETS).becomings if not one.entity}


def test_light_that_floods_a_room_makes_it_brighter() -> None:
    becomings = read("Light spills into the dark attic", PRESETS).becomings
    assert any(one.aspect == "brightness" and one.factor > 1 for one in becomings)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("A heron stands in the reeds, evening mist", "dusk"),
        ("A fox flees from a moonlit barn", "night"),
    ],
)
def test_the_hour_is_told_with_the_air(text: str, time: str) -> None:
    assert read(text, PRESETS).time == time
