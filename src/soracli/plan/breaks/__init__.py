"""Breaks in continuity that can be seen before anything is made.

Judged from what is written and from the sheets of the shots, never from a picture:

- absent speaker: a line of somebody who is not in the place;
- lost prop: an action uses what is lost, or what somebody has who is elsewhere;
- mended: words of damage (torn, broken, wet, dirty, burnt) about a prop or a garment, and later
  words that deny it, or a use that only the whole thing has, with no change in between;
- too short: the lines of a shot take longer than the shot;
- too late: an effect or a hit comes when its shot is over;
- crossed line: the other side of the line between two people, with no neutral shot between;
- eyelines: singles of two who talk, from two sides of that line, or both from above or below;
- screen direction: who went left to right goes right to left in the next shot;
- unknown name: a camera, a `with` or a `to` names nobody who is there.
"""

from collections.abc import Mapping, Sequence

from soracli.plan.breaks.coverage import coverage_breaks
from soracli.plan.breaks.damage import damage_breaks
from soracli.plan.breaks.direction import direction_breaks
from soracli.plan.breaks.people import lost_props, speakers_absent
from soracli.plan.breaks.too_late import too_late
from soracli.plan.breaks.unknown import unknown_names
from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Storyboard

AFTER_SPEECH = 0.4
"""Seconds a shot goes on after its last word, at least."""

__all__ = ["breaks"]


def breaks(
    board: Storyboard,
    snapshots: Sequence[Snapshot],
    seconds: Mapping[str, float],
    speech: Mapping[str, float],
) -> tuple[Break, ...]:
    """Every break, in the order of the shots.

    `snapshots` are those of all shots of the board, in order. `seconds` is the length of each shot,
    `speech` the second at which its last line is over (0 without lines), by shot id.
    """
    found = [
        *speakers_absent(board, snapshots),
        *lost_props(board, snapshots),
        *unknown_names(board, snapshots),
        *damage_breaks(board, snapshots),
        *coverage_breaks(board, snapshots),
        *direction_breaks(board, snapshots),
        *_too_short(board, seconds, speech),
        *too_late(board, seconds),
    ]
    order = {shot.id: number for number, shot in enumerate(board.shots)}
    return tuple(sorted(found, key=lambda one: order[one.shot]))


def _too_short(
    board: Storyboard, seconds: Mapping[str, float], speech: Mapping[str, float]
) -> list[Break]:
    found = []
    for number, shot in enumerate(board.shots):
        said = speech.get(shot.id, 0.0)
        needed = said + AFTER_SPEECH
        if said <= 0 or needed <= seconds[shot.id] + 0.001:
            continue
        offer = -(-round(needed * 1000) // 100) / 10
        found.append(
            Break(
                shot=shot.id,
                kind="too short",
                message=f"the lines are over after {said:.1f} s, and the shot lasts"
                f" {seconds[shot.id]:.1f} s",
                hint=f"Write seconds: {offer:g}, or leave seconds out to give them their time.",
                at=("shots", number, "seconds") if shot.seconds is not None else ("shots", number),
            )
        )
    return found
