"""People who keep company: at a table and around a fire they sit, and a place is told with those
who fill it; a list of what stands on something goes on behind its first comma."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Three sisters laugh around a campfire", 0),
        ("Two sisters chat at a table", 2),
        ("A table full of pirates raise their mugs", 4),
        ("Four clowns sit around a table and laugh", 4),
        ("Three bankers discuss a contract at a table", 3),
    ],
)
def test_company_sits(text: str, many: int) -> None:
    scene = _read(text)
    seats = {one.id for one in scene.entities if one.kind == "chair"}
    on = {one.a for one in scene.relations if one.kind == "on" and one.b in seats}
    assert len(on) == many
    assert any(one.motion == "sit" for one in scene.actions)


@pytest.mark.parametrize(
    "text",
    ["Two men look at a table", "Three girls dance around a campfire", "Two men carry a table"],
)
def test_who_does_something_else_does_not_sit(text: str) -> None:
    assert not any(one.motion == "sit" for one in _read(text).actions)


@pytest.mark.parametrize(
    ("text", "place", "motion"),
    [
        ("A classroom of pupils laugh", "classroom", "laugh"),
        ("A stadium full of fans cheer", "stadium", "cheer"),
    ],
)
def test_who_fills_a_place_does_what_is_told_of_it(text: str, place: str, motion: str) -> None:
    scene = _read(text)
    doing = [one for one in scene.actions if one.motion == motion]
    assert scene.place == place
    assert [len(one.agents) for one in doing] == [6]


def test_a_list_on_a_desk_goes_on_behind_its_comma() -> None:
    scene = _read("A desk with a laptop, a red mug and three books")
    on = [one.a for one in scene.relations if one.kind == "on" and one.b == "desk.1"]
    assert on == ["laptop.1", "mug.1", "book.1", "book.2", "book.3"]


def test_who_looks_on_at_a_cake_stands_on_both_sides_of_whom_it_is_about() -> None:
    scene = _read("A boy blows out the candles on a birthday cake, everyone cheers")
    row = [one.a for one in scene.relations if one.kind == "behind"]
    assert len(row) == 5 and row.index("person.1") == 2


def test_who_comes_out_of_a_church_is_seen_before_it_under_the_confetti() -> None:
    scene = _read("A bride walks out of a church while guests throw confetti")
    assert scene.place != "church"
    assert sum(one.kind == "confetti_flake" for one in scene.entities) > 9


def test_a_bedtime_story_is_read_at_the_bed_by_night() -> None:
    scene = _read("An aunt reads a bedtime story to her nephew")
    bed = {one.a for one in scene.relations if one.b == "bed.1"}
    assert bed == {"person.1", "person.2"} and scene.time == "night"
    assert {one.motion: one.agents for one in scene.actions}["lie"] == ("person.2",)


@pytest.mark.parametrize(
    ("how", "verb"),
    [
        ("with raised arms", "raise both arm"),
        ("with his arms outstretched", "spread arm"),
        ("with his hands in his pockets", "keep hand in pocket"),
        ("with his eyes closed", "keep eye closed"),
        ("with bowed head", "bow head"),
    ],
)
def test_how_limbs_are_held_is_seen_meanwhile(how: str, verb: str) -> None:
    assert verb in [one.verb for one in _read(f"A hiker walks across a bridge {how}").actions]


def test_a_board_leaps_over_a_bench_with_who_rides_it() -> None:
    scene = _read("A skateboarder jumps over a bench")
    assert ("skateboard.1",) in [one.agents for one in scene.actions if one.motion == "slide"]
