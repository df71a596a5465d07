"""Who is on what, where the words tell it of two things in one breath."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


def _told(say: str) -> set[tuple[str, str, str]]:
    scene = read(say, PRESETS)
    kinds = {one.id: one.kind for one in scene.entities}
    return {(kinds[one.a], one.kind, kinds[one.b]) for one in scene.relations}


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("A pair of mittens dangles from a hook on a gate.", ("wall_hook", "on", "gate")),
        ("A sailor sits facing a nun on a barrel.", ("person", "on", "barrel")),
        ("Three elephants walk in single file, a boy riding the last one.",
         ("person", "on", "elephant")),
        ("A mermaid brushes her long hair on a boulder.", ("mermaid", "on", "outcrop")),
        ("On a table a vase, a candle to the left of it.", ("candle", "left of", "vase")),
        ("Two farmers chat, a mule standing behind them with a sack on its back.",
         ("sack", "on", "horse")),
    ],
)  # fmt: skip
def test_each_is_where_it_is_said_to_be(say: str, told: tuple[str, str, str]) -> None:
    assert told in _told(say)


def test_two_who_face_each_other_have_a_seat_each() -> None:
    scene = read("A monk and a judge sit facing each other on stools.", PRESETS)
    seats = {one.b for one in scene.relations if one.kind == "on"} | {
        one.target for one in scene.actions if one.motion == "sit"
    }
    assert len([one for one in scene.entities if one.kind == "stool"]) == 2
    assert len(seats) == 2


def test_nobody_is_on_the_wall_on_which_a_shadow_falls() -> None:
    told = _told("A spy waits under a lamp, then a shadow falls on the wall behind him.")
    assert ("person", "on", "wall") not in told


def test_who_stops_on_another_side_of_it_goes_there() -> None:
    scene = read("A dog is on the left of a well, then it runs behind it and stops on its right "
                 "side.", PRESETS)  # fmt: skip
    assert [one.side for one in scene.actions] == ["behind", "right of"]
    assert [one.kind for one in scene.relations] == ["left of"]
