"""A diffusion model at work: loaded once, its prompts read once, warm for all its takes."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from soracli.engines.contract import NO_INPUTS, Inputs, Working, Workshop
from soracli.engines.device import Device, best_device
from soracli.engines.diffusing.adapting import Lora
from soracli.engines.diffusing.arranging import arrange
from soracli.engines.diffusing.descending import Descent
from soracli.engines.diffusing.embeddings import Said, read, said, text_key, write
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.hastening import LEVERS as LOSSLESS
from soracli.engines.diffusing.loading import Loaded, checked, load
from soracli.engines.diffusing.running import Done, run
from soracli.engines.diffusing.shooting import DiffusionShoot
from soracli.engines.diffusing.watching import Watch
from soracli.engines.fitting import Rung
from soracli.engines.weights import answering, kept, let_go
from soracli.errors import MachineError
from soracli.plan.generation import Generation
from soracli.plan.take import TakeSpec
from soracli.story.preset import Model

FILM, WORDS = "film", "words"
"""The two parts of a model: what makes the film, and what reads the prompt."""


class DiffusionSession:
    """A session of one model. It opens without loading anything.

    `folder` is where the weights lie (None: where the models of this machine are).
    """

    def __init__(
        self, model: Model, workshop: Workshop, family: Family, folder: Path | None = None
    ) -> None:
        self.model = model
        self.family = family
        self.workshop = workshop
        self._given = folder
        self._checked: Path | None = None
        self._descent: Descent | None = None
        self._text: tuple[Said, dict[str, Any]] | None = None
        self._told: set[str] = set()

    @property
    def folder(self) -> Path:
        """The folder of the weights. Raises InputError where they are not whole or not there."""
        if self._checked is None:
            self._checked = checked(self.model, self.family, self._given)
        return self._checked

    def check(self) -> None:
        """Raises InputError where the weights are not whole or not there."""
        _ = self.folder

    def prepare(self, specs: Sequence[TakeSpec]) -> None:
        """Read the prompts of all takes, with the encoders alone in memory, and free them.

        What was read before, by any run on this machine, is not read again. A take that does not
        fit into memory is left out: it will say so itself. Raises SoraError.
        """
        asked = []
        for generation in (spec.generation for spec in specs if spec.generation):
            with contextlib.suppress(MachineError):
                self._descending.rung(generation)
                asked.append(generation)
        missing = [one for one in said(asked) if not self._was_read(one)]
        if missing:
            self._read(missing, asked[0])

    def shoot(self, spec: TakeSpec, inputs: Inputs = NO_INPUTS) -> DiffusionShoot:
        """A take; it is made as its frames are taken. Raises SoraError where it cannot be staged,
        does not fit into memory, or the weights are not right."""
        if spec.generation is None:
            raise RuntimeError("a diffusion model was asked for a take without a generation")
        self._descending.rung(spec.generation)
        return DiffusionShoot(self, spec, spec.generation, inputs)

    def text(self, generation: Generation) -> Mapping[str, Any]:
        """The prompt of a generation, as it was read. Raises SoraError."""
        (words,) = said([generation])
        if self._text is None or self._text[0] != words:
            there = read(self.workshop.shelf, self._key(words))
            if there is None:
                self._read([words], generation)
                there = read(self.workshop.shelf, self._key(words))
            if there is None:
                raise RuntimeError("the shelf did not keep what was read")
            self._text = words, there  # one alone: of some models it is hundreds of megabytes
        return self._text[1]

    def make(self, call: Call, loras: tuple[Lora, ...], window: int, windows: int) -> Done:
        """Make one window (from 1, of `windows`). Raises SoraError, and what the workshop raises
        when it is told how far this is; another call then makes what it would have made."""

        def work(rung: Rung) -> Done:
            loaded = self._loaded(FILM, rung)
            shop = self.workshop
            watch = Watch(shop.working, window, windows, shop.looking())
            return run(self.family, loaded, rung, call, loras, watch, self.folder)

        done = self._descending.attempt(call.generation, work)
        self._tell(done)
        return done

    def film_parts(self, generation: Generation) -> Loaded:
        """What makes the film of a generation, in memory. Raises SoraError."""
        return self._loaded(FILM, self._descending.rung(generation))

    def load(self, part: str, rung: Rung, device: Device) -> Loaded:
        """A part of the model (`FILM` or `WORDS`), not yet arranged. Raises what the libraries
        raise."""
        return load(self.model, self.family, self.folder, device, encoders=part == WORDS)

    def close(self) -> None:
        """Give back all memory."""
        self._text = None
        if self._checked is not None:
            let_go(self._checked / FILM)

    def _tell(self, done: Done) -> None:
        """Tell once of each lever that was asked for and did nothing."""
        for lever in done.levers:
            words = f"{self.model.name}: {lever['name']} had no effect: {lever['why']}"
            if lever["name"] not in LOSSLESS and not lever["effect"] and words not in self._told:
                self._told.add(words)
                self.workshop.note(words)

    @property
    def _descending(self) -> Descent:
        if self._descent is None:
            memory, note = self.workshop.memory, self.workshop.note
            self._descent = Descent(self.model, self.folder, memory, note)
        return self._descent

    def _loaded(self, part: str, rung: Rung) -> Loaded:
        """A part of the model on a rung, loaded where it is not there or lies on another."""
        device = best_device()
        place = self.folder / part

        def loading() -> Loaded:
            self.workshop.working(Working("loading", 0, 1))
            with answering(self.model, self.folder):
                made = self.load(part, rung, device)
                made.rung = rung
                arrange(made.base, rung, device.name)
            self.workshop.working(Working("loading", 1, 1))
            return made

        made: Loaded = kept(place, loading)
        if made.rung == rung:
            return made
        del made
        let_go(place)
        again: Loaded = kept(place, loading)
        return again

    def _was_read(self, words: Said) -> bool:
        """Whether words were read before, here or by anybody with this shelf."""
        return self.workshop.shelf.fetch(self._key(words)) is not None

    def _key(self, words: Said) -> str:
        dtype = str(best_device().large).removeprefix("torch.")
        return text_key(self.model, self.family, self.folder, words, dtype)

    def _read(self, missing: Sequence[Said], generation: Generation) -> None:
        """Read words with the encoders, which are in memory for no longer than that."""
        let_go(self.folder / FILM)  # both may not fit at once
        done = iter(range(1, len(missing) + 1))
        self.workshop.working(Working("reading", 0, len(missing)))

        def work(rung: Rung) -> None:
            pipe = self._loaded(WORDS, rung).base
            for words in missing:
                if not self._was_read(words):
                    self._encode(pipe, words)
                    self.workshop.working(Working("reading", next(done), len(missing)))

        try:
            self._descending.attempt(generation, work)
        finally:
            let_go(self.folder / WORDS)

    def _encode(self, pipe: Any, words: Said) -> None:
        import torch

        with answering(self.model, self.folder, "cannot read this"), torch.inference_mode():
            made = self.family.encode(pipe, self.model, *words)
        write(self.workshop.shelf, self._key(words), made)
