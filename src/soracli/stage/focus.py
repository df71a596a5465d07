"""Depth of field: what lies before or behind the subject blurs as a lens would blur it.

A lens far from its subject keeps all sharp; a long one close up does not.
"""

import numpy as np
from numba import njit

from soracli.stage.fragments import View

SHRINK = 4
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
    height, width = distance.shape
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
    radius = max(int(widest / SHRINK / 4.0 + 0.5), 1)
    share = 1.0 / (2 * radius + 1)
    for _ in range(2):
        for row in range(rows):
            for c in range(4):
                total = 0.0
                for column in range(-radius, radius + 1):
                    total += small[row, min(max(column, 0), columns - 1), c]
                for column in range(columns):
                    other[row, column, c] = total * share
                    total += small[row, min(column + radius + 1, columns - 1), c]
                    total -= small[row, max(column - radius, 0), c]
        for column in range(columns):
            for c in range(4):
                total = 0.0
                for row in range(-radius, radius + 1):
                    total += other[min(max(row, 0), rows - 1), column, c]
                for row in range(rows):
                    small[row, column, c] = total * share
                    total += other[min(row + radius + 1, rows - 1), column, c]
                    total -= other[max(row - radius, 0), column, c]
    for row in range(height):
        gy = (row - 1.0) / SHRINK
        j = min(max(int(np.floor(gy)), 0), rows - 2)
        fy = min(max(gy - j, 0.0), 1.0)
        for column in range(width):
            circle = gain * abs(1.0 / distance[row, column] - near)
            if circle <= 1.0:
                continue
            gx = (column - 1.0) / SHRINK
            i = min(max(int(np.floor(gx)), 0), columns - 2)
            fx = min(max(gx - i, 0.0), 1.0)
            p, q, r, s = (1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy
            weight = p * small[j, i, 3] + q * small[j, i + 1, 3]
            weight += r * small[j + 1, i, 3] + s * small[j + 1, i + 1, 3]
            mix = min((circle - 1.0) / max(0.5 * widest, 2.0), 1.0)
            mix = mix * (2.0 - mix)
            for c in range(3):
                value = p * small[j, i, c] + q * small[j, i + 1, c]
                value += r * small[j + 1, i, c] + s * small[j + 1, i + 1, c]
                color[row, column, c] += mix * (value / weight - color[row, column, c])
