"""A snapshot of the world and a shot's own wishes become the recipe of its take."""

from collections.abc import Collection, Mapping, Sequence

from soracli.plan.compile import cast_of, compile_take
from soracli.plan.request import Request, seed_of
from soracli.plan.snapshot import Snapshot
from soracli.plan.take import Earlier, TakeSpec
from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Line, Scene
from soracli.story.shot import Camera
from soracli.story.storyboard import Noise, Shot, Storyboard, Transition

LEAST_SECONDS = 3.0
ONE_ACTION, NEXT_ACTION = 3.5, 2.0
"""Seconds of a shot whose length nobody gave: for its first action, and for each that follows."""
AFTER_SPEECH = 0.6
MATCHED = ("framing", "angle", "lens", "side")


def shot_seconds(shot: Shot, scene: Scene, lines: Sequence[Line], following: Transition) -> float:
    """The length of a shot: as written, else what its lines and its actions need.

    The last line may run on under the next shot by that one's L-cut (`following`).
    """
    if shot.seconds is not None:
        return shot.seconds
    orders = len({action.order for action in scene.actions})
    acted = ONE_ACTION + NEXT_ACTION * (orders - 1) if orders else LEAST_SECONDS
    if not lines:
        return max(acted, LEAST_SECONDS)
    said = speech_end(lines) + AFTER_SPEECH - following.l_cut
    return max(acted if orders > 1 else 1.0, said)


def speech_end(lines: Sequence[Line]) -> float:
    """The second of a shot at which its last line is over."""
    return max((line.end or 0.0 for line in lines), default=0.0)


def shot_seed(film_seed: int, shot: Shot, chosen: Mapping[str, int], noise: Noise = "shot") -> int:
    """The seed of a shot: the chosen take's, else its own, else made from the film's and its id;
    the film's own where all shots begin with the same noise."""
    if shot.id in chosen:
        return chosen[shot.id]
    if shot.seed is not None:
        return shot.seed
    return film_seed if noise == "film" else seed_of(f"{film_seed}/{shot.id}")


def set_seed(film_seed: int, snapshot: Snapshot) -> int:
    """The seed its set is built from: the same for every shot in this place."""
    return seed_of(f"{film_seed}/{snapshot.place or snapshot.set}")


def compile_shot(
    board: Storyboard,
    shot: Shot,
    snapshot: Snapshot,
    lines: Sequence[Line],
    request: Request,
    camera: Camera,
    earlier: tuple[Earlier, ...],
    presets: tuple[Mapping[str, Kind], Mapping[str, Look], Mapping[str, Model]],
    places: Collection[str],
    built_from: int,
) -> TakeSpec:
    """The recipe of one shot. `request` is resolved for it (its length, its seed, its style).

    `lines` have their times, `earlier` is what goes before it on the same set, `built_from` is the
    seed of the set. Raises InputError for what cannot be made.
    """
    scene = snapshot.scene.model_copy(
        update={
            "lines": tuple(lines),
            "camera": Camera(),
            "place": snapshot.set,
            "text": shot.action,
        }
    )
    spec = compile_take(scene, request, *presets, places, camera)
    kinds = presets[0]
    everybody = tuple(entity for part in earlier for entity in part.scene.entities)
    cast = {**spec.cast, **cast_of(scene.model_copy(update={"entities": everybody}), kinds)}
    look = spec.look
    if board.delivery.letterbox > 0:
        look = look.model_copy(update={"letterbox": board.delivery.letterbox})
    return spec.model_copy(
        update={
            "look": look,
            "earlier": earlier,
            "continues": shot.continues and bool(earlier),
            "set_seed": built_from,
            "cast": dict(sorted(cast.items())),
            "safe": board.delivery.safe,
            "prompt": prompt_of(board, shot, snapshot, spec),
        }
    )


def letterbox_of(looks: Sequence[Look]) -> float:
    """The letterbox that all shots of a film share, 0 where they differ or have none."""
    aspects = {look.letterbox for look in looks}
    return aspects.pop() if len(aspects) == 1 else 0


def matched(camera: Camera, before: Camera | None) -> Camera:
    """A camera with what it leaves open taken from the shot before: a match cut."""
    if before is None:
        return camera
    open_fields = {name: getattr(before, name) for name in MATCHED if getattr(camera, name) is None}
    return camera.model_copy(update=open_fields)


def prompt_of(board: Storyboard, shot: Shot, snapshot: Snapshot, spec: TakeSpec) -> str:
    """What a model is told: the action, then everybody and the place, always in the same words."""
    place = board.world.places.get(snapshot.place)
    told = [f"{one.name or one.noun}: {one.look}" for one in snapshot.present if one.look]
    scene = spec.scene
    parts = [
        " ".join(shot.action.split()),
        "; ".join(told),
        place.look if place else snapshot.place,
        f"{scene.time}, {scene.weather}",
        shot.mood,
        spec.look.prompt,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
