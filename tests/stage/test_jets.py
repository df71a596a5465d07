"""Who sprays water is seen to: it leaves the trunk, the hose or the can, and falls."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Effect, Performance

PRESETS = load_presets()


def filmed(text: str) -> Performance:
    request = Request(size="96x64", seconds=3.0, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


def water(text: str) -> list[Effect]:
    return [one for one in filmed(text).effects if one.kind == "splash"]


@pytest.mark.parametrize(
    "text",
    [
        "An elephant sprays water in the savanna.",
        "A fire hydrant sprays water.",
        "A boy waters a rose bush with a watering can.",
        "A fireman sprays water with a hose.",
    ],
)
def test_water_is_seen_that_is_sprayed(text: str) -> None:
    (jet,) = water(text)
    assert jet.strength.max() > 0.2
    assert np.linalg.norm(jet.directions[:, :2], axis=1).min() > 0.2  # away from who sprays


def test_paint_is_no_water_and_who_stands_there_sprays_none() -> None:
    assert not water("A man spray paints a wall.")
    assert not water("An elephant stands in the savanna.")


def test_who_takes_a_shower_stands_under_its_water() -> None:
    shown = filmed("A man takes a shower.")
    man, shower = (next(one for one in shown.bodies if one.id == name) for name in
                   ("person.1", "shower.1"))  # fmt: skip
    apart = np.linalg.norm(man.positions[-1, 0, :2] - shower.positions[-1, 0, :2])
    assert apart < 0.4
    assert man.positions[-1, :, 2].min() < 0.3, "and not on top of it"
    water = [one for one in shown.effects if one.kind == "splash"]
    assert water and all(one.directions[-1, 2] < 0 for one in water)
