"""Going round in circles: on the spot, round a tree, or over a tower."""

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, along, clock
from soracli.stage.schedule import Beat

_LATE = 0.3
"""Seconds from the beginning from which one goes round only after something else."""
_STILL = frozenset(("stand", "lie", "sit", "sleep", "crouch", "graze", "drink", "eat", "groom"))
"""What is done where one has stopped."""
_CUTS = 1.4
"""How much faster the way of a boat goes round than the boat, which follows it late."""
_NEARLY_ROUND = 5.6
"""Radians that who goes round on the spot turns in a shot."""
_ON_FEET, _BORNE = 2.2, 6.0
"""How many times their natural pace those go at most for that, and those borne by air or water."""


def circle(
    mark: Mark,
    speed: float,
    around: Mark | None,
    high: float,
    seconds: float,
    behind: float = 0.0,
) -> Route:
    """Round and round something, or on the spot, `high` metres over the ground.

    `speed` is in metres a second; `behind` metres after who goes first, and who goes round together
    with others (`turn_of`) is further round by as much. Who does something else first stays at the
    beginning of the circle until then.
    """
    times, (begin, end) = clock(seconds), _lasts(mark, seconds)
    left = max(end - begin, 1.0)
    radius = min(1.6, 1.5 * reach(mark.figure) + 0.3) + 0.5 * reach(mark.figure)
    radius += reach(around.figure) * 0.6 if around else 0.0
    if around is not None and around.figure.family == "plant":  # around the trunk
        radius = 0.6 + 0.09 * around.figure.height + 0.6 * reach(mark.figure)
    if around is None:  # the circle closes in the shot
        closes = speed * left / (2 * np.pi)
        radius = min(radius, max(closes, 0.6 * reach(mark.figure)))
    else:  # half of the way round is seen, if need be at a trot
        half = 1.5 * np.pi * radius / left
        speed = float(np.clip(half, speed, 2.2 * speed))
    radius = max(radius, _room(mark))
    if around is None:
        borne = mark.on_the_wing or mark.figure.family in ("aircraft", "fish", "drifter")
        most = _BORNE if borne else _ON_FEET
        speed = float(np.clip(_NEARLY_ROUND * radius / left, speed, most * speed))
    if mark.role == "floating":  # a boat cuts its corners
        speed *= _CUTS
    center = around.position if around else np.zeros(3)
    gone = np.clip(times - begin, 0.0, left if end < seconds else np.inf)
    angle = -np.pi / 2 + (speed * gone - behind) / radius - turn_of(mark)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(len(times))], -1)
    path = center * (1, 1, 0) + radius * ring
    if around is None and begin > 0:  # they go round from where they have done something
        path += mark.position * (1, 1, 0) - path[0]
    path[:, 2] = high
    return along(seconds, path)


def _lasts(mark: Mark, seconds: float) -> tuple[float, float]:
    """From which second to which somebody goes round: not before, where they do something else
    first, nor after, where they stop."""
    beat = _round(mark)
    if beat is None:
        return 0.0, seconds
    begin = beat.start if beat.start > _LATE else 0.0
    stops = [one.start for one in mark.beats
             if one.start > begin + _LATE and one.motion in _STILL and not mark.film]  # fmt: skip
    return begin, min([seconds, *stops])


def turn_of(mark: Mark) -> float:
    """Radians by which somebody is behind the first of those who go round with them."""
    beat = _round(mark)
    agents = beat.action.agents if beat else ()
    if mark.name not in agents:
        return 0.0
    return float(2 * np.pi * agents.index(mark.name) / len(agents))


def _room(mark: Mark) -> float:
    """The radius of a circle on which all who go round find room, metres."""
    beat = _round(mark)
    count = len(beat.action.agents) if beat else 1
    return 1.6 * reach(mark.figure) * count / (2 * np.pi) if count > 1 else 0.0


def _round(mark: Mark) -> Beat | None:
    ways = ("in circles", "around")
    return next((beat for beat in mark.beats if beat.action.direction in ways), None)
