"""Numbers on jerseys, as grids of strokes to lay on cloth."""

import numpy as np

from soracli.stage.people.lofts import Array

# Seven strokes of a digit in a box one wide and 1.6 high: from, to.
_STROKES = {
    "a": ((0, 1.6), (1, 1.6)),
    "b": ((1, 1.6), (1, 0.8)),
    "c": ((1, 0.8), (1, 0)),
    "d": ((0, 0), (1, 0)),
    "e": ((0, 0.8), (0, 0)),
    "f": ((0, 1.6), (0, 0.8)),
    "g": ((0, 0.8), (1, 0.8)),
}
_DIGITS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}


def number(text: str, y: float, z: float, size: float, mirrored: bool = False) -> list[Array]:
    """Grids (rows, columns, 2) of (y, z) for a number `size` metres high, centered at (y, z).

    It reads from the front (where plus y is on the right of the picture's left); `mirrored` makes
    it read from behind.
    """
    unit = size / 1.6
    step = 1.55 * unit
    facing = 1 if mirrored else -1
    patches = []
    for place, digit in enumerate(text):
        middle = (place - (len(text) - 1) / 2) * step
        for stroke in _DIGITS[digit]:
            a, b = (np.array(end, float) for end in _STROKES[stroke])
            patches.append(_stroke(a, b, unit, middle, facing, y, z))
    return patches


def _stroke(
    a: Array, b: Array, unit: float, middle: float, facing: int, y: float, z: float
) -> Array:
    half = 0.13
    flat = a[1] == b[1]
    low = np.minimum(a, b) - half
    high = np.maximum(a, b) + half
    across = np.linspace(low[0], high[0], 6 if flat else 3)
    up = np.linspace(low[1], high[1], 3 if flat else 6)
    ys = y + facing * ((across - 0.5) * unit + middle)
    grid = np.stack(np.meshgrid(np.sort(ys), z + (up - 0.8) * unit), axis=-1)
    return np.asarray(grid)
