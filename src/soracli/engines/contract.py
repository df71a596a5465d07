"""What every video engine is to the rest of the house."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from soracli.plan.take import TakeSpec

Picture = NDArray[np.uint8]
"""Height x width x 3, sRGB, 0 to 255, C-contiguous."""
PASSES = ("depth", "ids", "edges")


@dataclass(frozen=True, eq=False)
class Frame:
    """One frame of a take, and its guide passes by name where they were asked for."""

    rgb: Picture
    passes: Mapping[str, Picture] = field(default_factory=dict)


class Shoot(Protocol):
    """One take being made."""

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame, in order. Closing the iterator early stops all work."""

    def record(self) -> dict[str, Any]:
        """What happened, as the public `scene/1` format. Only after the last frame."""


class VideoEngine(Protocol):
    """One family of models: the module `engines/video/<family>.py` as a whole."""

    def shoot(self, spec: TakeSpec, passes: bool = False) -> Shoot:
        """Prepare a take. Raises SoraError where it cannot be made."""
