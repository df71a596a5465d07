"""What film-makers write about the camera is understood, and no camera stands on the set for it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

MOVES = {
    "We circle a sleeping lion, anticlockwise, at ground level.": "orbit counter-clockwise",
    "we swing round to the left and see a bear": "pan left",
    "We follow a postman through a village.": "follow",
    "We fly over a mountain range.": "fly-through",
    "We descend from the sky to a village square.": "crane down",
    "The picture zooms out slowly from a ladybug on a leaf": "zoom out",
    "The frame tilts down to a puddle.": "tilt down",
    "As a fisherman mends his nets, the camera drifts slowly to the right.": "truck right",
    "The camera doesn't move. A man eats soup.": "static",
    "A horse, followed by the camera, gallops on the beach.": "follow",
    "A horse gallops on the beach, tracked from the side.": "track side",
    "A crane shot descends to a wedding table.": "crane down",
    "The camera walks backwards in front of a nun.": "lead",
    "The camera dollies back while zooming in on a child.": "dolly zoom",
    "Pan from a man on the left to a woman on the right.": "pan right",
    "Gimbal shot, moving smoothly towards a bride": "dolly in",
    "The camera goes round and round a carousel.": "orbit clockwise",
    "Circling the sculptor clockwise while she chips out a swan.": "orbit clockwise",
    "Orbit around a lone oak, counter-clockwise, leaves falling.": "orbit counter-clockwise",
    "Zooming slowly out from a crib": "zoom out",
    "Wide locked shot: a mime walks in and bows.": "static",
    "Zoom-in dolly-out vertigo effect as the acrobat looks down.": "dolly zoom",
    "The frame rolls as the stunt plane loops.": "roll clockwise",
}
FRAMINGS = {
    "Tight on a violinist's face as she plays.": "close-up",
    "The face of an old man fills the frame.": "close-up",
    "MCU of a pilot": "medium close-up",
    "WS: a tractor in a field": "wide",
    "The whole body of a dancer is in the frame.": "full",
}
ANGLES = {
    "A hawk's-eye view of a river": "aerial",
    "from a helicopter, a freighter on the ocean": "aerial",
    "Looking down from a balcony onto a crowd": "high",
    "looking up from the bottom of a well at a boy": "low",
    "a frog's-eye view of a giant": "worm",
}


@pytest.mark.parametrize(("say", "move"), MOVES.items())
def test_the_move_is_read(presets: Presets, say: str, move: str) -> None:
    scene = read(say, presets)
    assert scene.camera.move == move
    assert not {"camera", "picture", "frame"} & {entity.noun for entity in scene.entities}


@pytest.mark.parametrize(("say", "framing"), FRAMINGS.items())
def test_the_framing_is_read(presets: Presets, say: str, framing: str) -> None:
    assert read(say, presets).camera.framing == framing


@pytest.mark.parametrize(("say", "angle"), ANGLES.items())
def test_the_angle_is_read(presets: Presets, say: str, angle: str) -> None:
    assert read(say, presets).camera.angle == angle


@pytest.mark.parametrize(
    "say",
    [
        "We run through the rain, laughing.",
        "Looking down at her feet, a girl cries.",
        'A man says "we zoom in on the city".',
        "We hug our mother and follow her home.",
    ],
)
def test_people_are_no_camera(presets: Presets, say: str) -> None:
    scene = read(say, presets)
    assert scene.camera.move is None and scene.camera.angle is None


def test_a_close_up_of_hands_is_of_what_they_do(presets: Presets) -> None:
    scene = read("Close-up on hands typing at a typewriter.", presets)
    on = scene.entity(scene.camera.on)
    assert on is not None and on.noun == "typewriter"
