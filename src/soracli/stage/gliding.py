"""Gliding over land: a skateboard or a snowboard with somebody on it, and skates on the ice."""

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.carriage import OUTWARD, Build, Carriage
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark
from soracli.stage.route import Route, straight
from soracli.stage.skating import balance
from soracli.stage.terrain import land_at, up_the_land
from soracli.stage.turns import Array, mix, smooth, turned, yaw

SKATING = ("skate", "ice skate", "ice skating", "figure skate", "figure skating", "roller skate",
           "rollerblade", "inline skate")  # fmt: skip
"""Verbs of somebody who glides on blades, or on rollers."""
SKIING = ("ski", "snow ski", "skiing")
"""Verbs of somebody who goes downhill on skis."""
STROKES = 0.8
"""Strokes a second of somebody who skates; left and right take turns."""
_BOARD, _SKATES = 4.5, 3.2
"""Metres per second of a board and of a skater who is in no hurry."""
_WHEELS = 1.1
"""Metres per second of a robot that rolls: a walking pace."""
_FROM_ABOVE = 14.0
"""Metres beyond the edge of the stage from where one comes down a slope."""
_TURNS = 0.4
"""Turns a second, to both sides, of somebody on skis."""
_SHARE = 0.85
"""The share of the set that one glides across in a shot, so as not to leave it."""
_GLIDES = ("slide", "drive", "roll")
_ON_THE_WAY = ("jump", "axel", "backflip", "somersault", "spin", "wave", "cheer", "look")
"""What one does gliding on, and..."""
_DOWN_AGAIN = ("land", "touch down")
"""... verbs of who comes down and glides on."""
_SIDEWAYS = 1.25
"""Radians by which one stands across a board."""


def glides(mark: Mark) -> bool:
    """Whether it glides over land by itself: a board that slides, or somebody on skates."""
    if any(beat.action.direction in ("in circles", "around") for beat in mark.beats):
        return False  # round and round is a way of its own
    if mark.figure.family == "board":
        return mark.role == "driver" and mark.plays("slide", "drive", "roll")
    return skates(mark)


def skates(mark: Mark) -> bool:
    """Whether somebody skates, and not on a board, or is a robot that rolls."""
    return (
        mark.figure.family == "person"
        and mark.role == "actor"
        and any(
            beat.motion == "slide"
            and (
                beat.action.verb in (*SKATING, *SKIING)
                or "skater" in mark.entity.noun
                or _rolls(mark)
            )
            for beat in mark.beats
        )
    )


def _rolls(mark: Mark) -> bool:
    """Whether somebody goes as they stand: a robot on its wheels."""
    return mark.entity.kind == "robot" and any(
        one.motion == "slide" and one.action.verb.split()[0] in ("roll", "glide", "wheel")
        for one in mark.beats
    )


_BEHIND = 0.9
"""How far who is further off is behind, of what they are aside, so that all are seen."""


def way(mark: Mark, ground: Ground, seconds: float, abreast: float) -> Route:
    """The way of who glides through a shot of world `seconds`, `abreast` metres off the middle."""
    beat = next(beat for beat in mark.beats if beat.motion in ("slide", "drive", "roll"))
    action = beat.action
    downhill = action.direction in ("down", "up") and not mark.kept and not ground.indoor
    heading = _slope(ground) if downhill else ground.way_of(beat)
    own = _WHEELS if _rolls(mark) else _SKATES if mark.figure.family == "person" else _BOARD
    pace = own * float(np.clip(action.speed, 0.4, 2.0))
    half = min(_SHARE * ground.far(heading), 0.5 * pace * seconds)
    speed = 2 * half / max(seconds, 0.1)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    start = -half * ahead + abreast * np.array([-ahead[1], ahead[0], 0.0])
    start = start - _BEHIND * abreast * ahead
    if mark.kept:
        start = mark.position.copy()
    if downhill:  # from the slope that there is at the edge of the set
        speed, up = pace, action.direction == "up"
        far = ground.reach + _FROM_ABOVE - pace * seconds
        start = (min(far, 0.0) + pace * seconds) * -ahead
        heading = heading + np.pi * up
        start = start + pace * seconds * ahead * up
    mark.position, mark.heading = start.copy(), heading
    route = straight(seconds, start, heading, speed, *_span(mark, seconds))
    return up_the_land(route, ground.piece) if downhill else route


def _span(mark: Mark, seconds: float) -> tuple[float, float]:
    """From when to when somebody glides: until they do something that is done standing."""
    glides = [one for one in mark.beats if one.motion in _GLIDES]
    after = [
        one.start
        for one in mark.beats
        if one.start > glides[0].start + 0.1
        and one.motion not in (*_GLIDES, *_ON_THE_WAY)
        and one.action.verb not in _DOWN_AGAIN
    ]
    if glides[-1].end < seconds:  # who stands on it has stopped
        after.append(glides[-1].end)
    begin = glides[0].start if glides[0].start > 0 else -np.inf
    return begin, min(after, default=np.inf) if min(after, default=np.inf) < seconds else np.inf


