"""Who speaks without being there, and what is used though it cannot be."""

from collections.abc import Sequence

from soracli.plan.continuity.names import plain
from soracli.plan.snapshot import Break, Snapshot
from soracli.story.storyboard import Storyboard


def speakers_absent(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break for every speaker who is not in the place."""
    found = []
    for number, (shot, snapshot) in enumerate(zip(board.shots, snapshots, strict=True)):
        told: set[str] = set()
        for place, line in enumerate(shot.lines):
            if line.who in told or snapshot.scene.entity(line.who) is not None:
                continue
            told.add(line.who)
            last = _whereabouts(line.who, snapshots[:number])
            found.append(
                Break(
                    shot=shot.id,
                    kind="absent speaker",
                    message=f"{plain(line.who)} speaks here and is not there{last}",
                    hint=f"Write with: [{line.who}] if they are there, or let them enter in the"
                    " action.",
                    at=("shots", number, "lines", place, "who"),
                )
            )
    return found


def lost_props(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break for everything an action uses that is lost, or in the hands of somebody elsewhere."""
    return [
        Break(
            shot=shot.id,
            kind="lost prop",
            message=f"{_plainly(key)} is used here{_fate(key, board, snapshots[:number])}",
            hint=_mend(key, board),
            at=("shots", number, "action"),
        )
        for number, (shot, snapshot) in enumerate(zip(board.shots, snapshots, strict=True))
        for key in snapshot.missed
    ]


def _plainly(key: str) -> str:
    """The name of a member of the world, or the noun of what only an action named."""
    return plain(key.rsplit("/", maxsplit=1)[-1].partition(".")[0])


def quoted(snapshot: Snapshot) -> str:
    """A shot as it is referred to."""
    return f'shot {snapshot.number} ("{snapshot.shot}")'


def _whereabouts(who: str, before: Sequence[Snapshot]) -> str:
    for snapshot in reversed(before):
        seen = next((one for one in snapshot.present if one.id == who), None)
        if seen is not None and seen.goes:
            return f": they left in {quoted(snapshot)}"
        if seen is not None:
            return f": they were last {_at(snapshot)} in {quoted(snapshot)}"
    return ""


def _fate(key: str, board: Storyboard, before: Sequence[Snapshot]) -> str:
    for snapshot in reversed(before):
        shot = board.shot(snapshot.shot)
        change = shot.changes.get(key) if shot else None
        if change is not None and change.state == "lost":
            return f" and was lost in {quoted(snapshot)}"
        seen = next((one for one in snapshot.present if one.name == key and one.held_by), None)
        if seen is not None:
            return f", but {plain(seen.held_by)} has it, last {_at(snapshot)} in {quoted(snapshot)}"
    prop = board.world.props.get(key)
    return f", but {plain(prop.held_by)} has it" if prop and prop.held_by else " and is elsewhere"


def _mend(key: str, board: Storyboard) -> str:
    if any(shot.changes[key].state == "lost" for shot in board.shots if key in shot.changes):
        return f"Let it be found before this: changes: {{{key}: {{state: whole, at: PLACE}}}}."
    return "Let it change hands first, or bring whoever has it (with:)."


def _at(snapshot: Snapshot) -> str:
    return f"at the {plain(snapshot.place)}" if snapshot.place else "here"
