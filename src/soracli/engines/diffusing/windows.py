"""Takes that are longer than what a model makes at once: chance of each window, and the seams."""

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np

from soracli.engines.contract import Picture
from soracli.plan.content import digest
from soracli.plan.generation import Generation

TAG = "window/1"
AROUND = 12
"""Frames before and behind a seam that it is compared with."""


def window_seed(seed: int, number: int) -> int:
    """The seed of a window (0 is the first): the first has that of its take, so that a plain script
    with the same seed makes the same."""
    return seed if number == 0 else int(digest(TAG, f"{seed}:{number}")[:15], 16)


class Seams:
    """How much changes from frame to frame, told frame by frame, and how that is at the seams: of a
    film in one piece nothing, for it has none."""

    def __init__(self, pieces: int) -> None:
        self._any = pieces > 1
        self._last: Picture | None = None
        self._steps: list[float] = []
        self._seams: list[int] = []

    def see(self, picture: Picture) -> None:
        """The next frame."""
        if not self._any:
            return
        if self._last is not None:
            change = np.maximum(picture, self._last) - np.minimum(picture, self._last)
            self._steps.append(float(change.mean()))
        self._last = picture

    def seam(self) -> None:
        """The next frame is the first of another window."""
        self._seams.append(len(self._steps))

    def record(self) -> list[dict[str, Any]]:
        """For each seam the frame behind it, the mean absolute difference across it (0 to 255), and
        the median of those between the frames around."""
        return [
            {
                "frame": at + 1,
                "step": round(self._steps[at], 3),
                "usual": round(_usual(self._steps, at), 3),
            }
            for at in self._seams
            if at < len(self._steps)
        ]


def _usual(steps: Sequence[float], at: int) -> float:
    near = [*steps[max(at - AROUND, 0) : at], *steps[at + 1 : at + 1 + AROUND]]
    return median(near) if near else 0.0


def stage_frames(
    generation: Generation, first: int, count: int, fps: int, frames: int
) -> list[int]:
    """The frames of the stage (of `frames` at `fps`) that `count` frames of the model's film from
    `first` on show."""
    return [
        min(round(number * fps / generation.fps), frames - 1)
        for number in range(first, first + count)
    ]
