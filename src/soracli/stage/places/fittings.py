"""What rooms are fitted with: desks, counters, columns, curtains, signs, doors. Fronts face -y."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import cylinder, disc, ellipsoid, lathe, sheet, tube
from soracli.stage.things.forms import block, boxes, quads, turn
from soracli.stage.things.letters import word


def put(mesh: Mesh, x: float, y: float, yaw: float = 0.0, z: float = 0.0) -> Mesh:
    """The mesh standing at (x, y), turned about z by `yaw` radians."""
    return mesh.moved((x, y, z), turn(yaw))


def lit_up(mesh: Mesh) -> Mesh:
    """The same mesh, glowing."""
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.colors,
        mesh.faces,
        np.full_like(mesh.surfaces, Surface.EMISSIVE),
        mesh.bones,
        mesh.weights,
    )


def sign(text: str, width: float, height: float, plate: str, ink: str, glow: bool = False) -> Mesh:
    """A board with a word on it, its middle at the origin; with `glow` the letters shine."""
    letters = word(text, 0.86 * width, 0.62 * height, ink).moved((0, -0.035, 0))
    board = boxes([(0, 0, 0)], (width, 0.06, height), plate, Surface.PLASTIC)
    return join([board, lit_up(letters) if glow else letters])


def desk(wide: float, color: str, deep: float = 0.7, tall: float = 0.74) -> Mesh:
    """A desk with a drawer unit on the right."""
    x = wide / 2 - 0.05
    return join(
        [
            block((wide, deep, 0.04), (0, 0, tall - 0.02), 0.008, color, Surface.WOOD),
            boxes([(-x, 0, tall / 2)], (0.05, deep * 0.9, tall), "#8b9095", Surface.METAL),
            boxes([(x - 0.18, 0, 0.34)], (0.4, deep * 0.85, 0.62), "#c9cccf", Surface.METAL),
            boxes(
                [(x - 0.18, -deep * 0.43, z) for z in (0.16, 0.36, 0.56)],
                (0.34, 0.02, 0.15),
                "#dfe1e3",
                Surface.METAL,
            ),
        ]
    )


def monitor(wide: float = 0.56, glow: str = "#8fb6d8") -> Mesh:
    """A screen on its foot, standing on z = 0."""
    tall = 0.58 * wide
    middle = tall / 2 + 0.14
    return join(
        [
            boxes([(0, 0.02, middle)], (wide, 0.04, tall), "#17191c", Surface.PLASTIC),
            boxes([(0, -0.004, middle)], (wide * 0.94, 0.012, tall * 0.88), glow, Surface.EMISSIVE),
            boxes([(0, 0.06, 0.1)], (0.06, 0.04, 0.2), "#2a2d31", Surface.METAL),
            boxes([(0, 0.03, 0.01)], (0.24, 0.18, 0.02), "#2a2d31", Surface.METAL),
        ]
    )


def office_chair(color: str = "#2f3a48") -> Mesh:
    """A swivel chair on five castors, its back toward +y."""
    star = [
        tube([(0, 0, 0.08), (0.28 * np.cos(a), 0.28 * np.sin(a), 0.05)], 0.02, "#26282b", 6, 5)
        for a in np.linspace(0, 2 * np.pi, 5, endpoint=False)
    ]
    return join(
        [
            *star,
            tube([(0, 0, 0.08), (0, 0, 0.44)], 0.03, "#5d6267", Surface.METAL, 8),
            block((0.48, 0.46, 0.09), (0, 0, 0.48), 0.03, color, Surface.CLOTH),
            block((0.44, 0.07, 0.5), (0, 0.24, 0.82), 0.03, color, Surface.CLOTH),
        ]
    )


def counter(wide: float, deep: float, tall: float, front: str, top: str) -> Mesh:
    """A counter with panels on its front."""
    panels = max(2, round(wide / 0.7))
    x = (np.arange(panels) + 0.5) / panels * wide - wide / 2
    return join(
        [
            boxes([(0, 0.02, tall / 2)], (wide, deep - 0.04, tall), front, Surface.WOOD),
            boxes(
                [(u, -deep / 2 + 0.01, tall * 0.52) for u in x],
                (wide / panels * 0.86, 0.03, tall * 0.72),
                front,
                Surface.WOOD,
            ),
            block((wide + 0.1, deep + 0.1, 0.05), (0, 0, tall), 0.012, top, Surface.WOOD),
        ]
    )


def column(height: float, radius: float, color: str, surface: int = Surface.PLASTER) -> Mesh:
    """A round column with a base and a capital."""
    r, h = radius, height
    profile = [(1.5 * r, 0), (1.5 * r, 0.25 * r), (1.3 * r, 0.4 * r), (1.3 * r, 0.6 * r),
        (r, 0.9 * r), (0.88 * r, h - 1.6 * r), (1.0 * r, h - 1.5 * r), (0.9 * r, h - 1.4 * r),
        (1.35 * r, h - 0.5 * r), (1.5 * r, h - 0.4 * r), (1.5 * r, h)]  # fmt: skip
    return lathe(profile, color, surface, 18)


def curtain(wide: float, tall: float, color: str, folds: float = 22.0, deep: float = 0.07) -> Mesh:
    """A hanging cloth in folds, from z = 0.02 up to `tall`, its middle at x = 0."""
    x = np.linspace(-wide / 2, wide / 2, max(24, int(wide * folds * 0.9)))
    y = deep * np.sin(x * folds)
    rows = np.array([np.stack([x, y, np.full(len(x), z)], 1) for z in (0.02, tall / 2, tall)])
    return sheet(rows.astype(np.float32), color, Surface.CLOTH)


def doorway(wide: float, tall: float, color: str, frame: str = "#efe9dc") -> Mesh:
    """A closed door in its frame."""
    return join(
        [
            boxes(
                [(s * (wide / 2 + 0.05), 0, tall / 2) for s in (-1, 1)],
                (0.1, 0.12, tall),
                frame,
                Surface.WOOD,
            ),
            boxes([(0, 0, tall + 0.05)], (wide + 0.2, 0.12, 0.1), frame, Surface.WOOD),
            boxes([(0, 0, tall / 2)], (wide, 0.06, tall), color, Surface.WOOD),
            boxes(
                [(0, -0.035, z * tall) for z in (0.26, 0.7)],
                [(wide * 0.7, 0.02, tall * 0.34), (wide * 0.7, 0.02, tall * 0.38)],
                color,
                Surface.WOOD,
            ),
            ellipsoid(0.035, (wide * 0.4, -0.07, tall * 0.48), "#d0a640", Surface.METAL, 10),
        ]
    )


def pendant(drop: float, radius: float = 0.28, color: str = "#e9d9b0", tall: float = 3.0) -> Mesh:
    """A shade hanging from a ceiling at `tall` metres, its mouth `drop` metres below."""
    z = tall - drop
    shade = lathe(
        [(radius, z), (radius * 0.35, z + radius * 0.85), (0.02, z + radius * 0.9)],
        color,
        Surface.METAL,
        20,
    )
    bulb = ellipsoid(radius * 0.32, (0, 0, z + 0.06), "#fff0cc", Surface.EMISSIVE, 10)
    cord = tube([(0, 0, z + radius * 0.8), (0, 0, tall)], 0.008, "#2a2a2a", 8, 5, caps=False)
    return join([shade, bulb, cord])


def chandelier(drop: float, radius: float, tall: float, arms: int = 8) -> Mesh:
    """A golden ring of candles hanging from a ceiling at `tall` metres."""
    z, gold = tall - drop, "#c9a24a"
    angle = np.linspace(0, 2 * np.pi, arms, endpoint=False)
    parts = [tube([(0, 0, z + 0.2), (0, 0, tall)], 0.02, gold, Surface.METAL, 6, caps=False)]
    parts.append(ellipsoid((0.16, 0.16, 0.24), (0, 0, z), gold, Surface.METAL, 12))
    for a in angle:
        c, s = float(np.cos(a)), float(np.sin(a))
        arm = [
            (0, 0, z),
            (0.5 * radius * c, 0.5 * radius * s, z - 0.16),
            (radius * c, radius * s, z),
        ]
        parts.append(tube(arm, 0.018, gold, Surface.METAL, 5))
    ends = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(arms, z + 0.1)], 1)
    parts.append(boxes(ends, (0.04, 0.04, 0.2), "#fbf3dc", Surface.PAPER))
    parts.append(boxes(ends + [0, 0, 0.15], (0.045, 0.045, 0.1), "#ffd27a", Surface.EMISSIVE))
    return join(parts)


def framed_picture(wide: float, tall: float, seed: int, frame: str = "#b8923f") -> Mesh:
    """A painting in its frame: broad bands of color, its middle at the origin."""
    chance = np.random.default_rng(seed)
    table = ["#c65a3a", "#e0a63c", "#3f6f9a", "#7fa35a", "#efe3c4", "#5b3f6b", "#d98a7a", "#26384a"]
    parts = [boxes([(0, 0, 0)], (wide, 0.06, tall), frame, Surface.WOOD)]
    low = -0.42 * tall
    while low < 0.42 * tall - 1e-3:
        high = min(low + tall * float(chance.uniform(0.1, 0.3)), 0.42 * tall)
        tone = table[int(chance.integers(len(table)))]
        parts.append(boxes([(0, -0.03, (low + high) / 2)], (0.86 * wide, 0.02, high - low), tone))
        low = high
    x, z = float(chance.uniform(-0.25, 0.25)) * wide, float(chance.uniform(-0.1, 0.25)) * tall
    spot = disc(0.13 * min(wide, tall), (0, 0, 0), table[int(chance.integers(len(table)))], 0, 20)
    parts.append(spot.moved((x, -0.045, z), turn(0, 0, np.pi / 2)))
    return join(parts)


def arched_window(wide: float, tall: float, colors: Sequence[str], frame: str = "#4a4640") -> Mesh:
    """A pointed window of leaded colored glass that lets light through, its foot at z = 0."""
    columns, rows = 3, max(4, round(tall / 0.5))
    cells, tints = [], []
    for row in range(rows):
        for col in range(columns):
            x0, x1 = ((col + k) / columns - 0.5 for k in (0, 1))
            z0, z1 = (row / rows, (row + 1) / rows)
            corners = [(x0, z0), (x1, z0), (x1, z1), (x0, z1)]
            cells.append([(_pointed(x, z) * wide * 0.96, -0.03, z * tall) for x, z in corners])
            tints.append((row * 2 + col) % len(colors))
    grid = np.array(cells, np.float32)
    shrunk = grid.mean(axis=1, keepdims=True) + 0.93 * (grid - grid.mean(axis=1, keepdims=True))
    glass = [
        quads(shrunk[np.array(tints) == k], color, Surface.EMISSIVE)
        for k, color in enumerate(colors)
        if k in tints
    ]
    z = np.linspace(0, 1, 12)
    left = [(_pointed(-0.5, float(v)) * wide, v * tall) for v in z]
    outline = left + [(-x, v) for x, v in reversed(left)]
    rim = tube([(x, -0.03, v) for x, v in outline], 0.06, frame, Surface.ROCK, 6)
    points = np.array([[(x, -0.015, v) for x, v in outline]], np.float32)
    lead = [np.stack([points[0, k], points[0, k + 1], points[0, -k - 2], points[0, -k - 1]])
        for k in range(11)]  # fmt: skip
    return join([*glass, rim, quads(np.array(lead), "#1b1a1c", Surface.METAL)])


def _pointed(x: float, z: float) -> float:
    """How a window narrows toward its tip in its upper two fifths."""
    over = max(0.0, (z - 0.6) / 0.4)
    return x * float(np.sqrt(max(1 - over**1.6, 0.0)))


def rope_posts(points: Sequence[tuple[float, float]], color: str = "#8a1f2a") -> Mesh:
    """Brass posts with a rope sagging between them."""
    parts = []
    for x, y in points:
        post = [(0.14, 0), (0.14, 0.03), (0.03, 0.05), (0.025, 0.9), (0.05, 0.94), (0.01, 0.99)]
        parts.append(lathe(post, "#c9a24a", Surface.METAL, 12).moved((x, y, 0)))
    share = np.linspace(0, 1, 7)
    for a, b in zip(points[:-1], points[1:], strict=True):
        line = np.outer(1 - share, a) + np.outer(share, b)
        sag = 0.86 - 0.9 * share * (1 - share)
        parts.append(tube(np.column_stack([line, sag]), 0.022, color, Surface.CLOTH, 6))
    return join(parts)


def poster(wide: float, tall: float, color: str, ink: str = "#f4f1e8", text: str = "") -> Mesh:
    """A printed sheet with bars of text under a picture, its middle at the origin."""
    parts = [boxes([(0, 0, 0)], (wide, 0.02, tall), "#f4f1e8", Surface.PAPER)]
    parts.append(boxes([(0, -0.012, 0.14 * tall)], (0.86 * wide, 0.01, 0.6 * tall), color))
    lines = [(0, -0.012, -(0.24 + 0.08 * k) * tall) for k in range(3)]
    parts.append(boxes(lines, (0.7 * wide, 0.01, 0.03 * tall), "#55504a"))
    if text:
        parts.append(word(text, 0.7 * wide, 0.2 * tall, ink).moved((0, -0.022, 0.14 * tall)))
    return join(parts)


def pot_light(x: float, y: float, tall: float, color: str = "#2a2d31") -> Mesh:
    """A spotlight on a ceiling, its glowing face down."""
    return join([cylinder((x, y, tall - 0.26), (x, y, tall - 0.02), 0.09, color=color, surface=6,
        segments=12), disc(0.08, (x, y, tall - 0.262), "#fff3d6", Surface.EMISSIVE,
        12)])  # fmt: skip
