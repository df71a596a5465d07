"""One panel of the storyboard on paper: a frame, and with it everything the set has to know."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from soracli.media.move_arrows import Stroke, strokes
from soracli.media.pdf_sheet import EMPTY, FAINT, GREY, INK, POINT, WHITE, Sheet
from soracli.media.shot_card import ShotCard, Speech

LEADING = 1.34
UNDER_FRAME, UNDER_HEAD = 5.2, 2.2
"""Millimetres from the frame to the number of the shot, and from there to the words."""
NUMBER, SMALL, TEXT = 9.5, 6.8, 7.6
"""Sizes of the writing in points."""
MOST_WIDE = 0.48
"""The part of a panel that an upright picture takes; its words stand beside it."""
HEAD_LENGTH = 2.4
"""Millimetres of an arrowhead."""


@dataclass(frozen=True)
class Words:
    """One line of writing; `lead` is written bold before it, `above` is empty space over it."""

    text: str
    size: float = TEXT
    grey: int = INK
    above: float = 0.0
    lead: str = ""

    @property
    def height(self) -> float:
        """What it takes of the panel, in millimetres."""
        return self.above + self.size * POINT * LEADING


@dataclass(frozen=True)
class Panel:
    """A panel that has been laid out: sizes in millimetres, `picture` is a JPEG."""

    card: ShotCard
    picture: bytes | None
    frame: tuple[float, float]
    beside: bool
    words: tuple[Words, ...]
    width: float
    height: float


def panel_for(
    sheet: Sheet, card: ShotCard, picture: bytes | None, width: float, high: float, shape: float
) -> Panel:
    """Lay a panel out: `width` wide, at most `high`; `shape` is the picture's height to width.

    Words that even a whole page has no room for are cut with an ellipsis.
    """
    beside = shape > 1
    across = min(width * MOST_WIDE, high / 2.2 / shape) if beside else width
    frame = (across, across * shape)
    room = width - across - 4 if beside else width
    head = UNDER_FRAME + UNDER_HEAD
    above = (0.0 if beside else frame[1]) + head
    words, used = _fitting(list(_words(sheet, card, room, beside)), high - above)
    height = max(above + used, frame[1])
    return Panel(card, picture, frame, beside, words, width, height)


def draw_panel(sheet: Sheet, panel: Panel, x: float, y: float) -> None:
    """Draw a panel with its upper left corner there."""
    wide, high = panel.frame
    _frame(sheet, panel, x, y)
    left = x + wide + 4 if panel.beside else x
    base = y + (2.8 if panel.beside else high + UNDER_FRAME)
    _number(sheet, panel, left, x + panel.width, base)
    base += UNDER_HEAD
    for line in panel.words:
        base += line.height
        at = left
        if line.lead:
            at = sheet.write(left, base, line.lead, SMALL, INK, "B") + 1.4
        sheet.write(at, base, line.text, line.size, line.grey)


def _words(sheet: Sheet, card: ShotCard, room: float, beside: bool) -> Iterator[Words]:
    """Everything under or beside the frame, line by line."""
    if beside and card.transition:
        yield Words(sheet.short(card.transition, room, SMALL), SMALL, FAINT)
    for text in sheet.wrapped(card.slug, room, SMALL):
        yield Words(text, SMALL, GREY)
    for text in sheet.wrapped(card.camera, room, SMALL):
        yield Words(text, SMALL, GREY)
    for number, text in enumerate(sheet.wrapped(card.action, room, TEXT)):
        yield Words(text, above=0.0 if number else 1.2)
    for speech in card.lines:
        yield from _speech(sheet, speech, room)
    heard = [*card.sounds, *([f"music: {card.music}"] if card.music else [])]
    if heard:
        for number, text in enumerate(sheet.wrapped(f"Sound: {', '.join(heard)}", room, SMALL)):
            yield Words(text, SMALL, GREY, 0.0 if number else 1.2)


def _speech(sheet: Sheet, speech: Speech, room: float) -> Iterator[Words]:
    mood = f" ({speech.mood})" if speech.mood else ""
    lead = sheet.short(f"{speech.who.upper()}{mood}", room * 0.7, SMALL, "B")
    indent = sheet.width_of(lead, SMALL, "B") + 1.4 if lead else 0.0
    for number, text in enumerate(sheet.wrapped(speech.words, room, TEXT, indent)):
        yield Words(text, above=0.0 if number else 1.2, lead="" if number else lead)


def _fitting(words: list[Words], room: float) -> tuple[tuple[Words, ...], float]:
    """As many lines as there is room for, and the height they take."""
    used = 0.0
    for number, line in enumerate(words):
        if used + line.height > room:
            cut = words[:number]
            if cut:
                last = cut[-1]
                cut[-1] = Words(f"{last.text[:-2]}…", last.size, last.grey, last.above, last.lead)
            return tuple(cut), used
        used += line.height
    return tuple(words), used


def _number(sheet: Sheet, panel: Panel, left: float, right: float, base: float) -> None:
    """The number and the name of the shot, and at the right how it comes in and how long it is."""
    card = panel.card
    length = sheet.write_right(right, base, f"{card.seconds:.3g} s", SMALL, GREY)
    if card.transition and not panel.beside:
        length = sheet.write_right(length - 2.4, base, card.transition, SMALL, FAINT)
    at = sheet.write(left, base, str(card.number), NUMBER, INK, "B") + 1.8
    sheet.write(at, base, sheet.short(card.id, length - at - 2, TEXT), TEXT, GREY)


def _frame(sheet: Sheet, panel: Panel, x: float, y: float) -> None:
    wide, high = panel.frame
    pdf = sheet.pdf
    if panel.picture:
        pdf.image(io.BytesIO(panel.picture), x, y, wide, high)
        for stroke in strokes(panel.card.move):
            _stroke(sheet, stroke, (x, y), panel.frame)
    else:
        pdf.set_fill_color(EMPTY)
        pdf.rect(x, y, wide, high, style="F")
        words = "not shot yet"
        middle = x + (wide - sheet.width_of(words, SMALL)) / 2
        sheet.write(middle, y + high / 2 + 0.8, words, SMALL, FAINT)
    pdf.set_draw_color(FAINT)
    pdf.set_line_width(0.15)
    pdf.rect(x, y, wide, high)


def _stroke(
    sheet: Sheet, stroke: Stroke, corner: tuple[float, float], frame: tuple[float, float]
) -> None:
    """One arrow: white with a dark edge, so that it is seen on any picture."""
    pdf = sheet.pdf
    points = [(corner[0] + px * frame[0], corner[1] + py * frame[1]) for px, py in stroke.points]
    head = _head(points) if stroke.headed else []
    for width, grey in ((1.3, INK), (0.7, WHITE)):
        pdf.set_draw_color(grey)
        pdf.set_fill_color(grey)
        pdf.set_line_width(width)
        for begin, end in zip(points, points[1:], strict=False):
            pdf.line(*begin, *end)
        if head:
            pdf.set_line_width(width - 0.7 if width > 0.7 else 0.05)
            pdf.polygon(head, style="DF")


def _head(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The triangle at the end of a line."""
    (x0, y0), (x1, y1) = points[-2:]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    dx, dy = (x1 - x0) / length * HEAD_LENGTH, (y1 - y0) / length * HEAD_LENGTH
    tip = (x1 + dx * 0.6, y1 + dy * 0.6)
    back = (x1 - dx * 0.4, y1 - dy * 0.4)
    return [
        tip,
        (back[0] - dy * 0.5, back[1] + dx * 0.5),
        (back[0] + dy * 0.5, back[1] - dx * 0.5),
    ]
