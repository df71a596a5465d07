"""Story to recipe: what was left open is decided here, so that the stage only executes."""

import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from soracli.errors import InputError
from soracli.plan.generating import USUAL_QUALITY, Asked, generation_of, must_have_no_settings
from soracli.plan.generation import Generation
from soracli.plan.native import delivered_size
from soracli.plan.request import Request, frame_count, seed_of
from soracli.plan.settings import generation_settings, look_with, request_with, scene_with
from soracli.plan.take import TakeSpec
from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Scene
from soracli.story.sets import USUAL_TIMES
from soracli.story.shot import Camera

Preset = TypeVar("Preset", Look, Model)

AUTO = "auto"
"""What a model is called that was not named; among the models it is the best that is at hand."""
DEFAULT_MODEL = "previs"
DEFAULT_STYLE = "natural"
DEFAULT_PLACE, EMPTY_PLACE, RUNNING_PLACE = "studio", "meadow", "park"
_OUT_OF_DOORS = frozenset(("run", "gallop", "chase"))
"""Motions of people for which a room is too small, where no words tell one."""
_BEARING = ("prop", "box", "furniture")
"""The families of things that one is on or in away from home."""
"""Where it happens if nothing says it: before a plain backdrop; where nobody stands before that,
there would be nothing to look at, and it is a landscape."""
DEFAULT_SECONDS = 5.0
DEFAULT_FPS = 24
SEEDS = 2**63
MOST_NAMED = 4
"""So many other models are named where one cannot make what was asked."""


def compile_take(
    scene: Scene,
    request: Request,
    kinds: Mapping[str, Kind],
    looks: Mapping[str, Look],
    models: Mapping[str, Model],
    places: Collection[str],
    camera: Camera | None = None,
    take: int = 1,
) -> TakeSpec:
    """The recipe of one take of a scene.

    `camera` is what was asked for beside the sentence and goes before it. `take` counts from 1;
    every take has the next seed. Raises InputError for anything that cannot be made.
    """
    request = request_with(request)
    scene = scene_with(scene, request.settings, places)
    model = model_of(request.model, models)
    width, height = delivered_size(model, request.size, request.aspect)
    look = without_bars(look_of(request.style or scene.style, looks), width, height)
    look = look_with(look, request.settings)
    fps = frame_rate(request.fps, model)
    grid = (1, 0) if model.diffusion else model.frames_modulo
    frames = frame_count(_seconds(request.seconds, model, models), fps, grid)
    cast = cast_of(scene, kinds)
    spec = TakeSpec(
        scene=_resolved(scene, look, cast, camera),
        cast=cast,
        look=look,
        model=model,
        prompt=", ".join(part for part in (" ".join(scene.text.split()), look.prompt) if part),
        width=width,
        height=height,
        fps=fps,
        frames=frames,
        seed=_seed(request, scene, take),
    )
    return spec.model_copy(update={"generation": _generation(spec, request)})


