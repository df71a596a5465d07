"""What four-legged bodies and dragons do with their beats."""

from dataclasses import dataclass

import numpy as np

from soracli.stage import quadruped, winged
from soracli.stage.figure import Rig
from soracli.stage.marks import Mark, carried
from soracli.stage.motions.alike import deed_gesture
from soracli.stage.posing_beasts import lay
from soracli.stage.quadruped import Quadruped
from soracli.stage.route import Footfalls
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred, smooth, turned, window, yaw
from soracli.stage.water import GRAVITY

_HOP, _LANDS = 0.4, 0.12
"""How high a hop goes, in leg lengths, and the seconds between two."""
_CHIN = 0.06
"""Metres over the ground at which a mouth stops."""


@dataclass(eq=False)
class Beast:
    """A four-legged body acted out over N frames: its carriage and footfalls, and its joints.

    `rotations` (N, J, 3, 3) and `positions` (N, J, 3) of the joints; `fire` (N,) of a dragon, 0..1.
    """

    body: Quadruped
    falls: Footfalls
    rotations: Array
    positions: Array
    fire: Array


def act(mark: Mark, times: Array, fps: float, target: Array | None) -> Beast:
    """A beast on its route through its beats.

    `times` (N,) are world seconds, `fps` frames per world second; `target` (N, 3) is what it looks
    at, if anything.
    """
    rig = mark.figure.rig
    assert mark.route is not None
    body, falls = quadruped.locomote(rig, mark.route, times, fps)
    still = 1 - smooth(np.clip(mark.route.speed_at(times) / 0.4, 0, 1))
    _breathe(body, times, still)
    fire = np.zeros(len(times))
    for beat in mark.beats:
        if beat.motion in ("jump", "pounce") and mark.hurdle is not None:
            _leap(body, times, *mark.hurdle)
        elif beat.motion != "talk" or not mark.listens:
            fire = np.maximum(fire, _play(body, rig, beat, times))
    if target is not None:
        _look(body, rig, target, fps)
    rotations, positions = _head_up(mark, body)
    if rig.has("wing.inner.L"):
        rotations, positions = rotations.astype(np.float64), positions.astype(np.float64)
        busy = any(beat.motion in ("fly", "hover") for beat in mark.beats)
        folded = np.full(len(times), 0.0 if busy else 0.55)
        folded = folded - 0.35 * blurred(fire, 0.2 * fps)
        winged.spread_wings(rig, rotations, positions, times, np.clip(folded, 0, 1), 0.85)
    return Beast(body, falls, rotations, positions, fire)


def _head_up(mark: Mark, body: Quadruped) -> tuple[Array, Array]:
    """The pose (rotations, positions), with a head that is let down no further than the ground."""
    rig = mark.figure.rig
    rotations, positions = quadruped.pose(rig, body)
    if "mouth" not in mark.figure.anchors or np.any(body.whole) or mark.plays("swim", "fly"):
        return rotations, positions
    neck = rig.index(next(name for name in rig.names if name.startswith("neck")))
    for _ in range(4):
        mouth = carried(mark.figure, rotations, positions, "mouth")
        far = np.linalg.norm(mouth - positions[:, neck], axis=1)
        deep = np.maximum(body.root[:, 2] + _CHIN - mouth[:, 2], 0.0)
        if deep.max() < 0.01:
            break
        body.neck_turn[:, 1] -= 0.8 * deep / np.maximum(far, 0.1)
        rotations, positions = quadruped.pose(rig, body)
    return rotations, positions


def _breathe(body: Quadruped, times: Array, still: Array) -> None:
    wave = 2 * np.pi * times
    body.neck_turn[:, 1] += 0.03 * np.sin(0.35 * wave) * still
    body.head_turn[:, 2] += 0.22 * np.sin(0.21 * wave + 0.5) * still
    body.head_turn[:, 1] += 0.05 * np.sin(0.3 * wave) * still
    body.tail[:, 1] += 0.28 * still
    body.tail[:, 2] += 0.9 * wave * still


def _play(body: Quadruped, rig: Rig, beat: Beat, times: Array) -> Array:
    """Lay one beat over the body; returns a dragon's fire (N,)."""
    weight = window(times, beat.start, beat.end, 0.35)
    leg = quadruped.leg_length(rig)
    none = np.zeros(len(times))
    gesture = deed_gesture(beat.motion)
    if gesture is not None and not (beat.motion == "talk" and beat.said):
        pace = min(max(beat.action.speed, 0.5), 2.0)
        lay(body, leg, gesture, (times - max(beat.start, 0.0)) * pace, weight, times)
    if beat.motion == "sit":
        body.trunk[:, 2] -= 0.28 * leg * weight
        body.trunk_turn[:, 1] -= 0.62 * weight
        body.neck_turn[:, 1] += 0.45 * weight
        _tuck_hind(body, rig, weight)
    elif beat.motion == "pick_up":
        body.trunk_turn[:, 1] += 0.16 * weight
        body.neck_turn[:, 1] += 1.0 * weight
        body.jaw += 0.12 * weight
    elif beat.motion in ("jump", "bounce", "pounce", "lunge", "skip_rope"):
        _leaps(body, beat, times)
    elif beat.motion == "hop":
        _hops(body, rig, beat, times)
    elif beat.motion == "spin":
        body.heading += 2 * np.pi * 0.7 * np.clip(times - beat.start, 0, beat.end - beat.start)
    elif beat.motion == "talk" and beat.said:
        body.jaw += 0.4 * weight * np.maximum(np.sin(2 * np.pi * 1.6 * times), 0)
        body.neck_turn[:, 1] -= 0.12 * weight
    elif beat.motion in ("fight", "breathe_fire"):
        return _fight(body, rig, beat, times, weight)
    return none


