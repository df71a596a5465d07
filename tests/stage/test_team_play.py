"""People who play with a ball play it to one another, and it comes to who is next."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.turns import Array

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Two girls kick a ball to each other", ["1>2", "2>1", "1>2"]),
        ("Three kids play football", ["1>2", "2>3", "3>1"]),
        ("A father and his son play catch", ["1>2", "2>1"]),
        ("Two boys kick a ball, then they run away", ["1>2"]),
    ],
)
def test_the_ball_goes_from_one_to_the_next(text: str, passes: list[str]) -> None:
    played = [one for one in read(text, PRESETS).actions if one.motion in ("kick", "throw")]
    told = [(one.order, f"{one.agents[0][-1]}>{one.target[-1]}") for one in played]
    assert told == list(enumerate(passes))


@pytest.mark.parametrize("text", ["two kids kick a ball", "two women play tennis"])
def test_it_comes_to_each_of_the_two_in_turn(text: str) -> None:
    request = Request(size="96x64", seconds=5, fps=12)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    paths = {one.id: np.asarray(one.positions[:, 0]) for one in perform(spec).bodies}
    ball = next(path for name, path in paths.items() if "ball" in name)
    since = 0
    for name in ("person.1", "person.2", "person.1"):
        near = np.flatnonzero(_apart(ball, paths[name])[since:] < 1.6)
        assert len(near), f"it does not come to {name}"
        since += int(near[0])
    assert np.linalg.norm(np.ptp(paths["person.1"], axis=0)) < 0.5  # nobody runs after it


def _apart(path: Array, other: Array) -> Array:
    """Metres on the ground between two through the frames (N,)."""
    return np.asarray(np.linalg.norm((path - other)[:, :2], axis=1))
