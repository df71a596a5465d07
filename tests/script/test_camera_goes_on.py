"""Several moves of a camera in one shot, each told of the camera and of nobody else."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ("The camera pans left along a shelf, then zooms in on a jug.", ["pan left", "zoom in"]),
        ("The camera pushes in on a stove. Then it tilts down.", ["dolly in", "tilt down"]),
        ("A slow push in on a bride, followed by a pan right.", ["dolly in", "pan right"]),
        ("The camera starts on a harbor, then it rises.", ["crane up"]),
        ("Handheld camera follows a nun, then tilts up.", ["follow", "tilt up", "handheld"]),
        ("The camera circles a well before pulling back.", ["orbit clockwise", "dolly out"]),
    ],
)
def test_a_camera_goes_on(said: str, moves: list[str]) -> None:
    """The moves in their order; how it is held comes last."""
    scene = read(said, PRESETS)
    assert [scene.camera.move, *scene.camera.then] == moves
    assert {one.verb for one in scene.actions} <= {"go"}  # who is followed goes


def test_what_others_do_is_theirs() -> None:
    """A kite that rises is not the camera."""
    scene = read("The camera zooms in on a kite, and it rises.", PRESETS)
    assert scene.camera.then == ()
    assert [one.motion for one in scene.actions] == ["float"]


def test_it_ends_on_whom_it_goes_up_to() -> None:
    """Over the first, up to the last; and what it circles after it flew over a place is there."""
    nouns = {"cello", "castle"}
    for said in (
        "The camera pans right along some violins, then dollies in on a cello.",
        "Drone shot: the camera flies over a lake and circles a castle.",
    ):
        scene = read(said, PRESETS)
        assert next(one.noun for one in scene.entities if one.id == scene.camera.on) in nouns
