"""Four-legged locomotion: standing, walking, trotting and galloping along a route.

The same rig carries a dragon, whose wings and longer neck are moved by `winged`.
"""

from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.route import Footfalls, Gait, Route, footfalls
from soracli.stage.turns import (
    Array,
    bend_point,
    blurred,
    euler,
    pitch,
    reached,
    single,
    smooth,
    swing,
    turned,
    yaw,
)

LEGS = ("fore.L", "fore.R", "hind.L", "hind.R")
_PARTS = ("upper", "lower", "pastern", "paw")
_STRIDE = 1.26
"""A walking stride in leg lengths: 2.4 Fr^0.34 at Fr = 0.15 (Alexander and Jayes 1983, mammals)."""


@dataclass(eq=False)
class Quadruped:
    """How a four-legged body carries itself through N frames, metres and radians.

    `root` (N, 3), `heading` (N,), `whole` (N, 3) turn about the root; `trunk` (N, 3) offset and
    `trunk_turn` (N, 3) roll, pitch, yaw of the body; `arch` (N,) bend of the back (positive
    gathers); `neck_turn`, `head_turn` (N, 3); `paws` (4, N, 3) world points of the paw soles, in
    the order of `LEGS`; `paw_pitch` (4, N); `tail` (N, 3) pitch, yaw and wag phase; `jaw` (N,).
    """

    root: Array
    heading: Array
    whole: Array
    trunk: Array
    trunk_turn: Array
    arch: Array
    neck_turn: Array
    head_turn: Array
    paws: Array
    paw_pitch: Array
    tail: Array
    jaw: Array


def leg_length(rig: Rig) -> float:
    """Hip to paw in metres, at rest."""
    return float(rig.rest[rig.index("hind.L.upper")][2])


def usual_speeds(rig: Rig) -> tuple[float, float, float]:
    """Walk, trot and gallop in metres per second (Froude numbers 0.15, 1.1 and 4.5)."""
    scale = np.sqrt(9.81 * leg_length(rig))
    return 0.39 * float(scale), 1.05 * float(scale), 2.1 * float(scale)


def gait(rig: Rig, speed: float) -> tuple[str, Gait, float]:
    """The gait for a speed in metres per second: its name, its timing and its usual speed.

    A walk moves the feet one after the other (lateral sequence), a trot in diagonal pairs, a gallop
    hind pair then fore pair with a moment in the air.
    """
    walk, trot, gallop = usual_speeds(rig)
    leg = leg_length(rig)
    quick = float(np.sqrt(0.6 / leg))
    if speed < 0.5 * (walk + trot):
        shorter = min(leg, float(rig.rest[rig.index("fore.L.upper")][2]))
        steps = walk / (_STRIDE * shorter)
        return "walk", Gait(steps, 0.64, (0.25, 0.75, 0.0, 0.5), 0.14 * leg), walk
    if speed < 0.45 * (trot + gallop):
        return "trot", Gait(1.5 * quick, 0.44, (0.0, 0.5, 0.5, 0.0), 0.2 * leg), trot
    return "gallop", Gait(1.75 * quick, 0.27, (0.50, 0.62, 0.0, 0.11), 0.3 * leg), gallop


