"""A shoe as a thing of its own: a sneaker with sole, laces and a stripe, the toe toward +x."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import tube
from soracli.stage.things.forms import block, boxes, loft, rounded
from soracli.stage.things.paint import Order

# Along the foot from heel to toe: x, half width of the upper, its height above the sole, and how
# narrow the section is at its top.
_UPPER = (
    (-0.46, 0.12, 0.26, 0.55),
    (-0.40, 0.155, 0.335, 0.62),
    (-0.26, 0.165, 0.325, 0.62),
    (-0.10, 0.162, 0.27, 0.60),
    (0.06, 0.165, 0.215, 0.62),
    (0.22, 0.172, 0.16, 0.70),
    (0.36, 0.158, 0.115, 0.75),
    (0.45, 0.11, 0.085, 0.75),
    (0.485, 0.05, 0.06, 0.75),
)
_SOLE = 0.075


def shoe(order: Order) -> tuple[Mesh, float]:
    """One sneaker, one unit long, standing on its sole, and where it is gripped."""
    stripe = order.color("stripe", "#ef6a1f")
    sole = order.color("sole", "#f4f2ec")
    lace = order.color("lace", "#fbfbf8")
    parts = [
        loft(_sections(), order.main, Surface.CLOTH),
        loft(_sole_sections(), sole, Surface.RUBBER),
        _opening(),
        _laces(lace),
        *(_stripe(side, stripe) for side in (-1, 1)),
        block((0.1, 0.2, 0.1), (-0.44, 0, 0.24), 0.03, stripe, Surface.LEATHER),
    ]
    return join(parts), 0.75


def _sections() -> np.ndarray:
    rows = []
    for x, wide, high, lean in _UPPER:
        outline = rounded(2 * wide, high, 2.6, 28)
        y, z = outline[:, 0], outline[:, 1] + high / 2
        narrow = 1 - (1 - lean) * np.clip(z / high, 0, 1)
        rows.append(np.stack([np.full(28, x), y * narrow, z + _SOLE * 0.8], axis=1))
    return np.asarray(rows)


def _sole_sections() -> np.ndarray:
    rows = []
    for x, wide, _, _ in _UPPER:
        outline = rounded(2 * wide + 0.045, _SOLE, 6.0, 28)
        lift = 0.05 * max(0.0, (x - 0.25) / 0.25) ** 2
        rows.append(
            np.stack(
                [np.full(28, x * 1.03), outline[:, 0], outline[:, 1] + _SOLE / 2 + lift], axis=1
            )
        )
    return np.asarray(rows)


def _opening() -> Mesh:
    """The dark of the inside, and the padded edge around it."""
    turn = np.linspace(0, 2 * np.pi, 25)
    path = np.stack(
        [-0.28 + 0.135 * np.cos(turn), 0.088 * np.sin(turn), 0.358 - 0.036 * np.cos(turn)], axis=1
    )
    inside = loft(
        np.stack([path[:-1] - [0, 0, 0.02], path[:-1] + [0, 0, 0.03]]),
        "#1c1b1d",
        Surface.CLOTH,
    )
    return join([tube(path, 0.024, "#2b2a2d", Surface.CLOTH, 8, caps=False), inside])


def _laces(color: str) -> Mesh:
    rows = [(0.2 - 0.062 * n, 0, _SOLE + 0.125 + 0.024 * n) for n in range(5)]
    return boxes(rows, (0.024, 0.17, 0.045), color, Surface.CLOTH)


def _stripe(side: int, color: str) -> Mesh:
    """A bent stripe on one flank, as a flat tube that follows the upper."""
    x = np.linspace(-0.3, 0.2, 14)
    wide = np.interp(x, [row[0] for row in _UPPER], [row[1] for row in _UPPER])
    z = _SOLE + 0.06 + 0.28 * ((0.22 - x) / 0.5) ** 2.2 * 0.62
    path = np.stack([x, side * wide * 0.965, z], axis=1)
    return tube(path, 0.016, color, Surface.LEATHER, 8)
