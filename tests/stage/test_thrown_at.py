"""What is thrown or shot at stays where it is, and what is hit falls by the blow."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance

Played = Callable[..., Performance]


def test_an_arrow_flies_and_the_target_stays(played: Played) -> None:
    bodies = {one.id: one for one in played("An archer shoots an arrow at a target.").bodies}
    arrow, target = bodies["arrow.1"].positions[:, 0], bodies["target.1"].positions[:, 0]
    assert float(np.ptp(arrow[:, :2], axis=0).max()) > 1.5
    assert float(np.ptp(target, axis=0).max()) < 0.3


def test_skittles_that_a_ball_hits_fall_by_that(played: Played) -> None:
    bodies = played("A bowling ball hits three pins and they scatter.").bodies
    pins = [one for one in bodies if one.id.startswith("bowling_pin")]
    assert any(float(one.rotations[-1, 0, 2, 2]) < 0.7 for one in pins)
