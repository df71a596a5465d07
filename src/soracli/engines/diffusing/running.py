"""One window through a pipeline: settled, hastened, called, and left as it was found."""

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from soracli.engines.device import best_device, dice
from soracli.engines.diffusing.adapting import Lora, adapt
from soracli.engines.diffusing.arranging import fit_tiles
from soracli.engines.diffusing.family import Call, Family, Made
from soracli.engines.diffusing.hastening import usual
from soracli.engines.diffusing.levers import Applied, apply_levers
from soracli.engines.diffusing.loading import Loaded
from soracli.engines.diffusing.watching import Watch
from soracli.engines.fitting import Rung
from soracli.engines.weights import answering
from soracli.errors import InputError, MachineError
from soracli.plan.generation import Generation
from soracli.story.diffusion import Levers

REFUSAL = "cannot make this take"


class Done(NamedTuple):
    """A window that was made: by which class of pipeline, on which rung, with which levers."""

    made: Made
    pipeline: str
    rung: Rung
    levers: list[dict[str, Any]]


def run(
    family: Family,
    loaded: Loaded,
    rung: Rung,
    call: Call,
    loras: tuple[Lora, ...],
    watch: Watch,
    folder: Path,
) -> Done:
    """Make a window. Raises SoraError, and what the listener of `watch` raises; the pipeline is as
    if nothing had been then."""
    worn = (*family.loras(folder, call.kinds()), *loras)
    if worn and rung.fp8:  # peft counts in the type that weights are kept in
        raise MachineError(
            f"{call.model.name} fits with weights in 8 bits only, and a LoRA needs more memory",
            "Ask for a smaller --size or fewer --seconds, or take the LoRA out.",
        )
    with answering(call.model, folder, REFUSAL):
        pipe = loaded.pipeline(family.pipeline(call.model, loaded.saved, call.kinds()))
        adapt(pipe, worn)
    family.settle(pipe, call.generation)
    fit_tiles(pipe, call.generation.width, call.generation.height)
    applied = _levers(pipe, call)
    try:
        if rung.resident:
            watch.show(lambda latents: family.preview(pipe, latents))
        asked = _on_device(call.text) | family.arguments(pipe, call) | watch.keywords(pipe)
        # in tiles, the accelerator has no room to turn colours into bytes
        asked["output_type"] = "np" if rung.tiling else "pt"
        made = _called(family, pipe, asked, call, watch, folder)
    finally:
        applied.undo()
        vars(pipe).pop("progress_bar", None)
    watch.tell("decoding", 1, 1)
    return Done(made, type(pipe).__name__, rung, applied.record())


def _called(
    family: Family, pipe: Any, asked: dict[str, Any], call: Call, watch: Watch, folder: Path
) -> Made:
    known = inspect.signature(pipe.__call__).parameters
    strangers = sorted(asked.keys() - known.keys())
    if strangers:
        raise RuntimeError(f"{type(pipe).__name__} does not take {', '.join(strangers)}")
    try:
        with answering(call.model, folder, REFUSAL):
            return family.made(pipe, pipe(**asked, generator=dice(call.seed)))
    except InputError:
        if watch.fault is not None:  # it was the listener that raised, no library
            raise watch.fault from None
        raise


def _on_device(text: Mapping[str, Any]) -> dict[str, Any]:
    device = best_device().name
    return {name: tensor.to(device) for name, tensor in text.items()}


def _levers(pipe: Any, call: Call) -> Applied:
    asked = asked_levers(call.generation, call.model.diffusion.steps if call.model.diffusion else 0)
    unasked = usual(best_device().name, asked, call.generation.steps)
    return apply_levers(pipe, asked, call.model, unasked, call.generation.steps)


def asked_levers(generation: Generation, steps: int) -> Levers:
    """The levers of a generation, with its steps where they are fewer than usual."""
    fewer = generation.steps if generation.steps < steps else None
    return generation.levers.model_copy(update={"steps": fewer})
