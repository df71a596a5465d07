"""Larger and other vessels: steamer, galleon, canoe and motorboat. Bow to +x."""

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import cylinder, sheet, tube
from soracli.stage.things.forms import block, boxes
from soracli.stage.things.hulls import Hull, boat_figure, deck_mesh, hull_mesh, shape_hull
from soracli.stage.things.paint import Order
from soracli.stage.things.sails import sailcloth, square_sail


def steamer(order: Order) -> Figure:
    """A passenger ship: long hull, white decks with rows of windows, two funnels."""
    size = order.size
    body = shape_hull(
        size,
        size * 0.15,
        size * 0.11,
        size * 0.035,
        (0.55, 0.88, 1.0, 1.0, 0.99, 0.9, 0.55, 0.03),
        (0.3, 0.03, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1),
        (0.92, 0.85, 0.83, 0.83, 0.84, 0.88, 1.0, 1.2),
        fullness=0.4,
    )
    skin = hull_mesh(body, order.main, order.color("bottom", "#8c2f28"), 6, "#f4f1e8")
    deck = deck_mesh(body, 0.006 * size, order.color("deck", "#b08b5a"))
    base = 0.83 * 0.11 * size - 0.006 * size
    parts = [skin, deck, _decks(size, base), _ports(size, body)]
    funnel = order.color("funnel", "#c8372d")
    for x in (-0.1, 0.06):
        low, high = (x * size, 0, base + 0.09 * size), ((x - 0.02) * size, 0, base + 0.18 * size)
        parts.append(cylinder(low, high, 0.024 * size, color=funnel, surface=Surface.METAL))
        rim = ((x - 0.0245) * size, 0, base + 0.195 * size)
        parts.append(cylinder(high, rim, 0.0245 * size, color="#1c1c1e", surface=Surface.METAL))
    for x in (0.34, -0.36):
        top = (x * size, 0, base + 0.26 * size)
        parts.append(tube([(x * size, 0, base), top], 0.004 * size, "#e0d6c0", Surface.METAL, 6))
    return boat_figure(order, body, join(parts), (-0.36 * size, base))


def _decks(size: float, base: float) -> Mesh:
    parts = []
    for level, (low, high, half) in enumerate(
        ((-0.3, 0.26, 0.062), (-0.24, 0.22, 0.052), (-0.17, 0.19, 0.042))
    ):
        z = base + level * 0.03 * size
        middle = ((low + high) / 2 * size, 0, z + 0.014 * size)
        extent = ((high - low) * size, 2 * half * size, 0.028 * size)
        parts.append(block(extent, middle, 0.004 * size, "#f6f4ee", Surface.PLASTIC))
        x = np.arange(low + 0.015, high - 0.01, 0.018) * size
        centers = [(a, side * half * size, z + 0.016 * size) for a in x for side in (-1, 1)]
        panes = (0.009 * size, 0.003 * size, 0.01 * size)
        parts.append(boxes(centers, panes, "#2b3d4c", Surface.WINDOW))
    bridge = block(
        (0.05 * size, 0.11 * size, 0.022 * size),
        (0.17 * size, 0, base + 0.1 * size),
        0.004 * size,
        "#f6f4ee",
        Surface.PLASTIC,
    )
    pane = boxes(
        [(0.196 * size, 0, base + 0.102 * size)],
        (0.002 * size, 0.1 * size, 0.01 * size),
        "#22303c",
        Surface.GLASS,
    )
    return join([*parts, bridge, pane])


def _ports(size: float, body: Hull) -> Mesh:
    centers = []
    for share in np.arange(0.12, 0.86, 0.022):
        row = body.skin[round(share * 32)]
        for side, place in ((1, 2), (-1, 14)):
            centers.append(
                (
                    row[place, 0] + (share * 32 % 1) * size / 32,
                    row[place, 1] * 1.002,
                    0.06 * size + side * 0,
                )
            )
    return boxes(centers, 0.007 * size * np.ones(3), "#e9dfb0", Surface.WINDOW)


def galleon(order: Order) -> Figure:
    """A tall ship: wooden hull high astern, three masts of square sails, a black flag."""
    size = order.size
    body = shape_hull(
        size,
        size * 0.26,
        size * 0.2,
        size * 0.07,
        (0.72, 0.9, 1.0, 1.0, 0.95, 0.7, 0.05),
        (0.12, 0.02, 0.0, 0.0, 0.0, 0.04, 0.3),
        (1.45, 1.2, 0.9, 0.82, 0.86, 1.02, 1.22),
        fullness=0.55,
    )
    gold, sail = order.color("trim", "#c79a3d"), order.color("sail", "#efe6cf")
    parts = [
        hull_mesh(body, order.main, order.color("bottom", "#2e2016"), Surface.PLANKS, gold),
        deck_mesh(body, 0.03 * size, "#a97f4e"),
    ]
    deck = 0.82 * 0.2 * size - 0.03 * size
    for x, tall in ((0.27, 0.72), (0.02, 0.86), (-0.27, 0.62)):
        parts.append(_mast(size, x * size, deck, tall * size, sail))
    parts += _bowsprit(size, body, deck, sail)
    parts.append(_gun_ports(size, body))
    return boat_figure(order, body, join(parts), (-0.05 * size, deck))


