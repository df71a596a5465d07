"""Who turned out to be nobody does nothing, and breaks nothing."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Toy train set, close view: a red locomotive pulls six tiny wagons out of a tunnel and "
        "around a cardboard hill, while a giant hand puts a tree on the moss, no people",
        "Winter carnival parade, crowd on both sides: two drummers in green costumes march toward "
        "the camera, behind them a dancer on stilts juggles burning torches, night",
    ],
)
def test_nobody_is_named_who_is_not_there(sentence: str) -> None:
    scene = read(sentence, load_presets())
    there = {one.id for one in scene.entities} | {""}
    for act in scene.actions:
        assert {*act.agents, act.target, act.over, act.instrument} <= there
