"""From what was given to resolved takes with keys; no file is written and no engine is woken."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from soracli.errors import InputError, SoraError
from soracli.plan.compile import compile_take
from soracli.plan.key import take_key
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.script.prompts import Prompt
from soracli.script.reader import read
from soracli.story.shot import Camera
from soracli.studio.source import Source

MOST_TAKES = 100


@dataclass(frozen=True)
class PlannedTake:
    """One take to be made: a name for its file, where its prompt stands, its recipe and its key."""

    name: str
    where: str
    spec: TakeSpec
    key: str


@dataclass(frozen=True)
class Refused:
    """A prompt that cannot be made, and why."""

    name: str
    where: str
    error: SoraError


def plan_takes(source: Source, request: Request, presets: Presets) -> list[PlannedTake | Refused]:
    """Every take of every prompt, in order. A fault of one prompt is its own.

    Raises InputError where the file as a whole cannot be read.
    """
    prompts = source.prompts()
    planned: list[PlannedTake | Refused] = []
    for number, prompt in enumerate(prompts, 1):
        name = (
            f"{number:0{_digits(len(prompts))}d}-{prompt.name}" if len(prompts) > 1 else prompt.name
        )
        try:
            planned.extend(_takes(prompt, name, request, presets))
        except SoraError as error:
            planned.append(Refused(name, prompt.where, error))
    return planned


def places(presets: Presets) -> Collection[str]:
    """Every place a scene can be set in."""
    return presets.lexicon.words.places.keys()


def _takes(prompt: Prompt, name: str, request: Request, presets: Presets) -> list[PlannedTake]:
    asked = request.over(Request(**prompt.options.model_dump()))
    if asked.seed == "random":
        asked = asked.model_copy(update={"seed": secrets.randbits(32)})
    asked = asked.model_copy(update={"style": style_of(asked.style, presets)})
    scene = read(prompt.text, presets)
    camera = _camera(asked.camera, presets) if asked.camera else None
    if camera and scene.entity(camera.on) is None:
        camera = camera.model_copy(update={"on": ""})
    count = _count(asked.takes)
    made = []
    for take in range(1, count + 1):
        spec = compile_take(
            scene,
            asked,
            presets.kinds,
            presets.looks,
            presets.models,
            places(presets),
            camera,
            take,
        )
        own = f"{name}-take-{take:0{_digits(count)}d}" if count > 1 else name
        made.append(PlannedTake(own, prompt.where, spec, take_key(spec)))
    return made


def style_of(style: str | None, presets: Presets) -> str | None:
    """A style may be a preset's name or words the reader knows ("gritty black-and-white")."""
    if style is None or style in presets.looks:
        return style
    return read(style, presets).style or style


def _camera(words: str, presets: Presets) -> Camera:
    reading = read(words, presets)
    if reading.camera == Camera() or reading.unplaced:
        lost = ", ".join(reading.unplaced) or words
        raise InputError(
            f'the camera does not know "{lost}"',
            'Say it like "low angle, 35mm, slow dolly in" or "orbits clockwise".',
        )
    return reading.camera


def _count(takes: int | None) -> int:
    count = 1 if takes is None else takes
    if not 1 <= count <= MOST_TAKES:
        raise InputError(f"{count} takes cannot be made", f"Ask for 1 to {MOST_TAKES}.")
    return count


def _digits(count: int) -> int:
    return len(str(count))
