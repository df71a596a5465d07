"""Colors held: what the words give a color is seen in that color, in any light and any air.

A red coat in fog comes out grey, a yellow apron by night brown: as on a film set, what is named by
its color is then painted until the camera sees it so. It is measured on a few small pictures and
put right by the least that helps; where the look itself is of one color, nothing is done.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.stage.fragments import Triangles
from soracli.stage.geometry import Geometry
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
_GRAY = 10.0
"""The chroma that white, grey and black have at most."""
_STEP, _MOST = 4.0, 2.5
"""How many times as strong a color gets in one turn, and the largest share of light it reflects: a
little more than all of it, as fluorescent cloth does."""
_COLORLESS = 0.4
"""The saturation of a look below which it has no colors of its own."""
_WORKED_OVER = frozenset(("pencil", "pen", "blueprint"))
"""Shadings that know no colors but their own."""


def colors_told(scene: Scene) -> dict[str, tuple[str, ...]]:
    """The colors "#rrggbb" that a scene gives each of its entities, by id, and what they wear: not
    those of the clothes that only belong to a role."""
    found = {}
    for one in scene.entities:
        worn = [two.color for two in one.wears if two.word != two.kind]
        colors = [] if one.implied else [color for color in (one.color, *worn) if color]
        if colors:
            found[one.id] = tuple(dict.fromkeys(colors))
    return found


def held(
    performance: Performance, geometry: Geometry, triangles: Triangles, proof: Proof
) -> Triangles:
    """The triangles of a take in colors that come out in its pictures as the words tell them."""
    if not performance.told or not _has_colors(performance.look):
        return triangles
    painted = _painted(performance, geometry, triangles.colors)
    frames = sorted({0, performance.frames // 2, performance.frames - 1})
    colors = triangles.colors
    best = {number: np.inf for number in range(len(painted))}
    kept = {number: colors[one.vertices].copy() for number, one in enumerate(painted)}
    for turn in range(_TURNS if painted else 0):
        shots = [proof(frame, triangles._replace(colors=colors)) for frame in frames]
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
    """What is painted in a told color (CIE Lab): its vertices, and which faces (F,) it has."""

    told: Array
    vertices: NDArray[np.intp]
    faces: NDArray[np.bool_]


def _has_colors(look: Look) -> bool:
    own = look.paint or look.shading in _WORKED_OVER
    return not own and look.saturation >= _COLORLESS


def _painted(performance: Performance, geometry: Geometry, colors: Floats) -> list[_Paint]:
    """All that is painted in a color that the words give it; nothing that changes its color."""
    ends = [*geometry.vertex_starts[1:], len(geometry.rest)]
    found = []
    for body, start, end in zip(performance.bodies, geometry.vertex_starts, ends, strict=False):
        if body.guise is not None:
            continue
        own = _lab(_encoded(colors[start:end]))
        for color in performance.told.get(body.id, ()):
            told = _lab(_encoded(linear(color)[None]))[0]
            near = np.linalg.norm((own - told) * (0.5, 1, 1), axis=1) < _SAME
            vertices = start + np.flatnonzero(near)
            if len(vertices):
                among = np.zeros(len(geometry.rest), bool)
                among[vertices] = True
                faces = np.asarray(among[geometry.faces].all(axis=1))
                found.append(_Paint(told, vertices, faces))
    return found


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
