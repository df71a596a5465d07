"""Who falls off what carries them lies beside it in the end."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    ("sentence", "mount"),
    [("A knight tumbles off his horse.", "horse.1"), ("A girl falls off a camel.", "camel.1")],
)
def test_a_rider_comes_down(played: Play, sentence: str, mount: str) -> None:
    bodies = {one.id: one for one in played(sentence).bodies}
    rider = next(one for name, one in bodies.items() if name.startswith(("knight", "person")))
    high = rider.positions[:, 0, 2]
    assert high[-1] < 0.5 < high[0]
    assert bodies[mount].positions[-1, 0, 2] > high[-1]
