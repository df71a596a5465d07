"""How a model is led that makes one take from a sentence."""

from collections.abc import Mapping
from pathlib import Path

from soracli.engines.registry import must_be_known
from soracli.errors import InputError
from soracli.plan.compile import DEFAULT_PLACE
from soracli.plan.conditioning import CannotTake, Seen, Wanted, unknown_to_the_stage
from soracli.plan.directing import Directed, directed
from soracli.plan.film import Picture
from soracli.plan.prompting import Prompt, of_sentence
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.story.scene import Scene
from soracli.story.shot import Camera
from soracli.story.steering import Steering
from soracli.studio.given_told import cut_told
from soracli.studio.own_files import must_be_as_long, own_file

MOST_NAMED = 4


def own_pictures(asked: Request) -> dict[str, Picture]:
    """The pictures of the user's own that were named, by their paths.

    Raises InputError for what is none.
    """
    paths = [asked.video, asked.first, asked.last, *(asked.references or ())]
    return {path: own_file(Path(path)) for path in dict.fromkeys(paths) if path}


def led_alone(
    spec: TakeSpec,
    asked: Request,
    said: Scene,
    camera: Camera | None,
    pictures: Mapping[str, Picture],
    presets: Presets,
) -> Directed:
    """The take with what its model is told and given. `said` is the sentence as it was read.

    Raises InputError for what the model cannot take.
    """
    must_be_known(spec.model.family)
    diffusion = spec.model.diffusion
    look = spec.look if asked.style or said.style else None
    told = of_sentence(diffusion.prompt, spec.scene, look, camera, said) if diffusion else None
    if asked.video and diffusion:
        must_be_as_long(pictures[asked.video], spec.seconds, spec.fps)
    wanted = Wanted(
        steering=Steering(guides=asked.guides or ()),
        video=_seen(asked.video, pictures),
        first=_seen(asked.first, pictures),
        last=_seen(asked.last, pictures),
        references=tuple(
            Seen(source="file", key=pictures[path].digest) for path in asked.references or ()
        ),
        unknown=unknown_to_the_stage(spec.scene),
        bare=not said.place and spec.scene.place == DEFAULT_PLACE,
        drawn=spec.look.shading != "natural",
    )
    try:
        one = directed(spec, wanted, told or Prompt(text=""))
    except CannotTake as error:
        raise InputError(error.message, taken_by(error, presets)) from error
    cut = cut_told(one.spec.generation, pictures.values())
    return one.model_copy(update={"notes": (*one.notes, *cut)})


def taken_by(error: CannotTake, presets: Presets) -> str:
    """What the model takes instead, and who can take what it cannot."""
    able = [
        name
        for name, model in presets.models.items()
        if model.diffusion and error.kind in model.diffusion.accepts
    ]
    named = f" {error.kind.capitalize()}: {', '.join(able[:MOST_NAMED])}." if able else ""
    return f"{error.hint}{named}"


def _seen(path: str | None, pictures: Mapping[str, Picture]) -> Seen | None:
    return Seen(source="file", key=pictures[path].digest) if path else None
