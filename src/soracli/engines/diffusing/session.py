"""A diffusion model at work: loaded once, its prompts read once, warm for all its takes."""

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from soracli.engines.contract import NO_INPUTS, Inputs, Working, Workshop
from soracli.engines.device import best_device, dice
from soracli.engines.diffusing.embeddings import Said, read, said, text_key, write
from soracli.engines.diffusing.family import Call, Family, Made
from soracli.engines.diffusing.loading import Loaded, checked, load
from soracli.engines.diffusing.shooting import DiffusionShoot
from soracli.engines.diffusing.watching import Watch
from soracli.engines.weights import answering, kept, let_go
from soracli.errors import InputError
from soracli.plan.generation import Generation
from soracli.plan.take import TakeSpec
from soracli.story.preset import Model

REFUSAL = "cannot make this take"


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
        self._texts: dict[Said, dict[str, Any]] = {}

    @property
    def folder(self) -> Path:
        """The folder of the weights. Raises InputError where they are not whole or not there."""
        if self._checked is None:
            self._checked = checked(self.model, self.family, self._given)
        return self._checked

    def prepare(self, specs: Sequence[TakeSpec]) -> None:
        """Read the prompts of all takes, with the encoders alone in memory, and free them.

        What was read before, by any run on this machine, is not read again. Raises SoraError.
        """
        wanted = said(spec.generation for spec in specs if spec.generation)
        self._texts = {words: self._texts[words] for words in wanted if words in self._texts}
        missing = []
        for words in wanted:
            there = self._texts.get(words) or read(self.workshop.shelf, self._key(words))
            if there is None:
                missing.append(words)
            else:
                self._texts[words] = there
        if missing:
            self._read(missing)

    def shoot(self, spec: TakeSpec, inputs: Inputs = NO_INPUTS) -> DiffusionShoot:
        """A take; it is made as its frames are taken. Raises SoraError where it cannot be staged,
        or the weights are not right."""
        _ = self.folder
        return DiffusionShoot(self, spec, inputs)

    def text(self, generation: Generation) -> Mapping[str, Any]:
        """The prompt of a generation, as it was read."""
        (words,) = said([generation])
        if words not in self._texts:
            there = read(self.workshop.shelf, self._key(words))
            if there is None:
                self._read([words])
            else:
                self._texts[words] = there
        return self._texts[words]

    def make(self, call: Call, window: int, windows: int) -> Made:
        """Make one window (from 1, of `windows`). Raises SoraError, and what the workshop raises
        when it is told how far this is; another call then makes what it would have made."""
        loaded = self._warm()
        with answering(self.model, self.folder, REFUSAL):
            name = self.family.pipeline(self.model, loaded.saved, call.kinds())
            pipe = loaded.pipeline(name)
        self.family.settle(pipe, call.generation)
        watch = Watch(
            self.workshop.working, window, windows, lambda seen: self.family.preview(pipe, seen)
        )
        asked = {**self.family.arguments(pipe, call), **watch.keywords(pipe)}
        text = {name: tensor.to(best_device().name) for name, tensor in call.text.items()}
        try:
            made = self._run(pipe, {**text, **asked}, call.seed, watch)
        finally:
            vars(pipe).pop("progress_bar", None)
        watch.tell("decoding", 1, 1)
        return made

    def close(self) -> None:
        """Give back all memory."""
        self._texts.clear()
        if self._checked is not None:
            let_go(self._checked / "film")

    def _run(self, pipe: Any, asked: dict[str, Any], seed: int, watch: Watch) -> Made:
        known = inspect.signature(pipe.__call__).parameters
        strangers = sorted(asked.keys() - known.keys())
        if strangers:
            raise RuntimeError(f"{type(pipe).__name__} does not take {', '.join(strangers)}")
        try:
            with answering(self.model, self.folder, REFUSAL):
                output = pipe(**asked, generator=dice(seed), output_type="np")
                if not np.isfinite(np.asarray(output.frames[0])).all():
                    raise ValueError("it made numbers that are no colours")
                return self.family.made(pipe, output)
        except InputError:
            if watch.fault is not None:
                raise watch.fault from None
            raise

    def _warm(self) -> Loaded:
        def loading() -> Loaded:
            device = best_device()
            self.workshop.working(Working("loading", 0, 1))
            with answering(self.model, self.folder):
                made = load(self.model, self.family, self.folder, device, encoders=False)
                made.base.to(device.name)
            self.workshop.working(Working("loading", 1, 1))
            return made

        made: Loaded = kept(self.folder / "film", loading)
        return made

    def _key(self, words: Said) -> str:
        dtype = str(best_device().large).removeprefix("torch.")
        return text_key(self.model, self.family, self.folder, words, dtype)

    def _read(self, missing: Sequence[Said]) -> None:
        """Read words with the encoders, which are in memory for no longer than that."""
        let_go(self.folder / "film")  # both may not fit at once
        try:
            self._encode(missing)
        finally:
            let_go(self.folder / "words")

    def _encode(self, missing: Sequence[Said]) -> None:
        import torch

        self.workshop.working(Working("reading", 0, len(missing)))
        device = best_device()
        with answering(self.model, self.folder):
            loaded = kept(
                self.folder / "words",
                lambda: load(self.model, self.family, self.folder, device, encoders=True),
            )
            pipe = loaded.base.to(device.name)
        for done, words in enumerate(missing, start=1):
            with answering(self.model, self.folder, "cannot read this"), torch.inference_mode():
                made = self.family.encode(pipe, self.model, *words)
            write(self.workshop.shelf, self._key(words), made)
            there = read(self.workshop.shelf, self._key(words))
            if there is None:
                raise RuntimeError("the shelf did not keep what was read")
            self._texts[words] = there
            self.workshop.working(Working("reading", done, len(missing)))
