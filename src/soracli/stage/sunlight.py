"""How much of the sun reaches a place: the shadow maps as the kernels read them."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.fragments import ABOUT, CREEP, NX, NY, NZ, PX, PY, PZ, RUN, SHARE, THIN
from soracli.stage.lanes import share_behind
from soracli.stage.mesh import Floats

_F = np.float32


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
    u, v, one, reach = u - np.float32(i), v - np.float32(j), np.float32(1), np.float32(step)
    here = w - (reach + u) * along - (reach + v) * down
    along, down = along * reach, down * reach
    place, row = (j - step) * size + i - step, step * size
    total = (one - v) * share_behind(depth, place, step, here, along, one - u, u)
    total += share_behind(depth, place + row, step, here + down, along, one - u, u)
    total += share_behind(depth, place + 2 * row, step, here + down + down, along, one - u, u)
    here += np.float32(3) * down
    total += v * share_behind(depth, place + 3 * row, step, here, along, one - u, u)
    return total * np.float32(1 / 9)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def sunlight(basis, softness, near, far, px, py, pz, nx, ny, nz):  # type: ignore[no-untyped-def]
    """Share of the sun (0..1) that reaches a point with a normal, from the shadow maps, and the
    metres of a texel of the one that told."""
    one, half = np.float32(1), np.float32(0.5)
    steep_most, gentle = np.float32(3), np.float32(0.25)
    step = 1 + int(softness * 2.0 + 0.5)
    u = basis[0, 0] * px + basis[0, 1] * py + basis[0, 2] * pz
    v = basis[1, 0] * px + basis[1, 1] * py + basis[1, 2] * pz
    w = basis[2, 0] * px + basis[2, 1] * py + basis[2, 2] * pz
    a = basis[0, 0] * nx + basis[0, 1] * ny + basis[0, 2] * nz
    b = basis[1, 0] * nx + basis[1, 1] * ny + basis[1, 2] * nz
    facing = basis[2, 0] * nx + basis[2, 1] * ny + basis[2, 2] * nz
    steep = -one / max(facing, gentle)
    along = min(max(a * steep, -steep_most), steep_most)
    down = min(max(b * steep, -steep_most), steep_most)
    # step off the surface along its normal, the more the flatter the light falls
    off = np.float32(0.8 + 0.7 * step) * min(one, np.float32(1.2) - facing)
    a, b, c = off * a - half, off * b - half, off * facing + np.float32(1.0 + 0.5 * step)
    scale = np.float32(near.scale)
    texel = one / scale
    share = _passing(
        near.depth, (u - near.origin[0]) * scale + a, (v - near.origin[1]) * scale + b,
        w + c * texel, step, along * texel, down * texel,
    )  # fmt: skip
    if share >= np.float32(0):
        return share, texel
    scale = np.float32(far.scale)
    texel = one / scale
    share = _passing(
        far.depth, (u - far.origin[0]) * scale + a, (v - far.origin[1]) * scale + b,
        w + c * texel, step, along * texel, down * texel,
    )  # fmt: skip
    return share if share >= np.float32(0) else one, texel


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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def shine(many, lit, near, far, frags):  # type: ignore[no-untyped-def]
    """The share of the sun that reaches the fragments of a run, 0 where they face away from it."""
    planes, leads = frags.planes, frags.leads
    basis, softness = lit.light_basis, lit.softness
    toward_x, toward_y, toward_z = _F(lit.toward[0]), _F(lit.toward[1]), _F(lit.toward[2])
    nothing, one = _F(0), _F(1)
    # the edge of a shadow is three texels wide: within one of the fine map it hardly changes, and
    # in the coarse one, where its texels are seen, it begins no nearer than this
    fine, all_of_it, clear_of_it = _F(1.0 / near.scale), _F(0.999), _F(0.5)
    for k in range(many):
        px, py, pz = planes[PX * RUN + k], planes[PY * RUN + k], planes[PZ * RUN + k]
        lead = leads[k]
        if lead != k and planes[SHARE * RUN + lead] >= nothing:
            x, y = px - planes[PX * RUN + lead], py - planes[PY * RUN + lead]
            z = pz - planes[PZ * RUN + lead]
            if x * x + y * y + z * z < planes[ABOUT * RUN + lead]:
                planes[SHARE * RUN + k] = planes[SHARE * RUN + lead]
                continue
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        facing = nx * toward_x + ny * toward_y + nz * toward_z
        wrap = planes[CREEP * RUN + k]
        # facing away, nothing is known of the shadow about it
        share, texel = -one, nothing
        if facing > nothing or wrap > nothing or planes[THIN * RUN + k] > nothing:
            # thin things are lit through: there the side toward the light counts
            turn = -one if facing <= nothing and wrap <= nothing else one
            share, texel = sunlight(
                basis, softness, near, far, px, py, pz, turn * nx, turn * ny, turn * nz
            )
        planes[SHARE * RUN + k] = share
        about = texel * texel
        if texel > fine:
            crisp = share <= nothing or share >= all_of_it
            about = clear_of_it * about if crisp else nothing
        planes[ABOUT * RUN + k] = about
