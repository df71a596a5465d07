"""Drawn outlines: where one thing ends, where depth leaps, and where a surface folds."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
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
                strength = max(strength, min(max((bend - 0.05) / 0.08, 0.0), 1.0))
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


@njit(cache=True, nogil=True)
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
