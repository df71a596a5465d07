"""The check that nothing is below the ground finds what is, and lets what may be there."""

from dataclasses import replace

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.below import below_ground
from soracli.stage.perform import perform
from soracli.stage.performance import Performance

PRESETS = load_presets()


def played(sentence: str) -> Performance:
    request = Request(size="64x64", seconds=1.5, fps=8)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(sentence, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "a ball falls from a table",
        "a woman walks on a beach",
        "a red fish swims in the sea",
        "a man falls down in a street",
    ],
)
def test_nobody_and_nothing_is_below_the_ground(sentence: str) -> None:
    assert below_ground(played(sentence)) == []


def test_what_is_below_the_ground_is_told_with_how_deep_it_is() -> None:
    performance = played("a ball on a court")
    body = performance.bodies[0]
    sunk = replace(body, positions=body.positions - [0.0, 0.0, 0.2])
    found = below_ground(replace(performance, bodies=(sunk, *performance.bodies[1:])))
    assert [one.id for one in found] == [body.id]
    assert found[0].depth == pytest.approx(0.2, abs=0.03)
