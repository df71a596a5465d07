"""Bouquets: several stems in one vase lean outward, so that each is seen."""

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.turns import pitch, yaw

_SLENDER = 1.5
"""How many times as high as wide a stem is at least."""
_LEANS = 0.5
"""Radians that the outermost of many stems leans."""
_GOLDEN = 2.399963
"""Radians of the golden angle: so turned, neighbours are never behind one another for long."""


def lean_out(stem: Mark, vessel: Mark, before: int, count: int) -> None:
    """Let one of `count` stems in a vessel lean out of it, when `before` of them do already."""
    figure = stem.figure
    slender = figure.height > _SLENDER * max(figure.length, figure.width)
    if count < 2 or not slender or figure.height < vessel.figure.height:
        return
    tilt = _LEANS * np.sqrt((before + 0.5) / count)
    way = _GOLDEN * before
    turn = yaw(np.array([way]))[0]
    stem.rotation = turn @ pitch(np.array([tilt]))[0] @ turn.T
    # its foot stays in the vessel, on the other side of where it looks out
    inside = 0.2 * min(vessel.figure.length, vessel.figure.width) * tilt / _LEANS
    stem.position[:2] = vessel.position[:2] - inside * np.array([np.cos(way), np.sin(way)])