def cast_of(scene: Scene, kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Every kind the scene uses, and every kind those bring along, by name in sorted order."""
    wanted = [entity.kind for entity in scene.entities if entity.kind]
    cast: dict[str, Kind] = {}
    while wanted:
        name = wanted.pop()
        if name not in cast and name in kinds:
            cast[name] = kinds[name]
            wanted.extend(kinds[name].brings)
    return dict(sorted(cast.items()))


def place_of(scene: Scene, cast: Mapping[str, Kind]) -> str:
    """Where it happens: what the words said, else where the cast is at home, else the studio.

    Who acts is asked before who merely stands there. Weather is out of doors.
    """
    if scene.place:
        return scene.place
    acting = {agent for action in scene.actions for agent in action.agents}
    by_weight = sorted(scene.entities, key=lambda entity: entity.id not in acting)
    away = _away_from_home(scene, cast)
    homes = (
        cast[entity.kind].place
        for entity in by_weight
        if entity.kind in cast and entity.id not in away
    )
    if home := next((home for home in homes if home), ""):
        return home
    outdoors = scene.weather not in (None, "clear") or not scene.entities
    runs = any(action.motion in _OUT_OF_DOORS and action.agents for action in scene.actions)
    return EMPTY_PLACE if outdoors else RUNNING_PLACE if runs else DEFAULT_PLACE


def _away_from_home(scene: Scene, cast: Mapping[str, Kind]) -> set[str]:
    """The ids of those that are on or in a thing: a goldfish in a bowl is not in the sea."""
    kinds = {one.id: cast[one.kind] for one in scene.entities if one.kind in cast}
    return {
        one.a
        for one in scene.relations
        if one.kind in ("on", "in")
        and one.b in kinds
        and kinds[one.b].family in _BEARING
        and kinds[one.b].material != "rock"  # a lion on a rock is in the savanna
        and one.a in kinds
        and kinds[one.a].animate
    }


def _resolved(scene: Scene, look: Look, cast: Mapping[str, Kind], camera: Camera | None) -> Scene:
    asked = camera.model_dump(exclude_defaults=True) if camera else {}
    place = place_of(scene, cast)
    return scene.model_copy(
        update={
            "place": place,
            "time": scene.time or look.time or USUAL_TIMES.get(place, "day"),
            "weather": scene.weather or look.weather or "clear",
            "style": look.name,
            "camera": scene.camera.model_copy(update=asked),
        }
    )


def _generation(spec: TakeSpec, request: Request) -> Generation | None:
    """How a diffusion model is asked for the take; None for the stage's own renderer."""
    settings = generation_settings(request.settings)
    if spec.model.diffusion is None:
        must_have_no_settings(spec.model, settings)
        return None
    asked = Asked(
        width=spec.width,
        height=spec.height,
        fps=spec.fps,
        frames=spec.frames,
        prompt=spec.prompt,
        quality=request.quality or USUAL_QUALITY,
        settings=settings,
    )
    return generation_of(spec.model, asked)


def _seconds(seconds: float | None, model: Model, models: Mapping[str, Model]) -> float:
    wanted = min(DEFAULT_SECONDS, model.max_seconds) if seconds is None else seconds
    if not wanted > 0:
        raise InputError(f"a clip cannot last {wanted:g} seconds", "Give more than 0 seconds.")
    if wanted > model.max_seconds:
        raise InputError(
            f"{model.name} makes at most {model.max_seconds:g} seconds, not {wanted:g}",
            f"Ask for a shorter clip{_longer(wanted, models)}; "
            "what is said can be spread over several.",
        )
    return wanted


def _longer(seconds: float, models: Mapping[str, Model]) -> str:
    """Who else makes a clip as long, in words, those of highest rank."""
    able = [one for one in models.values() if one.diffusion and one.max_seconds >= seconds]
    able.sort(key=lambda one: -one.diffusion.rank if one.diffusion else 0)
    named = ", ".join(one.name for one in able[:MOST_NAMED])
    return f", or name another model: {named}" if named else ""


def frame_rate(fps: int | None, model: Model | None = None) -> int:
    """Frames a second; the model's own where nothing was asked, or else the usual.

    Raises InputError outside 1 to 120.
    """
    own = model.diffusion.fps if model and model.diffusion else 0
    wanted = (own or DEFAULT_FPS) if fps is None else fps
    if not 1 <= wanted <= 120:
        raise InputError(f"{wanted} frames a second cannot be filmed", "Give 1 to 120, such as 24.")
    return wanted


def _seed(request: Request, scene: Scene, take: int) -> int:
    if request.seed == "random":
        raise ValueError("a random seed has to be drawn before planning")
    if request.seed is not None:
        must_be_seed(request.seed)
    first = seed_of(scene.text) if request.seed is None else request.seed
    return (first + take - 1) % SEEDS


def must_be_seed(seed: int) -> None:
    """Raises InputError for a number that is no seed."""
    if not 0 <= seed < SEEDS:
        raise InputError(f"{seed} is no seed", f"Give a whole number from 0 to {SEEDS - 1}.")


def model_of(name: str | None, models: Mapping[str, Model]) -> Model:
    """The model of this name, the best at hand for "auto" and None, previs where nobody knows what
    is at hand. Raises InputError where there is none."""
    if name in (None, AUTO):
        return models.get(AUTO) or models[DEFAULT_MODEL]
    return _named("model", name or DEFAULT_MODEL, models)


def look_of(name: str | None, looks: Mapping[str, Look]) -> Look:
    """The style of this name, the usual one for None. Raises InputError where there is none."""
    return _named("style", name or DEFAULT_STYLE, looks)


def without_bars(look: Look, width: int, height: int) -> Look:
    """A style as it is in a picture of this size: the bars of a wide screen belong to a picture
    that is wider than high. In any other they would take most of it."""
    return look if width > height else look.model_copy(update={"letterbox": 0.0})


def _named(what: str, name: str, presets: Mapping[str, Preset]) -> Preset:
    if name in presets:
        return presets[name]
    raise InputError(f'there is no {what} "{name[:60]}"', _known(name[:60], presets))


def _known(name: str, names: Iterable[str]) -> str:
    known = sorted(names)
    close = difflib.get_close_matches(name.lower(), known, n=2, cutoff=0.6)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    alike = [one for one in known if one[:3] == name[:3].lower()]
    few = alike if len(alike) > 1 else known  # one that begins alike is not all there is
    return f"There are: {', '.join(few)}."
