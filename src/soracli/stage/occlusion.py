"""How open each place is to the sky: ambient occlusion found in the depth buffer, at half size."""

import numpy as np
from numba import njit

REACH = 0.55
SPOKES = 8


def spokes() -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Sample offsets (16 * SPOKES, 2) on the unit disc: sixteen turns of one spiral."""
    turns = np.arange(16)[:, None] * (2 * np.pi / 16) * 0.382 * 16
    k = np.arange(SPOKES)[None, :]
    angle = turns + k * 2.399963
    radius = np.sqrt((k + 0.5) / SPOKES)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1).reshape(-1, 2)


@njit(cache=True, nogil=True, fastmath=True)
def occlude(depth, focal, width, height, table, strength, raw, out):  # type: ignore[no-untyped-def]
    """Fill `out` (h / 2, w / 2) with openness 0..1 from the raster's `depth` (4h, w).

    Each place looks at its neighbors within REACH metres: what stands above its plane hides sky.
    """
    rows, columns = out.shape
    cx, cy = width * 0.5, height * 0.5
    for row in range(rows):
        for column in range(columns):
            x, y = column * 2, row * 2
            w = depth[y * 4 + 1, x]
            raw[row, column] = 1.0
            if w <= 0.004:
                continue
            z = 1.0 / w
            # the surface's own plane: 1 / z is linear on screen
            x1 = x + 1 if x + 1 < width else x - 1
            y1 = y + 1 if y + 1 < height else y - 1
            gx = (depth[y * 4 + 1, x1] - w) * (x1 - x)
            x0 = x - 1 if x > 0 else x + 1
            other = (w - depth[y * 4 + 1, x0]) * (x - x0)
            if abs(other) < abs(gx):
                gx = other
            gy = (depth[y1 * 4 + 1, x] - w) * (y1 - y)
            y0 = y - 1 if y > 0 else y + 1
            other = (w - depth[y0 * 4 + 1, x]) * (y - y0)
            if abs(other) < abs(gy):
                gy = other
            px, py = (x - cx) / focal * z, (y - cy) / focal * z
            # the plane's normal in view space (right, down, away), toward the camera
            nx, ny = -gx * focal, -gy * focal
            nz = -(w - gx * (x - cx) - gy * (y - cy))
            size = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
            nx, ny, nz = nx / size, ny / size, nz / size
            reach = min(REACH * focal * w, 90.0)
            if reach < 1.5:
                continue
            turn = ((row & 3) * 4 + (column & 3)) * SPOKES
            hidden = 0.0
            for k in range(SPOKES):
                sx = x + int(table[turn + k, 0] * reach)
                sy = y + int(table[turn + k, 1] * reach)
                if sx < 0 or sx >= width or sy < 0 or sy >= height:
                    continue
                ws = depth[sy * 4 + 1, sx]
                if ws <= w * 0.5:
                    continue
                zs = 1.0 / ws
                dx, dy, dz = (sx - cx) / focal * zs - px, (sy - cy) / focal * zs - py, zs - z
                square = dx * dx + dy * dy + dz * dz
                rise = dx * nx + dy * ny + dz * nz
                if square < REACH * REACH and rise > 0.0:
                    span = np.sqrt(square) + 1e-9
                    above = rise / span - 0.10 - 0.004 * z
                    if above > 0.0:
                        hidden += above * (1.0 - square / (REACH * REACH))
            raw[row, column] = max(0.0, 1.0 - strength * 2.2 * hidden / SPOKES)
    for row in range(rows):
        for column in range(columns):
            w = depth[row * 8 + 1, column * 2]
            if w <= 0.004:
                out[row, column] = 1.0
                continue
            total, weight = 0.0, 0.0
            for j in range(max(row - 2, 0), min(row + 2, rows)):
                for i in range(max(column - 2, 0), min(column + 2, columns)):
                    if abs(depth[j * 8 + 1, i * 2] / w - 1.0) < 0.04:
                        total += raw[j, i]
                        weight += 1.0
            out[row, column] = total / max(weight, 1.0)
