"""Ways and things that a sentence leaves out."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Action

PRESETS = load_presets()


def _acts(said: str) -> dict[str, Action]:
    return {one.motion: one for one in read(said, PRESETS).actions}


@pytest.mark.parametrize(
    ("said", "motion", "over"),
    [
        ("Train through a tunnel at dusk.", "drive", "tunnel_mouth.1"),
        ("A kayak through rapids.", "sail", ""),
        ("Frisbee through a hoop, slow motion", "fly", "hoop.1"),
    ],
)
def test_who_is_through_something_goes_there(said: str, motion: str, over: str) -> None:
    act = _acts(said)[motion]
    assert (act.direction, act.over) == ("through", over)


def test_what_is_thrown_is_what_somebody_catches() -> None:
    acts = _acts("A clown throws to the left, a juggler catches the ball.")
    assert (acts["throw"].instrument, acts["throw"].target) == ("ball.1", acts["catch"].agents[0])


def test_what_slips_off_falls_off() -> None:
    act = _acts("A teapot slips off a shelf and shatters.")["fall"]
    assert (act.direction, act.over, act.outcome) == ("down", "shelf.1", "shatter")
    assert "fall" not in _acts("A thief slips out of the room.")


def test_what_is_flipped_up_goes_up() -> None:
    assert _acts("An omelette is flipped up.")["flip"].agents == ("person.1",)


def test_water_that_sprays_is_there() -> None:
    scene = read("Water sprays up from a pipe.", PRESETS)
    assert [one.kind for one in scene.entities] == ["water_jet", "pipe"]
    assert not read("A boat floats on the water.", PRESETS).relations


def test_who_chases_somebody_around_a_table_goes_around_it() -> None:
    act = _acts("A puppy chases a duck around a picnic table.")["chase"]
    assert (act.target, act.over, act.direction) == ("duck.1", "table.1", "around")


def test_who_lowers_themselves_from_something_goes_down() -> None:
    acts = read("A spider lowers itself from a lampshade.", PRESETS).actions
    assert [one.direction for one in acts] == ["down"]


def test_who_jumps_down_is_up_there_first() -> None:
    """On it and then beside it; who jumps off a ramp only does that."""
    scene = read("A panther jumps down from a branch.", PRESETS)
    assert [(one.kind, one.b) for one in scene.relations] == [("on", "branch.1")]
    assert [(one.target, one.side) for one in scene.actions] == [("branch.1", "right of")]
    assert _acts("A biker jumps off a ramp.")["jump"].side is None
