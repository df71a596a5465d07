"""A session of a model of the true shape with random weights: everything as with real ones, and
nothing on the disk."""

from pathlib import Path

from soracli.engines.contract import Workshop
from soracli.engines.device import Device
from soracli.engines.diffusing.family import Family
from soracli.engines.diffusing.loading import Loaded
from soracli.engines.diffusing.random_weights import build
from soracli.engines.diffusing.session import WORDS, DiffusionSession
from soracli.engines.fitting import Rung
from soracli.story.diffusion import Architecture
from soracli.story.preset import Model


class RandomSession(DiffusionSession):
    """A session whose weights are made up. `place` names them; there need be nothing."""

    def __init__(
        self,
        model: Model,
        workshop: Workshop,
        family: Family,
        architecture: Architecture,
        place: Path,
    ) -> None:
        known = model.model_copy(update={"revision": f"random {architecture.name}"})
        super().__init__(known, workshop, family, place)
        self._checked = place
        self._architecture = architecture

    def load(self, part: str, rung: Rung, device: Device) -> Loaded:
        """A part of the model, made up. Raises what the libraries raise."""
        names = set(self._architecture.components)
        reading = {*self.family.ENCODERS, *self.family.BESIDE_ENCODERS}
        wanted = reading if part == WORDS else names - set(self.family.ENCODERS)
        where = device.name if rung.resident else "cpu"  # made up where they are needed
        exact, leave = self.family.EXACT, tuple(names - wanted)
        pipe = build(self._architecture, where, device.large, exact, leave)
        return Loaded(pipe, self._architecture.pipeline)
