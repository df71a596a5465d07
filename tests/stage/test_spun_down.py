"""What spins stays up until it falls."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance


@pytest.mark.parametrize("sentence", ["A red spinning top spins, wobbles, then topples over."])
def test_a_top_spins_upright_and_then_lies(
    sentence: str, played: Callable[..., Performance]
) -> None:
    body = next(one for one in played(sentence, seconds=4.0, fps=8).bodies if one.id)
    turns = np.asarray(body.rotations)[:, 0]
    upright = turns[:, 2, 2]
    assert (upright[: len(upright) // 3] > 0.97).all()
    assert np.ptp(np.unwrap(np.arctan2(turns[:10, 1, 0], turns[:10, 0, 0]))) > np.pi
    assert upright[-1] < 0.6


def test_a_tower_stands_until_what_rolls_down_a_ramp_strikes_it(
    played: Callable[..., Performance],
) -> None:
    said = "A yellow ball rolls down a ramp and hits a tower of four blocks, which collapses."
    performance = played(said, seconds=5.0, fps=8)
    bodies = {one.id: np.asarray(one.positions)[:, 0] for one in performance.bodies if one.id}
    ball, top = bodies["ball.1"], bodies["block.4"]
    near = int(np.argmax(np.linalg.norm((ball - bodies["block.1"])[:, :2], axis=1) < 0.45))
    assert ball[0, 2] > 0.6  # it begins up on the ramp
    assert near > 4 and abs(top[near - 2, 2] - top[0, 2]) < 0.02
    assert top[-1, 2] < 0.5 * top[0, 2]
