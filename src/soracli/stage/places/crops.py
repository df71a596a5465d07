"""What is sown and planted: ears, stalks, heads and vines, each plant as one mesh to copy."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.shapes import cylinder, tube
from soracli.stage.things.forms import boxes, raw, recolored, turn
from soracli.stage.things.trees import clump_hearts, leaf_cards


def blade(points: Numbers, half: Numbers, color: str, shade: tuple[float, float]) -> Mesh:
    """A leaf along points (P, 3), `half` (P,) metres to each side, from one shade to another."""
    path = np.asarray(points, np.float32)
    along = unit(np.gradient(path, axis=0))
    side = unit(np.cross(along, [0.0, 0.0, 1.0]) + [1e-6, 0, 0]) * np.asarray(half)[:, None]
    count = len(path)
    vertices = np.concatenate([path - side, path + side])
    normals = unit(np.tile(np.cross(side, along) * [1, 1, 0.4] + [0, 0, 0.02], (2, 1)))
    tone = np.tile(np.linspace(*shade, count), 2)[:, None]
    i = np.arange(count - 1, dtype=np.int32)
    a, b, c, d = i, i + 1, i + count, i + count + 1
    faces = np.concatenate([np.stack([a, c, d], 1), np.stack([a, d, b], 1)])
    return raw(vertices, normals, linear(color) * tone, faces.astype(np.int32), Surface.FOLIAGE)


def ears(seed: int, height: float = 0.95, stalks: int = 9, color: str = "#d9b25a") -> Mesh:
    """A handful of ripe wheat: `stalks` of `height` metres, each with a heavy ear."""
    chance = np.random.default_rng(seed)
    root = np.column_stack([chance.normal(0, 0.13, (stalks, 2)), np.zeros(stalks)])
    lean = np.column_stack([chance.normal(0.05, 0.07, (stalks, 2)), np.ones(stalks)])
    tall = height * chance.uniform(0.82, 1.1, (stalks, 1))
    neck = root + lean * tall * 0.8
    nod = np.column_stack([chance.normal(0.05, 0.06, (stalks, 2)), np.full(stalks, 0.16)])
    tip = neck + nod * height
    angle = chance.uniform(0, 6.28, stalks)
    side = np.stack([np.cos(angle), np.sin(angle), np.zeros(stalks)], axis=1)
    stem = np.stack([root - side * 0.008, root + side * 0.008, neck], axis=1)
    belly = neck * 0.55 + tip * 0.45
    ear_a = np.stack([neck, belly - side * 0.026, tip], axis=1)
    ear_b = np.stack([neck, tip, belly + side * 0.026], axis=1)
    points = np.concatenate([stem, ear_a, ear_b]).reshape(-1, 3)
    straw, grain = linear(color) * 0.8, linear(color) * 1.15
    root_tone = np.stack([straw * 0.5, straw * 0.5, straw])
    ear_tone = np.stack([grain * 0.8, grain, grain * 1.1])
    colors = np.concatenate([np.tile(root_tone, (stalks, 1)), np.tile(ear_tone, (2 * stalks, 1))])
    normals = unit(
        np.repeat(side, 3, axis=0)[np.arange(len(points)) % (3 * stalks)] * 0.3 + [0, -0.2, 1]
    )
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    return raw(points, normals, colors, faces, Surface.FOLIAGE)


def maize(seed: int, height: float = 2.3, leaves: int = 7) -> Mesh:
    """A stalk of maize: long arching leaves, a cob, a tassel on top. Under five leaves it is meant
    for the background."""
    chance = np.random.default_rng(seed)
    parts = [tube([(0, 0, 0), (0, 0, 0.9 * height)], (0.022, 0.012), "#7d9a48", 12, 3, False)]
    for place in range(leaves):
        angle = place * 2.6 + chance.uniform(-0.3, 0.3)
        up = (0.12 + 0.8 * place / leaves) * height
        long = height * chance.uniform(0.26, 0.38)
        t = np.linspace(0, 1, 4 if leaves > 4 else 3)
        out, rise = long * t, long * (0.75 * t - 0.85 * t**2.2)
        path = np.stack([out * np.cos(angle), out * np.sin(angle), up + rise], axis=1)
        half = 0.045 * np.sin(np.pi * (0.12 + 0.86 * t))
        parts.append(blade(path, half, "#6c9a3a", (0.75, 1.2)))
    for place in range(3):
        angle = place * 2.1
        tip = (0.12 * np.cos(angle), 0.12 * np.sin(angle), 1.02 * height)
        parts.append(
            blade(
                np.array([(0, 0, 0.88 * height), tip]),
                np.array([0.012, 0.006]),
                "#d2b46a",
                (0.9, 1.1),
            )
        )
    if leaves < 5:
        return join(parts)
    ends = [(0.03, 0, 0.42 * height), (0.09, 0.02, 0.53 * height)]
    cob = tube(ends, (0.035, 0.02), "#a8b85a", Surface.FOLIAGE, 5, False)
    return join([*parts, cob])


def sunflower(seed: int, height: float = 1.7) -> Mesh:
    """A sunflower that faces -y, a little up: a brown disc in a ring of yellow petals."""
    chance = np.random.default_rng(seed)
    neck = np.array([0.0, -0.06, height])
    stem = tube(
        [(0, 0, 0), (0, 0.02, 0.6 * height), tuple(neck)],
        (0.02, 0.014, 0.012),
        "#5f8a36",
        12,
        4,
        False,
    )
    parts = [stem]
    for place in range(6):
        angle, up = place * 2.4 + chance.uniform(-0.4, 0.4), (0.2 + 0.11 * place) * height
        t = np.linspace(0, 1, 4)
        out = 0.34 * t
        path = np.stack([out * np.cos(angle), out * np.sin(angle), up + 0.1 * t - 0.26 * t**2], 1)
        parts.append(blade(path, 0.11 * np.sin(np.pi * (0.1 + 0.88 * t)), "#55853a", (0.8, 1.15)))
    head = _sun_disc(chance)
    parts.append(
        head.moved(neck, turn(float(chance.normal(0, 0.25)), 0, float(chance.normal(0.18, 0.1))))
    )
    return join(parts)


def _sun_disc(chance: np.random.Generator, size: float = 0.2) -> Mesh:
    """The head: 16 petals and a round heart in the plane across y, seen from -y."""
    angle = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    step = np.pi / 16 * 1.25
    long = size * chance.uniform(0.85, 1.1, 16)

    def ring(turned: Numbers, out: Numbers | float, away: float) -> Numbers:
        return np.stack([out * np.cos(turned), np.full(len(turned), away), out * np.sin(turned)], 1)

    inner = ring(angle, 0.4 * size, -0.01)
    left, right = ring(angle - step, 0.66 * size, -0.035), ring(angle + step, 0.66 * size, -0.035)
    tip = ring(angle, long, -0.02)
    petals = np.stack([inner, left, tip, inner, tip, right], axis=1).reshape(-1, 3)
    heart = ring(angle, 0.46 * size, -0.045)
    middle = np.broadcast_to([0, -0.06, 0], heart.shape)
    seeds = np.stack([middle, heart, np.roll(heart, -1, axis=0)], axis=1).reshape(-1, 3)
    points = np.concatenate([petals, seeds])
    yellow, brown = linear("#f5c21f"), linear("#4a2f1a")
    colors = np.concatenate([np.tile(yellow, (len(petals), 1)), np.tile(brown, (len(seeds), 1))])
    colors[2 : len(petals) : 3] *= 1.1
    normals = np.tile(np.array([0, -1.0, 0.25]), (len(points), 1))
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    return raw(points, unit(normals), colors, faces, Surface.FOLIAGE)


def lavender(seed: int, height: float = 0.5, color: str = "#7a5bc0") -> Mesh:
    """A round cushion of lavender: grey-green below, violet spikes all over."""
    chance = np.random.default_rng(seed)
    count = 34
    angle, out = chance.uniform(0, 6.28, count), np.sqrt(chance.uniform(0, 1, count)) * 0.42
    flat = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    root = np.column_stack([flat * out[:, None] * 0.4, np.zeros(count)])
    tip = np.column_stack([flat * out[:, None] * 1.15, height * (1.08 - 0.9 * out**2)])
    side = np.column_stack([-flat[:, 1], flat[:, 0], np.zeros(count)])
    neck = root + (tip - root) * 0.5
    leaf = np.stack([root - side * 0.03, root + side * 0.03, neck + side * 0.012], axis=1)
    spike = np.stack([neck - side * 0.032, neck + side * 0.032, tip], axis=1)
    points = np.concatenate([leaf, spike]).reshape(-1, 3)
    green, violet = linear("#6f8a5a"), linear(color)
    tone = chance.uniform(0.8, 1.25, (count, 1))
    leaves = np.repeat(tone * green, 3, axis=0) * np.tile([[0.6], [0.6], [1.0]], (count, 1))
    bloom = np.repeat(tone * violet, 3, axis=0) * np.tile([[0.8], [0.8], [1.25]], (count, 1))
    normals = unit(np.repeat(np.concatenate([tip, tip]) * [1, 1, 1.2], 3, axis=0))
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    return raw(points, normals, np.concatenate([leaves, bloom]), faces, Surface.FOLIAGE)


def tulips(seed: int, color: str, count: int = 4, height: float = 0.34) -> Mesh:
    """A tuft of tulips in bloom: `count` stems of `height` metres, each with two leaves and a cup
    of five petals in `color`."""
    chance = np.random.default_rng(seed)
    root = np.column_stack([chance.uniform(-0.26, 0.26, (count, 2)), np.zeros(count)])
    lean = np.column_stack([chance.normal(0, 0.04, (count, 2)), chance.uniform(0.8, 1.1, count)])
    neck = root + lean * height
    turned = chance.uniform(0, 6.28, (count, 1)) + np.arange(5) * 1.2566
    rim = np.stack([np.cos(turned), np.sin(turned)], axis=-1)
    petals = _petals(neck, rim, 0.05, 0.11)
    side = np.column_stack([-rim[:, 0, 1], rim[:, 0, 0], np.zeros(count)])
    stem = np.stack([root - side * 0.012, root + side * 0.012, neck], axis=1)
    out = np.concatenate([rim[:, 0], np.full((count, 1), 1.0)], axis=1) * [0.10, 0.10, 0.24]
    leaves = [
        np.stack([root - side * 0.03, root + side * 0.03, root + way * out], axis=1)
        for way in ([1, 1, 1], [-1, -1, 0.85])
    ]
    green, bloom = linear("#5f8f4a"), linear(color) * chance.uniform(0.85, 1.15, (count, 1))
    points = np.concatenate([stem, *leaves, petals]).reshape(-1, 3)
    greens = np.tile([green * 0.5, green * 0.5, green], (3 * count, 1))
    cups = (
        np.repeat(bloom, 30, axis=0) * np.tile(np.tile([0.55, 1, 1, 1, 1.15, 1], 5), count)[:, None]
    )
    normals = unit(
        np.concatenate([np.tile([0, -0.3, 1.0], (9 * count, 1)), _outward(petals, neck)])
    )
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    return raw(points, normals, np.concatenate([greens, cups]), faces, Surface.FOLIAGE)


def _petals(neck: Numbers, rim: Numbers, wide: float, high: float) -> Numbers:
    """Two triangles for each of five petals that stand around each of N necks, (10 N, 3, 3)."""
    middle = np.concatenate([rim * wide, np.full((*rim.shape[:2], 1), 0.55 * high)], axis=-1)
    across = np.stack([-rim[..., 1], rim[..., 0], np.zeros(rim.shape[:2])], axis=-1) * 0.72 * wide
    base = np.broadcast_to(neck[:, None], middle.shape)
    left, right = base + middle - across, base + middle + across
    tip = base + middle * [0.7, 0.7, 0] + [0, 0, high]
    both = np.stack([base, left, right, left, tip, right], axis=2)
    return np.asarray(both.reshape(-1, 3, 3), np.float32)


def _outward(petals: Numbers, neck: Numbers) -> Numbers:
    """Normals of petals that stand around their necks, one for each corner."""
    middle = np.repeat(neck + [0, 0, 0.03], len(petals) // len(neck) * 3, axis=0)
    return np.asarray(petals.reshape(-1, 3) - middle + [0, 0, 0.04], np.float32)


def vine(seed: int, length: float = 2.4) -> Mesh:
    """A stretch of a trellised vine along y: posts, a leafy wall from 0.6 m up, dark grapes."""
    chance = np.random.default_rng(seed)
    along = np.linspace(-0.5, 0.5, 5) * length
    middles = np.column_stack([chance.normal(0, 0.05, 5), along, np.full(5, 1.15)])
    radii = np.full(5, 0.42)
    wall = leaf_cards(middles.astype(np.float32), radii, 150, 0.3, "#5d8a35", chance, 1.1, False)
    heart = clump_hearts(middles.astype(np.float32), radii * 0.8, "#456b2a", seed, 0)
    post = boxes([(0, -length / 2, 0.8)], (0.08, 0.08, 1.6), "#8a7355", Surface.WOOD)
    trunk = tube([(0, 0, 0), (0.05, 0.1, 0.4), (0, 0, 0.85)], (0.05, 0.04, 0.03), "#5a4632", 9, 5)
    hung = np.column_stack(
        [
            chance.choice([-0.36, 0.36], 9),
            chance.uniform(-0.5, 0.5, 9) * length,
            chance.uniform(0.6, 0.85, 9),
        ]
    )
    bunch = [
        cylinder((*at,), (at[0], at[1], at[2] - 0.2), 0.07, 0.01, "#3b1f4f", Surface.PLASTIC, 6)
        for at in hung
    ]
    return join([wall, heart, post, trunk, *bunch])


def fruited(tree: Mesh, chance: np.random.Generator, color: str, count: int, low: float) -> Mesh:
    """A tree with `count` fruits among its leaves above `low` metres."""
    leaves = tree.vertices[tree.vertices[:, 2] > low]
    spots = leaves[chance.integers(0, len(leaves), count)]
    ball = raw(
        np.array([(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)]) * 0.075,
        np.array([(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1.0)]),
        np.tile(linear(color), (6, 1)),
        np.array(
            [
                (0, 2, 4),
                (2, 1, 4),
                (1, 3, 4),
                (3, 0, 4),
                (2, 0, 5),
                (1, 2, 5),
                (3, 1, 5),
                (0, 3, 5),
            ],
            np.int32,
        ),
        Surface.PLASTIC,
    )
    fruits = [ball.moved(at * 1.02) for at in spots]
    return join([tree, *fruits])


def shaded(mesh: Mesh, low: float, high: float, dark: float) -> Mesh:
    """The mesh darkened toward the ground: `dark` at `low` metres, itself from `high` up."""
    share = np.clip((mesh.vertices[:, 2] - low) / (high - low), 0, 1)
    return recolored(mesh, mesh.colors * (dark + (1 - dark) * share)[:, None])
