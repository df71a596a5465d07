"""Previs: the simulated set itself, filmed by the stage's own renderer on every core there is."""

from collections.abc import Generator, Sequence
from typing import Any

from soracli.engines.contract import NO_INPUTS, Frame, Inputs, Workshop
from soracli.engines.signals.basics import Sound
from soracli.engines.staging import Staging
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.story.preset import Model


class PrevisShoot:
    """One take on the set."""

    def __init__(self, spec: TakeSpec, inputs: Inputs) -> None:
        self._spec = spec
        self._passes = inputs.passes
        self._staging = Staging(spec, inputs.spoken)

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame, in order."""
        yield from self._staging.film(self._spec.width, self._spec.height, self._passes)

    def record(self) -> dict[str, Any]:
        """The scene/1 record; with measured boxes only where passes were asked for."""
        return self._staging.record()

    def audible(self) -> Audible:
        """What can be heard of the performance."""
        return self._staging.audible()

    def sound(self) -> Sound | None:
        """None: the set makes pictures only."""
        return None


class Previs:
    """A session of the built-in renderer. It keeps nothing warm: there is nothing to load."""

    def check(self) -> None:
        """It is always there."""

    def prepare(self, specs: Sequence[TakeSpec]) -> None:
        """Nothing is needed beforehand."""

    def shoot(self, spec: TakeSpec, inputs: Inputs = NO_INPUTS) -> PrevisShoot:
        """Prepare a take: the performance is simulated here, the frames are rendered as they are
        taken. Raises SoraError where the scene cannot be staged."""
        return PrevisShoot(spec, inputs)

    def close(self) -> None:
        """Nothing is held."""


def open(model: Model, workshop: Workshop) -> Previs:
    """A session of the built-in renderer."""
    return Previs()
