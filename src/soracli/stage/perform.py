"""Perform a take: cast it, block it, act it, simulate it and put the camera on it."""

from functools import lru_cache

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.casting import cast
from soracli.stage.company import Company
from soracli.stage.coverage import cover
from soracli.stage.performance import Performance, SetPiece
from soracli.stage.places import build_place
from soracli.stage.schedule import beats
from soracli.stage.travel import Travel
from soracli.stage.turns import single
from soracli.story.shot import TimeOfDay, Weather


def perform(spec: TakeSpec) -> Performance:
    """Everything that happens in a take, frame by frame. The same spec gives the same again."""
    scene = spec.scene
    time: TimeOfDay = scene.time or "day"
    weather: Weather = scene.weather or "clear"
    seconds = spec.seconds * scene.time_scale
    times = np.arange(spec.frames) / spec.fps * scene.time_scale
    set_piece = _built(scene.place or "studio", spec.seed % 2**31, time, weather)
    wet = set_piece.water is not None and set_piece.water.shore is None
    figures = cast(spec)
    blocking = Blocking(scene, figures, beats(scene, seconds), seconds, wet, spec.seed)
    Travel(blocking)
    company = Company(spec, blocking, set_piece, times, seconds)
    company.play()
    coverage = cover(spec, blocking, company.bodies, set_piece)
    return Performance(
        set_piece=set_piece,
        bodies=tuple(coverage.bodies.values()),
        camera=coverage.camera,
        contacts=tuple(company.contacts),
        effects=tuple(company.effects),
        times=single(times),
        fps=spec.fps,
        time=time,
        weather=weather,
        look=spec.look,
        seed=spec.seed,
    )


@lru_cache(maxsize=4)
def _built(place: str, seed: int, time: TimeOfDay, weather: Weather) -> SetPiece:
    """A set is built once for all takes that play on it."""
    return build_place(place, seed, time, weather)
