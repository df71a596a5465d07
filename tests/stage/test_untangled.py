"""Those of a group are never all in one place, where only one of them would be seen."""

from itertools import combinations

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "noun"),
    [
        ("Six cows wade across a river.", "cow"),
        ("Eight sailors row a boat across a bay.", "sailor"),
        ("Nine vases stand on a shelf.", "vase"),
    ],
)
def test_each_of_a_group_has_a_place(said: str, noun: str) -> None:
    request = Request(size="96x64", seconds=3, fps=6)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(said, PRESETS)
    take = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    group = [body for body in perform(take).bodies if body.noun == noun and body.id]
    assert len(group) > 5
    for one, other in combinations(group, 2):
        apart = np.linalg.norm(one.positions[:, 0] - other.positions[:, 0], axis=-1)
        assert apart.max() > 0.05
