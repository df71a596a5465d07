"""The line of action and the eyelines over the cuts of one place."""

from collections.abc import Sequence
from itertools import pairwise

from soracli.plan.breaks.people import quoted
from soracli.plan.breaks.view import View, views
from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Storyboard


def coverage_breaks(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break for every cut over the line between two people, and for eyes that do not meet.

    A scene that was taken over the line by a break and comes straight back is told of once.
    """
    found: list[Break] = []
    jumped = False
    for before, now in pairwise(views(board, snapshots)):
        jumped = jumped and before.is_with(now)
        if not before.is_with(now) or not (before.is_engaged or now.is_engaged):
            continue
        reverse = before.is_single and now.is_single and before.on != now.on
        if before.side != now.side and not (before.is_neutral or now.is_neutral):
            if not jumped:
                found.append(_opposite(before, now) if reverse else _crossed(before, now))
            jumped = not jumped
        elif reverse and before.height and before.height == now.height:
            found.append(_same_height(before, now))
    return found


def _crossed(before: View, now: View) -> Break:
    return Break(
        shot=now.shot.id,
        kind="crossed line",
        message=f"the camera jumps over the line of action after {quoted(before.snapshot)}: left"
        " and right are exchanged",
        hint="Stay on one side, or put a neutral shot between: an insert, a move around them, a"
        " look through somebody's eyes.",
        at=_path(now),
    )


def _opposite(before: View, now: View) -> Break:
    return Break(
        shot=now.shot.id,
        kind="eyelines",
        message=f"{now.name_of(now.on)} looks to the same side of the picture as"
        f" {now.name_of(before.on)} in {quoted(before.snapshot)}: their eyes do not meet",
        hint="Take both singles from the same side of the line (camera: {side: near}).",
        at=_path(now),
    )


def _same_height(before: View, now: View) -> Break:
    way = {"low": "from below", "high": "from above"}[now.height]
    other = {"low": "high", "high": "low"}[now.height]
    return Break(
        shot=now.shot.id,
        kind="eyelines",
        message=f"{now.name_of(before.on)} in {quoted(before.snapshot)} and {now.name_of(now.on)}"
        f" here are both seen {way}: only one of two can be the taller, so their eyes do not meet",
        hint=f"Answer a {now.height} angle with a {other} one, or stay at eye level.",
        at=("shots", now.number, "camera"),
    )


def _path(view: View) -> tuple[str | int, ...]:
    given = view.shot.camera.side is not None
    return ("shots", view.number, "camera", *(("side",) if given else ()))
