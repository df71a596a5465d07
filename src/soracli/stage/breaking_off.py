"""Breaking off: what hangs somewhere first and falls then hangs there until it falls.

An icicle under a gutter, an apple from a branch, a lamp from a beam: physics had them lie below it,
or let them fall from nowhere.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.turns import single
from soracli.stage.water import GRAVITY

_HANGS = ("hang", "dangle", "suspend")
_FALLS = ("fall", "drop", "tip_over")
_THINGS = ("prop", "ball", "box", "furniture", "plant")
"""First words of verbs, motions and families of what breaks off."""
_LATEST = 0.7
"""Of the clip when it falls at the latest: it is seen to lie there."""


def breaks_off(mark: Mark) -> bool:
    """Whether something hangs first and falls later."""
    return mark.figure.family in _THINGS and _falls_at(mark) is not None


def _falls_at(mark: Mark) -> float | None:
    """The world second at which something begins to fall that hangs until then."""
    hangs = [one for one in mark.beats if one.action.verb.split()[:1] and
             one.action.verb.split()[0] in _HANGS]  # fmt: skip
    falls = [one for one in mark.beats if one.motion in _FALLS]
    if not hangs or not falls or falls[0].start <= hangs[0].start:
        return None
    return float(falls[0].start)


def held_still(body: Body) -> Body:
    """A body as it is at first, in all frames, and there from the first one on."""
    first = np.zeros(len(body.visible), int)
    return replace(
        body,
        positions=body.positions[first],
        rotations=body.rotations[first],
        visible=np.ones(len(first), np.bool_),
    )


def fallen(body: Body, mark: Mark, seconds: float) -> Body:
    """A body that hangs still, falling to the ground from when it is told to."""
    begins = min(_falls_at(mark) or 0.0, _LATEST * seconds)
    count = len(body.visible)
    since = np.clip(np.arange(count) / count * seconds - begins, 0.0, None)
    free = max(float(box_of(body)[0][0, 2]), 0.0)
    down = np.minimum(0.5 * GRAVITY * since**2, free)
    by = np.column_stack([np.zeros((count, 2)), -down])
    return replace(body, positions=single(body.positions + by[:, None]))
