"""In time: what is done one after the other in a short clip is all done before it ends.

Once everybody's way is known it is known, too, when everybody gets to what they deal with. Who gets
there so late that what they do there would not be seen is brought nearer, and all is played anew.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark, reach
from soracli.stage.nearness import goes_up
from soracli.stage.schedule import Beat, natural_seconds
from soracli.stage.turns import Array

_SEEN, _SHARE = 1.2, 0.7
"""Seconds of a doing after which it has been made out, and the share of them that is enough."""
_WALKED = 0.5
"""Seconds by which something begins later than its turn where the way there is too long."""
_APART = 0.9
"""Metres, beside half of both sizes, between two who are brought near each other."""
_ON_SOMETHING = 0.3
"""Metres over the ground from which a thing stands on something."""
_WITH = frozenset(("on", "in", "under", "above", "between", "beside", "left of", "right of",
                   "in front of", "behind", "near", "around"))  # fmt: skip


@dataclass(frozen=True)
class Late:
    """Somebody who gets to something too late, by their ids, and where they are when it is its
    turn (x, y, metres)."""

    who: str
    what: str
    here: tuple[float, float]


Block = Callable[[Collection[Late]], Blocking]
"""Blocks a clip anew, and sends everybody on their way, with these brought near first."""


def in_time(block: Block) -> Blocking:
    """A blocked clip in which as few as can be get anywhere too late."""
    first = block(())
    late = too_late(first)
    if not late:
        return first
    second = block(late)
    return second if len(too_late(second)) < len(late) else first


def too_late(blocking: Blocking) -> tuple[Late, ...]:
    """Who gets to what they deal with too late to be seen doing it."""
    found = []
    for mark in blocking.of("actor"):
        turns = {one.action.order: one.start for one in blocking.beats.get(mark.name, [])}
        for beat in mark.beats:
            other = blocking.marks.get(_dealt_with(beat))
            if other is None or other is mark or not goes_up(mark, beat, blocking.marks):
                continue
            turn = max(turns.get(beat.action.order, beat.start), 0.0)
            short = _shown(beat, blocking.seconds) < _SHARE * _wanted(beat)
            if short and beat.start - turn > _WALKED and mark.route is not None:
                x, y, _ = mark.route.point(min(turn, blocking.seconds))
                found.append(Late(mark.name, other.name, (float(x), float(y))))
    return tuple(found)


def bring_near(blocking: Blocking, late: Collection[Late]) -> None:
    """Put those who would be late, or what they would be late for, near the other: whichever no
    words put anywhere."""
    told = {
        name for one in blocking.scene.relations if one.kind in _WITH for name in (one.a, one.b)
    }
    for one in late:
        who, what = blocking.marks[one.who], blocking.marks[one.what]
        here, there = np.array([*one.here, 0.0]), what.position
        if _may_move(what, told):
            what.position = _near(what, who, here)
        elif _may_move(who, told) and not _is_elsewhere_before(who, what):
            who.position = _near(who, what, there)


def _may_move(mark: Mark, told: Collection[str]) -> bool:
    """Whether no words put it anywhere, and it is on nothing and in nobody's hands."""
    raised = mark.role == "prop" and mark.position[2] > _ON_SOMETHING
    return not (mark.name in told or mark.kept or mark.mount or mark.holder or raised)


def _is_elsewhere_before(who: Mark, what: Mark) -> bool:
    """Whether somebody deals with something else before they come to this."""
    names = [_dealt_with(beat) for beat in sorted(who.beats, key=lambda beat: beat.start)]
    return any(name not in ("", who.name) for name in names[: names.index(what.name)])


def _near(moved: Mark, other: Mark, here: Array) -> Array:
    """Where one is moved to, to be near another that is `here` (3,) then."""
    way = (moved.position - here) * (1, 1, 0)
    far = float(np.linalg.norm(way))
    ahead = way / far if far > 1e-6 else np.array([1.0, 0.0, 0.0])
    apart = min(far, _APART + 0.5 * (reach(moved.figure) + reach(other.figure)))
    there: Array = here * (1, 1, 0) + apart * ahead + moved.position * (0, 0, 1)
    return there


def _dealt_with(beat: Beat) -> str:
    return beat.action.over if beat.motion == "put_down" else beat.action.target


def _shown(beat: Beat, seconds: float) -> float:
    return min(beat.end, seconds) - max(beat.start, 0.0)


def _wanted(beat: Beat) -> float:
    return min(natural_seconds(beat), _SEEN)
