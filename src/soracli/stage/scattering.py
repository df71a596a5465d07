"""Scattering: many who go off at once, every one another way: pigeons, sheep, a crowd."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.pace import pace
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth

_ASUNDER = ("scatter", "disperse")
"""First words of verbs by which many go off to all sides."""
_CLIMBS = 0.7
"""Metres up for each metre away, of those who fly."""
_FLOCK = 0.45
"""Of a circle by how much the ways of one and the next differ at least: nobody alone goes round."""
_FASTEST, _STARTS = 3.2, 0.5
"""Metres a second at most, so that they are still seen, and the seconds to get going."""


_LENGTHS, _LEAST = 7.0, 1.2
"""Of their own lengths, and metres, how far they get."""


def scatter(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give all who scatter in a shot of world `seconds` their ways; `marks` are by entity id."""
    groups: dict[tuple[str, ...], list[tuple[Mark, Beat]]] = {}
    for mark in marks.values():
        for beat in mark.beats:
            free = mark.role == "actor" and mark.route is None and not (mark.kept or mark.film)
            if beat.action.verb.split()[:1] in [[one] for one in _ASUNDER] and free:
                groups.setdefault(beat.action.agents, []).append((mark, beat))
                break
    for group in groups.values():
        middle = np.mean([mark.position for mark, _ in group], axis=0)
        for place, (mark, beat) in enumerate(group):
            _send(mark, beat, _way(mark, middle, place, len(group)), seconds)


def _way(mark: Mark, middle: Array, place: int, count: int) -> float:
    """Which way somebody goes, radians: away from the others, and not into the camera."""
    out = mark.position - middle
    fanned = np.pi * (place + 0.5) / max(count, 2)  # a half circle, from the right to the left
    turn = float(np.arctan2(out[1], out[0])) if np.linalg.norm(out[:2]) > 0.1 else fanned
    return fanned if np.sin(turn) < -_FLOCK else turn


def _send(mark: Mark, beat: Beat, turn: float, seconds: float) -> None:
    times = clock(seconds)
    begin = max(beat.start, 0.3)
    speed = min(max(pace(mark, beat), 0.6 * mark.figure.longest), _FASTEST)
    late = np.maximum(times - begin, 0.0)
    late = np.where(late < _STARTS, smooth(late / _STARTS) * late, late)
    far = max(_LENGTHS * mark.figure.longest, _LEAST)
    gone = far * (1 - np.exp(-speed * late / far))
    up = _CLIMBS if beat.motion == "fly" else 0.0
    way = np.array([np.cos(turn), np.sin(turn), up])
    path = mark.position + gone[:, None] * way
    mark.heading = turn
    mark.route = Route(times, path, np.full(len(times), turn))
