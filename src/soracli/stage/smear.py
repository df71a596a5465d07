"""Motion blur of a camera that is thrown round: what an open shutter sees of it.

Only a whip pan turns so fast. A slower camera is left sharp: twenty-four pictures a second are
enough for it. One that goes round its subject, or along with it, keeps it sharp too.
"""

import numpy as np
from numba import njit

from soracli.stage.fragments import View
from soracli.stage.mesh import Floats, Numbers
from soracli.stage.performance import CameraPath

SHUTTER = 1 / 48
"""Seconds that the shutter is open: 180 degrees of a frame at 24 a second."""
WORTH_IT = 0.012
"""Widths of the picture: what is shorter is not blurred."""
STEP = 2.0
"""Pixels from sample to sample."""


def swept(path: CameraPath, frame: int, view: View, fps: float) -> tuple[float, float]:
    """How far the picture moves while the shutter is open, pixels to the right and down; (0, 0)
    where it is too little to be seen."""
    other = frame + 1 if frame + 1 < len(path.fov) else frame - 1
    if other < 0:
        return 0.0, 0.0
    turned = _aside(path.target[other] - path.position[other], view)
    # what the camera goes round stays where it is, however the camera turns
    carried = _aside(path.target[other] - path.position[frame], view)
    across, down = SHUTTER * fps * min(turned, carried, key=lambda way: float(np.hypot(*way)))
    if np.hypot(across, down) < WORTH_IT * view.width:
        return 0.0, 0.0
    return float(across), float(down)


def _aside(away: Floats, view: View) -> Numbers:
    """Where a way from the eye leads in the picture, pixels to the right and down of its middle."""
    right, up, ahead = view.basis @ away.astype(np.float64)
    return np.array([right, -up]) * view.focal / max(float(ahead), 1e-6)


def smear(color: Floats, across: float, down: float) -> None:
    """Blur `color` (h, w, 3) in place along a way of pixels to the right and down."""
    color[:] = _smeared(color, across, down, max(int(np.hypot(across, down) / STEP), 1))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _smeared(color, across, down, steps):  # type: ignore[no-untyped-def]
    height, width = color.shape[:2]
    out = np.empty_like(color)
    share = np.float32(1.0 / (steps + 1))
    for row in range(height):
        for column in range(width):
            red, green, blue = np.float32(0), np.float32(0), np.float32(0)
            for step in range(steps + 1):
                along = step / steps - 0.5
                y = min(max(int(row + down * along + 0.5), 0), height - 1)
                x = min(max(int(column + across * along + 0.5), 0), width - 1)
                red += color[y, x, 0]
                green += color[y, x, 1]
                blue += color[y, x, 2]
            out[row, column, 0], out[row, column, 1] = red * share, green * share
            out[row, column, 2] = blue * share
    return out
