"""What a decoder made, as a film of bytes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def in_bytes(film: Any) -> NDArray[np.uint8]:
    """The frames in bytes: (n, height, width, 3), sRGB, rounded to the nearest.

    `film` are colours from 0 to 1, an array of that shape, or a tensor (n, 3, height, width): that
    is counted where it lies, and only bytes leave the accelerator. Frame by frame: a film is large,
    and copies of it are as large. Raises ValueError for numbers that are not finite.
    """
    ours = isinstance(film, np.ndarray)
    height, width = film.shape[1:3] if ours else film.shape[2:]
    made = np.empty((len(film), height, width, 3), np.uint8)
    for place, frame in enumerate(film):
        made[place] = _counted(frame) if ours else _there(frame)
    return made


def _counted(frame: NDArray[np.floating[Any]]) -> NDArray[np.uint8]:
    if not np.isfinite(frame).all():
        raise _no_colours()
    made: NDArray[np.uint8] = np.rint(np.clip(frame, 0, 1) * 255).astype(np.uint8)
    return made


def _there(frame: Any) -> NDArray[np.uint8]:
    import torch

    colours = frame.float()
    if not torch.isfinite(colours).all():
        raise _no_colours()
    bytes_ = (colours.clamp(0, 1) * 255).round().byte().permute(1, 2, 0)
    made: NDArray[np.uint8] = bytes_.contiguous().cpu().numpy()
    return made


def _no_colours() -> ValueError:
    return ValueError("they make numbers that are no colours")
