"""Drawn outlines: where one thing ends, where depth leaps, and where a surface folds."""

import numpy as np
from numba import njit

from soracli.stage.materials import Surface

# tags of the film are surfaces plus one
_LEAFY = (int(Surface.GRASS) + 1, int(Surface.FOLIAGE) + 1)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def find_lines(owners, tags, distance, facing, step, lines, soft):  # type: ignore[no-untyped-def]
    """Fill `soft` (h, w) with line strength 0..1; `step` is the half width of a line in pixels."""
    height, width = owners.shape
    for row in range(height):
        for column in range(width):
            here = 1.0 / max(distance[row, column], 0.05)
            strength = 0.0
            for axis in range(2):
                di, dj = (0, step) if axis == 0 else (step, 0)
                r0, c0 = max(row - di, 0), max(column - dj, 0)
                r1, c1 = min(row + di, height - 1), min(column + dj, width - 1)
                before = 1.0 / max(distance[r0, c0], 0.05)
                after = 1.0 / max(distance[r1, c1], 0.05)
                if owners[r1, c1] != owners[r0, c0]:
                    strength = 1.0
                bend = abs(before + after - 2.0 * here) / (here + 1e-6)
                # beyond some hundred metres depth leaps at every fold of the land: no lines there
                near = min(max(max(before, after) * 250.0 - 0.5, 0.0), 1.0)
                strength = max(strength, near * min(max((bend - 0.05) / 0.08, 0.0), 1.0))
                if tags[r1, c1] != tags[r0, c0]:
                    near = 1.0 if owners[row, column] > 0 else min(here * 14.0, 0.8)
                    strength = max(strength, 0.75 * near)
                cosine = (
                    facing[r0, c0, 0] * facing[r1, c1, 0]
                    + facing[r0, c0, 1] * facing[r1, c1, 1]
                    + facing[r0, c0, 2] * facing[r1, c1, 2]
                )
                fold = min(max((0.55 - cosine) / 0.45, 0.0), 1.0)
                if tags[r0, c0] > 0 and tags[r1, c1] > 0:
                    near = 1.0 if owners[row, column] > 0 else min(here * 10.0, 0.7)
                    strength = max(strength, 0.8 * fold * near)
            if owners[row, column] == 0:
                # the set is drawn lightly: leaves and blades hardly, distance less and less
                tag = tags[row, column]
                left, right = (
                    tags[row, max(column - step, 0)],
                    tags[row, min(column + step, width - 1)],
                )
                if tag in _LEAFY or left in _LEAFY or right in _LEAFY:
                    strength *= 0.22
                if owners[row, max(column - step, 0)] == 0:
                    strength *= min(0.30 + here * 7.0, 0.85)
            lines[row, column] = strength
    for row in range(height):
        up, down = max(row - 1, 0), min(row + 1, height - 1)
        for column in range(width):
            left, right = max(column - 1, 0), min(column + 1, width - 1)
            total = 4.0 * lines[row, column]
            total += 2.0 * (lines[up, column] + lines[down, column])
            total += 2.0 * (lines[row, left] + lines[row, right])
            total += lines[up, left] + lines[up, right] + lines[down, left] + lines[down, right]
            soft[row, column] = total / 16.0


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def draw_lines(lines, strength, color):  # type: ignore[no-untyped-def]
    """Darken `color` (h, w, 3) toward ink along the lines."""
    height, width = lines.shape
    for row in range(height):
        for column in range(width):
            share = min(lines[row, column] * 1.5, 1.0) * strength
            if share > 0.0:
                color[row, column, 0] += share * (0.012 - color[row, column, 0])
                color[row, column, 1] += share * (0.010 - color[row, column, 1])
                color[row, column, 2] += share * (0.016 - color[row, column, 2])


def line_step(height: int) -> int:
    """Half the width of a line for a picture of this height, in pixels."""
    return max(1, int(np.round(height / 620)))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def hatch(picture, lines, strength, drawing):  # type: ignore[no-untyped-def]
    """Turn an 8-bit picture (h, w, 3) into a pencil drawing on paper, in place.

    Darker tones get more layers of strokes; `drawing` numbers the sheet, so that strokes differ
    from drawing to drawing as they do by hand.
    """
    height, width = lines.shape
    scale = max(height / 540.0, 0.5)
    for row in range(height):
        for column in range(width):
            gray = (
                0.2126 * picture[row, column, 0]
                + 0.7152 * picture[row, column, 1]
                + 0.0722 * picture[row, column, 2]
            ) / 255.0
            x, y = column / scale, row / scale
            sway = 2.2 * np.sin(x * 0.021 + drawing * 1.3) + 1.7 * np.sin(y * 0.027 - drawing * 0.9)
            tooth = ((column * 7919 + row * 104729 + column * row * 31) & 255) / 255.0 - 0.5
            paper = 0.955 + 0.035 * tooth
            ink = 0.0
            for layer in range(4):
                # each layer lies another way and begins at a darker tone
                if layer == 0:
                    place = 0.62 * x + 0.78 * y
                elif layer == 1:
                    place = 0.72 * x - 0.69 * y
                elif layer == 2:
                    place = 0.25 * x + 0.97 * y
                else:
                    place = 0.95 * x + 0.30 * y
                stroke = 0.5 + 0.5 * np.sin((place + sway + layer * 1.7) * 1.55)
                dark = min(max((0.78 - 0.19 * layer - gray) / 0.30, 0.0), 1.0)
                cover = min(max((dark - stroke + 0.22) / 0.35, 0.0), 1.0) * min(dark * 3.0, 1.0)
                ink = max(ink, cover * (0.34 + 0.14 * layer) * (0.85 + 0.5 * tooth))
            ink = max(ink, 0.55 * max(0.20 - gray, 0.0) / 0.20)
            ink = max(ink, min(lines[row, column] * 1.6, 1.0) * strength * (0.92 + 0.3 * tooth))
            value = paper * (1.0 - ink) + 0.16 * ink
            value = min(max(value, 0.0), 1.0) * 255.0
            picture[row, column, 0] = np.uint8(value)
            picture[row, column, 1] = np.uint8(value * 0.992)
            picture[row, column, 2] = np.uint8(value * 0.965)
