"""What grows and swims at the bottom of a warm sea: corals, kelp, sea fans, shoals."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.places.crops import blade
from soracli.stage.shapes import cylinder, lathe, tube
from soracli.stage.things.forms import lumpy, raw, recolored

CORALS = ("#e8506a", "#f08a3c", "#c05ad0", "#f2c84a", "#4ab0c8", "#e87ab0")


def branching(seed: int, size: float = 0.8) -> Mesh:
    """A staghorn coral: fingers that fork upward."""
    chance = np.random.default_rng(seed)
    color = CORALS[int(chance.integers(0, len(CORALS)))]
    parts: list[Mesh] = []

    def grow(start: Numbers, heading: Numbers, long: float, depth: int) -> None:
        end = start + heading * long
        radii = (0.055 * size * 0.8**depth, (0.045 if depth < 2 else 0.02) * size * 0.8**depth)
        parts.append(tube([start, end], radii, color, Surface.SKIN, 5, False))
        if depth < 2:
            for _ in range(3):
                new = heading + chance.normal(0, 0.5, 3)
                new[2] = abs(new[2]) + 0.35
                grow(end, new / np.linalg.norm(new), long * 0.72, depth + 1)

    for place in range(4):
        angle = place * 1.6 + chance.uniform(0, 0.6)
        grow(np.zeros(3), np.array([0.5 * np.cos(angle), 0.5 * np.sin(angle), 0.8]), 0.42 * size, 0)
    return join(parts)


def brain(seed: int, size: float = 0.5) -> Mesh:
    """A brain coral: a round heap with winding grooves."""
    chance = np.random.default_rng(seed)
    color = ("#c8a050", "#7aa86a", "#d88a78")[int(chance.integers(0, 3))]
    ball = lumpy((size, size, 0.72 * size), seed, 0.1, color, Surface.SKIN, 2, True)
    x, y, z = ball.vertices.T / size
    wind = np.sin(9 * x + 3 * np.sin(7 * y)) * np.sin(8 * y + 3 * np.sin(6 * z + 5 * x))
    return recolored(ball, ball.colors * (0.85 + 0.35 * np.tanh(3 * wind))[:, None])


def table_coral(seed: int, size: float = 0.9) -> Mesh:
    """A flat plate on a short stem."""
    chance = np.random.default_rng(seed)
    color = CORALS[int(chance.integers(0, len(CORALS)))]
    plate = lathe(
        [(0.08, 0), (0.1, 0.3), (0.75, 0.5), (0.8, 0.55), (0.02, 0.5)], color, Surface.SKIN, 14
    )
    return plate.moved(scale=size)


def sea_fan(seed: int, size: float = 0.9) -> Mesh:
    """A fan of thin branches in one plane."""
    chance = np.random.default_rng(seed)
    color = CORALS[int(chance.integers(0, len(CORALS)))]
    parts = []
    for place in range(15):
        lean = -1.0 + 2.0 * place / 14 + chance.normal(0, 0.04)
        t = np.linspace(0, 1, 4)
        long = size * (1 - 0.22 * abs(lean)) * chance.uniform(0.85, 1.05)
        path = np.stack(
            [
                long * np.sin(lean * t**0.8) * t,
                0.03 * np.sin(9 * t + place),
                long * np.cos(lean * t) * t,
            ],
            1,
        )
        parts.append(tube(path, (0.03, 0.024, 0.018, 0.01), color, Surface.SKIN, 4, False))
    return join(parts)


def sponge(seed: int, size: float = 0.7) -> Mesh:
    """Three upright tubes, open above."""
    chance = np.random.default_rng(seed)
    color = CORALS[int(chance.integers(0, len(CORALS)))]
    tubes = []
    for place in range(3):
        tall, at = size * chance.uniform(0.7, 1.2), chance.normal(0, 0.14, 2)
        profile = [
            (0.1, 0),
            (0.13, 0.5 * tall),
            (0.16, tall),
            (0.1, tall * 0.98),
            (0.07, 0.6 * tall),
        ]
        tubes.append(lathe(profile, color, Surface.SKIN, 10).moved((*at, 0)))
        del place
    return join(tubes)


def kelp(seed: int, height: float = 5.0, color: str = "#5f7a2c") -> Mesh:
    """A strand of kelp that sways upward with leaves at both sides."""
    chance = np.random.default_rng(seed)
    t = np.linspace(0, 1, 12)
    sway = 0.4 * np.sin(t * 5 + chance.uniform(0, 6))
    path = np.stack([sway * t, 0.5 * sway * t, height * t], axis=1)
    parts = [blade(path, np.full(12, 0.03), color, (0.7, 1.1))]
    for place in range(2, 12):
        for way in (-1, 1):
            long = height * 0.13
            s = np.linspace(0, 1, 4)
            leaf = path[place] + np.stack(
                [way * long * s, 0.2 * long * s, 0.3 * long * np.sin(3 * s)], 1
            )
            parts.append(blade(leaf, 0.09 * np.sin(np.pi * (0.12 + 0.84 * s)), color, (0.8, 1.25)))
    return join(parts)


def shoal(seed: int, count: int, color: str, spread: float = 2.2) -> Mesh:
    """Small fish that all head the same way (+x), six triangles each."""
    chance = np.random.default_rng(seed)
    at = chance.normal(0, 1, (count, 3)) * [spread, spread * 0.5, spread * 0.35]
    outline = np.array(
        [
            (0.16, 0, 0),
            (0.02, 0.0, 0.06),
            (-0.1, 0, 0),
            (0.02, 0.0, -0.06),
            (-0.18, 0, 0.06),
            (-0.18, 0, -0.06),
            (0.03, 0.035, 0),
        ]
    )
    faces = np.array(
        [(0, 1, 6), (1, 2, 6), (2, 3, 6), (3, 0, 6), (0, 2, 1), (0, 3, 2), (2, 4, 5)], np.int32
    )
    size = chance.uniform(0.7, 1.3, (count, 1, 1))
    points = (outline[None] * size + at[:, None]).reshape(-1, 3)
    normals = unit(
        np.tile(
            np.array(
                [
                    (0.5, -0.5, 0.2),
                    (0, -0.6, 0.8),
                    (-0.3, -0.8, 0.2),
                    (0, -0.6, -0.6),
                    (-0.5, -0.8, 0.3),
                    (-0.5, -0.8, -0.3),
                    (0, 0.9, 0.3),
                ]
            ),
            (count, 1),
        )
    )
    tone = np.repeat(chance.uniform(0.8, 1.2, (count, 1)), 7, axis=0)
    all_faces = (faces[None] + 7 * np.arange(count, dtype=np.int32)[:, None, None]).reshape(-1, 3)
    return raw(points, normals, linear(color) * tone, all_faces, Surface.SCALES)


def bubbles(seed: int, count: int, height: float) -> Mesh:
    """A string of bubbles that rise from the ground."""
    chance = np.random.default_rng(seed)
    parts = []
    for place in range(count):
        up = height * (place + chance.uniform()) / count
        at = (*(chance.normal(0, 0.06, 2) * (1 + up)), up)
        parts.append(
            lumpy(0.02 + 0.012 * up, place, 0.0, "#d8f2fa", Surface.GLASS, 1, True).moved(at)
        )
    return join(parts)


def shell(seed: int) -> Mesh:
    """A starfish lying on the sand."""
    chance = np.random.default_rng(seed)
    arms = []
    for place in range(5):
        angle = place * 1.2566
        tip = (0.16 * np.cos(angle), 0.16 * np.sin(angle), 0.015)
        arms.append(cylinder((0, 0, 0.03), tip, 0.035, 0.008, "#d8602e", Surface.SKIN, 5))
    del chance
    return join(arms)
