"""Sheets: a letter, a newspaper or a book is held by its lower edge, and up before the eyes to be
read: then its cover is seen."""

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.turns import Array, pitch, window, yaw

_THIN, _LARGEST = 0.1, 0.5
"""Of its shorter side the thickness of a sheet, and the metres of its longer one, at most."""
_BOUND = frozenset(("book", "notebook", "magazine"))
"""Kinds of what has many pages."""
_HELD, _READ = 0.3, 0.85
"""Radians that the far edge is raised by, in the hand and before the eyes."""
_IN, _UP = 0.012, 0.1
"""Metres from the side edge to the palm, and of its depth from the lower edge to it."""


def is_sheet(mark: Mark) -> bool:
    """Whether a thing is a sheet of something."""
    figure = mark.figure
    thin = figure.height <= _THIN * min(figure.length, figure.width)
    return figure.family == "box" and thin and reach(figure) <= _LARGEST


def is_bound(mark: Mark, holder: Mark) -> bool:
    """Whether a thing is a book that its holder reads."""
    return mark.entity.kind in _BOUND and holder.plays("read")


def is_read(holder: Mark, times: Array) -> Array:
    """How much of a reader somebody is at world seconds (N,), 0..1."""
    share = np.zeros(len(times))
    for beat in holder.beats:
        if beat.motion == "read":
            share = np.maximum(share, window(times, beat.start, beat.end, beat.ease))
    return share


def in_hand(
    mark: Mark, holder: Mark, side: str, upright: Array, times: Array
) -> tuple[Array, Array]:
    """Where a sheet is held (3,), in its body frame, and how it lies (N, 3, 3).

    Its lines run across before its holder, who faces along `upright` (N, 3, 3); its `side` edge is
    in the hand of that side.
    """
    raised = _HELD + (_READ - _HELD) * is_read(holder, times)
    lies = upright @ pitch(-raised) @ yaw(np.full(len(times), -np.pi / 2))
    skin = mark.figure.mesh.vertices
    low, high = skin.min(axis=0), skin.max(axis=0)
    across = high[0] - _IN if side == "R" else low[0] + _IN
    point = np.array([across, low[1] + _UP * (high[1] - low[1]), (low[2] + high[2]) / 2])
    return point, lies
