"""What is waved is in the hand, whose feet hit the ground go, who sleeps at a desk sits there."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "motion", "kind"),
    [
        ("A boy waves a green flag.", "wave", "flag"),
        ("Two aunts clink champagne glasses.", "toast", "glass"),
        ("Two clerks raise their glasses.", "toast", "glass"),
        ("Fans wave phone lights.", "wave", "phone_light"),
    ],
)
def test_what_is_waved_is_in_the_hand_of_each(text: str, motion: str, kind: str) -> None:
    scene = read(text, PRESETS)
    people = [one for one in scene.entities if one.kind == "person"]
    held = [scene.entity(name) for one in people for name in one.holds]
    assert [one and one.kind for one in held] == [kind] * len(people)
    assert {one.motion for one in scene.actions} == {motion}


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Close-up of a jogger's trainers pounding the wet asphalt.", "run"),
        ("A clerk's heels clicking down a stone hallway, close-up.", "walk"),
    ],
)
def test_feet_that_hit_the_ground_go(text: str, motion: str) -> None:
    assert [one.motion for one in read(text, PRESETS).actions] == [motion]


@pytest.mark.parametrize("at", ["at her desk", "at the kitchen table", "in front of a laptop"])
def test_who_sleeps_at_a_desk_sits_there(at: str) -> None:
    scene = read(f"A nurse falls asleep {at}.", PRESETS)
    assert [one.motion for one in scene.actions] == ["sit", "sleep"]
    assert {scene.entity(one.b).kind for one in scene.relations if one.a == "person.1"} == {"chair"}


def test_a_red_kite_on_a_string_is_no_bird() -> None:
    assert "kite" in {one.kind for one in read("A girl flies a red kite.", PRESETS).entities}
    assert "eagle" in {one.kind for one in read("A red kite circles.", PRESETS).entities}


@pytest.mark.parametrize(
    ("text", "kind", "motions"),
    [
        ("A shepherd gets off her horse.", "on", ["sit", "dismount"]),
        ("A boy rides a bicycle along a lane and hops off.", "on", ["drive", "sit", "dismount"]),
        ("Two nurses step off a bus.", "in", ["walk"]),
    ],
)
def test_who_gets_off_has_been_on_it(text: str, kind: str, motions: list[str]) -> None:
    scene = read(text, PRESETS)
    assert {one.kind for one in scene.relations} == {kind}
    assert [one.motion for one in scene.actions] == motions


def test_a_dunk_is_one_leap_in_an_arena_under_a_roof() -> None:
    scene = read("In a packed arena a tall player jumps up and dunks a basketball.", PRESETS)
    assert scene.place == "arena"
    assert [one.motion for one in scene.actions] == ["shoot"]