def locomote(rig: Rig, route: Route, times: Array, fps: float) -> tuple[Quadruped, Footfalls]:
    """The body following a route, and its footfalls.

    `times` (N,) are world seconds, `fps` frames per world second.
    """
    count = len(times)
    rest = rig.rest.astype(np.float64)
    name, way, usual = gait(rig, float(np.percentile(route.speed, 80)))
    offsets = np.stack([rest[rig.index(f"{leg}.paw")] * (1, 0.8, 0) for leg in LEGS])
    # under a moving body the feet land where the leg hangs: half way between shoulder and rest
    falls = replace(footfalls(route, way, offsets, times, usual), gait=name)
    effort = np.clip(route.speed_at(times) / usual, 0, 1.2)
    zero = np.zeros((count, 3))
    body = Quadruped(
        root=route.at(times),
        heading=route.heading_at(times),
        whole=zero.copy(),
        trunk=zero.copy(),
        trunk_turn=zero.copy(),
        arch=np.zeros(count),
        neck_turn=zero.copy(),
        head_turn=zero.copy(),
        paws=falls.position,
        paw_pitch=np.zeros((4, count)),
        tail=zero.copy(),
        jaw=np.zeros(count),
    )
    body.paw_pitch = _paw_roll(falls)
    body.paws[..., 2] += _over_the_toes(rig, body.paw_pitch)
    _carry(body, rig, name, falls.phase, effort)
    _lower_to_reach(body, rig, falls, fps)
    return body, falls


def _paw_roll(falls: Footfalls) -> Array:
    """Paws fold back while they swing."""
    swing_part = np.nan_to_num(falls.swing, nan=0.0)
    stance = np.nan_to_num(falls.stance, nan=0.0)
    leave = 0.6 * smooth((stance - 0.7) / 0.3) * ~np.isnan(falls.stance)
    fold = (0.6 + 0.9 * np.sin(np.pi * np.clip(swing_part * 1.3, 0, 1))) * (
        1 - smooth((swing_part - 0.55) / 0.4)
    )
    effort = np.clip(falls.stride / 0.5, 0, 1)
    return np.asarray(np.where(np.isnan(falls.stance), fold, leave) * effort, np.float64)


def _over_the_toes(rig: Rig, folded: Array) -> Array:
    """How far the paws (4, N) rise as they roll over their toes, metres: the toes stay outside the
    ground. They are about half again as long as the ankle is high."""
    high = np.array([rig.rest[rig.index(f"{leg}.paw")][2] for leg in LEGS], np.float64)
    return np.asarray(1.5 * high[:, None] * np.sin(0.7 * folded), np.float64)


def _carry(body: Quadruped, rig: Rig, name: str, phase: Array, effort: Array) -> None:
    leg = leg_length(rig)
    turn = 2 * np.pi * phase
    gain = np.minimum(effort, 1)
    if name == "gallop":
        # gathered (back arched) as the hind feet swing under, stretched as they push off
        gather = np.cos(turn + 0.9)
        body.arch = 0.30 * min(1.0, 0.55 / leg) * gain * gather
        body.trunk[:, 2] = leg * gain * (-0.10 + 0.07 * np.cos(turn - 2.1 + np.pi))
        body.trunk_turn[:, 1] = 0.11 * gain * np.sin(turn - 0.5)
        body.neck_turn[:, 1] = gain * (0.42 - 0.13 * np.sin(turn - 0.2))
        body.head_turn[:, 1] = gain * (-0.34 + 0.08 * np.sin(turn - 0.2))
        body.tail[:, 0] = gain * (-0.35 + 0.25 * np.sin(turn + 0.6))
    elif name == "trot":
        body.trunk[:, 2] = leg * gain * (-0.05 + 0.03 * np.cos(2 * turn))
        body.neck_turn[:, 1] = 0.05 * gain * np.cos(2 * turn)
        body.tail[:, 0] = -0.1 * gain
    else:
        body.trunk[:, 2] = leg * gain * (-0.035 + 0.012 * np.cos(2 * turn))
        body.trunk_turn[:, 0] = 0.035 * gain * np.sin(turn)
        body.trunk_turn[:, 2] = 0.045 * gain * np.cos(turn)
        body.neck_turn[:, 1] = 0.05 * gain * np.cos(2 * turn + 0.8)
    body.tail[:, 1] = 0.15 * np.sin(turn)


