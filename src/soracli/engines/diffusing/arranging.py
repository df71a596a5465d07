"""Putting the components of a pipeline where a rung of the ladder has them: on the device, or in
main memory until it is their turn."""

from collections.abc import Callable, Iterator
from typing import Any

from soracli.engines.device import Device
from soracli.engines.facts import Facts, facts, main_memory, processor
from soracli.engines.ladder import Rung


def arrange(pipe: Any, rung: Rung, device: str) -> None:
    """Put a pipeline that was just loaded, on the processor, onto a rung.

    `device` is a name of torch ("cuda"). A pipeline is arranged once: another rung is for one that
    is loaded again. Raises what torch raises where there is not enough memory.
    """
    _decode(pipe, rung.tiling)
    if rung.fp8:
        _store_in_8_bits(pipe)
    if rung.offload == "components" and not _readers(pipe):
        pipe.enable_model_cpu_offload(device=device)
        return
    for name, part in _modules(pipe):
        place = _place(name, rung)
        place(part, device)


def facts_of(device: Device) -> Facts:
    """What this process computes with, and how much of its memory is free now: what torch says, and
    of main memory what the system says. It knows better than the makers' tools."""
    if device.name == "mps":
        return facts()
    total, free = main_memory()
    if device.name == "cpu":
        return processor(total, free)
    import torch

    here = torch.cuda.get_device_properties(torch.cuda.current_device())
    unused = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
    left, whole = torch.cuda.mem_get_info()
    return Facts("cuda", here.name, whole, left + unused, free)


def _modules(pipe: Any) -> Iterator[tuple[str, Any]]:
    import torch

    for name, part in pipe.components.items():
        if isinstance(part, torch.nn.Module):
            yield name, part


def _readers(pipe: Any) -> bool:
    return any(name.startswith("text_encoder") for name, _ in _modules(pipe))


def _place(name: str, rung: Rung) -> Callable[[Any, str], None]:
    """How a component gets to its place on a rung."""
    if rung.offload == "none":
        return _whole
    if rung.offload == "leaves" or name.startswith("text_encoder"):
        return _by_layers
    if rung.offload == "blocks" and name.startswith("transformer"):
        return _by_blocks
    return _whole


def _whole(part: Any, device: str) -> None:
    part.to(device)


def _by_layers(part: Any, device: str) -> None:
    _in_groups(part, device, offload_type="leaf_level")


def _by_blocks(part: Any, device: str) -> None:
    _in_groups(part, device, offload_type="block_level", num_blocks_per_group=1)


def _in_groups(part: Any, device: str, **said: Any) -> None:
    """Let a component's weights wait in main memory. With CUDA the next ones are fetched while
    these work; elsewhere there are no streams to do that on."""
    from diffusers.hooks import apply_group_offloading

    apply_group_offloading(part, onload_device=device, use_stream=device.startswith("cuda"), **said)


def _decode(pipe: Any, tiling: bool) -> None:
    """Decode in tiles, or whole: some weights are saved with tiles on."""
    for name, part in _modules(pipe):
        if "vae" in name and hasattr(part, "use_tiling"):
            part.enable_tiling() if tiling else part.disable_tiling()


def _store_in_8_bits(pipe: Any) -> None:
    """Keep the transformers' weights in 8 bits; they count as before."""
    import torch

    for name, part in _modules(pipe):
        if name.startswith("transformer"):
            part.enable_layerwise_casting(
                storage_dtype=torch.float8_e4m3fn, compute_dtype=part.dtype
            )


def fit_tiles(pipe: Any, width: int, height: int) -> None:
    """Let no tile be a single latent wide or high: some decoders mirror their edges, and one has
    nothing to mirror. Where that would be, tiles overlap by a latent more; the size in pixels.
    """
    vae: Any = getattr(pipe, "vae", None)
    if not getattr(vae, "use_tiling", False) or not hasattr(vae, "spatial_compression_ratio"):
        return
    for side, name in ((height, "tile_sample_stride_height"), (width, "tile_sample_stride_width")):
        if hasattr(vae, name):
            usual = vars(vae).setdefault(f"usual_{name}", getattr(vae, name))
            latent = vae.spatial_compression_ratio
            setattr(vae, name, _stride(side // latent, usual // latent) * latent)


def _stride(latents: int, usual: int) -> int:
    """The widest step of tiles, no wider than usual, that leaves no single latent over."""
    return next((step for step in range(usual, 1, -1) if latents % step != 1), usual)
