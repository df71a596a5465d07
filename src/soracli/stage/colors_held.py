"""Colors held: what the words give a color is seen in that color, in any light and any air.

A red coat in fog comes out grey, a yellow apron by night brown: as on a film set, what is named by
its color is then painted until the camera sees it so. It is measured on a few small pictures and
put right by the least that helps; where the look itself is of one color, nothing is done.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.all_over import painted_too, tinted
from soracli.stage.casting import ALIVE
from soracli.stage.fragments import Triangles
from soracli.stage.geometry import Geometry
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, linear
from soracli.stage.performance import Performance
from soracli.stage.turns import Array
from soracli.story.preset import Look
from soracli.story.scene import Scene

Proofed = tuple[NDArray[np.uint8], NDArray[np.int32]]
"""A small picture: its sRGB (h, w, 3), and the face that is seen in each pixel (h, w), -1: none."""
Proof = Callable[[int, Triangles], Proofed]
"""Takes a small picture of a frame, with the triangles in some colors."""
_TURNS = 4
"""How often a color is measured and mended at most."""
_FEWEST = 4
"""Pixels of the small pictures from which on a color is measured."""
_SAME = 12.0
"""How far apart in CIE Lab, with half the lightness, what is painted in a told color is from it."""
_COLORED = 12.0
"""The chroma from which on a color has a hue."""
_HUE = 22.0
"""Degrees of hue that a color may be off."""
_CHROMA, _CHROMA_WANTED, _PALE = 0.5, 0.75, 15.0
"""Shares of its chroma that are enough, and that are wanted; a pale tint keeps so much of it."""
_LIGHT, _LIGHT_WANTED = 0.52, 0.62
"""Shares of its lightness that are enough, and that are wanted."""
_DARK, _BLACK = 26.0, 22.0
"""The lightness below which a color is dark, and what a dark one is wanted to be at most."""
_DULLED = 8.0
"""By how much darker than told what is off its color is for another reason than that it shines."""
_GRAY = 10.0
"""The chroma that white, grey and black have at most."""
_STEP, _MOST = 4.0, 2.5
"""How many times as strong a color gets in one turn, and the largest share of light it reflects: a
little more than all of it, as fluorescent cloth does."""
_WORN = " worn"
"""What is behind the id of somebody where the colors of their clothes are told."""
_COLORLESS = 0.4
"""The saturation of a look below which it has no colors of its own."""
_WORKED_OVER = frozenset(("pencil", "pen", "blueprint"))
"""Shadings that know no colors but their own."""


def colors_told(scene: Scene) -> dict[str, tuple[str, ...]]:
    """The colors "#rrggbb" that a scene gives each of its entities, by id, and what they wear, by
    id and "worn": not those of the clothes that only belong to a role."""
    found: dict[str, tuple[str, ...]] = {}
    for one in scene.entities:
        worn = [two.color or "" for two in one.wears if two.word != two.kind]
        if one.color and not one.implied:
            found[one.id] = (one.color,)
        if any(worn) and not one.implied:
            found[one.id + _WORN] = tuple(color for color in dict.fromkeys(worn)
                                          if color not in ("", one.color))  # fmt: skip
    return found


def held(
    performance: Performance, geometry: Geometry, triangles: Triangles, proof: Proof
) -> Triangles:
    """The triangles of a take in colors that come out in its pictures as the words tell them."""
    if not performance.told or not _has_colors(performance.look):
        return triangles
    painted = _painted(performance, geometry, triangles.colors)
    if not painted:
        return triangles
    frames = sorted({0, performance.frames // 2, performance.frames - 1})

    def shots_of(now: Triangles) -> list[Proofed]:
        return [proof(frame, now) for frame in frames]

    first = shots_of(triangles)
    more, painted = _all_over(performance, geometry, triangles, painted, first)
    shots = first if more is triangles else shots_of(more)
    dull = _matte(more, painted, shots)
    return _repainted(dull, painted, shots_of, shots if dull is more else shots_of(dull))


def _repainted(
    triangles: Triangles,
    painted: list["_Paint"],
    shots_of: Callable[[Triangles], list[Proofed]],
    shots: list[Proofed],
) -> Triangles:
    """The triangles, some of which are painted until they come out in their color; `shots` are
    those of them as they are."""
    colors = triangles.colors
    best = {number: np.inf for number in range(len(painted))}
    kept = {number: colors[one.vertices].copy() for number, one in enumerate(painted)}
    for turn in range(_TURNS):
        shots = shots if turn == 0 else shots_of(triangles._replace(colors=colors))
        trial, busy = colors.copy(), False
        for number, one in enumerate(painted):
            shown = _shown(shots, one.faces)
            off = _off(shown, one.told) if shown is not None else 0.0
            if shown is None or off >= best[number]:
                continue
            best[number], kept[number] = off, colors[one.vertices].copy()
            if off > 0 and turn < _TURNS - 1:
                trial[one.vertices] = np.clip(kept[number] * _gain(shown, one.told), 0, _MOST)
                busy = True
        colors = trial
        if not busy:
            break
    result = triangles.colors.copy()
    for number, one in enumerate(painted):
        result[one.vertices] = kept[number]
    return triangles._replace(colors=result)


@dataclass(frozen=True, eq=False)
class _Paint:
    """What is painted in a told color (CIE Lab, and linear): its vertices, which faces (F,) it has,
    and of which body it is a part."""

    told: Array
    vertices: NDArray[np.intp]
    faces: NDArray[np.bool_]
    body: int
    tint: Floats


def _has_colors(look: Look) -> bool:
    own = look.paint or look.shading in _WORKED_OVER
    return not own and look.saturation >= _COLORLESS


def _painted(performance: Performance, geometry: Geometry, colors: Floats) -> list[_Paint]:
    """All that is painted in a color that the words give it; nothing that changes its color."""
    ends = [*geometry.vertex_starts[1:], len(geometry.rest)]
    found = []
    bodies = zip(performance.bodies, geometry.vertex_starts, ends, strict=False)
    for number, (body, start, end) in enumerate(bodies):
        if body.guise is not None:
            continue
        own = _lab(_encoded(colors[start:end]))
        told_of = performance.told.get(body.id, ())
        for color in (*told_of, *performance.told.get(body.id + _WORN, ())):
            told = _lab(_encoded(linear(color)[None]))[0]
            near = np.linalg.norm((own - told) * (0.5, 1, 1), axis=1) < _SAME
            vertices = start + np.flatnonzero(near)
            if len(vertices):
                faces = _faces_of(geometry, vertices)
                found.append(_Paint(told, vertices, faces, number, linear(color)))
    return found


def _faces_of(geometry: Geometry, vertices: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which faces (F,) have all their corners among some vertices."""
    among = np.zeros(len(geometry.rest), bool)
    among[vertices] = True
    return np.asarray(among[geometry.faces].all(axis=1))


