"""Who is between two, around something, facing somebody or in a basket is so in what is played."""

from collections.abc import Callable

import numpy as np

from soracli.stage.between_told import is_between
from soracli.stage.facing_told import turned_away
from soracli.stage.performance import Body, Performance
from soracli.stage.told_places import Box

Play = Callable[..., Performance]


def _bodies(played: Play, say: str) -> dict[str, Body]:
    return {body.id: body for body in played(say).bodies}


def test_a_cat_between_two_sleeping_dogs_has_room(played: Play) -> None:
    found = _bodies(played, "A cat sits between two sleeping wolves on a rug.")
    cat, first, second = (Box.of(found[name]) for name in ("cat.1", "wolf.1", "wolf.2"))
    assert is_between(cat, first, second).mean() > 0.5


def test_a_stack_is_one_end_of_what_something_is_between(played: Play) -> None:
    found = _bodies(played, "A vase stands between a lantern and a stack of four suitcases.")
    ends = [name for name in found if name.startswith("suitcase")]
    vase, lantern = (Box.of(found[one]) for one in ("vase.1", "lantern.1"))
    assert is_between(vase, lantern, Box.of(found[ends[0]])).mean() > 0.5


def test_who_sits_on_a_stool_is_turned_to_whom_they_face(played: Play) -> None:
    found = _bodies(played, "A painter paints a picture while a nun sits facing her on a stool.")
    assert turned_away(found["person.2"], found["person.1"]) == 0.0


def test_who_is_in_a_balloon_looks_out_of_its_basket(played: Play) -> None:
    found = _bodies(played, "A boy in a hot-air balloon waves.")
    boy, balloon = Box.of(found["person.1"]), found["balloon.1"]
    rim = balloon.positions[:, 0, 2] + balloon.figure.anchors["basket"][1][2]
    assert ((boy.low[:, 2] < rim) & (boy.high[:, 2] > rim)).all()


def test_a_tiny_elephant_above_a_cup_is_no_larger_than_a_loaf(played: Play) -> None:
    found = _bodies(played, "A tiny elephant hovers above a teapot on a table.")
    size = Box.of(found["elephant.1"]).size
    assert float(np.median(size.max(axis=1))) < 1.0
