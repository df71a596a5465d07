"""Where one goes for the view: a city up to the horizon, towers across a river, a lagoon."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.facades import facades, row
from soracli.stage.places.fixtures import railing
from soracli.stage.places.greenery import bush, grove, scattered, spaced, standing
from soracli.stage.places.land import patch, patched, ridge, strip
from soracli.stage.places.lie import Lie
from soracli.stage.places.lights import post_light
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.street import street
from soracli.stage.shapes import ellipsoid, lathe, tube
from soracli.stage.things.forms import boxes, copies, recolored, turn
from soracli.stage.things.outdoors import lamp_post
from soracli.stage.things.towers import window_grid
from soracli.stage.water import Water, waves

_BLOCK, _REACH = 36.0, 470.0
"""Metres from block to block of a city, and how far it goes on to all sides."""
_TONES = ("#a9a49a", "#8b7a6c", "#9fa8ad", "#b7a48c", "#7f8890", "#c4bcae", "#8fa0ad")
_GLASSY = ("#7f9ab0", "#93a8b8", "#6f8aa0", "#a9b8c2", "#5f7a92")
_BANK = 150.0
"""Metres to the far bank of the river before a promenade."""


def metropolis(on: Occasion) -> SetPiece:
    """A street in the middle of a city that goes on up to the horizon: for views from above."""
    near = street(on)
    ground = strip((-900, 900), (-900, 900), -0.45, "#63666a", Surface.ASPHALT, 24)
    mesh = join(
        [_open_in_front(near.mesh), patched(ground, 0.1, on.seed, 60.0), _blocks(on), _squares(on)]
    )
    return replace(near, name="metropolis", mesh=mesh, stand_off=float("inf"), far_color="#7f868c")


def _open_in_front(mesh: Mesh) -> Mesh:
    """The street without the houses on the near side, which would hide what rises over it."""
    middle = mesh.vertices[mesh.faces].mean(axis=1)
    kept = (middle[:, 1] > -13.2) | ((middle[:, 1] > -14.9) & (middle[:, 2] < 0.3))
    return Mesh(
        mesh.vertices, mesh.normals, mesh.colors, mesh.faces[kept], mesh.surfaces[kept],
        mesh.bones, mesh.weights,
    )  # fmt: skip


def _blocks(on: Occasion) -> Mesh:
    """Houses in their blocks: low ones toward -y, where a camera looks over them, towers beyond."""
    chance = on.chance(660)
    parts = []
    lines = np.arange(-_REACH, _REACH + 1, _BLOCK)
    for x in lines:
        for y in lines:
            kept = (abs(x) < 78 and -44 < y < 38) or _in_the_park(float(x), float(y))
            if kept or np.hypot(x, y) > _REACH or chance.uniform() < 0.06:
                continue
            rise = np.exp(-(((y - 170) / 150) ** 2) - ((x / 230) ** 2)) if y > 0 else 0.0
            high = float(chance.uniform(9, 22) + rise * chance.uniform(8, 56))
            parts.append(_house(chance, float(x), float(y), high))
    return join(parts)


def _in_the_park(x: float, y: float) -> bool:
    """Whether a spot is in the park from which one sees the street and what rises over it."""
    return -300 < y < -20 and abs(x + 0.2 * y) < 46


def _house(chance: np.random.Generator, x: float, y: float, high: float) -> Mesh:
    """One block of a city, `high` metres: walls, windows and what is on its roof."""
    half = float(chance.uniform(9.0, 13.0)) * (0.8 if high > 60 else 1.0)
    tones = _GLASSY if high > 45 else _TONES
    tone = linear(tones[int(chance.integers(len(tones)))]) * float(chance.uniform(0.85, 1.1))
    storey = 4.0 if np.hypot(x, y) < 120 else 6.5
    parts = [
        boxes([(0, 0, high / 2)], (2 * half, 2 * half, high), tone, Surface.CONCRETE),
        boxes([(0.2 * half, 0, high + 1.0)], (half, 0.7 * half, 2.4), tone * 0.8, 19),
        window_grid(half, 0.5, high - 0.6, storey),
    ]
    if high > 70:
        top = (0.0, 0.0, high + 0.28 * high)
        parts.append(tube([(0, 0, high), top], (0.7, 0.1), "#9aa0a6", Surface.METAL, 6))
    return join(parts).moved((x, y, -0.4))


def _squares(on: Occasion) -> Mesh:
    """A park before the street and trees between the blocks."""
    chance = on.chance(661)
    spots = spaced(chance, scattered(chance, 90, (-380, 380), (-380, 380), 80.0), 26.0)
    park = spaced(chance, scattered(chance, 160, (-100, 160), (-300, -26)), 11.0)
    inside = np.array([_in_the_park(float(x), float(y)) for x, y in park])
    lawn = np.array([(-46, -16), (52, -16), (106, -300), (16, -300)], np.float32)
    green = patch(lawn[::-1], -0.42, "#5f8a45", Surface.GRASS)
    trees = np.concatenate([spots[:60], park[inside][:60]])
    return join([green, far_wood(standing(trees, -0.4), chance, (5.0, 9.0), "tree")])


def waterfront(on: Occasion) -> SetPiece:
    """A promenade along a river: old stone houses behind, the towers of a city across the water."""
    calm = waves(on.seed, 0.12, 0.3, longest=6.0, shortest=0.5)
    lamps = [(x, 2.3) for x in (-27.0, -15.0, 15.0, 27.0)]
    quay = patched(strip((-150, 150), (-16, 3.4), 0.0, "#aaa399", Surface.BRICK, 80), 0.08, on.seed)
    wall = boxes([(0, 3.5, -1.4), (0, 3.4, 0.05)], [(300, 0.4, 2.9), (300, 0.7, 0.24)], "#cfc8ba",
        Surface.CONCRETE)  # fmt: skip
    houses = facades(row(on, 662, (-70, 70), (4, 6)), on, 663).moved((0, -16.2, 0), turn(np.pi))
    parts = [
        quay,
        wall,
        railing((-90, 3.3), (90, 3.3), 1.05, "#3a4248", 0.5),
        copies(lamp_post(on.lit), [(x, y, 0) for x, y in lamps]),
        houses,
        _far_bank(on),
        *(bush(on.seed + k, 0.7, "#5a8a3c", 160).moved((x, -6.5, 0))
            for k, x in enumerate((-22.0, -16.0, 17.0, 23.0))),
    ]  # fmt: skip
    return SetPiece(
        "waterfront",
        join(parts),
        "stone",
        2.8,
        (),
        tuple(post_light(x, y, 4.6, 1.4) for x, y in lamps),
        Water(*calm, -2.0, "#1c4658", "#3f7f8a", 3.6),
        water_at=(0.0, 30.0),
        far_color="#5f7a80",
        far_level=-6.0,
        length=13.0,
    )


def _far_bank(on: Occasion) -> Mesh:
    """The far side of the river: an embankment, a park, towers of many shapes."""
    chance = on.chance(664)
    parts = [
        strip((-500, 500), (_BANK, 600), -1.0, "#5f7a52", Surface.GRASS, 16),
        boxes([(0, _BANK, -1.4)], (1000, 1.6, 2.2), "#a39c90", Surface.CONCRETE),
        ridge(on.seed + 665, 900, 50, "#8fa3ad", arc=(0.3, 2.84)),
    ]
    for x in np.arange(-330.0, 331.0, 17.0):
        for depth in (24.0, 62.0, 104.0):
            rise = np.exp(-(((x - 14) / 120) ** 2))
            high = float(chance.uniform(9, 26) + rise * chance.uniform(0.1, 0.9) * (24 + depth))
            spot = (float(x + chance.uniform(-4, 4)), _BANK + depth)
            parts.append(_house(chance, *spot, high).moved((0, 0, -0.6)))
    trees = np.array([(x, _BANK + 5 + 3 * (k % 2)) for k, x in enumerate(range(-160, 161, 9))])
    parts.append(far_wood(standing(trees.astype(np.float32), -1.0), chance, (5.0, 8.0), "tree"))
    parts += [
        _needle_of_balls(on.lit).moved((-44.0, _BANK + 20, -1.0)),
        _twisted(96.0).moved((30.0, _BANK + 58, -1.0)),
        _tapered(82.0).moved((58.0, _BANK + 44, -1.0)),
    ]
    return join(parts)


def _needle_of_balls(lit: bool) -> Mesh:
    """A television tower: legs, balls on a shaft, an aerial."""
    rose, steel = "#b5536a", "#c2c8cc"
    glow = Surface.EMISSIVE if lit else Surface.METAL
    legs = [tube([(11 * np.cos(a), 11 * np.sin(a), 0), (2, 0, 22)], 1.1, steel, Surface.METAL, 8)
        for a in (0.5, 2.6, 4.7)]  # fmt: skip
    shaft = [tube([(2.6 * np.cos(a), 2.6 * np.sin(a), 0), (2.6 * np.cos(a), 2.6 * np.sin(a), 66)],
        1.0, steel, Surface.METAL, 8) for a in (0.5, 2.6, 4.7)]  # fmt: skip
    balls = [ellipsoid((r, r, r), (0, 0, z), rose, glow, 18) for r, z in
        ((9.5, 22.0), (2.6, 38.0), (2.6, 46.0), (7.5, 64.0), (2.6, 80.0))]  # fmt: skip
    aerial = lathe([(1.6, 70), (1.2, 84), (0.5, 98), (0.1, 116)], steel, Surface.METAL, 10)
    return join([*legs, *shaft, *balls, aerial])


def _twisted(high: float) -> Mesh:
    """A round tower that grows slimmer and turns as it rises."""
    floors = [boxes([(0, 0, z + 2.0)], (19 - 9 * z / high, 15 - 7 * z / high, 3.7), "#8fa6b6",
        Surface.WINDOW if k % 2 else Surface.METAL, 1.4 * z / high)
        for k, z in enumerate(np.arange(0.0, high, 4.0))]  # fmt: skip
    return join(floors)


def _tapered(high: float) -> Mesh:
    """A tower like a blade, with an opening near its top."""
    body = [boxes([(0, 0, z + 2.5)], (17 - 4 * z / high, 17 * (1 - 0.7 * z / high), 4.7), "#7f9ab0",
        Surface.WINDOW if k % 2 else Surface.METAL)
        for k, z in enumerate(np.arange(0.0, high - 16, 5.0))]  # fmt: skip
    sides = boxes([(s * 5.2, 0, high - 9) for s in (-1, 1)], (3.0, 5.0, 18), "#7f9ab0", 6)
    beam = boxes([(0, 0, high)], (13.4, 5.0, 3.0), "#7f9ab0", 6)
    return join([*body, sides, beam])


def lagoon(on: Occasion) -> SetPiece:
    """A white beach before clear, shallow water with coral in it, inside a ring of palm islets."""
    chance = on.chance(666)
    lie = Lie(_atoll(on.seed + 666))
    calm = waves(on.seed, 0.5 if on.weather == "storm" else 0.05, -1.2, longest=5.0, shortest=0.4)
    strewn = lie.strewn(chance, 2600, (-150, 150), (10, 170), 9.0, 2.0, heights=(-3.0, -0.9))
    palms = lie.strewn(chance, 3000, (-180, 180), (30, 190), 9.0, 5.0, heights=(0.35, 9), most=48)
    near = lie.at(np.array([(-9.5, 1.5), (-11.5, -3.5), (11.0, -1.0), (13.0, 2.4)], np.float32))
    ground = lie.ground("#f0e0b8", Surface.SAND, on.seed, 420, 120, 3.0, 0.04)
    parts = [
        _tinted(ground, on.seed),
        grove(np.concatenate([palms, near]), chance, (5.5, 9.0), "palm", variants=3),
        rocks(strewn[:260], chance, (0.9, 2.8), "#6a5548", level=1),
        rocks(strewn[260:380], chance, (0.7, 1.8), "#a0506a", level=1),
        ridge(on.seed + 667, 900, 80, "#4f7f58", arc=(0.9, 1.9), rough=0.7, depth=0.1),
        ridge(on.seed + 668, 1200, 90, "#7a9a98", arc=(2.2, 2.9), rough=0.5, depth=0.08),
    ]
    return SetPiece(
        "lagoon",
        join(parts),
        "sand",
        8.0,
        water=Water(*calm, -0.35, "#1183b0", "#6fe6dc"),
        water_at=(0.0, 34.0),
        far_color="#0d5f8a",
        far_level=-16.0,
    )


def _atoll(seed: int) -> Callable[[Numbers, Numbers], Numbers]:
    """Flat sand around the origin, a shallow basin beyond, a broken ring of islets around it."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        beach = -0.13 * np.maximum(y + 0.8 * fbm(x, y, seed, 9.0) - 5.6, 0)
        basin = np.maximum(beach, -2.6 + 0.7 * fbm(x, y, seed + 1, 24.0))
        away = np.hypot(x, y - 76.0) + 7.0 * fbm(x, y, seed + 2, 40.0)
        ring = np.exp(-(((away - 98.0) / 15.0) ** 2)) * ramped(y, 20.0, 60.0)
        gaps = ramped(fbm(x, y, seed + 3, 60.0), -0.24, 0.05)
        outside = ramped(away, 112.0, 150.0) * ramped(y, 8.0, 30.0)
        sides = ramped(np.abs(x), 60.0, 130.0) * ramped(y, -40.0, 10.0)
        deep = np.maximum(outside, sides)
        return np.asarray(basin + ring * gaps * 4.6 - 11.0 * deep, np.float32)

    return height


def _tinted(mesh: Mesh, seed: int) -> Mesh:
    """Sand that is green where it is high, and dark with coral in patches under water."""
    x, y, z = mesh.vertices.T
    green = (ramped(z, 0.5, 1.3) * ramped(y, 20, 40))[:, None]
    coral = ramped(fbm(x, y, seed + 9, 13.0, 3), 0.08, 0.3) * ramped(-z, 0.9, 1.6)
    colors = mesh.colors * (1 - 0.62 * coral[:, None])
    return recolored(mesh, colors * (1 - green) + linear("#6f9a4a") * green)


VISTAS: dict[str, Callable[[Occasion], SetPiece]] = {
    "metropolis": metropolis,
    "waterfront": waterfront,
    "lagoon": lagoon,
}
"""The sets with a view, by name."""
