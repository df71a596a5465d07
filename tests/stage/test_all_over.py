"""A thing of a told color is so on most of what is seen of it; pages and tires stay as they are."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance
from soracli.stage.renderer import Renderer

Play = Callable[..., Performance]


def _share(performance: Performance, name: str, named: Callable[..., np.ndarray]) -> float:
    """The share of the pixels of a body that are of a color."""
    picture = Renderer(performance, 128, 72, passes=True).render(performance.frames // 2)
    assert picture.ids is not None
    number = [body.id for body in performance.bodies].index(name) + 1
    red, green, blue = picture.rgb[picture.ids == number].astype(float).T
    return float(named(red, green, blue).mean())


def _yellow(red: np.ndarray, green: np.ndarray, blue: np.ndarray) -> np.ndarray:
    return np.asarray((red > 1.7 * blue) & (green > 1.25 * blue))


def _dark(red: np.ndarray, green: np.ndarray, blue: np.ndarray) -> np.ndarray:
    return np.asarray(np.maximum(np.maximum(red, green), blue) < 90)


@pytest.mark.parametrize(
    ("sentence", "name", "named"),
    [
        ("A yellow deck chair on a lawn.", "deckchair.1", _yellow),
        ("A black plate on a kitchen table, overhead shot.", "plate.1", _dark),
    ],
)
def test_most_of_what_is_seen_has_the_told_color(
    played: Play, sentence: str, name: str, named: Callable[..., np.ndarray]
) -> None:
    assert _share(played(sentence), name, named) > 0.34


def test_a_red_bicycle_keeps_its_black_tires(played: Play) -> None:
    performance = played("A red bicycle in a park.")
    assert _share(performance, "bicycle.1", _dark) > 0.1
