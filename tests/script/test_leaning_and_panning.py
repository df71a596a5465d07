"""Who leans on a staff holds it, what a fire is between, where bricks are laid, on whom somebody is
thrown, and what a camera sees first."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "On the left a man leans on a spade, on the right a cow grazes, and a campfire smokes "
            "between them",
            "campfire between person",
        ),
        ("A mason lays bricks to the left of a lorry", "person left of truck"),
        ("A wrestler throws his rival onto a mat", "person on rug"),
        ("The camera pans right from a car to a truck", "car left of truck"),
        ("The camera pans left across a workshop, from a saw to a cat", "saw right of cat"),
    ],
)
def test_where_it_is(text: str, told: str, presets: Presets) -> None:
    scene = read(text, presets)
    kinds = {one.id: one.kind for one in scene.entities}
    assert told in {f"{kinds[one.a]} {one.kind} {kinds[one.b]}" for one in scene.relations}


def test_who_leans_on_a_staff_holds_it(presets: Presets) -> None:
    scene = read("A shepherd leans on a staff", presets)
    assert scene.entities[0].holds == (scene.entities[1].id,)
    assert not scene.relations


def test_a_plate_is_held_by_whom_it_is_said(presets: Presets) -> None:
    scene = read("A cook slides an egg onto a plate held by a boy", presets)
    hold = next(one for one in scene.actions if one.motion == "hold")
    assert [hold.agents, hold.target] == [("person.2",), "plate.1"]
