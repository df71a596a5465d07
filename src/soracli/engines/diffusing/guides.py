"""Depth, lines and motion as models that follow them were taught. The passes of scene/1 are others:
there every color means the same metres or pixels in every clip.

Depth films that models learn from come from MiDaS (Ranftl et al., IEEE TPAMI 2022), which sees one
over the distance, stretched over all greys: the nearest is white. Motion is that of RAFT (Teed and
Deng, ECCV 2020) on the color wheel, each frame's fastest in full color.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import Picture
from soracli.engines.passes import on_wheel

Distances = NDArray[np.float32]
"""Metres along the view, (height, width); infinite where there is sky."""
Bodies = NDArray[np.bool_]
"""Where bodies are seen, (height, width)."""
NEAREST = 0.05
"""Metres; nothing is nearer than the lens."""
LEFT_OUT = 0.5
"""Percent of the pixels that may be whiter than white, and as many blacker than black: a blade of
grass in front of the lens must not take all greys."""
HEADROOM = 2.5
"""How much whiter than the nearest body white is at the most: from a low camera the ground in front
of the lens would take all greys, and who is filmed would be nearly black."""
SEEN = 4096
"""Pixels of each frame that are looked at for the range."""
SPECK = 9
"""Pixels of a square in which a line fills at least half a side, with its end in the middle."""
SLOWEST = 1.0
"""Pixels of motion in a frame that get full color at the least, where nothing is faster."""


class Nearness:
    """The greys of one take: those of its first window are those of all others."""

    def __init__(self) -> None:
        self._range: tuple[float, float] | None = None

    def pictures(self, frames: Sequence[Distances], bodies: Sequence[Bodies] = ()) -> list[Picture]:
        """The frames as pictures, grey. `bodies` tell for each frame where somebody or something of
        the scene is seen."""
        if self._range is None:
            self._range = _range(frames, bodies)
        return [self._picture(frame) for frame in frames]

    def _picture(self, frame: Distances) -> Picture:
        assert self._range is not None
        far, near = self._range
        level = np.clip((_inverse(frame) - far) / max(near - far, 1e-6), 0, 1)
        grey = np.rint(level * 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)


def _range(frames: Sequence[Distances], bodies: Sequence[Bodies]) -> tuple[float, float]:
    inverse = _inverse(_looked_at(frames))
    far, near = np.percentile(inverse, (LEFT_OUT, 100 - LEFT_OUT))
    filmed = inverse[_looked_at(bodies)] if bodies else inverse[:0]
    if filmed.size:
        near = min(near, HEADROOM * np.percentile(filmed, 100 - LEFT_OUT))
    return float(far), float(near)


def _looked_at(frames: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([one.reshape(-1)[:: max(one.size // SEEN, 1)] for one in frames])


def _inverse(distances: Distances) -> Distances:
    return np.asarray(1 / np.maximum(distances, NEAREST), np.float32)


def lines(edges: Picture) -> Picture:
    """Edges without specks: grains, grass and hair make dots, where a drawing has none."""
    drawn = edges[..., 0] > 0
    total = np.pad(drawn, SPECK // 2).astype(np.int32).cumsum(0).cumsum(1)
    total = np.pad(total, ((1, 0), (1, 0)))
    around = total[SPECK:, SPECK:] - total[:-SPECK, SPECK:] - total[SPECK:, :-SPECK]
    around += total[:-SPECK, :-SPECK]
    kept = drawn & (around > SPECK // 2)
    return np.repeat(np.where(kept, np.uint8(255), np.uint8(0))[..., None], 3, axis=2)


def motion(flow: NDArray[np.float32]) -> Picture:
    """Motion (h, w, 2), in pixels to the right and down, as colors: the hue tells which way, its
    amount how far beside the fastest in the frame."""
    far = np.hypot(flow[..., 0], flow[..., 1])
    return on_wheel(flow, far / max(float(far.max()), SLOWEST))
