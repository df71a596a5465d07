"""Things without wings and legs fly and go where they are said to, and spin as they fall."""

from collections.abc import Callable

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance

Played = Callable[..., Performance]


def test_a_wardrobe_that_flies_is_in_the_air_and_gets_somewhere(played: Played) -> None:
    performance = played("A wardrobe flies over a village.")
    wardrobe = next(one for one in performance.bodies if one.id == "wardrobe.1")
    low, _ = box_of(wardrobe)
    assert low[:, 2].min() > 0.25
    assert np.ptp(wardrobe.positions[:, 0, 0]) > 0.5


def test_a_teapot_that_flies_is_not_thrown_and_stays_whole(played: Played) -> None:
    performance = played("A teapot flies through a kitchen.")
    teapot = next(one for one in performance.bodies if one.id == "teapot.1")
    assert teapot.visible.all()


def test_a_tree_that_walks_leaves_its_place(played: Played) -> None:
    performance = played("A tree walks from left to right.")
    tree = next(one for one in performance.bodies if one.id == "tree.1")
    assert tree.positions[-1, 0, 0] - tree.positions[0, 0, 0] > 1.0


def test_what_is_pushed_on_the_way_goes_along(played: Played) -> None:
    performance = played("A woman walks from left to right, pushing a stroller.")
    stroller = next(one for one in performance.bodies if one.id == "stroller.1")
    assert stroller.positions[-1, 0, 0] - stroller.positions[0, 0, 0] > 0.5


def test_a_girl_who_jumps_in_a_puddle_leaves_the_ground(played: Played) -> None:
    performance = played("A girl jumps in a puddle.", fps=12)
    girl = next(one for one in performance.bodies if one.id == "person.1")
    low, _ = box_of(girl)
    assert np.ptp(low[:, 2]) > 0.15