def _lower_to_reach(body: Quadruped, rig: Rig, falls: Footfalls, fps: float) -> None:
    """Sink the trunk where a standing leg could not reach its footfall."""
    rest = rig.rest.astype(np.float64)
    forward = np.stack([np.cos(body.heading), np.sin(body.heading)], axis=-1)
    room = np.full(len(body.heading), np.inf)
    for leg in range(4):
        joint = rest[rig.index(f"{LEGS[leg]}.upper")]
        upper, lower, paw = _lengths(rig, LEGS[leg])
        length = 0.985 * (upper + lower) + 0.9 * paw
        ahead = np.sum((body.paws[leg][:, :2] - body.root[:, :2]) * forward, axis=1) - joint[0]
        reach = np.sqrt(np.maximum(length**2 - ahead**2, (0.5 * length) ** 2)) - joint[2]
        room = np.where(~np.isnan(falls.stance[leg]), np.minimum(room, reach), room)
    sink = np.minimum(body.trunk[:, 2], np.where(np.isfinite(room), room, body.trunk[:, 2]))
    body.trunk[:, 2] = blurred(sink, 0.03 * fps)


def _lengths(rig: Rig, leg: str) -> tuple[float, float, float]:
    points = [rig.rest[rig.index(f"{leg}.{part}")].astype(np.float64) for part in _PARTS]
    gaps = [float(np.linalg.norm(b - a)) for a, b in zip(points, points[1:], strict=False)]
    return gaps[0], gaps[1], gaps[2]


def pose(rig: Rig, body: Quadruped) -> tuple[Array, Array]:
    """Rotations (N, J, 3, 3) and positions (N, J, 3) of every joint, single precision."""
    count = len(body.heading)
    rotations = np.tile(np.eye(3), (count, len(rig.names), 1, 1))
    positions = np.zeros((count, len(rig.names), 3))
    _spine(rig, body, rotations, positions)
    for place, leg in enumerate(LEGS):
        _leg(rig, body, place, leg, rotations, positions)
    _follow(rig, rotations, positions)
    if np.any(body.whole):
        tilt = euler(body.whole)
        positions = np.einsum("nij,nkj->nki", tilt, positions - body.root[:, None])
        positions = positions + body.root[:, None]
        rotations = tilt[:, None] @ rotations
    return single(rotations), single(positions)


def _spine(rig: Rig, body: Quadruped, rotations: Array, positions: Array) -> None:
    """Place trunk, neck, head and tail.

    Pelvis and chest turn against each other about the middle of the back, so both stay as high.
    """
    rest = rig.rest.astype(np.float64)
    middle = (rest[rig.index("pelvis")] + rest[rig.index("chest")]) / 2
    facing = yaw(body.heading)
    trunk = facing @ euler(body.trunk_turn)
    center = body.root + turned(facing, body.trunk + middle)
    zero = np.zeros(len(body.arch))
    bend = {
        "pelvis": euler(np.stack([zero, -body.arch, zero], -1)),
        "spine": euler(np.stack([zero, zero, zero], -1)),
        "chest": euler(np.stack([zero, body.arch * 0.6, zero], -1)),
    }
    for name, turn in bend.items():
        joint = rig.index(name)
        rotations[:, joint] = trunk @ turn
        positions[:, joint] = center + turned(rotations[:, joint], rest[joint] - middle)
        positions[:, joint, 2] += body.arch * 0.06 * leg_length(rig) * (name == "spine")
    necks = [name for name in rig.names if name.startswith("neck")]
    chain = [(name, euler(body.neck_turn / len(necks))) for name in necks]
    chain += [("head", euler(body.head_turn)), ("jaw", pitch(body.jaw))]
    tails = [name for name in rig.names if name.startswith("tail")]
    raised = _off_the_ground(rig, body, tails, positions)
    for place, name in enumerate(tails):
        sway = body.tail[:, 1] * np.cos(body.tail[:, 2] - 0.9 * place)
        lift = raised / len(tails) * 1.6
        chain.append((name, euler(np.stack([zero, lift, sway], -1))))
    for name, turn in chain:
        joint = rig.index(name)
        parent = rig.parents[joint]
        rotations[:, joint] = rotations[:, parent] @ turn
        positions[:, joint] = positions[:, parent] + turned(
            rotations[:, parent], rest[joint] - rest[parent]
        )


