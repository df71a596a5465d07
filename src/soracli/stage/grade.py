"""From light to a picture: tone curve, then the look's grade."""

import numpy as np
from numba import njit

STEPS = 4096
BRIGHTEST = 16.0


def tone_curve() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A filmic curve with sRGB encoding, tabulated over sqrt(light / BRIGHTEST) in STEPS (0..1)."""
    light = (np.linspace(0, 1, STEPS) ** 2 * BRIGHTEST) * 0.62
    # Narkowicz's fit of the ACES reference curve
    film = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14)
    film = np.clip(film, 0, 1)
    encoded = np.where(film <= 0.0031308, film * 12.92, 1.055 * film ** (1 / 2.4) - 0.055)
    return encoded.astype(np.float32)


@njit(cache=True, nogil=True)
def develop(color, curve, exposure, out):  # type: ignore[no-untyped-def]
    """Linear light (h, w, 3) to 8-bit sRGB through the tone curve."""
    height, width = color.shape[:2]
    last = len(curve) - 1
    for row in range(height):
        for column in range(width):
            for c in range(3):
                light = max(color[row, column, c] * exposure / BRIGHTEST, 0.0)
                place = min(int(np.sqrt(light) * last), last)
                out[row, column, c] = np.uint8(curve[place] * 255.0 + 0.5)
