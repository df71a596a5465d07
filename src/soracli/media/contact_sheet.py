"""A film on one sheet: a picture of every shot, on neutral grey."""

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.media.fonts import font, sized
from soracli.media.shot_card import ShotCard, cards
from soracli.media.stills import fitted, stills
from soracli.plan.film import FilmPlan
from soracli.story.timeline import Timeline
from soracli.story.value import Value

if TYPE_CHECKING:  # Pillow takes long to import, and many only want to know the names
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

ENDINGS = {".webp": "WEBP", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
GREY, EMPTY, INK, FAINT = (58, 58, 58), (74, 74, 74), (236, 236, 236), (166, 166, 166)
SHEET_WIDTH = 2560
WIDEST, NARROWEST = 560, 200
"""The width of a picture in pixels: of a few, and of very many."""
SHAPE = 1.25
"""How much wider than high a sheet should be."""


class Grid(Value):
    """Where things go, in pixels: `columns` pictures of `width` x `height`, `gap` between them.

    `letter` is the size of the writing, `head` the height of the title, `foot` that of the words
    under a picture.
    """

    columns: int
    rows: int
    width: int
    height: int
    gap: int
    letter: int
    head: int
    foot: int

    @property
    def size(self) -> tuple[int, int]:
        """The sheet, width and height."""
        across = self.columns * (self.width + self.gap) - self.gap + 2 * self.margin
        down = self.rows * (self.height + self.foot + self.gap) - self.gap + 2 * self.margin
        return across, down + self.head

    @property
    def margin(self) -> int:
        """The empty border."""
        return 2 * self.gap

    def corner(self, place: int) -> tuple[int, int]:
        """The upper left corner of a picture, counted from 0."""
        row, column = divmod(place, self.columns)
        return (
            self.margin + column * (self.width + self.gap),
            self.margin + self.head + row * (self.height + self.foot + self.gap),
        )


def grid_for(count: int, timeline: Timeline) -> Grid:
    """The grid for so many shots: fewer are larger."""
    shape = timeline.height / timeline.width
    columns = min(max(round(math.sqrt(count * (shape + 0.12) * SHAPE)), 1), count)
    wide = min(max(SHEET_WIDTH // columns, NARROWEST), WIDEST)
    width, height = fitted(timeline.width, timeline.height, wide, wide)
    letter = max(round(min(width * 0.042, 20)), 11)
    return Grid(
        columns=columns,
        rows=-(-count // columns),
        width=width,
        height=height,
        gap=max(round(width * 0.06), 12),
        letter=letter,
        head=letter * 4,
        foot=round(letter * 2.0),
    )


def contact_sheet(plan: FilmPlan, takes: Mapping[str, Path], own: Path | None = None) -> "Image":
    """The sheet. `takes` are the films by key; shots without one are empty frames.

    `own` is a presets folder of the person's own, for its typeface.
    """
    from PIL import Image, ImageDraw

    listed = cards(plan)
    grid = grid_for(len(listed), plan.timeline)
    pictures = stills(listed, takes, grid.width, grid.height)
    sheet = Image.new("RGB", grid.size, GREY)
    draw = ImageDraw.Draw(sheet)
    letters = {weight: sized(font(weight, own), grid.letter) for weight in ("regular", "bold")}
    title = sized(font("bold", own), round(grid.letter * 1.6))
    _head(draw, grid, plan, title, letters["regular"])
    for place, card in enumerate(listed):
        left, top = corner = grid.corner(place)
        picture = pictures.get(card.id)
        if picture:
            size = (picture.width, picture.height)
            sheet.paste(Image.frombytes("RGB", size, picture.rgb), corner)
        else:
            draw.rectangle((left, top, left + grid.width - 1, top + grid.height - 1), EMPTY)
            middle = (left + grid.width / 2, top + grid.height / 2)
            draw.text(middle, "not shot yet", FAINT, letters["regular"], "mm")
        _foot(draw, grid, corner, card, letters["bold"], letters["regular"])
    return sheet


def sheet_bytes(sheet: "Image", ending: str) -> bytes:
    """The sheet as the bytes of a WebP, PNG or JPEG file, as the ending says."""
    out = io.BytesIO()
    how = ENDINGS[ending.lower()]
    sheet.save(out, how, **({} if how == "PNG" else {"quality": 90}))
    return out.getvalue()


def running_time(timeline: Timeline) -> str:
    """The length of the film as "1:05.5", minutes and seconds."""
    minutes, seconds = divmod(round(timeline.seconds, 1), 60)
    return f"{minutes:.0f}:{seconds:04.1f}"


def film_facts(count: int, timeline: Timeline) -> str:
    """A film in one line: its shots, its length, its format."""
    shots = f"{count} shot{'' if count == 1 else 's'}"
    size = f"{timeline.width} × {timeline.height}"
    return " · ".join((shots, running_time(timeline), size, f"{timeline.fps} fps"))


def _head(
    draw: "ImageDraw", grid: Grid, plan: FilmPlan, title: "FreeTypeFont", plain: "FreeTypeFont"
) -> None:
    base = grid.margin + round(grid.letter * 1.6)
    right = grid.size[0] - grid.margin
    facts = film_facts(len(plan.timeline.clips), plan.timeline)
    room = right - grid.margin
    facts_wide = plain.getlength(facts)
    if facts_wide > room * 0.6:
        facts, facts_wide = "", 0.0
    name = shortened([plan.timeline.title or "Untitled"], title, room - facts_wide - grid.gap)
    draw.text((grid.margin, base), name, INK, title, "ls")
    draw.text((right, base), facts, FAINT, plain, "rs")


def _foot(
    draw: "ImageDraw",
    grid: Grid,
    corner: tuple[int, int],
    card: ShotCard,
    bold: "FreeTypeFont",
    plain: "FreeTypeFont",
) -> None:
    left, base = corner[0], corner[1] + grid.height + round(grid.letter * 1.35)
    right = left + grid.width
    seconds = f"{card.seconds:.3g} s"
    draw.text((left, base), str(card.number), INK, bold, "ls")
    draw.text((right, base), seconds, FAINT, plain, "rs")
    left += round(bold.getlength(str(card.number)) + grid.letter * 0.6)
    room = right - left - plain.getlength(seconds) - grid.letter * 0.6
    draw.text((left, base), shortened([card.id], plain, room), INK, plain, "ls")


def shortened(words: Sequence[str], letters: "FreeTypeFont", room: float) -> str:
    """Words on one line, cut with an ellipsis where they are wider than `room` pixels."""
    text = " ".join(" ".join(words).split())
    if letters.getlength(text) <= room:
        return text
    while text and letters.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""
