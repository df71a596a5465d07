"""What a picture is made in: pencil, watercolor, oil, pixels, or white lines on blue.

A developed picture is worked over, in place. Paper, grid and brush stay where they are from picture
to picture, so that only what moves moves.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage import ink
from soracli.stage.mesh import Floats
from soracli.stage.performance import Performance

DRAWN_LAST = frozenset(("pencil", "pen", "pixel", "blueprint"))
"""Shadings whose lines are drawn into the finished picture, not into its light."""
UNFOCUSED = frozenset(("cel", "pencil", "pen", "watercolor", "pixel", "blueprint"))
"""Shadings that know no lens."""
PATTERNS = {
    "cel": 0.45, "pencil": 0.5, "pen": 0.3, "watercolor": 0.5, "oil": 0.8, "pixel": 0.4,
    "blueprint": 0.0,
}  # fmt: skip
"""How strongly the patterns of materials show, where it is not wholly."""
PAPER = np.array([249.0, 246.0, 238.0], np.float32)
INK = np.array([22.0, 20.0, 26.0], np.float32)
BLUE, LINE = np.array([24.0, 66.0, 128.0]), np.array([226.0, 238.0, 250.0])
_STROKES = 95.0
"""Strokes of a pen from the top of a picture to its bottom, where they lie side by side."""
_ROWS_OF_PIXELS = 112
"""Into how many rows a picture of pixels is divided, about."""
_LEVELS = 6
"""Steps of red, of green and of blue in it."""
_ORDER = (np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) + 0.5) / 16 - 0.5
"""Bayer's order for dither in 4 x 4 steps (1973)."""
_CELLS = 36
"""Squares of the grid of a blueprint from its top to its bottom; every fifth line is stronger."""
_FAST = 0.3
"""Radians a second by which what stands still passes a camera that runs: faster is drawn."""
Rgb = NDArray[np.uint8]


class Streaks(NamedTuple):
    """Speed lines: `amount` 0 to 1, and whether the picture runs to the `right`."""

    amount: float
    right: bool


