"""Eyes: a ball with iris and pupil that looks along its gaze, between two lids."""

from dataclasses import replace

import numpy as np

from soracli.stage.animals.clay import Vector
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import lathe, sheet


def eye(
    center: Vector,
    radius: float,
    gaze: Vector,
    iris: str,
    white: str = "#e6dccf",
    iris_share: float = 0.78,
    pupil_share: float = 0.5,
    slit: float = 1.0,
    glow: bool = False,
) -> Mesh:
    """An eyeball at `center` looking along `gaze` (any length).

    `iris_share` is the visible half that is iris, `pupil_share` the part of the iris that is pupil
    (both 0..1, as angles); `slit` below 1 narrows the pupil sideways as a cat's; `glow` lights
    the iris.
    """
    rim = iris_share * np.pi / 2
    pupil = rim * pupil_share
    dark = "#0c0a0a"
    zones = [
        _cap(0.0, pupil, dark),
        _cap(pupil, rim * 0.9, iris),
        _cap(rim * 0.9, rim, _darker(iris)),
        _cap(rim, np.pi * 0.75, white),
    ]
    if slit < 1.0:
        zones[0] = _narrowed(zones[0], slit)
        zones.insert(1, _cap(0.0, pupil, iris).moved(scale=0.975))
    if glow:
        for zone in zones[1:-1]:
            zone.surfaces[:] = Surface.EMISSIVE
    ball = join(zones)
    return ball.moved(_listed(center), turned_to(gaze), radius)


def lids(
    center: Vector,
    radius: float,
    gaze: Vector,
    color: str,
    upper: float = 32.0,
    lower: float = 38.0,
    surface: int = Surface.FUR,
    liner: str = "#1c1512",
    tilt: float = 0.0,
) -> Mesh:
    """Upper and lower lid, opened `upper` and `lower` degrees from the gaze, rims in `liner`.

    `tilt` degrees raises the outer corner when the eye is on the left (mirror it for the right).
    """
    shells = [
        _lid(np.radians(upper), np.radians(190), color, surface, liner),
        _lid(np.radians(-lower), np.radians(-170), color, surface, liner),
    ]
    turn = np.radians(tilt)
    roll = np.array(
        [[1, 0, 0], [0, np.cos(turn), -np.sin(turn)], [0, np.sin(turn), np.cos(turn)]], np.float32
    )
    return join(shells).moved(rotation=roll).moved(_listed(center), turned_to(gaze), radius)


def turned_to(gaze: Vector) -> Floats:
    """The rotation (3, 3) that takes +x to `gaze` and keeps +z as far up as it can."""
    forward = np.asarray(gaze, np.float64)
    forward = forward / np.linalg.norm(forward)
    side = np.cross([0.0, 0.0, 1.0], forward)
    length = float(np.linalg.norm(side))
    side = side / length if length > 1e-6 else np.array([0.0, 1.0, 0.0])
    return np.stack([forward, side, np.cross(forward, side)], axis=1).astype(np.float32)


def _cap(start: float, end: float, color: str, rings: int = 3) -> Mesh:
    """The zone of the unit sphere between two angles from +x."""
    angle = np.linspace(end, start, rings + 1)
    profile = np.stack([np.sin(angle), np.cos(angle)], axis=1).astype(np.float32)
    mesh = lathe(profile, color, Surface.EYE, 18)
    onto_x = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    return mesh.moved(rotation=onto_x)


def _narrowed(cap: Mesh, slit: float) -> Mesh:
    vertices = cap.vertices * np.array([1, slit, 1.15], np.float32)
    length = np.linalg.norm(vertices, axis=1, keepdims=True)
    onto = (vertices / np.maximum(length, 1e-6)).astype(np.float32)
    return replace(cap, vertices=onto, normals=onto)


def _lid(opening: float, back: float, color: str, surface: int, liner: str) -> Mesh:
    turn = np.concatenate(
        [
            [opening, opening, opening + (back - opening) * 0.04],
            np.linspace(opening + (back - opening) * 0.06, back, 5),
        ]
    )
    thickness = np.array([0.99, 1.07, 1.09, *np.full(5, 1.1)])
    across = np.linspace(-np.pi / 2, np.pi / 2, 11)
    grid_turn, grid_across = np.meshgrid(turn, across, indexing="ij")
    reach = thickness[:, None]
    points = np.stack(
        [
            reach * np.cos(grid_across) * np.cos(grid_turn),
            reach * np.sin(grid_across),
            reach * np.cos(grid_across) * np.sin(grid_turn),
        ],
        axis=-1,
    ).astype(np.float32)
    if back < opening:
        points = points[:, ::-1]
    mesh = sheet(points, color, surface)
    mesh.colors[: len(across)] = linear(liner)
    return mesh


def _listed(point: Vector) -> list[float]:
    return [float(value) for value in point]


def _darker(color: str) -> str:
    parts = [int(int(color[place : place + 2], 16) * 0.45) for place in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)
