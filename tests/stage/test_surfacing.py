"""Who surfaces stays in the water, and what was flipped up comes down again."""

from collections.abc import Callable

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_a_hippo_surfaces_and_does_not_fly(played: Play) -> None:
    performance = played("A hippo surfaces, yawns and sinks again.")
    high = performance.bodies[0].positions[:, 0, 2]
    middle = len(high) // 2
    assert high[0] < high[middle] - 0.5
    assert high[-1] < high[middle] - 0.5
    assert high.max() < performance.bodies[0].figure.height


def test_a_whale_that_dives_goes_under(played: Play) -> None:
    whale = played("A whale surfaces, blows and dives.", seconds=5.0).bodies[0]
    lowest = whale.positions[..., 2].min(axis=1)
    assert lowest[-1] < lowest[len(lowest) // 2] - 1.5


def test_a_seal_surfaces_at_sea(played: Play) -> None:
    performance = played("A seal surfaces and barks.")
    assert performance.set_piece.water is not None
    assert performance.bodies[0].positions[:, 0, 2].max() < 1.0


def test_what_is_flipped_up_lands(played: Play) -> None:
    performance = played("A pancake is flipped up, then it lands on a plate.")
    pancake = next(one for one in performance.bodies if one.id.startswith("pancake"))
    high = pancake.positions[:, 0, 2]
    assert high.max() > high[0] + 0.3
    assert high[-1] < high[0] + 0.1
