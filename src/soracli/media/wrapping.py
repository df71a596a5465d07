"""Breaking text into lines, whatever measures them: columns of a caption or pixels of a title."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise

Measure = Callable[[str], float]
ELLIPSIS = "…"
SHORT_WORD = 40
SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken; it is seen only there."""
_PIECE = re.compile(r"\S+")
_ANYWHERE = re.compile(
    "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]"
)
"""Japanese and Chinese letters and signs: lines may end behind all of them, but for those below."""
_BEGINS_NO_LINE = frozenset(
    "、。，．・：；？！」』）】〕〉》〟”’゠ー～…‥々〻ヽヾゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃"
    ",.!?:;)]}%"
)
_ENDS_NO_LINE = frozenset("「『（【〔〈《〝“‘￥＄([{$¥€")
"""Signs that a line does not begin or end with, as JIS X 4051 and W3C's jlreq name them."""
Part = tuple[str, str]
"""What stands before it on a line, a space or nothing, and letters that stay together."""


def columns(text: str) -> int:
    """How many columns a text takes: wide East Asian characters take two, marks none."""
    return sum(_columns(one) for one in text)


def wrap(
    text: str, room: float, measure: Measure, most: int | None = None, longest: float = 0
) -> list[str]:
    """A text in lines of at most `room`, as even as can be; its own line breaks are kept.

    A word that is too long is broken where the line ends; one character is always taken. Up to
    `longest` it is left whole, and its line is too long. Japanese and Chinese are broken between
    letters, but no line begins with a full stop; words may be at their soft hyphens. Where there
    are more than `most` lines they are only filled, not evened out, and the rest is left.
    """
    lines: list[str] = []
    for written in text.splitlines():
        words = _words(written, max(room, longest), measure)
        filled = _filled(words, room, measure)
        if most is not None and len(lines) + len(filled) > most:
            return [*lines, *filled]
        lines += _evened(words, filled, room, measure)
    return lines


def joined(lines: Iterable[str]) -> str:
    """Lines that a text was broken into as one; Japanese and Chinese have no space between."""
    whole = ""
    for line in lines:
        gap = "" if len(_parts(f"{whole[-1:]}{line[:1]}")) > 1 else " "
        whole = f"{whole}{gap}{line}" if whole else line
    return whole


def shortened(text: str, room: float, measure: Measure) -> str:
    """The text on one line of `room`, its end replaced by an ellipsis where it is too long."""
    if measure(text) <= room:
        return text
    kept = _fitting(text, room - measure(ELLIPSIS), measure)
    return text[:kept].rstrip() + ELLIPSIS


def hyphened(line: str) -> str:
    """A line as it is seen: where it ends in a soft hyphen, that is there."""
    return f"{line[:-1]}-" if line.endswith(SOFT_HYPHEN) else line


def longest_part(text: str, measure: Measure) -> float:
    """How long the longest part of a text is that should stay on one line."""
    parts = (part for word in _PIECE.findall(text) for part in _parts(word))
    return max(map(measure, parts), default=0)


def _evened(words: list[Part], filled: list[str], room: float, measure: Measure) -> list[str]:
    """Filled lines, then narrowed as long as there are no more of them."""
    if len(filled) < 2:
        return filled
    low, high = room / 2, room
    for _ in range(7):
        middle = (low + high) / 2
        narrow = _filled(words, middle, measure)
        fits = len(narrow) == len(filled) and all(measure(line) <= middle for line in narrow)
        low, high = (low, middle) if fits else (middle, high)
    return _filled(words, high, measure)


def _filled(words: list[Part], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for gap, word in words:
        longer = f"{line}{gap}{word}" if line else word
        if line and measure(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def _words(text: str, room: float, measure: Measure) -> list[Part]:
    words: list[Part] = []
    for whole in _PIECE.findall(text):
        gap = " "
        for word in _parts(whole):
            # long ones are measured from the front: all of it takes long, and again for every line
            while len(word) > SHORT_WORD or measure(word) > room:
                kept = max(1, _fitting(word, room, measure))
                words.append((gap, word[:kept]))
                gap, word = "", word[kept:]
            if word:
                words.append((gap, word))
            gap = ""
    return words


def _parts(word: str) -> list[str]:
    """A word in parts between which a line may end: one in Japanese or Chinese has several, and one
    with soft hyphens."""
    if SOFT_HYPHEN not in word and not _ANYWHERE.search(word):
        return [word]
    parts = [word[0]]
    for before, one in pairwise(word):
        either = _ANYWHERE.match(before) or _ANYWHERE.match(one)
        together = one in _BEGINS_NO_LINE or before in _ENDS_NO_LINE or _columns(one) == 0
        if (either and not together) or before == SOFT_HYPHEN:
            parts.append(one)
        else:
            parts[-1] += one
    return parts


def _fitting(text: str, room: float, measure: Measure) -> int:
    """How many characters from the front fit."""
    high = 1
    while high < len(text) and measure(text[:high]) <= room:
        high *= 2
    low, high = 0, min(high, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= room else (low, middle - 1)
    return low


def _columns(one: str) -> int:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1
