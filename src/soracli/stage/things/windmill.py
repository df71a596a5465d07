"""A tower mill whose sails turn."""

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import lathe, tube
from soracli.stage.things.forms import boxes, quads
from soracli.stage.things.paint import Order


def windmill(order: Order) -> tuple[Mesh, Rig]:
    """A tower mill; the joint "sails" turns its four sails about y."""
    size = order.size
    body = lathe([(0.2 * size, 0), (0.13 * size, 0.68 * size)], order.main, Surface.PLASTER, 10)
    cap = lathe(
        [
            (0.14 * size, 0.68 * size),
            (0.125 * size, 0.74 * size),
            (0.07 * size, 0.8 * size),
            (0.005, 0.83 * size),
        ],
        order.color("roof", "#6b4a36"),
        Surface.ROOF,
        16,
    )
    hub = np.array([0, -0.2 * size, 0.73 * size], np.float32)
    axle = tube([(0, 0, 0.73 * size), hub], 0.018 * size, "#4b3a2c", Surface.WOOD, 8)
    sails = _sails(size, hub, order.color("sails", "#efe6d2"))
    door = boxes(
        [(0, -0.198 * size, 0.07 * size)],
        (0.08 * size, 0.03 * size, 0.14 * size),
        "#5b3a22",
        Surface.WOOD,
    )
    panes = boxes(
        [(0, -0.175 * size, 0.32 * size), (0, -0.155 * size, 0.52 * size)],
        (0.05 * size, 0.02 * size, 0.06 * size),
        "#2c3e50",
        Surface.WINDOW,
    )
    rig = Rig(("root", "sails"), (-1, 0), np.stack([np.zeros(3), hub]).astype(np.float32))
    return join([body, cap, axle, door, panes, sails.bound_to(1)]), rig


def _sails(size: float, hub: Numbers, color: str) -> Mesh:
    """Four lattice sails about the hub, in the plane y = hub."""
    sails = []
    for turn_ in range(4):
        angle = turn_ * np.pi / 2 + 0.4
        out = np.array([np.cos(angle), 0, np.sin(angle)])
        side = np.array([-np.sin(angle), 0, np.cos(angle)])
        tip = hub + out * 0.42 * size
        sails.append(tube([hub, tip], 0.008 * size, "#4b3a2c", Surface.WOOD, 6))
        corners = [
            hub + out * r * size + side * w * size
            for r, w in ((0.08, 0), (0.41, 0), (0.41, 0.085), (0.08, 0.085))
        ]
        cloth = quads(np.array([corners]), color, Surface.SAILCLOTH)
        sails.append(cloth)
        for r in np.linspace(0.08, 0.41, 7):
            bar = [hub + out * r * size, hub + out * r * size + side * 0.085 * size]
            sails.append(tube(bar, 0.003 * size, "#4b3a2c", Surface.WOOD, 4, caps=False))
    return join(sails)
