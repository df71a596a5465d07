"""Who drives a car, or is in one, is seen."""

from collections.abc import Callable

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize("sentence", ["A woman drives a red car", "A man in a convertible"])
def test_who_is_in_a_car_is_in_the_picture(played: Play, sentence: str) -> None:
    shown = played(sentence, size="256x144")
    ids = filmed_by(shown, 256, 144, passes=True).render(4).ids
    driver = [body.id for body in shown.bodies].index("person.1") + 1
    assert ids is not None and (ids == driver).sum() > 40


@pytest.mark.parametrize(
    "sentence", ["A red car drives by", "A man drives a taxi", "A man drives a car in the rain"]
)
def test_cars_without_people_taxis_and_cars_in_the_rain_have_roofs(sentence: str) -> None:
    cars = [one for one in read(sentence, load_presets()).entities if one.kind == "car"]
    assert cars and not any(one.traits.get("open") for one in cars)
