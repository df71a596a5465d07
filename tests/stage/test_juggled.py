"""What is juggled is in the air, above the ground and between the juggler's hands."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_all_that_is_juggled_flies_over_the_hands(played: Play) -> None:
    performance = played("A jester juggles four apples in a castle.")
    bodies = {body.id: body for body in performance.bodies}
    apples = [body for name, body in bodies.items() if name.startswith("apple")]
    assert len(apples) == 4
    height = np.array([body.positions[:, 0, 2] for body in apples])
    assert height.min() > 0.6  # none of them lies on the ground
    assert np.ptp(height, axis=1).min() > 0.2  # each of them rises and comes down
    assert np.ptp(height, axis=0).max() > 0.2  # one after the other


def test_two_jugglers_have_their_own(played: Play) -> None:
    performance = played("Two jugglers juggle six balls in a park.")
    people = [body for body in performance.bodies if body.figure.family == "person"]
    balls = [body for body in performance.bodies if body.id.startswith("ball")]
    near = [
        [np.linalg.norm(ball.positions[:, 0, :2] - one.positions[:, 0, :2], axis=1).max() < 0.9
         for one in people]
        for ball in balls
    ]  # fmt: skip
    assert np.sum(near, axis=0).tolist() == [3, 3]
