"""What an animal looks at is before it."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance
from soracli.stage.turns import heading_of

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("A cat looks at a ball", "cat.1", "ball.1"),
        ("A cat stares at a goldfish in a bowl", "cat.1", "fishbowl.1"),
        ("A dog watches a bird in a cage", "dog.1", "birdcage.1"),
    ],
)
def test_an_animal_faces_what_it_looks_at(played: Play, sentence: str, who: str, what: str) -> None:
    bodies = {body.id: body for body in played(sentence).bodies}
    way = (bodies[what].positions[0, 0] - bodies[who].positions[0, 0])[:2]
    turn = heading_of(bodies[who].rotations[:1, 0])[0] - np.arctan2(way[1], way[0])
    assert np.cos(turn) > np.cos(np.radians(40))
