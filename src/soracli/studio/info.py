"""`info`: what a film file is, and what it says about how it was made."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from soracli.media.probe import Film, probe
from soracli.media.recipe import Recipe
from soracli.plan.explain import TakePlan, explain
from soracli.plan.sound.score import Score
from soracli.plan.take import TakeSpec
from soracli.studio.film_recipe import FilmRecipe, film_recipe


@dataclass(frozen=True)
class FilmInfo:
    """A film file, and its recipe: a take told as a plan, or a whole film (None: not readable)."""

    film: Film
    plan: TakePlan | None = None
    story: FilmRecipe | None = None


def info(path: Path) -> FilmInfo:
    """What the film is, and how it was made as far as it carries a readable recipe.

    Raises InputError where it is no film.
    """
    film = probe(path)
    if film.recipe is None:
        return FilmInfo(film)
    if story := film_recipe(film.recipe):
        return FilmInfo(film, story=story)
    spec = spec_in(film.recipe)
    return FilmInfo(film, explain(spec, score_in(film.recipe)) if spec else None)


def spec_in(recipe: Recipe) -> TakeSpec | None:
    """The take in a recipe, or None where another version wrote it."""
    try:
        return TakeSpec.model_validate(recipe.get("spec"))
    except ValidationError:
        return None


def score_in(recipe: Recipe) -> Score | None:
    """The score in the recipe of a clip, or None where there is none to read."""
    try:
        return Score.model_validate(recipe.get("score"))
    except ValidationError:
        return None


def as_json(found: FilmInfo) -> dict[str, Any]:
    """The same as plain values."""
    film, plan, story = found.film, found.plan, found.story
    return {
        "path": str(film.path),
        "bytes": film.bytes,
        "size": [film.width, film.height],
        "fps": film.fps,
        "seconds": film.seconds,
        "frames": film.frames,
        "codec": film.codec,
        "fast_start": film.fast_start,
        "streams": [asdict(stream) for stream in film.streams],
        "chapters": [asdict(chapter) for chapter in film.chapters],
        "recipe_from": film.recipe_from,
        "recipe": film.recipe,
        "plan": plan.model_dump(mode="json") if plan else None,
        "title": story.film.title if story else None,
        "takes": story.model_dump(mode="json")["takes"] if story else None,
    }
