"""The sky as a small table of colors by height above the horizon and turn from the sun."""

import numpy as np
from numba import njit

from soracli.stage.light import Light
from soracli.stage.mesh import Floats

HEIGHTS, TURNS = 96, 64


def sky_table(light: Light) -> Floats:
    """Colors (HEIGHTS, TURNS, 3) of the clear sky; see `look_up` for how it is indexed."""
    rise = np.linspace(0, 1, HEIGHTS)[:, None] ** 2
    turn = 1 - 2 * np.linspace(0, 1, TURNS)[None, :] ** 2
    flat = np.sqrt(np.maximum(1 - rise**2, 0))
    sun_flat = float(np.hypot(light.toward[0], light.toward[1]))
    near = np.clip(flat * turn * sun_flat + rise * float(light.toward[2]), -1, 1)[..., None]
    facing = ((1 + turn) * 0.5)[..., None] ** 1.5
    low = light.opposite + (light.horizon - light.opposite) * facing
    lift = (1 - np.exp(-rise * 4.2))[..., None] / (1 - np.exp(-4.2))
    color = low + (light.zenith - low) * lift
    forward = np.maximum(near, 0)
    color = color + light.glow * (0.22 * forward**6 + 0.55 * forward**48 + 0.9 * forward**420)
    return np.ascontiguousarray(color, np.float32)


@njit(cache=True, nogil=True)
def look_up(table, toward, x, y, z, out):  # type: ignore[no-untyped-def]
    """The sky color in the unit direction (x, y, z) into `out`; below the horizon as on it."""
    rise = np.sqrt(max(z, 0.0)) * (HEIGHTS - 1)
    across = np.sqrt(x * x + y * y) + 1e-9
    sun_across = np.sqrt(toward[0] * toward[0] + toward[1] * toward[1]) + 1e-9
    cosine = (x * toward[0] + y * toward[1]) / (across * sun_across)
    turn = np.sqrt(min(max((1.0 - cosine) * 0.5, 0.0), 1.0)) * (TURNS - 1)
    i = min(int(rise), HEIGHTS - 2)
    j = min(int(turn), TURNS - 2)
    u, v = rise - i, turn - j
    for c in range(3):
        a = table[i, j, c] + (table[i, j + 1, c] - table[i, j, c]) * v
        b = table[i + 1, j, c] + (table[i + 1, j + 1, c] - table[i + 1, j, c]) * v
        out[c] = a + (b - a) * u
