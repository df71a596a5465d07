"""A name on the map is where it plays, and no crate with a label."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("say", "place"),
    [
        ("A terrier runs along in sunny Oahu.", "beach"),
        ("Two nurses ride bikes through downtown Saigon.", "street"),
        ("a goat stands in switzerland", "mountains"),
        ("A girl jumps in old Zubrowka.", "street"),
        ("A man waits in Turkey.", "street"),
        ("A turkey struts across the barnyard.", "farm"),
        ("A woman in Osaka reads in a library.", "library"),
        ("A surgeon works at an operating table in Lyon.", "hospital"),
        ("A boy in Hanoi, Vietnam sells hats.", "street"),
    ],
)
def test_a_name_on_the_map_tells_the_place(presets: Presets, say: str, place: str) -> None:
    scene = read(say, presets)
    assert scene.place == place
    assert all(one.kind for one in scene.entities)
    assert not scene.unplaced


def test_where_somebody_is_from_is_not_where_it_plays(presets: Presets) -> None:
    assert read("A cook from Sicily stirs a pot.", presets).place == "kitchen"


def test_a_name_stands_for_one_place_only(presets: Presets) -> None:
    lexicon = presets.lexicon
    names = [name for all_of_one in lexicon.words.places.values() for name in all_of_one]
    assert lexicon.world
    assert not [name for name in lexicon.world if names.count(name) > 1]


@pytest.mark.parametrize(
    ("say", "place", "told"),
    [
        ("A cow grazes in a meadow, mountains in the distance.", "meadow", "mountains"),
        ("A bus drives along a road with snowy peaks behind.", "road", "peaks"),
        ("A goat climbs in the mountains.", "mountains", "mountains"),
    ],
)
def test_mountains_far_off_end_the_place(presets: Presets, say: str, place: str, told: str) -> None:
    scene = read(say, presets)
    assert (scene.place, scene.place_words.split()[-1]) == (place, told)
    assert len(scene.entities) == 1


@pytest.mark.parametrize(
    ("say", "weather"),
    [
        ("A deer stands in a snowy field.", "snowy"),
        ("A deer stands in a field, it snows.", "snow"),
        ("A deer stands in a snowy field as snow falls.", "snow"),
        ("A tram rattles down a snow-covered street in thick fog.", "snow"),
    ],
)
def test_snow_lies_in_clear_air_where_none_falls(presets: Presets, say: str, weather: str) -> None:
    assert read(say, presets).weather == weather


@pytest.mark.parametrize(
    ("say", "place"),
    [
        ("A bottle opens with a splash.", ""),
        ("Water drips from a tap.", ""),
        ("A swan glides on the water.", "lake"),
    ],
)
def test_a_splash_makes_no_lake(presets: Presets, say: str, place: str) -> None:
    assert read(say, presets).place == place


@pytest.mark.parametrize(
    ("say", "kinds"),
    [
        ("A man walks down a neon street, puddles mirroring the bright signs.", {"person"}),
        ("A cowboy rides through a frontier town, wooden buildings.", {"person", "horse"}),
        ("A boy stands in a forest behind three trees.", {"person", "tree"}),
        ("A boy kicks the trees in a forest.", {"person", "tree"}),
    ],
)
def test_what_the_set_is_full_of_is_the_sets(presets: Presets, say: str, kinds: set[str]) -> None:
    assert {one.kind for one in read(say, presets).entities} - {"puddle"} == kinds


def test_who_is_on_a_cloud_is_in_the_sky(presets: Presets) -> None:
    scene = read("A girl sits on a cloud.", presets)
    assert (scene.place, scene.entities[1].kind) == ("clouds", "cushion_cloud")


def test_what_drives_up_a_dirt_road_has_its_own_tires_and_rack(presets: Presets) -> None:
    scene = read(
        "A jeep with a roof rack drives up a steep dirt road, its tires spinning.", presets
    )
    assert {one.kind for one in scene.entities} == {"off_roader", "road_uphill"}
