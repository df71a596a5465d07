"""A place's own things are meant by their nouns, and what is in somebody's hand by "it"."""

import pytest

WORLD = {
    "characters": {
        "nora": {"look": "a woman in a red coat", "at": "kitchen"},
        "tom": {"look": "a tall man in a blue shirt", "at": "kitchen"},
    },
    "places": {
        "shore": {"look": "a rocky coast with a lighthouse"},
        "kitchen": {"look": "a small kitchen with a wooden table and two chairs"},
    },
    "props": {
        "letter": {"look": "a white letter", "held_by": "nora"},
        "cup": {"look": "a red coffee cup", "held_by": "nora"},
        "photo": {"look": "an old photograph", "at": "kitchen"},
    },
}


@pytest.mark.parametrize(
    ("place", "action", "things"),
    [
        ("shore", "A lighthouse on a rocky coast.", {"lighthouse.1"}),
        ("shore", "A red lighthouse stands on the cliff.", {"lighthouse.1"}),
        ("shore", "An old lighthouse.", {"lighthouse.1"}),
        ("shore", "Another lighthouse.", {"lighthouse.1", "lighthouse.2"}),
        ("shore", "A small lighthouse behind a tall lighthouse.", {"lighthouse.1", "lighthouse.2"}),
        ("shore", "Two lighthouses.", {"lighthouse.1", "lighthouse.2", "lighthouse.3"}),
        ("kitchen", "The photo is on a table.", {"table.1", "chair.1", "chair.2"}),
        ("kitchen", "A table, a chair.", {"table.1", "chair.1", "chair.2"}),
        ("kitchen", "A third chair.", {"table.1", "chair.1", "chair.2", "chair.3"}),
        ("kitchen", "A different table.", {"table.1", "table.2", "chair.1", "chair.2"}),
    ],
)
def test_a_noun_means_what_the_place_has(
    follow, there, place: str, action: str, things: set[str]
) -> None:
    (shot,) = follow({"place": place, "action": action}, world=WORLD)
    assert {one for one in there(shot) if "." in one} == things


def test_words_that_name_the_place_are_understood(follow) -> None:
    (shot,) = follow({"place": "shore", "action": "A lighthouse on a rocky coast."}, world=WORLD)
    assert shot.scene.unplaced == ()


def test_two_sit_down_on_two_chairs(follow) -> None:
    action = "Tom sits on a chair and Nora sits on a chair."
    (shot,) = follow({"place": "kitchen", "action": action}, world=WORLD)
    seats = {(one.a, one.b) for one in shot.scene.relations if one.kind == "on"}
    assert seats == {("tom", "chair.1"), ("nora", "chair.2")}


def test_what_is_said_of_the_place_stays(follow) -> None:
    *_, last = follow(
        {"place": "shore", "action": "A red lighthouse stands on the cliff."},
        {"place": "kitchen", "action": "Nora waits."},
        {"place": "shore", "action": "Nora looks at the lighthouse."},
        world=WORLD,
    )
    assert last.scene.entity("lighthouse.1").color == "#c8252c"


@pytest.mark.parametrize(
    ("action", "cups"),
    [
        ("A red coffee cup stands on the table.", {"cup"}),
        ("A cup is on the table.", {"cup"}),
        ("A blue cup stands on the table.", {"cup", "mug.1"}),
        ("Another cup is on the table.", {"cup", "mug.1"}),
    ],
)
def test_a_prop_is_meant_unless_the_color_is_another(
    follow, there, action: str, cups: set[str]
) -> None:
    (shot,) = follow({"place": "kitchen", "action": action}, world=WORLD)
    assert {one for one in there(shot) if one.startswith(("cup", "mug"))} == cups
    assert shot.scene.entity("cup").color == "#c8252c"


@pytest.mark.parametrize(
    ("action", "motion", "target", "instrument", "over"),
    [
        ("Nora drinks from the cup.", "drink", "cup", "", ""),
        ("Nora drinks coffee from the cup.", "drink", "cup", "", ""),
        ("Nora reads the letter.", "read", "letter", "", ""),
        ("Nora reads from the letter.", "read", "letter", "", ""),
        ("Nora looks at the letter in her hand.", "look", "letter", "", ""),
        ("Nora raises the cup.", "toast", "", "cup", ""),
        ("Nora opens the letter.", "open", "letter", "", ""),
        ("Nora puts the cup on the table.", "put_down", "cup", "", "table.1"),
        ("Nora sets it down.", "put_down", "cup", "", ""),
        ("Nora drops it.", "drop", "cup", "", ""),
        ("Nora throws the cup to Tom.", "throw", "tom", "cup", ""),
        ("Nora hands him the letter.", "give", "tom", "letter", ""),
        ("Nora hands it to Tom.", "give", "tom", "cup", ""),
    ],
)
def test_what_is_done_with_what_is_in_the_hand(
    follow, there, action: str, motion: str, target: str, instrument: str, over: str
) -> None:
    (shot,) = follow({"place": "kitchen", "action": action}, world=WORLD)
    (act,) = shot.scene.actions
    found = (act.motion, act.agents, act.target, act.instrument, act.over)
    assert found == (motion, ("nora",), target, instrument, over)
    assert shot.scene.relations == () or {one.a for one in shot.scene.relations} <= {"cup"}
    assert not any(one.startswith("mug") for one in there(shot)), "nothing was brought along"
    assert shot.scene.entity("nora").holds == ("letter", "cup")
