"""What stands there shows itself: its front to the camera, and what it does with what it has."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take, place_of
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.sharpness import focused_at
from soracli.stage.turns import normal

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
FPS = 8


@cache
def played(sentence: str, seconds: float = 0.25, place: str = "studio") -> Performance:
    request = Request(size="96x64", seconds=seconds, fps=FPS)
    scene = read(sentence, PRESETS).model_copy(update={"place": place})
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    )


def first(performance: Performance, noun: str) -> Body:
    return next(one for one in performance.bodies if one.id.startswith(noun))


@pytest.mark.parametrize(
    ("noun", "front", "least", "most"),
    [
        *((noun, (0, -1, 0), 0.8, 1.0) for noun in ("clock", "doll", "house")),
        *((noun, (1, 0, 0), 0.15, 0.7) for noun in ("car", "crocodile")),
        ("cat", (1, 0, 0), 0.75, 1.0),
    ],
)
def test_the_camera_sees_the_front_of_what_stands_there(
    noun: str, front: tuple[float, float, float], least: float, most: float
) -> None:
    performance = played(f"a {noun}")
    toward = performance.camera.position[0] - performance.camera.target[0]
    way = first(performance, noun).rotations[0, 0] @ np.array(front)
    assert least <= float(way @ normal(toward * (1, 1, 0))) <= most


def test_a_ball_knocks_over_a_tower() -> None:
    performance = played("a ball knocks over a tower of blocks", 2.0)
    tops = [one.positions[[0, -1], 0, 2] for one in performance.bodies if "block" in one.id]
    before, after = np.max(tops, axis=0)
    assert after < 0.5 * before


def test_a_barbell_is_lifted_overhead_in_both_hands() -> None:
    performance = played("a man lifts weights", 2.0)
    man, bar = first(performance, "person"), first(performance, "barbell")
    palms = [carried(man.figure, man.rotations, man.positions, f"palm.{side}") for side in "LR"]
    along = bar.rotations[:, 0, :, 0]
    assert np.all(np.abs(np.sum(along * normal(palms[0] - palms[1]), axis=-1)) > 0.95)
    assert np.ptp(bar.positions[:, 0, 2]) > 0.4


def test_an_animal_is_sharp_at_its_eyes() -> None:
    performance = played("a cat")
    cat, path = first(performance, "cat"), performance.camera
    eyes = carried(cat.figure, cat.rotations, cat.positions, "eyes")
    off = focused_at(performance) - np.linalg.norm(eyes - path.position, axis=-1)
    assert np.abs(off).max() < 0.01


def test_fish_swim_over_the_bottom_of_the_sea() -> None:
    shark = first(played("a shark", place="underwater"), "shark")
    assert shark.positions[:, 0, 2].min() > 0.5


def test_it_rains_out_of_doors() -> None:
    cast = {"person": PRESETS.kinds["person"]}
    assert place_of(read("a girl dances in the rain", PRESETS), cast) == "street"
    assert place_of(read("a girl dances", PRESETS), cast) == "studio"
