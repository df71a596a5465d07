"""The typeface of everything that is drawn into a film: titles, captions, slates.

IBM Plex Sans comes with the program (presets/fonts, with its licence): Latin, Greek and Cyrillic.
A person may put a TTF or OTF of their own into the `fonts` folder of their presets; it takes the
place of the built-in one. Where several are there, the first by name is usual, and what it has no
letters for (Japanese, Arabic) is drawn with the one that has most of them.
"""

import functools
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soracli.errors import InputError
from soracli.script.shipped import built_in

if TYPE_CHECKING:  # Pillow takes long to import, and many only want to know the path
    from PIL.ImageFont import FreeTypeFont

Weight = Literal["regular", "bold"]
FOLDER = "fonts"
ENDINGS = frozenset({".ttf", ".otf"})
NOBODY_HAS_IT = "\U0010ffff"
"""Never a character: what a font draws for it is its replacement box."""
NOTHING = "\u2060"
"""The word joiner: it has no width, and nothing is drawn for it."""
SILENT = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
"""Categories of characters that have no picture of their own."""


def font(weight: Weight = "regular", own: Path | None = None) -> Path:
    """The file of the usual typeface. `own` is a presets folder of the person's own.

    There, a file with "bold" in its name is the bold one; where only one weight is given it serves
    for both. Raises InputError where a file there is no font.
    """
    return fonts(weight, own)[0]


def fonts(weight: Weight = "regular", own: Path | None = None) -> tuple[Path, ...]:
    """The files of all typefaces there are, the usual one first, the built-in one last.

    Raises InputError where a file of the person's own is no font.
    """
    folder = own / FOLDER if own else None
    files = sorted(folder.iterdir()) if folder and folder.is_dir() else []
    files = [path for path in files if path.suffix.lower() in ENDINGS]
    for path in files:
        sized(path, 12)
    bold = [path for path in files if "bold" in path.stem.lower()]
    regular = [path for path in files if path not in bold]
    mine = [*bold, *regular] if weight == "bold" else [*regular, *bold]
    return (*mine, built_in() / FOLDER / f"IBMPlexSans-{weight.capitalize()}.ttf")


def face_for(text: str, files: tuple[Path, ...]) -> Path:
    """The first of these typefaces that has all letters of a text, else that with most of them."""
    return min(files, key=lambda path: len(_missing(text, path)))


@functools.lru_cache(maxsize=64)
def sized(path: Path, size: int) -> "FreeTypeFont":
    """A typeface at a size in pixels. Raises InputError where the file is no font."""
    from PIL import ImageFont

    try:
        return ImageFont.truetype(str(path), size)
    except OSError as error:
        raise InputError(f"{path} is no font", "Put a TTF or OTF file there.") from error


def missing_glyphs(text: str, own: Path | None = None) -> str:
    """The characters of a text that its typeface cannot draw, each once, in order.

    In their place a film shows a box, and nothing where they are signs.
    """
    files = fonts("regular", own)
    return _missing(text, face_for(text, files))


def without_signs(text: str, path: Path) -> str:
    """A text with nothing to be seen for emoji and other signs that the typeface does not have.

    It has as many characters as before.
    """
    return "".join(NOTHING if is_sign(one) and not _has(path, one) else one for one in text)


def is_sign(character: str) -> bool:
    """Whether a character is an emoji or another sign, not a letter of a text."""
    return unicodedata.category(character) in ("So", "Sk")


def _missing(text: str, path: Path) -> str:
    seen = dict.fromkeys(text)
    return "".join(one for one in seen if not _has(path, one))


@functools.lru_cache(maxsize=20_000)
def _has(path: Path, character: str) -> bool:
    """Whether a typeface has a picture of a character, if there is one."""
    if unicodedata.category(character) in SILENT:
        return True
    drawn = sized(path, 24)
    return _picture(drawn, character) != _picture(drawn, NOBODY_HAS_IT)


def _picture(drawn: "FreeTypeFont", character: str) -> bytes:
    return bytes(drawn.getmask(character))
