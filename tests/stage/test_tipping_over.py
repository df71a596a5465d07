"""What somebody runs into falls over when they are there, and not before."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A goat knocks over a chair.", "chair.1"),
        ("A cow knocks over a bicycle.", "bicycle.1"),
        ("A donkey tips a barrel over.", "barrel.1"),
        ("A clown knocks over a stool.", "stool.1"),
        ("A monkey knocks over a bucket.", "bucket.1"),
    ],
)
def test_it_stands_and_then_lies(sentence: str, name: str) -> None:
    request = Request(size="64x64", seconds=4, fps=8)
    spec = compile_take(read(sentence, PRESETS), request, PRESETS.kinds, PRESETS.looks,
                        PRESETS.models, sorted(PRESETS.lexicon.words.places))  # fmt: skip
    body = next(one for one in perform(spec).bodies if one.id == name)
    upright = np.asarray(body.rotations)[:, 0, 2, 2]
    assert upright[0] > 0.95
    assert abs(upright[-1]) < 0.5


def test_a_cat_pushes_things_off_the_table() -> None:
    request = Request(size="64x64", seconds=4, fps=8)
    spec = compile_take(read("A kitten knocks a glass off a table.", PRESETS), request,
                        PRESETS.kinds, PRESETS.looks, PRESETS.models,
                        sorted(PRESETS.lexicon.words.places))  # fmt: skip
    glass = next(one for one in perform(spec).bodies if one.id == "glass.1")
    high = np.asarray(glass.positions)[:, 0, 2]
    assert high[0] > 0.5 and -0.05 < high[-1] < 0.3


def test_a_chair_that_is_picked_up_leaves_the_floor() -> None:
    request = Request(size="64x64", seconds=4, fps=8)
    spec = compile_take(read("A janitor picks up a chair.", PRESETS), request, PRESETS.kinds,
                        PRESETS.looks, PRESETS.models,
                        sorted(PRESETS.lexicon.words.places))  # fmt: skip
    chair = next(one for one in perform(spec).bodies if one.id == "chair.1")
    high = np.asarray(chair.positions)[:, 0, 2]
    assert high[-1] > high[0] + 0.2
