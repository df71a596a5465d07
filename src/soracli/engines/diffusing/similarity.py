"""How alike two films are, by their structure."""

import numpy as np
from numpy.typing import NDArray

WINDOW = 8
"""Pixels of the side of the squares that are compared, which lie side by side."""
STEADY = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""The constants of the SSIM for 8 bits (Wang et al., IEEE TIP 13(4), 2004)."""
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""Of red, green and blue in brightness (ITU-R BT.709)."""


def ssim(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The mean SSIM of the brightness of two films (n, height, width, 3): 1 where they are equal.

    Raises ValueError for films of different sizes, or of less than one square.
    """
    if one.shape != other.shape or min(one.shape[1:3]) < WINDOW:
        raise ValueError(f"films of {one.shape} and {other.shape} cannot be compared")
    return float(np.mean([_frame(a, b) for a, b in zip(one, other, strict=True)]))


def _frame(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    a, b = _squares(one), _squares(other)
    means = a.mean(axis=1), b.mean(axis=1)
    spreads = a.var(axis=1), b.var(axis=1)
    common = ((a - means[0][:, None]) * (b - means[1][:, None])).mean(axis=1)
    light = (2 * means[0] * means[1] + STEADY[0]) / (means[0] ** 2 + means[1] ** 2 + STEADY[0])
    shape = (2 * common + STEADY[1]) / (spreads[0] + spreads[1] + STEADY[1])
    return float((light * shape).mean())


def _squares(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The squares of a frame, (squares, pixels)."""
    down, across = (side // WINDOW for side in frame.shape[:2])
    grey = frame[: down * WINDOW, : across * WINDOW].astype(np.float32) @ LUMA
    cut = grey.reshape(down, WINDOW, across, WINDOW).swapaxes(1, 2)
    return np.ascontiguousarray(cut.reshape(down * across, WINDOW * WINDOW))
