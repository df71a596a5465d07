"""The end of what a company played: how everybody and everything stands then."""

import numpy as np

from soracli.stage.company import Company
from soracli.stage.ground import Ground, Spot
from soracli.stage.marks import Mark, rest_height
from soracli.stage.standing import LASTING, Ending, Standing
from soracli.stage.turns import Array, yaw

_LOST = 1.8
"""Times the reach of the set: what rolls farther is out of everybody's sight."""
_UNDER_WAY = 0.4
"""Metres per second."""


def ending_of(company: Company, before: Ending) -> Ending:
    """The state of the set at the last frame; who was not in this scene is as `before`."""
    ending = dict(before)
    marks = company.blocking.marks
    for mark in marks.values():
        ending.pop(mark.name, None)
        if not mark.plays("leave"):
            ending[mark.name] = _standing(company, mark)
    gone = {mark.name for mark in marks.values() if mark.plays("leave")}
    return {name: one for name, one in ending.items() if one.holder not in gone}


def _standing(company: Company, mark: Mark) -> Standing:
    now = company.times[-1:]
    time = float(now[0])
    clock = mark.clock + company.seconds
    broken = company.dealings.broken.get(mark.name)
    pieces = broken.ends() if broken is not None else mark.pieces
    if pieces is not None:
        rotations, positions = pieces
        return Standing(positions[0], 0.0, rotations[0], clock=clock, pieces=pieces)
    if mark.role in ("prop", "held", "floating"):
        position, rotation = company.rest_of(mark)
        holder = company.handling.holder_at(mark.name, time) if company.handling else mark.holder
        if not holder and _is_lost(company, position):
            position, rotation = _brought_back(company, mark, position), np.eye(3)
        facing = float(np.arctan2(rotation[1, 0], rotation[0, 0]))
        side = company.handling.side_at(mark.name, time) if company.handling else ""
        return Standing(position, facing, rotation, holder=holder, side=side, clock=clock)
    if mark.route is None or mark.mount:
        lies = yaw(np.array([mark.heading]))[0] if mark.rotation is None else mark.rotation
        return Standing(mark.position, mark.heading, lies, mount=mark.mount, clock=clock)
    place: Array = mark.route.at(now)[0]
    heading = float(mark.route.heading_at(now)[0])
    posture = _posture(mark, time)
    moving = float(mark.route.speed_at(now)[0]) > _UNDER_WAY
    seat = mark.seat if posture else ""
    return Standing(place, heading, posture=posture, seat=seat, moving=moving, clock=clock)


def _is_lost(company: Company, position: Array) -> bool:
    if company.blocking.wet:
        return False
    away = float(np.hypot(position[0], position[1]))
    return away > _LOST * Ground(company.set_piece).reach or position[2] < -1.0


def _brought_back(company: Company, mark: Mark, position: Array) -> Array:
    """What rolled off the set lies upright at its edge, where nobody stands."""
    ground = Ground(company.set_piece)
    others = [one for one in company.blocking.of("actor", "fixture", "driver") if one is not mark]
    last = company.times[-1:]
    spots = [
        Spot(one.position if one.route is None else one.route.at(last)[0], 0.5) for one in others
    ]
    place = ground.free(position, 0.3, spots)
    return np.array([place[0], place[1], ground.level(place) + rest_height(mark.figure) + 0.01])


def _posture(mark: Mark, time: float) -> str:
    """What one goes on doing after the cut: the posture taken last, unless it is over."""
    taken = [beat for beat in mark.beats if beat.motion in LASTING and beat.start <= time]
    if not taken:
        return ""
    last = max(taken, key=lambda beat: beat.start)
    return last.motion if last.end > time or last.motion == "fall" else ""
