"""City houses: rows of facades with windows, shop fronts and cornices; and skylines."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.places.occasion import Occasion
from soracli.stage.things.forms import boxes, quads
from soracli.stage.things.towers import window_grid

GLASS = "#2f4254"
_WALLS = (
    ("#9c5140", Surface.BRICK),
    ("#b98a63", Surface.BRICK),
    ("#d9cdb6", Surface.PLASTER),
    ("#8c8f94", Surface.CONCRETE),
    ("#7c4438", Surface.BRICK),
    ("#c7b299", Surface.PLASTER),
    ("#a7a39b", Surface.CONCRETE),
    ("#b4654a", Surface.BRICK),
    ("#93a0a0", Surface.PLASTER),
)
_SHOPS = ("#2f5d50", "#7a2730", "#27415f", "#c58a2b", "#5a3a5e", "#35383c")


@dataclass(frozen=True)
class House:
    """One house of a row: `x` its left end, `width`, `storeys`, and its look."""

    x: float
    width: float
    storeys: int
    wall: str
    surface: int
    shop: str


def row(on: Occasion, part: int, x: tuple[float, float], tall: tuple[int, int]) -> list[House]:
    """Houses side by side along x."""
    chance = on.chance(part)
    houses, place, last = [], x[0], -1
    while place < x[1] - 4:
        width = float(min(chance.uniform(7.5, 13.0), x[1] - place))
        look = int(chance.integers(0, len(_WALLS)))
        look = (look + 1) % len(_WALLS) if look == last else look
        last = look
        wall, surface = _WALLS[look]
        shop = _SHOPS[int(chance.integers(0, len(_SHOPS)))]
        houses.append(House(place, width, int(chance.integers(*tall)), wall, surface, shop))
        place += width
    return houses


def facades(houses: list[House], on: Occasion, part: int, deep: float = 10.0) -> Mesh:
    """A row of houses whose fronts stand on y = 0 and face -y; they reach back to y = `deep`."""
    chance = on.chance(part)
    return join([_house(house, chance, deep) for house in houses])


def _house(house: House, chance: np.random.Generator, deep: float) -> Mesh:
    floor, storey = 3.9, 3.2
    height = floor + house.storeys * storey + 0.9
    middle = house.x + house.width / 2
    body = boxes(
        [(middle, deep / 2, height / 2)], (house.width, deep, height), house.wall, house.surface
    )
    trim = "#e4ddcd" if house.surface == Surface.BRICK else "#f1ece0"
    parts = [body, _upper(house, floor, storey, trim, chance), _shop(house, floor, chance)]
    parts.append(
        boxes(
            [
                (middle, -0.14, height - 0.25),
                (middle, -0.08, height - 0.6),
                (middle, -0.1, floor - 0.12),
            ],
            [(house.width, 0.5, 0.28), (house.width, 0.3, 0.2), (house.width, 0.34, 0.24)],
            trim,
            Surface.PLASTER,
        )
    )
    return join(parts)


def _upper(
    house: House, floor: float, storey: float, trim: str, chance: np.random.Generator
) -> Mesh:
    """Windows above the shop: reveal, frame, two panes, sill, lintel."""
    columns = max(2, int(house.width / chance.uniform(2.3, 3.0)))
    x = house.x + (np.arange(columns) + 0.5) * house.width / columns
    z = floor + storey * (np.arange(house.storeys) + 0.52)
    grid_x, grid_z = (a.reshape(-1) for a in np.meshgrid(x, z))
    wide, tall = 0.62, 0.98
    at = np.stack([grid_x, np.full_like(grid_x, -0.02), grid_z], axis=1)
    frame = boxes(at, (2 * wide + 0.2, 0.12, 2 * tall + 0.2), trim, Surface.WOOD)
    panes = []
    for low, high in ((-tall, -0.03), (0.03, tall)):
        for left, right in ((-wide, -0.03), (0.03, wide)):
            corners = [(left, low), (right, low), (right, high), (left, high)]
            panes.append(np.stack([at + np.array([u, -0.065, v]) for u, v in corners], axis=1))
    glass = quads(np.concatenate(panes), GLASS, Surface.WINDOW)
    sill = boxes(at + [0, -0.1, -tall - 0.16], (2 * wide + 0.44, 0.3, 0.12), trim, 31)
    lintel = boxes(at + [0, -0.05, tall + 0.2], (2 * wide + 0.36, 0.2, 0.2), trim, 31)
    return join([frame, glass, sill, lintel])


def _shop(house: House, floor: float, chance: np.random.Generator) -> Mesh:
    """A shop front: dark base, big panes, a door, a sign board and an awning."""
    x, width = house.x + 0.4, house.width - 0.8
    middle = x + width / 2
    door = x + width * float(chance.choice([0.2, 0.5, 0.8]))
    base = boxes([(middle, -0.06, 1.7)], (width, 0.16, 3.4), house.shop, Surface.WOOD)
    board = boxes([(middle, -0.16, 3.18)], (width, 0.2, 0.5), house.shop, Surface.WOOD)
    letters = np.arange(-1.3, 1.31, 0.26)
    sign = boxes(
        [(middle + u, -0.27, 3.18) for u in letters if chance.uniform() > 0.14],
        (0.15, 0.03, 0.24),
        "#f3e6bd",
        Surface.EMISSIVE if chance.uniform() > 0.5 else 7,
    )
    panes = []
    for left, right in ((x + 0.3, door - 0.7), (door + 0.7, x + width - 0.3)):
        count = int((right - left) / 1.7)
        for k in range(max(count, 0)):
            a = left + (right - left) * k / count + 0.04
            b = left + (right - left) * (k + 1) / count - 0.04
            panes.append([(a, -0.15, 0.65), (b, -0.15, 0.65), (b, -0.15, 2.75), (a, -0.15, 2.75)])
    glass = quads(np.array(panes, np.float32).reshape(-1, 4, 3), "#4a6274", Surface.WINDOW)
    parts = [base, board, sign, glass, *_shop_door(door)]
    if chance.uniform() > 0.4:
        parts.append(_awning(x, x + width, house.shop, chance))
    return join(parts)


def _shop_door(x: float) -> list[Mesh]:
    """A dark door with a pane of glass."""
    corners = [(-0.36, 0.9), (0.36, 0.9), (0.36, 2.2), (-0.36, 2.2)]
    pane = np.array([[(x + u, -0.2, v) for u, v in corners]], np.float32)
    return [
        boxes([(x, -0.16, 1.25)], (1.1, 0.06, 2.4), "#2b211a", Surface.WOOD),
        quads(pane, "#4a6274", Surface.WINDOW),
    ]


def _awning(low: float, high: float, color: str, chance: np.random.Generator) -> Mesh:
    """A striped awning over the shop window."""
    count = max(4, int((high - low) / 0.45))
    edges = np.linspace(low, high, count + 1)
    tint = np.stack([linear(color if k % 2 else "#f3efe4") for k in range(count)])
    top, out, drop = 2.9, float(chance.uniform(0.9, 1.3)), 0.55
    slope = [
        [(a, -out, top - drop), (b, -out, top - drop), (b, -0.15, top), (a, -0.15, top)]
        for a, b in zip(edges[:-1], edges[1:], strict=True)
    ]
    hem = [
        [
            (a, -out, top - drop - 0.2),
            (b, -out, top - drop - 0.2),
            (b, -out, top - drop),
            (a, -out, top - drop),
        ]
        for a, b in zip(edges[:-1], edges[1:], strict=True)
    ]
    return join([quads(np.array(part, np.float32), tint, Surface.CLOTH) for part in (slope, hem)])


def skyline(
    on: Occasion,
    distance: float,
    arc: tuple[float, float],
    tall: tuple[float, float],
    count: int,
    part: int = 90,
) -> Mesh:
    """Tall buildings along an arc (radians from +x), every one with rows of windows."""
    chance = on.chance(part)
    parts = []
    for angle in np.linspace(*arc, count):
        away = distance * float(chance.uniform(0.9, 1.5))
        half = float(chance.uniform(4.0, 8.0))
        height = float(chance.uniform(*tall))
        tone = _tower_color(chance)
        at = (away * np.cos(angle), away * np.sin(angle), 0.0)
        body = boxes([(0, 0, height / 2)], (2 * half, 2 * half, height), tone, Surface.CONCRETE)
        cap = boxes([(0, 0, height + 0.6)], (half, half, 1.6), tone * 0.8, Surface.CONCRETE)
        grid = window_grid(half, 1.0, height - 0.6, 3.4)
        parts.append(join([body, cap, grid]).moved(at))
    return join(parts)


def _tower_color(chance: np.random.Generator) -> Numbers:
    base = linear(("#a9a49a", "#8b7a6c", "#9fa8ad", "#b7a48c", "#7f8890")[int(chance.integers(5))])
    return np.asarray(base * chance.uniform(0.8, 1.1), np.float32)
