"""Light on fragments: sun with shadows, sky, lamps, highlights, reflections and haze."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.finish import BLEED, GLOSS, GLOW, METAL, MIRROR, RIM, SPECULAR, WRAP
from soracli.stage.fragments import (
    BAND,
    BLUE,
    DISTANCE,
    GREEN,
    NX,
    NY,
    NZ,
    PX,
    PY,
    PZ,
    RED,
    VX,
    VY,
    VZ,
    WET,
)
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats
from soracli.stage.sky import whole_sky

_WINDOW = int(Surface.WINDOW)
_SKIN = int(Surface.SKIN)
BLOCK = 8  # 2**3: the kernels shift by 3


class ShadowMap(NamedTuple):
    """A square map of how near the light the nearest surface is, its corner and texels per metre.

    `low`, `high` are the least and greatest depth about each block of BLOCK texels: where a point
    lies before or behind all of them no texel need be compared.
    """

    depth: Floats
    low: Floats
    high: Floats
    origin: Floats
    scale: float


class Lit(NamedTuple):
    """Lights as the kernels take them; see `light.Light`. `bands` 0 is natural light, else cel."""

    toward: Floats
    sun: Floats
    sky: Floats
    bounce: Floats
    low: Floats
    haze: float
    softness: float
    light_basis: Floats
    lamp_places: Floats
    lamp_colors: Floats
    bands: int
    night: float
    fill: float


@njit(cache=True, nogil=True, fastmath=True)
def block_bounds(depth, low, high):  # type: ignore[no-untyped-def]
    """Fill `low` and `high` with the range of depths in each block and its eight neighbors."""
    blocks = len(low)
    lows = np.empty((blocks, blocks), np.float32)
    highs = np.empty((blocks, blocks), np.float32)
    for j in range(blocks):
        for i in range(blocks):
            least, most = depth[j * BLOCK, i * BLOCK], depth[j * BLOCK, i * BLOCK]
            for row in range(j * BLOCK, j * BLOCK + BLOCK):
                for column in range(i * BLOCK, i * BLOCK + BLOCK):
                    value = depth[row, column]
                    least = min(least, value)
                    most = max(most, value)
            lows[j, i], highs[j, i] = least, most
    for j in range(blocks):
        for i in range(blocks):
            least, most = lows[j, i], highs[j, i]
            for row in range(max(j - 1, 0), min(j + 2, blocks)):
                for column in range(max(i - 1, 0), min(i + 2, blocks)):
                    least = min(least, lows[row, column])
                    most = max(most, highs[row, column])
            low[j, i], high[j, i] = least, most


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _filtered(depth, i, j, fu, fv, w, step, along, down):  # type: ignore[no-untyped-def]
    """Share of light that passes: 4x4 comparisons, weighted as a box of 3x3 texels sliding."""
    total = 0.0
    for b in range(4):
        row = j + (b - 1) * step
        weight_v = 1.0 - fv if b == 0 else (fv if b == 3 else 1.0)
        for a in range(4):
            # the receiver is a plane: its own depth changes from texel to texel
            here = w + ((a - 1) * step - fu) * along + ((b - 1) * step - fv) * down
            if depth[row, i + (a - 1) * step] <= here:
                total += weight_v * (1.0 - fu if a == 0 else (fu if a == 3 else 1.0))
    return total / 9.0


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _passing(depth, low, high, u, v, w, step, along, down):  # type: ignore[no-untyped-def]
    """Share of light passing at texel (u, v) for depth w; -1 outside the map."""
    size = len(depth)
    if u < 8.0 or v < 8.0 or u > size - 9.0 or v > size - 9.0:
        return -1.0
    i, j = int(u), int(v)
    if high[j >> 3, i >> 3] <= w:
        return 1.0
    if low[j >> 3, i >> 3] > w:
        return 0.0
    return _filtered(depth, i, j, u - i, v - j, w, step, along, down)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def sunlight(basis, softness, near, far, px, py, pz, nx, ny, nz):  # type: ignore[no-untyped-def]
    """Share of the sun (0..1) that reaches a point with a normal, from the shadow maps."""
    slope = min(1.0, 1.2 - nx * basis[2, 0] - ny * basis[2, 1] - nz * basis[2, 2])
    step = 1 + int(softness * 2.0 + 0.5)
    u = basis[0, 0] * px + basis[0, 1] * py + basis[0, 2] * pz
    v = basis[1, 0] * px + basis[1, 1] * py + basis[1, 2] * pz
    w = basis[2, 0] * px + basis[2, 1] * py + basis[2, 2] * pz
    # step off the surface along its normal, the more the flatter the light falls
    off = (0.8 + 0.7 * step) * slope
    a = off * (basis[0, 0] * nx + basis[0, 1] * ny + basis[0, 2] * nz)
    b = off * (basis[1, 0] * nx + basis[1, 1] * ny + basis[1, 2] * nz)
    facing = basis[2, 0] * nx + basis[2, 1] * ny + basis[2, 2] * nz
    c = off * facing + 1.0 + 0.5 * step
    steep = -1.0 / max(facing, 0.25)
    along = min(max((basis[0, 0] * nx + basis[0, 1] * ny + basis[0, 2] * nz) * steep, -3.0), 3.0)
    down = min(max((basis[1, 0] * nx + basis[1, 1] * ny + basis[1, 2] * nz) * steep, -3.0), 3.0)
    scale, texel = near.scale, 1.0 / near.scale
    share = _passing(
        near.depth, near.low, near.high,
        (u - near.origin[0]) * scale + a - 0.5, (v - near.origin[1]) * scale + b - 0.5,
        w + c * texel, step, along * texel, down * texel,
    )  # fmt: skip
    if share >= 0.0:
        return share
    scale, texel = far.scale, 1.0 / far.scale
    share = _passing(
        far.depth, far.low, far.high,
        (u - far.origin[0]) * scale + a - 0.5, (v - far.origin[1]) * scale + b - 0.5,
        w + c * texel, step, along * texel, down * texel,
    )  # fmt: skip
    return share if share >= 0.0 else 1.0


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def sun_on_level(basis, depth, low, high, corner_u, corner_v, scale, px, py, pz):  # type: ignore[no-untyped-def]
    """`sunlight` on a level surface from one map; full outside it."""
    u = (basis[0, 0] * px + basis[0, 1] * py + basis[0, 2] * pz - corner_u) * scale - 0.5
    v = (basis[1, 0] * px + basis[1, 1] * py + basis[1, 2] * pz - corner_v) * scale - 0.5
    w = basis[2, 0] * px + basis[2, 1] * py + basis[2, 2] * pz
    texel = 1.0 / scale
    steep = -texel / max(basis[2, 2], 0.25)
    share = _passing(
        depth, low, high, u, v, w + 2.0 * texel, 1, basis[0, 2] * steep, basis[1, 2] * steep
    )
    return share if share >= 0.0 else 1.0


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _steps(value, bands):  # type: ignore[no-untyped-def]
    """A light value in flat steps with a narrow soft edge, as a cel painter lays it."""
    scaled = min(max(value, 0.0), 1.0) * bands
    whole = np.floor(scaled)
    edge = min(max((scaled - whole - 0.42) / 0.16, 0.0), 1.0)
    return (whole + edge * edge * (3.0 - 2.0 * edge)) / bands


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _highlight(aligned, turns):  # type: ignore[no-untyped-def]
    """A highlight: the cosine to the power 2**turns, scaled to keep its energy (Blinn)."""
    if aligned < 0.5:
        return 0.0
    value = aligned
    for _ in range(turns):
        value *= value
    return value * ((1 << turns) + 8.0) * 0.04


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def mirrored(b, ex, ey, ez, focal, cx, cy, depth, ids, px, py, pz, rx, ry, rz, row):  # type: ignore[no-untyped-def]
    """Where a reflected ray meets what is drawn above this row: (column, row) or (-1, -1)."""
    wide = depth.shape[1]
    reach = 0.25
    for _ in range(16):
        x, y, z = px + rx * reach - ex, py + ry * reach - ey, pz + rz * reach - ez
        away = b[2, 0] * x + b[2, 1] * y + b[2, 2] * z
        if away < 0.1:
            return -1, -1
        right = b[0, 0] * x + b[0, 1] * y + b[0, 2] * z
        up = b[1, 0] * x + b[1, 1] * y + b[1, 2] * z
        i = int(cx + focal * right / away)
        j = int(cy - focal * up / away)
        if i < 0 or i >= wide or j < 0 or j >= row:
            return -1, -1
        near = depth[j * 4 + 1, i]
        if ids[j * 4 + 1, i] >= 0 and near > 0.0:
            behind = away - 1.0 / near
            if 0.0 < behind < reach * 0.6 + 0.3:
                return i, j
        reach *= 1.42
    return -1, -1


@njit(cache=True, nogil=True, fastmath=True)
def light_up(  # type: ignore[no-untyped-def]
    count, view, tri, lit, sky, near, far, frags, depth, ids, color, occlusion, air, air_step
):
    """The light each fragment sends to the camera, haze included, into `frags.light`.

    `occlusion` (h / 2, w / 2) is how open each place is to the sky; `air` the haze's color on a
    grid of `air_step` pixels. `depth`, `ids` and the finished rows of `color` above are what
    polished ground mirrors.
    """
    values, light = frags.values, frags.light
    view_basis, focal, cx, cy = view.basis, view.focal, view.width * 0.5, view.height * 0.5
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    faces, rows, columns = frags.face, frags.row, frags.column
    surfaces, finishes = tri.surfaces, tri.finishes
    basis, softness, bands, haze = lit.light_basis, lit.softness, lit.bands, lit.haze
    fill = lit.fill
    lamp_places, lamp_colors = lit.lamp_places, lit.lamp_colors
    # where a lamp gives less than a fiftieth of full light it is left out, fading before that
    lamp_reaches = np.empty(len(lamp_places))
    for k in range(len(lamp_places)):
        brightest = max(lamp_colors[k, 0], max(lamp_colors[k, 1], lamp_colors[k, 2]))
        lamp_reaches[k] = min(4.0 * brightest / 0.02 + 1.0, 1600.0)
    toward = (lit.toward[0], lit.toward[1], lit.toward[2])
    sun = (lit.sun[0], lit.sun[1], lit.sun[2])
    across = 0.5 / (abs(toward[0]) + abs(toward[1]) + 1e-6)
    low_x, low_y = toward[0] * across, toward[1] * across
    above = (lit.sky[0], lit.sky[1], lit.sky[2])
    below = (lit.bounce[0], lit.bounce[1], lit.bounce[2])
    beside = (lit.low[0], lit.low[1], lit.low[2])
    for f in range(count):
        px, py, pz = values[f, PX], values[f, PY], values[f, PZ]
        nx, ny, nz = np.float64(values[f, NX]), np.float64(values[f, NY]), np.float64(values[f, NZ])
        vx, vy, vz = values[f, VX], values[f, VY], values[f, VZ]
        red, green, blue = values[f, RED], values[f, GREEN], values[f, BLUE]
        face = faces[f]
        surface = surfaces[face]
        wet = values[f, WET]
        row, column = rows[f], columns[f]
        open_sky = occlusion[
            min(row >> 1, occlusion.shape[0] - 1), min(column >> 1, occlusion.shape[1] - 1)
        ]
        facing = nx * toward[0] + ny * toward[1] + nz * toward[2]
        looking = max(nx * vx + ny * vy + nz * vz, 0.0)
        bleed, wrap = finishes[surface, BLEED], finishes[surface, WRAP]
        share = np.float64(0)
        if facing > 0.0 or wrap > 0.0 or bleed > 0.0:
            # thin things are lit through: there the side toward the light counts
            turn = -1.0 if facing <= 0.0 and wrap <= 0.0 else 1.0
            share = sunlight(
                basis, softness, near, far, px, py, pz, turn * nx, turn * ny, turn * nz
            )
        direct = share * max(facing, 0.0)
        up = 0.5 + 0.5 * nz
        if bands > 0:
            direct = _steps(direct * 1.35, bands)
            up = np.float64(0.70)
        side = (1.0 - abs(nz)) * (0.5 + nx * low_x + ny * low_y)
        camera = fill * looking
        lr = sun[0] * direct
        lg = sun[1] * direct
        lb = sun[2] * direct
        ar = above[0] * (up + camera) + below[0] * (1.0 - up) + beside[0] * side
        ag = above[1] * (up + camera) + below[1] * (1.0 - up) + beside[1] * side
        ab = above[2] * (up + camera) + below[2] * (1.0 - up) + beside[2] * side
        ar, ag, ab = ar * open_sky, ag * open_sky, ab * open_sky
        lr, lg, lb = lr + ar, lg + ag, lb + ab
        if bleed > 0.0 and facing < 0.0:
            through = -facing * bleed * share
            lr += sun[0] * through
            lg += sun[1] * through
            lb += sun[2] * through * 0.8
        if wrap > 0.0 and bands == 0:
            # light that creeps under the skin reddens the edge of the shadow
            creep = wrap * 0.30 * np.exp(-9.0 * facing * facing) * (0.35 + 0.65 * share)
            lr += sun[0] * creep
            lg += sun[1] * creep * 0.34
            lb += sun[2] * creep * 0.22
        specular = finishes[surface, SPECULAR] + 0.5 * wet
        turns = int(finishes[surface, GLOSS] + 3.0 * wet)
        sr, sg, sb = 0.0, 0.0, 0.0
        for k in range(len(lamp_places)):
            x = lamp_places[k, 0] - px
            y = lamp_places[k, 1] - py
            z = lamp_places[k, 2] - pz
            square = x * x + y * y + z * z + 0.04
            reach = lamp_reaches[k]
            if square > reach:
                continue
            distance = np.sqrt(square)
            cosine = (x * nx + y * ny + z * nz) / distance
            gain = 4.0 / square * min(1.0, 2.0 - 2.0 * square / reach)
            # lamps throw no shadow; what is close together is dark in between all the same
            gain *= 0.25 + 0.75 * open_sky
            soft = (cosine + 0.12 + bleed) / (1.12 + bleed)
            if soft > 0.0:
                if bands > 0:
                    soft = _steps(soft, bands)
                lr += lamp_colors[k, 0] * gain * soft
                lg += lamp_colors[k, 1] * gain * soft
                lb += lamp_colors[k, 2] * gain * soft
            if specular > 0.1 and cosine > 0.0:
                hx, hy, hz = x / distance + vx, y / distance + vy, z / distance + vz
                size = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
                aligned = max((hx * nx + hy * ny + hz * nz) / size, 0.0)
                spark = _highlight(aligned, turns) * 0.4 * specular * gain
                sr += lamp_colors[k, 0] * spark
                sg += lamp_colors[k, 1] * spark
                sb += lamp_colors[k, 2] * spark
        graze = 1.0 - looking
        graze *= graze
        if facing > 0.0 and share > 0.0 and specular > 0.0:
            hx, hy, hz = toward[0] + vx, toward[1] + vy, toward[2] + vz
            size = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
            aligned = max((hx * nx + hy * ny + hz * nz) / size, 0.0)
            spark = _highlight(aligned, turns) * specular * share * min(facing * 4.0, 1.0)
            if bands > 0:
                spark = 0.5 * specular * min(max((spark / specular - 0.9) * 4.0, 0.0), 1.0)
            sr += sun[0] * spark
            sg += sun[1] * spark
            sb += sun[2] * spark
        rim = finishes[surface, RIM] * graze * (1.0 - looking)
        if rim > 0.0 and bands == 0:
            # strongest against the light, where it shines through the fuzz
            against = share * (
                0.6 + 3.4 * max(-vx * toward[0] - vy * toward[1] - vz * toward[2], 0.0)
            )
            lr += rim * (2.0 * ar + sun[0] * against)
            lg += rim * (2.0 * ag + sun[1] * against)
            lb += rim * (2.0 * ab + sun[2] * against)
        base = finishes[surface, MIRROR] + wet * 0.06 * max(nz, 0.0)
        metal = finishes[surface, METAL]
        mr, mg, mb = 0.0, 0.0, 0.0
        mirror = 0.0
        if base > 0.0:
            # a rough mirror stays dull even at a flat angle
            peak = min(base * 11.0, 1.0)
            mirror = base + (peak - base) * graze * graze * (1.0 - looking) * (1.0 - 0.5 * metal)
            if bands > 0:
                mirror *= 0.6
            double = 2.0 * (nx * vx + ny * vy + nz * vz)
            rx, ry, rz = double * nx - vx, double * ny - vy, double * nz - vz
            mr, mg, mb = whole_sky(sky, rx, ry, max(rz, 0.0), 3.0)
            ground = min(max(0.5 - rz * 4.0, 0.0), 1.0)
            mr += ground * (below[0] * 1.1 + 0.12 * above[0] - mr)
            mg += ground * (below[1] * 1.1 + 0.12 * above[1] - mg)
            mb += ground * (below[2] * 1.1 + 0.12 * above[2] - mb)
            if nz > 0.7 and base > 0.03:
                # only the bands above are finished: what stands in this one is the last frame's
                done = row - row % BAND
                i, j = mirrored(
                    view_basis, ex, ey, ez, focal, cx, cy, depth, ids, px, py, pz, rx, ry, rz, done
                )
                if i >= 0:
                    mr, mg, mb = color[j, i, 0], color[j, i, 1], color[j, i, 2]
            mirror *= 0.4 + 0.6 * open_sky
        if metal > 0.0:
            matte = 1.0 - 0.75 * metal
            out_r = red * (lr * matte + mirror * mr * 1.3 + sr)
            out_g = green * (lg * matte + mirror * mg * 1.3 + sg)
            out_b = blue * (lb * matte + mirror * mb * 1.3 + sb)
        else:
            kept = 1.0 - mirror
            out_r = red * lr * kept + mirror * mr + sr
            out_g = green * lg * kept + mirror * mg + sg
            out_b = blue * lb * kept + mirror * mb + sb
        glow = finishes[surface, GLOW]
        if surface == _WINDOW and lit.night > 0.0 and tri.moods[face] > 0.52:
            mood = (tri.moods[face] - 0.52) / 0.48
            # curtains, shelves and far walls: the room behind is never evenly bright
            room = 0.72 + 0.28 * np.cos(2.3 * (px + py) + 1.7 * pz + 20.0 * mood)
            lamp = lit.night * (0.30 + 0.60 * mood) * room
            out_r += 1.25 * lamp
            out_g += (0.60 + 0.18 * mood) * lamp
            out_b += (0.20 + 0.24 * mood * mood) * lamp
        if glow > 0.0:
            power = glow * (1.4 + 1.6 * lit.night)
            out_r, out_g, out_b = red * power, green * power, blue * power
        if haze > 0.0:
            kept = np.exp(-haze * values[f, DISTANCE])
            i, j = row // air_step, column // air_step
            out_r = out_r * kept + air[i, j, 3] * (1.0 - kept)
            out_g = out_g * kept + air[i, j, 4] * (1.0 - kept)
            out_b = out_b * kept + air[i, j, 5] * (1.0 - kept)
        light[f, 0], light[f, 1], light[f, 2] = out_r, out_g, out_b
