"""Perform a take: everybody is cast and plays, and the camera is put on it."""

from collections.abc import Sequence
from functools import lru_cache

from soracli.plan.take import TakeSpec
from soracli.stage.chain import movement, opening_of
from soracli.stage.coverage import cover
from soracli.stage.performance import Performance, SetPiece
from soracli.stage.places import build_place
from soracli.stage.places.pier import with_pier
from soracli.stage.playing import play
from soracli.stage.standing import Ending
from soracli.stage.turns import single
from soracli.story.shot import TimeOfDay, Weather
from soracli.story.speech import Spoken


def perform(spec: TakeSpec, spoken: Sequence[Spoken | None] = ()) -> Performance:
    """Everything that happens in a take, frame by frame. The same spec gives the same again.

    `spoken` says for each line of the scene when what of it is heard; mouths move by it.
    """
    scene = spec.scene
    time: TimeOfDay = scene.time or "day"
    weather: Weather = scene.weather or "clear"
    seed = spec.seed if spec.set_seed is None else spec.set_seed
    set_piece = _built(scene.place or "studio", seed % 2**31, time, weather, _on_foot(spec))
    before, parts = movement(spec)
    opening: Ending | None = None
    if spec.set_seed is not None or spec.earlier:
        opening = opening_of(spec, before, set_piece)
    company = play(spec, parts, opening, set_piece, spoken=spoken)
    present = {entity.id for entity in scene.entities}  # not who left before the cut
    coverage = cover(spec, company.blocking, company.bodies, set_piece)
    return Performance(
        set_piece=set_piece,
        bodies=tuple(body for name, body in coverage.bodies.items() if name in present),
        camera=coverage.camera,
        contacts=tuple(company.contacts),
        effects=tuple(company.effects),
        times=single(company.times),
        fps=spec.fps,
        time=time,
        weather=weather,
        look=spec.look,
        seed=seed,  # of the sky and the weather: they are the set's, in every shot on it
    )


@lru_cache(maxsize=8)
def _built(
    place: str, seed: int, time: TimeOfDay, weather: Weather, on_foot: bool = False
) -> SetPiece:
    """A set is built once for all takes that play on it; who is `on_foot` gets a place to stand."""
    piece = build_place(place, seed, time, weather)
    open_water = piece.water is not None and piece.reach <= 0
    return with_pier(piece) if on_foot and open_water else piece


def _on_foot(spec: TakeSpec) -> bool:
    """Whether somebody has to stand on something, and nobody is in or on the water."""
    kinds = [spec.cast[one.kind].family for one in spec.scene.entities if one.kind in spec.cast]
    motions = {action.motion for action in spec.scene.actions}
    if set(kinds) & _AFLOAT or motions & _IN_WATER:
        return False
    return bool(set(kinds) & {"person", "quadruped"})


_AFLOAT = {"boat", "board", "fish"}
_IN_WATER = {"swim", "sail", "float", "drift"}
