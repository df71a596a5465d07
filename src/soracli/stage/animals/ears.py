"""Ears: a curved leaf with a furry back and a bare inside."""

import numpy as np

from soracli.stage.animals.clay import Numbers, Vector
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import sheet

# half width along the ear, from root (0) to tip (1)
_OUTLINES: dict[str, list[float]] = {
    "prick": [0.80, 0.97, 1.0, 0.92, 0.77, 0.59, 0.40, 0.20, 0.0],
    "round": [0.72, 0.92, 1.0, 1.0, 0.96, 0.88, 0.74, 0.50, 0.0],
    "leaf": [0.42, 0.72, 0.92, 1.0, 0.98, 0.88, 0.68, 0.40, 0.0],
    "drop": [0.62, 0.80, 0.93, 1.0, 1.0, 0.95, 0.84, 0.62, 0.0],
    "long": [0.50, 0.74, 0.90, 0.98, 1.0, 0.96, 0.84, 0.58, 0.0],
}


def ear(
    outline: str,
    root: Vector,
    start: Vector,
    end: Vector,
    back: Vector,
    length: float,
    width: float,
    colors: tuple[str, str],
    cup: float = 0.5,
    surface: int = Surface.FUR,
) -> Mesh:
    """An ear growing from `root` along `start`, bending over to the direction `end`.

    `back` is roughly where its furry side faces at the root; `width` its half width; `colors` are
    (outside, inside); `cup` is how hollow it is, in half widths.
    """
    profile = np.array(_OUTLINES[outline])
    share = np.linspace(0, 1, 11)
    half = width * np.interp(share, np.linspace(0, 1, len(profile)), profile)
    axis, side, out = _frames(start, end, back, share)
    step = np.diff(share, prepend=0.0)[:, None] * length
    spine = np.asarray(root, np.float64) + np.cumsum(axis * step, axis=0)
    across = np.linspace(-1, 1, 7)
    hollow = cup * half[:, None] * (1 - across[None] ** 2)
    middle = spine[:, None] + side[:, None] * (half[:, None] * across[None])[..., None]
    outer = middle + out[:, None] * hollow[..., None]
    thickness = 0.10 * width * (1 - across[None] ** 4) * (1 - share[:, None] ** 6)
    inner = outer - out[:, None] * thickness[..., None]
    backside = sheet(outer.astype(np.float32), colors[0], surface)
    inside = sheet(inner[:, ::-1].astype(np.float32), colors[0], Surface.SKIN)
    bare = np.clip(1.5 - 2.0 * np.abs(across[::-1])[None] - 0.5 * share[:, None] ** 3, 0, 1)
    shade = bare.reshape(-1, 1).astype(np.float32)
    inside.colors[:] = inside.colors * (1 - shade) + linear(colors[1]) * shade
    return join([backside, inside])


def _frames(
    start: Vector, end: Vector, back: Vector, share: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    first = np.asarray(start, np.float64) / np.linalg.norm(start)
    last = np.asarray(end, np.float64) / np.linalg.norm(end)
    turn = np.clip((share - 0.05) / 0.4, 0, 1)
    turn = (turn * turn * (3 - 2 * turn))[:, None]
    axis = first * (1 - turn) + last * turn
    axis /= np.linalg.norm(axis, axis=1, keepdims=True)
    side = np.cross(first, last)
    if np.linalg.norm(side) < 0.05:
        side = np.cross(np.asarray(back, np.float64), first)
    side /= np.linalg.norm(side)
    out = np.cross(axis, side)
    if float(out[0] @ np.asarray(back, np.float64)) < 0:
        side, out = -side, -out
    sides = np.broadcast_to(side, axis.shape)
    return axis, sides, out / np.linalg.norm(out, axis=1, keepdims=True)
