"""Levers that change nothing but rounding: the same picture, sooner."""

from collections.abc import Callable
from typing import Any, Protocol

from soracli.engines.diffusing.block_passes import Passes, moved, transformers
from soracli.engines.diffusing.pairing import Together
from soracli.story.diffusion import Levers

ATTENTION, COMPILED = "best attention", "compiled blocks"
FORMAT, TOGETHER = "memory format", "guidance together"
COMPILED_FROM = 20
"""Steps of a take whose layers are compiled without being asked: for fewer it would take longer
than it saves. A judgement; `sora bench` measures it on a machine."""
MOST_SHAPES = 64
"""Shapes of films that blocks are compiled for in one process; further ones are not compiled."""
CLOSE = 0.02
"""The most that another attention may differ by, of numbers whose spread is 1, at two bytes."""
KEPT = "_compiled_and_kept"
"""Where a block holds what was compiled of it from take to take: it goes when the block goes."""


class Lever(Protocol):
    """One lever on a pipeline."""

    asked: str

    def effect(self) -> tuple[bool, str]:
        """Whether it did something, and how that is known or why it did not."""

    def undo(self) -> None:
        """Take it off."""


def usual(device: str, levers: Levers, steps: int) -> tuple[str, ...]:
    """The levers of this room that a take of so many steps gets without being asked: on the
    processor and on Apple's none, as nothing of them is quicker there.

    A take with a cache is not compiled: which layers are passed changes from step to step. The
    others have to be shown quicker on a machine by `sora bench` first.
    """
    if device != "cuda":
        return ()
    compiled = (COMPILED,) if steps >= COMPILED_FROM and not levers.cache else ()
    return (ATTENTION, *compiled)


class BestAttention:
    """The quickest exact attention that this machine has and the model can take.

    Tried are, on NVIDIA's Hopper and later, Flash Attention 3 and that of cuDNN, elsewhere Flash
    Attention 2 (the packages only where they are installed); torch's own is what is left.
    """

    def __init__(self, pipe: Any, passes: Passes) -> None:
        self._set: list[Any] = []
        self._why = "torch's own is the best there is here"
        self.asked = "the quickest of this machine"
        for transformer in transformers(pipe):
            for name in candidates(transformer):
                count = use_attention(transformer, name)
                if count:
                    self._set.append(transformer)
                    self._why = f"{name.strip('_')} in {count} attentions"
                    break

    def effect(self) -> tuple[bool, str]:
        """Which it is, and how many attentions took it."""
        return bool(self._set), self._why

    def undo(self) -> None:
        """Attend as before."""
        while self._set:
            self._set.pop().reset_attention_backend()


def candidates(transformer: Any) -> tuple[str, ...]:
    """Attentions of diffusers that may be quicker than torch's own, the best first."""
    import torch

    if transformer.dtype not in (torch.bfloat16, torch.float16):
        return ()
    if not torch.cuda.is_available():
        return ()
    if torch.version.hip is None and torch.cuda.get_device_capability() >= (9, 0):
        return "_flash_3", "_native_cudnn"
    return ("flash",)


def use_attention(transformer: Any, name: str) -> int:
    """Let a transformer attend by this way of diffusers: how many of its attentions do then.

    0 where it does not work here, where its result differs, or where the model does not ask
    diffusers for attention. The process' own choice is left as it was.
    """
    try:
        from diffusers.models.attention_dispatch import _AttentionBackendRegistry as registry
    except ImportError:  # no public way leads to what would have to be put back
        return 0
    usual = registry.get_active_backend()[0]
    try:
        transformer.set_attention_backend(name)
        if not _agrees(transformer, name):
            raise ValueError(f"{name} differs")
    except Exception:  # each of a dozen libraries has errors of its own
        transformer.reset_attention_backend()
        return 0
    finally:
        registry.set_active_backend(usual)
    chosen = (getattr(part, "processor", None) for part in transformer.modules())
    return sum(getattr(one, "_attention_backend", None) == name for one in chosen)


