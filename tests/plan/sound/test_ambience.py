"""Every place has its ambience, and words choose another."""

import pytest

from soracli.plan.sound.ambience import bed_layers, heard_all_along
from soracli.script.sound_presets import load_sound_presets
from soracli.stage.places import PLACES
from soracli.story.sets import INDOORS
from soracli.story.shot import TIMES_OF_DAY, WEATHERS
from soracli.story.sound_preset import BedLayer

PRESETS = load_sound_presets()
BEDS = PRESETS.beds


def layers(
    place: str, time: str = "day", weather: str = "clear", words: str = ""
) -> list[BedLayer]:
    return list(bed_layers(place, time, weather, words, place in INDOORS, BEDS)[0])


def makers(found: list[BedLayer]) -> set[str]:
    return {layer.maker for layer in found}


@pytest.mark.parametrize("place", PLACES)
def test_no_place_is_ever_silent_or_a_din(place: str) -> None:
    for time in TIMES_OF_DAY:
        for weather in WEATHERS:
            found = layers(place, time, weather)
            assert 1 <= len(found) <= 8, (time, weather)
            assert max(layer.gain for layer in found) <= 0


def test_the_beds_name_places_times_and_weathers_that_exist() -> None:
    for bed in BEDS.values():
        assert set(bed.places) <= set(PLACES), bed.name
        assert set(bed.times) <= set(TIMES_OF_DAY), bed.name
        assert set(bed.weathers) <= set(WEATHERS), bed.name
        assert bed.layers, bed.name


def test_rain_falls_on_what_is_there() -> None:
    def surfaces(place: str) -> set[object]:
        found = layers(place, weather="rain")
        return {layer.settings.get("surface") for layer in found if layer.maker == "rain"}

    assert surfaces("forest") == {"leaves"}
    assert surfaces("street") == {"asphalt"}
    assert surfaces("lake") == {"water"}
    assert "roof" in surfaces("room")
    assert "rain" not in makers(layers("street"))


def test_night_and_day_differ() -> None:
    assert "crickets" in makers(layers("meadow", "night"))
    assert "crickets" not in makers(layers("meadow", "day"))
    assert layers("forest", "dawn") != layers("forest", "day")
    assert layers("street", "night") != layers("street", "day")


def test_words_choose_instead_of_the_place_and_the_weather_is_added() -> None:
    found = layers("room", words="slow waves, gulls")
    assert makers(found) == {"surf", "scattered"}
    wet = layers("street", weather="rain", words="slow waves")
    assert makers(wet) == {"surf", "rain"}
    assert makers(layers("street", words="a distant crowd and soft wind")) == {"murmur", "wind"}


def test_words_that_no_bed_answers_to_are_told() -> None:
    found, unknown = bed_layers("beach", "day", "clear", "gulls, flibbertigibbet", False, BEDS)
    assert unknown == ("flibbertigibbet",) and found
    usual, unknown = bed_layers("beach", "day", "clear", "🙂🙂, xyzzy", False, BEDS)
    assert unknown and usual == bed_layers("beach", "day", "clear", "", False, BEDS)[0]


def test_outside_is_muffled_inside() -> None:
    inside = layers("room", words="city traffic")
    outside = layers("street", words="city traffic")
    assert inside[0].settings["muffle"] and "muffle" not in outside[0].settings
    assert inside[0].gain < outside[0].gain


def test_far_and_loud_are_heard_in_the_words() -> None:
    plain, far = layers("beach", words="gulls")[0], layers("beach", words="distant gulls")[0]
    assert far.gain < plain.gain < layers("beach", words="loud gulls")[0].gain


@pytest.mark.parametrize(
    ("words", "always"),
    [
        ("waves crashing", True),
        ("birds chirping", True),
        ("traffic noise", True),
        ("a dog barks", False),
        ("wolf howls", False),
        ("sound of thunder", False),
        ("church bells ringing", False),
        ("flibbertigibbet", False),
    ],
)
def test_what_goes_on_by_itself_is_ambience(words: str, always: bool) -> None:
    assert heard_all_along(words, PRESETS.cues, BEDS) is always
