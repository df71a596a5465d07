"""In time: what is done one after the other in a short clip is all done before it ends.

Once everybody's way is known it is known, too, when everybody gets to what they deal with. Who gets
there so late that what they do there would not be seen is brought nearer, and all is played anew.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark, reach
from soracli.stage.nearness import goes_up
from soracli.stage.needs import SEATED, needed_seconds
from soracli.stage.schedule import Beat, natural_seconds
from soracli.stage.turns import Array

_SEEN, _SHARE = 1.2, 0.7
"""Seconds of a doing after which it has been made out, and the share of them that is enough."""
_WAITS = 0.9
"""Seconds that each of those needs at least that come after it and have to wait for it."""
_WALKED = 0.5
"""Seconds by which something begins later than its turn where the way there is too long."""
_ROUNDS, _GAINED = 2, 0.05
"""How often somebody or something is brought near, and the seconds seen more that make it worth
while."""
_APART, _AT_HAND = 0.6, 0.25
"""Metres, beside half of both sizes, between two who are brought near each other, and between
somebody and what lies ready for them to take it up."""
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


Block = Callable[[Collection[Late], Mapping[int, float]], Blocking]
"""Blocks a clip anew, and sends everybody on their way, with these brought near first, and with as
many seconds for each order as it needs, where that is known."""


def in_time(block: Block) -> Blocking:
    """A blocked clip in which as few as can be get anywhere too late."""
    best = block((), {})
    late = too_late(best)
    near: Collection[Late] = ()
    for _ in range(_ROUNDS if late else 0):
        again = block(late, {})
        if _missing(again) >= _missing(best) - _GAINED:
            break
        best, near, more = again, late, too_late(again)
        late = tuple(dict(((one.who, one.what), one) for one in (*late, *more)).values())
        if not more:
            break
    if late and _missing(best) > _GAINED and (needed := needed_seconds(best)):
        again = block(near, needed)  # time for the ways, then
        best = again if _missing(again) < _missing(best) - _GAINED else best
    return best


def too_late(blocking: Blocking) -> tuple[Late, ...]:
    """Who gets to what they deal with too late to be seen doing it; with that, where else those
    have long ways who are late in the end."""
    found = []
    for mark in blocking.of("actor"):
        slow = [
            beat for beat in _dealings(mark, blocking) if _delay(mark, beat, blocking) > _WALKED
        ]
        if mark.route is None or not any(_short(mark, beat, blocking) > 0 for beat in slow):
            continue
        for beat in slow:
            x, y, _ = mark.route.point(min(_turn(mark, beat, blocking), blocking.seconds))
            found.append(Late(mark.name, _dealt_with(beat), (float(x), float(y))))
    return tuple(found)


def _dealings(mark: Mark, blocking: Blocking) -> list[Beat]:
    """The beats of somebody that are done at something else, to which they go."""
    found = []
    for beat in mark.beats:
        other = blocking.marks.get(_dealt_with(beat))
        if other is None or other is mark:
            continue
        if goes_up(mark, beat, blocking.marks) or _sits_down_there(beat, other):
            found.append(beat)
    return found


def _sits_down_there(beat: Beat, other: Mark) -> bool:
    """Whether somebody goes to a seat, having done something else before."""
    return beat.motion in SEATED and beat.start > 0 and other.role in ("prop", "fixture")


def _turn(mark: Mark, beat: Beat, blocking: Blocking) -> float:
    """The world second at which it is the turn of a beat."""
    turns = {one.action.order: one.start for one in blocking.beats.get(mark.name, [])}
    return max(turns.get(beat.action.order, beat.start), 0.0)


def _delay(mark: Mark, beat: Beat, blocking: Blocking) -> float:
    return beat.start - _turn(mark, beat, blocking)


def _short(mark: Mark, beat: Beat, blocking: Blocking) -> float:
    """The seconds by which too little is seen of a beat before the clip ends, or before what comes
    after it begins; 0 where it is enough."""
    after = [one for one in mark.beats if one.action.order > beat.action.order]
    later = (one.start for one in after if one.start > beat.start)
    # what has begun before it although it comes after it waits for that in the end
    waiting = len({one.action.order for one in after if one.start <= beat.start})
    shown = _shown(beat, min((blocking.seconds - _WAITS * waiting, *later)))
    return max(_SHARE * _wanted(beat) - shown, 0.0)


def _missing(blocking: Blocking) -> float:
    """The seconds of all that is done at something which are not seen."""
    return sum(_short(mark, beat, blocking)
               for mark in blocking.of("actor") for beat in _dealings(mark, blocking))  # fmt: skip


def bring_near(blocking: Blocking, late: Collection[Late]) -> None:
    """Put those who would be late, or what they would be late for, near the other: whichever no
    words put anywhere."""
    placed = [one for one in blocking.scene.relations if one.kind in _WITH]
    for one in late:
        # that somebody sits on a chair tells of no place for either
        told = {
            name for rel in placed if {rel.a, rel.b} != {one.who, one.what}
            for name in (rel.a, rel.b)
        }  # fmt: skip
        who, what = blocking.marks[one.who], blocking.marks[one.what]
        here, there = np.array([*one.here, 0.0]), what.position
        if _is_taken_up(what, who, told):
            what.position = _near(what, who, here, _AT_HAND)
        elif _may_move(what, told):
            what.position = _near(what, who, here)
        elif _may_move(who, told) and not _is_elsewhere_before(who, what):
            who.position = _near(who, what, there)


def _may_move(mark: Mark, told: Collection[str]) -> bool:
    """Whether no words put it anywhere, and it is on nothing and in nobody's hands."""
    raised = mark.role == "prop" and mark.position[2] > _ON_SOMETHING
    return not (mark.name in told or mark.kept or mark.mount or mark.holder or raised)


def _is_taken_up(what: Mark, who: Mark, told: Collection[str]) -> bool:
    """Whether a thing only waits, where no words put it, for somebody to take it up."""
    takes = any(one.motion == "pick_up" and one.action.target == what.name for one in who.beats)
    return takes and what.holder == who.name and not (what.name in told or what.kept or what.mount)


def _is_elsewhere_before(who: Mark, what: Mark) -> bool:
    """Whether somebody deals with something else before they come to this."""
    names = [_dealt_with(beat) for beat in sorted(who.beats, key=lambda beat: beat.start)]
    return any(name not in ("", who.name) for name in names[: names.index(what.name)])


def _near(moved: Mark, other: Mark, here: Array, between: float = _APART) -> Array:
    """Where one is moved to, to be near another that is `here` (3,) then, metres `between`."""
    way = (moved.position - here) * (1, 1, 0)
    far = float(np.linalg.norm(way))
    ahead = way / far if far > 1e-6 else np.array([1.0, 0.0, 0.0])
    apart = min(far, between + 0.5 * (reach(moved.figure) + reach(other.figure)))
    there: Array = here * (1, 1, 0) + apart * ahead + moved.position * (0, 0, 1)
    return there


def _dealt_with(beat: Beat) -> str:
    return beat.action.over if beat.motion == "put_down" else beat.action.target


def _shown(beat: Beat, until: float) -> float:
    return max(min(beat.end, until) - max(beat.start, 0.0), 0.0)


def _wanted(beat: Beat) -> float:
    return min(natural_seconds(beat), _SEEN)
