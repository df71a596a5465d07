"""What is drawn over a film: titles, lower thirds, captions, the slate and the timecode.

Sizes follow the short side of the picture, everything stays five percent away from its edges, and
what is inside a letterbox stays inside the bars. Where others cover edges of the picture, nothing
of it is there, not even a shadow.
"""

from soracli.media.blend import Layer, cropped
from soracli.media.karaoke import lit
from soracli.media.lettering import Canvas, Color, Faces, Setting, block_height, fit
from soracli.media.page import CAPTION, CAPTION_SIDES, Page

TITLE, TITLE_SUB = 0.105, 0.046
NAME, NAME_SUB = 0.054, 0.036
SMALLER = 0.8
"""The most of the size of a title that the words below it have."""
BURN_IN = 0.034
ACCENT: Color = (242, 184, 75)
SOFT: Color = (226, 228, 232)
BLACK: Color = (0, 0, 0)
MOST_CAPTION_LINES = 6
"""A cue has two lines; on a narrow picture, or where two speak at once, they become more."""
ROOM_BELOW = 0.19
GLOW = 0.5
"""How far the shadow of letters reaches, by their size."""
LINES_OF_ONE = 3
"""Lines that what one says takes in a safe zone."""


def title(text: str, sub: str, page: Page, faces: Faces) -> Layer:
    """Large words in the middle, and smaller ones below a short rule."""
    wide, tall = page.room
    size = TITLE * page.short
    across = min(wide * 0.94, wide - 2 * GLOW * size) if page.zone else wide * 0.94
    large = fit(text, faces.bold_for(text), size, (across, tall * 0.62), 4, 1.12, True)
    below = min(TITLE_SUB * page.reading, SMALLER * large.size)
    small = fit(sub, faces.regular_for(sub), below, (wide * 0.9, tall * 0.28), 3)
    gap = round(large.size * 0.36) if small.lines else 0
    height = block_height((large, small), 2 * gap)
    canvas = Canvas(page.width, page.height)
    middle = page.middle[0]
    top = page.middle[1] - height // 2
    canvas.write(large, (middle, top), "center")
    if small.lines:
        rule = top + large.height + gap
        half, thick = max(2, page.short // 22), max(1, page.short // 300)
        canvas.panel((middle - half, rule, middle + half, rule + thick), ACCENT, 1, 0)
        canvas.write(small, (middle, rule + gap), "center", SOFT)
    return _laid(canvas, page)


def lower_third(text: str, sub: str, page: Page, faces: Faces, raised: int = 0) -> Layer:
    """A name and what it is, beside a bar at the lower left.

    Two lines of captions have room below it; `raised` are the pixels for what else is there.
    """
    left, top, edge, bottom = page.safe
    wide, tall = page.room
    pad = round(NAME * page.reading * 0.5)
    bar = max(2, round(page.short * 0.007))
    room = (wide * 0.8 - bar - pad, tall * 0.3)
    name = fit(text, faces.bold_for(text), NAME * page.reading, room, 2, 1.2)
    what = fit(
        sub, faces.regular_for(sub), min(NAME_SUB * page.reading, SMALLER * name.size), room, 2
    )
    height = block_height((name, what), 0) + pad
    above = max(top, bottom - max(raised, round(ROOM_BELOW * page.reading)) - height)
    right = left + bar + 2 * pad + max(name.width, what.width)
    canvas = Canvas(page.width, page.height)
    reach = min(edge if page.zone else page.width, right + (right - left) // 2)
    canvas.fading_panel((left, above, reach, above + height), 0.62)
    canvas.panel((left, above, left + bar, above + height), ACCENT, 1, 0)
    canvas.write(name, (left + bar + pad, above + pad // 2), shadow=0.7)
    canvas.write(what, (left + bar + pad, above + pad // 2 + name.height), "left", SOFT, 0.7)
    return _laid(canvas, page)


def caption(text: str, page: Page, faces: Faces, raised: int = 0) -> Layer:
    """Words at the bottom on a dark panel, `raised` pixels above where they stand by themselves."""
    set_ = _caption_setting(text, page, faces)
    pad = round(set_.size * 0.4)
    middle, top = _caption_place(set_, page, raised)
    half = min(set_.width // 2 + round(pad * 1.5), (page.room[0] if page.zone else page.width) // 2)
    canvas = Canvas(page.width, page.height)
    box = (middle - half, top, middle + half, top + set_.height + pad)
    canvas.panel(box, BLACK, 0.6, pad // 2)
    canvas.write(set_, (middle, top + pad // 2), "center", shadow=0.5)
    return _laid(canvas, page)


def lit_words(
    text: str, letters: tuple[int, int], page: Page, faces: Faces, raised: int = 0
) -> Layer:
    """What lights up some letters of a caption, to be laid over it: the first of them and the one
    after the last, spaces not counted."""
    set_ = _caption_setting(text, page, faces)
    middle, top = _caption_place(set_, page, raised)
    layer = lit(set_, *letters, (middle, top + round(set_.size * 0.4) // 2), ACCENT)
    return cropped(layer, page.safe) if page.zone else layer


def caption_height(text: str, page: Page, faces: Faces) -> int:
    """Pixels that a caption takes from the bottom, with a little space above it."""
    set_ = _caption_setting(text, page, faces)
    return set_.height + 2 * round(set_.size * 0.4)


def slate(lines: tuple[str, ...], page: Page, faces: Faces) -> Layer:
    """What this is, at the top left: the first line is bold."""
    left, top, _, _ = page.safe
    wide, tall = page.room
    size = BURN_IN * page.short
    each = (wide * 0.6, tall * 0.2)
    sets = [
        fit(line, faces.regular_for(line) if number else faces.bold_for(line), size, each, 1)
        for number, line in enumerate(lines)
        if line.strip()
    ]
    return _burn_in(sets, page, (left, top), "left")


def timecode(frame: int, fps: int, page: Page, faces: Faces) -> Layer:
    """The film frame as hours, minutes, seconds and frames, in the middle of the bottom."""
    words = fit(clock(frame, fps), faces.regular, BURN_IN * page.short, page.room, 1)
    return _burn_in([words], page, (page.middle[0], page.safe[3] - burn_in_height(page)), "center")


def burn_in_height(page: Page) -> int:
    """Pixels of one burnt-in line with its panel."""
    pitch = round(max(BURN_IN * page.short, 6) * 1.24)
    return pitch + 2 * round(pitch * 0.22)


def clock(frame: int, fps: int) -> str:
    """A frame as HH:MM:SS:FF."""
    seconds, frames = divmod(frame, fps)
    digits = 3 if fps > 100 else 2
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frames:0{digits}}"


def _caption_setting(text: str, page: Page, faces: Faces) -> Setting:
    wide, tall = page.room
    size = CAPTION * page.reading
    sides, most = 1.0, MOST_CAPTION_LINES
    if page.zone:
        sides, most = CAPTION_SIDES, min(LINES_OF_ONE * max(len(text.splitlines()), 1), most)
    return fit(text, faces.regular_for(text), size, (wide - sides * size, tall * 0.5), most)


def _caption_place(set_: Setting, page: Page, raised: int) -> tuple[int, int]:
    """The middle and the top of the panel of a caption."""
    highest = page.safe[1] if page.zone else 0
    below = page.safe[3] - raised
    return page.middle[0], max(highest, below - set_.height - round(set_.size * 0.4))


def _laid(canvas: Canvas, page: Page) -> Layer:
    """What was drawn; nothing of it where others cover the picture."""
    layer = canvas.layer(0, 0)
    return cropped(layer, page.safe) if page.zone else layer


def _burn_in(sets: list[Setting], page: Page, at: tuple[int, int], align: str) -> Layer:
    if not sets:
        return Canvas(1, 1).layer(0, 0)
    pad = round(sets[0].pitch * 0.22)
    width = max(one.width for one in sets) + 4 * pad
    height = block_height(sets, 0) + 2 * pad
    canvas = Canvas(width, height)
    canvas.panel((0, 0, width, height), BLACK, 0.55, pad)
    for number, one in enumerate(sets):
        canvas.write(one, (2 * pad, pad + block_height(sets[:number], 0)), "left", shadow=0)
    layer = canvas.layer(at[0] - (width // 2 if align == "center" else 0), at[1])
    return cropped(layer, page.safe) if page.zone else layer
