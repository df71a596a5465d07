"""Paper that matters in films: letters, pictures, newspapers, money. They lie flat, face up."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import box as plain_box
from soracli.stage.shapes import cylinder
from soracli.stage.things.forms import block, boxes, quads
from soracli.stage.things.paint import Order

Size = tuple[float, float, float]


def _letter(order: Order, size: Size) -> Mesh:
    """A page of handwriting that was folded twice: a greeting, lines of words, a name."""
    x, y, z = size
    top, ink = z / 2 + 0.0003, order.color("ink", "#33415f")
    chance = np.random.default_rng(5)
    words = []
    for row in range(15):
        line = (0.39 - 0.054 * row) * y
        start, end = -0.38 * x, (0.38 if row % 5 != 4 else 0.05) * x
        start, end = (start, -0.08 * x) if row == 0 else (start, end)
        while start < end:
            wide = min(float(chance.uniform(0.05, 0.16)) * x, end - start)
            words.append(((start + wide / 2, line, top), (wide, 0.017 * y, 0.0004)))
            start += wide + 0.03 * x
    words += [((0.22 * x, -0.43 * y, top), (0.24 * x, 0.024 * y, 0.0004))]
    folds = [(0.0, place * y, top) for place in (-0.17, 0.16)]
    return join(
        [
            block(size, (0, 0, 0), 0.2 * z, order.main, Surface.PAPER),
            boxes(folds, (x, 0.006 * y, 0.0002), order.color("seam", "#cfc4aa"), Surface.PAPER),
            boxes([at for at, _ in words], [wide for _, wide in words], ink, Surface.PAPER),
        ]
    )


def _envelope(order: Order, size: Size) -> Mesh:
    """A sealed envelope seen from behind: two folds, a flap, a seal of wax."""
    x, y, z = size
    seam, top = order.color("seam", "#b9ae97"), z / 2
    corners = [(-x / 2, y / 2), (0.0, -0.04 * y), (x / 2, y / 2)]
    below = [(-x / 2, -y / 2), (0.0, 0.04 * y), (x / 2, -y / 2)]
    flap = np.array(
        [[(*corner, top + 0.04 * z) for corner in (corners[0], *corners[1:], corners[2])]]
    )
    seal = cylinder(
        (0, 0.02 * y, top), (0, 0.02 * y, top + 0.5 * z), 0.075 * x,
        color=order.color("seal", "#9a1f22"), surface=Surface.PLASTIC, segments=18,
    )  # fmt: skip
    parts = [block(size, (0, 0, 0), 0.2 * z, order.main, Surface.PAPER), seal]
    parts += [_line(a, b, 0.008 * x, top, seam) for a, b in _pairs(corners)]
    parts += [_line(a, b, 0.005 * x, top - 0.02 * z, seam) for a, b in _pairs(below)]
    return join([*parts, quads(flap[:, [0, 1, 2, 3]], order.main, Surface.PAPER)])


def _pairs(
    points: list[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(points, points[1:], strict=False))


def _line(
    start: tuple[float, float], end: tuple[float, float], width: float, height: float, color: str
) -> Mesh:
    """A drawn line on the upper side, a little above it."""
    a, b = np.array(start), np.array(end)
    along = b - a
    yaw = float(np.arctan2(along[1], along[0]))
    middle = (*((a + b) / 2), height)
    return boxes([middle], (float(np.hypot(*along)), width, 0.4 * width), color, Surface.PAPER, yaw)


def _photograph(order: Order, size: Size) -> Mesh:
    """A print with a white border: two people before a horizon, in faded tones."""
    x, y, z = size
    top = z / 2 + 0.0004
    shown = order.color("picture", "#8f8672")
    parts = [
        block(size, (0, 0, 0), 0.2 * z, order.main, Surface.PAPER),
        plain_box((0.88 * x, 0.86 * y, 0.001), (0, 0, top), shown, Surface.PAPER),
        plain_box(
            (0.88 * x, 0.3 * y, 0.001), (0, -0.28 * y, top + 0.0006), "#5d5648", Surface.PAPER
        ),
    ]
    for side, tall in ((-0.14, 0.42), (0.12, 0.36)):
        head = (side * x, (tall / 2 - 0.1) * y, top)
        parts += [
            plain_box((0.14 * x, tall * y, 0.001), (side * x, -0.18 * y, top + 0.001), "#2f2b26"),
            cylinder(
                head, (*head[:2], top + 0.0018), 0.075 * y,
                color="#c9b698", surface=Surface.PAPER, segments=16,
            ),
        ]  # fmt: skip
    return join(parts)


def _newspaper(order: Order, size: Size) -> Mesh:
    """A folded sheet with a headline, a picture and columns of print."""
    x, y, z = size
    top = z / 2 + 0.0006
    ink = order.color("ink", "#4a4844")
    rows = [
        (-0.36 * x + 0.36 * x * column, (0.12 - 0.045 * row) * y, top)
        for column in range(3)
        for row in range(12)
        if column or row > 6
    ]
    return join(
        [
            block((x, y, z * 0.45), (0, 0, 0.25 * z), 0.1 * z, order.main, Surface.PAPER),
            block(
                (x, y * 0.99, z * 0.45), (0, 0.004, -0.25 * z), 0.1 * z, order.main, Surface.PAPER
            ),
            plain_box((0.86 * x, 0.1 * y, 0.001), (0, 0.38 * y, top), ink),
            plain_box((0.6 * x, 0.05 * y, 0.001), (0, 0.25 * y, top), ink),
            plain_box((0.28 * x, 0.28 * y, 0.001), (-0.33 * x, 0.02 * y, top), "#8d8a82"),
            boxes(rows, (0.28 * x, 0.014 * y, 0.001), ink, Surface.PAPER),
        ]
    )


def _money(order: Order, size: Size) -> Mesh:
    """A bundle of notes with a paper band."""
    x, y, z = size
    notes = [
        block((x, y, 0.16 * z), (0.004 * x * (n % 3 - 1), 0, (n - 2.5) * 0.166 * z), 0.01 * z,
              order.main, Surface.PAPER)
        for n in range(6)
    ]  # fmt: skip
    return join(
        [
            *notes,
            plain_box((0.2 * x, 1.01 * y, 1.01 * z), color="#efe6cf", surface=Surface.PAPER),
            cylinder((0.3 * x, 0, z / 2), (0.3 * x, 0, z / 2 + 0.001), 0.3 * y, color="#5f7f58"),
            plain_box((0.9 * x, 0.8 * y, 0.0006), (0, 0, z / 2), "#9db38d", Surface.PAPER),
        ]
    )


FORMS: dict[str, tuple[Callable[[Order, Size], Mesh], Size]] = {
    "letter": (_letter, (0.72, 1.0, 0.008)),
    "envelope": (_envelope, (1.0, 0.64, 0.035)),
    "photograph": (_photograph, (1.0, 0.76, 0.012)),
    "newspaper": (_newspaper, (0.76, 1.0, 0.035)),
    "money": (_money, (1.0, 0.44, 0.16)),
}
