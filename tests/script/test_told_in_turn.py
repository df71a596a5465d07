"""What becomes of somebody by what they did, and who comes when all else has been: told in turn."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Nora eats a cookie and grows as tall as a tree.",
        "The monk swallows a potion and vanishes.",
        "The curtain goes up, and a juggler appears.",
    ],
)
def test_what_comes_of_a_deed_comes_after_it(sentence: str, presets: Presets) -> None:
    scene = read(sentence, presets)
    done = max(one.order for one in scene.actions)
    assert all(one.order > done for one in scene.becomings)


def test_who_leaves_leaves_after_what_was_told_before(presets: Presets) -> None:
    scene = read("The clerk waves at the bus; the bus drives off.", presets)
    order = {one.motion: one.order for one in scene.actions}
    assert order["wave"] < order["drive"]


def test_who_sings_and_melts_does_so_at_once(presets: Presets) -> None:
    scene = read("The snowman sings and melts.", presets)
    assert {one.order for one in scene.becomings} == {one.order for one in scene.actions}


def test_what_one_does_next_comes_after_what_they_did(presets: Presets) -> None:
    scene = read("A porter pushes a cart past two sleeping girls, stops, and yawns.", presets)
    order = {one.motion: one.order for one in scene.actions}
    assert order["push"] < order["stand"] < order["yawn"]


def test_a_plain_verb_behind_a_verb_is_what_it_is_done_to(presets: Presets) -> None:
    scene = read("A pilot wipes frost off a dial, and waves.", presets)
    assert [one.verb for one in scene.actions] == ["wipe", "wave"]


def test_slow_motion_leaves_time_for_all_that_is_told(presets: Presets) -> None:
    told = "A keeper dives, punches the ball away, gets up and bows."
    assert 0.4 < read(f"Slow motion: {told.lower()}", presets).time_scale < 1.0
    assert read("In slow motion a glass falls.", presets).time_scale == pytest.approx(0.4)
