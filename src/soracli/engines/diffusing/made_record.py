"""What was really done to generate a take, as its record tells it."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from soracli.engines.device import best_device
from soracli.engines.fitting import Rung
from soracli.plan.generation import Generation
from soracli.story.preset import Model

LIBRARIES = ("torch", "diffusers", "transformers")


class WindowDone(NamedTuple):
    """How a window was made."""

    seed: int
    pipeline: str
    rung: Rung
    levers: list[dict[str, Any]]


def generation_record(
    model: Model, asked: Generation, done: Sequence[WindowDone], seams: list[dict[str, Any]]
) -> dict[str, Any]:
    """The facts of a take that is made. Nothing in it names this machine, only its kind."""
    device = best_device()
    return {
        "model": model.name,
        "weights": model.weights,
        "revision": model.revision,
        "size": [asked.width, asked.height],
        "fps": asked.fps,
        "frames": asked.frames,
        "steps": asked.steps,
        "guidance": asked.guidance,
        "quality": asked.quality,
        "device": device.name,
        "dtype": str(device.large).removeprefix("torch."),
        "rung": done[-1].rung.name if done else "",
        "exact": all(one.rung.exact for one in done),
        "levers": done[-1].levers if done else [],
        "windows": [
            {"first": window.first, "frames": window.frames, "overlap": window.overlap,
             "seed": one.seed, "pipeline": one.pipeline}
            for window, one in zip(asked.windows, done, strict=False)
        ],
        "seams": seams,
        "versions": {name: _version(name) for name in LIBRARIES},
    }  # fmt: skip


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # it came some other way
        return ""
