"""Hands are at what they work at; a rope goes round who skips it."""

from functools import cache

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


@cache
def played(sentence: str) -> Performance:
    request = Request(size="64x64", seconds=2.0, fps=10)
    scene = read(sentence, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    )


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def test_a_hand_is_at_the_horse_that_is_brushed() -> None:
    performance = played("a groom brushes a horse in a studio")
    groom, horse = body(performance, "person.1"), body(performance, "horse.1")
    palm = carried(groom.figure, groom.rotations, groom.positions, "palm.R")
    top = carried(horse.figure, horse.rotations, horse.positions, "top")
    assert np.linalg.norm(palm - top, axis=1)[8:].min() < 0.25


def test_a_rope_goes_over_the_head_and_under_the_feet_of_who_skips_it() -> None:
    performance = played("a girl skips rope in a studio")
    rope = next(one for one in performance.bodies if one.noun == "rope")
    girl = body(performance, "person.1")
    heights = rope.positions[:, :, 2]
    assert heights.max() > girl.figure.height and heights.min() < 0.12


def test_who_sits_on_shoulders_is_over_who_carries_them() -> None:
    performance = played("a girl sits on her father's shoulders in a studio")
    girl, father = body(performance, "person.1"), body(performance, "person.2")
    hips = girl.positions[:, 0, 2].astype(np.float64)
    assert hips.min() > 0.7 * father.figure.height
