"""What the words ask of a camera is read wherever they stand in the text."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.script.reader.camera_said import lens_in

SAID: dict[str, tuple[str, object]] = {
    "Telephoto 300mm, a lynx creeps across a snowfield.": ("lens", 300.0),
    "A heron by a lake, filmed through a 200 mm lens.": ("lens", 200.0),
    "The camera backs away in front of a marching drummer.": ("move", "lead"),
    "A windmill, the camera slowly tumbling in a full roll.": ("move", "roll clockwise"),
    "A banana slowly turns brown, locked-off time-lapse.": ("move", "static"),
    "Seen from knee height, a knight strides toward the gate.": ("angle", "low"),
    "Seen from directly overhead, dyers tread cloth in vats.": ("angle", "overhead"),
}


@pytest.mark.parametrize("text", SAID)
def test_it_is_in_the_camera(text: str, presets: Presets) -> None:
    field, value = SAID[text]
    assert getattr(read(text, presets).camera, field) == value


@pytest.mark.parametrize("text", ["grainy 8mm look", "shot on 16mm film", "a 20 mm thick plank"])
def test_a_gauge_or_a_measure_is_no_lens(text: str) -> None:
    assert lens_in(text) is None


def test_a_dog_that_rolls_over_does_not_turn_the_camera(presets: Presets) -> None:
    scene = read("The camera follows a dog that rolls over on the grass.", presets)
    assert not (scene.camera.move or "").startswith("roll")
