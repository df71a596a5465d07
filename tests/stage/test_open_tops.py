"""Who drives a car, or is in one, is seen."""

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.perform import perform


@pytest.mark.parametrize("sentence", ["A woman drives a red car", "A man in a convertible"])
def test_who_is_in_a_car_is_in_the_picture(sentence: str) -> None:
    presets = load_presets()
    request = Request(size="256x144", fps=4, seconds=2)
    places = sorted(presets.lexicon.words.places)
    scene = read(sentence, presets)
    shown = perform(
        compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)
    )
    ids = filmed_by(shown, 256, 144, passes=True).render(4).ids
    assert ids is not None
    driver = [body.id for body in shown.bodies].index("person.1") + 1
    assert (ids == driver).sum() > 40


def test_a_car_without_people_and_a_taxi_have_roofs() -> None:
    presets = load_presets()
    roofed = ("A red car drives by", "A man drives a taxi", "A man drives a car in the rain")
    for sentence in roofed:
        cars = [one for one in read(sentence, presets).entities if one.kind == "car"]
        assert cars and not any(one.traits.get("open") for one in cars), sentence
