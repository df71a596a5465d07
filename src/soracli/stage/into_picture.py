"""Into the picture: who goes a way of their own and is not seen by the camera, because they are out
of the picture, behind what is larger, or far off, goes past before it.

A snowball flies past those who sled down a hill and not where nobody looks, a kayak glides past on
this side of the trawler and not behind it. Their whole way is shifted, so that it leads where the
words say; nothing that is told of where they are may be lost by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.blocking import Blocking
from soracli.stage.clearance import looks
from soracli.stage.marks import GOING, Mark
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.roll_call import missed, named, pixels
from soracli.stage.told_places import Box, holds
from soracli.stage.turns import Array, normal, single
from soracli.stage.ways_held import together

_ALOFT = frozenset(("fly", "float", "drift", "hover", "flutter"))
"""Motions of who is in the air."""
_GOES = _ALOFT | frozenset((*GOING, "slide", "roll", "sail", "swim", "drive", "fall", "bounce"))
"""Motions of who goes a way."""
_SHARES = (0.16, 0.1, 0.24, 0.06, 0.36, 0.045, 0.03)
"""How large somebody is in the picture, of its width, in the order in which that is tried."""
_PLACES = (0.0, -0.3, 0.3, -0.55, 0.55)
"""Where the middle of a way is, from the middle of the picture to its sides."""
_IN_SIGHT = 0.9
"""Of the half of a picture, within which somebody is in it."""
_ENOUGH = 0.45
"""The share of the frames in which a way is in the picture at least."""
_FEW = 7.0
"""Pixels of a picture 160 wide below which somebody is hardly made out: what is so small may be
behind a wave."""
_APART = 0.05
"""Metres that are between two who pass each other."""
_NEAREST = 0.6
"""Metres from the camera at least."""
_TRIES = 8
"""Places at most that are looked at as the renderer does."""
_FARTHER = 1.05
"""Of how far out others are, how far out one may be where the ground is only flat about them."""


def brought_in(
    spec: TakeSpec,
    blocking: Blocking,
    path: CameraPath,
    bodies: dict[str, Body],
    piece: SetPiece,
) -> dict[str, Body]:
    """The bodies by entity id, with those who go unseen where the camera sees them go."""
    if spec.set_seed is not None or spec.earlier or spec.safe is not None or piece.indoor:
        return bodies
    size, names = (spec.width, spec.height), named(spec.scene, bodies)
    if not any(_is_free(name, spec, blocking, bodies) for name in names):
        return bodies
    absent = missed(names, path, bodies, piece, size)
    for name in _unseen(names, spec, blocking, bodies, path, piece):
        along = together(name, blocking) & set(bodies)
        for tried, by in enumerate(_ways_in(name, along, blocking, path, bodies, piece, size)):
            moved = {one: shifted(bodies[one], by) for one in along}
            found = bodies | moved
            lost = missed(names, path, found, piece, size, (name,))  # it goes by
            if set(lost) <= set(absent) - {name} and still_told(spec, bodies, found):
                bodies, absent = found, lost
                break
            if tried + 1 >= _TRIES:
                break
    return bodies


def _unseen(
    names: tuple[str, ...],
    spec: TakeSpec,
    blocking: Blocking,
    bodies: Mapping[str, Body],
    path: CameraPath,
    piece: SetPiece,
) -> tuple[str, ...]:
    """Those of some who are free to go elsewhere and are not made out while they go."""
    frames, order = looks(len(path.position)), list(bodies)
    seen, _ = pixels(frames, path, list(bodies.values()), piece, (spec.width, spec.height))
    found = []
    for name in names:
        if not _is_free(name, spec, blocking, bodies):
            continue
        going = np.isin(frames, _while_going(blocking.marks[name], bodies[name], blocking.seconds))
        many = seen[going, order.index(name)]
        if len(many) and float(np.median(many)) < _FEW:
            found.append(name)
    return tuple(found)


def _is_free(name: str, spec: TakeSpec, blocking: Blocking, bodies: Mapping[str, Body]) -> bool:
    """Whether somebody goes a way that leads to nobody, and that nobody else has to do with."""
    mark = blocking.marks.get(name)
    if mark is None or mark.kept or mark.film or mark.role in ("held", "rider"):
        return False
    own = [one for one in spec.scene.actions if name in one.agents]
    goes = any(one.motion in _GOES for one in own)
    goes = goes and not any(one.direction in ("in circles", "around") for one in own)
    told = spec.scene.camera
    bound = any(one.target in bodies or one.over in bodies for one in own)
    bound = bound or any(name in (one.target, one.over, one.instrument)
                         for one in spec.scene.actions)  # fmt: skip
    return goes and not bound and name not in (told.eyes, told.on, told.over)


def still_told(spec: TakeSpec, before: Mapping[str, Body], after: Mapping[str, Body]) -> bool:
    """Whether everything that was told of places and held before holds after, too."""
    for one in spec.scene.relations:
        if one.a not in before or one.b not in before:
            continue
        if before[one.a] is after[one.a] and before[one.b] is after[one.b]:
            continue
        was = holds(one.kind, Box.of(before[one.a]), Box.of(before[one.b])).mean()
        now = holds(one.kind, Box.of(after[one.a]), Box.of(after[one.b])).mean()
        if now < was - 0.05:
            return False
    return True


def shifted(body: Body, by: Array) -> Body:
    """A body, some metres (3,) from where it is."""
    return replace(body, positions=single(body.positions + by))


def _ways_in(
    name: str,
    along: set[str],
    blocking: Blocking,
    path: CameraPath,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    size: tuple[int, int],
) -> Iterator[Array]:
    """By how much (3,) somebody could be shifted, the likeliest first."""
    mark, body, box = blocking.marks[name], bodies[name], Box.of(bodies[name])
    frames = _while_going(mark, body, blocking.seconds)
    if not len(frames):
        return
    others = {one: Box.of(bodies[one]) for one in bodies
              if one not in along and one in blocking.marks
              and not (blocking.marks[one].beyond or _is_ground(blocking.marks[one]))}  # fmt: skip
    middle = box.middle[frames].mean(axis=0)
    at = int(frames[len(frames) // 2])
    aloft = any(beat.motion in _ALOFT for beat in mark.beats)
    for spot in spots_seen(path, at, (_SHARES, _PLACES), body.figure.longest, size):
        by = spot - middle if aloft else (spot - middle) * (1, 1, 0)
        if not _on_the_ground(by, box, others, piece, aloft):
            continue
        there = box.moved(np.tile(by, (len(box.low), 1)))
        if is_clear(path, there, others, frames, size):
            yield by


def _is_ground(mark: Mark) -> bool:
    """Whether something is what one goes on: the box of a slope is no wall."""
    return mark.figure.family == "ramp" or mark.entity.kind.endswith(("slope", "dune", "mound"))


def _while_going(mark: Mark, body: Body, seconds: float) -> Array:
    """The frames in which somebody goes and is there, of those that are looked at."""
    count = len(body.visible)
    frames = np.unique(np.concatenate([looks(count), np.arange(0, count, 4)]))
    times = frames / max(count - 1, 1) * seconds
    going = np.zeros(len(frames), np.bool_)
    for beat in mark.beats:
        if beat.motion in _GOES:
            going |= (times >= beat.start) & (times <= beat.end)
    going &= body.visible[frames]
    return np.asarray(frames[going])


def axes_at(path: CameraPath, frame: int) -> tuple[Array, Array, Array]:
    """Ahead of a camera, to its right and up (3,) at a frame."""
    ahead = normal((path.target[frame] - path.position[frame]).astype(np.float64)[None])[0]
    right = normal(np.cross(ahead, path.up[frame].astype(np.float64))[None])[0]
    return ahead, right, np.cross(right, ahead)


def seen_at(
    path: CameraPath, frame: int, share: float, place: float, longest: float, size: tuple[int, int]
) -> Array | None:
    """The spot (3,) at which what is some metres long at most is so large in the picture, so far
    aside; None where that is too near."""
    ahead, right, _ = axes_at(path, frame)
    half = np.tan(np.radians(float(path.fov[frame])) / 2) * size[0] / size[1]
    deep = 0.5 * longest / (share * half)
    if deep < max(_NEAREST, 0.8 * longest):
        return None
    aside = place * half * deep
    return np.asarray(path.position[frame] + deep * ahead + aside * right)


def spots_seen(
    path: CameraPath,
    frame: int,
    tries: tuple[Sequence[float], Sequence[float]],
    longest: float,
    size: tuple[int, int],
) -> Iterator[Array]:
    """The spots (3,) of `seen_at`, for all shares and, for each, all places; `tries` are both."""
    shares, places = tries
    for share in shares:
        for place in places:
            spot = seen_at(path, frame, share, place, longest, size)
            if spot is not None:
                yield spot


def _on_the_ground(
    by: Array, box: Box, others: Mapping[str, Box], piece: SetPiece, aloft: bool
) -> bool:
    """Whether the ground there is as high as where somebody was."""
    spots = (box.root + by)[:, :2]
    if aloft:
        return bool((box.low[:, 2] + by[2]).min() > (0.0 if piece.water is None else 0.1))
    if piece.water is not None:
        return piece.water.shore is None and piece.reach <= 0
    out = max((float(np.linalg.norm(one.root[:, :2], axis=1).max()) for one in others.values()),
              default=0.0)  # fmt: skip
    return float(np.linalg.norm(spots, axis=1).max()) <= max(piece.reach, _FARTHER * out)


def in_sight(path: CameraPath, box: Box, frames: Array, size: tuple[int, int]) -> float:
    """The share of the frames in which the middle of somebody is well within the picture."""
    inside = 0
    for frame in frames:
        ahead, right, up = axes_at(path, int(frame))
        way = box.middle[frame] - path.position[frame]
        deep = float(way @ ahead)
        half = np.tan(np.radians(float(path.fov[frame])) / 2) * max(deep, 1e-6)
        wide = _IN_SIGHT * half * size[0] / size[1]
        inside += deep > 0 and abs(way @ right) < wide and abs(way @ up) < _IN_SIGHT * half
    return inside / len(frames)


def is_clear(
    path: CameraPath,
    box: Box,
    others: Mapping[str, Box],
    frames: Array,
    size: tuple[int, int],
    enough: float = _ENOUGH,
) -> bool:
    """Whether somebody would be seen in `enough` of the frames where they are put, and be in
    nobody's way."""
    return in_sight(path, box, frames, size) >= enough and not touches(box, others, frames)


def may_move(spec: TakeSpec, piece: SetPiece) -> bool:
    """Whether those who stay where they are may stand elsewhere for this one picture: no other
    shot or shape of it shows them, and there is no water for them to stand in."""
    goes_on = spec.set_seed is not None or bool(spec.earlier) or spec.safe is not None
    return not goes_on and piece.water is None


def touches(box: Box, others: Mapping[str, Box], frames: Array) -> bool:
    """Whether somebody would go through another one."""
    for other in others.values():
        apart = (box.low[frames] > other.high[frames] + _APART) | (
            other.low[frames] > box.high[frames] + _APART
        )
        if not apart.any(axis=1).all():
            return True
    return False
