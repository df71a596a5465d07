"""Scan conversion: which triangle each sample of the picture sees, and how near it is.

Four samples a pixel on a rotated grid: the sample buffer has four rows for one pixel row, each
with its own shift to the right, so one plain scan conversion of a tall picture gives all four.
Depth is kept as 1 / distance along the view axis: greater is nearer, and it is linear on screen.
"""

from typing import Any

import numpy as np
from numba import njit

SAMPLES = 4
NEAR = 0.05
# pixels a side of the squares whose farthest sample is known; so many are looked at for a face
TILE = 4
MOST_TILES = 64
# where in the pixel each of the four sample rows lies, left to right
SHIFTS = np.array([0.375, 0.875, 0.125, 0.625], np.float64)
# one sample a pixel, in its middle
MIDDLE = np.array([0.5, 0.5, 0.5, 0.5], np.float64)


@njit(cache=True, nogil=True, error_model="numpy")
def project(positions, eye, basis, focal, width, height, view, screen):  # type: ignore[no-untyped-def]
    """World positions (V, 3) to view space (right, up, away) and to the screen (x, y, 1 / away)."""
    cx, cy = width * 0.5, height * 0.5
    for v in range(len(positions)):
        x, y, z = positions[v, 0] - eye[0], positions[v, 1] - eye[1], positions[v, 2] - eye[2]
        right = basis[0, 0] * x + basis[0, 1] * y + basis[0, 2] * z
        up = basis[1, 0] * x + basis[1, 1] * y + basis[1, 2] * z
        away = basis[2, 0] * x + basis[2, 1] * y + basis[2, 2] * z
        view[v, 0], view[v, 1], view[v, 2] = right, up, away
        inverse = 1.0 / away if away > 1e-6 else 0.0
        screen[v, 0] = cx + focal * right * inverse
        screen[v, 1] = cy - focal * up * inverse
        screen[v, 2] = inverse


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _fill_rows(x0, y0, w0, x1, y1, x2, y2, area, dwdx, dwdy, span, name, rows, shifts, depth, ids):  # type: ignore[no-untyped-def]
    """The sample rows of a `span`, first to last, of a triangle whose corners lie from top to
    bottom. Samples are written whether they change or not: no step waits for the one before."""
    wide, fine, name, half = float(depth.shape[1]), 1.0 / rows, np.int32(name), 0.5
    slope, middle = (
        (x2 - x0) / (y2 - y0),
        min(max(int(np.ceil(y1 * rows - half)), span[0]), span[1]),
    )
    gain = np.float32(dwdx)
    for part in range(2):
        if part == 0:
            begin, end, x, top = span[0], middle, x0, y0
            short = (x1 - x0) / (y1 - y0) if begin < end else 0.0
        else:
            begin, end, x, top = middle, span[1], x1, y1
            short = (x2 - x1) / (y2 - y1) if begin < end else 0.0
        for row in range(begin, end):
            y = (row + half) * fine
            shift = shifts[row & (rows - 1)]
            a, b = x0 + (y - y0) * slope, x + (y - top) * short
            if area < 0.0:
                a, b = b, a
            left = int(np.ceil(max(a - shift, 0.0)))
            many = int(np.ceil(min(b - shift, wide))) - left
            w = np.float32(w0 + (left + shift - x0) * dwdx + (y - y0) * dwdy)
            line = np.uintp(row)
            for k in range(many):
                column = np.uintp(left) + np.uintp(k)
                here = w + np.float32(np.int32(k)) * gain
                there, was = depth[line, column], ids[line, column]
                nearer = here > there
                depth[line, column] = here if nearer else there
                ids[line, column] = name if nearer else was


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _fill(x0, y0, w0, x1, y1, w1, x2, y2, w2, name, rows, shifts, depth, ids):  # type: ignore[no-untyped-def]
    """One triangle in pixel coordinates; `rows` (a power of two) sample rows a
    pixel. Nearer (greater w) wins.

    Edges are walked from their upper end, so two triangles sharing an edge round it alike: no
    cracks and no sample drawn twice.
    """
    if y1 < y0:
        x0, y0, w0, x1, y1, w1 = x1, y1, w1, x0, y0, w0
    if y2 < y0:
        x0, y0, w0, x2, y2, w2 = x2, y2, w2, x0, y0, w0
    if y2 < y1:
        x1, y1, w1, x2, y2, w2 = x2, y2, w2, x1, y1, w1
    tall = len(depth)
    first = max(0, int(np.ceil(y0 * rows - 0.5)))
    last = min(tall, int(np.ceil(y2 * rows - 0.5)))
    area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    if first >= last or abs(area) < 1e-12:
        return
    inverse = 1.0 / area
    dwdx = ((w1 - w0) * (y2 - y0) - (w2 - w0) * (y1 - y0)) * inverse
    dwdy = ((w2 - w0) * (x1 - x0) - (w1 - w0) * (x2 - x0)) * inverse
    _fill_rows(
        x0, y0, w0, x1, y1, x2, y2, area, dwdx, dwdy, (first, last), name, rows, shifts, depth, ids
    )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def _fill_clipped(view, a, b, c, focal, cx, cy, name, rows, shifts, depth, ids):  # type: ignore[no-untyped-def]
    """A triangle that crosses the near plane: cut there, then filled as one or two triangles."""
    xs, ys, ws = np.empty(4), np.empty(4), np.empty(4)
    corners = (a, b, c)
    count = 0
    for k in range(3):
        p, q = corners[k], corners[(k + 1) % 3]
        zp, zq = view[p, 2], view[q, 2]
        if zp >= NEAR:
            xs[count] = cx + focal * view[p, 0] / zp
            ys[count] = cy - focal * view[p, 1] / zp
            ws[count] = 1.0 / zp
            count += 1
        if (zp >= NEAR) != (zq >= NEAR):
            t = (NEAR - zp) / (zq - zp)
            xs[count] = cx + focal * (view[p, 0] + t * (view[q, 0] - view[p, 0])) / NEAR
            ys[count] = cy - focal * (view[p, 1] + t * (view[q, 1] - view[p, 1])) / NEAR
            ws[count] = 1.0 / NEAR
            count += 1
    for k in range(1, count - 1):
        _fill(
            xs[0], ys[0], ws[0], xs[k], ys[k], ws[k], xs[k + 1], ys[k + 1], ws[k + 1],
            name, rows, shifts, depth, ids,
        )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def raster(view, screen, faces, start, stop, focal, width, height, rows, shifts, depth, ids):  # type: ignore[no-untyped-def]
    """Draw faces start..stop into `depth` and `ids` (rows * height, width)."""
    cx, cy = width * 0.5, height * 0.5
    for face in range(start, stop):
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        za, zb, zc = view[a, 2], view[b, 2], view[c, 2]
        if za < NEAR or zb < NEAR or zc < NEAR:
            if za >= NEAR or zb >= NEAR or zc >= NEAR:
                _fill_clipped(view, a, b, c, focal, cx, cy, face, rows, shifts, depth, ids)
            continue
        x0, x1, x2 = np.float64(screen[a, 0]), np.float64(screen[b, 0]), np.float64(screen[c, 0])
        if min(x0, x1, x2) > width or max(x0, x1, x2) < 0.0:
            continue
        y0, y1, y2 = np.float64(screen[a, 1]), np.float64(screen[b, 1]), np.float64(screen[c, 1])
        if min(y0, y1, y2) > height or max(y0, y1, y2) < 0.0:
            continue
        _fill(
            x0, y0, np.float64(screen[a, 2]), x1, y1, np.float64(screen[b, 2]),
            x2, y2, np.float64(screen[c, 2]), face, rows, shifts, depth, ids,
        )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def draw(view, screen, faces, runs, focal, width, height, shifts, later, farthest, depth, ids):  # type: ignore[no-untyped-def]
    """Draw runs (R, 2) of faces, first to last, into `depth` and `ids` (SAMPLES * height, width).

    Those turned away wait in `later` (F,) until all others are drawn: nearly all of them are hidden
    by then, and need not be drawn. `farthest` (h / TILE, w / TILE) is scratch.
    """
    cx, cy, rows = width * 0.5, height * 0.5, np.int64(SAMPLES)
    waiting: Any = np.int64(0)  # as a plain 0, a type of its own, it would be compiled twice
    for run in range(len(runs)):
        for face in range(runs[run, 0], runs[run, 1]):
            a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
            za, zb, zc = view[a, 2], view[b, 2], view[c, 2]
            if za < NEAR or zb < NEAR or zc < NEAR:
                if za >= NEAR or zb >= NEAR or zc >= NEAR:
                    _fill_clipped(view, a, b, c, focal, cx, cy, face, rows, shifts, depth, ids)
                continue
            x0, x1, x2 = screen[a, 0], screen[b, 0], screen[c, 0]
            if min(x0, x1, x2) > width or max(x0, x1, x2) < 0.0:
                continue
            y0, y1, y2 = screen[a, 1], screen[b, 1], screen[c, 1]
            if min(y0, y1, y2) > height or max(y0, y1, y2) < 0.0:
                continue
            if (x1 - x0) * (y2 - y0) > (x2 - x0) * (y1 - y0):
                later[waiting] = face
                waiting += 1
                continue
            _fill(
                np.float64(x0), np.float64(y0), np.float64(screen[a, 2]), np.float64(x1),
                np.float64(y1), np.float64(screen[b, 2]), np.float64(x2), np.float64(y2),
                np.float64(screen[c, 2]), face, SAMPLES, shifts, depth, ids,
            )  # fmt: skip
    _find_farthest(depth, farthest)
    _draw_later(screen, faces, waiting, later, farthest, shifts, depth, ids)


