"""What is told to be on a nose is there, and not on a back or in a mouth."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.marks import carried
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    ("text", "thing", "whose"),
    [
        ("A seal balances a red ball on its nose.", "ball.1", "seal.1"),
        ("A ladybug on the nose of a sheep", "ladybug.1", "sheep.1"),
    ],
)
def test_it_is_at_the_tip_of_the_nose(text: str, thing: str, whose: str, played: Play) -> None:
    bodies = {one.id: one for one in played(text).bodies}
    beast, it = bodies[whose], bodies[thing]
    mouth = carried(beast.figure, beast.rotations, beast.positions, "mouth")
    gap = np.linalg.norm(it.positions[:, 0] - mouth, axis=1)
    assert float(np.median(gap)) < it.figure.height + 0.1 * beast.figure.height
