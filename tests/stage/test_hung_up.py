"""What hangs from something is below it and off the ground."""

from collections.abc import Callable

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance

Played = Callable[..., Performance]


def test_a_lantern_hangs_below_its_branch(played: Played) -> None:
    bodies = {one.id: one for one in played("A lantern hangs from a branch.").bodies}
    (low, high), (_, top) = box_of(bodies["lantern.1"]), box_of(bodies["branch.1"])
    assert low[-1, 2] > 0.3
    assert high[-1, 2] <= top[-1, 2]


def test_bats_hang_head_down(played: Played) -> None:
    bodies = {one.id: one for one in played("A bat hangs from a stone arch.").bodies}
    low, _ = box_of(bodies["flying_bat.1"])
    assert low[-1, 2] > 0.3
    assert bodies["flying_bat.1"].rotations[-1, 0, 2, 2] < 0


def test_a_saw_hangs_on_the_front_of_a_wall(played: Played) -> None:
    bodies = {one.id: one for one in played("A saw hangs on the wall.").bodies}
    (low, high), (back, top) = box_of(bodies["saw.1"]), box_of(bodies["wall.1"])
    assert high[-1, 1] <= back[-1, 1] <= high[-1, 1] + 0.1
    assert back[-1, 2] + 0.5 < low[-1, 2] < high[-1, 2] < top[-1, 2]


def test_a_puppet_hangs_in_the_air_though_no_words_say_from_what(played: Played) -> None:
    bodies = {one.id: one for one in played("A puppet dangles under a cloud.").bodies}
    (low, high), (under, _) = box_of(bodies["doll.1"]), box_of(bodies["skyfaring_cloud.1"])
    assert low[-1, 2] > 0.5
    assert under[-1, 2] > high[-1, 2]