def _agrees(transformer: Any, name: str) -> bool:
    """Whether an attention works on numbers such as this transformer's, and gives what torch's own
    gives."""
    import inspect

    import torch
    from diffusers.models.attention_dispatch import dispatch_attention_fn

    width = transformer.config.attention_head_dim
    device = "cuda" if torch.cuda.is_available() else "cpu"
    place: dict[str, Any] = {"device": device, "dtype": transformer.dtype}
    dice = torch.Generator().manual_seed(0)
    numbers = [torch.randn(1, 128, 2, width, generator=dice).to(**place) for _ in range(3)]
    mask = None
    if any("mask" in word for word in inspect.signature(transformer.forward).parameters):
        mask = torch.ones(1, 1, 128, 128, dtype=torch.bool, device=device)
        mask[..., 100:] = False
    made, usual = (
        dispatch_attention_fn(*numbers, attn_mask=mask, backend=backend).float()
        for backend in (name, "native")
    )
    return bool((made - usual).abs().max() < CLOSE)


class CompiledBlocks:
    """The like layers of the transformers, compiled once for each shape of film."""

    def __init__(self, pipe: Any, passes: Passes, **settings: Any) -> None:
        from torch._dynamo import config

        self.asked = "each layer once"
        self._passes = passes
        self._blocks = [part for one in transformers(pipe) for part in repeated(one)]
        self._why = "" if self._blocks else "its layers cannot be compiled one by one"
        if not settings and not can_compile():
            self._why, self._blocks = "there is no Triton to compile with", []
        if any(moved(one) for one in transformers(pipe)):
            self._why, self._blocks = "its layers are moved or cast while it works", []
        limit = "recompile_limit" if hasattr(config, "recompile_limit") else "cache_size_limit"
        self._settings = config.patch(suppress_errors=True, **{limit: MOST_SHAPES})
        self._settings.__enter__()
        for block in self._blocks:
            if KEPT not in vars(block):
                block.compile(dynamic=False, **settings)
                vars(block)[KEPT] = block._compiled_call_impl
            block._compiled_call_impl = vars(block)[KEPT]

    def effect(self) -> tuple[bool, str]:
        """How many passes were compiled ones: those that Python did not see."""
        if self._why:
            return False, self._why
        passed = f"{self._passes.skipped} of {self._passes.expected} passes"
        return self._passes.skipped > 0, f"{passed} through its layers were compiled ones"

    def undo(self) -> None:
        """Let Python pass through the layers again. What was compiled is kept."""
        for block in self._blocks:
            block._compiled_call_impl = None
        self._settings.__exit__(None, None, None)


def repeated(transformer: Any) -> list[Any]:
    """The layers that its class names as fit to be compiled one by one."""
    names = getattr(transformer, "_repeated_blocks", None) or ()
    return [part for part in transformer.modules() if type(part).__name__ in names]


def can_compile() -> bool:
    """Whether torch can compile for the accelerator of this machine."""
    from torch.utils._triton import has_triton

    return bool(has_triton())


class MemoryFormat:
    """The VAE's numbers lie as the convolutions of an accelerator read them."""

    def __init__(self, pipe: Any, passes: Passes) -> None:
        self.asked = "channels last in the VAE"
        travels = moved(pipe.vae)
        kernels = [one for one in pipe.vae.parameters() if one.dim() == 5]
        self._kernels = [] if travels else kernels
        self._why = "its VAE is moved while it works" if travels else ""
        self._lay("channels_last_3d")

    def effect(self) -> tuple[bool, str]:
        """How many of its kernels lie so."""
        return bool(self._kernels), self._why or f"{len(self._kernels)} kernels of its VAE lie so"

    def undo(self) -> None:
        """Lay them as before."""
        self._lay("contiguous_format")

    def _lay(self, name: str) -> None:
        import torch

        for kernel in self._kernels:
            kernel.data = kernel.data.contiguous(memory_format=getattr(torch, name))


LEVERS: dict[str, Callable[[Any, Passes], Lever]] = {
    ATTENTION: BestAttention,
    COMPILED: CompiledBlocks,
    FORMAT: MemoryFormat,
    TOGETHER: Together,
}
"""All lossless levers by name."""
