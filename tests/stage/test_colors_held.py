"""What the words give a color is seen in that color, whatever the light and the air."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance
from soracli.stage.renderer import Renderer

Play = Callable[..., Performance]


def _strongest(performance: Performance, name: str) -> tuple[float, float, float]:
    """The most colorful tenth of what is seen of a body, as mean red, green and blue."""
    renderer = Renderer(performance, 96, 64, passes=True)
    picture = renderer.render(performance.frames // 2)
    assert picture.ids is not None
    number = [body.id for body in performance.bodies].index(name) + 1
    pixels = picture.rgb[picture.ids == number].astype(float)
    chroma = np.ptp(pixels, axis=1)
    red, green, blue = pixels[chroma >= np.quantile(chroma, 0.9)].mean(axis=0)
    return red, green, blue


@pytest.mark.parametrize(
    "sentence",
    [
        "A woman in an orange coat stands on a pier in thick fog at dawn.",
        "A woman in an orange coat stands in a village square at night.",
    ],
)
def test_an_orange_coat_is_orange_in_fog_and_by_night(played: Play, sentence: str) -> None:
    red, green, blue = _strongest(played(sentence), "person.1")
    assert red > 1.25 * green > 1.25 * blue and red > 100


def test_in_black_and_white_it_is_as_gray_as_the_rest(played: Play) -> None:
    red, _, blue = _strongest(played("A woman in an orange coat in a park, film noir."), "person.1")
    assert abs(red - blue) < 12
