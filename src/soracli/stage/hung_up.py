"""Hung up: what hangs or dangles from something is below it, and off the ground.

A lantern that hangs from a branch was put on the branch, a bat that hangs under an arch sat on the
floor below it. Once all is played, who is said to hang is brought right below what it hangs from;
what it hangs from comes up where it lies on the ground. Bats, sloths and monkeys hang head down.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.breaking_off import breaks_off, fallen, held_still
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single
from soracli.stage.ways_held import together

_VERBS = frozenset(("hang", "dangle", "suspend"))
_MOTIONS = frozenset(("stand", "swing", "hold", "sit", "rock", "look"))
"""First words of verbs, and motions as which they are played."""
_HEAD_DOWN = frozenset(("flying_bat", "koala", "monkey"))
"""Kinds that hang by their feet."""
_TIES = ("on", "under", "near", "in")
_BEARING = frozenset(("building", "furniture", "plant", "ramp", "vehicle", "boat", "hoop", "box"))
"""Families of what other things hang from that are only told to be near it."""
_OFF_GROUND, _STILL = 0.5, 0.35
"""Metres from the ground at least to what hangs, and those that it goes at most who hangs there."""
_FLOATS = ("drifter", "aircraft")
"""Families of what floats over who hangs below it: a jellyfish, a cloud."""
_IN_THE_AIR = 1.1
"""Metres over the ground at which something hangs of which no words say from what."""
_REACH, _UPPER, _SUNK = 0.35, 0.45, 0.03
"""Metres about a spot in which the underside is sought, the share of the height of a thing above
which it is, and how far what hangs goes into it."""
_FRONT = 0.12
"""The share of the depth of a thing, from its front, at which one hangs there to be seen."""
_FLAT = 0.4
"""Of its length how high a beam is at most, of which all hangs below."""
_UPRIGHT = ("wall", "fence", "hedge", "door", "gate", "window", "curtain", "blackboard", "barn",
            "house", "shed", "cabin", "fridge", "wardrobe", "front", "climbing_wall")  # fmt: skip
"""Ends of the kinds on whose front something hangs, and not below them."""
_EYE, _MOST_HIGH, _BEFORE_IT = 1.5, 0.68, 0.005
"""Metres over the ground at which the middle of what hangs on a wall is, the share of the height of
a lower one, and metres that are left before its front."""
_OUT = 0.3
"""Metres by which what hangs on a hook is before what the hook is on."""


def hang_up(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with all that hang below what they hang from."""
    found = dict(bodies)
    hung: dict[str, int] = {}
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if _hangs(one, mark)), None)
        if beat is None or mark.name not in found or mark.film or mark.kept:
            continue
        holder = _hung_from(mark, beat, blocking)
        if holder is None and _stays(found[mark.name]):
            _hang_below_the_sky(mark, blocking, found)
        if holder is not None and holder.name in found and breaks_off(mark):
            still = held_still(found[mark.name])
            _hang(mark, holder, 0, blocking, held := found | {mark.name: still})
            found = held | {mark.name: fallen(held[mark.name], mark, blocking.seconds)}
        elif holder is not None and holder.name in found and _stays(found[mark.name]):
            place = hung[holder.name] = hung.get(holder.name, -1) + 1
            _hang(mark, holder, place, blocking, found)
    return found


def _hang_below_the_sky(mark: Mark, blocking: Blocking, bodies: dict[str, Body]) -> None:
    """Have somebody hang in the air, below what floats over them, if anything does."""
    lift = _IN_THE_AIR - float(box_of(bodies[mark.name])[0][0][2])
    if lift > 0:
        for name in together(mark.name, blocking) & set(bodies):
            bodies[name] = _shifted(bodies[name], np.array([0.0, 0.0, lift]))
    low, high = (side[0] for side in box_of(bodies[mark.name]))
    told = blocking.scene.relations
    for name in (one.a for one in told if one.kind == "above" and one.b == mark.name):
        if name not in bodies or bodies[name].figure.family not in _FLOATS:
            continue
        under, top = (side[0] for side in box_of(bodies[name]))
        goal = np.array([*(0.5 * (low + high))[:2], high[2] + _OFF_GROUND])
        bodies[name] = _shifted(bodies[name], goal - [*(0.5 * (under + top))[:2], under[2]])


def _hangs(beat: Beat, mark: Mark) -> bool:
    verb = beat.action.verb.split()
    able = mark.figure.family != "person" and mark.name in beat.action.agents
    return able and verb[:1] != [] and verb[0] in _VERBS and beat.motion in _MOTIONS


def _hung_from(mark: Mark, beat: Beat, blocking: Blocking) -> Mark | None:
    """What somebody hangs from, by the words."""
    marks = blocking.marks
    told = (
        one.b
        for one in blocking.scene.relations
        if one.a == mark.name
        and one.kind in _TIES
        and (one.kind != "near" or _bears(one.b, blocking))
    )
    names = (*told, beat.action.target, beat.action.over)
    return next((marks[one] for one in names if one in marks and one != mark.name), None)


def _bears(name: str, blocking: Blocking) -> bool:
    """Whether something is such that what is near it may hang from it: no tortoise."""
    return name in blocking.marks and blocking.marks[name].figure.family in _BEARING


def _stays(body: Body) -> bool:
    root = body.positions[:, 0]
    return bool(np.ptp(root[np.isfinite(root).all(axis=1)], axis=0).max() <= _STILL)


