"""What catches fire burns from then on, with flames and smoke over it."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance


def test_flames_are_there_once_a_car_has_burst_into_them(
    played: Callable[..., Performance],
) -> None:
    fires = [one for one in played("A car bursts into flames.").effects if one.kind == "fire"]
    assert len(fires) >= 3
    strength = np.array([one.strength for one in fires])
    assert strength[:, 0].max() == 0.0 and strength[:, -1].min() > 0.1
