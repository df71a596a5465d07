"""Landmarks: people before a tower are seen, and so is the tower, up to its top."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("a nun waits in front of the Eiffel Tower", "person.1", "lattice_tower.1"),
        ("two tourists before the Statue of Liberty", "person.1", "statue.1"),
        ("a couple kisses in front of a castle", "person.1", "castle.1"),
        ("a goat stands in front of a log cabin", "goat.1", "log_cabin.1"),
        ("a nurse waits in front of a hotel", "person.1", "shop_front.1"),
    ],
)
def test_people_and_the_landmark_behind_them_are_in_the_picture(
    text: str, who: str, what: str
) -> None:
    places = sorted(PRESETS.lexicon.words.places)
    request = Request(size="160x90", seconds=2.0, fps=6)
    spec = compile_take(
        read(text, PRESETS), request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places
    )
    played = perform(spec)
    boxes = {one.id: box_of(one) for one in played.bodies}
    eye, target = played.camera.position[0], played.camera.target[0]
    ahead = float(np.degrees(np.arctan2(target[2] - eye[2], np.hypot(*(target - eye)[:2]))))
    up = ahead + played.camera.fov[0] / 2
    top = boxes[what][1][0]
    off = np.hypot(*((boxes[what][0][0] + top) / 2 - eye)[:2])
    assert np.degrees(np.arctan2(top[2] - eye[2], off)) < up  # its top is not cut off
    near = np.hypot(*(boxes[who][1][0] - eye)[:2])
    tall = boxes[who][1][0][2] - boxes[who][0][0][2]
    assert np.degrees(np.arctan2(tall, near)) > played.camera.fov[0] / 8  # and they are no dots
