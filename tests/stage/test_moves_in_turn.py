"""Several moves in one shot, one after the other."""

from typing import Any

import numpy as np
import pytest


@pytest.fixture(scope="module")
def path(played: Any) -> Any:
    return played("The camera dollies in on a clock in a hall, then tilts up.").camera


def test_a_camera_plays_its_moves_in_turn(path: Any) -> None:
    """It comes nearer in the first half, and looks up, from where it is, in the second."""
    half = len(path.position) // 2
    ways = np.linalg.norm(np.diff(path.position, axis=0), axis=1)
    rises = np.diff(path.target[:, 2])
    assert ways[:half].sum() > 5 * ways[half:].sum()
    assert rises[half:].sum() > 3 * abs(rises[:half].sum())
