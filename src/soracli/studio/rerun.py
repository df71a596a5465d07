"""`rerun`: a clip or film again from the recipe it carries, and an honest comparison of the two."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from soracli.errors import InputError
from soracli.media.ffmpeg import frame_hashes
from soracli.media.probe import Film, probe
from soracli.media.recipe import Recipe
from soracli.plan.sound.score import Score
from soracli.plan.sound.stem import STEMS
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.story.preset import Model
from soracli.studio.events import Listener, Note
from soracli.studio.film_recipe import delivery_in, film_recipe, is_film, replanned
from soracli.studio.gen import Way, gen
from soracli.studio.home import Home
from soracli.studio.info import score_in, spec_in
from soracli.studio.output import clip_paths, same_bytes
from soracli.studio.planning import planned_take

Likeness = Literal["same bytes", "same pictures", "different"]
MOST_NAMED = 8


@dataclass(frozen=True)
class Rerun:
    """Where it lies now, how long that took, how like the first it is, how many frames differ."""

    path: Path
    seconds: float
    likeness: Likeness
    differing: int


def rerun(
    path: Path, output: str | None, presets: Presets, home: Home, tell: Listener, thumbnails: bool
) -> Rerun:
    """Make a clip or a film again, always by rendering it, and compare.

    Raises InputError where the file carries no recipe that can be followed.
    """
    film = probe(path)
    if film.recipe is None:
        raise InputError(
            f"{film.path} carries no recipe", "Only clips and films of sora can be made again."
        )
    target = output or str(path.with_name(f"{path.stem}.rerun.mp4"))
    if Path(target).exists() and Path(target).resolve() == path.resolve():
        raise InputError("a rerun does not replace the film it is compared with", "Change -o.")
    started = time.monotonic()
    if is_film(film.recipe):
        made = _film(film, target, presets, home, tell, thumbnails)
    else:
        made = _clip(film, target, presets, home, tell, thumbnails)
    seconds = time.monotonic() - started
    return Rerun(made, seconds, *compare(path, made))


def compare(one: Path, other: Path) -> tuple[Likeness, int]:
    """How like two films are, and how many decoded frames differ or are missing."""
    if same_bytes(one, other):
        return "same bytes", 0
    first, second = frame_hashes(one), frame_hashes(other)
    differing = sum(left != right for left, right in zip(first, second, strict=False))
    differing += abs(len(first) - len(second))
    return ("different" if differing else "same pictures"), differing


def _clip(
    film: Film, target: str, presets: Presets, home: Home, tell: Listener, thumbnails: bool
) -> Path:
    spec = spec_in(film.recipe or {})
    if spec is None:
        raise _foreign(film)
    spec = _followed(spec, presets, home, tell)
    take = planned_take(film.path.stem, str(film.path), spec, presets)
    if score := _score(film.recipe or {}, take.key):
        take = replace(take, score=score)
    take = replace(take, delivery=delivery_in(film.recipe or {}))
    way = Way(target, fresh=True, thumbnails=thumbnails, mute=take.score.mute)
    outcome = gen([take], way, home, tell)[0]
    if outcome.error:
        raise outcome.error
    return outcome.paths[0]


def _score(recipe: Recipe, take: str) -> Score | None:
    """The score in the recipe of a clip, over this take; None where there is none to read."""
    score = score_in(recipe)
    if score is None:
        return None
    shots = tuple(shot.model_copy(update={"take": take}) for shot in score.shots)
    return score.model_copy(update={"shots": shots})


def _film(
    film: Film, target: str, presets: Presets, home: Home, tell: Listener, thumbnails: bool
) -> Path:
    from soracli.studio.board_plan import muted
    from soracli.studio.cut import CutOptions
    from soracli.studio.shoot import ShootWay, shoot

    recipe = film_recipe(film.recipe or {})
    if recipe is None:
        raise _foreign(film)
    again = replanned(recipe, film.path, presets)
    if again.other:
        named = ", ".join(again.other[:MOST_NAMED]) + (" ..." if again.other[MOST_NAMED:] else "")
        tell(
            Note(
                f"{len(again.other)} of {len(again.plan.shots)} takes are others in this version"
                f" or with these presets ({named}): the picture may differ"
            )
        )
    mute = tuple(stem for stem in STEMS if stem in recipe.options.get("mute", ()))
    plan = muted(again.plan, mute)
    slate, timecode = (recipe.options.get(name) is True for name in ("slate", "timecode"))
    options = CutOptions(slate, timecode, home.presets)
    way = ShootWay(
        clip_paths([film.path.stem], target)[0], fresh=True, thumbnails=thumbnails, options=options
    )
    outcome = shoot(plan, way, home, tell)
    for shot in outcome.failed:
        if shot.error:
            raise shot.error
    assert outcome.film is not None
    return outcome.film


def _foreign(film: Film) -> InputError:
    return InputError(
        f"the recipe in {film.path} was written by another version and cannot be read",
        "`sora info --json` shows it; make it again from its words.",
    )


def _followed(spec: TakeSpec, presets: Presets, home: Home, tell: Listener) -> TakeSpec:
    """The recipe on the engine that is here, said aloud where that is another one."""
    model = presets.models.get(spec.model.name)
    if model is None:
        raise InputError(
            f'it was made with the model "{spec.model.name}", which is not here',
            f"There are: {', '.join(sorted(presets.models))}.",
        )
    _must_be_here(model, home)
    if spec.seconds > model.max_seconds:
        raise InputError(
            f"{model.name} makes at most {model.max_seconds:g} seconds here,"
            f" and it lasts {spec.seconds:g}",
            "Make it anew from its sentence or its storyboard, with another --model.",
        )
    if not model.deterministic:
        tell(Note(f"{model.name} does not make the same picture twice: expect small differences"))
    if _edition(model) != _edition(spec.model):
        change = _change(spec.model, model)
        tell(Note(f"{model.name} has changed since ({change}): the picture may differ"))
    return spec.model_copy(update={"model": model})


def _must_be_here(model: Model, home: Home) -> None:
    """Raises InputError where it needs weights that are not on this machine."""
    if model.diffusion:
        from soracli.engines.weights import folder_of, use_models

        use_models(home.models)
        folder_of(model)


def _change(before: Model, now: Model) -> str:
    """What of a model is another than it was."""
    if before.recipe != now.recipe or before.family != now.family:
        return f"recipe {before.recipe}, now {now.recipe}"
    was, there = (f"{one.weights} {one.revision[:10]}".strip() for one in (before, now))
    return f"its weights were {was}, now {there}"


def _edition(model: Model) -> tuple[str, int, str, str]:
    return model.family, model.recipe, model.weights, model.revision
