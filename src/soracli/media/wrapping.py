"""Breaking text into lines, whatever measures them: columns of a caption or pixels of a title."""

import re
import unicodedata
from collections.abc import Callable

Measure = Callable[[str], float]
ELLIPSIS = "…"
_PIECE = re.compile(r"\S+")


def columns(text: str) -> int:
    """How many columns a text takes: wide East Asian characters take two, marks none."""
    return sum(_columns(one) for one in text)


def wrap(text: str, room: float, measure: Measure) -> list[str]:
    """A text in lines of at most `room`, as even as can be; its own line breaks are kept.

    A word that is too long is broken where the line ends; one character is always taken.
    """
    return [
        line
        for written in text.splitlines()
        for line in _balanced(_words(written, room, measure), room, measure)
    ]


def shortened(text: str, room: float, measure: Measure) -> str:
    """The text on one line of `room`, its end replaced by an ellipsis where it is too long."""
    if measure(text) <= room:
        return text
    kept = _fitting(text, room - measure(ELLIPSIS), measure)
    return text[:kept].rstrip() + ELLIPSIS


def _balanced(words: list[str], room: float, measure: Measure) -> list[str]:
    """Filled lines, then narrowed as long as there are no more of them."""
    filled = _filled(words, room, measure)
    if len(filled) < 2:
        return filled
    low, high = room / 2, room
    for _ in range(7):
        middle = (low + high) / 2
        narrow = _filled(words, middle, measure)
        fits = len(narrow) == len(filled) and all(measure(line) <= middle for line in narrow)
        low, high = (low, middle) if fits else (middle, high)
    return _filled(words, high, measure)


def _filled(words: list[str], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and measure(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def _words(text: str, room: float, measure: Measure) -> list[str]:
    words: list[str] = []
    for word in _PIECE.findall(text):
        while measure(word) > room:
            kept = max(1, _fitting(word, room, measure))
            if kept == len(word):
                break
            words.append(word[:kept])
            word = word[kept:]
        words.append(word)
    return words


def _fitting(text: str, room: float, measure: Measure) -> int:
    """How many characters from the front fit."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= room else (low, middle - 1)
    return low


def _columns(one: str) -> int:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1