@njit(cache=True, nogil=True, error_model="numpy")
def _draw_later(screen, faces, waiting, later, farthest, shifts, depth, ids):  # type: ignore[no-untyped-def]
    """Draw the faces that wait, but for those that are hidden."""
    for place in range(waiting):
        face = later[place]
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        x0, x1, x2 = screen[a, 0], screen[b, 0], screen[c, 0]
        y0, y1, y2 = screen[a, 1], screen[b, 1], screen[c, 1]
        w0, w1, w2 = screen[a, 2], screen[b, 2], screen[c, 2]
        if _hidden(
            min(x0, x1, x2), max(x0, x1, x2), min(y0, y1, y2), max(y0, y1, y2),
            max(w0, w1, w2), farthest,
        ):  # fmt: skip
            continue
        _fill(
            np.float64(x0), np.float64(y0), np.float64(w0), np.float64(x1), np.float64(y1),
            np.float64(w1), np.float64(x2), np.float64(y2), np.float64(w2), face, SAMPLES, shifts,
            depth, ids,
        )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _hidden(left, right, top, bottom, nearest, farthest):  # type: ignore[no-untyped-def]
    """Whether all that is drawn in the tiles of a box is nearer than its nearest corner."""
    tall, wide = farthest.shape
    share = np.float32(1.0 / TILE)
    i0, i1 = int(max(left * share, np.float32(0))), min(int(right * share), wide - 1)
    j0, j1 = int(max(top * share, np.float32(0))), min(int(bottom * share), tall - 1)
    if (i1 - i0 + 1) * (j1 - j0 + 1) > MOST_TILES:
        return False
    # interpolation may round up
    reach = nearest * np.float32(1.00001)
    for j in range(j0, j1 + 1):
        for i in range(i0, i1 + 1):
            if farthest[j, i] <= reach:
                return False
    return True


