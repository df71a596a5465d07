"""What is flipped flies up, turns over and comes down where it was."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Body, Performance

Play = Callable[..., Performance]


def _apart(performance: Performance, thing: str, other: str) -> np.ndarray:
    """Metres (N,) from the middle of one body to the root of another."""
    bodies = {body.id: body for body in performance.bodies}
    body: Body = bodies[thing]
    middle = body.figure.mesh.vertices.mean(axis=0) - body.figure.rig.rest[0]
    center = body.positions[:, 0] + np.einsum("nij,j->ni", body.rotations[:, 0], middle)
    return np.linalg.norm(center - bodies[other].positions[:, 0], axis=1)


@pytest.mark.parametrize(
    ("sentence", "thing", "other"),
    [
        ("A chef flips a pancake.", "pancake.1", "pan.1"),
        ("A cook flips a burger on a grill.", "burger.1", "grill.1"),
    ],
)
def test_it_leaves_the_pan_and_lands_in_it(
    played: Play, sentence: str, thing: str, other: str
) -> None:
    away = _apart(played(sentence), thing, other)
    assert away.max() > away[0] + 0.35
    assert abs(away[-1] - away[0]) < 0.1


def test_what_is_thrown_up_and_caught_comes_back_to_the_hand(played: Play) -> None:
    performance = played("A girl throws a ball up in the air and catches it.")
    ball = next(body for body in performance.bodies if body.id == "ball.1")
    girl = next(body for body in performance.bodies if body.id == "person.1")
    level = np.linalg.norm(ball.positions[:, 0, :2] - girl.positions[:, 0, :2], axis=1)
    assert ball.positions[:, 0, 2].max() > 1.2  # over her head
    assert level.max() < 0.8  # and never far from her
    assert ball.positions[:, 0, 2].min() > 0.3  # nor on the ground
