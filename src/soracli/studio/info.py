"""`info`: what a film file is, and what it says about how it was made."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from soracli.media.probe import Film, probe
from soracli.media.recipe import Recipe
from soracli.plan.explain import TakePlan, explain
from soracli.plan.take import TakeSpec

FilmInfo = tuple[Film, TakePlan | None]


def info(path: Path) -> FilmInfo:
    """The film, and its take told as a plan; None where it carries no readable recipe.

    Raises InputError where it is no film.
    """
    film = probe(path)
    spec = spec_in(film.recipe) if film.recipe else None
    return film, explain(spec) if spec else None


def spec_in(recipe: Recipe) -> TakeSpec | None:
    """The take in a recipe, or None where another version wrote it."""
    try:
        return TakeSpec.model_validate(recipe.get("spec"))
    except ValidationError:
        return None


def as_json(found: FilmInfo) -> dict[str, Any]:
    """The same as plain values."""
    film, plan = found
    return {
        "path": str(film.path),
        "bytes": film.bytes,
        "size": [film.width, film.height],
        "fps": film.fps,
        "seconds": film.seconds,
        "frames": film.frames,
        "codec": film.codec,
        "fast_start": film.fast_start,
        "recipe_from": film.recipe_from,
        "recipe": film.recipe,
        "plan": plan.model_dump(mode="json") if plan else None,
    }
