"""Clothes before their wearer, parts before their whole, and who is among many."""

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_clothes_named_before_a_colon_are_worn(presets: Presets) -> None:
    scene = read("green parka, orange scarf: a boy waits at a bus stop.", presets)
    (boy,) = scene.entities
    assert {"coat", "scarf"} == {one.kind for one in boy.wears}


def test_the_colored_part_of_a_house_is_painted_on_it(presets: Presets) -> None:
    (hut,) = read("Snow falls on the blue roof of a hut.", presets).entities
    assert "blue" in [
        name
        for tint, names in presets.lexicon.words.colors.items()
        for name in names
        if tint in hut.traits.values()
    ]


def test_who_is_among_many_has_them_around_and_is_in_none(presets: Presets) -> None:
    scene = read("A seal swims among three canoes.", presets)
    assert {(one.kind, one.b) for one in scene.relations} == {("around", "seal.1")}
    assert len(scene.relations) == 3


def test_a_queen_among_pawns_is_a_piece_and_one_in_a_palace_is_not(presets: Presets) -> None:
    board = read("Five pawns and a black queen on a board.", presets)
    assert {one.kind for one in board.entities if not one.implied} == {"chess_piece", "chessboard"}
    palace = read("A queen reads a letter in a palace.", presets)
    assert "person" in {one.kind for one in palace.entities}


def test_hair_by_its_cut_is_hair_and_no_thing(presets: Presets) -> None:
    (man,) = read("A man with a purple mohawk dances.", presets).entities
    assert man.traits["hair"] == "mohawk" and "hair_color" in man.traits


def test_silks_are_worn_and_a_horse_that_is_urged_is_ridden(presets: Presets) -> None:
    scene = read("A jockey in pink silks urging a gray pony over a fence.", presets)
    assert {(one.kind, one.a, one.b) for one in scene.relations} >= {("on", "person.1", "horse.1")}
    assert not [one for one in scene.entities if not one.kind]


def test_curlers_that_somebody_is_in_are_no_people(presets: Presets) -> None:
    scene = read("A cat in curlers waves.", presets)
    assert [one.noun for one in scene.entities] == ["cat"]
    assert len(read("Two curlers wave.", presets).entities) == 2
