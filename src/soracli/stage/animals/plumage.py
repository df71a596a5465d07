"""Feathered wings and tails: overlapping blades in rows, flat sheets that move with the bones."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.animals.clay import Numbers, Vector
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, linear
from soracli.stage.shapes import sheet


def feather(
    root: Vector,
    along: Vector,
    length: float,
    width: float,
    colors: tuple[str, str],
    up: Vector = (0, 0, 1),
    tip_share: float = 0.3,
    droop: float = 0.0,
) -> Mesh:
    """One blade from `root` toward `along`, `width` its half width, its face toward `up`.

    `colors` are (blade, tip); the tip takes `tip_share` of the length; `droop` bends it down.
    """
    axis = np.asarray(along, np.float64) / np.linalg.norm(along)
    normal = np.asarray(up, np.float64)
    side = np.cross(normal, axis)
    side /= np.linalg.norm(side)
    normal = np.cross(axis, side)
    share = np.array([0.0, 0.15, 0.4, 0.7 * (1 - 0.2 * tip_share), 1 - tip_share, 0.93, 1.0])
    share = np.sort(np.concatenate([share, [min(0.999, 1 - tip_share + 1e-3)]]))
    half = width * np.interp(share, [0, 0.2, 0.6, 0.85, 0.96, 1], [0.6, 0.95, 1, 0.82, 0.45, 0.05])
    across = np.array([-1.0, 0.0, 1.0])
    spine = np.asarray(root) + axis * (share * length)[:, None]
    spine = spine - normal * (droop * length * share**2)[:, None]
    points = spine[:, None] + side * (half[:, None] * across[None])[..., None]
    points = points + normal * (0.10 * half[:, None] * (1 - across[None] ** 2))[..., None]
    mesh = sheet(points.astype(np.float32), colors[0], Surface.FEATHER)
    mesh.colors[np.repeat(share > 1 - tip_share + 5e-4, 3)] = linear(colors[1])
    return mesh


def fanned(
    roots: Numbers,
    directions: Numbers,
    lengths: Vector,
    width: float,
    colors: Sequence[tuple[str, str]],
    tip_share: float,
    lift: float = 0.0,
) -> list[Mesh]:
    """A row of feathers; each lies a hair over the one before it (`lift` metres apiece)."""
    row = []
    for place, (root, direction) in enumerate(zip(roots, directions, strict=True)):
        base = np.asarray(root) + np.array([0, 0, lift * place])
        row.append(
            feather(
                base, direction, float(lengths[place]), width, colors[place], tip_share=tip_share
            )
        )
    return row
