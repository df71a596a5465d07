"""Fireworks burst in the sky, by night, again and again."""

from collections.abc import Callable

import numpy as np

from soracli.stage.framing import skin_of
from soracli.stage.performance import Performance


def test_fireworks_rise_open_and_burst_again_high_over_the_ground(
    played: Callable[..., Performance],
) -> None:
    shown = played("Fireworks.", seconds=5)
    assert shown.time == "night"
    bursts = [body for body in shown.bodies if body.id.startswith("firework")]
    assert len(bursts) == 3
    for body in bursts:
        skin = skin_of(body, np.arange(len(body.visible)), 400)
        wide = np.ptp(skin[..., 0], axis=1)
        opened = np.flatnonzero((wide[1:] > 4) & (wide[:-1] <= 4))
        assert len(opened) >= 2, "each bursts more than once in five seconds"
        assert np.quantile(skin[wide > 4][..., 2], 0.2) > 4
    together = np.stack([body.visible for body in bursts])
    assert together.any(axis=0).all(), "there is always something to look at"
