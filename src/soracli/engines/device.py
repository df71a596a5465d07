"""Where neural models are computed: this machine's accelerator through torch, or its processor.

ROCm answers to the name "cuda" in torch, so AMD and NVIDIA take the same way.
"""

import contextlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

PACKAGES = ("torch", "diffusers", "transformers", "accelerate", "ftfy")
"""What models that make pictures need."""


def lacking() -> tuple[str, ...]:
    """Those of the packages that are not installed. Imports none of them."""
    return tuple(name for name in PACKAGES if importlib.util.find_spec(name) is None)


class Device(NamedTuple):
    """A place to compute: its name in torch ("cuda", "mps", "cpu"), and the type of number that
    large models are kept in there."""

    name: str
    large: Any


def best_device() -> Device:
    """The fastest place there is. Apple's and the processor's half precision lacks operations that
    sound models need, so both count in float32; small models (voices) always do."""
    import torch

    if torch.cuda.is_available():
        brain = torch.cuda.is_bf16_supported(including_emulation=False)
        return Device("cuda", torch.bfloat16 if brain else torch.float16)
    if torch.backends.mps.is_available():
        return Device("mps", torch.float32)
    return Device("cpu", torch.float32)


def dice(seed: int) -> Any:
    """A generator of chance for the pipelines. It throws on the processor wherever the model is, so
    the noise that a sound begins with is the same on every machine."""
    import torch

    return torch.Generator("cpu").manual_seed(seed)


def voice_device() -> str:
    """Where voices are computed. They are small: the processor is fast enough where there is no
    CUDA or ROCm."""
    return "cuda" if best_device().name == "cuda" else "cpu"


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Around a model that takes no generator: chance begins at `seed`, and nothing is learned.
    Afterwards chance goes on as if nothing had been."""
    import torch

    with torch.random.fork_rng(), torch.inference_mode():
        torch.manual_seed(seed)
        yield


def whole(kind: Any, folder: Path) -> Any:
    """A model of transformers from a folder, on the voices' device, ready to be asked.

    Raises ValueError where a weight it needs is not in the files: it would be made up otherwise.
    """
    model, found = kind.from_pretrained(
        folder, local_files_only=True, use_safetensors=True, output_loading_info=True
    )
    if found["missing_keys"]:
        raise ValueError(f"{len(found['missing_keys'])} of its weights are missing")
    return model.to(voice_device()).eval()
