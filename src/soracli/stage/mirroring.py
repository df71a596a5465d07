"""What is mirrored: a run of rays through the sky, and through what is drawn already.

A run goes through one short step after the other, see `resolving` for why. Reading a table is a
step of its own: the compiler does the rest side by side.
"""

import numpy as np
from numba import njit

from soracli.stage.fragments import RUN
from soracli.stage.kernels import INNER
from soracli.stage.lanes import lay_colors
from soracli.stage.sky import MIRROR

_F = np.float32
_NONE, _HALF, _ONE = _F(0), _F(0.5), _F(1)
# planes of rays, RUN numbers each: where they begin and which way they go, as the camera sees it
# (right, up, away), how far they are and what is near there, and whether they still go on
FROM, TOWARD, FAR, NEAR, OPEN = 0, 3, 6, 7, 8
STEPS, FIRST, GROWTH = 16, 0.25, 1.42


@njit(**INNER)
def mirror_sky(many, rays, table, places, weights, colors):  # type: ignore[no-untyped-def]
    """What `fill_mirror` left of the sky in `many` unit directions, the planes TOWARD of `rays` in
    the world's axes; below the horizon as on it. `colors` (RUN * 4,) takes it."""
    middle, last = _F(0.5 * (MIRROR - 1)), np.int32(MIRROR - 2)
    wide, one = np.int32(MIRROR), np.int32(1)
    for k in range(many):
        z = max(rays[(TOWARD + 2) * RUN + k], _NONE)
        scale = middle / (_ONE + z)
        u = rays[TOWARD * RUN + k] * scale + middle
        v = rays[(TOWARD + 1) * RUN + k] * scale + middle
        i, j = min(np.int32(u), last), min(np.int32(v), last)
        u, v = u - _F(i), v - _F(j)
        both, place = u * v, j * wide + i
        places[k], places[RUN + k] = place, place + one
        places[2 * RUN + k], places[3 * RUN + k] = place + wide, place + wide + one
        weights[k], weights[RUN + k] = _ONE - u - v + both, u - both
        weights[2 * RUN + k], weights[3 * RUN + k] = v - both, both
    for k in range(many):
        lay_colors(table, 0, places, weights, RUN, k, colors)


@njit(**INNER)
def set_out(many, basis, rays):  # type: ignore[no-untyped-def]
    """Turn the planes FROM (places seen from the eye) and TOWARD of `rays` from the world's axes
    to the camera's."""
    b00, b01, b02 = _F(basis[0, 0]), _F(basis[0, 1]), _F(basis[0, 2])
    b10, b11, b12 = _F(basis[1, 0]), _F(basis[1, 1]), _F(basis[1, 2])
    b20, b21, b22 = _F(basis[2, 0]), _F(basis[2, 1]), _F(basis[2, 2])
    for k in range(many):
        x, y, z = rays[FROM * RUN + k], rays[(FROM + 1) * RUN + k], rays[(FROM + 2) * RUN + k]
        rays[FROM * RUN + k] = b00 * x + b01 * y + b02 * z
        rays[(FROM + 1) * RUN + k] = b10 * x + b11 * y + b12 * z
        rays[(FROM + 2) * RUN + k] = b20 * x + b21 * y + b22 * z
        x, y = rays[TOWARD * RUN + k], rays[(TOWARD + 1) * RUN + k]
        z = rays[(TOWARD + 2) * RUN + k]
        rays[TOWARD * RUN + k] = b00 * x + b01 * y + b02 * z
        rays[(TOWARD + 1) * RUN + k] = b10 * x + b11 * y + b12 * z
        rays[(TOWARD + 2) * RUN + k] = b20 * x + b21 * y + b22 * z
        rays[OPEN * RUN + k] = _ONE


@njit(**INNER)
def _advance(many, reach, focal, wide, tall, row, rays, places, pixels):  # type: ignore[no-untyped-def]
    """Where the rays are after `reach` metres: their pixels, the places of these in `half`, and
    whether that is in the picture, above `row`."""
    cx, cy = _F(wide) * _HALF, _F(tall) * _HALF
    most_x, most_y, least = _F(wide), _F(row), -_ONE
    across, half, none = np.int32(wide), np.int32((wide + 1) >> 1), np.int32(0)
    for k in range(many):
        far = rays[(FROM + 2) * RUN + k] + rays[(TOWARD + 2) * RUN + k] * reach
        scale = focal / max(far, _F(0.1))
        x = cx + scale * (rays[FROM * RUN + k] + rays[TOWARD * RUN + k] * reach)
        y = cy - scale * (rays[(FROM + 1) * RUN + k] + rays[(TOWARD + 1) * RUN + k] * reach)
        inside = far >= _F(0.1) and x > least and x < most_x and y > least and y < most_y
        i = np.int32(x) if inside else none
        j = np.int32(y) if inside else none
        pixels[RUN + k] = j * across + i
        places[k] = (j >> np.int32(1)) * half + (i >> np.int32(1))
        rays[FAR * RUN + k] = far
        rays[OPEN * RUN + k] = rays[OPEN * RUN + k] if inside else _NONE


@njit(**INNER)
def _meet(many, reach, rays, pixels):  # type: ignore[no-untyped-def]
    """End the rays that met something; gives how many go on."""
    going = _NONE
    for k in range(many):
        near, still = rays[NEAR * RUN + k], rays[OPEN * RUN + k]
        # what is drawn there stands before the ray, but not by more than a step
        behind = rays[FAR * RUN + k] * near - _ONE
        met = behind > _NONE and behind < (reach * _F(0.6) + _F(0.3)) * near
        pixels[k] = pixels[RUN + k] if met and still > _NONE else pixels[k]
        still = _NONE if met else still
        rays[OPEN * RUN + k] = still
        going += still
    return going


@njit(**INNER)
def march(many, focal, row, half, wide, tall, rays, places, pixels):  # type: ignore[no-untyped-def]
    """Where `many` rays meet what is drawn above a row of a picture `wide` by `tall`: `pixels`
    (first RUN of it) in the flat picture, -1 for none. `half` is how near (1 / metres) each second
    pixel of every second row is; `rays` as `set_out` leaves them."""
    flat, reach = half.ravel(), _F(FIRST)
    for k in range(many):
        pixels[k] = np.int32(-1)
    for _ in range(STEPS):
        _advance(many, reach, _F(focal), wide, tall, row, rays, places, pixels)
        for k in range(many):
            rays[NEAR * RUN + k] = flat[np.uint32(places[k])]
        if _meet(many, reach, rays, pixels) <= _NONE:
            return
        reach *= _F(GROWTH)
