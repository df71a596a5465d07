"""In a short clip everybody gets in time to what they deal with, and begins in their turn."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.schedule import beats

PRESETS = load_presets()


def played(text: str) -> Performance:
    """A take of five seconds."""
    spec = compile_take(
        read(text, PRESETS),
        Request(size="96x64", seconds=5, fps=8),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    return perform(spec)


@pytest.mark.parametrize(
    "text",
    [
        "The squire kneels. The queen pats the squire.",
        "A hiker whistles, and her goat trots to the gate.",
    ],
)
def test_what_is_told_later_begins_later(text: str) -> None:
    scene = read(text, PRESETS)
    first, second = (one.agents[0] for one in scene.actions)
    found = beats(scene, 5.0)
    assert found[first][0].start + 0.3 < found[second][0].start < 2.0


def test_what_would_be_reached_too_late_is_nearer() -> None:
    text = "A scientist walks around a mast, stops, wipes a dial, and writes in a notebook."
    writes = next(one for one in played(text).acted if one.verb == "write")
    assert writes.start <= 4.6  # it is seen for half a second and more


def test_who_sits_down_last_has_time_for_the_way_there() -> None:
    text = "A nun opens a curtain, smiles, and then sits down beside an old monk."
    sits = next(one for one in played(text).acted if one.motion == "sit" and one.start > 1)
    assert sits.start <= 4.6


def test_who_flies_down_with_a_load_stays_above_it() -> None:
    text = "A drone flies down and drops a parcel."
    parcel = next(one for one in played(text).bodies if one.id == "box.1")
    high = parcel.positions[:, 0, 2]
    assert high.min() > -0.05 and high.max() > high[-1] + 0.5


def test_what_goes_open_by_itself_in_a_hand_is_played() -> None:
    text = "The postman hands a parcel to a girl in pigtails, and she tears it open."
    assert all(np.isfinite(body.positions).all() for body in played(text).bodies if body.id)


def test_who_walks_away_from_a_door_goes() -> None:
    performance = played("He knocks at the door, waits, and then walks away.")
    man = next(body for body in performance.bodies if body.id == "person.1")
    there = man.positions[man.visible, 0, :2]
    assert np.linalg.norm(there[-1] - there[0]) > 1.0


def test_who_goes_to_something_stops_before_it() -> None:
    for sentence, thing in (
        ("A man walks to a car.", "car.1"),
        ("A dog runs to a truck.", "truck.1"),
    ):
        clip = played(sentence)
        goer, there = (
            next(one for one in clip.bodies if one.id.startswith(name))
            for name in (("person", "dog")["dog" in sentence], thing)
        )
        half = 0.5 * there.figure.length
        apart = np.abs(goer.positions[:, 0, 0] - there.positions[:, 0, 0])
        assert apart.min() > half, sentence
        assert apart[-1] < half + 2.0, sentence