def _all_over(
    performance: Performance,
    geometry: Geometry,
    triangles: Triangles,
    painted: list[_Paint],
    shots: list[Proofed],
) -> tuple[Triangles, list[_Paint]]:
    """The triangles and what is painted, with more of each thing in its color where too little of
    what is seen of it has it. What lives has its colors where they are."""
    seen = np.zeros(len(geometry.faces), np.intp)
    for _, ids in shots:
        seen += np.bincount(ids[ids >= 0], minlength=len(seen))
    colors, more = triangles.colors, list[_Paint]()
    for one in painted:
        there = geometry.owners == one.body + 1
        body = performance.bodies[one.body]
        if body.figure.family in ALIVE or body.id + _WORN in performance.told:
            more.append(one)
            continue
        mesh = geometry.faces[there], geometry.surfaces[there]
        too = painted_too(triangles.colors, one.vertices, *mesh, seen[there])
        if not len(too):
            more.append(one)
            continue
        colors = tinted(colors, too, one.tint)
        vertices = np.concatenate([one.vertices, too])
        more.append(replace(one, vertices=vertices, faces=_faces_of(geometry, vertices)))
    if colors is triangles.colors:
        return triangles, painted
    return triangles._replace(colors=colors), more


def _matte(triangles: Triangles, painted: list[_Paint], shots: list[Proofed]) -> Triangles:
    """The triangles, without the gloss that makes what is told to be black, or bright red, a pale
    mirror of lamps and sky."""
    surfaces = triangles.surfaces
    for one in painted:
        shown = _shown(shots, one.faces)
        if shown is None or not _off(shown, one.told):
            continue
        if _polar(_lab(shown[None])[0])[0] <= _polar(one.told)[0] - _DULLED:
            continue
        surfaces = np.where(one.faces, np.uint8(Surface.MATTE), surfaces)
    return triangles if surfaces is triangles.surfaces else triangles._replace(surfaces=surfaces)


