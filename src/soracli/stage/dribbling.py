"""A ball that is bounced on the floor from the hand, again and again."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.carriage import Carriage
from soracli.stage.marks import Mark, carried, center
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, mix, window

PERIOD = 0.8
"""Seconds from one bounce to the next: a ball of that height rises for 0.37 s (free fall)."""
_DOWN, _UP = 0.38, 0.84
"""The parts of a period at which the ball meets the floor and is back at the hand."""
_PUSHED = 0.55
"""The share of the way down that the push of the hand gives; the rest is gravity."""
_HAND, _PUMP = np.array([0.50, 0.10, -0.56]), 0.11
"""Where the hand is (arm lengths from the shoulder: forward, outward, up), and how far it pumps."""
_ELBOW = np.array([-0.6, 0.5, -0.5])


def bouncing(mark: Mark) -> Beat | None:
    """The beat in which somebody bounces what is in the hand (None: nobody does)."""
    if mark.figure.family != "person" or not mark.entity.holds:
        return None
    return next((beat for beat in mark.beats if beat.motion == "bounce"), None)


def bounced_by(ball: Mark, marks: Mapping[str, Mark]) -> tuple[Mark, Beat] | None:
    """Who bounces a ball, and in which beat (None: nobody)."""
    holder = marks.get(ball.holder)
    if holder is None or ball.figure.family != "ball" or ball.name not in holder.entity.holds:
        return None
    beat = bouncing(holder)
    return None if beat is None else (holder, beat)


def dribble(carriage: Carriage, beat: Beat, times: Array) -> None:
    """Pump with the right hand, knees bent a little, at world `times` (N,)."""
    weight = window(times, beat.start, beat.end, beat.ease)
    part = _part(beat, times)
    hand = np.tile(_HAND, (len(times), 1))
    hand[:, 2] += _PUMP * np.cos(2 * np.pi * (part - 0.93))
    carriage.hands[1] = mix(carriage.hands[1], hand, weight)
    carriage.elbows[1] = mix(carriage.elbows[1], _ELBOW, weight)
    carriage.chest_turn[:, 1] += 0.2 * weight
    carriage.head_turn[:, 1] -= 0.1 * weight


def dribbled(
    ball: Mark, marks: Mapping[str, Mark], bodies: Mapping[str, Body], times: Array
) -> Array | None:
    """Where a ball is (N, 3) that somebody bounces, world metres (None: nobody does).

    `marks` and `bodies` are by entity id.
    """
    found = bounced_by(ball, marks)
    if found is None or ball.holder not in bodies:
        return None
    holder, beat = found
    body = bodies[holder.name]
    palm = carried(holder.figure, body.rotations, body.positions, "palm.R")
    return ball_path(palm, 0.5 * ball.figure.height, beat, times) - center(ball.figure)


def ball_path(palm: Array, radius: float, beat: Beat, times: Array) -> Array:
    """The middle of the ball (N, 3), world metres, under a palm (N, 3) over a floor at 0."""
    part = _part(beat, times)
    weight = window(times, beat.start, beat.end, beat.ease)
    path = palm - [0.0, 0.0, radius]
    top = path[:, 2]
    falling = np.clip(part / _DOWN, 0, 1)
    rising = np.clip((part - _DOWN) / (_UP - _DOWN), 0, 1)
    fall = 1 - _PUSHED * falling - (1 - _PUSHED) * falling**2
    share = np.where(part < _DOWN, fall, 1 - (1 - rising) ** 2)
    low = radius + (top - radius) * share
    path[:, 2] = low * weight + top * (1 - weight)
    return np.asarray(path)


def bounces(beat: Beat, last: float) -> list[tuple[float, float]]:
    """When the ball meets the floor, and when the hand after it, in world seconds up to `last`."""
    first = int(np.floor((0.0 - beat.start) / PERIOD)) - 1
    found = []
    for number in range(first, int((last - beat.start) / PERIOD) + 1):
        time = beat.start + (number + _DOWN) * PERIOD
        if max(beat.start + beat.ease, 0.0) < time < min(beat.end - beat.ease, last):
            found.append((time, time + (_UP - _DOWN) * PERIOD))
    return found


def _part(beat: Beat, times: Array) -> Array:
    return np.asarray(((times - beat.start) / PERIOD) % 1.0)
