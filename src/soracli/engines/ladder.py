"""The ways a model can lie in memory, from the fastest to the one that needs the least, and which
one worked last time."""

import contextlib
import json
import math
import os
import uuid
from pathlib import Path
from typing import Literal, NamedTuple

from soracli.engines.facts import Accelerator, Facts
from soracli.plan.generation import Generation
from soracli.story.preset import Model

Offload = Literal["none", "encoders", "components", "blocks", "leaves"]
SCHEMA = "ladder/1"


class Rung(NamedTuple):
    """One way: `offload` is what waits in main memory until it is its turn.

    "none": everything that makes the film is on the device, and so is the text encoder before it.
    "encoders": the text encoder goes through the device layer by layer. "components": transformer
    and VAE too, each whole while it works. "blocks": the transformer goes through block by block,
    "leaves": everything layer by layer. `fp8` keeps the transformer's weights in 8 bits (the
    picture changes a little), `tiling` decodes in tiles that are blended (it changes hardly).
    """

    name: str
    offload: Offload
    fp8: bool
    tiling: bool

    @property
    def resident(self) -> bool:
        """Whether the transformer and the VAE stay on the device."""
        return self.offload in ("none", "encoders")

    @property
    def exact(self) -> bool:
        """Whether the picture is the one that the first rung makes, but for rounding."""
        return not self.fp8 and not self.tiling

    def helps(self, kind: Accelerator) -> bool:
        """Whether it is worth a try there. Where the accelerator's memory is the main memory,
        waiting in it saves nothing."""
        if kind == "cuda":
            return self.offload != "none" or not self.tiling
        return self.offload == "none"


LADDER: tuple[Rung, ...] = (
    Rung("everything on the device", "none", False, False),
    Rung("text encoder by layers", "encoders", False, False),
    Rung("components in turn", "components", False, False),
    Rung("everything on the device, decoded in tiles", "none", False, True),
    Rung("components in turn, decoded in tiles", "components", False, True),
    Rung("transformer by blocks, decoded in tiles", "blocks", False, True),
    Rung("everything by layers, decoded in tiles", "leaves", False, True),
    Rung("everything by layers, weights in 8 bits, decoded in tiles", "leaves", True, True),
)
"""The first that fits is taken. Those that leave the picture as it is come first."""


def remember(
    memory: Path | None,
    model: Model,
    facts: Facts,
    rung: Rung,
    generation: Generation | None = None,
) -> None:
    """Keep that a take of this size worked on no better rung than this one; quietly not, where the
    folder cannot be written or there is none."""
    if memory is None:
        return
    with contextlib.suppress(OSError):
        memory.mkdir(parents=True, exist_ok=True)
        known = _read(memory)
        known[_name(model, facts, _bucket(generation))] = rung.name
        text = json.dumps({"schema": SCHEMA, "rungs": known}, indent=1)
        path = memory / f"ladder-{uuid.uuid4().hex}.tmp"
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
            os.replace(path, memory / "ladder.json")
        finally:
            path.unlink(missing_ok=True)


def remembered(
    memory: Path | None, model: Model, facts: Facts, generation: Generation | None = None
) -> int:
    """The rung of the ladder to begin with: the lowest that a take of this size or a smaller one
    needed (0 where nothing is known)."""
    if memory is None:
        return 0
    known = _read(memory)
    names = [rung.name for rung in LADDER]
    found = [known.get(_name(model, facts, size), "") for size in range(_bucket(generation) + 1)]
    return max((names.index(name) for name in found if name in names), default=0)


def _read(memory: Path) -> dict[str, str]:
    """What is remembered; nothing where the file is not there or damaged."""
    try:
        told = json.loads((memory / "ladder.json").read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            return {}
        return {str(key): str(value) for key, value in told["rungs"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _name(model: Model, facts: Facts, bucket: int) -> str:
    device = f"{facts.kind} {facts.name} {facts.memory // 2**30}"
    return f"{model.name} {model.weights} {model.revision} on {device}, {bucket}"


def _bucket(generation: Generation | None) -> int:
    """How large a take is, in doublings of its pixels: what one needs, one a little larger needs
    too."""
    if generation is None:
        return 0
    frames = max(window.frames for window in generation.windows)
    return int(math.log2(frames * generation.width * generation.height))
