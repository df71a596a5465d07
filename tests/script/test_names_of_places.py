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
