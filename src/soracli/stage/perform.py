"""Perform a take: cast it, block it, act it, simulate it and put the camera on it."""

from functools import lru_cache

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.camera import film
from soracli.stage.casting import cast
from soracli.stage.company import Company
from soracli.stage.framing import subject_of
from soracli.stage.performance import Performance, SetPiece
from soracli.stage.places import build_place
from soracli.stage.schedule import beats
from soracli.stage.travel import Travel
from soracli.stage.turns import single
from soracli.story.shot import TimeOfDay, Weather

_HEADROOM_OVER_GROUND = 0.28
"""Metres over the ground that the camera keeps."""
_BEHIND_THE_CAMERA = 3.2
"""Metres from the acting area of a room to its open side."""


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
    subject = subject_of(scene, blocking, company.bodies, spec.frames)
    floor = _HEADROOM_OVER_GROUND + (0.35 if wet else 0.0)
    size, shown = (spec.width, spec.height), 1.0
    if spec.look.letterbox > 0:
        shown = min(1.0, spec.width / spec.look.letterbox / spec.height)
    farthest = set_piece.reach + _BEHIND_THE_CAMERA if set_piece.indoor else float("inf")
    camera = film(scene.camera, subject, size, spec.fps, floor, farthest, shown)
    return Performance(
        set_piece=set_piece,
        bodies=tuple(company.bodies.values()),
        camera=camera,
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
