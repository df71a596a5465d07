"""How open each place is to the sky: ambient occlusion found in the depth buffer, at half size."""

import numpy as np
from numba import njit

REACH = 0.55
SPOKES = 8


def spokes() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Sample offsets (16 * SPOKES, 2) on the unit disc: sixteen turns of one spiral."""
    turns = np.arange(16)[:, None] * (2 * np.pi / 16) * 0.382 * 16
    k = np.arange(SPOKES)[None, :]
    angle = turns + k * 2.399963
    radius = np.sqrt((k + 0.5) / SPOKES)
    offsets = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)
    return np.ascontiguousarray(offsets.reshape(-1, 2), np.float32)


_F = np.float32
_NONE, _ONE = _F(0), _F(1)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _halve(depth, near, far):  # type: ignore[no-untyped-def]
    """Every second pixel of every second row of the raster's `depth` (4h, w), and its inverse."""
    rows, columns = near.shape
    for row in range(rows):
        for column in range(columns):
            value = depth[row * 8 + 1, column * 2]
            near[row, column] = value
            far[row, column] = _ONE / max(value, _F(1e-6))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _look_around(depth, focal, width, height, table, strength, near, far, raw):  # type: ignore[no-untyped-def]
    """How open each place is by its own spokes: `raw` (h / 2, w / 2), patterned four by four."""
    rows, columns = raw.shape
    cx, cy, away = _F(width * 0.5), _F(height * 0.5), _F(1.0 / focal)
    fade = _F(1.0 / (REACH * REACH))
    strength, focal = _F(strength * 2.2 / SPOKES), _F(focal)
    for row in range(rows):
        for column in range(columns):
            x, y = column * 2, row * 2
            w = near[row, column]
            raw[row, column] = _ONE
            reach = min(_F(REACH) * focal * w, _F(90)) * _F(0.5)
            if w <= _F(0.004) or reach < _F(0.75):
                continue
            z = far[row, column]
            # the surface's own plane: 1 / z is linear on screen
            x1 = x + 1 if x + 1 < width else x - 1
            y1 = y + 1 if y + 1 < height else y - 1
            gx = (depth[y * 4 + 1, x1] - w) * _F(x1 - x)
            x0 = x - 1 if x > 0 else x + 1
            other = (w - depth[y * 4 + 1, x0]) * _F(x - x0)
            if abs(other) < abs(gx):
                gx = other
            gy = (depth[y1 * 4 + 1, x] - w) * _F(y1 - y)
            y0 = y - 1 if y > 0 else y + 1
            other = (w - depth[y0 * 4 + 1, x]) * _F(y - y0)
            if abs(other) < abs(gy):
                gy = other
            u, v = _F(x) - cx, _F(y) - cy
            # the plane's normal in view space (right, down, away), toward the camera
            nx, ny, nz = -gx * focal, -gy * focal, gx * u + gy * v - w
            size = _ONE / (np.sqrt(nx * nx + ny * ny + nz * nz) + _F(1e-12))
            nx, ny, nz = nx * size, ny * size, nz * size
            px, py = u * away * z, v * away * z
            turn = ((row & 3) * 4 + (column & 3)) * SPOKES
            slack = _F(0.10) + _F(0.004) * z
            hidden = _NONE
            for k in range(SPOKES):
                i = column + int(table[turn + k, 0] * reach)
                j = row + int(table[turn + k, 1] * reach)
                # all of it is computed for every spoke: guessing which count takes longer
                inside = _ONE if 0 <= i < columns and 0 <= j < rows else _NONE
                i, j = min(max(i, 0), columns - 1), min(max(j, 0), rows - 1)
                zs = far[j, i]
                dx = (_F(2 * i) - cx) * away * zs - px
                dy = (_F(2 * j) - cy) * away * zs - py
                dz = zs - z
                square = dx * dx + dy * dy + dz * dz
                rise = dx * nx + dy * ny + dz * nz
                above = rise / np.sqrt(square + _F(1e-12)) - slack
                hidden += inside * max(above, _NONE) * max(_ONE - square * fade, _NONE)
            raw[row, column] = max(_NONE, _ONE - strength * hidden)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _even_out(near, raw, out):  # type: ignore[no-untyped-def]
    """The mean of four by four places of one surface, which takes the pattern away."""
    rows, columns = out.shape
    for row in range(rows):
        for column in range(columns):
            w = near[row, column]
            if w <= _F(0.004):
                out[row, column] = _ONE
                continue
            total, weight, apart = _NONE, _NONE, _F(0.04) * w
            top, left = max(min(row - 2, rows - 4), 0), max(min(column - 2, columns - 4), 0)
            for j in range(top, min(top + 4, rows)):
                for i in range(left, min(left + 4, columns)):
                    share = _ONE if abs(near[j, i] - w) < apart else _NONE
                    total += share * raw[j, i]
                    weight += share
            out[row, column] = total / max(weight, _ONE)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def occlude(depth, focal, width, height, table, strength, near, far, raw, out):  # type: ignore[no-untyped-def]
    """Fill `out` (h / 2, w / 2) with openness 0..1 from the raster's `depth` (4h, w).

    Each place looks at its neighbors within REACH metres: what stands above its plane hides sky.
    `near`, `far` and `raw` are scratch of the same size.
    """
    _halve(depth, near, far)
    _look_around(depth, focal, width, height, table, strength, near, far, raw)
    _even_out(near, raw, out)
