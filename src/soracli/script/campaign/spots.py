"""Where a character of a text stands in the file, through quotes, folds and escapes of YAML."""

import functools

from soracli.script.board.part import Part, Spot

_LOOK_AHEAD = 24
"""Characters of the file that one of the text may be away: an escape, the head of a block."""


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def line_from(spot: Spot) -> str:
    """What stands on its line from a spot on."""
    lines = _lines(spot.page.text)
    return lines[spot.line][spot.column :] if spot.line < len(lines) else ""


def spot_in(part: Part, offset: int) -> Spot:
    """The spot of the character at an offset in the text of a part.

    YAML folds lines, indents blocks and escapes; so the text is found in the file again, character
    by character. Where that loses its way (escapes of letters), the spot is near and not exact.
    """
    text, spot = part.text or "", part.spot
    lines = _lines(spot.page.text)
    line, column = spot.line, spot.column
    for letter in text[: offset + 1]:
        if letter.isspace():
            continue
        line, column = _found(lines, line, column, letter)
        column += 1
    return Spot(spot.page, line, max(0, column - 1) if text[: offset + 1].strip() else column)


def _found(lines: tuple[str, ...], line: int, column: int, letter: str) -> tuple[int, int]:
    """Where a letter next stands from here on; here, if it is nowhere near."""
    at, start, left = line, column, _LOOK_AHEAD
    while at < len(lines) and left > 0:
        for place in range(start, len(lines[at])):
            seen = lines[at][place]
            if seen == letter:
                return at, place
            left -= not seen.isspace()
            if left <= 0:
                break
        at, start = at + 1, 0
    return line, column
