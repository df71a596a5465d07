"""LoRAs on a pipeline: only for the takes that have them."""

from pathlib import Path
from typing import Any, NamedTuple

from soracli.engines.weights import fault_of
from soracli.errors import InputError


class Lora(NamedTuple):
    """A LoRA: the name of its file's content, where it lies, how strongly it works, and whose it
    is."""

    name: str
    path: Path
    strength: float
    who: str


def adapt(pipe: Any, loras: tuple[Lora, ...]) -> None:
    """Put these LoRAs, and no others, on a pipeline.

    Raises InputError for a file that is no safetensors or does not belong to this model.
    """
    wanted = [f"lora_{lora.name[:16]}" for lora in loras]
    worn = _worn(pipe)
    if worn and set(wanted) != worn:
        pipe.unload_lora_weights()
        worn = set()
    for name, lora in zip(wanted, loras, strict=True):
        if name not in worn:
            _load(pipe, name, lora)
    if loras:
        pipe.set_adapters(wanted, [lora.strength for lora in loras])


def _load(pipe: Any, name: str, lora: Lora) -> None:
    from safetensors.torch import load_file

    whose = lora.who or lora.path.name
    fault = fault_of(lora.path)
    if fault:
        raise InputError(f"the LoRA of {whose} {fault}", "Give a LoRA as .safetensors.")
    try:
        pipe.load_lora_weights(load_file(lora.path), adapter_name=name)
        if name not in _worn(pipe):
            raise ValueError("none of its weights belong to this model")
    except (ValueError, KeyError, RuntimeError, AttributeError) as said:
        pipe.unload_lora_weights()
        reason = next(iter(str(said).strip().splitlines()), type(said).__name__)
        raise InputError(
            f"the LoRA of {whose} cannot be used with {type(pipe).__name__}: {reason}",
            "Give one that was trained for this very model.",
        ) from said


def _worn(pipe: Any) -> set[str]:
    """The names of the LoRAs that are on a pipeline."""
    configs = (getattr(part, "peft_config", None) or {} for part in pipe.components.values())
    return {str(name) for config in configs for name in config}
