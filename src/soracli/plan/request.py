"""What was asked of a take beside its words: size, length, seed, style and the like.

Every field may be left open (None). Where a file and the command line both say something, the
command line wins: `over` lays one request over another.
"""

import hashlib
import re
from math import gcd
from typing import Literal

from pydantic import Field

from soracli.errors import InputError
from soracli.story.diffusion import Quality
from soracli.story.steering import Guide
from soracli.story.value import Value

SHORT_SIDE = 720
"""Pixels of the short side when nothing was said: 1280x720 lying, 720x1280 standing."""
NAMED_SIZES = ("360p", "480p", "720p", "1080p", "1440p")
"""Sizes by their short side that are named where one is no size; any other is one too."""
NAMED_ASPECTS = {
    "landscape": (16, 9),
    "widescreen": (16, 9),
    "portrait": (9, 16),
    "vertical": (9, 16),
    "square": (1, 1),
    "cinema": (239, 100),
}
SMALLEST, LARGEST = 64, 8192
MOST_PIXELS = 8192 * 4320


class Request(Value):
    """The wishes for one take. `size` is "1280x720" or "720p"; `aspect` is "9:16" or "square".
    `delivery` is the delivery preset that says what they and `fps` leave open.

    `seed` "random" has to be drawn before planning, so that the plan itself leaves nothing to
    chance. `quality` is how much a diffusion model may save, `guides` what of the set it follows,
    `video` is the path of a film that it follows, `first` and `last` those of the pictures it
    begins and ends with, `references` those of pictures of who is seen. `settings` are single
    fields by name ("camera.lens": "35").
    """

    model: str | None = None
    style: str | None = None
    seconds: float | None = None
    size: str | None = None
    aspect: str | None = None
    delivery: str | None = None
    fps: int | None = None
    seed: int | Literal["random"] | None = None
    camera: str | None = None
    takes: int | None = None
    quality: Quality | None = None
    guides: tuple[Guide, ...] | None = None
    video: str | None = None
    first: str | None = None
    last: str | None = None
    references: tuple[str, ...] | None = None
    settings: dict[str, str] = Field(default_factory=dict)

    def over(self, other: "Request") -> "Request":
        """This request, with what it leaves open taken from the other one."""
        said = {name: value for name, value in self if value is not None and name != "settings"}
        said["size"], said["aspect"] = shape_over(
            (self.size, self.aspect), (other.size, other.aspect)
        )
        settings = {**other.settings, **self.settings}
        return other.model_copy(update={**said, "settings": settings})


def shape_over(
    said: tuple[str | None, str | None], under: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """Size and aspect as they were `said`, with what they leave open taken from those `under` them.

    They never fight: a size by its short side ("240p") keeps the shape that is under it, an aspect
    the short side, and a size in pixels ("1280x720") is a shape of its own.
    """
    size, aspect = said
    if size is None and aspect is None:
        return under
    exact = _pixels(under[0])
    if size is None:
        return (None if exact else under[0]), aspect
    if aspect is not None or _pixels(size):
        return said
    return size, under[1] or (f"{exact[0]}:{exact[1]}" if exact and all(exact) else None)


def frame_size(size: str | None, aspect: str | None, multiple: int) -> tuple[int, int]:
    """Width and height in pixels on the model's grid of `multiple` pixels.

    An aspect keeps the short side of the size. Raises InputError where the two disagree, or where
    no encoder takes the size.
    """
    if exact := _pixels(size):
        width, height = exact
        if aspect is not None:
            _must_agree(width, height, aspect)
    else:
        short = _short_side(size)
        across, down = parse_aspect(aspect or "16:9")
        long = short * max(across, down) / min(across, down)
        long = round(long / multiple) * multiple
        width, height = (long, short) if across >= down else (short, long)
    _must_fit(width, height, multiple)
    return width, height


def parse_aspect(words: str) -> tuple[int, int]:
    """An aspect as two whole numbers in lowest terms: "16:9", "2.39:1", "2.39" or a name."""
    if named := NAMED_ASPECTS.get(words.strip().lower()):
        return named
    match = re.fullmatch(
        r"\s*(\d{1,5}(?:\.\d{1,4})?)\s*(?:[:/xX]\s*(\d{1,5}(?:\.\d{1,4})?))?\s*", words
    )
    across, down = (float(match[1]), float(match[2] or 1)) if match else (0.0, 0.0)
    if across <= 0 or down <= 0 or not 0.1 <= across / down <= 10:
        raise InputError(
            f'"{words}" is no aspect',
            f"Write 16:9, 9:16, 1:1, 2.39:1 or {', '.join(NAMED_ASPECTS)}.",
        )
    left, right = round(across * 10_000), round(down * 10_000)
    return left // gcd(left, right), right // gcd(left, right)


def frame_count(seconds: float, fps: int, grid: tuple[int, int]) -> int:
    """The nearest number of frames on the model's grid (k, r), that is k*n + r, at least one."""
    step, offset = grid
    steps = round((seconds * fps - offset) / step)
    count = max(steps, 0) * step + offset
    return count if count >= 1 else count + step


def seed_of(text: str) -> int:
    """The seed a text stands for: the same words give the same clip. Spaces do not matter."""
    words = " ".join(text.split())
    return int.from_bytes(hashlib.sha256(f"seed\n{words}".encode()).digest()[:4], "big")


def _pixels(size: str | None) -> tuple[int, int] | None:
    """Width and height of a size that is written so; None for any other."""
    exact = re.fullmatch(r"\s*(\d{1,9})\s*[xX×*]\s*(\d{1,9})\s*", size or "")
    return (int(exact[1]), int(exact[2])) if exact else None


def _short_side(size: str | None) -> int:
    if size is None:
        return SHORT_SIDE
    lines = re.fullmatch(r"\s*(\d{1,9})\s*[pP]\s*", size)
    if not lines:
        raise InputError(
            f'"{size}" is no size',
            f"Write WIDTHxHEIGHT such as 1280x720, or {', '.join(NAMED_SIZES)}.",
        )
    return int(lines[1])


def _must_agree(width: int, height: int, aspect: str) -> None:
    across, down = parse_aspect(aspect)
    if height == 0 or abs(width / height / (across / down) - 1) > 0.02:
        raise InputError(
            f"{width}x{height} is not {aspect}", "Give the size or the aspect, not both."
        )


def _must_fit(width: int, height: int, multiple: int) -> None:
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise InputError(
            f"no encoder takes {width}x{height}",
            f"Each side has to be between {SMALLEST} and {LARGEST} pixels, for example 1280x720.",
        )
    if width % multiple or height % multiple:
        near = "x".join(
            str(max(SMALLEST, round(side / multiple) * multiple)) for side in (width, height)
        )
        raise InputError(
            f"{width}x{height} is off the grid: each side has to be a multiple of {multiple}",
            f"The nearest size is {near}.",
        )
    if width * height > MOST_PIXELS:
        raise InputError(f"{width}x{height} has too many pixels", "Try 1920x1080 or 3840x2160.")
