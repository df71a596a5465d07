"""Who jumps into the water is in the water, and not through the tiles beside it."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    "sentence",
    ["A woman dives into a pool.", "A girl jumps into a pool.", "A boy jumps into a lake."],
)
def test_they_are_under_where_the_water_is(played: Play, sentence: str) -> None:
    performance = played(sentence)
    body, piece = performance.bodies[0], performance.set_piece
    hips = body.positions[:, 0]
    under = hips[hips[:, 2] < 0.0]
    assert hips[0, 2] > 0.5 and len(under) > 3
    shore = piece.water.shore if piece.water is not None else None
    if shore is not None:
        assert under[:, 1].min() > shore
