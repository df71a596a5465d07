"""What a transformer really computes, counted: without that nobody would know whether a cache or a
compiler did anything."""

from collections.abc import Sequence
from typing import Any

PARTS = ("transformer", "transformer_2")
"""The names that pipelines have for what removes noise."""


def transformers(pipe: Any) -> list[Any]:
    """The transformers of a pipeline."""
    return [part for name in PARTS if (part := pipe.components.get(name)) is not None]


def blocks(transformer: Any) -> list[Any]:
    """Its like layers, in all of its stacks."""
    import torch

    return [
        block
        for name, stack in transformer.named_children()
        if isinstance(stack, torch.nn.ModuleList) and name.endswith("blocks")
        for block in stack
    ]


def moved(module: Any) -> bool:
    """Whether its numbers come to the accelerator and go again while it works."""
    for part in module.modules():
        registry = getattr(part, "_diffusers_hook", None)
        if hasattr(part, "_hf_hook") or (registry is not None and registry.hooks):
            return True
    return False


class Passes:
    """Passes through the blocks of transformers, from now on.

    A block counts as computed where its first linear layer is, as Python sees it: a cache skips it,
    and a compiled block does not pass through Python.
    """

    def __init__(self, watched: Sequence[Any]) -> None:
        import torch

        self.expected = 0
        self.computed = 0
        self._handles = []
        for transformer in watched:
            there = blocks(transformer)
            self._handles.append(transformer.register_forward_hook(self._passed(len(there))))
            for block in there:
                layers = (part for part in block.modules() if isinstance(part, torch.nn.Linear))
                first = next(layers, None)
                if first is not None:
                    self._handles.append(first.register_forward_hook(self._seen))

    @property
    def skipped(self) -> int:
        """Passes that were not computed, or not by Python."""
        return self.expected - self.computed

    def close(self) -> None:
        """Count no further."""
        while self._handles:
            self._handles.pop().remove()

    def _passed(self, count: int) -> Any:
        def hook(*_: Any) -> None:
            self.expected += count

        return hook

    def _seen(self, *_: Any) -> None:
        import torch

        if not torch.compiler.is_compiling():
            self.computed += 1
