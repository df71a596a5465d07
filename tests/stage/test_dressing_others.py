"""Who dresses or tidies up another has both hands at their shoulders, and not on their head."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.marks import carried
from soracli.stage.perform import perform

PRESETS = load_presets()
NEAR = 0.3
"""Metres from the joint of a shoulder within which a hand is at it."""


def least_gap(sentence: str) -> float:
    """Metres between the right palm of the first and a shoulder of the second, at the nearest."""
    request = Request(size="64x64", seconds=3, fps=8)
    spec = compile_take(read(sentence, PRESETS), request, PRESETS.kinds, PRESETS.looks,
                        PRESETS.models, sorted(PRESETS.lexicon.words.places))  # fmt: skip
    one, other = (body for body in perform(spec).bodies if body.figure.family == "person")
    palm = carried(one.figure, one.rotations, one.positions, "palm.R")
    joints = [other.figure.rig.index(f"upper_arm.{side}") for side in "LR"]
    gaps = [np.linalg.norm(palm - other.positions[:, joint], axis=1).min() for joint in joints]
    return float(min(gaps))


@pytest.mark.parametrize(
    "sentence",
    ["A duchess dresses her niece in a cape.", "One sailor adjusts the collar of another sailor."],
)
def test_hands_are_at_the_shoulders(sentence: str) -> None:
    assert least_gap(sentence) < NEAR