def _slope(ground: Ground) -> float:
    """The heading, radians, that leads down to the middle of a set from the highest land about it;
    rather across the picture than away from the camera."""
    ways = np.array([0.0, np.pi, 0.35, np.pi - 0.35, -0.35, np.pi + 0.35, -0.8, np.pi + 0.8])
    ahead = np.stack([np.cos(ways), np.sin(ways)], -1)
    points = -(ground.reach + _FROM_ABOVE) * ahead
    high = land_at(ground.piece, points)
    return float(ways[int(np.argmax(np.where(np.isfinite(high), high, -1.0)))])


def glide(mark: Mark, acted: Acted, times: Array) -> None:
    """Lay over somebody's carriage what they do on blades or on skis, at world `times` (N,)."""
    if any(beat.action.verb in SKIING for beat in mark.beats):
        _ski(acted, times)
    elif not _rolls(mark):
        skate(acted, times)


def _ski(acted: Acted, times: Array) -> None:
    """Crouch over both feet, hands ahead with the poles, weight from one ski to the other."""
    carriage, build = acted.carriage, acted.build
    turn = np.sin(2 * np.pi * _TURNS * times)
    carriage.hips[:], carriage.hips_turn[:], carriage.chest_turn[:] = 0.0, 0.0, 0.0
    carriage.hips[:, 2] = -(0.20 + 0.04 * np.cos(4 * np.pi * _TURNS * times)) * build.leg_length
    carriage.hips[:, 0] = -0.06 * build.leg_length
    carriage.hips[:, 1] = 0.07 * build.leg_length * turn
    carriage.whole[:, 0] += 0.16 * turn
    carriage.chest_turn[:, 1], carriage.head_turn[:, 1] = 0.55, -0.42
    for side in (0, 1):
        foot = np.array([0.0, OUTWARD[side] * build.stance, 0.0])
        carriage.soles[side] = carriage.root + turned(yaw(carriage.heading), foot)
        carriage.sole_heading[side], carriage.sole_pitch[side] = carriage.heading, 0.0 * times
        hand = np.array([0.58, 0.22, -0.40])
        carriage.hands[side] = np.tile(hand, (len(times), 1))
    acted.falls = None


def skate(acted: Acted, times: Array) -> None:
    """Lay strokes on blades over the carriage of somebody who moves, at world `times` (N,).

    One leg pushes out and back while the other one carries, knees bent, arms swinging across.
    """
    carriage, build = acted.carriage, acted.build
    phase = STROKES * times
    carriage.hips[:] = 0.0
    carriage.hips_turn[:], carriage.chest_turn[:] = 0.0, 0.0
    carriage.hips[:, 2] = -0.10 * build.leg_length
    carriage.chest_turn[:, 1] = 0.34
    carriage.head_turn[:, 1] -= 0.22
    across = np.cos(np.pi * phase)
    carriage.hips[:, 1] = 0.06 * build.leg_length * across
    carriage.hips_turn[:, 0] = 0.07 * across
    for side in (0, 1):
        _push(carriage, build, (phase + side) % 2.0, side)
    acted.falls = None


def _push(carriage: Carriage, build: Build, own: Array, side: int) -> None:
    """One leg of a skater; `own` (N,) goes from 0 to 1 while it pushes and to 2 while it glides."""
    out = smooth(own / 0.7) * (1 - smooth((own - 0.85) / 0.55))
    lifted = smooth((own - 0.62) / 0.2) * (1 - smooth((own - 1.25) / 0.25))
    offset = np.zeros((len(own), 3))
    offset[:, 0] = -0.42 * build.leg_length * out
    offset[:, 1] = OUTWARD[side] * (0.7 * build.stance + 0.34 * build.leg_length * out)
    offset[:, 2] = 0.10 * build.leg_length * lifted
    carriage.soles[side] = carriage.root + turned(yaw(carriage.heading), offset)
    carriage.sole_heading[side] = carriage.heading + 0.35 * OUTWARD[side] * out
    carriage.sole_pitch[side] = 0.25 * out
    swung = np.stack([0.42 * (1 - 2 * out), 0.10 + 0.22 * out, -0.72 + 0.1 * out], -1)
    other = 1 - side
    carriage.hands[other] = mix(carriage.hands[other], -swung * (1, -1, -1), np.ones(len(own)))


def stand_on_board(
    carriage: Carriage, build: Build, deck: Array, heading: Array, times: Array
) -> None:
    """Stand across a board whose deck is at `deck` (N, 3) and which goes `heading` (N,) radians."""
    carriage.heading = heading - _SIDEWAYS
    carriage.root = deck
    balance(carriage, build, times)
    for side in (0, 1):
        offset = np.array([0.0, OUTWARD[side] * 1.5 * build.stance, 0.0])
        carriage.soles[side] = carriage.root + turned(yaw(carriage.heading), offset)
        carriage.sole_heading[side] = carriage.heading
    carriage.head_turn[:, 2] += 0.9
    carriage.hips[:, 2] -= 0.05 * build.leg_length
