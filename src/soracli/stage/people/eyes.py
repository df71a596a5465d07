"""Eyes: eyeballs with iris and pupil, the rims of the lids, lashes and brows."""

from dataclasses import replace

import numpy as np

from soracli.stage.features import LIDS_SHUT
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.people.clay import cast
from soracli.stage.people.face import Face, form
from soracli.stage.people.head import LID_YAW, lid_heights
from soracli.stage.people.lofts import Array
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import darker, lighter, mixed
from soracli.stage.shapes import sheet


def eyes(face: Face) -> Mesh:
    """Both eyes with the rims of their lids and brows, in heads; lashes go with the upper lids."""
    parts = []
    for side in (1, -1):
        parts += [_ball(face, side), _lids(face, side), _brow(face, side)]
    still = join(parts).bound_to(INDEX["head"])
    if face.female <= 0.4:
        return still
    return join([still, *(_lashes(face, side) for side in (1, -1))])


def _bands(face: Face, iris: float) -> list[tuple[float, Floats]]:
    """The colors of an eyeball by angle from the middle of the pupil, radians."""
    pupil = np.deg2rad(12.5)
    rim, outer = linear(darker(face.eye_color, 0.35)), linear(face.eye_color)
    black, ball = linear("#0c0908"), linear("#efe9e2")
    return [
        (0.0, black),
        (pupil, black),
        (pupil + 1e-3, linear(lighter(face.eye_color, 0.18))),
        (0.5 * (pupil + iris), outer),
        (0.88 * iris, outer),
        (0.93 * iris, rim),
        (iris, rim),
        (iris + 0.025, ball),
        (np.deg2rad(45), ball),
        (np.deg2rad(62), linear("#e2d2c8")),
        (np.deg2rad(78), linear("#c89a8a")),
        (np.deg2rad(100), linear("#b07a6a")),
    ]


def _ball(face: Face, side: int) -> Mesh:
    """An eyeball about +x: rings from the pupil outward, colored ring by ring."""
    iris = np.deg2rad(29.0 + 3 * face.child)
    bands = _bands(face, iris)
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    grid = np.zeros((len(bands), 32, 3))
    colors = np.zeros((len(bands), 32, 3))
    for row, (angle, color) in enumerate(bands):
        bulge = 1.0 + 0.05 * max(0.0, 1 - (angle / (iris * 1.1)) ** 2)
        grid[row, :, 0] = np.cos(angle) * bulge
        grid[row, :, 1] = np.sin(angle) * np.cos(turn)
        grid[row, :, 2] = np.sin(angle) * np.sin(turn)
        # the upper lid shades the top of the eye
        shade = 1 - 0.45 * np.clip((grid[row, :, 2] - 0.18) / 0.35, 0, 1)
        colors[row] = color * shade[:, None]
    x, y, z = face.eye_center
    points = grid[::-1] * face.eye_radius + np.array([x, side * y, z])
    mesh = sheet(points.astype(np.float32), "#ffffff", Surface.EYE, closed=True)
    return painted(mesh, colors[::-1])


def painted(mesh: Mesh, colors: Array) -> Mesh:
    """The mesh with these vertex colors (linear, any shape ending in 3)."""
    return Mesh(
        mesh.vertices,
        mesh.normals,
        colors.reshape(-1, 3).astype(np.float32),
        mesh.faces,
        mesh.surfaces,
        mesh.bones,
        mesh.weights,
    )


def _rim(face: Face, turn: Array, grow: Array | float) -> tuple[Array, Array]:
    """Angles outward and up of the lids' rim at `turn` (0: outer corner), `grow` further out."""
    wide, high, low = lid_heights(face)
    power = 2 / 1.75
    cosine, sine = np.cos(turn), np.sin(turn)
    across = wide * np.sign(cosine) * np.abs(cosine) ** power
    up = np.where(sine > 0, high, low) * np.sign(sine) * np.abs(sine) ** power
    up = up + 0.06 * across / wide
    length = np.maximum(np.hypot(across, up), 1e-6)
    return across + grow * across / length, up + grow * up / length


def _onto(face: Face, side: int, across: Array, up: Array, radius: Array) -> Array:
    spread = np.hypot(across, up)
    unit_across, unit_up = across / np.maximum(spread, 1e-9), up / np.maximum(spread, 1e-9)
    x = np.cos(spread)
    y, z = np.sin(spread) * unit_across * side, np.sin(spread) * unit_up
    turn = side * LID_YAW
    ahead = np.cos(turn) * x - np.sin(turn) * y
    aside = np.sin(turn) * x + np.cos(turn) * y
    center = np.array([face.eye_center[0], side * face.eye_center[1], face.eye_center[2]])
    return np.asarray(
        center + np.stack([ahead, aside, z], -1) * (radius * face.eye_radius)[..., None]
    )


