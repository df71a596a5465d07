"""A day at home: putting in order, screens, and what follows "starts"."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def _read(text: str) -> Scene:
    return read(text, PRESETS)


def _motions(text: str) -> list[str]:
    return [one.motion for one in sorted(_read(text).actions, key=lambda one: one.order)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("A nurse sits on a bench, then she starts drawing a tree.", "write"),
        ("A boy is jumping, then he suddenly begins painting a fence.", "paint"),
        ("A cook is yawning, then he starts organizing the cupboard.", "stack"),
        ("A maid hums, then she starts rearranging the chairs.", "push"),
        ("A kitten sits on a rug, then it starts washing itself.", "groom"),
        ("A puppy is asleep, then it starts chasing its tail.", "spin"),
        ("A pony trots along and stops to drink.", "drink"),
    ],
)
def test_what_somebody_starts_is_done_last(text: str, last: str) -> None:
    assert _motions(text)[-1] == last
    assert not _read(text).unplaced


def test_who_stops_to_do_something_stops_first() -> None:
    assert _motions("A tourist walks along and stops to tie a ribbon.")[-2:] == ["stand", "knit"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A girl is watching a cartoon.", "television"),
        ("An old man watches a football documentary.", "television"),
        ("A clerk writes an email.", "laptop"),
        ("A grandfather is reading the news.", "newspaper"),
        ("A chambermaid makes the bed.", "bed"),
    ],
)
def test_what_is_watched_written_or_made_is_there(text: str, kind: str) -> None:
    scene = _read(text)
    assert kind in [one.kind for one in scene.entities]
    assert scene.style == "" and not scene.unplaced


def test_a_film_in_a_cinema_brings_no_television() -> None:
    scene = _read("A crowd watches a film in a cinema.")
    assert "television" not in [one.kind for one in scene.entities]


def test_who_checks_a_phone_has_it_in_the_hand() -> None:
    assert _read("A plumber checks his phone.").entities[0].holds == ("phone.1",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A man is tidying the garage.", "garage"),
        ("A boy is putting on his boots.", ""),
        ("A tabby is grooming itself.", ""),
    ],
)
def test_where_it_is_is_told_by_no_other_sense_of_a_word(text: str, place: str) -> None:
    assert _read(text).place == place


@pytest.mark.parametrize(
    "text",
    [
        "A terrier is barking at a stranger.",
        "A waiter bows to someone.",
        "A goose runs toward somebody, then it stops.",
    ],
)
def test_a_stranger_is_somebody_to_be_seen(text: str) -> None:
    scene = _read(text)
    assert "person" in [one.noun for one in scene.entities]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A puppy is running through the house.", "room"),
        ("A donkey trots around a stable.", "farm"),
    ],
)
def test_a_house_is_seen_from_where_it_is_gone_through(text: str, place: str) -> None:
    assert _read(text).place == place


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("A wolf is resting on a rock.", "lie"),
        ("A pilgrim rests on a bench.", "sit"),
        ("A nurse rests on a bed.", "lie"),
        ("A calf rests its chin on a gate.", "stand"),
    ],
)
def test_who_rests_lies_or_sits(text: str, motion: str) -> None:
    assert _motions(text) == [motion]


def test_who_makes_a_phone_call_phones() -> None:
    assert _motions("A banker yawns, then he starts making a phone call.") == ["yawn", "phone"]


def test_one_who_is_called_they_knocks_the_blocks_over() -> None:
    scene = _read("A child is stacking blocks, then they suddenly knock them over and laugh.")
    assert {one.agents for one in scene.actions} == {("person.1",)}


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("A plumber loads the dishwasher.", "stack"),
        ("A maid answers the door.", "open"),
        ("A grandmother is putting a pie on a table.", "put_down"),
    ],
)
def test_what_is_done_about_the_house(text: str, motion: str) -> None:
    assert _motions(text)[-1] == motion


def test_animals_that_lounge_lie() -> None:
    assert [one.motion for one in read("A tiger lounges on a rock.", PRESETS).actions] == ["lie"]
    assert [one.motion for one in read("A seal lounges on a beach.", PRESETS).actions] == ["lie"]


@pytest.mark.parametrize(
    "text", ["A man in a coat runs to catch a bus.", "Two women hurry to catch the last tram."]
)
def test_who_catches_a_bus_goes_to_it(text: str) -> None:
    scene = read(text, PRESETS)
    (action,) = scene.actions
    assert action.motion in ("run", "walk")
    ride = scene.entity(action.target)
    assert ride is not None and ride.kind in ("bus", "tram")


def test_what_is_made_and_lit_is_on_a_table() -> None:
    for text in ("A bartender makes a cocktail.", "A woman lights a candle in a dark room."):
        scene = read(text, PRESETS)
        assert any(one.kind == "on" and one.b.startswith("table") for one in scene.relations), text


def test_a_lamp_on_a_desk_is_one_for_a_desk() -> None:
    kinds = {one.noun: one.kind for one in read("A lamp on a desk comes on.", PRESETS).entities}
    assert kinds["lamp"] == "table_lamp"
