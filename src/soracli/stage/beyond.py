"""Beyond: what is many times as large as something beside it stands so far off behind that, that
both are seen: a giraffe beyond a bird, a hot-air balloon over the far end of a sheep's meadow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, center
from soracli.stage.portions import Box
from soracli.stage.turns import Array
from soracli.story.scene import Relation, Scene

_LARGER = {"left of": 8.0, "right of": 8.0, "in front of": 14.0, "behind": 14.0, "above": 8.0}
"""How many times as long as the other one something is that stands beyond it, by the relation."""
_WIDE, _NEAR = 4.6, 1.02
"""Of its own lengths how wide the picture is about the small one, and the width of a picture by the
metres to it, of the usual lens."""
_TAKES, _TALL, _SHAPE = 0.5, 0.46, 9 / 16
"""The share of the width and of the height of the picture that the large one takes, and its height
by its width."""
_FARTHEST = 60.0
"""Metres at most that it is off."""
_ASIDE, _UP = 0.42, 0.42
"""The share of the picture's width that they are apart, and of its height, where it is above."""
_LARGE, _LEAST = 2.0, 0.35
"""Metres: what is smaller is beyond nobody; and what is smaller than this is shown as if it were
that large, so that the ground does not fill the picture."""
_OVER = 1.3
"""Of the small one's length how much higher the picture reaches for what towers behind it."""
_STILL = 0.5
"""Of its length that it moves at most: what goes somewhere goes where it was going."""


def set_beyond(blocking: Blocking, ground: Ground) -> None:
    """Move what is so large as far off as it takes, once everybody has a way."""
    told = blocking.scene.relations
    if ground.piece.indoor or len(told) != 1:
        return
    pair = _pair(told[0], blocking.marks)
    if pair is None:
        return
    small, large = pair
    width = _WIDE * max(small.figure.longest, _LEAST)
    off = max(large.figure.longest / _TAKES, large.figure.height / (_TALL * _SHAPE)) / _NEAR
    off = min(off, _FARTHEST)
    here = _middle(small)
    aside, up = _apart(told[0], small)
    goal = here + [0.5 * aside * (width + off * _NEAR), off - width / _NEAR, 0.0]
    if up or large.position[2] > 0.5:  # it is in the air
        lift = (up or 0.1) * _SHAPE * off * _NEAR
        goal[2] = max(here[2] + lift - center(large.figure)[2], 0.5 + float(here[2]))
    else:
        goal[2] = float(large.position[2])
    _move(large, goal)
    large.beyond = small.name


def _pair(one: Relation, marks: Mapping[str, Mark]) -> tuple[Mark, Mark] | None:
    """The small one and the large one of two, if one of them is that much larger."""
    a, b = marks.get(one.a), marks.get(one.b)
    if a is None or b is None or one.kind not in _LARGER or len(marks) > 2:
        return None
    first = one.kind in ("behind", "above") or a.figure.longest > b.figure.longest
    large, small = (a, b) if first else (b, a)
    if large.figure.longest < _LARGE:
        return None
    if large.figure.longest < _LARGER[one.kind] * small.figure.longest or large.kept or small.kept:
        return None
    most = _STILL * large.figure.longest
    still = large.route is None or np.ptp(large.route.position[:, :2], axis=0).max() < most
    loose = not (large.film or large.mount or small.mount or small.holder) and still
    return (small, large) if loose and not _sided(large) and not _sided(small) else None


def _sided(mark: Mark) -> bool:
    return any(beat.action.side or beat.action.target for beat in mark.beats)


def _apart(one: Relation, small: Mark) -> tuple[float, float]:
    """How far to the right, and up, the large one is in the picture, in shares of it."""
    if one.kind == "above":
        return 0.0, _UP
    if one.kind not in ("left of", "right of"):
        return 0.0, 0.0
    right = (one.kind == "right of") != (one.a == small.name)
    return (_ASIDE if right else -_ASIDE), 0.0


def _middle(mark: Mark) -> Array:
    if mark.route is None:
        return mark.position.copy()
    inside = (mark.route.times >= 0) & (mark.route.times <= mark.route.times[-1] - 1.5)
    return np.asarray(mark.route.position[inside].mean(axis=0))


def _move(mark: Mark, goal: Array) -> None:
    shift = goal - mark.position
    mark.position = mark.position + shift
    if mark.route is not None:
        mark.route = replace(mark.route, position=mark.route.position + shift)


def as_seen_beyond(
    scene: Scene, marks: Sequence[Mark], own: Sequence[Box], boxes: Sequence[Box]
) -> list[Box]:
    """The boxes (corners (N, 3)) that the picture has to hold of some marks: for what stands beyond
    somebody one of their size, beside them where it is seen. `own` are all of them, `boxes` as much
    of each as the picture holds else."""
    there = {mark.name: box for mark, box in zip(marks, own, strict=True)}
    found = []
    for mark, box in zip(marks, boxes, strict=True):
        told = next((one for one in scene.relations if mark.name in (one.a, one.b)), None)
        seen = mark.beyond in there
        found.append(_beside(mark, told, there[mark.beyond]) if seen else box)
    return found


def _beside(mark: Mark, one: Relation | None, near: Box) -> Box:
    low, high = near
    size = max(float(np.median((high - low).max(axis=1))), _LEAST)
    if one is None:  # each does something of their own
        return low + [0.0, 0.0, _OVER * size], high + [0.0, 0.0, _OVER * size]
    right = (one.kind == "right of") == (one.a == mark.name)
    if one.kind == "above":
        shift = np.array([0.0, 0.0, _UP * _SHAPE * _WIDE * size])
    elif one.kind in ("left of", "right of"):
        shift = np.array([(_ASIDE if right else -_ASIDE) * _WIDE * size, 0.0, _OVER * size])
    else:
        shift = np.array([0.0, 0.0, _OVER * size])
    return low + shift, high + shift
