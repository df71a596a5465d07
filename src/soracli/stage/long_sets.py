"""Long sets: who goes nowhere in particular in an alley or a hallway goes along it.

A set that is long away from the camera has walls to its sides: across the picture there is no way
to go. Everybody comes toward the camera, face first; one that follows them stands behind them.
"""

from collections.abc import Iterable
from dataclasses import replace

from soracli.stage.ground import Ground
from soracli.stage.marks import GOING, Mark
from soracli.stage.schedule import Beat

_COMING = "toward camera"
_THROUGH = (None, "through")
"""What is said of no way, or of the set itself: "through the alley"."""
_GOES_WAYS = frozenset(GOING) - {"chase", "follow", "climb", "fly", "swim", "circle", "fall"}
"""Ways of going that lead along the ground, and to nobody."""


def go_along(marks: Iterable[Mark], ground: Ground) -> None:
    """Give those a way along a set that is long away from the camera who are said to go, and
    neither where nor to whom. In a film everybody goes as the shots before left them."""
    if not ground.is_deep or ground.length <= 0:
        return
    free = [mark for mark in marks if not (mark.film or mark.kept)]
    if any(one.action.direction not in _THROUGH for mark in free for one in mark.beats):
        return  # somebody's way is told: the others keep to what goes with it
    for mark in free:
        if mark.role in ("actor", "driver") and not mark.on_the_wing:
            mark.beats = [_along(one) for one in mark.beats]


def _along(beat: Beat) -> Beat:
    """A beat, along the set where it leads nowhere else."""
    action = beat.action
    if beat.motion not in _GOES_WAYS or action.target or action.over or action.instrument:
        return beat
    return replace(beat, action=action.model_copy(update={"direction": _COMING}))
