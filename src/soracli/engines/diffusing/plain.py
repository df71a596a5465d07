"""The same call as a short script of diffusers would make it: load everything, move it to the
device, call. What soracli does is measured beside this."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.engines.device import Device, dice
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.loading import class_of, components, switched
from soracli.engines.diffusing.random_weights import build
from soracli.engines.diffusing.watching import Watch
from soracli.story.diffusion import Architecture
from soracli.story.preset import Model

Source = Callable[[], Any]
"""A pipeline with all of its components, on the device."""


def from_folder(model: Model, family: Family, folder: Path, device: Device) -> Source:
    """The pipeline as `from_pretrained` loads it, with the components in float32 that model cards
    load so."""

    def load() -> Any:
        import diffusers
        import torch

        kinds = components(model, folder)
        exact = {
            name: kinds[name].from_pretrained(folder, subfolder=name, dtype=torch.float32)
            for name in family.EXACT
            if kinds.get(name) is not None
        }
        kind = getattr(diffusers, class_of(model, folder))
        pipe = kind.from_pretrained(folder, dtype=device.large, local_files_only=True, **exact)
        return pipe.to(device.name)

    return load


def made_up(architecture: Architecture, family: Family, device: Device) -> Source:
    """The pipeline of the same shape with random weights."""
    return lambda: build(architecture, device.name, device.large, family.EXACT)


def shoot(family: Family, pipe: Any, saved: str, call: Call, watch: Watch) -> NDArray[np.uint8]:
    """The frames of a call, the prompt read in the same call. Raises what diffusers raises."""
    name = family.pipeline(call.model, saved, call.kinds())
    used = pipe if type(pipe).__name__ == name else switched(pipe, name)
    family.settle(used, call.generation)
    asked = family.arguments(used, call) | {
        "prompt": call.generation.prompt,
        "negative_prompt": call.generation.negative or None,
        "generator": dice(call.seed),
        "output_type": "np",
    }
    watch.keywords(used)
    return family.made(used, used(**asked)).frames