def _shown(shots: list[Proofed], faces: NDArray[np.bool_]) -> Array | None:
    """The sRGB (3,), 0 to 1, that some faces have in pictures; None where they are not seen."""
    seen = []
    for rgb, ids in shots:
        there = (ids >= 0) & faces[np.maximum(ids, 0)]
        seen.append(rgb[there])
    pixels = np.concatenate(seen)
    if len(pixels) < _FEWEST:
        return None
    return np.asarray(np.median(pixels, axis=0) / 255)


def _off(shown: Array, told: Array) -> float:
    """How far from what would be called the told color (CIE Lab) one is that is shown as sRGB (3,):
    0 where it passes."""
    light, chroma, hue = _polar(_lab(shown[None])[0])
    told_light, told_chroma, told_hue = _polar(told)
    off = max(_LIGHT * told_light - light, 0.0)
    if told_light < _DARK:
        off += max(light - max(told_light, _BLACK) - 6, 0.0)
    if told_chroma < _COLORED:
        return float(off + max(chroma - max(told_chroma, _GRAY) - 3, 0.0))
    turn = abs((hue - told_hue + 180) % 360 - 180)
    least = max(_CHROMA * told_chroma, min(told_chroma, _PALE))
    return float(off + max(turn - _HUE, 0.0) * 0.3 + max(least - chroma, 0.0))


def _gain(shown: Array, told: Array) -> Array:
    """By what each of red, green and blue (3,) is multiplied to come nearer to the told color."""
    light, chroma, _ = _polar(_lab(shown[None])[0])
    told_light, told_chroma, hue = _polar(told)
    light = max(light, _LIGHT_WANTED * told_light)
    light = min(light, max(told_light, _BLACK)) if told_light < _DARK else light
    if told_chroma < _COLORED:
        wanted = min(chroma, told_chroma)
    else:
        wanted = max(chroma, _CHROMA_WANTED * told_chroma, min(told_chroma, _PALE + 3))
    angle = np.radians(hue)
    goal = _decoded(_from_lab(np.array([light, wanted * np.cos(angle), wanted * np.sin(angle)])))
    now = np.maximum(_decoded(shown), 0.002)
    return np.asarray(np.clip(np.maximum(goal, 0.0) / now, 1 / _STEP, _STEP))


# -- colors: sRGB (IEC 61966-2-1) and CIE Lab under D65 -----------------------------------------

_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.9505], [1.0], [1.089]])


def _encoded(light: Floats) -> Array:
    value = np.clip(light, 0, 1)
    return np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)


def _decoded(encoded: Array) -> Array:
    value = np.clip(encoded, 0, 1)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _lab(encoded: Array) -> Array:
    """CIE Lab (n, 3) of sRGB values (n, 3) from 0 to 1."""
    xyz = _decoded(encoded) @ _TO_XYZ.T
    bent = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = bent.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _from_lab(lab: Array) -> Array:
    """The sRGB (3,) from 0 to 1 of a CIE Lab value (3,), as near as it can be shown."""
    y = (lab[0] + 16) / 116
    bent = np.array([y + lab[1] / 500, y, y - lab[2] / 200])
    xyz = np.where(bent > 6 / 29, bent**3, (116 * bent - 16) * 27 / 24389)
    return _encoded(np.asarray(np.linalg.solve(_TO_XYZ, xyz)))


def _polar(lab: Array) -> tuple[float, float, float]:
    """Lightness, chroma, and hue in degrees of a CIE Lab value (3,)."""
    return (
        float(lab[0]),
        float(np.hypot(lab[1], lab[2])),
        float(np.degrees(np.arctan2(*lab[:0:-1]))),
    )