def _off_the_ground(rig: Rig, body: Quadruped, tails: list[str], positions: Array) -> Array:
    """The pitch of a tail: where the trunk lies low, not so far down that it would go into the
    ground and who lies there would be borne up by it."""
    leg = leg_length(rig)
    low = np.clip(-body.trunk[:, 2] / leg / 0.2 - 1.0, 0.0, 1.0)
    if len(tails) < 2 or not low.any():
        return body.tail[:, 0]
    rest = rig.rest.astype(np.float64)
    first, last = rest[rig.index(tails[0])], rest[rig.index(tails[-1])]
    along = (last - first) * len(tails) / (len(tails) - 1)
    length = float(np.linalg.norm(along))
    pelvis = rig.index("pelvis")
    above = positions[:, pelvis, 2] + first[2] - rest[pelvis, 2] - body.root[:, 2]
    hangs = np.arcsin(np.clip((above - 0.08 * leg) / length, 0.0, 1.0))
    least = (np.arcsin(np.clip(-along[2] / length, -1.0, 1.0)) - hangs) / 1.6 * 1.5
    raised: Array = body.tail[:, 0] + low * np.maximum(least - body.tail[:, 0], 0.0)
    return raised


def _leg(
    rig: Rig, body: Quadruped, place: int, leg: str, rotations: Array, positions: Array
) -> None:
    rest = rig.rest.astype(np.float64)
    upper, lower, pastern, paw = (rig.index(f"{leg}.{part}") for part in _PARTS)
    base = rig.index("chest" if leg.startswith("fore") else "pelvis")
    side = 1.0 if leg.endswith("L") else -1.0
    trunk = rotations[:, base]
    joint = positions[:, base] + turned(trunk, rest[upper] - rest[base])
    facing = yaw(body.heading)
    fold = facing @ pitch(body.paw_pitch[place])
    sole = body.paws[place] + np.array([0, 0, rest[paw][2]])
    # the pastern stands over the paw as at rest, and folds back with it
    hock = sole + turned(fold, rest[pastern] - rest[paw])
    first, second, _ = _lengths(rig, leg)
    hock = reached(joint, hock, first + second)
    bend = rest[lower] - (rest[upper] + rest[pastern]) / 2
    rest_pole = np.array([np.sign(bend[0]) or 1.0, 0.0, 0.0])
    pole = turned(trunk, rest_pole + np.array([0.0, 0.08 * side, 0.0]))
    elbow = bend_point(joint, hock, first, second, pole)
    positions[:, upper], positions[:, lower], positions[:, pastern] = joint, elbow, hock
    rotations[:, upper] = swing(rest[lower] - rest[upper], rest_pole, elbow - joint, pole)
    rotations[:, lower] = swing(rest[pastern] - rest[lower], rest_pole, hock - elbow, pole)
    rotations[:, pastern] = fold
    positions[:, paw] = hock + turned(fold, rest[paw] - rest[pastern])
    rotations[:, paw] = facing @ pitch(body.paw_pitch[place] * 0.7)


def _follow(rig: Rig, rotations: Array, positions: Array) -> None:
    """Joints nobody moved (wings at rest, ears) go with their parents."""
    known = {"pelvis", "spine", "chest", "head", "jaw"}
    for joint, name in enumerate(rig.names):
        if name in known or name.startswith(("neck", "tail", "fore", "hind")):
            continue
        parent = rig.parents[joint]
        rotations[:, joint] = rotations[:, parent]
        positions[:, joint] = positions[:, parent] + turned(
            rotations[:, parent], (rig.rest[joint] - rig.rest[parent]).astype(np.float64)
        )
