"""Ways held: once all is played, it is measured whether everybody goes the way that the words say.

Whoever does not is taken there, with all that is on them or in their hands: an elevator takes its
passengers up, a conveyor belt its ducks to the left, and a gondola that a bridge held up goes on.
The rooms that play a way well (`travel`, `rising`, `said_ways`) come first; this is what is left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, reach
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single, smooth
from soracli.story.scene import Action

_UPRIGHT = {"up": 1.0, "down": -1.0}
_LEVEL = ("left to right", "right to left", "toward camera", "away from camera", "across")
_IMPLIED = {"dive": "down", "sink": "down", "climb": "up", "rise": "up"}
"""Motions that lead up or down whether that is said with them or not."""
_TAKES = frozenset(("hold", "carry", "pull", "push", "haul", "lead", "tow", "drag", "roll"))
"""Motions that take along what they are done to, and go there with it."""
_SENDS = frozenset(("throw", "shoot", "pick_up", "put_down", "kick", "hit", "stir", "blow", "drop"))
"""Motions that send off what they are done to, and stay."""
_TOSSES = frozenset(("throw", "shoot", "kick", "hit", "stir"))
"""What goes up by these comes down again."""
_AFOOT = frozenset(
    ("float", "drift", "fly", "hover", "swim", "sail", "rise", "sink", "dive", "climb", "")
)
"""Motions in which the living are borne up or down; on their feet they climb (`climbing`)."""
_BY_THEIR_WEIGHT = frozenset(("slide", "jump", "leap", "roll", "fall"))
"""Motions in which the living come down from where they are."""
_HILL = "slope"
"""What is in the kind of every hillside."""
_DROP = 1.6
"""Metres that somebody comes down who leaps or slides from something that is not told of."""
_BORNE_UP = frozenset(("float", "drift", "fly", "hover", "rise", "flutter", "sail"))
"""Motions in which what was in somebody's hand goes off by itself."""
_BY_ITSELF = frozenset(
    ("float", "drift", "fly", "hover", "flutter", "sail", "slide", "roll", "bounce", "drive",
     "fall", "swim", "leave", "enter", "walk", "run", "climb", "spin", "swing", "dive",
     "cross", "sink", "rise", "")
)  # fmt: skip
"""Motions in which a thing goes where it is said to go."""
_GOES = frozenset(
    ("walk", "run", "trot", "gallop", "march", "trudge", "sneak", "crawl", "hop", "skip", "waddle",
     "swim", "sail", "drive", "fly", "float", "drift", "slide", "roll", "cross", "ride", "swing",
     "spin", "dance", "jump", "leap", "tiptoe", "skate", "chase", "follow", *_TAKES)
)  # fmt: skip
"""Motions by which the living go across the picture, nearer or away."""
_WINGED = ("bird", "insect", "dragon")
"""Families of who flies off what bore them."""
_CROSSES = frozenset(
    ("walk", "run", "sail", "drive", "fly", "swim", "slide", "cross", "float", "roll", "crawl",
     "march", "trot", "gallop", "trudge", "sneak", "tiptoe", "hop", "waddle", "skip", "skate")
)  # fmt: skip
"""Motions by which one gets to the other side of something."""
_SEEN_UP, _ENOUGH_UP = 0.16, 0.36
"""Metres, and of its height, that are seen as a way up or down."""
_FAR_UP, _LEAST_UP, _MOST_UP = 0.8, 0.6, 8.0
"""Of its height how far it is taken, and the metres of that at least and at most."""
_ENOUGH, _FAR, _LEAST, _MOST = 0.45, 0.8, 0.6, 30.0
"""The same across, in its lengths."""
_CROSSED = 0.65
"""Of its own length that is gone by who crosses something, at least."""
_BESIDE = 0.75
"""Of the way along, what may be gone aside."""
_SUNK = 0.9
"""Of its height how deep what stands fast comes out of the ground, or goes into it."""
_AT_THE_SURFACE = 0.6
"""Metres over the water up to which somebody is on it."""
_ROOTED = ("building", "plant", "ramp", "hoop")
_HOUSE, _GAP = 1.5, 0.3
"""Metres of how high a house is that is gone past at least, and those that are left before it."""
_OPEN = frozenset(("bridge", "arch", "gate", "tunnel", "hoop", "stairs", "slope", "ring", "door"))
"""Words of kinds that one goes through, under or up."""
_AT_ONCE = 0.3
"""Seconds that one thing may go on after the next has begun."""
_CEILING = 1.6
"""Metres that anything is taken up at most under a ceiling."""


_DOWN_BY = 0.6
"""The share of the time for it after which what was taken up is down again, and lies there."""


@dataclass(frozen=True)
class _Promise:
    """Who is to go which way, and when."""

    name: str
    beat: Beat
    tossed: bool


