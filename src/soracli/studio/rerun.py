"""`rerun`: the same clip again from the recipe it carries, and an honest comparison of the two."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from soracli.errors import InputError
from soracli.media.ffmpeg import frame_hashes
from soracli.media.probe import Film, probe
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.story.preset import Model
from soracli.studio.events import Listener, Note
from soracli.studio.gen import Outcome, Way, gen
from soracli.studio.home import Home
from soracli.studio.info import spec_in
from soracli.studio.output import same_bytes
from soracli.studio.planning import PlannedTake

Likeness = Literal["same bytes", "same pictures", "different"]


@dataclass(frozen=True)
class Rerun:
    """The clip made again, how like the first it is, and how many frames differ."""

    outcome: Outcome
    likeness: Likeness
    differing: int


def rerun(
    path: Path, output: str | None, presets: Presets, home: Home, tell: Listener, thumbnails: bool
) -> Rerun:
    """Make a clip again, always by rendering it, and compare.

    Raises InputError where the file carries no recipe that can be followed.
    """
    film = probe(path)
    spec = _followed(_spec(film), presets, tell)
    target = output or str(path.with_name(f"{path.stem}.rerun.mp4"))
    if Path(target).exists() and Path(target).resolve() == path.resolve():
        raise InputError("a rerun does not replace the clip it is compared with", "Change -o.")
    take = PlannedTake(path.stem, str(path), spec, take_key(spec))
    outcome = gen([take], Way(target, fresh=True, thumbnails=thumbnails), home, tell)[0]
    if outcome.error:
        raise outcome.error
    likeness, differing = compare(path, outcome.paths[0])
    return Rerun(outcome, likeness, differing)


def compare(one: Path, other: Path) -> tuple[Likeness, int]:
    """How like two films are, and how many decoded frames differ or are missing."""
    if same_bytes(one, other):
        return "same bytes", 0
    first, second = frame_hashes(one), frame_hashes(other)
    differing = sum(left != right for left, right in zip(first, second, strict=False))
    differing += abs(len(first) - len(second))
    return ("different" if differing else "same pictures"), differing


def _spec(film: Film) -> TakeSpec:
    if film.recipe is None:
        raise InputError(
            f"{film.path} carries no recipe", "Only clips that sora made can be made again."
        )
    spec = spec_in(film.recipe)
    if spec is None:
        raise InputError(
            f"the recipe in {film.path} was written by another version and cannot be read",
            "`sora info --json` shows it; make the clip again from its prompt.",
        )
    return spec


def _followed(spec: TakeSpec, presets: Presets, tell: Listener) -> TakeSpec:
    """The recipe on the engine that is here, said aloud where that is another one."""
    model = presets.models.get(spec.model.name)
    if model is None:
        raise InputError(
            f'it was made with the model "{spec.model.name}", which is not here',
            f"There are: {', '.join(sorted(presets.models))}.",
        )
    if spec.seconds > model.max_seconds:
        raise InputError(f"{model.name} makes at most {model.max_seconds:g} seconds")
    if not model.deterministic:
        tell(Note(f"{model.name} does not make the same picture twice: expect small differences"))
    if _edition(model) != _edition(spec.model):
        tell(
            Note(
                f"{model.name} has changed since (recipe {spec.model.recipe}, now {model.recipe}):"
                " the picture may differ"
            )
        )
    return spec.model_copy(update={"model": model})


def _edition(model: Model) -> tuple[str, int, str, str]:
    return model.family, model.recipe, model.weights, model.revision
