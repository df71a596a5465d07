"""Raised letters out of strokes: enough to read a noun on a label."""

import numpy as np

from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.things.forms import quads

# Strokes on a grid 2 wide and 4 high, as polylines of (x, y) digits; a space parts strokes.
_STROKES = {
    "a": "00 04 24 20|02 22",
    "b": "00 04 14 23 12 02|12 21 10 00",
    "c": "24 04 00 20",
    "d": "00 04 14 23 21 10 00",
    "e": "24 04 00 20|02 12",
    "f": "24 04 00|02 12",
    "g": "24 04 00 20 22 12",
    "h": "00 04|20 24|02 22",
    "i": "04 24|14 10|00 20",
    "j": "24 20 00 01",
    "k": "00 04|24 02 20",
    "l": "04 00 20",
    "m": "00 04 12 24 20",
    "n": "00 04 20 24",
    "o": "00 04 24 20 00",
    "p": "00 04 24 22 02",
    "q": "20 00 04 24 20|11 20",
    "r": "00 04 24 22 02|12 20",
    "s": "24 04 02 22 20 00",
    "t": "04 24|14 10",
    "u": "04 00 20 24",
    "v": "04 10 24",
    "w": "04 00 12 20 24",
    "x": "00 24|04 20",
    "y": "04 12 24|12 10",
    "z": "04 24 00 20",
    "-": "02 22",
    "0": "00 04 24 20 00 24",
    "1": "03 14 10",
    "2": "04 24 22 02 00 20",
    "3": "04 24 20 00|02 22",
    "4": "04 02 22|24 20",
    "5": "24 04 02 22 20 00",
    "6": "24 04 00 20 22 02",
    "7": "04 24 10",
    "8": "00 04 24 20 00|02 22",
    "9": "22 02 04 24 20 00",
}


def word(text: str, width: float, height: float, color: str = "#2b2a28") -> Mesh:
    """The word in strokes on the plane y = 0, facing -y, centered; letters it does not know are
    left blank, and it is drawn smaller to fit `width` metres."""
    letters = [letter for letter in text.lower()[:24]]
    if not letters:
        return join([])
    step = 2.9
    unit = min(height / 4, width / (step * len(letters)))
    parts = []
    for place, letter in enumerate(letters):
        for stroke in _STROKES.get(letter, "").split("|"):
            points = np.array([(int(p[0]), int(p[1])) for p in stroke.split()], float)
            for a, b in zip(points[:-1], points[1:], strict=True):
                parts.append(_bar(a, b, place * step))
    if not parts:
        return join([])
    flat = np.array(parts)
    flat[..., 0] -= (step * len(letters) - 0.9) / 2
    flat[..., 1] -= 2
    corners = np.stack([flat[..., 0], np.zeros(flat.shape[:2]), flat[..., 1]], axis=-1) * unit
    return quads(corners.astype(np.float32), color)


def _bar(a: Numbers, b: Numbers, shift: float) -> list[list[float]]:
    """One stroke as a flat bar, a little longer than its ends so that corners close."""
    along = (b - a) / np.linalg.norm(b - a)
    side = np.array([-along[1], along[0]]) * 0.24
    start, end = a - along * 0.24, b + along * 0.24
    return [
        [float(p[0]) + shift, float(p[1])]
        for p in (start - side, end - side, end + side, start + side)
    ]
