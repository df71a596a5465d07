"""How much memory is alive while a model works, counted without a GPU and without computing: on
torch's device "meta" a tensor has its size and nothing else, and its storage dies when a real one
would."""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class Living(TorchDispatchMode):
    """While it is on, `peak` is the most bytes of storages that lived at once, those that were made
    before it (weights, what is given) left out.

    Counted are the tensors that operations give back. What one needs inside of it (the workspace of
    a convolution) and what an allocator rounds up are not.
    """

    def __init__(self, *before: Any) -> None:
        super().__init__()
        self.now = self.peak = 0
        self._known = {values.untyped_storage()._cdata for values in tree_leaves(before)}

    def __torch_dispatch__(
        self, operation: Any, types: Any, args: Any = (), said: Any = None
    ) -> Any:
        """Do an operation, and count what it gives back."""
        made = operation(*args, **(said or {}))
        for values in tree_leaves(made):
            if isinstance(values, torch.Tensor):
                self._count(values.untyped_storage())
        return made

    def _count(self, storage: Any) -> None:
        name, size = storage._cdata, storage.nbytes()
        if name not in self._known:
            self._known.add(name)
            self.now += size
            self.peak = max(self.peak, self.now)
            weakref.finalize(storage, self._forget, name, size)

    def _forget(self, name: int, size: int) -> None:
        self._known.discard(name)
        self.now -= size


def weights_of(model: torch.nn.Module) -> list[Any]:
    """The tensors that a model is made of."""
    return [*model.parameters(), *model.buffers()]


@contextmanager
def attention_in_tiles() -> Iterator[None]:
    """Attention as the kernels of a GPU do it: what comes out and one number for each row, never
    the whole square. A mask of yes and no is made one of numbers first, as torch does it."""
    usual = torch.nn.functional.scaled_dot_product_attention

    def flash(query: Any, key: Any, value: Any, attn_mask: Any = None, **_: Any) -> Any:
        mask = attn_mask
        if mask is not None and mask.dtype is torch.bool:
            mask = torch.empty_like(mask, dtype=query.dtype)
        rows = torch.empty(query.shape[:-1], dtype=torch.float32, device=query.device)
        made = query.new_empty(*query.shape[:-1], value.shape[-1])
        del rows, mask
        return made

    torch.nn.functional.scaled_dot_product_attention = flash
    try:
        yield
    finally:
        torch.nn.functional.scaled_dot_product_attention = usual
