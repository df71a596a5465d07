"""Blurring a small picture: means of boxes, one way after the other, whole lines at a time."""

import numpy as np
from numba import njit

from soracli.stage.kernels import INNER

_F = np.float32


@njit(**INNER)
def blur_boxes(small, other, radius, times, edges):  # type: ignore[no-untyped-def]
    """Blur `small` (h, w, c) in place with boxes of `radius` pixels to each side, `times` over.

    Beyond its border lies nothing, or with `edges` its border again. `other` is scratch like it.
    """
    for _ in range(times):
        _along(small, other, radius, edges)
        _down(other, small, radius, edges)


@njit(**INNER)
def _along(given, out, radius, edges):  # type: ignore[no-untyped-def]
    rows, columns, channels = given.shape
    share, last = _F(1 / (2 * radius + 1)), columns - 1
    border = _F(1) if edges else _F(0)
    total = np.zeros(channels, np.float32)
    for row in range(rows):
        for c in range(channels):
            total[c] = border * _F(radius) * given[row, 0, c]
        for column in range(radius):
            weight = _F(1) if column <= last else border
            for c in range(channels):
                total[c] += weight * given[row, min(column, last), c]
        for column in range(columns):
            ahead, behind = column + radius, column - radius - 1
            gain = _F(1) if ahead <= last else border
            loss = _F(1) if behind >= 0 else border
            if column == 0:
                loss = _F(0)
            for c in range(channels):
                total[c] += gain * given[row, min(ahead, last), c]
                total[c] -= loss * given[row, max(behind, 0), c]
                out[row, column, c] = total[c] * share


@njit(**INNER)
def _down(given, out, radius, edges):  # type: ignore[no-untyped-def]
    rows, columns, channels = given.shape
    share, last = _F(1 / (2 * radius + 1)), rows - 1
    border = _F(1) if edges else _F(0)
    total = np.zeros((columns, channels), np.float32)
    for row in range(-radius, radius):
        if edges or 0 <= row <= last:
            total += given[min(max(row, 0), last)]
    for row in range(rows):
        ahead, behind = row + radius, row - radius - 1
        gain = _F(1) if ahead <= last else border
        loss = _F(1) if behind >= 0 else border
        if row == 0:
            loss = _F(0)
        coming, going = given[min(ahead, last)], given[max(behind, 0)]
        for column in range(columns):
            for c in range(channels):
                total[column, c] += gain * coming[column, c] - loss * going[column, c]
                # what is taken off again leaves a rounding behind, never less than nothing
                out[row, column, c] = max(total[column, c] * share, _F(0))
