"""Who watches television has it before them; who gets up goes to what they do next."""

from functools import cache

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


@cache
def played(sentence: str) -> Performance:
    request = Request(size="64x64", seconds=5.0, fps=8)
    scene = read(sentence, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    )


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def middle(one: Body) -> np.ndarray:
    """Where a body is at the end, on the ground: (2,) metres."""
    return np.asarray(one.positions[-1].reshape(-1, 3)[0, :2])


def test_a_television_stands_to_the_side_of_who_watches_it() -> None:
    performance = played("A grandmother watches TV.")
    far = middle(body(performance, "television.1")) - middle(body(performance, "person.1"))
    assert far[0] > 1.2 and abs(far[1]) < 0.8
    heights = body(performance, "television.1").positions[:, 0, 2]
    assert np.ptp(heights) < 0.02  # it stands where it is, and falls from nowhere


def test_who_works_at_a_table_goes_to_what_is_done_next() -> None:
    performance = played("A girl is folding towels at a table, then she paints a fence.")
    girl, fence = body(performance, "person.1"), body(performance, "fence.1")
    way = girl.positions[:, 0, :2]
    far = np.linalg.norm(way - middle(fence), axis=1)
    assert far[-1] < far[0] - 0.5
