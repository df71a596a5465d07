"""How open each place is to the sky: ambient occlusion found in the depth buffer, at half size."""

import numpy as np
from numba import njit

from soracli.stage.kernels import INNER

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
# so many places of a row are at work at once
RUN = 256
# planes of a desk, RUN numbers each: the surface's normal, where on the picture a metre away, how
# far, slack, reach in places, whether it is looked about at all, hidden; and what is seen there
NX, NY, NZ, PX, PY, FAR, SLACK, AROUND, COUNTS, HIDDEN, ZS, INSIDE, AT, UNDER = range(14)
# the inverse depths on the surface and about it
W, LEFT, RIGHT, ABOVE, BELOW = HIDDEN, ZS, INSIDE, AT, UNDER


@njit(**INNER)
def _halve(depth, near, far):  # type: ignore[no-untyped-def]
    """Every second pixel of every second row of the raster's `depth` (4h, w), and its inverse."""
    rows, columns = near.shape
    for row in range(rows):
        line = depth[row * 8 + 1]
        for column in range(columns):
            value = line[column * 2]
            near[row, column] = value
            far[row, column] = _ONE / max(value, _F(1e-6))


@njit(**INNER)
def _surround(row, start, many, depth, near, desk):  # type: ignore[no-untyped-def]
    """The inverse depths at places of a row, and left, right, above and below them."""
    y, last, bottom = row * 2, depth.shape[1] - 1, depth.shape[0] // 4 - 1
    over, under = y - 1 if y > 0 else y + 1, y + 1 if y < bottom else y - 1
    line, above, below = depth[y * 4 + 1], depth[over * 4 + 1], depth[under * 4 + 1]
    # at the picture's edges there is one neighbor: the step to it, turned round, is the other one's
    top, low = _ONE if over < y else -_ONE, _ONE if under > y else -_ONE
    for k in range(many):
        x = (start + k) * 2
        w = near[row, start + k]
        desk[W * RUN + k] = w
        desk[LEFT * RUN + k] = line[x - 1] if x > 0 else w + w - line[x + 1]
        desk[RIGHT * RUN + k] = line[x + 1] if x < last else w + w - line[x - 1]
        desk[ABOVE * RUN + k] = w + top * (above[x] - w)
        desk[BELOW * RUN + k] = w + low * (below[x] - w)


@njit(**INNER)
def _lie(start, many, v, cx, focal, desk):  # type: ignore[no-untyped-def]
    """The planes of the surfaces at places of a row: 1 / z is linear on screen, and the smaller of
    two steps is the one that stays on a surface."""
    away, first = _ONE / focal, _F(start)
    for k in range(many):
        w = desk[W * RUN + k]
        gx, other = desk[RIGHT * RUN + k] - w, w - desk[LEFT * RUN + k]
        gx = other if abs(other) < abs(gx) else gx
        gy, other = desk[BELOW * RUN + k] - w, w - desk[ABOVE * RUN + k]
        gy = other if abs(other) < abs(gy) else gy
        u = (first + _F(k)) * _F(2) - cx
        # the plane's normal in view space (right, down, away), toward the camera
        nx, ny, nz = -gx * focal, -gy * focal, gx * u + gy * v - w
        size = _ONE / (np.sqrt(nx * nx + ny * ny + nz * nz) + _F(1e-12))
        z = _ONE / max(w, _F(1e-6))
        reach = min(_F(REACH) * focal * w, _F(90)) * _F(0.5)
        seen = _ONE if w > _F(0.004) and reach >= _F(0.75) else _NONE
        desk[NX * RUN + k], desk[NY * RUN + k], desk[NZ * RUN + k] = nx * size, ny * size, nz * size
        desk[PX * RUN + k], desk[PY * RUN + k] = u * away * z, v * away * z
        desk[FAR * RUN + k], desk[SLACK * RUN + k] = z, _F(0.10) + _F(0.004) * z
        desk[AROUND * RUN + k] = reach * seen
        desk[COUNTS * RUN + k], desk[HIDDEN * RUN + k] = seen, _NONE


@njit(**INNER)
def _aim(row, start, many, rows, columns, spoke, desk, places):  # type: ignore[no-untyped-def]
    """Where a spoke of each place ends: `places` in the flat picture."""
    wide, tall, length = np.int32(columns - 1), np.int32(rows - 1), np.int32(columns)
    here, first, none = np.int32(row), np.int32(start), np.int32(0)
    for k in range(many):
        reach = desk[AROUND * RUN + k]
        i = first + np.int32(k) + np.int32(spoke[k] * reach)
        j = here + np.int32(spoke[RUN + k] * reach)
        # all of it is computed for every place: guessing which count takes longer
        at, under = min(max(i, none), wide), min(max(j, none), tall)
        desk[INSIDE * RUN + k] = _ONE if at == i and under == j else _NONE
        desk[AT * RUN + k], desk[UNDER * RUN + k] = _F(at), _F(under)
        places[k] = under * length + at


