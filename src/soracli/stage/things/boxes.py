"""Blocks, crates, boxes and books."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import box as plain_box
from soracli.stage.shapes import tube
from soracli.stage.things import papers
from soracli.stage.things.forms import block as chamfered
from soracli.stage.things.forms import boxes
from soracli.stage.things.paint import Order, figure

Size = tuple[float, float, float]
_HANDLES = {"suitcase": 1.08}
"""Where what has a handle is held, as a share of its height; a box is held in its middle."""


def box(order: Order) -> Figure:
    """A box-like thing resting on the ground; `order.size` is its longest side."""
    make, share = _FORMS.get(order.form, (_block, (1.0, 1.0, 1.0)))
    size = tuple(order.size * part for part in share)
    extents = (size[0], size[1], size[2])
    mesh = make(order, extents).moved((0, 0, extents[2] / 2))
    half = (extents[0] / 2, extents[1] / 2, extents[2] / 2)
    return figure(
        order,
        mesh,
        [Collider("box", half, (0, 0, half[2]))],
        volume=float(np.prod(extents)),
        anchors={
            "center": (0, (0.0, 0.0, half[2])),
            "top": (0, (0.0, 0.0, extents[2])),
            "grip": (0, (0.0, 0.0, _HANDLES.get(order.form, 0.5) * extents[2])),
        },
    )


def _block(order: Order, size: Size) -> Mesh:
    return chamfered(size, bevel=0.03 * max(size), color=order.main, surface=order.surface)


def crate_mesh(color: str, frame: str, size: float = 0.7) -> Mesh:
    """A crate standing on the ground."""
    return _crated((size, size, size), color, frame).moved((0, 0, size / 2))


def _crate(order: Order, size: Size) -> Mesh:
    return _crated(size, order.main, order.color("frame", "#8a6136"))


def _crated(size: Size, color: str, frame: str) -> Mesh:
    """Planks with a frame along every edge and a cross brace on four sides."""
    edge = 0.1 * size[0]
    parts = [plain_box([s * 0.94 for s in size], color=color, surface=Surface.PLANKS)]
    half = np.array(size) / 2 - edge / 2
    for axis in range(3):
        others = [a for a in range(3) if a != axis]
        for s in (-1, 1):
            for t in (-1, 1):
                center, extent = np.zeros(3), np.full(3, edge)
                center[others[0]], center[others[1]] = s * half[others[0]], t * half[others[1]]
                extent[axis] = size[axis]
                parts.append(chamfered(extent, center, edge * 0.12, frame, Surface.WOOD))
    for side in (-1, 1):
        for turned in (False, True):
            a, b = (-half[0], half[0])
            low, high = (-half[2], half[2])
            fixed = side * (half[1] + edge * 0.1)
            path = [(a, fixed, low), (b, fixed, high)]
            if turned:
                path = [(y, x, z) for x, y, z in path]
            parts.append(tube(path, edge * 0.42, frame, Surface.WOOD, 4, caps=False))
    return join(parts)


def _carton(order: Order, size: Size) -> Mesh:
    tape = order.color("tape", "#d9c9a0")
    return join(
        [
            chamfered(size, bevel=0.008, color=order.main, surface=Surface.PAPER),
            plain_box((size[0] * 1.004, 0.12 * size[1], size[2] * 1.004), (0, 0, 0), tape),
        ]
    )


def _book(order: Order, size: Size) -> Mesh:
    x, y, z = size
    cover = order.main
    return join(
        [
            plain_box((x * 0.96, y * 0.96, z * 0.8), (0.01 * x, 0, 0), "#f1ead6", Surface.PAPER),
            chamfered((x, y, z * 0.12), (0, 0, z * 0.44), 0.002, cover, Surface.LEATHER),
            chamfered((x, y, z * 0.12), (0, 0, -z * 0.44), 0.002, cover, Surface.LEATHER),
            chamfered((x * 0.04, y, z), (-x * 0.5, 0, 0), 0.002, cover, Surface.LEATHER),
            plain_box((x * 0.6, y * 0.12, 0.002), (0, y * 0.2, z * 0.505), "#d8b45a"),
            plain_box((x * 0.4, y * 0.05, 0.002), (0, y * 0.02, z * 0.505), "#d8b45a"),
        ]
    )


def _gift(order: Order, size: Size) -> Mesh:
    x, y, z = size
    ribbon = order.color("ribbon", "#f4d35e")
    loops = []
    for side in (-1, 1):
        t = np.linspace(0, 2 * np.pi, 17)
        path = np.stack(
            [
                side * (0.16 - 0.16 * np.cos(t)) * x,
                0.1 * np.sin(t) * y,
                z / 2 + (0.1 - 0.1 * np.cos(t)) * z,
            ],
            axis=1,
        )
        loops.append(tube(path, 0.025 * x, ribbon, Surface.CLOTH, 6, caps=False))
    return join(
        [
            chamfered((x, y, z * 0.82), (0, 0, -0.09 * z), 0.01, order.main, Surface.PAPER),
            chamfered((x * 1.06, y * 1.06, z * 0.2), (0, 0, 0.4 * z), 0.01, order.main, 11),
            plain_box((x * 1.07, y * 0.13, z * 1.005), color=ribbon, surface=Surface.CLOTH),
            plain_box((x * 0.13, y * 1.07, z * 1.006), color=ribbon, surface=Surface.CLOTH),
            *loops,
        ]
    )


def _suitcase(order: Order, size: Size) -> Mesh:
    x, y, z = size
    handle = [(-0.12 * x, 0, z / 2), (-0.12 * x, 0, z * 0.6), (0.12 * x, 0, z * 0.6)]
    trim = order.color("trim", "#3a2a1c")
    return join(
        [
            chamfered(size, bevel=0.08 * z, color=order.main, surface=Surface.LEATHER),
            boxes([(-0.28 * x, 0, 0), (0.28 * x, 0, 0)], (0.05 * x, y * 1.02, z * 1.01), trim, 5),
            tube([*handle, (0.12 * x, 0, z / 2)], 0.018 * x, trim, Surface.LEATHER, 8),
            boxes(
                [(-0.28 * x, y / 2, z * 0.3), (0.28 * x, y / 2, z * 0.3)],
                (0.07 * x, 0.06 * y, 0.08 * z),
                "#d0b060",
                Surface.METAL,
            ),
        ]
    )


def _brick(order: Order, size: Size) -> Mesh:
    return chamfered(size, bevel=0.04 * size[2], color=order.main, surface=Surface.CONCRETE)


def _safe(order: Order, size: Size) -> Mesh:
    """A strongbox with a door in its front, a dial and a handle."""
    x, y, z = size
    front, steel = -y / 2, "#c9ccd0"
    bar = [(0.16 * x, front - 0.06 * y, 0.12 * z), (0.16 * x, front - 0.06 * y, -0.12 * z)]
    return join(
        [
            chamfered(size, bevel=0.02 * z, color=order.main, surface=Surface.METAL),
            chamfered(
                (0.8 * x, 0.04 * y, 0.82 * z), (0, front, 0), 0.01, order.main, Surface.METAL
            ),
            tube([(-0.14 * x, front, 0), (-0.14 * x, front - 0.07 * y, 0)], 0.1 * x, steel, 6, 24),
            tube(
                [(-0.14 * x, front - 0.07 * y, 0), (-0.14 * x, front - 0.1 * y, 0)],
                0.05 * x,
                "#22252a",
                6,
                18,
            ),
            tube(bar, 0.022 * x, steel, Surface.METAL, 10),
            boxes(
                [(-0.42 * x, front - 0.01, s * 0.26 * z) for s in (-1, 1)],
                (0.05 * x, 0.05 * y, 0.1 * z),
                steel,
                6,
            ),
        ]
    )


def _die(order: Order, size: Size) -> Mesh:
    """A die with its pips; opposite faces add to seven."""
    from soracli.stage.things.forms import geodesic

    half = size[0] / 2
    spots = {
        1: [(0, 0)],
        2: [(-1, -1), (1, 1)],
        3: [(-1, -1), (0, 0), (1, 1)],
        4: [(-1, -1), (1, 1), (-1, 1), (1, -1)],
        5: [(-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)],
        6: [(-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)],
    }
    parts = [chamfered(size, bevel=0.14 * size[0], color=order.main, surface=order.surface)]
    for number, axis, side in ((1, 2, 1), (6, 2, -1), (2, 0, 1), (5, 0, -1), (3, 1, 1), (4, 1, -1)):
        others = [a for a in range(3) if a != axis]
        for u, v in spots[number]:
            center, radii = np.zeros(3), np.full(3, 0.18 * half)
            center[axis], radii[axis] = side * half, 0.03 * half
            center[others[0]], center[others[1]] = u * half * 0.5, v * half * 0.5
            parts.append(geodesic(radii, center, order.color("pips", "#1b1a1a"), level=1))
    return join(parts)


_FORMS: dict[str, tuple[Callable[[Order, Size], Mesh], Size]] = {
    "block": (_block, (1.0, 1.0, 1.0)),
    "crate": (_crate, (1.0, 1.0, 1.0)),
    "box": (_carton, (1.0, 0.8, 0.7)),
    "book": (_book, (0.72, 1.0, 0.16)),
    "gift": (_gift, (1.0, 1.0, 0.8)),
    "suitcase": (_suitcase, (1.0, 0.35, 0.7)),
    "brick": (_brick, (1.0, 0.48, 0.32)),
    "domino": (_brick, (0.16, 0.5, 1.0)),
    "die": (_die, (1.0, 1.0, 1.0)),
    "safe": (_safe, (0.86, 0.8, 1.0)),
    **papers.FORMS,
}
