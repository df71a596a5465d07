"""On which rung of the ladder a model lies, and one rung down where memory did not suffice."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from soracli.engines.device import best_device
from soracli.engines.diffusing.arranging import facts_of
from soracli.engines.facts import Facts
from soracli.engines.fitting import LADDER, Fit, Rung, Shape, fit, remember, remembered, shape_of
from soracli.engines.weights import held_besides, is_memory_fault, release
from soracli.errors import MachineError
from soracli.plan.generation import Generation
from soracli.story.preset import Model

Result = TypeVar("Result")


class Descent:
    """The rungs of one model on this machine. It never goes up again: what was loaded for a large
    take makes a small one too. `note` is told of every step down."""

    def __init__(
        self, model: Model, folder: Path, memory: Path | None, note: Callable[[str], None]
    ) -> None:
        self._model = model
        self._folder = folder
        self._memory = memory
        self._note = note
        self._least = 0
        self._facts: Facts | None = None
        self._fits: dict[tuple[Shape, int], Fit] = {}

    def rung(self, generation: Generation) -> Rung:
        """The rung for a take. Raises MachineError where it fits on none."""
        unknown = self._facts is None
        found = self._fit(generation)
        if unknown and found.rung != LADDER[0] and held_besides(self._folder):
            release()  # it may fit better without the models that other takes were made with
            self._facts = None
            self._fits.clear()
            found = self._fit(generation)
        if found.refusal:
            raise MachineError(found.refusal, found.mend)
        self._least = LADDER.index(found.rung)
        return found.rung

    def down(self, generation: Generation) -> None:
        """A take did not fit after all. Raises MachineError where there is no further rung."""
        left = [rung for rung in LADDER[self._least + 1 :] if rung.helps(self._here.kind)]
        if not left:
            film = f"{generation.width}x{generation.height}"
            raise MachineError(
                f"there is not enough memory for {self._model.name} at {film}, "
                f"not even with {LADDER[self._least].name}",
                "Ask for a smaller --size or fewer --seconds, close what else needs memory, "
                "or use --model previs.",
            )
        self._least = LADDER.index(left[0])
        self._note(f"memory did not suffice; once more with {left[0].name}")
        remember(self._memory, self._model, self._here, left[0], generation)

    def attempt(self, generation: Generation, work: Callable[[Rung], Result]) -> Result:
        """What `work` makes on the first rung where memory suffices.

        Between two tries everything is given back; where other models were in memory too, the rung
        stays. Raises MachineError where it suffices on none.
        """
        while True:
            rung = self.rung(generation)
            alone = not held_besides(self._folder)
            try:
                return work(rung)
            except MachineError as fault:
                if not is_memory_fault(fault.__cause__):
                    raise
            release()
            if alone:
                self.down(generation)

    @property
    def _here(self) -> Facts:
        """This machine, as it was before anything of the model was loaded."""
        if self._facts is None:
            self._facts = facts_of(best_device())
        return self._facts

    def _fit(self, generation: Generation) -> Fit:
        assert self._model.diffusion is not None
        start = max(self._least, remembered(self._memory, self._model, self._here, generation))
        place = shape_of(self._model.diffusion, generation), start
        if place not in self._fits:
            self._fits[place] = fit(self._model, generation, self._here, self._folder, start)
        return self._fits[place]
