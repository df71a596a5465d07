"""What has wheels turns a corner on its way, and what gathers speed is slow at first."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.turns import Array, heading_of

PRESETS = load_presets()


def way(text: str, name: str) -> tuple[Array, Array]:
    """Where the first of a name is (N, 3), and how it heads (N,)."""
    request = Request(size="96x64", seconds=4.0, fps=6)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    shown = perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )
    body = next(one for one in shown.bodies if one.id.startswith(name))
    path = body.positions[:, 0].astype(np.float64)
    return path, np.unwrap(heading_of(body.rotations[:, 0].astype(np.float64)))


@pytest.mark.parametrize("name", ["van", "tractor", "motorcycle"])
def test_what_turns_a_corner_drives_and_turns(name: str) -> None:
    path, heading = way(f"A {name} turns a corner.", name)
    gone = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    assert gone > 3.0
    assert np.ptp(heading) == pytest.approx(np.pi / 2, abs=0.3)


def test_what_accelerates_is_slow_at_first() -> None:
    path, _ = way("A van accelerates on a road.", "van")
    speed = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert speed[-3:].mean() > 2 * speed[:3].mean()


def test_a_plane_rolls_before_it_takes_off_and_a_helicopter_does_not() -> None:
    path, _ = way("A plane takes off.", "propeller_plane")
    assert np.ptp(path[:9, 0]) > 1.0
    assert np.ptp(path[:9, 2]) < 0.3
    assert path[-1, 2] > 2.0
    path, _ = way("A helicopter takes off.", "helicopter")
    assert np.ptp(path[:, 0]) < 0.5
    assert path[-1, 2] > 2.0
