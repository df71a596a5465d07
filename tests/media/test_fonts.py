"""The typeface is there, covers what people write, and can be replaced."""

from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.media.fonts import font, missing_glyphs


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_the_typeface_comes_with_its_licence(weight: str) -> None:
    path = font(weight)
    assert path.is_file() and path.stat().st_size < 300_000
    licence = path.with_name("IBMPlexSans-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_it_has_the_letters_of_europe() -> None:
    assert missing_glyphs("Ærøskøbing, Łódź, Győr, Çeşme, Kraków — “naïve” … ×½€№") == ""
    assert missing_glyphs("Θεσσαλονίκη Київ Москва → ← ↑ ↓\n\t") == ""


def test_what_it_cannot_draw_is_told_once() -> None:
    assert missing_glyphs("a 🐶 日本 🐶\u200d") == "🐶日本"


def test_a_typeface_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    assert font("bold", tmp_path) == font("bold")
    (folder / "Mine.ttf").write_bytes(font("regular").read_bytes())
    assert font("regular", tmp_path) == font("bold", tmp_path) == folder / "Mine.ttf"
    (folder / "Mine-Bold.ttf").write_bytes(font("bold").read_bytes())
    assert font("bold", tmp_path) == folder / "Mine-Bold.ttf"
    assert font("regular", tmp_path) == folder / "Mine.ttf"


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Mine.otf").write_bytes(b"no font")
    with pytest.raises(InputError, match="is no font"):
        font("regular", tmp_path)
