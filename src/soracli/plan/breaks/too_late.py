"""Sounds and moments that are set after the end of their shot."""

from collections.abc import Mapping

from soracli.plan.snapshot import Break
from soracli.story.storyboard import Storyboard


def too_late(board: Storyboard, seconds: Mapping[str, float]) -> list[Break]:
    """A break for every cue and every hit that comes when its shot is over."""
    found = []
    for number, shot in enumerate(board.shots):
        lasts = seconds[shot.id]
        wanted = [(cue.at, cue.cue[:60], ("sound", at)) for at, cue in enumerate(shot.sound)]
        wanted += [(at, "a hit", ("hits", place)) for place, at in enumerate(shot.hits)]
        for at, words, place in wanted:
            if at >= lasts:
                message = f"{words} comes at {at:g} s, and the shot is over after {lasts:.1f} s"
                hint = f"Set it before {lasts:.1f}, in a later shot, or make this one longer."
                path = ("shots", number, *place)
                found.append(
                    Break(shot=shot.id, kind="too late", message=message, hint=hint, at=path)
                )
    return found
