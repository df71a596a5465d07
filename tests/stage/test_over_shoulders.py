"""Past a shoulder: what somebody deals with is seen, and they are before it."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_a_thing_is_seen_past_the_shoulder_of_who_has_to_do_with_it(played: Play) -> None:
    made = played("A chef dices carrots, over-the-shoulder shot", seconds=2.0)
    bodies = {body.id: body for body in made.bodies}
    eye = made.camera.position
    ahead = made.camera.target - eye
    ahead = ahead / np.linalg.norm(ahead, axis=1, keepdims=True)
    far = {
        name: float(np.median(((bodies[name].positions[:, 0] - eye) * ahead).sum(axis=1)))
        for name in ("person.1", "carrot.1")
    }
    assert 0 < far["person.1"] < far["carrot.1"]
