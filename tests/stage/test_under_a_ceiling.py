"""A tree in a living room is as high as the room; one in a park is a tree."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(("where", "low"), [("a living room", True), ("a park", False)])
def test_a_tree_under_a_ceiling_fits_there(played: Play, where: str, low: bool) -> None:
    made = played(f"A girl stands beside a tree in {where}", seconds=1.0)
    tree = next(body for body in made.bodies if body.id.startswith("tree"))
    assert (tree.figure.height < 2.6) == low
