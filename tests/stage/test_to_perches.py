"""Who does something first does it where they are: a bird on a fence is not in the air yet."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Performance

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


@cache
def played(sentence: str) -> Performance:
    request = Request(size="64x64", seconds=5.0, fps=8)
    scene = read(sentence, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    )


def way(performance: Performance, name: str) -> np.ndarray:
    """Where a body is in each frame, (N, 3) metres."""
    one = next(one for one in performance.bodies if one.id == name)
    return np.asarray(one.positions.reshape(len(one.positions), -1, 3)[:, 0])


@pytest.mark.parametrize(
    ("sentence", "perch"),
    [
        ("A sparrow perches on a fence, then it flies to a tree.", "tree.1"),
        ("A robin pecks at the lawn, then it flies onto a bench.", "bench.1"),
    ],
)
def test_a_bird_sits_until_it_flies_and_is_on_the_perch_in_the_end(
    sentence: str, perch: str
) -> None:
    performance = played(sentence)
    bird = next(way(performance, one.id) for one in performance.bodies if one.noun != perch[:-2])
    early = bird[: len(bird) // 3]
    assert np.ptp(early, axis=0).max() < 0.1 and early[0, 2] < 1.5
    assert np.linalg.norm(bird[-1, :2] - way(performance, perch)[-1, :2]) < 0.5
    assert bird[-1, 2] > 0.3


def test_who_stands_first_goes_round_only_then() -> None:
    horse = way(played("A pony stands still, then it trots in a circle."), "horse.1")
    assert np.ptp(horse[: len(horse) // 3, :2], axis=0).max() < 0.1
    assert np.ptp(horse[len(horse) // 2 :, :2], axis=0).min() > 1.0


def test_who_is_by_a_fence_sets_out_from_there() -> None:
    performance = played("A donkey stands by a fence, then it walks to a barn.")
    donkey = next(way(performance, one.id) for one in performance.bodies if one.noun == "donkey")
    barn = way(performance, "barn.1")[0, :2]
    far = np.linalg.norm(donkey[:, :2] - barn, axis=1)
    assert np.linalg.norm(donkey[0, :2]) < 6.0
    assert far[-1] < far[0] - 1.5


def test_who_gives_up_the_chase_stays_where_it_lies_down() -> None:
    dog = way(played("A dog chases a ball, then it stops and lies down."), "dog.1")
    assert np.ptp(dog[: len(dog) // 3, 0]) > 2.0
    assert np.ptp(dog[-len(dog) // 4 :, :2], axis=0).max() < 0.3


def test_who_jumps_from_a_sofa_to_a_table_is_on_the_sofa_first() -> None:
    performance = played("A cat lies on a sofa, then it jumps onto a table.")
    cat, sofa = way(performance, "cat.1"), way(performance, "sofa.1")[0, :2]
    table = way(performance, "table.1")[0, :2]
    assert np.linalg.norm(cat[0, :2] - sofa) < 0.8 and cat[0, 2] > 0.3
    assert np.linalg.norm(cat[-1, :2] - table) < 1.0 and cat[-1, 2] > 0.6


def test_who_waits_first_runs_after_the_bus_only_then_and_behind_it() -> None:
    performance = played("A man is waiting in a street, then he runs after a bus.")
    man, bus = way(performance, "person.1"), way(performance, "bus.1")
    assert np.ptp(man[: len(man) // 3, :2], axis=0).max() < 0.1
    assert man[-1, 0] - man[0, 0] > 2.0
    assert (bus[:, 0] - man[:, 0]).min() > 3.0


@pytest.mark.parametrize(
    "sentence", ["A swan floats on a pond.", "A frog sits on a lily pad in a pond."]
)
def test_what_floats_on_a_pond_has_water_under_it(sentence: str) -> None:
    assert played(sentence).set_piece.ground == "water"
