"""Butting: an animal runs at something and strikes it with its head, and it slides off."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.marks import HEADINGS, Mark, rest_height
from soracli.stage.route import Route, clock
from soracli.stage.turns import Array, smooth

_BUTTS = ("hit", "collide")
_RUN_UP = 1.8
"""The run-up in lengths of the animal."""
_SLIDES, _STOPS = 2.4, 0.45
"""Metres a second at which what was struck slides off, and the seconds in which it stops."""
_BOUNCES = 0.12
"""How far the animal is thrown back, in its lengths."""
_MOVABLE = 400.0
"""Kilograms from which a thing stays where it is."""
_FOLLOWS = 0.5
"""Seconds that a blow lasts after it was struck."""


def butt(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give every animal that butts something its way through a shot of world `seconds`, and what is
    struck its own; `marks` are by entity id."""
    for mark in marks.values():
        beat = next((one for one in mark.beats if one.motion in _BUTTS), None)
        if beat is None or mark.figure.family not in ANIMALS or mark.role != "actor":
            continue
        others = [beat.action.target, *beat.action.agents]
        other = next((marks[name] for name in others if name in marks and name != mark.name), None)
        if other is None or other.route is not None or mark.route is not None or mark.kept:
            continue
        if other.role in ("held", "rider") or mark.figure.family in ("insect", "fish"):
            continue
        _send(mark, other, max(beat.start, 0.0), seconds)


def _send(mark: Mark, other: Mark, begin: float, seconds: float) -> None:
    beat = next(one for one in mark.beats if one.motion in _BUTTS)
    heading = HEADINGS.get(beat.action.direction or "left to right", 0.0)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    long, times = max(mark.figure.length, 0.1), clock(seconds)
    strikes = min(begin + 1.15, begin + 0.5 * max(seconds - begin, 0.6))
    front = 0.5 * mark.figure.length
    half = 0.5 * (other.figure.length if other.role != "fixture" else other.figure.width)
    gone = np.clip((times - begin) / (strikes - begin), 0.0, 1.0) ** 1.6
    back = _BOUNCES * long * smooth((times - strikes) / 0.3)
    far = _RUN_UP * long * (gone - 1) - back - front - half
    path = far[:, None] * ahead
    mark.route = Route(times, path, np.full(len(times), heading))
    mark.position, mark.heading = path[0].copy(), heading
    if other.role == "fixture":
        other.heading = heading + 0.5 * np.pi
    mark.beats = [
        replace(one, end=min(one.end, strikes + _FOLLOWS)) if one is beat else one
        for one in mark.beats
    ]
    _struck(other, ahead, times, strikes)


def _struck(other: Mark, ahead: Array, times: Array, strikes: float) -> None:
    """What is struck slides off, and comes to rest; what is rooted or heavy stays."""
    light = other.figure.mass < _MOVABLE and other.role in ("prop", "driver")
    high = rest_height(other.figure) if other.role in ("prop", "driver") else other.position[2]
    start = np.array([0.0, 0.0, high])
    other.position = start
    if not light and other.role != "actor":
        return
    speed = _SLIDES if light else 0.5 * _SLIDES
    off = speed * _STOPS * (1 - np.exp(-np.maximum(times - strikes, 0.0) / _STOPS))
    path = start + off[:, None] * ahead
    heading = other.heading if light else float(np.arctan2(-ahead[1], -ahead[0]))
    other.route = Route(times, path, np.full(len(times), heading))
    other.role = "driver" if light else other.role
    other.beats = [
        replace(one, start=max(one.start, strikes)) if one.motion in ("slide", "roll", "fall")
        else one
        for one in other.beats
    ]  # fmt: skip
