"""Models of their true shape with random weights: nothing is downloaded, and speed and memory are
those of the real ones. What they make is noise."""

import importlib
from typing import Any

from soracli.engines.diffusing.offline_tokenizers import tokenizer
from soracli.story.diffusion import Architecture, Component

FLAT = 0.02
"""The standard deviation of what is no matrix and no kernel: offsets, tables."""
SCALES = ("weight", "gamma")
"""What the scales of norms are called; they begin with one."""
NO_WEIGHTS = ("Tokenizer", "Processor")


def build(
    architecture: Architecture,
    device: str = "cpu",
    dtype: Any = None,
    exact: tuple[str, ...] = (),
    leave: tuple[str, ...] = (),
) -> Any:
    """The pipeline of an architecture with random weights of `dtype` (None: float32) on `device`.

    The same weights each time. Components named in `exact` are in float32, those in `leave` are
    None. On the device "meta" nothing is there but shapes. Raises AttributeError where diffusers
    or transformers on this machine do not know a class.
    """
    import diffusers
    import torch

    kind = getattr(diffusers, architecture.pipeline)
    dice = None if device == "meta" else torch.Generator(device).manual_seed(0)
    parts: dict[str, Any] = {}
    for name, said in architecture.components.items():
        made = None if name in leave else _component(said, kind)
        if isinstance(made, torch.nn.Module):
            large = torch.float32 if name in exact or dtype is None else dtype
            _fill(made.eval(), device, large, dice)
        parts[name] = made
    pipe = kind(**parts, **architecture.settings)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def parameters(pipe: Any) -> dict[str, int]:
    """How many numbers each component with weights has, by its name."""
    import torch

    return {
        name: sum(values.numel() for values in part.parameters())
        for name, part in pipe.components.items()
        if isinstance(part, torch.nn.Module)
    }


def blocks(transformer: Any) -> int:
    """How many like layers a transformer has: the length of its longest list of layers."""
    import torch

    lists = [part for part in transformer.children() if isinstance(part, torch.nn.ModuleList)]
    return max((len(part) for part in lists), default=1)


def _component(said: Component, pipeline: Any) -> Any:
    """A component; one with weights has them on the device "meta"."""
    import transformers
    from accelerate import init_empty_weights

    if said.library == "transformers":
        if said.type.endswith(NO_WEIGHTS[0]):
            return tokenizer(said.type, said.config)
        kind = getattr(transformers, said.type)
        if said.type.endswith(NO_WEIGHTS[1]):
            return kind(**said.config)
        with init_empty_weights(include_buffers=False):
            made = kind(kind.config_class(**said.config))
        made.tie_weights()
        return made
    with init_empty_weights(include_buffers=False):
        return _known(said.type, pipeline)(**said.config)


def _known(name: str, pipeline: Any) -> Any:
    """A class of diffusers, or of the package of the pipeline."""
    import diffusers

    room = importlib.import_module(pipeline.__module__.rpartition(".")[0])
    return getattr(diffusers, name) if hasattr(diffusers, name) else getattr(room, name)


def _spread(empty: Any) -> float:
    """The standard deviation that keeps numbers about as large behind a layer as before it: one
    over the root of how many it adds up (LeCun et al., Efficient BackProp, 1998)."""
    return FLAT if empty.dim() < 2 else float(empty.numel() / empty.shape[0]) ** -0.5


def _fill(model: Any, device: str, dtype: Any, dice: Any) -> None:
    """Random numbers in every weight, on the device; what is computed at the beginning (buffers)
    stays as it was. Layers that the libraries load in float32 are so here too."""
    import torch
    from diffusers import ModelMixin

    if device == "meta":
        return
    strict = isinstance(model, ModelMixin) or dtype is torch.float16  # transformers: only of half
    exact = tuple(getattr(model, "_keep_in_fp32_modules", None) or ()) if strict else ()
    filled: dict[int, Any] = {}  # a weight that two layers share stays one
    for path, owner in model.named_modules():
        for name, empty in list(owner.named_parameters(recurse=False)):
            if id(empty) not in filled:
                kept = any(word in f"{path}.{name}".split(".") for word in exact)
                large = torch.float32 if kept else dtype
                values = torch.empty(empty.shape, device=device, dtype=large)
                values.normal_(std=_spread(empty), generator=dice)
                if empty.dim() == 1 and name in SCALES:
                    values.fill_(1.0)
                filled[id(empty)] = empty, torch.nn.Parameter(values, requires_grad=False)
            setattr(owner, name, filled[id(empty)][1])
        for name, buffer in list(owner.named_buffers(recurse=False)):
            setattr(owner, name, buffer.to(device))
