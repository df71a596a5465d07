"""Heaps: where the next of many things goes, in a spiral on the ground or in courses of a tower."""

import numpy as np

from soracli.stage.turns import Array


def spiral(place: int) -> Array:
    """The place-th spot of a square spiral about the middle, in steps of one."""
    ring = int(np.ceil((np.sqrt(place + 1) - 1) / 2))
    if ring == 0:
        return np.zeros(3)
    side = 2 * ring
    along = place + 1 - (2 * ring - 1) ** 2 - 1
    edge, step = divmod(along, side)
    x, y = ((ring, step - ring + 1), (ring - 1 - step, ring), (-ring, ring - 1 - step),
            (step - ring + 1, -ring))[min(edge, 3)]  # fmt: skip
    return np.array([float(x), float(y), 0.0])


def courses(count: int) -> list[tuple[float, int]]:
    """Where each block of a tower lies: (sideways in block widths, course)."""
    places: list[tuple[float, int]] = []
    course = 0
    while len(places) < count:
        width = min(1 if count <= 6 else 2 if count <= 24 else 3, count - len(places))
        places += [(place - (width - 1) / 2, course) for place in range(width)]
        course += 1
    return places
