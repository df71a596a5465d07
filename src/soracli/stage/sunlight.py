"""How much of the sun reaches a place: the shadow maps as the kernels read them."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.fragments import (
    ABOUT,
    CREEP,
    LAMP,
    NX,
    NY,
    NZ,
    PX,
    PY,
    PZ,
    RUN,
    SHARE,
    SPARK,
    THIN,
)
from soracli.stage.kernels import INNER
from soracli.stage.lanes import share_apart, share_close
from soracli.stage.mesh import Floats

_F = np.float32
_NONE, _HALF, _ONE = _F(0), _F(0.5), _F(1)
# planes that wait for lamps: the place as the light sees it, texels to step off the surface, and
# how its depth changes from texel to texel
_ACROSS, _ASIDE, _SLOPE = LAMP, SPARK, SPARK + 3


class ShadowMap(NamedTuple):
    """A square map of how near the light its nearest surface is, its corner, texels per metre."""

    depth: Floats
    origin: Floats
    scale: float


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _passing(depth, u, v, w, step, along, down):  # type: ignore[no-untyped-def]
    """Share of light passing at texel (u, v) for depth w, where the receiver's own depth changes by
    `along` and `down` from texel to texel; -1 outside the map. All but `step` are float32.

    Sixteen comparisons `step` texels apart, weighed as a box of three by three sliding.
    """
    size = len(depth)
    edge = np.float32(8)
    if u < edge or v < edge or u > np.float32(size) - edge or v > np.float32(size) - edge:
        return np.float32(-1)
    i, j = np.int64(u), np.int64(v)
    u, v, reach = u - np.float32(i), v - np.float32(j), np.float32(step)
    here = w - (reach + u) * along - (reach + v) * down
    along, down = along * reach, down * reach
    place = (j - step) * size + i - step
    if step == 1:
        total = share_close(depth, place, size, step, here, along, down, u, v)
    else:
        total = share_apart(depth, place, step * size, step, here, along, down, u, v)
    return total * np.float32(1 / 9)


@njit(**INNER)
def _see_from(many, lit, planes):  # type: ignore[no-untyped-def]
    """Where the fragments of a run are as the light sees them; a share of -1 where no light can
    fall, else of 2."""
    b, step = lit.light_basis, 1 + int(lit.softness * 2.0 + 0.5)
    b00, b01, b02 = b[0, 0], b[0, 1], b[0, 2]
    b10, b11, b12 = b[1, 0], b[1, 1], b[1, 2]
    b20, b21, b22 = b[2, 0], b[2, 1], b[2, 2]
    leaving, lift, gentle, most = _F(0.8 + 0.7 * step), _F(1.0 + 0.5 * step), _F(0.25), _F(3)
    for k in range(many):
        px, py, pz = planes[PX * RUN + k], planes[PY * RUN + k], planes[PZ * RUN + k]
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        facing = b20 * nx + b21 * ny + b22 * nz
        wraps, thin = planes[CREEP * RUN + k] > _NONE, planes[THIN * RUN + k] > _NONE
        away = facing <= _NONE
        planes[SHARE * RUN + k] = -_ONE if away and not (wraps or thin) else _F(2)
        # thin things are lit through: there the side toward the light counts
        turn = -_ONE if away and not wraps else _ONE
        facing *= turn
        a = turn * (b00 * nx + b01 * ny + b02 * nz)
        c = turn * (b10 * nx + b11 * ny + b12 * nz)
        steep = -_ONE / max(facing, gentle)
        # step off the surface along its normal, the more the flatter the light falls
        off = leaving * min(_ONE, _F(1.2) - facing)
        planes[_ACROSS * RUN + k] = b00 * px + b01 * py + b02 * pz
        planes[(_ACROSS + 1) * RUN + k] = b10 * px + b11 * py + b12 * pz
        planes[(_ACROSS + 2) * RUN + k] = b20 * px + b21 * py + b22 * pz
        planes[_ASIDE * RUN + k] = off * a - _HALF
        planes[(_ASIDE + 1) * RUN + k] = off * c - _HALF
        planes[(_ASIDE + 2) * RUN + k] = off * facing + lift
        planes[_SLOPE * RUN + k] = min(max(a * steep, -most), most)
        planes[(_SLOPE + 1) * RUN + k] = min(max(c * steep, -most), most)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _let_through(k, chart, step, scale, texel, corner_u, corner_v, planes):  # type: ignore[no-untyped-def]
    """Share of light that one map lets through to a fragment `_see_from` has seen; -1 outside."""
    u = (planes[_ACROSS * RUN + k] - corner_u) * scale + planes[_ASIDE * RUN + k]
    v = (planes[(_ACROSS + 1) * RUN + k] - corner_v) * scale + planes[(_ASIDE + 1) * RUN + k]
    w = planes[(_ACROSS + 2) * RUN + k] + planes[(_ASIDE + 2) * RUN + k] * texel
    along, down = planes[_SLOPE * RUN + k] * texel, planes[(_SLOPE + 1) * RUN + k] * texel
    return _passing(chart, u, v, w, step, along, down)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def sun_on_level(basis, depth, corner_u, corner_v, scale, px, py, pz):  # type: ignore[no-untyped-def]
    """`sunlight` on a level surface from one map; full outside it."""
    u = (basis[0, 0] * px + basis[0, 1] * py + basis[0, 2] * pz - corner_u) * scale - 0.5
    v = (basis[1, 0] * px + basis[1, 1] * py + basis[1, 2] * pz - corner_v) * scale - 0.5
    w = basis[2, 0] * px + basis[2, 1] * py + basis[2, 2] * pz
    texel = 1.0 / scale
    steep = -texel / max(basis[2, 2], 0.25)
    share = _passing(
        depth, np.float32(u), np.float32(v), np.float32(w + 2.0 * texel), 1,
        np.float32(basis[0, 2] * steep), np.float32(basis[1, 2] * steep),
    )  # fmt: skip
    return share if share >= np.float32(0) else np.float32(1)


@njit(**INNER)
def shine(many, lit, near, far, frags):  # type: ignore[no-untyped-def]
    """The share of the sun that reaches the fragments of a run, below 0 where they face away from
    it."""
    planes, leads = frags.planes, frags.leads
    _see_from(many, lit, planes)
    step = 1 + int(lit.softness * 2.0 + 0.5)
    near_u, near_v, far_u, far_v = near.origin[0], near.origin[1], far.origin[0], far.origin[1]
    near_scale, far_scale = _F(near.scale), _F(far.scale)
    # the edge of a shadow is three texels wide: away from it, it begins no nearer than one of the
    # fine map, and than this in the coarse one, where its texels are seen
    fine, coarse, all_of_it, clear_of_it = _ONE / near_scale, _ONE / far_scale, _F(0.999), _F(0.5)
    for k in range(many):
        if planes[SHARE * RUN + k] < _NONE:
            continue
        lead = leads[k]
        if lead != k and planes[SHARE * RUN + lead] >= _NONE:
            x = planes[PX * RUN + k] - planes[PX * RUN + lead]
            y = planes[PY * RUN + k] - planes[PY * RUN + lead]
            z = planes[PZ * RUN + k] - planes[PZ * RUN + lead]
            if x * x + y * y + z * z < planes[ABOUT * RUN + lead]:
                planes[SHARE * RUN + k] = planes[SHARE * RUN + lead]
                continue
        about = fine * fine
        share = _let_through(k, near.depth, step, near_scale, fine, near_u, near_v, planes)
        if share < _NONE:
            share = _let_through(k, far.depth, step, far_scale, coarse, far_u, far_v, planes)
            about = clear_of_it * coarse * coarse
            if share < _NONE:
                share = _ONE
        crisp = share <= _NONE or share >= all_of_it
        planes[SHARE * RUN + k] = share
        planes[ABOUT * RUN + k] = about if crisp else _NONE
