"""What is named and too small to be made out is made larger; what is seen anyway is not."""

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.casting import cast
from soracli.stage.perform import perform

PRESETS = load_presets()


def _take(text: str) -> TakeSpec:
    places = sorted(PRESETS.lexicon.words.places)
    request = Request(size="160x90", fps=8)
    kinds, looks, models = PRESETS.kinds, PRESETS.looks, PRESETS.models
    return compile_take(read(text, PRESETS), request, kinds, looks, models, places)


def _grown(text: str, name: str) -> float:
    """How many times as large as it was cast something is on the stage."""
    spec = _take(text)
    usual = cast(spec)[name].longest
    bodies = {one.id: one for one in perform(spec).bodies}
    return float(bodies[name].figure.longest / usual)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man holds up a green marble in a meadow", "ball.1"),
        ("The princess kisses a beetle, it vanishes", "beetle.1"),
        ("A paperclip lies beside a lamp in a room", "ring_thing.1"),
    ],
)
def test_what_is_too_small_is_made_larger(text: str, name: str) -> None:
    assert 1.25 <= _grown(text, name) <= 6.0  # a paperclip twice: the first time is not enough


@pytest.mark.parametrize(
    ("text", "name"),
    [("A man holds a guitar", "guitar.1"), ("A green marble lies on a table, close-up", "ball.1")],
)
def test_what_is_seen_anyway_stays_as_it_is(text: str, name: str) -> None:
    assert _grown(text, name) == pytest.approx(1.0)