def _lids(face: Face, side: int) -> Mesh:
    """The rims of both lids: from the eyeball out over the edge and down into the skin."""
    around = 44
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    upper = np.clip(np.sin(turn), 0, 1)
    profile = (
        (-0.02, 0.96),
        (0.00, 1.06),
        (0.03, 1.135),
        (0.10, 1.150),
        (0.19, 1.145),
        (0.30, 1.115),
        (0.38, 1.02),
    )
    grid = np.zeros((len(profile), around, 3))
    colors = np.zeros_like(grid)
    skin = linear(mixed(face.skin, "#7a3a2c", 0.20))
    for row, (grow, radius) in enumerate(profile):
        fold = 0.02 * upper * (row in (3, 4)) + 0.012 * face.old * (row in (3, 4))
        across, up = _rim(face, turn, grow)
        grid[row] = _onto(face, side, across, up, radius + fold)
        shade = 1.0 if row > 2 else 0.55 + 0.1 * row
        lash = (0.28 + 0.2 * (1 - face.female)) if row <= 2 else 1.0
        colors[row] = skin * (shade * np.where(upper > 0.12, lash, 0.9))[:, None]
    mesh = sheet(
        (grid if side > 0 else grid[::-1]).astype(np.float32), face.skin, Surface.SKIN, closed=True
    )
    return painted(mesh, colors if side > 0 else colors[::-1])


def _lashes(face: Face, side: int) -> Mesh:
    turn = np.linspace(0.06, 2.7, 22)
    grow = 0.12 * np.sin(turn) ** 0.5 * (0.6 + 0.5 * np.cos(turn / 1.6))
    across, up = _rim(face, turn, 0.0)
    root = _onto(face, side, across, up, np.full(22, 1.09))
    across, up = _rim(face, turn, grow)
    tip = _onto(face, side, across, up, 1.22 + 0.0 * turn)
    mesh = sheet(np.stack([root, tip]).astype(np.float32), "#15100d", Surface.HAIR)
    # at the corners the lids hardly move
    share = np.tile(np.clip(sum(lid_heights(face)[1:]) * np.sin(turn) / LIDS_SHUT, 0, 1), 2)
    weights = np.zeros((len(share), 4), np.float32)
    weights[:, 0], weights[:, 1] = 1 - share, share
    bones = np.zeros((len(share), 4), np.int16)
    bones[:, 0], bones[:, 1] = INDEX["head"], INDEX["lids"]
    return replace(mesh, bones=bones, weights=weights)


def _brow(face: Face, side: int) -> Mesh:
    """A brow laid over its ridge: thick at the inner end, thin at the outer."""
    count, across = 16, 5
    share = np.linspace(0, 1, count)
    thick = (0.022 + 0.018 * face.brow + 0.006 * face.old) * (1 - 0.72 * share**1.6)
    thick *= np.minimum(1, 0.45 + share * 5) * (1 - 0.25 * face.child)
    y = 0.048 + 0.160 * share
    z = face.eye_center[2] + 0.083 + 0.018 * face.female + 0.028 * np.sin(np.pi * share**0.8)
    z = z - 0.034 * share**2 - 0.012 * face.old * (1 - share)
    span = np.linspace(-1, 1, across)
    grid = np.zeros((across, count, 3))
    grid[..., 0] = 0.9
    grid[..., 1] = side * y[None, :]
    grid[..., 2] = z[None, :] + 0.5 * thick[None, :] * span[:, None]
    found = cast(form(face), grid.reshape(-1, 3), (-1.0, 0.0, 0.0), 0.9).reshape(grid.shape)
    jag = 0.0022 * np.sin(np.arange(count) * 2.4)[None, :] * (np.abs(span)[:, None] > 0.9)
    height = (0.004 + 0.010 * (1 - span**2))[:, None] * np.minimum(1, 6 * (1.02 - share))[None, :]
    found[..., 0] += height * np.where(np.abs(span) > 0.9, -0.2, 1)[:, None]
    found[..., 2] += jag
    points = found if side < 0 else found[:, ::-1]
    color = (
        darker(face.hair_color, 0.75) if not face.old else mixed(face.hair_color, "#5a544c", 0.45)
    )
    return sheet(points[:, ::-1].astype(np.float32), color, Surface.HAIR)
