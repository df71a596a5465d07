"""The typeface of everything that is drawn into a film: titles, captions, slates.

IBM Plex Sans comes with the program (presets/fonts, with its licence): Latin, Greek and Cyrillic.
A person may put a TTF or OTF of their own into the `fonts` folder of their presets; it takes the
place of the built-in one.
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
SILENT = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
"""Categories of characters that have no picture of their own."""


def font(weight: Weight = "regular", own: Path | None = None) -> Path:
    """The file of the typeface. `own` is a presets folder of the person's own.

    There, a file with "bold" in its name is the bold one; where only one weight is given it serves
    for both. Raises InputError where a file there is no font.
    """
    folder = own / FOLDER if own else None
    if folder and folder.is_dir():
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
        bold = [path for path in files if "bold" in path.stem.lower()]
        regular = [path for path in files if path not in bold]
        wanted = (bold or regular) if weight == "bold" else (regular or bold)
        if wanted:
            sized(wanted[0], 12)
            return wanted[0]
    return built_in() / FOLDER / f"IBMPlexSans-{weight.capitalize()}.ttf"


@functools.lru_cache(maxsize=64)
def sized(path: Path, size: int) -> "FreeTypeFont":
    """A typeface at a size in pixels. Raises InputError where the file is no font."""
    from PIL import ImageFont

    try:
        return ImageFont.truetype(str(path), size)
    except OSError as error:
        raise InputError(f"{path} is no font", "Put a TTF or OTF file there.") from error


def missing_glyphs(text: str, own: Path | None = None) -> str:
    """The characters of a text that the typeface cannot draw, each once, in order.

    In their place a film shows a box.
    """
    drawn = sized(font("regular", own), 24)
    box = _picture(drawn, NOBODY_HAS_IT)
    seen = dict.fromkeys(text)
    return "".join(
        one
        for one in seen
        if unicodedata.category(one) not in SILENT and _picture(drawn, one) == box
    )


def _picture(drawn: "FreeTypeFont", character: str) -> bytes:
    return bytes(drawn.getmask(character))
