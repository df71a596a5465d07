"""Setting out: where those begin who go straight on through a shot, each in a lane of their own."""

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, body_radius, reach
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.under_way import LEVEL

_ABREAST, _FILE = 5, 0.9
"""How many go side by side at most, and how far more are from one to the next, in their sizes."""
_BEHIND, _HIGH = 0.8, 2.0
"""Metres behind the others, and its own heights over the ground, at which somebody ends who comes
from the depth of the picture, or begins who goes there."""
_CLOSE = 4.0
"""Of their own lengths how far apart small ones are that go together: ants, ducklings."""


def lane(mark: Mark, place: int, count: int) -> tuple[float, float]:
    """Metres to the left of the middle, and ahead, of one of `count` who go together."""
    apart = max(min(0.9, _CLOSE * reach(mark.figure)), 1.6 * mark.figure.width)
    on_foot = mark.figure.family in ("person", *ANIMALS) and not mark.on_the_wing
    if count > _ABREAST and on_foot and mark.figure.family not in ("fish", "insect"):
        # two by two, so that each is seen
        return (place % 2 - 0.5) * apart, (place - (count - 1) / 2) * _FILE * reach(mark.figure)
    ahead = 0.55 * reach(mark.figure) * ((place * 2) % 3 - (count > 1))
    return (place - (count - 1) / 2) * apart, ahead


def set_out(
    ground: Ground, mark: Mark, beat: Beat, abreast: float, speed: float, moving: float
) -> tuple[Array, float]:
    """Where (3,) somebody begins who passes the middle half way, and metres per second.

    They go for `moving` seconds, at the `speed` or as fast as walls leave room, `abreast` metres
    beside the middle. Who comes or goes behind others that cross the picture keeps behind them.
    """
    way = ground.way_of(beat) if beat.action.direction in LEVEL else 0.0
    ahead = np.array([np.cos(way), np.sin(way), 0.0])
    across = abs(ahead[0]) > 0.5  # those who go opposite ways have lanes of their own, all the same
    middle = np.array([0.0, abreast, 0.0] if across else [abreast, 0.0, 0.0])
    far = speed * moving
    if beat.way is not None and not across:
        behind = _BEHIND + 0.6 * reach(mark.figure) + _HIGH * max(float(mark.position[2]), 0.0)
        begins = behind if ahead[1] > 0 else behind + far
        return middle + np.array([0.0, begins, 0.0]), speed
    if not ground.indoor:
        return middle - 0.5 * far * ahead, speed
    radius = body_radius(mark)
    before = ground.room(middle, way + np.pi, radius, [])
    after = ground.room(middle, way, radius, [])
    if before + after < far:
        far, speed = before + after, (before + after) / max(moving, 0.1)
    back = float(np.clip(0.5 * far, far - after, before))
    return middle - back * ahead, speed
