"""What stands in towns: stalls, parasols, swings, slides, wheels, cranes. Fronts face -y."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, geodesic, quads, turn

_STEEL, _BLACK, _WOOD = "#9aa1a7", "#26282b", "#8f7348"


def awning(wide: float, deep: float, high: float, drop: float, color: str) -> Mesh:
    """A striped cloth falling toward -y from `high`, with a hem; its back is at y = 0."""
    count = max(4, round(wide / 0.4))
    edges = np.linspace(-wide / 2, wide / 2, count + 1)
    tint = np.stack([linear(color if k % 2 else "#f6f2e6") for k in range(count)])
    low = high - drop
    slope, hem = [], []
    for a, b in zip(edges[:-1], edges[1:], strict=True):
        slope.append([(a, -deep, low), (b, -deep, low), (b, 0, high), (a, 0, high)])
        hem.append(
            [(a, -deep, low - 0.22), (b, -deep, low - 0.22), (b, -deep, low), (a, -deep, low)]
        )
    return join([quads(np.array(part, np.float32), tint, Surface.CLOTH) for part in (slope, hem)])


def stall(color: str, goods: Sequence[str], chance: np.random.Generator) -> Mesh:
    """A market stall 2.6 m wide: posts, a sloping table of crates full of fruit, an awning."""
    posts = [(s * 1.25, y, h / 2) for s in (-1, 1) for y, h in ((-0.7, 2.2), (0.6, 2.7))]
    heights = [(0.06, 0.06, 2 * z) for _, _, z in posts]
    parts = [
        boxes(posts, heights, _WOOD, Surface.WOOD),
        boxes([(0, 0, 0.4)], (2.5, 1.1, 0.8), "#a58a5e", Surface.PLANKS),
        awning(2.9, 1.7, 2.75, 0.6, color).moved((0, 0.75, 0)),
    ]
    for k, tone in enumerate(goods):
        x = -0.95 + 1.9 * k / max(len(goods) - 1, 1)
        crate = boxes([(x, 0, 0.88)], (0.58, 1.0, 0.14), _WOOD, Surface.WOOD)
        at = np.column_stack([x + chance.uniform(-0.23, 0.23, 24), chance.uniform(-0.42, 0.42, 24),
            chance.uniform(0.96, 1.03, 24)])  # fmt: skip
        fruit = geodesic(0.08, (0, 0, 0), tone, Surface.PLASTIC, 0)
        parts += [crate, copies(fruit, at)]
    return join(parts)


def parasol(color: str, radius: float = 1.3, high: float = 2.4) -> Mesh:
    """A sunshade of eight panels in two colors on its pole."""
    angle = np.linspace(0, 2 * np.pi, 9)
    rim = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(9, high - 0.4)], 1)
    tint = np.stack([linear(color if k % 2 else "#f6f2e6") for k in range(8)])
    top = np.array([0, 0, high])
    panels = np.array([[rim[k], rim[k + 1], top, top] for k in range(8)], np.float32)
    hem = np.array([[rim[k] - [0, 0, 0.15], rim[k + 1] - [0, 0, 0.15], rim[k + 1], rim[k]]
        for k in range(8)], np.float32)  # fmt: skip
    pole = tube([(0, 0, 0), (0, 0, high)], 0.025, "#e9e4d6", Surface.METAL, 6)
    cloth = [quads(one, tint, Surface.CLOTH) for one in (panels, hem)]
    return join([pole, *cloth, cylinder((0, 0, 0), (0, 0, 0.08), 0.3, color="#8b8f92", surface=19)])


def swings(seats: int = 2) -> Mesh:
    """A frame of bars along x with swings on chains."""
    half = 0.9 * seats
    parts = [tube([(-half, 0, 2.3), (half, 0, 2.3)], 0.05, "#d9342b", Surface.METAL, 8)]
    for s in (-1, 1):
        for y in (-0.9, 0.9):
            leg = [(s * half, 0, 2.3), (s * (half + 0.15), y, 0)]
            parts.append(tube(leg, 0.05, "#2f6fb0", Surface.METAL, 8))
    for k in range(seats):
        x = (k - (seats - 1) / 2) * 1.5
        for s in (-1, 1):
            chain = [(x + s * 0.24, 0, 2.3), (x + s * 0.24, 0, 0.5)]
            parts.append(tube(chain, 0.012, _STEEL, Surface.METAL, 4, caps=False))
        parts.append(boxes([(x, 0, 0.48)], (0.52, 0.22, 0.04), _BLACK, Surface.RUBBER))
    return join(parts)


def slide(color: str = "#f2b632") -> Mesh:
    """A slide toward -y from a platform with a roof, a ladder behind."""
    t = np.linspace(0, 1, 12)
    y, z = -0.6 - 2.6 * t, 1.6 * (1 - t) ** 1.3 + 0.12
    floor = [[(-0.28, y[k + 1], z[k + 1]), (0.28, y[k + 1], z[k + 1]), (0.28, y[k], z[k]),
        (-0.28, y[k], z[k])] for k in range(11)]  # fmt: skip
    edges = [tube(np.column_stack([np.full(12, s * 0.3), y, z + 0.12]), 0.06, color, 7, 6)
        for s in (-1, 1)]  # fmt: skip
    posts = boxes(
        [(s * 0.5, q, 1.4) for s in (-1, 1) for q in (-0.5, 0.5)], (0.1, 0.1, 2.8), _WOOD, 9
    )
    deck = boxes([(0, 0, 1.66)], (1.1, 1.1, 0.08), _WOOD, Surface.WOOD)
    roof = lathe([(0.95, 2.7), (0.02, 3.4)], "#d9342b", Surface.PLANKS, 4).moved(
        (0, 0, 0), turn(np.pi / 4)
    )
    rungs = boxes(
        [(0, 0.6 + 0.06 * k, 1.5 - 0.28 * k) for k in range(6)], (0.5, 0.05, 0.05), "#2f6fb0", 6
    )
    sides = [
        tube([(s * 0.26, 0.56, 1.9), (s * 0.26, 0.98, 0.0)], 0.03, "#2f6fb0", 6, 6) for s in (-1, 1)
    ]
    return join(
        [
            quads(np.array(floor, np.float32), color, Surface.PLASTIC),
            *edges,
            posts,
            deck,
            roof,
            rungs,
            *sides,
        ]
    )


def ferris_wheel(radius: float, lit: bool, cabins: int = 16) -> Mesh:
    """A big wheel in the plane x-z, its lowest cabin 1 m over the ground."""
    hub, white = radius + 2.6, "#eef1f4"
    angle = np.linspace(0, 2 * np.pi, cabins, endpoint=False)
    ring = np.linspace(0, 2 * np.pi, 49)
    parts = []
    for y in (-0.7, 0.7):
        for r in (radius, 0.86 * radius):
            rim = np.column_stack([r * np.cos(ring), np.full(49, y), hub + r * np.sin(ring)])
            parts.append(tube(rim, 0.1, white, Surface.METAL, 5, caps=False))
        for a in angle:
            spoke = [(0, y, hub), (radius * np.cos(a), y, hub + radius * np.sin(a))]
            parts.append(tube(spoke, 0.05, white, Surface.METAL, 4, caps=False))
        for s in (-1, 1):
            leg = [(0, y * 2, hub), (s * 0.55 * radius, y * 3.2, 0)]
            parts.append(tube(leg, 0.28, "#3f6fb5", Surface.METAL, 7))
    parts.append(cylinder((0, -1.6, hub), (0, 1.6, hub), 0.7, color="#d9342b", surface=6))
    tones = ("#d9342b", "#f2b632", "#2f7fc4", "#3fa35a", "#8a4fa3", "#e8782f")
    for k, a in enumerate(angle):
        at = (radius * float(np.cos(a)), 0.0, hub + radius * float(np.sin(a)))
        tone = tones[k % len(tones)]
        car = [block((1.3, 1.2, 0.6), (0, 0, -1.15), 0.1, tone, Surface.METAL),
            boxes([(0, 0, -0.35)], (1.35, 1.25, 0.12), tone, Surface.METAL),
            boxes([(s * 0.6, t * 0.5, -0.65) for s in (-1, 1) for t in (-1, 1)], (0.05, 0.05, 0.6),
            white, 6)]  # fmt: skip
        parts.append(join(car).moved(at))
    bulbs = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    at_ = np.column_stack(
        [radius * np.cos(bulbs), np.full(64, -0.85), hub + radius * np.sin(bulbs)]
    )
    parts.append(boxes(at_, (0.2, 0.1, 0.2), "#ffe08a", Surface.EMISSIVE if lit else Surface.GLASS))
    return join(parts)


def carousel(lit: bool) -> Mesh:
    """A roundabout of horses under a striped tent roof, 3.6 m in radius."""
    count = 16
    angle = np.linspace(0, 2 * np.pi, count + 1)
    tint = np.stack([linear("#d9342b" if k % 2 else "#f8f2e2") for k in range(count)])
    rim = np.stack([3.7 * np.cos(angle), 3.7 * np.sin(angle), np.full(count + 1, 3.1)], 1)
    top = np.array([0, 0, 4.9])
    roof = np.array([[rim[k], rim[k + 1], top, top] for k in range(count)], np.float32)
    band = np.array([[rim[k] - [0, 0, 0.5], rim[k + 1] - [0, 0, 0.5], rim[k + 1], rim[k]]
        for k in range(count)], np.float32)  # fmt: skip
    white = "#fbf6ea"
    horse = join([ellipsoid((0.5, 0.2, 0.24), (0, 0, 1.2), white, Surface.PLASTIC, 12),
        tube([(0.4, 0, 1.3), (0.62, 0, 1.75)], 0.12, white, Surface.PLASTIC, 7),
        tube([(0.6, 0, 1.78), (0.88, 0, 1.66)], 0.09, white, Surface.PLASTIC, 7),
        *(tube([(x, y, 1.1), (x + 0.14, y, 0.75), (x - 0.05, y, 0.5)], 0.05, white, 7, 5)
        for x in (-0.35, 0.35) for y in (-0.1, 0.1)), block((0.34, 0.42, 0.12), (0, 0, 1.42), 0.04,
        "#d9342b", Surface.LEATHER), tube([(0, 0, 0.2), (0, 0, 3.0)], 0.03, "#d9b24a",
        Surface.METAL, 6, caps=False)])  # fmt: skip
    places = np.linspace(0, 2 * np.pi, 9, endpoint=False)
    at = [(2.7 * np.cos(a), 2.7 * np.sin(a), 0.18 * (k % 2)) for k, a in enumerate(places)]
    bulbs = [(3.72 * np.cos(a), 3.72 * np.sin(a), 2.6) for a in np.linspace(0, 6.28, 40)]
    return join([quads(roof, tint, Surface.CLOTH), quads(band, tint[::-1].copy(), Surface.CLOTH),
        cylinder((0, 0, 0), (0, 0, 0.3), 3.5, color="#8a3f2a", surface=9, segments=32),
        cylinder((0, 0, 0.3), (0, 0, 3.2), 0.9, color="#e9d49a", surface=7, segments=18),
        copies(horse, at, places + np.pi / 2), boxes(bulbs, (0.12, 0.12, 0.12), "#ffe08a",
        Surface.EMISSIVE if lit else Surface.GLASS), ellipsoid(0.22, (0, 0, 5.0), "#d9b24a",
        Surface.METAL, 10)])  # fmt: skip


def tower_crane(high: float, reach: float, color: str = "#f2b632") -> Mesh:
    """A tower crane with a lattice mast, its arm toward +x, the load on its cable."""
    parts = []
    for x, y in ((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)):
        parts.append(boxes([(x, y, high / 2)], (0.16, 0.16, high), color, Surface.METAL))
    steps = np.arange(0, high, 1.5)
    for k, z in enumerate(steps):
        s = 1 if k % 2 else -1
        for web in (
            [(-0.7 * s, -0.7, z), (0.7 * s, -0.7, z + 1.5)],
            [(0.7, -0.7 * s, z), (0.7, 0.7 * s, z + 1.5)],
        ):
            parts.append(tube(web, 0.06, color, Surface.METAL, 4, caps=False))
    arm = [
        boxes([(reach / 2 - 3, y, high + 0.4)], (reach + 8, 0.16, 0.16), color, 6)
        for y in (-0.6, 0.6)
    ]
    arm.append(boxes([(reach / 2 - 1, 0, high + 1.5)], (reach, 0.16, 0.16), color, Surface.METAL))
    for k, x in enumerate(np.arange(-1.0, reach - 2, 1.6)):
        y = 0.6 if k % 2 else -0.6
        web = [(x, y, high + 0.4), (x + 0.8, 0, high + 1.5), (x + 1.6, -y, high + 0.4)]
        arm.append(tube(web, 0.05, color, Surface.METAL, 4, caps=False))
    top = [tube([(0, 0, high), (0, 0, high + 5)], 0.2, color, Surface.METAL, 5)]
    top += [
        tube([(0, 0, high + 5), (x, 0, high + 1.4)], 0.04, _BLACK, 6, 4)
        for x in (0.75 * reach, -6.0)
    ]
    cab = [boxes([(1.2, -0.9, high - 0.6)], (1.4, 1.2, 1.6), "#f4f4f0", Surface.METAL),
        boxes([(-6.0, 0, high - 0.4)], (2.0, 1.4, 1.6), "#8b8f92", Surface.CONCRETE)]  # fmt: skip
    x = 0.6 * reach
    load = [tube([(x, 0, high + 0.4), (x, 0, high - 6)], 0.03, _BLACK, Surface.METAL, 4,
        caps=False), boxes([(x, 0, high - 6.4)], (3.0, 0.8, 0.5), "#b5653f",
        Surface.BRICK)]  # fmt: skip
    return join([*parts, *arm, *top, *cab, *load])


def strings_of_lights(
    points: Sequence[tuple[float, float, float]], lit: bool, count: int = 12
) -> Mesh:
    """Cables sagging from point to point with bulbs on them."""
    parts, bulbs = [], []
    share = np.linspace(0, 1, count)
    for a, b in zip(points[:-1], points[1:], strict=True):
        line = np.outer(1 - share, a) + np.outer(share, b)
        line[:, 2] -= 0.5 * 4 * share * (1 - share)
        parts.append(tube(line, 0.012, _BLACK, Surface.RUBBER, 3, caps=False))
        bulbs += [(float(x), float(y), float(z) - 0.08) for x, y, z in line]
    glow = Surface.EMISSIVE if lit else Surface.GLASS
    return join([*parts, boxes(bulbs, (0.1, 0.1, 0.13), "#ffdf9a", glow)])


def railing(
    start: tuple[float, float],
    end: tuple[float, float],
    high: float = 1.0,
    color: str = _STEEL,
    gap: float = 0.14,
) -> Mesh:
    """An iron railing of upright bars from `start` to `end` (x, y)."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    share = np.linspace(0, 1, max(2, int(length / gap)) + 1)[:, None]
    line = a * (1 - share) + b * share
    middle = (a + b) / 2
    bars = np.column_stack([line, np.full(len(line), high / 2)])
    rails = [(*middle, z) for z in (0.12, high)]
    return join([boxes(bars, (0.025, 0.025, high), color, Surface.METAL, yaw),
        boxes(rails, (length, 0.06, 0.05), color, Surface.METAL, yaw)])  # fmt: skip


def floodlight(high: float, lit: bool) -> Mesh:
    """A mast with a panel of lamps that looks toward -y."""
    glow = Surface.EMISSIVE if lit else Surface.GLASS
    lamps = [(0.6 * k - 1.2, -0.3, high + 0.6 * r) for k in range(5) for r in range(3)]
    return join([tube([(0, 0, 0), (0, 0, high)], (0.28, 0.16), "#b5bcc2", Surface.METAL, 8),
        boxes([(0, 0, high + 0.6)], (3.4, 0.3, 2.2), "#5d6266", Surface.METAL),
        boxes(lamps, (0.44, 0.12, 0.44), "#fbfdff", glow)])  # fmt: skip
