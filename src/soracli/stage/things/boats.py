"""Boats by form: sailboat and rowboat here, larger ones in `ships`."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import block, boxes
from soracli.stage.things.hulls import Hull, boat_figure, deck_mesh, hull_mesh, shape_hull
from soracli.stage.things.paint import Order
from soracli.stage.things.sails import sloop_rig
from soracli.stage.things.ships import canoe, galleon, motorboat, steamer


def boat(order: Order) -> Figure:
    """A boat of length `order.size`. Anchors "deck" and "waterline" (how high the water stands)."""
    return _FORMS.get(order.form, _rowboat)(order)


def _sailboat(order: Order) -> Figure:
    size = order.size
    body = shape_hull(
        size,
        size * 0.3,
        size * 0.17,
        size * 0.06,
        (0.62, 0.86, 0.99, 1.0, 0.86, 0.5, 0.03),
        (0.32, 0.12, 0.02, 0.0, 0.06, 0.25, 0.72),
        (0.88, 0.86, 0.86, 0.88, 0.93, 1.0, 1.1),
    )
    stripe = order.color("stripe", "#1d3f77") if order.entity.color is None else "#f6f3ea"
    hull_skin = hull_mesh(body, order.main, order.color("bottom", "#8c2f28"), 7, stripe)
    deck = deck_mesh(body, 0.02 * size, order.color("deck", "#c79a62"))
    rig, sails, still = sloop_rig(order, body)
    cabin = _cabin(size, body)
    mesh = join([hull_skin, deck, cabin, still, sails.bound_to(1)])
    return boat_figure(order, body, mesh, (-0.27 * size, 0.85 * 0.17 * size - 0.02 * size), rig)


def _cabin(size: float, body: Hull) -> Mesh:
    base = body.at(0.55)[2] - 0.02 * size
    roof = block(
        (0.3 * size, 0.15 * size, 0.06 * size),
        (0.08 * size, 0, base + 0.03 * size),
        0.02 * size,
        "#f4f1e8",
        Surface.PLASTIC,
    )
    ports = boxes(
        [
            ((x - 0.02) * size, y * 0.076 * size, base + 0.035 * size)
            for x in (0.02, 0.1, 0.18)
            for y in (-1, 1)
        ],
        (0.05 * size, 0.004 * size, 0.018 * size),
        "#22303c",
        Surface.GLASS,
    )
    return join([roof, ports])


def _rowboat(order: Order) -> Figure:
    size = order.size
    body = shape_hull(
        size,
        size * 0.36,
        size * 0.17,
        size * 0.045,
        (0.6, 0.82, 0.97, 1.0, 0.88, 0.55, 0.04),
        (0.22, 0.06, 0.0, 0.0, 0.05, 0.2, 0.6),
        (0.95, 0.87, 0.83, 0.83, 0.88, 1.0, 1.25),
    )
    wood = order.color("inside", "#b98d5a")
    inner = body.skin * np.array([0.97, 0.93, 1], np.float32) + np.array([0, 0, 0.03], np.float32)
    inside = sheet(np.swapaxes(inner, 0, 1).copy(), wood, Surface.PLANKS)
    outside = hull_mesh(body, order.main, order.main, order.surface, order.color("rail", "#5f4023"))
    seats = []
    for share in (0.18, 0.5, 0.76):
        x, half, top = body.at(share)
        seats.append(
            block((0.07 * size, half * 1.84, 0.012 * size), (x, 0, top - 0.05 * size), 0.005, wood)
        )
    mesh = join([outside, inside, *seats, *_oars(size, body)])
    return boat_figure(order, body, mesh, (0.0, 0.045 * size))


def _oars(size: float, body: Hull) -> list[Mesh]:
    x, half, top = body.at(0.52)
    parts = []
    for side in (-1, 1):
        pin = np.array([x, side * half, top + 0.02 * size])
        out = np.array([-0.1, side * 1.0, -0.28])
        handle, blade = pin - out * 0.16 * size, pin + out * 0.3 * size
        parts.append(tube([handle, blade], 0.006 * size, "#caa472", Surface.WOOD, 8))
        end = blade + out * 0.1 * size
        parts.append(
            tube(
                [blade, (blade + end) / 2, end],
                (0.008 * size, 0.02 * size, 0.018 * size),
                "#caa472",
                Surface.WOOD,
                8,
            )
        )
    return parts


_FORMS: dict[str, Callable[[Order], Figure]] = {
    "sailboat": _sailboat,
    "rowboat": _rowboat,
    "ship": steamer,
    "pirate_ship": galleon,
    "canoe": canoe,
    "motorboat": motorboat,
}
