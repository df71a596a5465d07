"""The recipe in a film: the storyboard it was made from, its takes, and how it was cut."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError

from soracli.plan.film import FilmPlan
from soracli.plan.request import Request
from soracli.script.board import Board
from soracli.script.board.part import Page, Part, Spot
from soracli.script.presets import Presets
from soracli.story.delivery import Delivery
from soracli.story.storyboard import Storyboard
from soracli.story.takes import Seed
from soracli.story.value import Value


class FilmTake(Value):
    """The take of one shot of a film."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    seed: Seed


class FilmRecipe(Value):
    """What a film says about how it was made. `takes` are by shot id, those of the film only."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    film: Storyboard
    takes: Annotated[dict[str, FilmTake], Field(min_length=1)]
    options: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True)
class Replanned:
    """A film planned again from its recipe, and the shots whose takes are others by now."""

    plan: FilmPlan
    other: tuple[str, ...]


def film_recipe(recipe: Mapping[str, Any]) -> FilmRecipe | None:
    """The film in a recipe; None where it is a clip's, or another version wrote it."""
    try:
        return FilmRecipe.model_validate(recipe)
    except ValidationError:
        return None


def is_film(recipe: Mapping[str, Any]) -> bool:
    """Whether a recipe is that of a film, readable or not."""
    return "film" in recipe


def delivery_in(recipe: Mapping[str, Any]) -> Delivery | None:
    """What the place asked that a film or a clip was made for; None where it does not say."""
    film = recipe.get("film")
    said = film.get("delivery") if isinstance(film, dict) else recipe.get("delivery")
    try:
        return Delivery.model_validate(said)
    except ValidationError:
        return None


def replanned(recipe: FilmRecipe, path: Path, presets: Presets) -> Replanned:
    """The plan of the same film with the same takes.

    Raises InputError where this version or these presets cannot make it.
    """
    from soracli.studio.filming import chosen, plan_film

    page = Page(f"the storyboard in {path}", "")
    # all of its delivery is said in it: nobody has to know its preset
    said = {"delivery": Delivery(**recipe.film.delivery.model_dump())}
    film = recipe.film.model_copy(update=said)
    board = Board(film, (), Part(None, Spot(page, 0, 0)))
    seeds = {shot: take.seed for shot, take in recipe.takes.items()}
    plan = plan_film(board, Request(), presets, seeds)
    if len(recipe.takes) < len(plan.shots):
        plan = chosen(plan, list(recipe.takes), presets)
    other = tuple(shot.id for shot in plan.shots if recipe.takes[shot.id].key != shot.key)
    return Replanned(plan, other)
