"""What a family of diffusion models is: how its pipelines are called, and nothing else.

A family's file makes one `Family` and opens sessions with it; all that families share (loading,
memory, prompts, windows, stopping) is in this room and knows no family.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import Picture
from soracli.engines.diffusing.adapting import Lora
from soracli.engines.diffusing.colours import in_bytes
from soracli.plan.generation import Generation
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model


@dataclass(frozen=True, eq=False)
class Still:
    """A picture that belongs to frame `at` of the window (0 is its first), as strongly as said."""

    picture: Picture
    at: int = 0
    strength: float = 1.0


@dataclass(frozen=True, eq=False)
class Call:
    """One window as a pipeline is asked for it. All pictures have the generation's size, except
    references, which are as they were given.

    `frames` is how many the pipeline makes, those of `before` included: the last frames of the
    window before, with which this one begins (empty for the first window). `control` and `initial`
    have as many frames. `text` are keywords of the call, as `encode` made them. `seed` is that of
    this window.
    """

    model: Model
    generation: Generation
    frames: int
    seed: int
    text: Mapping[str, Any]
    first: Picture | None = None
    last: Picture | None = None
    keyframes: Sequence[Still] = ()
    references: Sequence[Picture] = ()
    control: NDArray[np.uint8] | None = None
    control_strength: float = 1.0
    initial: NDArray[np.uint8] | None = None
    initial_strength: float = 1.0
    before: Sequence[Picture] = ()

    def kinds(self) -> frozenset[Conditioning]:
        """The kinds of conditioning that are in it."""
        there: dict[Conditioning, bool] = {
            "first frame": self.first is not None,
            "last frame": self.last is not None,
            "keyframes": bool(self.keyframes),
            "references": bool(self.references),
            "control": self.control is not None,
            "initial video": self.initial is not None,
            "continuation": len(self.before) > 0,
        }
        return frozenset(kind for kind, given in there.items() if given)


@dataclass(frozen=True, eq=False)
class Made:
    """What a pipeline made: (n, height, width, 3), sRGB, and its sound (n, channels) at `rate`."""

    frames: NDArray[np.uint8]
    sound: NDArray[np.float32] | None = None
    rate: int = 0


class Family:
    """One family. Subclasses say what differs; most of it is data.

    `ENCODERS` are the components that only read the prompt: they are loaded first, alone, and freed
    before denoising, with those `BESIDE_ENCODERS` that its pipeline cannot be made without (some
    look at the VAE's settings even to read a prompt); these stay. `CLASSES` are the pipelines of
    diffusers that its weights may be of. `EXACT` are the components that count in float32 wherever
    they are, as its documentation loads them.
    """

    ENCODERS: ClassVar[tuple[str, ...]] = ("text_encoder", "tokenizer")
    BESIDE_ENCODERS: ClassVar[tuple[str, ...]] = ()
    CLASSES: ClassVar[tuple[str, ...]] = ()
    EXACT: ClassVar[tuple[str, ...]] = ()

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """The class that makes a window with these conditions; `saved` is that of the weights."""
        raise NotImplementedError

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """The prompt read: tensors by the keyword of the pipeline's call that takes them. `pipe`
        has its encoders and neither transformer nor VAE."""
        raise NotImplementedError

    def loras(self, folder: Path, kinds: frozenset[Conditioning]) -> tuple[Lora, ...]:
        """LoRAs in the folder of the weights that a window with these conditions needs."""
        return ()

    def settle(self, pipe: Any, generation: Generation) -> None:
        """Set what is not a keyword of the call: the scheduler's shift, a guider."""

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """The keywords of the call of `pipe`, all but `text`, `generator` and `output_type`.

        Each has to be in its signature: that is checked.
        """
        raise NotImplementedError

    def made(self, pipe: Any, output: Any) -> Made:
        """What came out of the call: frames as numpy arrays or tensors, 0 to 1.

        Raises ValueError for what is no colour.
        """
        return Made(in_bytes(output.frames[0]))

    def preview(self, pipe: Any, latents: Any) -> Picture | None:
        """A small picture of what is being made, where that is cheap; None where it is not.

        `latents` are those after a step, as the pipeline hands them to `callback_on_step_end`.
        """
        return None
