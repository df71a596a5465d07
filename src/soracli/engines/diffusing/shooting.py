"""One take of a diffusion model, window by window."""

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from soracli.engines.contract import Frame, Inputs, Picture
from soracli.engines.diffusing.conditions import Conditions
from soracli.engines.diffusing.family import Made
from soracli.engines.diffusing.heard import sound_of
from soracli.engines.diffusing.windows import Seams
from soracli.engines.signals.basics import Sound
from soracli.engines.staging import Staging
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible

if TYPE_CHECKING:
    from soracli.engines.diffusing.session import DiffusionSession


class DiffusionShoot:
    """A take being made. The set is played here, once; the picture is made as it is taken.

    Raises SoraError where the scene cannot be staged.
    """

    def __init__(self, session: "DiffusionSession", spec: TakeSpec, inputs: Inputs) -> None:
        if spec.generation is None:
            raise RuntimeError("a diffusion model was asked for a take without a generation")
        self._session = session
        self._generation = spec.generation
        self._staging = Staging(spec, inputs.spoken)
        self._conditions = Conditions(spec, spec.generation, inputs, self._staging)
        self._seams = Seams()
        self._sound: Sound | None = None

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame of the generation, at its size and rate, as soon as its window is made.

        Raises SoraError, and what the workshop raises when it is told how far this is.
        """
        generation = self._generation
        text = self._session.text(generation)
        windows = len(generation.windows)
        self._seams = Seams()
        before: list[Picture] = []
        heard: list[Made] = []
        told = 0
        for number, window in enumerate(generation.windows):
            call = self._conditions.call(number, text, before)
            made = self._session.make(call, number + 1, windows)
            _must_fit(made.frames.shape, (window.frames, generation.height, generation.width, 3))
            if number:
                self._seams.seam()
            pictures = [np.ascontiguousarray(one) for one in made.frames]
            heard.append(replace(made, frames=made.frames[:0].copy()))
            del made
            for picture in pictures[window.overlap : window.overlap + generation.frames - told]:
                self._seams.see(picture)
                told += 1
                yield Frame(picture)
            before = pictures
        if told != generation.frames:
            raise RuntimeError(f"the windows hold {told} of {generation.frames} frames")
        self._sound = sound_of(heard, generation)

    def record(self) -> dict[str, Any]:
        """The scene/1 record of what was staged, with how the picture was made as "generation"."""
        made = {"seams": self._seams.record()}
        return {**self._staging.record(), "generation": made}

    def audible(self) -> Audible:
        """What can be heard of the performance on the set."""
        return self._staging.audible()

    def sound(self) -> Sound | None:
        """The sound made with the picture, (n, 2) at 48 kHz, as long as the generation."""
        return self._sound


def _must_fit(made: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    if made != wanted:
        raise RuntimeError(f"a window of shape {made} was made, and {wanted} was planned")