def _bowsprit(size: float, body: Hull, deck: float, sail: str) -> list[Mesh]:
    """The spar that stands out over the bow, and the sail on it."""
    bow_x, _, bow_z = body.at(0.99)
    end = np.array([bow_x + 0.2 * size, 0, bow_z + 0.1 * size])
    foot = np.array([bow_x - 0.05 * size, 0, bow_z - 0.02 * size])
    clew = np.array([0.3 * size, -0.05 * size, deck + 0.2 * size])
    head = np.array([0.27 * size, 0, deck + 0.6 * size])
    return [
        tube([foot, end], 0.008 * size, "#5d4126", Surface.WOOD, 8),
        sailcloth(end, clew, head, np.array([0, -0.03 * size, 0]), sail),
    ]


def _mast(size: float, x: float, deck: float, tall: float, sail: str) -> Mesh:
    wood = "#5d4126"
    parts = [
        tube(
            [(x, 0, deck - 0.05 * size), (x, 0, deck + tall)],
            (0.012 * size, 0.006 * size),
            wood,
            Surface.WOOD,
            8,
        )
    ]
    yards = ((0.5, 0.4, 0.36), (0.78, 0.3, 0.24), (0.96, 0.2, 0.15))
    for up, wide, high in yards:
        z = deck + up * tall
        yard = wide * size * tall / (0.86 * size)
        ends = [(x + 0.012 * size, -yard / 2, z), (x + 0.012 * size, yard / 2, z)]
        parts.append(tube(ends, 0.005 * size, wood, Surface.WOOD, 6))
        parts.append(
            square_sail((x + 0.02 * size, 0, z), yard * 0.94, high * tall * 0.92, 0.06 * size, sail)
        )
    wave = np.linspace(0, 1, 8)
    points = np.stack(
        [
            np.stack(
                [
                    x - 0.1 * size * wave,
                    0.012 * size * np.sin(wave * 6),
                    np.full(8, deck + tall * (0.99 + up * 0.08)),
                ],
                axis=1,
            )
            for up in (0, 1)
        ]
    )
    parts.append(sheet(points.astype(np.float32), "#151515", Surface.CLOTH))
    return join(parts)


def _gun_ports(size: float, body: Hull) -> Mesh:
    centers = []
    for share in np.arange(0.22, 0.78, 0.08):
        x, half, top = body.at(share)
        centers += [(x, side * half * 0.97, top - 0.06 * size) for side in (-1, 1)]
    return boxes(centers, (0.02 * size, 0.02 * size, 0.018 * size), "#1d140c", Surface.WOOD)


def canoe(order: Order) -> Figure:
    """A slim open boat, both ends sharp."""
    size = order.size
    body = shape_hull(
        size,
        size * 0.17,
        size * 0.08,
        size * 0.025,
        (0.04, 0.5, 0.86, 1.0, 0.86, 0.5, 0.04),
        (0.3, 0.04, 0.0, 0.0, 0.0, 0.04, 0.3),
        (1.5, 1.05, 0.9, 0.86, 0.9, 1.05, 1.5),
    )
    inner = body.skin * np.array([0.97, 0.92, 1], np.float32) + np.array([0, 0, 0.02], np.float32)
    inside = sheet(np.swapaxes(inner, 0, 1).copy(), order.color("inside", "#c9a777"), 23)
    outside = hull_mesh(body, order.main, order.main, order.surface, "#6d4a2a")
    seats = []
    for share in (0.3, 0.7):
        x, half, top = body.at(share)
        seats.append(block((0.05 * size, half * 1.84, 0.02), (x, 0, top - 0.07), 0.005, "#8a6238"))
    return boat_figure(order, body, join([outside, inside, *seats]), (0.0, 0.03 * size))


def motorboat(order: Order) -> Figure:
    """A speedboat with a raked windshield and an outboard motor."""
    size = order.size
    body = shape_hull(
        size,
        size * 0.36,
        size * 0.2,
        size * 0.06,
        (0.86, 0.96, 1.0, 0.98, 0.85, 0.52, 0.04),
        (0.02, 0.0, 0.0, 0.0, 0.05, 0.22, 0.68),
        (0.82, 0.82, 0.84, 0.88, 0.95, 1.02, 1.06),
        fullness=0.5,
    )
    deck = deck_mesh(body, 0.01 * size, "#f3efe4", Surface.PLASTIC)
    top = 0.85 * 0.2 * size
    low = [(0.12 * size, y * 0.14 * size, top) for y in (-1.0, 1.0)]
    high = [(0.05 * size, y * 0.12 * size, top + 0.1 * size) for y in (-1.0, 1.0)]
    glass = sheet(np.array([low, high], np.float32), "#7fa6b8", Surface.GLASS)
    seats = boxes(
        [(-0.08 * size, y * size, top + 0.02 * size) for y in (-0.07, 0.07)],
        (0.09 * size, 0.1 * size, 0.09 * size),
        order.color("seats", "#c0392b"),
        Surface.LEATHER,
    )
    motor = block(
        (0.07 * size, 0.07 * size, 0.16 * size),
        (-0.53 * size, 0, top),
        0.02 * size,
        "#23262b",
        Surface.PLASTIC,
    )
    skin = hull_mesh(body, order.main, "#e8e4da", 7, "#e8e4da")
    return boat_figure(order, body, join([skin, deck, glass, seats, motor]), (-0.2 * size, top))
