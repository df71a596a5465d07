"""Breaks in continuity that can be seen before anything is made."""

from collections.abc import Mapping, Sequence

from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Storyboard


def breaks(
    board: Storyboard,
    snapshots: Sequence[Snapshot],
    seconds: Mapping[str, float],
    speech: Mapping[str, float],
) -> tuple[Break, ...]:
    """Every break, shot by shot."""
    return ()