def _fight(body: Quadruped, rig: Rig, beat: Beat, times: Array, weight: Array) -> Array:
    """Rear back and strike forward with the neck; returns the fire (N,) of a dragon's strikes."""
    dragon = rig.has("wing.inner.L")
    period = 2.5 if dragon else 1.5
    part = np.mod((times - max(beat.start, 0.0)) / period + 0.15, 1.0)
    draw = smooth(part / 0.3) * (1 - smooth((part - 0.34) / 0.16))
    strike = smooth((part - 0.36) / 0.14) * (1 - smooth((part - 0.82) / 0.18))
    body.trunk_turn[:, 1] += weight * (-0.16 * draw + 0.05 * strike)
    body.trunk[:, 0] += weight * quadruped.leg_length(rig) * (-0.16 * draw + 0.22 * strike)
    body.neck_turn[:, 1] += weight * (-0.55 * draw + 0.34 * strike)
    body.head_turn[:, 1] += weight * (0.45 * draw - 0.22 * strike)
    body.jaw += weight * (0.12 * draw + 0.5 * strike)
    body.tail[:, 1] += 0.25 * weight
    body.tail[:, 2] += 2 * np.pi * 0.7 * times * weight
    fire = smooth((part - 0.44) / 0.08) * (1 - smooth((part - 0.76) / 0.1))
    return np.asarray(weight * fire * dragon)


def _tuck_hind(body: Quadruped, rig: Rig, weight: Array) -> None:
    for place in (2, 3):
        rest = rig.rest[rig.index(f"{quadruped.LEGS[place]}.paw")].astype(np.float64)
        ahead = rest * (1, 1.25, 0) + np.array([0.35 * quadruped.leg_length(rig), 0, 0])
        target = body.root + turned(yaw(body.heading), ahead)
        body.paws[place] += (target - body.paws[place]) * weight[:, None]


def _leaps(body: Quadruped, beat: Beat, times: Array) -> None:
    """As many leaps as the words say, one after the other."""
    turns = max(beat.action.turns, 1)
    lasts = (beat.end - beat.start) / turns
    for turn in range(turns):
        _leap(body, times, max(beat.start, 0.0) + turn * lasts + 0.35, 0.5)


def _hops(body: Quadruped, rig: Rig, beat: Beat, times: Array) -> None:
    """Hop after hop, as high as a third of a leg."""
    airtime = float(np.sqrt(8 * _HOP * quadruped.leg_length(rig) / GRAVITY))
    every = airtime + _LANDS
    first = max(beat.start, 0.0)
    for number in range(int((min(beat.end, float(times[-1])) - first) / every)):
        _leap(body, times, first + number * every + 0.1, airtime)


def _leap(body: Quadruped, times: Array, takeoff: float, airtime: float) -> None:
    flight = times - takeoff
    inside = (flight > 0) & (flight < airtime)
    height = np.where(inside, 0.5 * GRAVITY * flight * (airtime - flight), 0.0)
    body.root[:, 2] += height
    body.paws[..., 2] += height
    rise = np.where(inside, (airtime / 2 - flight) / airtime, 0.0)
    body.trunk_turn[:, 1] -= 0.7 * rise
    crouch = smooth((flight + 0.3) / 0.2) * smooth(-flight / 0.1)
    body.trunk[:, 2] -= 0.08 * min(2 * airtime, 1.0) * crouch


def _look(body: Quadruped, rig: Rig, target: Array, fps: float) -> None:
    head = rig.rest[rig.index("head")].astype(np.float64)
    local = turned(np.swapaxes(yaw(body.heading), -1, -2), target - body.root) - head
    side = np.clip(np.arctan2(local[:, 1], np.maximum(local[:, 0], 0.2)), -0.9, 0.9)
    down = np.arctan2(-local[:, 2], np.maximum(np.linalg.norm(local[:, :2], axis=1), 0.2))
    turn = blurred(np.stack([side, np.clip(down, -0.6, 0.6)], -1), 0.12 * fps)
    body.neck_turn[:, 2] += 0.55 * turn[:, 0]
    body.head_turn[:, 2] += 0.35 * turn[:, 0]
    body.head_turn[:, 1] += 0.6 * turn[:, 1]
