"""A camera that flies through a place is nobody on the set, and those it passes go on."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A continuous fly-through of a cathedral, gliding over a monk asleep on a bench.",
         "church"),
        ("FPV shot, a fly-through of a barn, diving past a hen and over a goat asleep on a bench.",
         "barn"),
    ],
)  # fmt: skip
def test_what_a_camera_flies_through_is_the_place(text: str, place: str) -> None:
    scene = read(text, PRESETS)
    assert (scene.place, scene.camera.move) == (place, "fly-through")
    assert [action.motion for action in scene.actions] == ["sleep"]


def test_a_view_from_above_sees_nothing_itself() -> None:
    scene = read("Seen from directly overhead, two cooks walk in a courtyard.", PRESETS)
    assert (scene.camera.angle, [one.motion for one in scene.actions]) == ("overhead", ["walk"])


def test_what_fills_the_picture_is_poured_nowhere() -> None:
    text = "A man carves a spoon, the camera dollies in until only his hands fill the frame."
    assert [action.motion for action in read(text, PRESETS).actions] == ["cut"]


@pytest.mark.parametrize(
    ("text", "camera"),
    [
        ("A couple sits on a bench, gentle dolly to the right.", {"move": "truck right"}),
        ("A hen sits there, the camera slowly tracks to the left.", {"move": "truck left"}),
        ("A puppy sits on a mat, filmed at knee height.", {"angle": "low"}),
        ("A goat sleeps, camera at rooftop level.", {"angle": "high"}),
        ("POV from the front seat of a roller coaster.", {"eyes": "person.1"}),
        ("A hen sits there, the camera pulls focus to a goat.", {"move": None}),
    ],
)
def test_where_a_camera_stands_and_goes(text: str, camera: dict[str, str | None]) -> None:
    said = read(text, PRESETS).camera.model_dump()
    assert {key: said[key] for key in camera} == camera


def test_who_glides_to_the_left_is_no_camera() -> None:
    scene = read("A dog glides to the left, handheld camera.", PRESETS)
    assert [one.direction for one in scene.actions] == ["right to left"]
