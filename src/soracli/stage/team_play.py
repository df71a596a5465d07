"""Passes: who plays a ball to whom, where they stand, and where it lies before the first foot."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import HEADINGS, Mark, rest_height
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, turned, yaw

_FOOT = (0.36, -0.055)
"""Where the ball is kicked, before the body and to its left, by its height."""
_KICKS, _STRIKES, _TOOLS = 3.6, 1.3, 4.8
"""Metres between two who kick or throw a ball to each other; between two who strike it, and so many
times the length of what they strike it with more: two at table tennis are nearer."""


@dataclass(frozen=True, eq=False)
class Pass:
    """One of those who play a `ball` (an entity id), and the beat in which they do."""

    ball: str
    player: Mark
    beat: Beat


def passes(marks: Mapping[str, Mark]) -> list[Pass]:
    """Everything that is played to somebody, in order of time; only what is played on."""
    found = [
        Pass(ball, mark, beat)
        for mark in marks.values()
        for beat in mark.beats
        for ball, taker in [_played(beat)]
        if taker != mark.name and taker in marks and ball in marks
        if marks[taker].role == "actor" and marks[ball].role in ("prop", "held")
    ]
    players: dict[str, set[str]] = {}
    for one in found:
        players.setdefault(one.ball, set()).add(one.player.name)
    found.sort(key=lambda one: one.beat.start)
    return [one for one in found if len(players[one.ball]) > 1]


def _played(beat: Beat) -> tuple[str, str]:
    """What a beat plays, and to whom; ("", "") if it plays nothing to anybody."""
    action = beat.action
    if beat.motion in ("kick", "throw"):
        return action.instrument, action.target
    return (action.target, action.over) if beat.motion == "hit" else ("", "")


def place_players(marks: Mapping[str, Mark]) -> None:
    """Those who play a ball to one another stand face to face, or in a half ring that is open to
    the camera; it lies before the first foot."""
    found = passes(marks)
    for ball in dict.fromkeys(one.ball for one in found):
        own = [one for one in found if one.ball == ball]
        names = dict.fromkeys([*(one.player.name for one in own), *map(_taker, own)])
        players = [marks[name] for name in names]
        radius = 0.5 * _apart(own[0], marks) * max(1.0, len(players) / 3)
        for place, mark in enumerate(players):
            turn = np.pi - np.pi * place / (len(players) - 1)
            mark.position = radius * np.array([np.cos(turn), np.sin(turn), 0.0])
            mark.heading = turn - np.pi
        if own[0].beat.motion == "kick":
            marks[ball].position = at_foot(own[0].player, marks[ball].figure)
            marks[ball].holder = own[0].player.name


def _apart(one: Pass, marks: Mapping[str, Mark]) -> float:
    """Metres between two who play with each other."""
    tool = marks.get(one.beat.action.instrument)
    if one.beat.motion != "hit" or tool is None:
        return _KICKS
    return _STRIKES + _TOOLS * tool.figure.longest


def _taker(one: Pass) -> str:
    return _played(one.beat)[1]


def at_foot(mark: Mark, ball: Figure) -> Array:
    """Where a ball lies (3,) that somebody kicks."""
    high = mark.figure.height
    before = np.array([_FOOT[0] * high + 0.4 * ball.height, _FOOT[1] * high, 0.0])
    spot = mark.position + turned(yaw(np.array([mark.heading])), before[None])[0]
    return np.array([spot[0], spot[1], rest_height(ball)])


def place_kickers(marks: Mapping[str, Mark]) -> None:
    """Who kicks a ball to nobody stands with their right foot before it, facing where it goes."""
    passed = {one.ball for one in passes(marks)}
    for mark in marks.values():
        beat = next((one for one in mark.beats if one.motion == "kick"), None)
        ball = marks.get(beat.action.instrument or beat.action.target) if beat else None
        if beat is None or ball is None or ball.role != "prop" or ball.name in passed:
            continue
        mark.heading = HEADINGS.get(beat.action.direction or "", 0.0)
        turn = yaw(np.array([mark.heading]))
        mark.position = turned(turn, np.array([-0.9, 0.0, 0.0]))[0]
        ball.position, ball.holder = at_foot(mark, ball.figure), mark.name
