"""Depth of field: what lies before or behind the subject blurs as a lens would blur it.

A lens far from its subject keeps all sharp; a long one close up does not.
"""

import numpy as np
from numba import njit

from soracli.stage.boxes import blur_boxes
from soracli.stage.fragments import View
from soracli.stage.kernels import INNER

SHRINK = 4
_F = np.float32
# a middling stop: close-ups part from their background, wide shots stay sharp
F_NUMBER = 5.6
SENSOR_HEIGHT = 0.024
WORTH_IT = 1.5
# full blur for a subject this near (m), none from this far: what a wide shot shows shall be read
INTIMATE, DISTANT = 1.8, 5.5
# of a model, how large the blur of what is infinitely far is, in heights of the picture
MODEL_BLUR = 0.013


def blur_gain(view: View, focus: float, miniature: float = 0.0) -> float:
    """The blur circle's diameter, pixels, for one dioptre (1/m) off a plane `focus` metres away.

    A `miniature` (0 to 1) is taken from as near as that in its own size.
    """
    tangent = view.height * 0.5 / view.focal
    aperture = SENSOR_HEIGHT * 0.5 / tangent / F_NUMBER
    open_share = min(max((DISTANT - focus) / (DISTANT - INTIMATE), 0.0), 1.0)
    return max(aperture * view.focal * open_share, miniature * MODEL_BLUR * view.height * focus)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def defocus(color, distance, focus, gain, widest, small, other):  # type: ignore[no-untyped-def]
    """Blur `color` (h, w, 3) in place by how far `distance` (h, w) is off `focus` metres.

    `gain` is `blur_gain`, `widest` the largest diameter in pixels. `small` and `other`
    (h / SHRINK, w / SHRINK, 4) are scratch: blurred color by weight, and the weight. Only what is
    itself out of focus spreads, so the subject keeps its edge.
    """
    rows, columns = small.shape[:2]
    near = 1.0 / focus
    for row in range(rows):
        for column in range(columns):
            red, green, blue, weight = 0.0, 0.0, 0.0, 0.0
            for dy in range(0, SHRINK, 2):
                for dx in range(0, SHRINK, 2):
                    y, x = row * SHRINK + dy, column * SHRINK + dx
                    circle = gain * abs(1.0 / distance[y, x] - near)
                    share = min(max((circle - 1.0) * 0.4, 0.0), 1.0) + 1e-4
                    red += share * min(color[y, x, 0], 6.0)
                    green += share * min(color[y, x, 1], 6.0)
                    blue += share * min(color[y, x, 2], 6.0)
                    weight += share
            small[row, column, 0], small[row, column, 1] = red, green
            small[row, column, 2], small[row, column, 3] = blue, weight
    blur_boxes(small, other, max(int(widest / SHRINK / 4.0 + 0.5), 1), 2, True)
    _lay_blur(color, distance, near, gain, widest, small)


@njit(**INNER)
def _lay_blur(color, distance, near, gain, widest, small):  # type: ignore[no-untyped-def]
    """Mix the blurred picture into the sharp one, the more the wider the circle of a pixel."""
    height, width = distance.shape
    rows, columns = small.shape[:2]
    line, circles = np.empty((columns, 4), np.float32), np.empty(width, np.float32)
    one, quarter, reach = _F(1), _F(1 / SHRINK), _F(1 / max(0.5 * widest, 2.0))
    gain, near = _F(gain), _F(near)
    for row in range(height):
        gy = (row - 1.0) / SHRINK
        j = min(max(int(np.floor(gy)), 0), rows - 2)
        fy = _F(min(max(gy - j, 0.0), 1.0))
        for column in range(width):
            circles[column] = gain * abs(one / distance[row, column] - near) - one
        for column in range(columns):
            for c in range(4):
                here = small[j, column, c]
                line[column, c] = here + fy * (small[j + 1, column, c] - here)
        for column in range(width):
            circle = circles[column]
            if circle <= _F(0):
                continue
            i = min(max((column - 1) // SHRINK, 0), columns - 2)
            fx = min(max(_F(column - 1 - i * SHRINK) * quarter, _F(0)), one)
            weight = line[i, 3] + fx * (line[i + 1, 3] - line[i, 3])
            mix = min(circle * reach, one)
            mix = mix * (_F(2) - mix)
            share = mix / weight
            for c in range(3):
                value = line[i, c] + fx * (line[i + 1, c] - line[i, c])
                color[row, column, c] += share * value - mix * color[row, column, c]
