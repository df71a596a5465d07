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
    RUN,
    VX,
    VY,
    VZ,
    WET,
)
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats
from soracli.stage.sky import mirrored_sky
from soracli.stage.sunlight import shine

_WINDOW = int(Surface.WINDOW)
# what mirrors less than this shows no picture of what stands on it
PICTURED = 0.03


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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _steps(value, bands):  # type: ignore[no-untyped-def]
    """A light value in flat steps with a narrow soft edge, as a cel painter lays it."""
    scaled = min(max(value, 0.0), 1.0) * bands
    whole = np.floor(scaled)
    edge = min(max((scaled - whole - 0.42) / 0.16, 0.0), 1.0)
    return (whole + edge * edge * (3.0 - 2.0 * edge)) / bands


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _highlight(aligned, turns):  # type: ignore[no-untyped-def]
    """A highlight: the cosine to the power 2**turns, scaled to keep its energy (Blinn)."""
    if aligned < 0.5:
        return 0.0
    value = aligned
    for _ in range(turns):
        value *= value
    return value * ((1 << turns) + 8.0) * 0.04


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def mirrored(b, ex, ey, ez, focal, cx, cy, half, px, py, pz, rx, ry, rz, row):  # type: ignore[no-untyped-def]
    """Where a reflected ray meets what is drawn above this row: (column, row) or (-1, -1)."""
    wide = int(2.0 * cx)
    x, y, z = px - ex, py - ey, pz - ez
    # where it begins and which way it goes, as the camera sees it
    right, up = b[0, 0] * x + b[0, 1] * y + b[0, 2] * z, b[1, 0] * x + b[1, 1] * y + b[1, 2] * z
    away = b[2, 0] * x + b[2, 1] * y + b[2, 2] * z
    to_right = b[0, 0] * rx + b[0, 1] * ry + b[0, 2] * rz
    to_up = b[1, 0] * rx + b[1, 1] * ry + b[1, 2] * rz
    to_away = b[2, 0] * rx + b[2, 1] * ry + b[2, 2] * rz
    reach = 0.25
    for _ in range(16):
        far = away + to_away * reach
        if far < 0.1:
            return -1, -1
        scale = focal / far
        i = int(cx + scale * (right + to_right * reach))
        j = int(cy - scale * (up + to_up * reach))
        if i < 0 or i >= wide or j < 0 or j >= row:
            return -1, -1
        near = np.float64(half[j >> 1, i >> 1])
        # what is drawn there stands before the ray, but not by more than a step
        behind = far * near - 1.0
        if 0.0 < behind < (reach * 0.6 + 0.3) * near:
            return i, j
        reach *= 1.42
    return -1, -1


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _alike_turned(values, f, lead):  # type: ignore[no-untyped-def]
    """Whether two fragments face so much the same way that mirrors look alike in them."""
    cosine = (
        values[f, NX] * values[lead, NX]
        + values[f, NY] * values[lead, NY]
        + values[f, NZ] * values[lead, NZ]
    )
    return cosine > np.float32(0.998)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _lit_by(place, color, reach, bands, many, planes):  # type: ignore[no-untyped-def]
    """Add the light of one lamp to `many` fragments; leaves its gain and its cosine for highlights.

    `planes` holds place, normal, light, bleed, gain and cosine, RUN numbers each, one after the
    other: see `grade._grade_run` for why.
    """
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    nothing, one, two = np.float32(0), np.float32(1), np.float32(2)
    wider = two / reach
    for f in range(many):
        x, y, z = lx - planes[f], ly - planes[RUN + f], lz - planes[2 * RUN + f]
        square = x * x + y * y + z * z + np.float32(0.04)
        inverse = one / np.sqrt(square)
        cosine = x * planes[3 * RUN + f] + y * planes[4 * RUN + f] + z * planes[5 * RUN + f]
        cosine *= inverse
        gain = np.float32(4) * inverse * inverse * max(min(one, two - wider * square), nothing)
        bleed = planes[9 * RUN + f]
        soft = max((cosine + np.float32(0.12) + bleed) / (np.float32(1.12) + bleed), nothing)
        if bands > 0:
            soft = np.float32(_steps(soft, bands))
        soft *= gain
        planes[6 * RUN + f] += red * soft
        planes[7 * RUN + f] += green * soft
        planes[8 * RUN + f] += blue * soft
        planes[10 * RUN + f] = gain
        planes[11 * RUN + f] = cosine


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _lamplight(begin, end, tri, lit, frags):  # type: ignore[no-untyped-def]
    """The light of lamps on fragments begin..end, and their highlights, before what is close by
    takes its share."""
    values, lamps, faces = frags.values, frags.lamps, frags.face
    surfaces, finishes = tri.surfaces, tri.finishes
    lamp_places, lamp_colors = lit.lamp_places, lit.lamp_colors
    lamps[begin:end] = 0.0
    if len(lamp_places) == 0:
        return
    many, shiny = end - begin, 0
    planes, polished = np.empty(12 * RUN, np.float32), np.empty(RUN, np.int64)
    nothing, one = np.float32(0), np.float32(1)
    for k in range(many):
        f = begin + k
        surface = surfaces[faces[f]]
        for c in range(3):
            planes[c * RUN + k], planes[(3 + c) * RUN + k] = values[f, PX + c], values[f, NX + c]
            planes[(6 + c) * RUN + k] = nothing
        planes[9 * RUN + k] = finishes[surface, BLEED]
        if finishes[surface, SPECULAR] + np.float32(0.5) * values[f, WET] > np.float32(0.1):
            polished[shiny] = k
            shiny += 1
    for lamp in range(len(lamp_places)):
        color = lamp_colors[lamp]
        # where a lamp gives less than a fiftieth of full light it is left out, fading before that
        reach = np.float32(min(200.0 * max(color[0], max(color[1], color[2])) + 1.0, 1600.0))
        _lit_by(lamp_places[lamp], color, reach, lit.bands, many, planes)
        lx, ly, lz = lamp_places[lamp, 0], lamp_places[lamp, 1], lamp_places[lamp, 2]
        for place in range(shiny):
            k = polished[place]
            gain = planes[10 * RUN + k]
            if gain <= nothing or planes[11 * RUN + k] <= nothing:
                continue
            f = begin + k
            x, y, z = lx - values[f, PX], ly - values[f, PY], lz - values[f, PZ]
            inverse = one / np.sqrt(x * x + y * y + z * z + np.float32(0.04))
            hx, hy = x * inverse + values[f, VX], y * inverse + values[f, VY]
            hz = z * inverse + values[f, VZ]
            size = one / np.sqrt(hx * hx + hy * hy + hz * hz + np.float32(1e-12))
            aligned = (hx * values[f, NX] + hy * values[f, NY] + hz * values[f, NZ]) * size
            if aligned < np.float32(0.5):
                continue
            surface = surfaces[faces[f]]
            specular = finishes[surface, SPECULAR] + np.float32(0.5) * values[f, WET]
            turns = int(finishes[surface, GLOSS] + np.float32(3) * values[f, WET])
            spark = np.float32(_highlight(aligned, turns)) * np.float32(0.4) * specular * gain
            lamps[f, 3] += color[0] * spark
            lamps[f, 4] += color[1] * spark
            lamps[f, 5] += color[2] * spark
    for k in range(many):
        for c in range(3):
            lamps[begin + k, c] = planes[(6 + c) * RUN + k]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _reflect(begin, end, view, tri, lit, sky, frags, half, color):  # type: ignore[no-untyped-def]
    """What fragments begin..end mirror: sky, ground, and on polished ground what stands on it."""
    values, mirrors, faces, rows = frags.values, frags.mirror, frags.face, frags.row
    leads = frags.lead
    surfaces, finishes, table = tri.surfaces, tri.finishes, sky.mirror
    basis, focal, cx, cy = view.basis, view.focal, view.width * 0.5, view.height * 0.5
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    ground_r = lit.bounce[0] * 1.1 + 0.12 * lit.sky[0]
    ground_g = lit.bounce[1] * 1.1 + 0.12 * lit.sky[1]
    ground_b = lit.bounce[2] * 1.1 + 0.12 * lit.sky[2]
    for f in range(begin, end):
        nz = values[f, NZ]
        base = finishes[surfaces[faces[f]], MIRROR] + values[f, WET] * 0.06 * max(nz, 0.0)
        if base <= 0.0:
            continue
        lead = leads[f]
        if lead != f and base <= PICTURED and _alike_turned(values, f, lead):
            for c in range(3):
                mirrors[f, c] = mirrors[lead, c]
            continue
        nx, ny = values[f, NX], values[f, NY]
        vx, vy, vz = values[f, VX], values[f, VY], values[f, VZ]
        double = 2.0 * (nx * vx + ny * vy + nz * vz)
        rx, ry, rz = double * nx - vx, double * ny - vy, double * nz - vz
        mr, mg, mb = mirrored_sky(table, rx, ry, max(rz, 0.0))
        ground = min(max(0.5 - rz * 4.0, 0.0), 1.0)
        mr += ground * (ground_r - mr)
        mg += ground * (ground_g - mg)
        mb += ground * (ground_b - mb)
        if nz > 0.7 and base > PICTURED:
            px, py, pz = values[f, PX], values[f, PY], values[f, PZ]
            # only the bands above are finished: what stands in this one is the last frame's
            done = rows[f] - rows[f] % BAND
            i, j = mirrored(basis, ex, ey, ez, focal, cx, cy, half, px, py, pz, rx, ry, rz, done)
            if i >= 0:
                mr, mg, mb = color[j, i, 0], color[j, i, 1], color[j, i, 2]
        mirrors[f, 0], mirrors[f, 1], mirrors[f, 2] = mr, mg, mb


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _combine(begin, end, tri, lit, frags, occlusion, air, air_step):  # type: ignore[no-untyped-def]
    """All kinds of light on fragments begin..end put together, haze included."""
    values, light = frags.values, frags.light
    faces, rows, columns = frags.face, frags.row, frags.column
    surfaces, finishes = tri.surfaces, tri.finishes
    shares, lamps, mirrors, bands, haze = (
        frags.share,
        frags.lamps,
        frags.mirror,
        lit.bands,
        lit.haze,
    )
    fill = lit.fill
    toward = (lit.toward[0], lit.toward[1], lit.toward[2])
    sun = (lit.sun[0], lit.sun[1], lit.sun[2])
    across = 0.5 / (abs(toward[0]) + abs(toward[1]) + 1e-6)
    low_x, low_y = toward[0] * across, toward[1] * across
    above = (lit.sky[0], lit.sky[1], lit.sky[2])
    below = (lit.bounce[0], lit.bounce[1], lit.bounce[2])
    beside = (lit.low[0], lit.low[1], lit.low[2])
    for f in range(begin, end):
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
        share = max(np.float64(shares[f]), 0.0)
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
        # lamps throw no shadow; what is close together is dark in between all the same
        lamped = 0.25 + 0.75 * open_sky
        lr += lamps[f, 0] * lamped
        lg += lamps[f, 1] * lamped
        lb += lamps[f, 2] * lamped
        sr, sg, sb = lamps[f, 3] * lamped, lamps[f, 4] * lamped, lamps[f, 5] * lamped
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
            mr, mg, mb = mirrors[f, 0], mirrors[f, 1], mirrors[f, 2]
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
            px, py, pz = values[f, PX], values[f, PY], values[f, PZ]
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def light_up(begin, end, view, tri, lit, sky, near, far, frags, canvas, air_step):  # type: ignore[no-untyped-def]
    """The light fragments begin..end send to the camera, haze included, into `frags.light`.

    `canvas.occlusion` (h / 2, w / 2) is how open each place is to the sky; `canvas.air` the haze's
    color on a grid of `air_step` pixels. `canvas.half` and the finished rows of `canvas.color`
    above are what polished ground mirrors.
    """
    shine(begin, end, tri, lit, near, far, frags)
    _lamplight(begin, end, tri, lit, frags)
    _reflect(begin, end, view, tri, lit, sky, frags, canvas.half, canvas.color)
    _combine(begin, end, tri, lit, frags, canvas.occlusion, canvas.air, air_step)
