"""Over the heads of others: many who fly about are each seen by themselves, in a ring over those
below or spread out beside them, and not all in one spot or only for a moment."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, along, clock
from soracli.stage.turns import Array

_RING, _ROOM, _FLAT = 1.6, 1.5, 0.5
"""Of the size of those below how wide the ring is at least; of their own widths the room that each
has on it; and how deep it is of its width, so that the far ones are not lost."""
_ROUNDS = 0.95
"""Of a full turn that each of them flies in a shot."""
_CLEAR, _STEP = 0.5, 0.35
"""Metres over the heads of those below, and of their own widths how much higher every other is."""
_COLUMN, _ROW, _STIRS = 1.5, 1.2, 0.35
"""Of its own width the room that each of a swarm has aside and up, and how far it stirs in it."""


def stays_about(mark: Mark) -> bool:
    """Whether somebody flies about over others: in circles around nothing that is named."""
    rounds = [beat.action for beat in mark.beats if beat.action.direction == "in circles"]
    return bool(rounds) and not any(one.target or one.over for one in rounds)


def ring_over(mark: Mark, company: Sequence[Mark], below: Sequence[Mark], seconds: float) -> Route:
    """The way of one of some who fly about over others, in a shot of world `seconds`."""
    number, count = company.index(mark), len(company)
    middle = np.mean([one.position for one in below], axis=0)
    wide = max(
        float(np.ptp([one.position[0] for one in below])), max(reach(one.figure) for one in below)
    )
    radius = max(0.5 * _RING * wide, _ROOM * mark.figure.width * count / (2 * np.pi), 1.0)
    high = (
        max(one.position[2] + one.figure.height for one in below) + _CLEAR + 0.4 * mark.figure.width
    )
    high += _STEP * mark.figure.width * (number % 2)
    times = clock(seconds)
    angle = 2 * np.pi * (number / count + _ROUNDS * times / max(seconds, 1.0))
    ring = np.stack([np.cos(angle), _FLAT * np.sin(angle), np.zeros(len(times))], -1)
    return along(seconds, middle * (1, 1, 0) + radius * ring + [0.0, 0.0, high])


def in_the_swarm(mark: Mark, swarm: Sequence[Mark], stirs: Array) -> Array:
    """Where one of a swarm is beside its middle, and how it stirs there (N, 3), metres; `stirs`
    (N, 3) is how it would if it were alone."""
    if len(swarm) < 2:
        return stirs
    columns = int(np.ceil(len(swarm) / 2)) if len(swarm) > 3 else len(swarm)
    row, column = divmod(swarm.index(mark), columns)
    wide = mark.figure.width
    spot = np.array([
        (column - 0.5 * (columns - 1)) * _COLUMN + 0.5 * row,
        0.4 * row + 0.2 * (column % 2),
        _ROW * row + 0.4 * (column % 2),
    ])  # fmt: skip
    most = float(np.max(np.abs(stirs))) if len(stirs) else 0.0
    return spot * wide + stirs * min(1.0, _STIRS * wide / max(most, 1e-6))


def carried_by(route: Route, bearer: Route) -> Route:
    """A ring flown over something that moves, kept over it all the time."""
    inside = (route.times >= 0) & (route.times <= route.times[-1] - 1.5)
    middle = 0.5 * (route.position[inside].min(axis=0) + route.position[inside].max(axis=0))
    shift = (bearer.at(route.times) - middle) * (1, 1, 0)
    return replace(route, position=route.position + shift)
