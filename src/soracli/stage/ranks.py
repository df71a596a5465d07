"""Ranks: two hosts that go at each other stand in ranks on either side, and meet in the middle.

Each of two who meet has a way of its own (`meeting`). Of two dozen that gave one long line; a host
is as deep as it is wide, and all of it comes from one side.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.marks import GOING, Mark
from soracli.stage.route import straight

_HOST = 3
"""How many a host has at least."""
_FILES = 4
"""How many stand side by side in a rank, at most."""
_ABREAST, _DEEP = 1.35, 1.7
"""Metres between two side by side, and between two ranks, of who is a metre long at most."""
_GAP = 1.2
"""Metres between the first ranks once they have met."""
_RUN, _WALK = 2.8, 1.1
"""Metres a second of who charges, and of who marches."""
_STANDS, _LONGEST = 0.9, 2.5
"""Seconds in which they stand before each other in the end, and that they come at most."""
_SWERVE = 0.35
"""Metres by which one in a rank is out of line, and seconds by which they set off later."""
_WALKS = ("walk", "march", "trudge")


def form_ranks(blocking: Blocking) -> None:
    """Give any two hosts, of which one at least goes at the other, their sides and ways."""
    if blocking.wet:
        return
    for comers, others in _hosts(blocking):
        side = comers[0].beats[0].action.direction == "right to left"
        chance = np.random.default_rng(len(comers) * 31 + len(others))
        back = all(_goes(one) for one in others)
        _come(comers, 1.0 if side else -1.0, blocking.seconds, chance, True)
        _come(others, -1.0 if side else 1.0, blocking.seconds, chance, back)


def _hosts(blocking: Blocking) -> Iterator[tuple[list[Mark], list[Mark]]]:
    """Every two groups of which all of one go at all of the other, each pair once."""
    marks = [one for one in blocking.marks.values() if _is_free(one)]
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.entity.group, []).append(mark)
    groups = {name: all_of for name, all_of in groups.items() if name and len(all_of) >= _HOST}
    done: set[str] = set()
    for name, comers in groups.items():
        aims = [blocking.marks.get(one.beats[0].action.target) for one in comers if _goes(one)]
        named = {aim.entity.group for aim in aims if aim is not None}
        other = next(iter(named), "")
        if len(aims) < len(comers) or len(named) > 1 or other == name or other not in groups:
            continue
        if not {name, other} & done:
            done |= {name, other}
            yield comers, groups[other]


def _is_free(mark: Mark) -> bool:
    free = not (mark.film or mark.kept or mark.mount or mark.on_the_wing)
    return free and mark.role == "actor" and mark.figure.family in ALIVE


def _goes(mark: Mark) -> bool:
    """Whether the first that somebody does is to go somewhere, over no set way."""
    return bool(mark.beats) and mark.beats[0].motion in GOING and not mark.beats[0].action.over


def _come(
    host: Sequence[Mark], side: float, seconds: float, chance: np.random.Generator, comes: bool
) -> None:
    """Let a host come from a side (-1: the left) and stop before the middle; or stand there."""
    files = min(_FILES, len(host))
    for place, mark in enumerate(host):
        long = max(mark.figure.length, 1.0)
        rank, file = divmod(place, files)
        out_of_line = chance.uniform(-_SWERVE, _SWERVE, 2)
        depth = 0.5 * _GAP + 0.5 * mark.figure.length + rank * _DEEP * long
        end = np.array([side * depth, (file - 0.5 * (files - 1)) * _ABREAST * long, 0.0])
        end[:2] += out_of_line
        begin = max(mark.beats[0].start, min(0.2 * seconds, 0.9)) if comes else 0.0
        begin = begin + 0.6 * abs(float(out_of_line[0])) if comes else begin
        pace = _WALK if comes and mark.beats[0].motion in _WALKS else _RUN
        until = max(seconds - _STANDS, begin + 1.0)
        lasts = min(until - begin, _LONGEST) if comes else 0.0
        end[2] = mark.position[2]
        start = end + np.array([side * pace * lasts, 0.0, 0.0])
        mark.position, mark.heading = start, 0.0 if side < 0 else np.pi
        mark.route = straight(seconds, start, mark.heading, pace if comes else 0.0,
                              begin, begin + max(lasts, 0.01))  # fmt: skip
