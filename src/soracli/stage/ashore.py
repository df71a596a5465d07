"""Ashore: who is on foot stands on a landing stage while boats, fish and swimmers are on the water
before it: a girl watches her paper boat, a man on the quay waves to a ferry."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark
from soracli.stage.performance import SetPiece
from soracli.story.scene import Scene

_ON_WATER = ("boat", "board", "fish")
"""Families that are on the water or in it."""
_ON_FOOT = ("person", "quadruped")
_ROWING = (["row"], ["paddle"], ["pole"], ["punt"])
"""First words of what somebody does in something that floats, whatever that is."""
_PERFORMING = (["balance"], ["juggle"], ["clap"], ["applaud"], ["wave"])
"""What a seal does on the edge of a pool, and not in it."""
_BATHING = frozenset(
    ("swim", "backstroke", "sail", "float", "float_on_back", "drift", "dive", "surf", "row", "wade",
     "paddle", "sink", "splash", "ride", "drive", "drown", "balance", "skate", "ski", "leap", "fly",
     "jump", "bathe", "climb")
)  # fmt: skip
"""Motions of those who are in the water, on something that floats, or about to be."""
_TOGETHER = ("on", "in", "inside", "under", "around", "above")
"""Relations of those who are on the water with what is on it."""
_CLEAR, _EDGE = 0.7, 0.45
"""Metres of open water before the landing stage, and from its edge that one keeps."""


def stands_by(scene: Scene, families: Mapping[str, str]) -> bool:
    """Whether somebody is on foot while others are on the water, by entity id what family each
    one is of."""
    return any(_dry(name, scene, families) for name in families)


def _dry(name: str, scene: Scene, families: Mapping[str, str]) -> bool:
    """Whether somebody is on foot: neither in the water nor on what floats on it."""
    own = [one for one in scene.actions if name in one.agents]
    if any(one.verb.split()[:1] in _ROWING for one in own):
        return False  # in a bathtub, a nutshell or a pumpkin
    performs = any(one.verb.split()[:1] in _PERFORMING for one in own)
    if families.get(name) not in _ON_FOOT and not (performs and families.get(name) == "creature"):
        return False
    for one in scene.relations:
        other = one.b if one.a == name else one.a if one.b == name else ""
        if one.kind in _TOGETHER and families.get(other, "") in _ON_WATER:
            return False
    return not any(one.motion in _BATHING or _boards(one.over, families) for one in own)


def _boards(over: str, families: Mapping[str, str]) -> bool:
    return families.get(over, "") in _ON_WATER


def keep_ashore(blocking: Blocking, piece: SetPiece) -> None:
    """Put who is on foot on the landing stage of a set; where there is none all stay."""
    if piece.landing is None:
        return
    back, edge = piece.landing
    out = float(np.sign(edge - back))
    for mark in _on_foot(blocking):
        room = max(_EDGE, _half(mark) + 0.15)
        low, high = sorted((0.5 * (back + edge), edge - out * room))
        y = min(max(float(mark.position[1]), low), high)
        mark.position = np.array([mark.position[0], y, mark.position[2]])


def push_off(blocking: Blocking, piece: SetPiece) -> None:
    """Move what is on the water off the landing stage of a set, once everybody has a way."""
    if piece.landing is None:
        return
    back, edge = piece.landing
    dry = _on_foot(blocking)
    for mark in blocking.marks.values():
        if mark not in dry and not mark.holder and not mark.mount and _bathes(mark):
            _move_out(mark, edge, float(np.sign(edge - back)))


def _on_foot(blocking: Blocking) -> list[Mark]:
    families = {mark.name: mark.figure.family for mark in blocking.marks.values()}
    return [
        mark
        for mark in blocking.marks.values()
        if not mark.mount and _dry(mark.name, blocking.scene, families)
    ]


def _bathes(mark: Mark) -> bool:
    return mark.figure.family in _ON_WATER or mark.plays(*_BATHING) or mark.role == "floating"


def _move_out(mark: Mark, edge: float, out: float) -> None:
    """Move somebody out on the water from an `edge` (y, metres), `out` (1 or -1) along y, as far as
    their own depth asks."""
    half = _half(mark)
    way = mark.position[None] if mark.route is None else mark.route.position
    nearest = float((way[:, 1] * out).min())
    shift = np.array([0.0, out * max(edge * out + _CLEAR + half - nearest, 0.0), 0.0])
    mark.position = mark.position + shift
    if mark.route is not None:
        mark.route = replace(mark.route, position=mark.route.position + shift)


def _half(mark: Mark) -> float:
    """Half the room along y that somebody takes, metres."""
    along = abs(float(np.cos(mark.heading)))
    return 0.5 * (mark.figure.width * along + mark.figure.length * (1 - along))
