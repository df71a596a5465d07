"""Who gets up has sat: a seat comes along where the words leave it out."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


def _seat(text: str) -> str:
    """The kind of what the first person sits on; "" where they sit on nothing."""
    scene = read(text, PRESETS)
    seats = [one.b for one in scene.relations if one.a == "person.1" and one.kind == "on"]
    sits = any(one.motion == "sit" and one.order == 0 for one in scene.actions)
    return seats[0].split(".")[0] if seats and sits else ""


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("A nurse is reading a letter, then she gets up and waters the flowers.", "chair"),
        ("A boy is watching TV, then he suddenly stands up and dances.", "sofa"),
        ("A tailor is folding shirts, then he gets up and opens the door.", "chair"),
        ("A clown juggles, then he gets up.", ""),
        ("A skater slips and falls, then she gets up.", ""),
        ("A man walks to a tree, then stands up straight.", ""),
        ("A girl is lying on a bed, then she gets up and stretches.", ""),
    ],
)
def test_a_seat_comes_along_with_who_gets_up(text: str, seat: str) -> None:
    assert _seat(text) == seat


def test_who_works_at_a_table_sits_at_it_before_getting_up() -> None:
    scene = read("A girl is folding towels, then she gets up and sings.", PRESETS)
    assert [one.kind for one in scene.relations if one.a == "person.1"] == ["on"]


@pytest.mark.parametrize(
    ("text", "motions"),
    [
        ("A nun gets out of bed.", ["lie", "leave"]),
        ("A grandfather rises from a chair and waves.", ["sit", "stand_up", "wave"]),
        ("A hound gets off a sofa.", ["sit", "leave"]),
        ("A tourist gets out of a taxi.", ["walk"]),
    ],
)
def test_who_gets_off_something_is_on_it_first(text: str, motions: list[str]) -> None:
    scene = read(text, PRESETS)
    assert [one.motion for one in sorted(scene.actions, key=lambda one: one.order)] == motions


def test_who_lies_in_bed_gets_out_of_that_bed() -> None:
    scene = read("A pirate is lying in bed, then he gets out of bed.", PRESETS)
    assert [one.kind for one in scene.entities].count("bed") == 1
