"""How a diffusion model is asked for a take: its size, rate and frames, its steps, its words."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from soracli.errors import InputError
from soracli.plan.generation import Condition, Generation
from soracli.plan.native import native_size, windows_of
from soracli.story.diffusion import Diffusion, Quality
from soracli.story.preset import Model
from soracli.story.refusal import in_words
from soracli.story.value import Value

OWN_FIELDS = ("steps", "guidance", "negative")
"""What can be set beside the options of the family."""
USUAL_QUALITY: Quality = "standard"


class Asked(Value):
    """What a take is to be when it leaves the house, and how it is to be made.

    `width` and `height` are in pixels. `settings` are wishes for the model by their names ("steps",
    "guidance", "negative" and its options), `conditions` what it is given beside words.
    """

    width: int = Field(ge=1)
    height: int = Field(ge=1)
    fps: int = Field(ge=1)
    frames: int = Field(ge=1)
    prompt: str = ""
    quality: Quality = USUAL_QUALITY
    settings: dict[str, Any] = Field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()


def generation_of(model: Model, asked: Asked) -> Generation:
    """How this diffusion model is asked. Nothing is decided after this.

    Raises InputError for settings it does not have, and for a take longer than it can make.
    """
    diffusion = model.diffusion
    if diffusion is None:
        raise ValueError(f"{model.name} is no diffusion model")
    width, height = native_size(model, asked.width, asked.height)
    fps = diffusion.fps or asked.fps
    windows = windows_of(model, asked.frames * fps / asked.fps)
    levers = diffusion.levers(asked.quality)
    usual = {
        "steps": levers.steps or diffusion.steps,
        "guidance": diffusion.guidance,
        "negative": diffusion.negative,
    }
    own, options = _settled(model, diffusion, asked.settings)
    told = {**usual, **own}
    try:
        return Generation(
            width=width,
            height=height,
            fps=fps,
            frames=windows[-1].first + windows[-1].frames,
            windows=windows,
            prompt=asked.prompt,
            options=options,
            quality=asked.quality,
            levers=levers.model_copy(update={"steps": None}),
            conditions=asked.conditions,
            **told,
        )
    except ValidationError as error:
        raise _unfit(error, told) from error


def must_have_no_settings(model: Model, settings: Mapping[str, Any]) -> None:
    """Raises InputError where something is set for a model that generates nothing."""
    for name in settings:
        raise InputError(
            f"{model.name} has no generation.{name}: it is no diffusion model",
            "Take it out, or name a model such as wan-2.1-1.3b with --model.",
        )


def format_told(model: Model, asked: Asked, generation: Generation) -> str:
    """What a person should know of the model's own format; "" where it is that of the take."""
    same_size = (asked.width, asked.height) == (generation.width, generation.height)
    if same_size and asked.fps == generation.fps:
        return ""
    made = [] if same_size else [f"{generation.width}x{generation.height}"]
    wanted = [] if same_size else [f"{asked.width}x{asked.height}"]
    if asked.fps != generation.fps:
        made.append(f"{generation.fps} fps")
        wanted.append(f"{asked.fps} fps")
    it = "it is scaled to" if not same_size else "it is brought to"
    return f"{model.name} makes {' at '.join(made)}; {it} {' at '.join(wanted)}"


def _settled(
    model: Model, diffusion: Diffusion, settings: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings that every model has, and all options of the family."""
    own: dict[str, Any] = {}
    options: dict[str, Any] = dict(diffusion.options)
    for name, value in settings.items():
        if name in OWN_FIELDS:
            own[name] = value
        elif name in options:
            options[name] = _like(name, value, options[name])
        else:
            raise InputError(
                f'{model.name} has no "generation.{name[:60]}"',
                _near(name, [*OWN_FIELDS, *options]),
            )
    return own, options


def _like(name: str, value: Any, usual: Any) -> Any:
    """The value, if it is of the kind that the option usually has."""
    if isinstance(usual, bool):
        fits, told = isinstance(value, bool), "true or false"
    elif isinstance(usual, str):
        fits, told = isinstance(value, str), "a text"
    else:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        told = "a number"
    if not fits:
        raise InputError(
            f'generation.{name} cannot be "{value}"', f"It is {told}, such as {usual}."
        )
    return value


def _near(name: str, names: list[str]) -> str:
    close = difflib.get_close_matches(name, names, n=2, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(f'generation.{one}' for one in close)}?"
    return f"There are: {', '.join(f'generation.{one}' for one in names)}."


def _unfit(error: ValidationError, told: Mapping[str, Any]) -> InputError:
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    message = f'generation.{name} cannot be "{told.get(name, "")}"'
    return InputError(message, in_words(first["msg"]))
