"""Eight times of day, eight weathers and lamps that light: what of them is seen."""

from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.light import light_of
from soracli.stage.lighting import seen_through
from soracli.stage.perform import perform
from soracli.stage.performance import CameraPath, Performance
from soracli.stage.renderer import Picture, Renderer
from soracli.story.shot import TIMES_OF_DAY, WEATHERS

PRESETS = load_presets()
WIDTH, HEIGHT = 128, 72
APART = 5.0
"""Mean difference of two pictures in 8-bit steps from which one sees it."""


def film(text: str, style: str | None = None, frame: int = 2, **fields: object) -> Picture:
    return Renderer(played(text, style, **fields), WIDTH, HEIGHT, passes=True).render(frame)


@lru_cache(maxsize=4)  # the frames of one take are asked for one after the other
def played(text: str, style: str | None, **fields: object) -> Performance:
    scene = read(text, PRESETS).model_copy(update=fields)
    spec = compile_take(
        scene,
        Request(size=f"{WIDTH}x{HEIGHT}", seconds=1, fps=6, style=style),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    return perform(spec)


@pytest.mark.parametrize("field", ["time", "weather"])
def test_each_differs_from_every_other(field: str) -> None:
    names = TIMES_OF_DAY if field == "time" else WEATHERS
    assert len(names) >= 8
    pictures = {
        name: film("A man stands on a village street", **{field: name}).rgb.astype(float)
        for name in names
    }
    alike = {
        (a, b): difference
        for a, b in combinations(names, 2)
        if (difference := float(np.abs(pictures[a] - pictures[b]).mean())) < APART
    }
    assert not alike


@pytest.mark.parametrize("weather", ["rain", "snow", "storm", "windy", "dust storm"])
def test_the_air_moves(weather: str) -> None:
    """Something flies before what stands still."""
    before, after = (
        film("Static wide shot of a statue on a street", weather=weather, frame=n).rgb
        for n in (2, 3)
    )
    calm = [
        film("Static wide shot of a statue on a street", weather="cloudy", frame=n).rgb
        for n in (2, 3)
    ]

    def changed(one: np.ndarray, other: np.ndarray) -> int:
        return int((np.abs(one.astype(int) - other).max(axis=-1) > 3).sum())

    assert changed(before, after) > changed(*calm) + 30


@pytest.mark.parametrize("style", ["natural", "noir", "neon", "cinematic"])
def test_at_night_one_sees_who_is_there(style: str) -> None:
    picture = film("A man in a grey coat stands on a street", style, time="night")
    assert picture.ids is not None
    assert picture.rgb[picture.ids == 1].mean() > 22


def test_a_lantern_lights_who_carries_it() -> None:
    with_it = film("A man holding a lantern stands in a forest", time="night")
    without = film("A man holding a book stands in a forest", time="night")
    warm = [
        float(np.subtract(*(one.rgb[one.ids == 1].mean(axis=0)[[0, 2]])))
        for one in (with_it, without)
    ]
    assert warm[0] > warm[1] + 10, "redder than blue"


def test_headlights_light_the_road_at_night_and_not_by_day() -> None:
    def lit(time: str) -> float:
        picture = film("A black car stands on a road", time=time).rgb.astype(float)
        lower = picture[HEIGHT // 2 :].mean(axis=-1)
        return float(np.percentile(lower, 97) / max(np.median(lower), 1))

    assert lit("night") > 1.2 * lit("day")


def _path(far: float) -> CameraPath:
    """A camera that stands still, so many metres before what it is on."""
    here, there = np.zeros((2, 3)), np.tile([0.0, far, 0.0], (2, 1))
    return CameraPath(here, there, np.tile([0.0, 0.0, 1.0], (2, 1)), np.full(2, 30.0))


def test_fog_and_storms_are_as_thick_as_they_let_us_see_whom_the_camera_is_on() -> None:
    thick = light_of("day", "fog", indoor=False)
    assert np.exp(-thick.haze * 150) < 0.01  # a ship would be lost in it
    assert np.exp(-seen_through(thick, _path(150)).haze * 150) > 0.4
    assert seen_through(thick, _path(10)).haze == thick.haze