def hold_ways(
    blocking: Blocking, bodies: Mapping[str, Body], ground: Ground, times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those taken along the ways that the
    words say who do not go there by themselves."""
    found, done = dict(bodies), set[tuple[str, bool]]()
    for promise in _promises(blocking):
        way = _way(promise.beat)
        mark, upright = blocking.marks[promise.name], way in _UPRIGHT
        if mark.film or mark.kept or promise.name not in found:
            continue
        if (promise.name, upright) in done:
            back = _back(found[promise.name], _share(promise.beat, times), way)
            if back is not None:
                _take(promise.name, back, blocking, found)
            continue
        if upright and _on_a_slope(promise.beat.action, blocking):
            continue
        done.add((promise.name, upright))
        share = _share(promise.beat, times)
        slides = any(_on_a_slope(one.action, blocking) and one.action.direction in _UPRIGHT
                     and one.end > promise.beat.start + _AT_ONCE for one in mark.beats)  # fmt: skip
        if not upright and (_is_rooted(mark) or slides):
            continue  # down a slope it goes as the slope leads: the camera stands for it
        measure = _lift if upright else _shift
        off = measure(promise, mark, found[promise.name], share, ground)
        if off is not None:
            _take(promise.name, off, blocking, found)
        aside = None if upright else _before_houses(promise, found, blocking)
        if aside is not None:
            _take(promise.name, aside, blocking, found)
    return found


def _back(body: Body, share: Array, way: str) -> Array | None:
    """The metres (N, 3) by which what was taken up is taken down again, or the other way round: a
    pancake that was flipped lands. None where it goes by itself, or is not told to."""
    if way not in _UPRIGHT or not (share > 0).any():
        return None
    level, first = body.positions[:, 0, 2].astype(np.float64), int(np.argmax(share > 0))
    gone = float(level[first] - level[0])
    if _UPRIGHT[way] * gone > -_SEEN_UP or float(np.ptp(level[first:])) >= _SEEN_UP:
        return None
    off = np.zeros((len(share), 3))
    off[:, 2] = -gone * smooth(np.clip(share / _DOWN_BY, 0.0, 1.0))
    return off


def _take(name: str, off: Array, blocking: Blocking, bodies: dict[str, Body]) -> None:
    for one in together(name, blocking) & set(bodies):
        bodies[one] = _moved(bodies[one], off)


def _before_houses(
    promise: _Promise, bodies: Mapping[str, Body], blocking: Blocking
) -> Array | None:
    """The metres (N, 3) by which something is brought before a house that it would go through: a
    tumbleweed that rolls past a saloon. None where none is in its way."""
    root, action = bodies[promise.name].positions[:, 0].astype(np.float64), promise.beat.action
    tied = {one.b for one in blocking.scene.relations if one.a == promise.name}
    tied |= together(promise.name, blocking)  # a snail bears its lighthouse with it
    for other in blocking.marks.values():
        solid = other.figure.family == "building" and other.figure.height > _HOUSE
        if not solid or other.name in (*tied, action.over):
            continue
        low, high = box_of(bodies[other.name]) if other.name in bodies else (root, root)
        inside = ((root > low) & (root < high))[:, :2].all(axis=1) & (root[:, 2] < high[:, 2])
        if _OPEN & set(other.entity.kind.split("_")) or not inside.any():
            continue
        half = 0.5 * reach(blocking.marks[promise.name].figure)
        off = np.zeros_like(root)
        off[:, 1] = float(low[:, 1].min()) - half - _GAP - float(root[inside, 1].max())
        return off
    return None


def _promises(blocking: Blocking) -> Iterator[_Promise]:
    for mark in blocking.marks.values():
        for beat in mark.beats:
            way = _way(beat)
            if way in _UPRIGHT or way in _LEVEL:
                yield from _promised(beat, mark, blocking)


def _way(beat: Beat) -> str:
    """The way of a beat: the one that is said, or that lies in what is done."""
    return beat.action.direction or _IMPLIED.get(beat.motion, "")


def _promised(beat: Beat, mark: Mark, blocking: Blocking) -> Iterator[_Promise]:
    """Who is to go the way of an action: whoever does it, or what it is done to."""
    action = beat.action
    there = blocking.marks.get(action.target) if action.target != mark.name else None
    if there is not None and beat.motion in _TAKES | _SENDS:
        group = there.entity.group
        for other in blocking.marks.values():
            if other is there or (group and other.entity.group == group):
                yield _Promise(other.name, beat, beat.motion in _TOSSES)
    if (there is None or beat.motion not in _SENDS) and _goes(beat, action, mark):
        yield _Promise(mark.name, beat, False)


def _goes(beat: Beat, action: Action, mark: Mark) -> bool:
    """Whether somebody who does this goes the way that is said with it."""
    if mark.role == "rider":  # a parrot flies off the shoulder that it sat on
        return mark.figure.family in _WINGED and beat.motion == "fly" and beat.action.order > 0
    if mark.role == "held" and mark.name not in action.agents:
        return False
    if mark.role == "held" and beat.motion not in _BORNE_UP:
        return False
    if action.direction == "across" and (action.target == mark.name or beat.motion not in _CROSSES):
        return False
    if _is_rooted(mark) and beat.motion == "fall":
        return False  # a tree that is felled
    if mark.figure.family not in ALIVE:
        return beat.motion in _BY_ITSELF | _TAKES
    if _way(beat) in _UPRIGHT:
        lands = _way(beat) == "down" and bool(action.target) and beat.motion in _BORNE_UP
        falls = _way(beat) == "down" and beat.motion in _BY_THEIR_WEIGHT and not action.side
        return (beat.motion in _AFOOT and not lands) or falls
    return beat.motion in _GOES


def _on_a_slope(action: Action, blocking: Blocking) -> bool:
    """Whether it leads along something that is higher at one end."""
    along = blocking.marks.get(action.over)
    return along is not None and (along.figure.family == "ramp" or _HILL in along.entity.kind)


def _is_rooted(mark: Mark) -> bool:
    """Whether something stands fast: no tumbleweed does."""
    return mark.figure.family in _ROOTED and mark.role not in ("driver", "prop", "floating")


def _share(beat: Beat, times: Array) -> Array:
    """How much of its time is over (N,), 0 to 1."""
    begin = max(beat.start, float(times[0]))
    end = max(min(beat.end, float(times[-1])), begin + 0.6)
    return np.asarray(np.clip((times - begin) / (end - begin), 0.0, 1.0), np.float64)


def _lift(promise: _Promise, mark: Mark, body: Body, share: Array, ground: Ground) -> Array | None:
    """The metres (N, 3) by which something is taken up or down; None where it goes by itself."""
    sign, high = _UPRIGHT[_way(promise.beat)], mark.figure.height
    level = body.positions[:, 0, 2].astype(np.float64) * sign
    if promise.beat.motion == "dive" and not _swims(mark, ground):
        return None  # on land it is a leap
    if float(level.max() - level[0]) >= max(_SEEN_UP, _ENOUGH_UP * high):
        return None
    far = float(np.clip(_FAR_UP * high, _LEAST_UP, _MOST_UP))
    if ground.indoor:
        far = min(far, max(_CEILING, _ENOUGH_UP * high))
    falls = mark.figure.family in ALIVE and promise.beat.motion in _BY_THEIR_WEIGHT
    if falls:
        far = max(far, _DROP) if not ground.indoor else far
    if _is_rooted(mark):  # out of the ground, or into it
        along = smooth(share) - (1.0 if sign > 0 else 0.0)
        far = _SUNK * high
    elif promise.tossed and sign > 0:
        along = np.sin(np.pi * share)
    elif sign > 0:
        along = smooth(share)
    elif not falls and ground.piece.water is not None and float(level.max()) > -_AT_THE_SURFACE:
        along = smooth(share)  # under the water that it is on
    else:  # it comes from above
        along = smooth(share) - 1.0
    off = np.zeros((len(share), 3))
    off[:, 2] = sign * far * along
    if sign > 0 and not promise.tossed:  # it does not sink before it rises
        off[:, 2] += np.maximum.accumulate(level) - level
    return off


def _swims(mark: Mark, ground: Ground) -> bool:
    """Whether somebody who dives does so in water or in the air."""
    wet = ground.piece.water is not None or ground.piece.sky == "water"
    return wet or mark.figure.family in ("bird", "fish", "dragon")


def _shift(promise: _Promise, mark: Mark, body: Body, share: Array, ground: Ground) -> Array | None:
    """The metres (N, 3) by which something is taken across, nearer or away; None where it goes by
    itself."""
    way, long = ground.way_of(promise.beat), reach(mark.figure)
    ahead = np.array([np.cos(way), np.sin(way)])
    root = body.positions[:, 0, :2].astype(np.float64)
    gone = root[-1] - root[0]
    crosses = promise.beat.action.direction == "across"
    along = float(np.linalg.norm(gone)) if crosses else float(gone @ ahead)
    aside = 0.0 if crosses else abs(float(gone @ [-ahead[1], ahead[0]]))
    least = max(0.5 * _LEAST, (_CROSSED if crosses else _ENOUGH) * long)
    if along >= least and aside <= _BESIDE * along:
        return None
    if crosses and along > 0.3 * least:
        ahead = gone / max(along, 1e-6)
    most = max(_MOST, _FAR * long) if crosses else _MOST  # a ship gets to the other side
    far = float(np.clip(_FAR * long, _LEAST, most)) * ahead
    off = np.zeros((len(share), 3))
    late = promise.beat.start > 0.0
    off[:, :2] = (smooth(share) - (0.0 if late else 0.5))[:, None] * (far - gone)
    return off


def together(name: str, blocking: Blocking) -> set[str]:
    """Who goes along with somebody: what is in their hands, on them or in them, and so on."""
    found = {name}
    for _ in range(3):
        found |= {mark.name for mark in blocking.marks.values()
                  if mark.holder in found or mark.mount in found}  # fmt: skip
        found |= {one.a for one in blocking.scene.relations
                  if one.b in found and one.kind in ("on", "in")}  # fmt: skip
    return found


def _moved(body: Body, off: Array) -> Body:
    return replace(body, positions=single(body.positions + off[:, None]))
