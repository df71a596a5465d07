"""Who is said to be in clothes is somebody; clothes and pieces of a game have their own colors."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "noun", "count"),
    [
        ("Five bellringers in blue jackets pull on ropes.", "bellringer", 5),
        ("Two fans in green hats cheer.", "fan", 2),
        ("A pamphleteer in a gray coat waves.", "pamphleteer", 1),
    ],
)
def test_who_is_in_clothes_is_a_person(
    presets: Presets, sentence: str, noun: str, count: int
) -> None:
    wearers = [one for one in read(sentence, presets).entities if one.noun == noun]
    assert len(wearers) == count
    assert all(one.kind == "person" and one.wears[-1].color for one in wearers)


def test_a_fan_that_spins_is_none(presets: Presets) -> None:
    assert read("A fan spins beside a lamp.", presets).entities[0].kind == "fan"


def test_everyone_in_wigs_has_one(presets: Presets) -> None:
    scene = read("Three fans in purple wigs dance.", presets)
    assert len({one.traits.get("hair_color") for one in scene.entities}) == 1
    assert all(one.traits.get("hair_color") for one in scene.entities)


@pytest.mark.parametrize(
    ("sentence", "garment", "tint"),
    [
        ("A monkey in a lab coat reads.", "lab coat", "#f4f4f2"),
        ("A bear in a tuxedo dances.", "tuxedo", "#15151a"),
        ("A man in a red life vest rows a boat.", "red life vest", "#c8252c"),
    ],
)
def test_clothes_have_a_color_of_their_own(
    presets: Presets, sentence: str, garment: str, tint: str
) -> None:
    worn = {worn.word: worn.color for worn in read(sentence, presets).entities[0].wears}
    assert worn[garment] == tint


def test_a_black_king_of_chess_is_black(presets: Presets) -> None:
    scene = read("A white queen beside a black king.", presets)
    assert [one.color for one in scene.entities] == ["#f4f4f2", "#1b1b1b"]


def test_the_suit_of_an_astronaut_is_a_space_suit(presets: Presets) -> None:
    worn = read("An astronaut in a green suit floats.", presets).entities[0].wears
    assert [(one.kind, one.color) for one in worn] == [("spacesuit", "#2f9e44")]


def test_no_hat_hides_a_wig_that_is_told(presets: Presets) -> None:
    clown = read("A clown with a purple wig juggles.", presets).entities[0]
    assert clown.traits["hair_color"] and not any("hat" in one.kind for one in clown.wears)


def test_what_is_half_buried_is_there(presets: Presets) -> None:
    scene = read("A dog walks past a blue bottle half buried in the sand.", presets)
    assert [one.kind for one in scene.entities] == ["dog", "bottle"]
    assert all(one.motion != "dig" for one in scene.actions)
