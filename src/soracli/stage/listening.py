"""Listening: what can be heard of a performance, and from where the camera hears it."""

from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.stage.performance import Performance


def audible(spec: TakeSpec, performance: Performance) -> Audible:
    """What can be heard of a take."""
    piece = performance.set_piece
    return Audible(
        seconds=spec.seconds,
        set=piece.name,
        ground=piece.ground,
        indoor=piece.indoor,
        time=performance.time,
        weather=performance.weather,
        time_scale=spec.scene.time_scale,
    )
