"""One take of a diffusion model, window by window."""

from collections.abc import Generator as Iterating
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from soracli.engines.contract import Frame, Inputs, Picture
from soracli.engines.diffusing.adapting import Lora
from soracli.engines.diffusing.conditions import Conditions
from soracli.engines.diffusing.family import Made
from soracli.engines.diffusing.heard import sound_of
from soracli.engines.diffusing.known_losses import with_likeness
from soracli.engines.diffusing.made_record import WindowDone, generation_record
from soracli.engines.diffusing.windows import Seams
from soracli.engines.signals.basics import Sound
from soracli.engines.staging import Staging
from soracli.plan.generation import Generation
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible

if TYPE_CHECKING:
    from soracli.engines.diffusing.session import DiffusionSession


class DiffusionShoot:
    """A take being made. The set is played here, once; the picture is made as it is taken.

    Raises SoraError where the scene cannot be staged.
    """

    def __init__(
        self, session: "DiffusionSession", spec: TakeSpec, generation: Generation, inputs: Inputs
    ) -> None:
        self._session = session
        self._generation = generation
        self._staging = Staging(spec, inputs.spoken)
        self._conditions = Conditions(spec, generation, inputs, self._staging)
        self._loras = loras_of(generation, inputs)
        self._begin()

    def _begin(self) -> None:
        self._seams = Seams(len(self._generation.windows))
        self._done: list[WindowDone] = []
        self._heard: list[Made] = []
        self._sound: Sound | None = None

    def frames(self) -> Iterating[Frame, None, None]:
        """Every frame of the generation, at its size and rate, as soon as its window is made.

        Raises SoraError, and what the workshop raises when it is told how far this is.
        """
        self._begin()
        generation = self._generation
        text = self._session.text(generation)
        longest = max(window.overlap for window in generation.windows) or 1
        shown: list[Picture] = []
        told = 0
        for number, window in enumerate(generation.windows):
            made = self._window(number, text, shown)
            new = made[window.overlap : window.overlap + generation.frames - told]
            del made
            if number:
                self._seams.seam()
            for picture in new:
                self._seams.see(picture)
                yield Frame(picture)
            told += len(new)
            shown = [*shown, *new][-longest:]
        if told != generation.frames:
            raise RuntimeError(f"the windows hold {told} of {generation.frames} frames")
        self._sound = sound_of(self._heard, generation)

    def record(self) -> dict[str, Any]:
        """The scene/1 record of what was staged, with how the picture was made as "generation"."""
        made = generation_record(
            self._session.model, self._generation, self._done, self._seams.record()
        )
        memory, name = self._session.workshop.memory, self._session.model.name
        made["levers"] = with_likeness(made["levers"], memory, name)
        return {**self._staging.record(), "generation": made}

    def audible(self) -> Audible:
        """What can be heard of the performance on the set."""
        return self._staging.audible()

    def sound(self) -> Sound | None:
        """The sound made with the picture, (n, 2) at 48 kHz, as long as the generation."""
        return self._sound

    def _window(
        self, number: int, text: Mapping[str, Any], before: Sequence[Picture]
    ) -> list[Picture]:
        """The frames of one window."""
        generation = self._generation
        call = self._conditions.call(number, text, before)
        done = self._session.make(call, self._loras, number + 1, len(generation.windows))
        made = done.made
        wanted = (call.frames, generation.height, generation.width, 3)
        if made.frames.shape != wanted:
            raise RuntimeError(f"a window of shape {made.frames.shape} was made, not {wanted}")
        self._done.append(WindowDone(call.seed, done.pipeline, done.rung, done.levers))
        self._heard.append(Made(made.frames[:0].copy(), made.sound, made.rate))
        return [np.ascontiguousarray(picture) for picture in made.frames]


def loras_of(generation: Generation, inputs: Inputs) -> tuple[Lora, ...]:
    """The LoRAs of a generation, with their files."""
    return tuple(
        Lora(one.name, inputs.files[one.name], one.strength, one.who)
        for one in generation.given("lora")
    )
