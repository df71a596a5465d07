"""A word that lights up is where it was, in another color; nothing else changes."""

from pathlib import Path

import numpy as np
import pytest
from PIL import features

from soracli.media import titles
from soracli.media.blend import lay_over, solid
from soracli.media.fonts import font
from soracli.media.heard_words import letters
from soracli.media.karaoke import reaches
from soracli.media.lettering import Faces, Setting
from soracli.media.titles import ACCENT, Page

FACES = Faces(font("regular"), font("bold"))
TEXT = "You should not have come back here,\nnot after that, said Tom!"
SIZES = [(64, 64), (96, 64), (320, 180), (1280, 720)]


def drawn(text: str, page: Page, *lit: tuple[int, int], raised: int = 0) -> np.ndarray:
    """A caption on grey, with these letters of it lit."""
    picture = solid(page.width, page.height, "#707070")
    lay_over(picture, titles.caption(text, page, FACES, raised))
    for one in lit:
        lay_over(picture, titles.lit_words(text, one, page, FACES, raised))
    return picture.astype(int)


def places(text: str) -> list[tuple[int, int]]:
    """The letters of every word."""
    ends = np.cumsum([len(word) for word in text.split()]).tolist()
    return list(zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize("size", SIZES)
def test_each_word_lights_up_where_it_is_and_nothing_else(size: tuple[int, int]) -> None:
    page = Page(*size)
    bare = drawn(TEXT, page)
    changed = [np.abs(drawn(TEXT, page, one) - bare).max(axis=2) > 0 for one in places(TEXT)]
    assert all(one.any() for one in changed)
    assert sum(one.astype(int) for one in changed).max() == 1  # no two words share a pixel
    whole = drawn(TEXT, page, (0, letters(TEXT)))
    assert (np.any(changed, axis=0) == (np.abs(whole - bare).max(axis=2) > 0)).all()


@pytest.mark.parametrize("size", SIZES)
def test_lit_letters_have_the_color_that_white_ones_would_have(size: tuple[int, int]) -> None:
    """No white edges, no wrong colors: each pixel loses what its cover of white was too much."""
    page = Page(*size)
    bare, lit = drawn(TEXT, page), drawn(TEXT, page, (0, letters(TEXT)))
    lost = bare - lit
    assert lost.min() >= 0
    cover = lost[..., 2] / (255 - ACCENT[2])
    assert np.abs(lost - cover[..., None] * (255 - np.array(ACCENT))).max() <= 1.5
    assert cover.max() > (0.95 if size[0] > 300 else 0.5)  # small letters are never quite white
    inside = cover > 0.95
    assert not inside.any() or np.abs(lit[inside] - ACCENT).max() < 16


def test_raised_captions_light_up_where_they_stand() -> None:
    page = Page(320, 180, 2.39)
    low, high = (
        np.argwhere(np.abs(drawn(TEXT, page, (3, 9), raised=up) - drawn(TEXT, page, raised=up)))
        for up in (0, 20)
    )
    assert (low - high == (20, 0, 0)).all() and len(low)


def test_what_was_left_out_for_room_cannot_light_up() -> None:
    page, text = Page(64, 64), "word " * 200
    assert (drawn(text, page, (700, 800)) == drawn(text, page)).all()
    assert (drawn(text, page, (0, 4)) != drawn(text, page)).any()
    for hostile in ("w" * 900, "🐶 שלום\n\ud800", " \n "):
        drawn(hostile, page, (0, 3), (5, 5000))


def reach(line: str, word: str) -> list[tuple[int, int]]:
    setting = Setting((line,), FACES.regular, 20, 25)
    begin = line.index(word)
    return [(round(a), round(b)) for a, b in reaches(setting, line, begin, begin + len(word))]


def test_words_are_lit_in_the_order_they_are_drawn_in() -> None:
    wide = Setting(("",), FACES.regular, 20, 25).measure
    assert reach("one two", "two") == [(round(wide("one ")), round(wide("one two")))]
    if features.check("raqm"):  # without it Pillow draws all of them from left to right
        assert reach("אחת שתיים", "אחת") == [(round(wide(" שתיים")), round(wide("אחת שתיים")))]
        ((left, right),) = reach("say אחת שתיים now", "שתיים")
        assert (left, right) == (round(wide("say ")), round(wide("say שתיים")))
        ((left, right),) = reach("אחת say שתיים", "say")
        assert left == round(wide(" שתיים"))


def test_a_typeface_of_ones_own_is_lit_too(tmp_path: Path) -> None:
    own = tmp_path / "own.ttf"
    own.write_bytes(FACES.bold.read_bytes())
    layer = titles.lit_words(TEXT, (0, 3), Page(320, 180), Faces(own, own))
    assert layer.color.min() < -100
