"""What somebody is said to knock over lies in the end, though it stood fast."""

from collections.abc import Callable

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance

Played = Callable[..., Performance]


def test_a_wall_that_a_bulldozer_knocks_down_falls(played: Played) -> None:
    performance = played("A bulldozer knocks down a brick wall.", seconds=4.0)
    bodies = {one.id: one for one in performance.bodies}
    low, high = box_of(bodies["wall.1"])
    assert high[-1, 2] - low[-1, 2] < 0.6 * (high[0, 2] - low[0, 2])
