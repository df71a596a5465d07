"""Any body does any deed, and it is seen: it moves at it, with what it is done to before it."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import skin_at
from soracli.stage.perform import perform
from soracli.stage.performance import Body

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


@cache
def played(sentence: str, seconds: float = 4.0) -> dict[str, Body]:
    request = Request(size="64x64", seconds=seconds, fps=6)
    scene = read(sentence, PRESETS)
    spec = compile_take(
        scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES
    )  # fmt: skip
    return {body.id: body for body in perform(spec).bodies}


def _skin(body: Body) -> np.ndarray:
    count = len(body.figure.mesh.vertices)
    picked = np.unique(np.linspace(0, count - 1, min(count, 200)).astype(np.intp))
    return skin_at(body, np.arange(len(body.positions)), picked)


def _gap(a: Body, b: Body) -> float:
    """Metres between two boxes where they are nearest."""
    one, other = _skin(a), _skin(b)
    apart = np.maximum(one.min(axis=1) - other.max(axis=1), other.min(axis=1) - one.max(axis=1))
    return float(np.linalg.norm(np.maximum(apart, 0.0), axis=1).min())


def _speed(body: Body) -> float:
    """How fast any point of a body goes at most, its heights a second."""
    skin = _skin(body)
    gone = np.linalg.norm(np.diff(skin, axis=0), axis=-1).max() * 6
    return float(gone / body.figure.height)


@pytest.mark.parametrize(
    ("sentence", "who", "thing"),
    [
        ("A snowman plays the cello.", "snowman.1", "cello.1"),
        ("A ghost plays the trumpet.", "ghost.1", "trumpet.1"),
        ("A pumpkin writes a letter.", "pumpkin.1", "letter.1"),
        ("An octopus irons a shirt.", "octopus.1", "folded_shirt.1"),
        ("A jellyfish plays the piano.", "jellyfish.1", "piano.1"),
        ("A crab hammers a nail.", "crab.1", "pencil.1"),
        ("A goldfish reads a book.", "fish.1", "book.1"),
        ("A cactus paints a picture.", "cactus.1", "picture.1"),
        ("A rhinoceros plays the piano.", "rhinoceros.1", "piano.1"),
        ("A tortoise welds a pipe.", "tortoise.1", "pipe.1"),
        ("A snowman pushes a cart.", "snowman.1", "cart.1"),
        ("A scarecrow hugs a dog.", "scarecrow.1", "dog.1"),
    ],
)
def test_whoever_does_it_moves_and_has_it_before_them(sentence: str, who: str, thing: str) -> None:
    bodies = played(sentence)
    assert _speed(bodies[who]) > 0.06
    assert _gap(bodies[who], bodies[thing]) <= 0.35 + 0.1 * bodies[who].figure.longest


def test_a_snowman_that_walks_hops_along() -> None:
    path = played("A snowman walks to the left.")["snowman.1"].positions[:, 0]
    assert path[0, 0] - path[-1, 0] > 1.0
    assert np.ptp(path[:, 2]) > 0.05


def test_a_kettle_that_nobody_brings_to_life_stays_a_thing() -> None:
    bodies = played("A kettle stands on a table beside a vase.")
    assert bodies["kettle.1"].figure.rig.names == ("root",)


def test_an_instrument_is_of_the_size_of_who_plays_it() -> None:
    bodies = played("A mouse plays the banjo.")
    assert bodies["banjo.1"].figure.longest <= bodies["mouse.1"].figure.longest


def test_what_a_small_animal_drives_is_of_its_size() -> None:
    bodies = played("A hamster drives a truck.")
    assert bodies["truck.1"].figure.longest <= 6 * bodies["mouse.1"].figure.longest


def test_who_scatters_goes_off_to_all_sides() -> None:
    bodies = played("Four chickens scatter.")
    ways = [body.positions[-1, 0] - body.positions[0, 0] for body in bodies.values()]
    turns = [way[:2] / np.linalg.norm(way[:2]) for way in ways]
    closest = min(float(one @ other) for one in turns for other in turns)
    assert len(ways) == 4
    assert closest < 0.0


@pytest.mark.parametrize(
    ("sentence", "who"),
    [("A man releases an owl.", "owl.1"), ("Two girls toss a boy into the air.", "person.3")],
)
def test_who_is_let_go_or_tossed_goes_up(sentence: str, who: str) -> None:
    height = played(sentence)[who].positions[:, 0, 2]
    assert height.max() - height[0] > 0.5


def test_what_two_carry_is_between_them() -> None:
    bodies = played("Two women carry a sofa to the right.")
    sofa, one, other = (bodies[name].positions for name in ("sofa.1", "person.1", "person.2"))
    middle = 0.5 * (one[:, 0] + other[:, 0])
    assert np.linalg.norm((sofa[:, 0] - middle)[:, :2], axis=1).max() < 0.3
    assert sofa[:, 0, 2].min() > 0.1


def test_who_is_carried_lives_aboard() -> None:
    bear = played("A bear waves from a rowing boat on a lake.")["bear.1"]
    own = np.einsum("nji,nkj->nki", bear.rotations[:, 0], bear.positions - bear.positions[:, :1])
    assert np.linalg.norm(np.diff(own, axis=0), axis=-1).max() > 0.02


def test_what_is_rowed_and_is_no_boat_goes_on_the_water_with_who_rows_it() -> None:
    bodies = played("A frog rows a pumpkin across a lake.")
    pumpkin, frog = bodies["pumpkin.1"].positions[:, 0], bodies["frog.1"].positions[:, 0]
    assert np.linalg.norm(pumpkin[-1] - pumpkin[0]) > 0.3
    assert np.linalg.norm((frog - pumpkin)[:, :2], axis=1).max() < 1.0


def test_who_does_something_after_something_else_is_there_for_it() -> None:
    bodies = played("A grandmother opens a pot, and then she stirs a soup.", 6.0)
    cook, soup = bodies["person.1"], bodies["bowl_of_soup.1"]
    late = len(cook.positions) - 3
    gap = np.linalg.norm((cook.positions[late, 0] - soup.positions[late, 0])[:2])
    assert gap < 1.0


def test_a_book_that_is_held_is_held_up_before_the_body() -> None:
    man = played("A man holds a book.")["person.1"]
    rig = man.figure.rig
    hand = man.positions[:, rig.index("hand.R")] - man.positions[:, 0]
    ahead = np.einsum("ni,ni->n", man.rotations[:, 0, :, 0], hand)
    assert ahead.max() > 0.13 * man.figure.height
