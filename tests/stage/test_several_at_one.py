"""Several who do something at the same thing: each of them has a place of their own."""

from itertools import combinations

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.overlap import overlaps
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance

PRESETS = load_presets()


def performed(said: str) -> Performance:
    request = Request(size="96x64", seconds=4, fps=6)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(said, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


def of(performance: Performance, noun: str) -> list[Body]:
    return [body for body in performance.bodies if body.noun == noun and body.id]


@pytest.mark.parametrize(
    "said",
    [
        "Five lemons roll across a desk.",
        "Three melons roll off a table.",
        "Four plates slide along a counter.",
    ],
)
def test_what_goes_along_a_table_goes_side_by_side(said: str) -> None:
    performance = performed(said)
    things = of(performance, said.split()[1].removesuffix("s"))
    for one, other in combinations(things, 2):
        apart = np.linalg.norm(one.positions[:12, 0] - other.positions[:12, 0], axis=-1)
        assert apart.min() > 0.5 * min(one.figure.width, other.figure.width)


def test_what_rolls_across_a_table_stays_on_it() -> None:
    performance = performed("Five lemons roll across a desk.")
    top = of(performance, "desk")[0].figure.height
    assert all(body.positions[-1, 0, 2] > 0.8 * top for body in of(performance, "lemon"))


@pytest.mark.parametrize("said", ["Three bears eat from a bush.", "Four goats drink from a bowl."])
def test_who_eats_of_one_thing_stands_around_it(said: str) -> None:
    performance = performed(said)
    assert not overlaps(performance, tolerance=0.15)
    assert len(of(performance, said.split()[1].removesuffix("s"))) > 2


@pytest.mark.parametrize(
    ("said", "noun"),
    [
        ("A goat walks in a meadow and six butterflies flutter nearby.", "butterfly"),
        ("Two dogs sleep in a yard while five crows circle above.", "crow"),
        ("A shepherd rests, and four swallows dart overhead.", "swallow"),
    ],
)
def test_a_swarm_is_spread_out_and_stays_with_the_others(said: str, noun: str) -> None:
    performance = performed(said)
    swarm = of(performance, noun)
    other = next(one for one in performance.bodies if one.id and one.noun != noun)
    for one, another in combinations(swarm, 2):
        apart = np.linalg.norm(one.positions[:, 0] - another.positions[:, 0], axis=-1)
        assert np.median(apart) > 0.6 * one.figure.width
    for one in swarm:
        away = np.linalg.norm((one.positions[:, 0] - other.positions[:, 0])[:, :2], axis=-1)
        assert away.max() < 6.0
