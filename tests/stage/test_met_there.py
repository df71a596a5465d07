"""Who passes behind somebody, what falls beside them, what is put where no hand brings it."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Body, Performance
from soracli.stage.told_places import Box, holds

Played = Callable[..., Performance]


def _body(performance: Performance, kind: str) -> Body:
    return next(one for one in performance.bodies if one.id == f"{kind}.1")


@pytest.mark.parametrize(
    ("text", "a", "kind", "b"),
    [
        ("A welder looks at a bolt while a forklift reverses behind her.",
         "forklift", "behind", "person"),
        ("An apple drops beside a sleeping cat.", "apple", "beside", "cat"),
    ],
)  # fmt: skip
def test_who_goes_is_there_for_a_while(
    text: str, a: str, kind: str, b: str, played: Played
) -> None:
    performance = played(text)
    one, other = (Box.of(_body(performance, name)) for name in (a, b))
    apart = np.linalg.norm((one.middle - other.middle)[:, :2], axis=1)
    held = holds(kind, one, other) & (apart < 8.0)  # type: ignore[arg-type]
    assert held.mean() > 0.2


def test_what_is_put_into_its_basket_is_in_it(played: Played) -> None:
    performance = played("A penguin puts a red fish in its basket.")
    fish, basket = (Box.of(_body(performance, name)) for name in ("fish", "basket_prop"))
    assert holds("in", fish, basket)[-1]


def test_a_bee_flies_round_a_jar_at_its_height(played: Played) -> None:
    performance = played("A bee circles around a jar.")
    bee, jar = (Box.of(_body(performance, name)) for name in ("bee", "jar"))
    assert float(np.median(bee.low[:, 2] - jar.high[:, 2])) < 0.3


def test_who_leaps_onto_a_barrel_looks_out_from_behind_it_first(played: Played) -> None:
    performance = played("A goat is behind a barrel, then the goat jumps on top of the barrel.")
    goat, barrel = (Box.of(_body(performance, name)) for name in ("goat", "barrel"))
    assert goat.low[0, 0] < barrel.low[0, 0]
    assert holds("on", goat, barrel)[-1]


def test_a_landmark_stands_in_the_row_of_houses(played: Played) -> None:
    performance = played("A woman waves in front of a skyscraper.")
    tower = _body(performance, "skyscraper")
    assert tower.positions[0, 0, 1] < 20.0


def test_a_load_lies_in_a_barrow(played: Played) -> None:
    performance = played("A farmer pushes a wheelbarrow full of pumpkins.")
    pumpkin, barrow = (Box.of(_body(performance, name)) for name in ("pumpkin", "wheelbarrow"))
    assert holds("in", pumpkin, barrow).mean() > 0.8
