"""What was torn, broken, wet, dirty or burnt, and is whole again without a reason.

Only words count: an adjective of a noun ("her torn coat", "the vase is broken"), a verb that does
it ("tears her coat") or undoes it ("mends"), what `changes` say, and the state of a prop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from soracli.plan.breaks.damage_words import (
    DAMAGED,
    DENIED,
    DOING,
    MENDING,
    Mention,
    Thing,
    damages,
    mentions,
)
from soracli.plan.breaks.people import quoted
from soracli.plan.continuity.names import plain
from soracli.plan.snapshot import Break, Presence, Snapshot
from soracli.story.storyboard import Shot, Storyboard
from soracli.story.world import Change

USING = frozenset(
    ("fill", "pour", "drink", "light", "ring", "play", "drive", "ride", "use", "switch", "wind")
)
"""Verbs that need the thing whole."""


@dataclass(frozen=True)
class _Mark:
    """Some damage, and the shot that did it (None: the look before the first one)."""

    kind: str
    since: Snapshot | None


_Marks = dict[Thing, _Mark]


def damage_breaks(board: Storyboard, snapshots: Sequence[Snapshot]) -> list[Break]:
    """A break wherever words deny a damage that nothing has mended, or need the thing whole."""
    marks = _first_marks(board)
    found: list[Break] = []
    for number, (shot, snapshot) in enumerate(zip(board.shots, snapshots, strict=True)):
        for one in mentions(shot.action, board, snapshot):
            kept = {} if one.verbs & MENDING else _denied(number, one, marks, snapshot)
            found += kept.values()
            if kept or one.verbs & MENDING:
                _forget(marks, one.thing)
            for kind in DAMAGED:
                if (one.adjectives & DAMAGED[kind]) or (one.verbs & DOING[kind]):
                    marks.setdefault(one.thing, _Mark(kind, snapshot))
        found += _used(number, marks, snapshot)
        _changed(marks, shot, snapshot)
    return found


def _first_marks(board: Storyboard) -> _Marks:
    looks = [(name, one.look) for name, one in board.world.characters.items()]
    marks = {
        (name, noun): _Mark(kind, None) for name, look in looks for kind, noun in damages(look)
    }
    for name, prop in board.world.props.items():
        for kind, _ in damages(prop.look):
            marks[(name, "")] = _Mark(kind, None)
    return marks


def _mark_of(marks: _Marks, thing: Thing) -> _Mark | None:
    """The damage of a thing; a coat and a raincoat of one person are the same garment."""
    return next(
        (
            mark
            for (owner, noun), mark in marks.items()
            if owner == thing[0]
            and (noun.endswith(thing[1]) or thing[1].endswith(noun) or not noun)
        ),
        None,
    )


def _forget(marks: _Marks, thing: Thing) -> None:
    for owner, noun in list(marks):
        if owner == thing[0] and (noun.endswith(thing[1]) or thing[1].endswith(noun)):
            del marks[(owner, noun)]


def _denied(number: int, one: Mention, marks: _Marks, snapshot: Snapshot) -> dict[Thing, Break]:
    mark = _mark_of(marks, one.thing)
    denial = sorted(one.adjectives & DENIED[mark.kind]) if mark else []
    if mark is None or not denial or (mark.kind == "wet" and _is_later(mark, snapshot)):
        return {}
    said = f'and here it is "{denial[0]}"'
    return {one.thing: _break(number, one.thing, mark, snapshot, said)}


def _is_later(mark: _Mark, snapshot: Snapshot) -> bool:
    """What was wet has had time to dry."""
    return mark.since is not None and mark.since.scene.time != snapshot.scene.time


def _used(number: int, marks: _Marks, snapshot: Snapshot) -> list[Break]:
    found = []
    for action in snapshot.scene.actions:
        if action.verb.split(" ")[0] not in USING:
            continue
        for thing in (action.target, action.instrument):
            mark = marks.get((thing, ""))
            if mark and mark.kind == "broken" and mark.since is not snapshot:
                said = f"and here it is used ({action.verb})"
                found.append(_break(number, (thing, ""), mark, snapshot, said))
    return found


def _changed(marks: _Marks, shot: Shot, snapshot: Snapshot) -> None:
    """Take in what the shot's `changes` and its actions have done to the state of things."""
    for name, change in shot.changes.items():
        look = change.wears if change.wears is not None else change.look
        if look is not None or change.state == "whole":
            for thing in [one for one in marks if one[0] == name]:
                del marks[thing]
        is_prop = _is_prop(name, change, snapshot)
        for kind, noun in damages(look or ""):
            marks[(name, "" if is_prop else noun)] = _Mark(kind, snapshot)
        if change.state == "broken":
            marks[(name, "")] = _Mark("broken", snapshot)
    for one in snapshot.present:
        if f"{_called(one)} is broken" in snapshot.after:
            marks[(one.id, "")] = _Mark("broken", snapshot)


def _is_prop(name: str, change: Change, snapshot: Snapshot) -> bool:
    return change.wears is None and not any(
        one.name == name and one.wears for one in snapshot.present
    )


def _called(one: Presence) -> str:
    return plain(one.name) if one.name else f"the {one.noun}"


def _break(number: int, thing: Thing, mark: _Mark, snapshot: Snapshot, said: str) -> Break:
    own = next((_called(one) for one in snapshot.present if one.id == thing[0]), thing[0])
    name = f"{own}'s {thing[1]}" if thing[1] else own
    since = f"since {quoted(mark.since)}" if mark.since else "from the first"
    key = plain(thing[0]).replace(" ", "_")
    change = f"{key}: {{wears: ...}}" if thing[1] else f"{key}: {{state: whole}}"
    return Break(
        shot=snapshot.shot,
        kind="mended",
        message=f"{name} is {mark.kind} {since}, {said}",
        hint=f"Mend it on purpose in a shot before (changes: {{{change}}}), or leave the word out.",
        at=("shots", number, "action"),
    )
