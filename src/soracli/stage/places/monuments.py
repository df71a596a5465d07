"""What people set up long ago: columns, standing stones, graves; flags, stakes and wire."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.shapes import box, cylinder, lathe, sheet, tube
from soracli.stage.things.forms import boxes, loft, lumpy, recolored, spline, turn

_MARBLE = "#d9cfba"


def column(seed: int, height: float = 5.0, whole: bool = True, color: str = _MARBLE) -> Mesh:
    """A fluted column on its base; `whole` with its capital, else broken off aslant."""
    radius = 0.085 * 5.0
    turns = 24
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    flute = 1 - 0.07 * (np.arange(turns) % 2)
    chance = np.random.default_rng(seed)
    heights = np.linspace(0.32, height - (0.45 if whole else 0.0), 7)
    grid = []
    for place, z in enumerate(heights):
        r = radius * (1 - 0.16 * (z / 5.0) ** 1.4) * flute
        lift = np.full(turns, z)
        if not whole and place == 6:
            lift = z + 0.35 * np.sin(angle + chance.uniform(0, 6)) + chance.normal(0, 0.08, turns)
        grid.append(np.stack([r * np.cos(angle), r * np.sin(angle), lift], axis=1))
    middle = np.broadcast_to([0, 0, grid[-1][:, 2].mean()], (turns, 3))
    shaft = sheet(np.array([*grid, middle], np.float32), color, Surface.CONCRETE, closed=True)
    base = lathe(
        [(0.62, 0), (0.62, 0.14), (0.55, 0.16), (0.54, 0.28), (0.42, 0.34)],
        color,
        Surface.CONCRETE,
        20,
    )
    parts = [shaft, base]
    if whole:
        echinus = [
            (0.34, height - 0.48),
            (0.38, height - 0.4),
            (0.56, height - 0.18),
            (0.56, height - 0.16),
        ]
        parts.append(lathe(echinus, color, Surface.CONCRETE, 20))
        parts.append(box((1.2, 1.2, 0.17), (0, 0, height - 0.08), color, Surface.CONCRETE))
    return aged(join(parts), seed)


def drum(seed: int, color: str = _MARBLE) -> Mesh:
    """A piece of a fallen column lying along x."""
    chance = np.random.default_rng(seed)
    long = chance.uniform(0.7, 1.6)
    return aged(
        cylinder((-long / 2, 0, 0.36), (long / 2, 0, 0.36), 0.4, 0.38, color, Surface.CONCRETE, 14),
        seed,
    )


def beam(length: float, color: str = _MARBLE) -> Mesh:
    """A lintel of two steps along x, its foot at z = 0."""
    return boxes(
        [(0, 0, 0.3), (0, 0, 0.72), (0, 0, 0.9)],
        [(length, 1.0, 0.6), (length, 1.1, 0.24), (length + 0.2, 1.35, 0.14)],
        color,
        Surface.CONCRETE,
    )


def aged(mesh: Mesh, seed: int, moss: str = "#7d8455", amount: float = 0.35) -> Mesh:
    """Stone with darker stains and moss low down."""
    x, y, z = mesh.vertices.T
    stain = 1 + 0.22 * fbm(x + y, z * 2 + x, seed, 1.4)
    low = (amount * ramped(z, 0.9, 0.0) * np.clip(0.6 + fbm(x, y, seed + 1, 0.9), 0, 1))[:, None]
    return recolored(mesh, (mesh.colors * (1 - low) + linear(moss) * low) * stain[:, None])


def menhir(seed: int, height: float = 3.6, wide: float = 1.5, thick: float = 0.8) -> Mesh:
    """A standing stone, roughly hewn: broad along x."""
    rows = []
    angle = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    for share in np.linspace(0, 1, 9):
        taper = (1 - 0.22 * share) * (1.0 if share < 0.95 else 0.8)
        c, s = np.cos(angle), np.sin(angle)
        x = np.sign(c) * np.abs(c) ** 0.55 * wide / 2 * taper
        y = np.sign(s) * np.abs(s) ** 0.55 * thick / 2 * taper
        dent = 1 + 0.13 * fbm(x * 3 + share * height, y * 3 + share * 4, seed, 1.2)
        rows.append(np.column_stack([x * dent, y * dent, np.full(16, share * height - 0.1)]))
    rows.append(np.broadcast_to([0, 0, height - 0.06], (16, 3)))
    stone = sheet(np.array(rows, np.float32), "#8d8a80", Surface.ROCK, closed=True)
    return aged(stone, seed, "#7f8a4e", 0.5)


def lintel_stone(seed: int, length: float) -> Mesh:
    """A hewn block along x that lies on two standing stones, its foot at z = 0."""
    rock = menhir(seed, length, 0.8, 0.95)
    tipped = rock.moved((0, 0, 0), turn(0, np.pi / 2))
    return tipped.moved((-length / 2, 0, 0.38))


def headstone(seed: int) -> Mesh:
    """A gravestone with a round head, a plain slab or a cross, a little aslant; it faces -y."""
    chance = np.random.default_rng(seed)
    color = ("#8d8f8c", "#a3a198", "#76787a")[int(chance.integers(0, 3))]
    form = int(chance.integers(0, 4))
    if form == 0:
        stone = boxes(
            [(0, 0, 0.55), (0, 0, 0.78)],
            [(0.16, 0.14, 1.1), (0.62, 0.13, 0.16)],
            color,
            Surface.CONCRETE,
        )
    else:
        top = np.linspace(0, np.pi, 9)
        arc = 0.28 if form < 3 else 0.06
        outline = [
            (-0.3, 0.0),
            *((-0.3 * np.cos(a), 0.62 + arc * np.sin(a)) for a in top),
            (0.3, 0.0),
        ]
        faces = np.array([[(x, y, z) for x, z in outline] for y in (0.07, -0.07)], np.float32)
        lines = boxes(
            [(0, -0.075, 0.62 - 0.11 * k) for k in range(3)],
            (0.32, 0.01, 0.03),
            "#5a5a58",
            Surface.CONCRETE,
        )
        stone = join([loft(faces, color, Surface.CONCRETE), lines])
    base = box((0.8, 0.34, 0.12), (0, 0, 0.05), color, Surface.CONCRETE)
    leaning = turn(0, float(chance.normal(0, 0.07)), float(chance.normal(0, 0.06)))
    mound = lumpy((0.42, 0.9, 0.13), seed, 0.15, "#4f5a34", Surface.GRASS, 1, True).moved(
        (0, -1.1, 0)
    )
    return join([aged(stone, seed).moved(rotation=leaning), base, mound])


def iron_fence(start: tuple[float, float], end: tuple[float, float], height: float = 1.5) -> Mesh:
    """A fence of iron spikes between two stone posts."""
    a, b = np.array(start), np.array(end)
    long = float(np.linalg.norm(b - a))
    count = max(2, int(long / 0.22))
    along = np.linspace(0.2, long - 0.2, count)
    bars = boxes(
        [(x, 0, height * 0.48) for x in along],
        (0.03, 0.03, height * 0.96),
        "#26272b",
        Surface.METAL,
    )
    tips = boxes(
        [(x, 0, height) for x in along], (0.055, 0.055, 0.12), "#26272b", Surface.METAL, 0.785
    )
    rails = boxes(
        [(long / 2, 0, z * height) for z in (0.12, 0.84)],
        (long, 0.035, 0.05),
        "#26272b",
        Surface.METAL,
    )
    post = box((0.4, 0.4, height * 1.2), (0, 0, height * 0.6), "#77756e", Surface.ROCK)
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    return join([bars, tips, rails, post]).moved((*a, 0.0), turn(yaw))


def banner(seed: int, height: float = 3.4, color: str = "#8a2420") -> Mesh:
    """A tattered flag on a leaning pole."""
    chance = np.random.default_rng(seed)
    pole = cylinder((0, 0, -0.2), (0, 0, height), 0.035, 0.025, "#5a4632", Surface.WOOD, 6)
    u, v = np.meshgrid(np.linspace(0, 1, 10), np.linspace(0, 1, 6))
    torn = 1 - 0.35 * np.abs(fbm(v * 5, v * 0, seed, 1.0)) * u
    x = 1.25 * u * torn
    y = 0.12 * np.sin(u * 7 + v)
    z = height - 0.1 - 0.85 * v - 0.16 * u**2
    cloth = sheet(np.stack([x, y, z], axis=-1).astype(np.float32), color, Surface.CLOTH)
    return join([pole, cloth]).moved(
        rotation=turn(0, float(chance.normal(0, 0.1)), float(chance.normal(0, 0.12)))
    )


def stakes(seed: int) -> Mesh:
    """Crossed sharpened logs that keep riders off, along x."""
    chance = np.random.default_rng(seed)
    parts = [cylinder((-1.3, 0, 0.62), (1.3, 0, 0.62), 0.09, None, "#5a4a38", Surface.WOOD, 7)]
    for place in range(6):
        x = -1.1 + 0.44 * place
        side = 1 if place % 2 else -1
        lean = 0.75 + chance.normal(0, 0.06)
        parts.append(
            cylinder(
                (x, -side * lean, 0),
                (x, side * lean * 0.9, 1.25),
                0.06,
                0.012,
                "#6d5842",
                Surface.WOOD,
                6,
            )
        )
    return join(parts)


def wire(start: tuple[float, float], end: tuple[float, float], seed: int) -> Mesh:
    """Coils of barbed wire between wooden posts."""
    a, b = np.array(start), np.array(end)
    long = float(np.linalg.norm(b - a))
    t = np.linspace(0, 1, int(long * 14))
    turns = t * long * 6.5
    coil = np.stack([t * long, 0.34 * np.cos(turns), 0.42 + 0.34 * np.sin(turns)], axis=1)
    count = max(2, int(long / 2))
    posts = [
        cylinder((x, 0, 0), (x + 0.05, 0, 1.0), 0.05, 0.045, "#4f4436", Surface.WOOD, 6)
        for x in np.linspace(0, long, count)
    ]
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    del seed
    return join([tube(coil, 0.012, "#4a4642", Surface.METAL, 3, False), *posts]).moved(
        (*a, 0.0), turn(yaw)
    )


def stump(seed: int) -> Mesh:
    """A tree that was shot to pieces: a split trunk with a bare arm or two."""
    chance = np.random.default_rng(seed)
    tall = chance.uniform(2.2, 5.0)
    lean = chance.normal(0, 0.08, 2) * tall
    path = spline([(0, 0, -0.2), (*(lean * 0.4), 0.5 * tall), (*lean, tall)], 7)
    parts = [
        tube(path, (0.3, 0.24, 0.21, 0.19, 0.17, 0.13, 0.01), "#3a3029", Surface.WOOD, 7, False)
    ]
    for place in range(3):
        up, angle = tall * (0.45 + 0.17 * place), chance.uniform(0, 6.28)
        at = np.array([*(lean * up / tall), up])
        tip = at + [0.7 * np.cos(angle), 0.7 * np.sin(angle), 0.5]
        parts.append(tube([at, tip], (0.08, 0.015), "#3a3029", Surface.WOOD, 5, False))
    return join(parts)


def sandbags(length: float, rows: int = 3) -> Mesh:
    """A low wall of sandbags along x."""
    bag = lumpy((0.32, 0.2, 0.13), 5, 0.12, "#8f8058", Surface.CLOTH, 1, True)
    parts = []
    for row in range(rows):
        for place in range(int(length / 0.58)):
            parts.append(
                bag.moved((place * 0.58 + 0.29 * (row % 2) - length / 2, 0, 0.11 + 0.2 * row))
            )
    return join(parts)


def smoke(seed: int, height: float, wide: float, color: str = "#5a5652") -> Mesh:
    """A column of smoke that leans with the wind, for the background."""
    chance = np.random.default_rng(seed)
    parts = []
    for place in range(9):
        share = place / 8
        size = wide * (0.25 + 0.75 * share)
        at = (
            0.35 * height * share**1.5 + chance.normal(0, 0.1) * wide,
            chance.normal(0, 0.1) * wide,
            height * share,
        )
        parts.append(lumpy(size, seed + place, 0.35, color, Surface.BACKDROP, 2, True).moved(at))
    return join(parts)


def rubble(at: Numbers, chance: np.random.Generator, color: str, size: float = 0.4) -> Mesh:
    """Hewn blocks strewn about at `at` (N, 3)."""
    sizes = chance.uniform(0.5, 1.3, (len(at), 3)) * [size, 0.7 * size, 0.55 * size]
    return boxes(
        at + [0, 0, 0.2 * size], sizes, color, Surface.ROCK, chance.uniform(0, 6.28, len(at))
    )
