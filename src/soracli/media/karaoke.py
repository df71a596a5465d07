"""Lighting up the words of a caption: the letters that are said take another color.

Their layer has the same letters at the same place, and takes the light away that their color lacks:
what is laid over white letters leaves no white edges.
"""

import unicodedata
from itertools import groupby

import numpy as np
from PIL import Image, features

from soracli.media.blend import Layer
from soracli.media.lettering import WHITE, Color, Setting, drawn_letters

Reach = tuple[float, float]
"""Pixels from the left end of a line."""


def lit(setting: Setting, first: int, last: int, at: tuple[int, int], color: Color) -> Layer:
    """The letters `first` to before `last` of set words (spaces not counted) in a color.

    `at` are the middle and the top of the words, which are drawn centered and white.
    """
    boxes = _boxes(setting, first, last, at)
    if not boxes:
        return Layer(*at, np.zeros((1, 1, 3), np.float32), np.zeros((1, 1, 1), np.float32))
    # words that begin left of a mask are drawn a part of a pixel elsewhere: first all, then cut
    corner = (at[0] - setting.width // 2 - setting.size, at[1])
    size = (setting.width + 2 * setting.size, setting.height)
    shown = Image.new("1", size)
    for left, top, right, bottom in boxes:
        shown.paste(1, (left - corner[0], top - corner[1], right - corner[0], bottom - corner[1]))
    left, top, right, bottom = shown.getbbox() or (0, 0, 1, 1)
    drawn = drawn_letters(setting, (at[0] - corner[0], 0), "center", size)
    mask = np.asarray(drawn, np.float32) * np.asarray(shown)
    mask = mask[top:bottom, left:right, None]
    away = (np.array(color, np.float32) - np.array(WHITE, np.float32)) / np.float32(255)
    return Layer(corner[0] + left, corner[1] + top, mask * away, np.zeros_like(mask))


def reaches(setting: Setting, line: str, begin: int, end: int) -> list[Reach]:
    """Where the characters `begin` to before `end` of a line are drawn.

    Where words of both directions are in a line they may be in several places.
    """
    found: list[Reach] = []
    now = 0.0
    for first, last, leftward in _drawn(line):
        run = setting.measure(line[first:last])
        near, far = max(begin, first), min(end, last)
        if near < far:
            edges = [setting.measure(line[first:edge]) for edge in (near, far)]
            edges = [run - edges[1], run - edges[0]] if leftward else edges
            found.append((now + edges[0], now + edges[1]))
        now += run
    return found


def _boxes(
    setting: Setting, first: int, last: int, at: tuple[int, int]
) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of what these letters take of each line."""
    found = []
    for number, (line, begin, end) in enumerate(_lines(setting, first, last)):
        left, top = at[0] - setting.measure(line) / 2, at[1] + number * setting.pitch
        alone = f" {line} "[begin].isspace() and f" {line} "[end + 1].isspace()
        over = setting.measure(" ") / 2 if alone else 0  # letters lean into the space beside them
        for near, far in reaches(setting, line, begin, end):
            edges = round(left + near - over), round(left + far + over)
            if edges[0] < edges[1]:
                found.append((edges[0], top, edges[1], top + setting.pitch))
    return found


def _lines(setting: Setting, first: int, last: int) -> list[tuple[str, int, int]]:
    """Every line with the part of it, in characters, that these letters are."""
    found = []
    before = 0
    for line in setting.lines:
        places = [at for at, one in enumerate(line) if not one.isspace()]
        inside = places[max(first - before, 0) : max(last - before, 0)]
        found.append((line, inside[0], inside[-1] + 1) if inside else (line, 0, 0))
        before += len(places)
    return found


def _drawn(line: str) -> list[tuple[int, int, bool]]:
    """The runs of one direction in a line, from left to right; True for those read leftward.

    Pillow lays words out by their direction only with Raqm; without, all goes rightward.
    """
    ways = [unicodedata.bidirectional(one) for one in line]
    strong = [way for way in ways if way in ("L", "R", "AL")]
    if "R" not in strong and "AL" not in strong or not features.check("raqm"):
        return [(0, len(line), False)]
    base = strong[0] != "L"
    turned: list[bool] = []
    for at, way in enumerate(ways):
        if way in ("L", "EN"):
            turned.append(False)
        elif way in ("R", "AL"):
            turned.append(True)
        else:  # between two of one direction it has theirs
            after = next((one for one in ways[at:] if one in ("L", "EN", "R", "AL")), "")
            same = bool(turned) and after != "" and turned[-1] == (after in ("R", "AL"))
            turned.append(turned[-1] if same else base)
    runs, now = [], 0
    for leftward, run in groupby(turned):
        length = len(list(run))
        runs.append((now, now + length, leftward))
        now += length
    return runs[::-1] if base else runs