@njit(**INNER)
def _hide(many, cx, cy, away, desk):  # type: ignore[no-untyped-def]
    """What the spokes meet hides so much."""
    fade = _F(1.0 / (REACH * REACH))
    for k in range(many):
        zs = desk[ZS * RUN + k]
        dx = (_F(2) * desk[AT * RUN + k] - cx) * away * zs - desk[PX * RUN + k]
        dy = (_F(2) * desk[UNDER * RUN + k] - cy) * away * zs - desk[PY * RUN + k]
        dz = zs - desk[FAR * RUN + k]
        square = dx * dx + dy * dy + dz * dz
        rise = dx * desk[NX * RUN + k] + dy * desk[NY * RUN + k] + dz * desk[NZ * RUN + k]
        above = rise / np.sqrt(square + _F(1e-12)) - desk[SLACK * RUN + k]
        hidden = max(above, _NONE) * max(_ONE - square * fade, _NONE)
        desk[HIDDEN * RUN + k] += desk[INSIDE * RUN + k] * hidden


@njit(**INNER)
def _spread(table):  # type: ignore[no-untyped-def]
    """The spokes (4 rows * SPOKES, 2 * RUN) of places along four rows: across, then down."""
    spread = np.empty((4 * SPOKES, 2 * RUN), np.float32)
    for turn in range(4 * SPOKES):
        for k in range(RUN):
            place = ((turn // SPOKES) * 4 + (k & 3)) * SPOKES + turn % SPOKES
            spread[turn, k], spread[turn, RUN + k] = table[place, 0], table[place, 1]
    return spread


@njit(**INNER)
def _look_around(depth, focal, width, height, table, strength, near, far, raw):  # type: ignore[no-untyped-def]
    """How open each place is by its own spokes: `raw` (h / 2, w / 2), patterned four by four."""
    rows, columns = raw.shape
    desk, places, flat = np.empty(14 * RUN, np.float32), np.empty(RUN, np.int32), far.ravel()
    spread = _spread(table)
    cx, cy, away = _F(width * 0.5), _F(height * 0.5), _F(1.0 / focal)
    strength = _F(strength * 2.2 / SPOKES)
    for row in range(rows):
        for start in range(0, columns, RUN):
            many = min(RUN, columns - start)
            _surround(row, start, many, depth, near, desk)
            _lie(start, many, _F(2 * row) - cy, cx, _F(focal), desk)
            seen = _NONE
            for k in range(many):
                seen += desk[COUNTS * RUN + k]
            for turn in range(SPOKES if seen > _NONE else 0):
                _aim(
                    row, start, many, rows, columns, spread[(row & 3) * SPOKES + turn], desk, places
                )  # fmt: skip
                for k in range(many):
                    desk[ZS * RUN + k] = flat[np.uint32(places[k])]
                _hide(many, cx, cy, away, desk)
            for k in range(many):
                hidden = strength * desk[HIDDEN * RUN + k] * desk[COUNTS * RUN + k]
                raw[row, start + k] = max(_NONE, _ONE - hidden)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _mean_about(row, column, near, raw):  # type: ignore[no-untyped-def]
    """The mean of the four by four places about one that are of its surface."""
    rows, columns = raw.shape
    w = near[row, column]
    if w <= _F(0.004):
        return _ONE
    total, weight, apart = _NONE, _NONE, _F(0.04) * w
    top, left = max(min(row - 2, rows - 4), 0), max(min(column - 2, columns - 4), 0)
    for j in range(top, min(top + 4, rows)):
        for i in range(left, min(left + 4, columns)):
            share = _ONE if abs(near[j, i] - w) < apart else _NONE
            total += share * raw[j, i]
            weight += share
    return total / max(weight, _ONE)


@njit(**INNER)
def _add_alike(many, beside, openness, here, desk):  # type: ignore[no-untyped-def]
    """Add up how open neighbors are that lie on the surfaces of places of a row."""
    for k in range(many):
        w = here[k]
        share = _ONE if abs(beside[k] - w) < _F(0.04) * w else _NONE
        desk[k] += share * openness[k]
        desk[RUN + k] += share


@njit(**INNER)
def _even_out(near, raw, out):  # type: ignore[no-untyped-def]
    """The mean of four by four places of one surface, which takes the pattern away."""
    rows, columns = out.shape
    desk = np.empty(2 * RUN, np.float32)
    begin, stop = min(2, columns), max(columns - 1, min(2, columns))
    for row in range(rows):
        top = max(min(row - 2, rows - 4), 0)
        for start in range(begin, stop, RUN):
            many = min(RUN, stop - start)
            desk[:] = _NONE
            for j in range(top, min(top + 4, rows)):
                for i in range(start - 2, start + 2):
                    _add_alike(many, near[j, i:], raw[j, i:], near[row, start:], desk)
            for k in range(many):
                mean = desk[k] / max(desk[RUN + k], _ONE)
                out[row, start + k] = mean if near[row, start + k] > _F(0.004) else _ONE
        for column in range(begin):
            out[row, column] = _mean_about(row, column, near, raw)
        for column in range(stop, columns):
            out[row, column] = _mean_about(row, column, near, raw)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def occlude(depth, focal, width, height, table, strength, near, far, raw, out):  # type: ignore[no-untyped-def]
    """Fill `out` (h / 2, w / 2) with openness 0..1 from the raster's `depth` (4h, w).

    Each place looks at its neighbors within REACH metres: what stands above its plane hides sky.
    `near`, `far` and `raw` are scratch of the same size.
    """
    _halve(depth, near, far)
    _look_around(depth, focal, width, height, table, strength, near, far, raw)
    _even_out(near, raw, out)
