"""What is dropped by somebody without hands comes down, and not before."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("A drone flies over a meadow and drops a box.", "box.1"),
        ("A dog barks, then drops a stick.", "bat.1"),
    ],
)
def test_who_has_no_hands_lets_go_of_it(played: Play, sentence: str, thing: str) -> None:
    performance = played(sentence)
    body = next(one for one in performance.bodies if one.id == thing)
    high = body.positions[:, 0, 2]
    middle = len(high) // 2
    assert high[:middle].min() > high[-1] + 0.1


def test_a_hat_falls_when_the_snowman_has_melted(played: Play) -> None:
    performance = played("A snowman melts, and then a hat falls to the ground.")
    hat = next(one for one in performance.bodies if "hat" in one.id)
    low = hat.positions[:, 0, 2]
    assert low[: len(low) // 3].min() > low[-1] + 0.5
