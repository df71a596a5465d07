"""Setting words: fitting them into a space, and drawing them with a shadow that keeps them legible.

Everything is drawn by Pillow from the words themselves; no words ever become a filter of ffmpeg.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from soracli.media.blend import Layer
from soracli.media.fonts import face_for, sized, without_signs
from soracli.media.wrapping import hyphened, longest_part, shortened, wrap

Align = Literal["left", "center", "right"]
Color = tuple[int, int, int]
WHITE: Color = (255, 255, 255)
SMALLEST = 6
"""Pixels; smaller letters are grey dust."""
LONGEST = 1000
"""Characters; nobody could read more of them, and no picture has the room."""
SHRINKING = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
FURTHER = (0.43, 0.36)
"""How small large words may become for one that would be torn: the size of captions."""


@dataclass(frozen=True)
class Faces:
    """The files of the typeface in both weights, and `more` for letters that it does not have."""

    regular: Path
    bold: Path
    more_regular: tuple[Path, ...] = ()
    more_bold: tuple[Path, ...] = ()

    def regular_for(self, text: str) -> Path:
        """The regular typeface for a text."""
        return face_for(text, (self.regular, *self.more_regular))

    def bold_for(self, text: str) -> Path:
        """The bold typeface for a text."""
        return face_for(text, (self.bold, *self.more_bold))


@dataclass(frozen=True)
class Setting:
    """Words set for drawing: in `lines`, at `size` pixels, each line `pitch` pixels high."""

    lines: tuple[str, ...]
    face: Path
    size: int
    pitch: int

    @property
    def width(self) -> int:
        """Pixels of the longest line."""
        return max((round(self.measure(line)) for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """Pixels of all lines."""
        return self.pitch * len(self.lines)

    def measure(self, line: str) -> float:
        """The length of a line in pixels."""
        return sized(self.face, self.size).getlength(line)


def fit(
    text: str,
    face: Path,
    size: float,
    room: tuple[float, float],
    most: int,
    leading: float = 1.24,
    further: bool = False,
) -> Setting:
    """Set a text into a room of width and height in pixels, on at most `most` lines.

    Text that is too long gets smaller, down to half of `size`; what is left over even then ends in
    an ellipsis. Text with a word that is too long for a line gets smaller if that helps, large
    words `further`. Emoji that the typeface does not have are left out.
    """
    words = without_signs(printable(text)[:LONGEST], face)
    sizes = (*SHRINKING, *FURTHER) if further else SHRINKING
    helps = longest_part(words, _lengths(face, size * sizes[-1])) <= room[0]
    for shrink in sizes:
        pixels = max(round(size * shrink), SMALLEST)
        length = _lengths(face, pixels)
        pitch = round(pixels * leading)
        fitting = max(1, min(most, int(room[1] // pitch)))
        lines = wrap(words, room[0], length, fitting)
        fits = len(lines) <= fitting or shrink <= SHRINKING[-1]
        whole = not helps or longest_part(words, length) <= room[0]
        if fits and whole or pixels == SMALLEST:
            break
    kept = lines[:fitting]
    if len(lines) > fitting:
        kept[-1] = shortened(f"{kept[-1]} {lines[fitting]}", room[0], length)
    return Setting(tuple(map(hyphened, kept)), face, pixels, pitch)


def _lengths(face: Path, size: float) -> Callable[[str], float]:
    """What measures lines at a size in pixels, as they will be seen."""
    drawn = sized(face, max(round(size), SMALLEST))
    return lambda line: drawn.getlength(hyphened(line))


def printable(text: str) -> str:
    """A text without control characters, and with lone halves of characters replaced."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")
    return "".join(one if one == "\n" or ord(one) >= 32 else " " for one in whole)


class Canvas:
    """A transparent picture in pixels, to be drawn on and laid over a film."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGBA", (max(1, width), max(1, height)))

    def panel(
        self, box: tuple[int, int, int, int], color: Color, alpha: float, round_: int
    ) -> None:
        """A filled box (left, top, right, bottom) with round corners; `alpha` 0 to 1."""
        sheet = Image.new("RGBA", self.image.size)
        fill = (*color, round(alpha * 255))
        left, top, right, bottom = box
        corners = (left, top, max(left, right - 1), max(top, bottom - 1))
        ImageDraw.Draw(sheet).rounded_rectangle(corners, round_, fill)
        self.image.alpha_composite(sheet)

    def fading_panel(self, box: tuple[int, int, int, int], alpha: float) -> None:
        """A black box whose right half fades away."""
        left, top, right, bottom = box
        ramp = np.clip((right - np.arange(left, right)) / max(1, (right - left) / 2), 0, 1)
        shade = np.zeros((bottom - top, right - left, 4), np.uint8)
        shade[..., 3] = (ramp**1.5 * alpha * 255).astype(np.uint8)
        sheet = Image.new("RGBA", self.image.size)
        sheet.paste(Image.fromarray(shade), (left, top))
        self.image.alpha_composite(sheet)

    def write(
        self,
        setting: Setting,
        at: tuple[int, int],
        align: Align = "left",
        color: Color = WHITE,
        shadow: float = 1.0,
    ) -> None:
        """Draw set words. `at` is the top, and the left, middle or right as `align` says."""
        mask = drawn_letters(setting, at, align, self.image.size)
        if shadow:
            dark = Image.new("RGBA", self.image.size)
            dark.putalpha(_shadow(mask, setting.size, shadow))
            self.image.alpha_composite(dark)
        letters = Image.new("RGBA", self.image.size, color)
        letters.putalpha(mask)
        self.image.alpha_composite(letters)

    def layer(self, left: int, top: int) -> Layer:
        """What was drawn, with its corner there."""
        box = self.image.getbbox() or (0, 0, 1, 1)
        pixels = np.asarray(self.image.crop(box)).astype(np.float32)
        alpha = pixels[..., 3:] / np.float32(255)
        return Layer(left + box[0], top + box[1], pixels[..., :3] * alpha, alpha)


def drawn_letters(
    setting: Setting, at: tuple[int, int], align: Align, size: tuple[int, int]
) -> Image.Image:
    """Set words as a mask of `size` pixels; `at` is the top, and the left, middle or right."""
    mask = Image.new("L", size)
    pen = ImageDraw.Draw(mask)
    drawn = sized(setting.face, setting.size)
    ascent, descent = drawn.getmetrics()
    lead = (setting.pitch - ascent - descent) / 2
    for number, line in enumerate(setting.lines):
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * setting.measure(line)
        base = at[1] + number * setting.pitch + lead + ascent
        pen.text((at[0] - shift, base), line, fill=255, font=drawn, anchor="ls")
    return mask


def block_height(settings: Sequence[Setting], gap: int) -> int:
    """Pixels of several settings below each other, those without lines left out."""
    heights = [one.height for one in settings if one.lines]
    return sum(heights) + gap * max(0, len(heights) - 1)


def _shadow(mask: Image.Image, size: int, strength: float) -> Image.Image:
    """A close dark edge and a wide soft glow of darkness."""
    close = mask.filter(ImageFilter.GaussianBlur(max(0.6, size * 0.03)))
    wide = mask.filter(ImageFilter.GaussianBlur(max(1.0, size * 0.16)))
    close = close.point(lambda value: min(255, int(value * 1.2 * strength)))
    wide = wide.point(lambda value: min(255, int(value * 0.85 * strength)))
    return ImageChops.lighter(close, wide)
