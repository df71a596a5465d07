"""What every video engine is to the rest of the house."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import Sound
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.story.preset import Model
from soracli.story.speech import Spoken

Picture = NDArray[np.uint8]
"""Height x width x 3, sRGB, 0 to 255, C-contiguous."""
PASSES = ("depth", "ids", "edges", "normals", "flow")


@dataclass(frozen=True, eq=False)
class Frame:
    """One frame of a take, and its guide passes by name where they were asked for."""

    rgb: Picture
    passes: Mapping[str, Picture] = field(default_factory=dict)


class Shoot(Protocol):
    """One take being made."""

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame, in order. Closing the iterator early stops all work.

        They are of the take's size and rate, or of its `generation`'s where it has one.
        """

    def record(self) -> dict[str, Any]:
        """What happened, as the public `scene/1` format. Only after the last frame."""

    def audible(self) -> Audible:
        """What can be heard of it."""

    def sound(self) -> Sound | None:
        """The sound that the model made with the picture, (n, 2), as long as that to the sample;
        None where it made none. Only after the last frame."""


@dataclass(frozen=True, eq=False)
class Inputs:
    """What a take is made from beside its recipe.

    `passes` asks for guide passes with every frame. `spoken` are its lines, as `spec.voices` say.
    `pictures` holds a picture for each condition of source "file" or "take", by `Condition.name`
    (a film to follow, or to start from, is (n, height, width, 3)); `files` the path of each LoRA,
    likewise.
    """

    passes: bool = False
    spoken: Sequence[Spoken | None] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)


NO_INPUTS = Inputs()


@dataclass(frozen=True)
class Working:
    """How far a take is whose frames come all at once: `done` of `total` steps of what is done now
    ("loading", "reading" the prompt, "denoising", "decoding"). `window` counts from 1."""

    what: str
    done: int
    total: int
    window: int = 1
    windows: int = 1
    preview: Picture | None = None


class Kept(Protocol):
    """Something kept under a key."""

    def path(self, name: str) -> Path:
        """Where one of its files lies."""


class Shelf(Protocol):
    """Where an engine keeps what it need not make twice: the store, as far as engines know it."""

    def fetch(self, key: str) -> Kept | None:
        """What is kept under a key, whole, or None."""

    def making(self, key: str) -> AbstractContextManager[Path]:
        """A folder to make it in; when the block ends well it is kept."""


@dataclass(frozen=True, eq=False)
class Workshop:
    """What a session has at hand: a shelf, somebody to tell how far it is (who may raise to stop
    it) and somebody to tell what a person should know.

    `memory` is a folder for what is learned about this machine (None: nothing is remembered).
    `looking` says whether anybody sees previews now: they take time.
    """

    shelf: Shelf
    working: Callable[[Working], None]
    note: Callable[[str], None]
    memory: Path | None = None
    looking: Callable[[], bool] = lambda: True


class Session(Protocol):
    """A model at work. It stays warm for all its takes."""

    def check(self) -> None:
        """Whether all it is made of is there, seen without loading it. Raises InputError."""

    def prepare(self, specs: Sequence[TakeSpec]) -> None:
        """Do beforehand, once, what several takes need: read their prompts. Raises SoraError."""

    def shoot(self, spec: TakeSpec, inputs: Inputs = NO_INPUTS) -> Shoot:
        """Prepare a take. Raises SoraError where it cannot be made."""

    def close(self) -> None:
        """Give back all memory."""


class VideoEngine(Protocol):
    """One family of models: the module `engines/video/<family>.py` as a whole."""

    def open(self, model: Model, workshop: Workshop) -> Session:
        """A session of a model of this family. Loads nothing yet."""


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken line: its sound (n,), mono, and when what of it is heard."""

    sound: Sound
    spoken: Spoken


class VoiceEngine(Protocol):
    """One family of voices: the module `engines/voice/<family>.py` as a whole."""

    def speak(self, specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
        """Speak the lines, in order. Raises SoraError where that cannot be done."""
