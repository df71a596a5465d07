"""What an animal looks at is before it."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.turns import heading_of


@pytest.mark.parametrize(
    ("sentence", "who", "what"),
    [
        ("A cat looks at a ball", "cat.1", "ball.1"),
        ("A cat stares at a goldfish in a bowl", "cat.1", "aquarium.1"),
        ("A dog watches a bird in a cage", "dog.1", "birdcage.1"),
    ],
)
def test_an_animal_faces_what_it_looks_at(sentence: str, who: str, what: str) -> None:
    presets = load_presets()
    request = Request(size="160x90", fps=4, seconds=2)
    places = sorted(presets.lexicon.words.places)
    scene = read(sentence, presets)
    shown = perform(
        compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)
    )
    bodies = {body.id: body for body in shown.bodies}
    other = next(body for name, body in bodies.items() if name.startswith(what.split(".")[0]))
    way = (other.positions[0, 0] - bodies[who].positions[0, 0])[:2]
    turn = heading_of(bodies[who].rotations[:1, 0])[0] - np.arctan2(way[1], way[0])
    assert np.cos(turn) > np.cos(np.radians(40))
