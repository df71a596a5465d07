"""A medium shot of one person shows the others who are named behind them, where there is a way."""

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.roll_call import missed

PRESETS = load_presets()


@pytest.mark.parametrize(
    "said",
    [
        "Medium shot of a pianist, two dancers in the background.",
        "Medium shot of a waiter behind a counter, three guests talking.",
    ],
)
def test_others_are_seen_behind_the_one(said: str) -> None:
    request = Request(size="160x90", seconds=3, fps=6)
    places = sorted(PRESETS.lexicon.words.places)
    take = compile_take(
        read(said, PRESETS), request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places
    )
    made = perform(take)
    bodies = {body.id: body for body in made.bodies}
    others = [one for one in bodies if one.startswith("person.") and one != "person.1"]
    lost = missed(others, made.camera, bodies, made.set_piece, (160, 90))
    assert made.camera.fov[0] < 60
    assert len(lost) < len(others)
