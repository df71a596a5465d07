"""What is told of where things are is so in the end: what breaks off, grows, is painted or lies on
the bottom of the sea; and the floor of no set is above the feet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from soracli.stage.framing import box_of
from soracli.stage.on_what_grows import with_what_grows
from soracli.stage.performance import Body, Performance
from soracli.stage.places import build_place
from soracli.stage.places.level import _top
from soracli.stage.turns import single
from soracli.story.scene import Becoming, Scene

Played = Callable[..., Performance]


def _boxes(clip: Performance) -> dict[str, tuple[Any, Any]]:
    return {one.id: box_of(one) for one in clip.bodies}


def test_an_icicle_hangs_until_it_breaks_off(played: Played) -> None:
    clip = played("An icicle hangs under a gutter, breaks off and falls down.")
    boxes = _boxes(clip)
    (low, high), (under, _) = boxes["crystal.1"], boxes["water_gutter.1"]
    assert high[0, 2] <= under[0, 2] + 0.05
    assert low[0, 2] > 0.3 > low[-1, 2]
    assert {one.id: one for one in clip.bodies}["crystal.1"].visible.all()


def test_a_fox_that_is_painted_is_flat_on_its_canvas(played: Played) -> None:
    boxes = _boxes(played("A canvas with a fox stands in a hall."))
    (low, high), (least, most) = boxes["fox.1"], boxes["picture.1"]
    assert (low[-1, [0, 2]] >= least[-1, [0, 2]]).all()
    assert (high[-1, [0, 2]] <= most[-1, [0, 2]]).all()
    assert (high - low)[-1, 1] < (most - least)[-1, 1] + 0.05


def test_a_ray_that_lies_on_the_seabed_is_down_there(played: Played) -> None:
    low, _ = _boxes(played("A stingray lies on the seabed."))["manta_ray.1"]
    assert float(np.median(low[:, 2])) < 0.05


def test_who_is_on_what_grows_goes_up_with_it(played: Played) -> None:
    clip = played("A canvas with a fox stands in a hall.")
    large, small = (replace(one, id=name) for one, name in zip(clip.bodies, "ab", strict=False))
    top = float(box_of(large)[1][0, 2])
    small = _at(small, np.array([0.0, 0.0, top - float(box_of(small)[0][0, 2])]))
    grown = replace(large, rotations=single(3.0 * large.rotations), positions=large.positions * 3)
    told = {"becomings": [Becoming(entity="a", aspect="size", factor=3.0)],
            "relations": [{"kind": "on", "a": "b", "b": "a"}], "text": "",
            "entities": [{"id": "a", "noun": "x", "kind": "picture"},
                         {"id": "b", "noun": "y", "kind": "fox"}]}  # fmt: skip
    scene = Scene.model_validate(told)
    found = with_what_grows(scene, {"a": large, "b": small}, {"a": grown, "b": small})
    assert float(box_of(found["b"])[0][-1, 2]) > 2 * top


def _at(body: Body, by: Any) -> Body:
    return replace(body, positions=single(body.positions + by))


@pytest.mark.parametrize("place", ["patio", "theater"])
def test_the_floor_is_not_above_the_feet(place: str) -> None:
    mesh = build_place(place, 0, "day", "clear").mesh
    assert _top(mesh.vertices[mesh.faces], (0.13, 0.11)) < 0.004