@njit(cache=True, nogil=True, error_model="numpy")
def _find_farthest(depth, farthest):  # type: ignore[no-untyped-def]
    """The farthest sample of every tile."""
    tall, wide = depth.shape
    step = TILE * SAMPLES
    least = np.empty(wide, np.float32)
    for j in range(farthest.shape[0]):
        top = np.uintp(j * step)
        least[:] = np.float32(1e30)
        for row in range(min(step, tall - j * step)):
            for column in range(wide):
                least[column] = min(least[column], depth[top + np.uintp(row), column])
        for i in range(farthest.shape[1]):
            found = np.float32(1e30)
            for column in range(i * TILE, min(i * TILE + TILE, wide)):
                found = min(found, least[column])
            farthest[j, i] = found


@njit(cache=True, nogil=True, error_model="numpy")
def shadow(light_positions, faces, start, stop, origin, scale, depth):  # type: ignore[no-untyped-def]
    """Draw faces seen from the light, flat: positions are (across, up, toward the light) metres.

    `origin` (2,) is the corner of the square map, `scale` texels per metre; the greatest
    third coordinate, the surface nearest the light, stays in `depth` (T, T).
    """
    size = len(depth)
    for face in range(start, stop):
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        x0 = (light_positions[a, 0] - origin[0]) * scale
        x1 = (light_positions[b, 0] - origin[0]) * scale
        x2 = (light_positions[c, 0] - origin[0]) * scale
        if min(x0, x1, x2) > size or max(x0, x1, x2) < 0.0:
            continue
        y0 = (light_positions[a, 1] - origin[1]) * scale
        y1 = (light_positions[b, 1] - origin[1]) * scale
        y2 = (light_positions[c, 1] - origin[1]) * scale
        if min(y0, y1, y2) > size or max(y0, y1, y2) < 0.0:
            continue
        _fill_depth(
            x0, y0, light_positions[a, 2], x1, y1, light_positions[b, 2],
            x2, y2, light_positions[c, 2], depth,
        )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _fill_depth(x0, y0, w0, x1, y1, w1, x2, y2, w2, depth):  # type: ignore[no-untyped-def]
    if y1 < y0:
        x0, y0, w0, x1, y1, w1 = x1, y1, w1, x0, y0, w0
    if y2 < y0:
        x0, y0, w0, x2, y2, w2 = x2, y2, w2, x0, y0, w0
    if y2 < y1:
        x1, y1, w1, x2, y2, w2 = x2, y2, w2, x1, y1, w1
    area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    if abs(area) < 1e-12:
        return
    size = len(depth)
    first = max(0, int(np.ceil(y0 - 0.5)))
    last = min(size, int(np.ceil(y2 - 0.5)))
    if first >= last:
        return
    dwdx = ((w1 - w0) * (y2 - y0) - (w2 - w0) * (y1 - y0)) / area
    dwdy = ((w2 - w0) * (x1 - x0) - (w1 - w0) * (x2 - x0)) / area
    long_slope = (x2 - x0) / (y2 - y0)
    upper_slope = (x1 - x0) / (y1 - y0) if y1 > y0 else 0.0
    lower_slope = (x2 - x1) / (y2 - y1) if y2 > y1 else 0.0
    for row in range(first, last):
        y = row + 0.5
        a = x0 + (y - y0) * long_slope
        b = x0 + (y - y0) * upper_slope if y < y1 else x1 + (y - y1) * lower_slope
        if b < a:
            a, b = b, a
        left = int(np.ceil(max(a - 0.5, 0.0)))
        right = int(np.ceil(min(b - 0.5, float(size))))
        w = w0 + (left + 0.5 - x0) * dwdx + (y - y0) * dwdy
        for column in range(left, right):
            if w > depth[row, column]:
                depth[row, column] = w
            w += dwdx
