"""What of the set turns into another color: the water of a river, the ground, the sky, the paper of
a studio. The set is built once more in the other color, and the film goes over from one to the
other as it does from one hour to the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.becoming import progress
from soracli.stage.mesh import Floats, linear
from soracli.stage.performance import Hour, SetPiece
from soracli.stage.things.forms import recolored
from soracli.story.shot import TimeOfDay, Weather

_GRAY = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""ITU-R BT.709."""
_DEEP = 0.8
"""How dark deep water is beside shallow water of its color."""
_FLAT = 0.55
"""How far up what one walks on faces, at least: the cosine of 57 degrees."""
_FLOOR = 0.06
"""Metres up to which a floor indoors lies."""
_GREEN = 1.12
"""How many times as strong as its red the green of what grows is, at least."""
Build = Callable[[TimeOfDay, Weather], SetPiece]


def repainted(spec: TakeSpec, build: Build) -> tuple[Hour, ...]:
    """The two moments between which the set turns into other colors; () where it does not."""
    scene = spec.scene
    own = [one for one in scene.becomings if not one.entity and one.aspect == "color" and one.part]
    if not own:
        return ()
    time, weather = scene.time or "day", scene.weather or "clear"
    plain = build(time, weather)
    far = progress(scene, spec.frames, spec.fps)(own[0])
    begin = max(int(np.searchsorted(far, 0.0, side="right")) - 1, 0)
    end = min(int(np.searchsorted(far, 1 - 1e-9)), spec.frames - 1)
    before = _painted(plain, [(one.part, one.start) for one in own if one.start])
    after = _painted(plain, [(one.part, one.to) for one in own if one.to])
    return Hour(begin, before, time, weather), Hour(end, after, time, weather)


def in_their_colors(spec: TakeSpec, hours: tuple[Hour, ...]) -> tuple[Hour, ...]:
    """The moments of a shot in which the hour or the weather changes, with what of the set turns
    into another color meanwhile: a lake that freezes as night falls."""
    own = [one for one in spec.scene.becomings if not one.entity and one.aspect == "color"]
    own = [one for one in own if one.part]
    if not own or not hours:
        return hours
    far = progress(spec.scene, spec.frames, spec.fps)(own[0])
    before = [(one.part, one.start) for one in own if one.start]
    after = [(one.part, one.to) for one in own if one.to]
    turned = float(np.searchsorted(far, 0.5))
    return tuple(
        replace(one, set_piece=_painted(one.set_piece, before if one.frame < turned else after))
        for one in hours
    )


def _painted(piece: SetPiece, colors: Sequence[tuple[str, str]]) -> SetPiece:
    for part, color in colors:
        piece = _in_color(piece, part, color)
    return piece


def _in_color(piece: SetPiece, part: str, color: str) -> SetPiece:
    """The set with a part of it in another color, #rrggbb."""
    if part == "water" and piece.water is not None:
        deep = "#" + "".join(f"{int(value * _DEEP):02x}" for value in bytes.fromhex(color[1:]))
        return replace(piece, water=replace(piece.water, shallow=color, deep=deep))
    if part in ("sky", "background") and not _is_studio(piece):
        return replace(piece, sky_color=color)
    mesh = piece.mesh
    touched = _touched(piece, part)
    gray = mesh.colors @ _GRAY
    usual = max(float(np.median(gray[touched])) if touched.any() else 0.0, 1e-3)
    shade = np.clip(gray / usual, 0.5, 1.6)[:, None]
    colors = np.where(touched[:, None], np.minimum(shade * linear(color), 1.0), mesh.colors)
    far = color if piece.far_color is not None and part != "floor" else piece.far_color
    painted: Floats = colors.astype(np.float32)
    return replace(piece, mesh=recolored(mesh, painted), far_color=far)


def _is_studio(piece: SetPiece) -> bool:
    return piece.name.endswith("studio")


def _touched(piece: SetPiece, part: str) -> np.ndarray:
    """Which vertices of a set (V,) belong to a part of it."""
    mesh = piece.mesh
    if _is_studio(piece):
        return np.ones(len(mesh.vertices), bool)
    up = mesh.normals[:, 2] >= _FLAT
    if piece.indoor:
        return np.asarray(up & (mesh.vertices[:, 2] <= _FLOOR))
    if part == "grass":
        red, green, blue = mesh.colors.T
        return np.asarray((green > _GREEN * red) & (green > blue) | (up & (green > red)))
    return np.asarray(up)
