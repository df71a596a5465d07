"""Two who do things of their own are seen in one picture: who goes passes closely by who stays."""

from functools import lru_cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.turns import Array

PRESETS = load_presets()


@lru_cache
def filmed(text: str) -> Performance:
    request = Request(size="96x64", seconds=4.0, fps=6)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


def _way(text: str, name: str) -> Array:
    body = next(one for one in filmed(text).bodies if one.id.startswith(name))
    return body.positions[:, 0].astype(np.float64)


@pytest.mark.parametrize(
    ("text", "stays", "goes"),
    [
        ("A donkey grazes as a hare hops by.", "horse", "rabbit"),
        ("A fox gallops across a meadow while a woman paints.", "person", "fox"),
        ("A monkey climbs a tree while a wolf runs through the field.", "monkey", "wolf"),
    ],
)
def test_who_goes_passes_closely_by_who_stays_and_not_through_them(
    text: str, stays: str, goes: str
) -> None:
    here, way = _way(text, stays), _way(text, goes)
    apart = np.linalg.norm((way - here)[:, :2], axis=1)
    assert np.ptp(way[:, 0]) > 2.0  # it does go somewhere
    assert 0.2 < apart.min() < 5.5
    assert np.argmin(apart) not in (0, len(apart) - 1)  # on its way


def test_the_camera_stays_with_who_stays() -> None:
    text = "A fox gallops across a meadow while a woman paints."
    camera, here = filmed(text).camera, _way(text, "person")
    off = np.linalg.norm(camera.position[:, :2] - here[:, :2], axis=1)
    assert off.max() < 9.0
    assert np.ptp(camera.position[:, 0]) < 1.5


def test_what_flutters_keeps_company_with_who_goes() -> None:
    text = "A boy runs along a sidewalk while a moth flutters."
    apart = np.abs(_way(text, "butterfly") - _way(text, "person"))[:, 0]
    assert apart.max() < 1.6


def test_an_insect_is_made_out_beside_a_person_and_is_its_own_size_alone() -> None:
    def length(text: str) -> float:
        body = next(one for one in filmed(text).bodies if one.id.startswith("bee"))
        low, high = box_of(body)
        return float((high - low).max(axis=1).mean())

    assert length("A man reads on a bench while a bee buzzes around.") > 1.5 * length(
        "A bee flies."
    )
