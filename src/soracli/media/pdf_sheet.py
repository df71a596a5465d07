"""Writing on a page: sizes in points, places in millimetres, words that wrap or are cut."""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # fpdf2 takes long to import
    from fpdf import FPDF

INK, GREY, FAINT, EMPTY, WHITE = 30, 90, 140, 238, 255
POINT = 25.4 / 72
"""Millimetres in a point."""
BOXES = "□\ufffd?"
"""What stands for a character that the typeface does not have, the best first."""


@dataclass(frozen=True)
class Sheet:
    """The paper and its typeface. `known` are the code points that the typeface can draw."""

    pdf: "FPDF"
    family: str
    known: frozenset[int]

    def printable(self, words: str) -> str:
        """Words on one line; in the place of what cannot be drawn stands a box."""
        return " ".join("".join(self._drawn(one) for one in words).split())

    def _drawn(self, one: str) -> str:
        if one.isspace() or not one.isprintable():
            return " "
        if ord(one) in self.known:
            return one
        if unicodedata.combining(one):
            return ""  # an accent without its letter would be worse than a letter without it
        return next((box for box in BOXES if ord(box) in self.known), "")

    def width_of(self, words: str, size: float, weight: str = "") -> float:
        """How wide words are, in millimetres."""
        self.pdf.set_font(self.family, weight, size)
        return float(self.pdf.get_string_width(words))

    def write(
        self, x: float, base: float, words: str, size: float, grey: int = INK, weight: str = ""
    ) -> float:
        """Write words on a base line; where they end."""
        text = self.printable(words)
        width = self.width_of(text, size, weight)
        if text:
            self.pdf.set_text_color(grey)
            high = size * POINT
            self.pdf.set_xy(x, base - high * 0.8)
            self.pdf.cell(width, high, text)
        return x + width

    def write_right(
        self, right: float, base: float, words: str, size: float, grey: int = INK, weight: str = ""
    ) -> float:
        """Write words that end at `right`; where they begin."""
        left = right - self.width_of(self.printable(words), size, weight)
        self.write(left, base, words, size, grey, weight)
        return left

    def short(self, words: str, room: float, size: float, weight: str = "") -> str:
        """Words on one line, cut with an ellipsis where they are wider than `room`."""
        text = self.printable(words)
        if self.width_of(text, size, weight) <= room:
            return text
        fits, too_long = 0, len(text)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self.width_of(f"{text[:middle]}…", size, weight) <= room:
                fits = middle
            else:
                too_long = middle
        return f"{text[:fits].rstrip()}…" if fits else ""

    def wrapped(self, words: str, room: float, size: float, indent: float = 0.0) -> list[str]:
        """Words on as many lines as they need; the first one has `indent` less room."""
        lines = [""]
        for word in self.printable(words).split():
            space = room - (indent if len(lines) == 1 else 0.0)
            longer = f"{lines[-1]} {word}".lstrip()
            if self.width_of(longer, size) <= space:
                lines[-1] = longer
            elif self.width_of(word, size) <= room:
                lines.append(word)
            else:
                lines += self._broken(word, room, size)
        return lines if lines[0] or indent else lines[1:]

    def _broken(self, word: str, room: float, size: float) -> list[str]:
        """A word that is wider than a line, in pieces."""
        pieces = [""]
        for one in word:
            if pieces[-1] and self.width_of(pieces[-1] + one, size) > room:
                pieces.append("")
            pieces[-1] += one
        return pieces