def _hang(
    mark: Mark, holder: Mark, place: int, blocking: Blocking, bodies: dict[str, Body]
) -> None:
    """Have somebody hang there, beside those (`place` of them) who hang there already."""
    if mark.entity.kind in _HEAD_DOWN:
        bodies[mark.name] = _head_down(bodies[mark.name])
    if _on_its_front(mark, holder, blocking):
        shift = _to_the_front(bodies[mark.name], bodies[holder.name], place)
        for name in together(mark.name, blocking) & set(bodies):
            bodies[name] = _shifted(bodies[name], shift)
        return
    low, high = (side[0] for side in box_of(bodies[mark.name]))
    tall = float(high[2] - low[2])
    middle = 0.5 * (low + high)
    if mark.entity.group:  # one beside the other, from its middle on
        middle = 0.5 * sum(side[0] for side in box_of(bodies[holder.name]))
    under = _underside(bodies[holder.name], middle)
    lift = max(_OFF_GROUND + tall - float(under[2]), 0.0)
    if lift > 0:  # a branch that lies there
        raised = together(holder.name, blocking) - together(mark.name, blocking)
        for name in raised & set(bodies):
            bodies[name] = _shifted(bodies[name], np.array([0.0, 0.0, lift]))
        under = under + [0.0, 0.0, lift]
    aside = (place + 1) // 2 * (1 if place % 2 else -1) * 1.1 * float(high[0] - low[0])
    goal = under + [aside, 0.0, _SUNK]
    shift = goal - np.array([*(0.5 * (low + high))[:2], high[2]])
    for name in together(mark.name, blocking) & set(bodies):
        bodies[name] = _shifted(bodies[name], shift)


def _on_its_front(mark: Mark, holder: Mark, blocking: Blocking) -> bool:
    """Whether something hangs on a wall: a saw, a painting, a wreath on a door."""
    on_it = any(
        (one.kind, one.a, one.b) == ("on", mark.name, holder.name)
        for one in blocking.scene.relations
    )
    return on_it and holder.entity.kind.endswith(_UPRIGHT)


def _to_the_front(body: Body, wall: Body, place: int) -> Array:
    """How far (3,) something is moved to hang on the front of a wall, at the height of the eye,
    beside the others that hang there."""
    low, high = (side[0] for side in box_of(body))
    back, top = (side[0] for side in box_of(wall))
    middle = 0.5 * (low + high)
    aside = (place + 1) // 2 * (1 if place % 2 else -1) * 1.2 * float(high[0] - low[0])
    within = np.clip(middle[0], back[0] + 0.2 * (top - back)[0], top[0] - 0.2 * (top - back)[0])
    up = back[2] + min(_EYE, _MOST_HIGH * float(top[2] - back[2]))
    front = back[1] - _BEFORE_IT - 0.5 * float(high[1] - low[1])
    return np.asarray(np.array([within + aside, front, up]) - middle)


def _underside(body: Body, near: Array) -> Array:
    """The point (3,) below a thing, in its upper part, that is nearest to somebody at a point."""
    low, high = (side[0] for side in box_of(body))
    spot = np.clip(near, low, high)
    spot[1] = low[1] + _FRONT * (high[1] - low[1])
    points = _skin(body)
    upper = points[points[:, 2] >= low[2] + _UPPER * (high[2] - low[2])]
    if not len(upper):
        return np.array([*spot[:2], low[2]])
    away = np.linalg.norm(upper[:, :2] - spot[:2], axis=1)
    if away.min() > _REACH:  # the long side of a beam, between its corners
        flat = float(high[2] - low[2]) < _FLAT * float((high - low)[:2].max())
        return np.array([*spot[:2], low[2] if flat else float(upper[:, 2].min())])
    best = upper[int(away.argmin())]
    about = upper[np.linalg.norm(upper[:, :2] - best[:2], axis=1) <= _REACH]
    lowest = about[int(about[:, 2].argmin())]
    small = float((high - low).max()) <= _OUT
    out = -0.5 * float(high[1] - low[1]) if small else 0.0
    return np.array([best[0], best[1] + out, lowest[2] if not small else low[2]])


def _skin(body: Body) -> Array:
    """The corners (N, 3) of a thing where they are at first, as if it were in one piece."""
    figure = body.figure
    corners = figure.mesh.vertices.astype(np.float64)
    if not len(corners):
        return body.positions[0, :1].astype(np.float64)
    turn = body.rotations[0, 0].astype(np.float64)
    rest = figure.rig.rest[0].astype(np.float64)
    return np.asarray(body.positions[0, 0] + (corners - rest) @ turn.T)


def _head_down(body: Body) -> Body:
    """A body turned over about its own middle, to the front and back."""
    low, high = box_of(body)
    pivot = (0.5 * (low + high))[:, None]
    ahead = body.rotations[:, 0, :, 0].astype(np.float64) * (1, 1, 0)
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-6)
    over = 2 * np.einsum("ni,nj->nij", ahead, ahead) - np.eye(3)  # half a turn about that way
    lever = body.positions - pivot
    positions = pivot + np.einsum("nij,nkj->nki", over, lever)
    rotations = np.einsum("nij,nkjl->nkil", over, body.rotations)
    return replace(body, positions=single(positions), rotations=single(rotations))


def _shifted(body: Body, by: Array) -> Body:
    return replace(body, positions=single(body.positions + by))
