"""What is drawn over a film: titles, lower thirds, captions, the slate and the timecode.

Sizes follow the short side of the picture, everything stays five percent away from its edges, and
what is inside a letterbox stays inside the bars.
"""

from dataclasses import dataclass

from soracli.media.blend import Layer
from soracli.media.karaoke import lit
from soracli.media.lettering import Canvas, Color, Faces, Setting, block_height, fit

MARGIN = 0.05
TITLE, TITLE_SUB = 0.105, 0.046
NAME, NAME_SUB = 0.054, 0.036
CAPTION = 0.05
BURN_IN = 0.034
ACCENT: Color = (242, 184, 75)
SOFT: Color = (226, 228, 232)
BLACK: Color = (0, 0, 0)
MOST_CAPTION_LINES = 6
"""A cue has two lines; on a narrow picture, or where two speak at once, they become more."""
ROOM_BELOW = 0.19


@dataclass(frozen=True)
class Page:
    """The picture of a film in pixels, and the part of it inside the letterbox."""

    width: int
    height: int
    letterbox: float = 0

    @property
    def bars(self) -> tuple[int, int]:
        """How wide the black bars are at either side, and how high above and below."""
        if self.letterbox <= 0:
            return 0, 0
        if self.letterbox > self.width / self.height:
            inside = round(self.width / self.letterbox)
            return 0, max(0, min((self.height - inside) // 2, self.height // 2 - 1))
        inside = round(self.height * self.letterbox)
        return max(0, min((self.width - inside) // 2, self.width // 2 - 1)), 0

    @property
    def inside(self) -> tuple[int, int]:
        """Width and height of the picture between the bars."""
        across, down = self.bars
        return self.width - 2 * across, self.height - 2 * down

    @property
    def short(self) -> int:
        """The short side of that picture."""
        return min(self.inside)

    @property
    def safe(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is safe to write in."""
        wide, tall = self.inside
        left, top = self.bars[0] + round(MARGIN * wide), self.bars[1] + round(MARGIN * tall)
        return left, top, self.width - left, self.height - top

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of what is safe to write in."""
        left, top, right, bottom = self.safe
        return right - left, bottom - top


def title(text: str, sub: str, page: Page, faces: Faces) -> Layer:
    """Large words in the middle, and smaller ones below a short rule."""
    wide, tall = page.room
    size = TITLE * page.short
    large = fit(text, faces.bold, size, (wide * 0.94, tall * 0.62), 4, 1.12)
    small = fit(sub, faces.regular, TITLE_SUB * page.short, (wide * 0.9, tall * 0.28), 3)
    gap = round(large.size * 0.36) if small.lines else 0
    height = block_height((large, small), 2 * gap)
    canvas = Canvas(page.width, page.height)
    top = (page.height - height) // 2
    canvas.write(large, (page.width // 2, top), "center")
    if small.lines:
        rule = top + large.height + gap
        half, thick = max(2, page.short // 22), max(1, page.short // 300)
        box = (page.width // 2 - half, rule, page.width // 2 + half, rule + thick)
        canvas.panel(box, ACCENT, 1, 0)
        canvas.write(small, (page.width // 2, rule + gap), "center", SOFT)
    return canvas.layer(0, 0)


def lower_third(text: str, sub: str, page: Page, faces: Faces, raised: int = 0) -> Layer:
    """A name and what it is, beside a bar at the lower left.

    Two lines of captions have room below it; `raised` are the pixels for what else is there.
    """
    left, top, _, bottom = page.safe
    wide, tall = page.room
    pad = round(NAME * page.short * 0.5)
    bar = max(2, round(page.short * 0.007))
    room = (wide * 0.8 - bar - pad, tall * 0.3)
    name = fit(text, faces.bold, NAME * page.short, room, 2, 1.2)
    what = fit(sub, faces.regular, NAME_SUB * page.short, room, 2)
    height = block_height((name, what), 0) + pad
    above = max(top, bottom - max(raised, round(ROOM_BELOW * page.short)) - height)
    right = left + bar + 2 * pad + max(name.width, what.width)
    canvas = Canvas(page.width, page.height)
    reach = min(page.width, right + (right - left) // 2)
    canvas.fading_panel((left, above, reach, above + height), 0.62)
    canvas.panel((left, above, left + bar, above + height), ACCENT, 1, 0)
    canvas.write(name, (left + bar + pad, above + pad // 2), shadow=0.7)
    canvas.write(what, (left + bar + pad, above + pad // 2 + name.height), "left", SOFT, 0.7)
    return canvas.layer(0, 0)


def caption(text: str, page: Page, faces: Faces, raised: int = 0) -> Layer:
    """Words at the bottom on a dark panel, `raised` pixels above where they stand by themselves."""
    set_ = _caption_setting(text, page, faces)
    pad = round(set_.size * 0.4)
    middle, top = _caption_place(set_, page, raised)
    half = min(set_.width // 2 + round(pad * 1.5), page.width // 2)
    canvas = Canvas(page.width, page.height)
    box = (middle - half, top, middle + half, top + set_.height + pad)
    canvas.panel(box, BLACK, 0.6, pad // 2)
    canvas.write(set_, (middle, top + pad // 2), "center", shadow=0.5)
    return canvas.layer(0, 0)


def lit_words(
    text: str, letters: tuple[int, int], page: Page, faces: Faces, raised: int = 0
) -> Layer:
    """What lights up some letters of a caption, to be laid over it: the first of them and the one
    after the last, spaces not counted."""
    set_ = _caption_setting(text, page, faces)
    middle, top = _caption_place(set_, page, raised)
    return lit(set_, *letters, (middle, top + round(set_.size * 0.4) // 2), ACCENT)


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
        fit(line, faces.regular if number else faces.bold, size, each, 1)
        for number, line in enumerate(lines)
        if line.strip()
    ]
    return _burn_in(sets, page, (left, top), "left")


def timecode(frame: int, fps: int, page: Page, faces: Faces) -> Layer:
    """The film frame as hours, minutes, seconds and frames, in the middle of the bottom."""
    words = fit(clock(frame, fps), faces.regular, BURN_IN * page.short, page.room, 1)
    return _burn_in([words], page, (page.width // 2, page.safe[3] - burn_in_height(page)), "center")


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
    room = (wide - CAPTION * page.short, tall * 0.5)
    return fit(text, faces.regular, CAPTION * page.short, room, MOST_CAPTION_LINES)


def _caption_place(set_: Setting, page: Page, raised: int) -> tuple[int, int]:
    """The middle and the top of the panel of a caption."""
    left, _, right, bottom = page.safe
    return (left + right) // 2, max(0, bottom - raised - set_.height - round(set_.size * 0.4))


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
    return canvas.layer(at[0] - (width // 2 if align == "center" else 0), at[1])
