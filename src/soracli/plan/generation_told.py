"""How a take is generated, told to a person."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import Field

from soracli.plan.conditioning import given_told
from soracli.plan.generation import Generation
from soracli.story.diffusion import Levers, Quality
from soracli.story.value import Value

CACHES = {"first block": "first-block cache", "taylor": "TaylorSeer cache", "mag": "MagCache"}
"""What saves steps, as its authors call it."""


class GenerationPlan(Value):
    """What a diffusion model will be asked. `format` is its own size, rate and length, `given` what
    it gets beside words, `levers` what is expected to make it faster at the cost of exactness."""

    format: str
    prompt: str
    given: tuple[str, ...] = ()
    steps: int = Field(ge=1)
    guidance: float
    options: tuple[str, ...] = ()
    quality: Quality
    levers: tuple[str, ...] = ()


def generation_told(
    generation: Generation, paths: Mapping[str, str] = MappingProxyType({})
) -> GenerationPlan:
    """A generation told to a person. `paths` are those of files, by their digests."""
    given = [given_told(one, paths.get(one.key, "")) for one in generation.conditions]
    return GenerationPlan(
        format=_format(generation),
        prompt=generation.prompt,
        given=tuple(given),
        steps=generation.steps,
        guidance=generation.guidance,
        options=tuple(_option(*one) for one in sorted(generation.options.items())),
        quality=generation.quality,
        levers=_levers(generation.levers),
    )


def _format(generation: Generation) -> str:
    size = f"{generation.width}x{generation.height}, {generation.fps} fps"
    parts = len(generation.windows)
    windows = f" in {parts} windows" if parts > 1 else ""
    return f"{size}, {generation.frames} frames{windows}"


def _option(name: str, value: object) -> str:
    return f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"


def _levers(levers: Levers) -> tuple[str, ...]:
    if not levers.cache:
        return ()
    return (f"{CACHES[levers.cache]}, threshold {levers.threshold:g}",)
