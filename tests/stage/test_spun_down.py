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
