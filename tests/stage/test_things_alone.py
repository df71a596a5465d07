"""What animals and things do with nobody's help: they drink, butt, rock, turn, leap over things."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


@cache
def played(sentence: str) -> dict[str, Body]:
    request = Request(size="64x64", seconds=3.0, fps=6)
    scene = read(sentence, PRESETS)
    spec = compile_take(
        scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES
    )  # fmt: skip
    return {body.id: body for body in perform(spec).bodies}


def test_a_cat_has_its_mouth_over_the_saucer_that_it_drinks_from() -> None:
    bodies = played("a cat drinks from a saucer")
    cat, saucer = bodies["cat.1"], bodies["plate.1"]
    mouth = carried(cat.figure, cat.rotations, cat.positions, "mouth")
    gaps = np.linalg.norm((mouth - saucer.positions[:, 0])[:, :2], axis=1)
    assert gaps.min() < 0.2


def test_a_crate_stands_until_it_is_butted_and_slides_off_then() -> None:
    bodies = played("a goat butts a wooden crate")
    moved = np.linalg.norm(np.diff(bodies["crate.1"].positions[:, 0], axis=0), axis=1)
    first = int(np.argmax(moved > 0.02))
    assert first > 2 and moved[:first].max(initial=0.0) < 0.01
    assert moved[first:].sum() > 0.5 > 0.05 > moved[-1]
    goat, crate = (box_of(bodies[name]) for name in ("goat.1", "crate.1"))
    assert crate[0][first, 0] - goat[1][first, 0] < 0.4


def test_a_rocking_horse_rocks_on_the_floor() -> None:
    horse = played("a rocking horse rocks in a room")["rocking_horse.1"]
    tilt = np.degrees(np.arcsin(horse.rotations[:, 0, 2, 0]))
    assert np.ptp(tilt) > 10
    assert np.abs(box_of(horse)[0][:, 2]).max() < 0.05


@pytest.mark.parametrize(
    ("sentence", "name", "joint"),
    [("a windmill turns on a hill", "windmill.1", "sails"), ("a fan spins", "fan.1", "turns.y")],
)
def test_the_part_that_runs_turns_and_the_rest_stands(sentence: str, name: str, joint: str) -> None:
    body = played(sentence)[name]
    place = body.figure.rig.index(joint)
    assert np.ptp(body.rotations[:, 0], axis=0).max() < 1e-6
    assert np.ptp(body.rotations[:, place], axis=0).max() > 0.5


def test_who_jumps_over_a_fence_is_above_it_and_beyond_it() -> None:
    bodies = played("a horse jumps over a fence")
    horse, fence = bodies["horse.1"], bodies["fence.1"]
    low, high = box_of(horse)
    top, where = box_of(fence)[1][0, 2], fence.positions[0, 0, 0]
    over = np.abs((low + high)[:, 0] / 2 - where) < 0.6
    assert over.any() and low[over, 2].max() > 0.8 * top
    assert low[-1, 0] > where
