"""Screen direction: who goes to the right goes on to the right."""

from collections.abc import Sequence
from itertools import pairwise

from soracli.plan.breaks.people import quoted
from soracli.plan.breaks.view import View, views
from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Storyboard

_OPPOSITE = {"left to right": "right to left", "right to left": "left to right"}
_TURNING = frozenset({"turn", "spin"})


def direction_breaks(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break where somebody crosses the picture one way and comes back in the next shot.

    Only directions in words count. A turn, a move of the camera around them, or the other side of
    the line is reason enough.
    """
    found = []
    for before, now in pairwise(views(board, snapshots)):
        if before.is_moving or now.is_moving or before.side != now.side:
            continue
        for who, way in _ways(before, last=True).items():
            back = _ways(now, last=False).get(who)
            if back is not None and back == _OPPOSITE[way]:
                found.append(_break(now, before, who, way, back))
    return found


def _ways(view: View, last: bool) -> dict[str, str]:
    """Which way each one crosses the picture, at the end of the shot or at its beginning."""
    ways: dict[str, str] = {}
    for action in sorted(view.snapshot.scene.actions, key=lambda one: one.order):
        for agent in action.agents:
            if action.motion in _TURNING:
                ways[agent] = "turned"
            elif action.direction in _OPPOSITE and (last or agent not in ways):
                ways[agent] = str(action.direction)
    return {who: way for who, way in ways.items() if way in _OPPOSITE}


def _break(now: View, before: View, who: str, way: str, back: str) -> Break:
    return Break(
        shot=now.shot.id,
        kind="screen direction",
        message=f"{now.name_of(who)} goes {back} here, and went {way} in {quoted(before.snapshot)}:"
        " it looks like turning back",
        hint="Keep the direction, or show the turn, or put a shot along the way between them.",
        at=("shots", now.number, "action"),
    )
