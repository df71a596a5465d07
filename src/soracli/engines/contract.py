"""What every video engine is to the rest of the house."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import Sound
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.story.speech import Spoken

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

    def audible(self) -> Audible:
        """What can be heard of it."""


class VideoEngine(Protocol):
    """One family of models: the module `engines/video/<family>.py` as a whole."""

    def shoot(
        self, spec: TakeSpec, passes: bool = False, spoken: Sequence[Spoken | None] = ()
    ) -> Shoot:
        """Prepare a take, its lines `spoken` as `spec.voices` say. Raises SoraError where it cannot
        be made."""


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken line: its sound (n,), mono, and when what of it is heard."""

    sound: Sound
    spoken: Spoken


class VoiceEngine(Protocol):
    """One family of voices: the module `engines/voice/<family>.py` as a whole."""

    def speak(self, specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
        """Speak the lines, in order. Raises SoraError where that cannot be done."""