def work_over(
    rgb: Rgb, performance: Performance, lines: Floats, owners: NDArray[np.uint16], frame: int
) -> None:
    """Turn a developed picture (h, w, 3) into one made in the medium of its look.

    `lines` (h, w) are its outlines, 0 to 1, and `owners` (h, w) tell where there are bodies.
    """
    look = performance.look
    if look.speed_lines > 0 and (streaks := _streaks(performance, frame)):
        _draw_streaks(rgb, owners, streaks, frame)
    if look.shading == "pencil":
        ink.hatch(rgb, lines, float(look.ink), frame // 4)
    elif look.shading == "pen":
        _pen(rgb, lines, float(look.ink), frame // 4)
    elif look.shading == "watercolor":
        _wash(rgb)
    elif look.shading == "oil":
        _brush(rgb)
    elif look.shading == "pixel":
        _pixelate(rgb, lines, float(look.ink))
    elif look.shading == "blueprint":
        _plan(rgb, lines, float(look.ink))


def _pen(rgb: Rgb, lines: Floats, strength: float, drawing: int) -> None:
    """Black ink on white paper: outlines, and strokes that lie closer and thicker the darker it
    is. `drawing` numbers the sheet: a hand never draws the same line twice."""
    height, width = rgb.shape[:2]
    gray = _even(rgb, max(2, round(height / 180))) @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    dark = 1 - gray / 255
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    sway = height * 0.006 * np.sin(columns * 9 / height + drawing) * np.sin(rows * 7 / height)
    ink_share = np.zeros((height, width), np.float32)
    for along, down, begins in ((0.7, 0.7, 0.36), (0.75, -0.66, 0.58), (0.1, 1.0, 0.76)):
        stroke = np.abs(((along * columns + down * rows + sway) * _STROKES / height) % 1.0 - 0.5)
        thick = np.clip((dark - begins) * 1.1, 0, 0.42)
        ink_share = np.maximum(ink_share, np.clip((thick - stroke) * height / _STROKES, 0, 1))
    ink_share = np.maximum(ink_share, np.clip(lines * 2.4 - 0.3, 0, 1) * strength)
    made = PAPER + (INK - PAPER) * ink_share[..., None]
    rgb[:] = np.clip(made + 0.5, 0, 255).astype(np.uint8)


def _wash(rgb: Rgb) -> None:
    """Washes of watercolor: even within their edges, darker along them, thin on rough paper."""
    height, width = rgb.shape[:2]
    reach = max(2, round(height / 150))
    flat = _even(rgb, reach)
    gray = flat @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    steps = np.zeros((height, width), np.float32)
    steps[:, reach:-reach] += np.abs(gray[:, 2 * reach :] - gray[:, : -2 * reach])
    steps[reach:-reach] += np.abs(gray[2 * reach :] - gray[: -2 * reach])
    pooled = np.clip(steps / 70.0 - 0.15, 0, 1)
    blot = _cloud(height, width, height / 5) + 0.5 * _cloud(height, width, height / 14)
    grain = _cloud(height, width, max(height / 270, 1.0)) - 0.5
    density = 0.80 + 0.36 * (blot - 0.75) + 0.45 * pooled + 0.22 * grain
    thin = np.clip(flat / PAPER, 0.02, 1.0) ** np.clip(density, 0.35, 1.6)[..., None]
    painted = _margin(height, width)[..., None]
    made = PAPER * (1 - painted + painted * thin) * (1 + 0.035 * grain[..., None])
    rgb[:] = np.clip(made + 0.5, 0, 255).astype(np.uint8)


def _margin(height: int, width: int) -> Floats:
    """1 where a sheet is painted (h, w), 0 on its uneven white edge."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    inside = np.minimum(
        np.minimum(rows, height - 1 - rows), np.minimum(columns, width - 1 - columns)
    )
    edge = height * (0.018 + 0.045 * _cloud(height, width, height / 9))
    return np.asarray(np.clip((inside - edge) / (0.006 * height) + 0.5, 0, 1), np.float32)


def _brush(rgb: Rgb) -> None:
    """Oil: flat strokes, raised where colors meet, lit from the upper left."""
    height, width = rgb.shape[:2]
    flat = _even(rgb, max(3, round(height / 90)))
    relief = flat.mean(axis=-1) + 26.0 * _cloud(height, width, max(height / 110, 2.0))
    lit = np.zeros((height, width), np.float32)
    lit[1:, 1:] = relief[1:, 1:] - relief[:-1, :-1]
    made = flat * (1 + np.clip(-lit / 110.0, -0.16, 0.22)[..., None])
    rgb[:] = np.clip(made + 0.5, 0, 255).astype(np.uint8)


def _pixelate(rgb: Rgb, lines: Floats, strength: float) -> None:
    """Large square pixels of few colors, dithered in a fixed order, with dark outlines."""
    height, width = rgb.shape[:2]
    side = max(2, round(height / _ROWS_OF_PIXELS))
    rows, columns = -(-height // side), -(-width // side)
    grown = ((0, rows * side - height), (0, columns * side - width))
    padded = np.pad(rgb, (*grown, (0, 0)), mode="edge").astype(np.float32)
    small = padded.reshape(rows, side, columns, side, 3).mean(axis=(1, 3)) / 255
    outline = np.pad(lines, grown, mode="edge").reshape(rows, side, columns, side).max(axis=(1, 3))
    small *= (1 - 0.8 * strength * np.clip(2.5 * outline - 1.2, 0, 1))[..., None]
    order = np.tile(_ORDER, (-(-rows // 4), -(-columns // 4)))[:rows, :columns, None]
    steps = np.clip(np.rint(small * (_LEVELS - 1) + 0.4 * order), 0, _LEVELS - 1) / (_LEVELS - 1)
    large = np.repeat(np.repeat(np.rint(steps * 255).astype(np.uint8), side, 0), side, 1)
    rgb[:] = large[:height, :width]


def _plan(rgb: Rgb, lines: Floats, strength: float) -> None:
    """White lines on blue paper with a grid; light and shade hardly show."""
    height, width = rgb.shape[:2]
    gray = rgb.astype(np.float32) @ np.array([0.2126, 0.7152, 0.0722], np.float32) / 255
    fold = 0.94 + 0.12 * _cloud(height, width, height / 4)
    paper = BLUE * (fold * (0.86 + 0.34 * gray))[..., None]
    drawn = np.clip(strength * np.clip(lines * 1.8, 0, 1), 0, 1)
    drawn = np.maximum(drawn, _grid(height, width))
    made = paper + (LINE - paper) * drawn[..., None]
    rgb[:] = np.clip(made + 0.5, 0, 255).astype(np.uint8)


def _grid(height: int, width: int) -> Floats:
    """How strongly the grid of a blueprint shows (h, w), 0 to 1."""
    cell = height / _CELLS
    shown = np.zeros((height, width), np.float32)
    for number in range(int(width / cell) + 2):
        strong = 0.22 if number % 5 == 0 else 0.09
        at = round(number * cell)
        if at < width:
            shown[:, at] = np.maximum(shown[:, at], strong)
        if at < height:
            shown[at] = np.maximum(shown[at], strong)
    return shown


def _draw_streaks(rgb: Rgb, owners: NDArray[np.uint16], streaks: Streaks, frame: int) -> None:
    """White lines of speed across everything behind the bodies."""
    height, width = owners.shape
    chance = np.random.default_rng(frame)
    for _ in range(round(46 * streaks.amount)):
        thick = max(1, round(height / 540 * chance.uniform(0.6, 2.6)))
        row = int(chance.integers(0, max(height - thick, 1)))
        long = int(width * chance.uniform(0.15, 0.6))
        start = int(chance.integers(-long // 2, width - long // 2))
        columns = slice(max(start, 0), min(start + long, width))
        fade = np.linspace(0.15, 0.75, max(columns.stop - columns.start, 1), dtype=np.float32)
        share = (fade if streaks.right else fade[::-1]) * (owners[row : row + thick, columns] == 0)
        under = rgb[row : row + thick, columns].astype(np.float32)
        rgb[row : row + thick, columns] = under + (250 - under) * share[..., None]


def _streaks(performance: Performance, frame: int) -> Streaks | None:
    """The lines of speed of a frame: of a camera that runs along with somebody fast; None where it
    does not."""
    path = performance.camera
    first, last = max(frame - 1, 0), min(frame + 1, performance.frames - 1)
    if first == last:
        return None
    way = (path.position[last] - path.position[first]) * performance.fps / (last - first)
    away = path.target[frame] - path.position[frame]
    along = np.cross(away, path.up[frame])
    seen = (
        float(way @ along) / max(float(away @ away), 1e-6) / float(np.linalg.norm(path.up[frame]))
    )
    turned = path.target[last] - path.target[first]
    amount = (abs(seen) - _FAST) / _FAST
    if amount <= 0 or float(np.linalg.norm(turned)) < 1e-3:  # it goes round something that stands
        return None
    return Streaks(min(amount, 1.0), seen > 0)


def _cloud(height: int, width: int, size: float) -> Floats:
    """Even noise 0 to 1 in patches of `size` pixels (h, w), always the same."""
    rows, columns = int(height / size) + 3, int(width / size) + 3
    grid = np.random.default_rng(rows * 8191 + columns).random((rows, columns)).astype(np.float32)
    y, x = np.arange(height) / size, np.arange(width) / size
    top, left = y.astype(int), x.astype(int)
    down, across = _eased(y - top)[:, None], _eased(x - left)[None]
    upper = grid[top][:, left] * (1 - across) + grid[top][:, left + 1] * across
    lower = grid[top + 1][:, left] * (1 - across) + grid[top + 1][:, left + 1] * across
    return np.asarray(upper * (1 - down) + lower * down, np.float32)


def _eased(part: NDArray[np.float64]) -> Floats:
    return np.asarray(part * part * (3 - 2 * part), np.float32)


def _even(rgb: Rgb, reach: int) -> Floats:
    """The picture in even patches with their edges kept, 0 to 255 (Kuwahara and others, 1976):
    every pixel takes the mean of whichever of the four squares at its corners varies least."""
    return np.asarray(_kuwahara(rgb, reach), np.float32)


@njit(cache=True, nogil=True, fastmath=True)
def _kuwahara(rgb, reach):  # type: ignore[no-untyped-def]
    height, width = rgb.shape[:2]
    sums = np.zeros((height + 1, width + 1, 4))
    for row in range(height):
        red, green, blue, square = 0.0, 0.0, 0.0, 0.0
        for column in range(width):
            r, g, b = rgb[row, column, 0], rgb[row, column, 1], rgb[row, column, 2]
            gray = 0.2126 * r + 0.7152 * g + 0.0722 * b
            red, green, blue, square = red + r, green + g, blue + b, square + gray * gray
            above = sums[row, column + 1]
            sums[row + 1, column + 1, 0] = above[0] + red
            sums[row + 1, column + 1, 1] = above[1] + green
            sums[row + 1, column + 1, 2] = above[2] + blue
            sums[row + 1, column + 1, 3] = above[3] + square
    out = np.empty((height, width, 3), np.float32)
    for row in range(height):
        for column in range(width):
            least = 1e30
            for corner in range(4):
                top = max(row - reach if corner < 2 else row, 0)
                bottom = min(row if corner < 2 else row + reach, height - 1) + 1
                left = max(column - reach if corner % 2 == 0 else column, 0)
                right = min(column if corner % 2 == 0 else column + reach, width - 1) + 1
                share = 1.0 / ((bottom - top) * (right - left))
                a, b = sums[bottom, right], sums[top, right]
                c, d = sums[bottom, left], sums[top, left]
                r = (a[0] - b[0] - c[0] + d[0]) * share
                g = (a[1] - b[1] - c[1] + d[1]) * share
                v = (a[2] - b[2] - c[2] + d[2]) * share
                gray = 0.2126 * r + 0.7152 * g + 0.0722 * v
                spread = (a[3] - b[3] - c[3] + d[3]) * share - gray * gray
                if spread < least:
                    least = spread
                    out[row, column, 0], out[row, column, 1] = r, g
                    out[row, column, 2] = v
    return out
