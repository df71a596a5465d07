"""Words fit: inside the safe area, at any size, however long they are."""

import numpy as np
import pytest

from soracli.media import titles
from soracli.media.blend import Layer, lay_over, solid
from soracli.media.fonts import font
from soracli.media.lettering import Faces, fit
from soracli.media.titles import Page
from soracli.media.wrapping import ELLIPSIS

FACES = Faces(font("regular"), font("bold"))
SIZES = [(64, 64), (256, 180), (180, 320)]
TEXTS = [
    "Old Tom",
    "a word and " * 40,
    "w" * 2000,
    "",
    "🐶 שלום\n\x00\ud800",
    "l\ni\nn\ne\ns\n" * 9,
]


def drawn(layer: Layer, page: Page) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a layer on a grey picture; all -1 where nothing is seen."""
    picture = solid(page.width, page.height, "#808080")
    lay_over(picture, layer)
    rows, columns = np.nonzero(np.abs(picture.astype(int) - 128).max(axis=2) > 40)
    if not len(rows):
        return (-1, -1, -1, -1)
    return columns.min(), rows.min(), columns.max(), rows.max()


def layers(text: str, page: Page) -> list[Layer]:
    return [
        titles.title(text, text, page, FACES),
        titles.lower_third(text, text, page, FACES),
        titles.caption(text, page, FACES, titles.burn_in_height(page)),
        titles.slate((text, text, text), page, FACES),
        titles.timecode(86_399 * 24 + 23, 24, page, FACES),
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_words_of_any_length_stay_in_the_picture(text: str, size: tuple[int, int]) -> None:
    page = Page(*size)
    for layer in layers(text, page):
        left, top, right, bottom = drawn(layer, page)
        if left >= 0 and min(size) >= 180:
            edge = round(0.03 * min(size))  # shadows and panels reach a little beyond the letters
            assert left >= edge and right <= page.width - edge
            assert top >= edge and bottom <= page.height - edge


def test_words_stay_inside_the_letterbox() -> None:
    page = Page(640, 360, 2.39)
    assert page.bars == (0, 46) and page.inside == (640, 268)
    for layer in layers("Old Tom", page):
        _, top, _, bottom = drawn(layer, page)
        assert 46 < top < bottom < 360 - 46
    assert Page(640, 360, 1.0).bars == (140, 0)
    assert Page(640, 360, 640 / 360).bars == (0, 0)


def test_long_words_get_smaller_and_then_end_in_an_ellipsis() -> None:
    short = fit("Old Tom", FACES.bold, 40, (300, 200), 2)
    longer = fit("The Long Way Back to the Island", FACES.bold, 40, (300, 200), 2)
    endless = fit("word " * 400, FACES.bold, 40, (300, 200), 2)
    assert short.size == 40 > longer.size > endless.size == 20
    assert endless.lines[-1].endswith(ELLIPSIS) and endless.width <= 300


def test_white_letters_have_dark_around_them() -> None:
    """On a white picture a title can be read by its shadow."""
    page = Page(640, 360)
    picture = solid(640, 360, "#ffffff")
    lay_over(picture, titles.title("The Lighthouse", "", page, FACES))
    assert picture.min() < 150


def test_the_clock_counts_frames() -> None:
    assert titles.clock(0, 24) == "00:00:00:00"
    assert titles.clock(25 * 3661 + 24, 25) == "01:01:01:24"
    assert titles.clock(119, 120) == "00:00:00:119"
