"""How creatures go: on any number of legs, by leaps, on their belly, or drifting in water.

What a joint does follows from its name: "leg" and "leap" are feet that stay where they were put,
"spine" follows the head along its own track, "tail", "arm", "neck" and "feeler" sway.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage import whole_body, winged
from soracli.stage.creature_gestures import (
    Overlay,
    foot_steps,
    joint_turn,
    overlay,
    raise_front,
)
from soracli.stage.figure import Figure, Rig
from soracli.stage.marks import Mark
from soracli.stage.route import Footfalls, Gait, Route, footfalls
from soracli.stage.schedule import Beat
from soracli.stage.supple import bend_of, is_stiff
from soracli.stage.turns import (
    Array,
    bend_point,
    euler,
    reached,
    single,
    smooth,
    swing,
    turned,
    yaw,
)

_WALK, _LEAP = 0.62, 0.34
"""The share of a stride that a foot stands, of walkers and of those who leap."""
_SLACK = 0.9
"""How much of what its legs can reach a creature uses in a stride."""
_WAVES, _SWING = 1.6, 0.09
"""Bends of a slithering body, and how far it swings aside, in its lengths."""
_SWAYS = {"tail": (0.16, 0.9), "arm": (0.34, 0.8), "feeler": (0.18, 1.3), "neck": (0.05, 0.4)}
"""Radians for each joint that a chain sways, and how often a second."""


@dataclass(frozen=True)
class _Leg:
    """The joints of one leg, by index, and which foot it is along the body (0 is the first)."""

    joints: tuple[int, int, int]
    place: int
    side: float
    leaps: bool


def go(
    figure: Figure, route: Route, times: Array, beats: Sequence[Beat] = ()
) -> tuple[Array, Array]:
    """A fish or a creature on its route and through its beats at world `times` (N,): rotations and
    positions of its joints, (N, J, 3, 3) and (N, J, 3) in single precision."""
    if figure.family == "fish":
        return winged.swim(figure.rig, route, times, 1.4, whole_body.sways(beats, times)[0])
    return crawl(figure.rig, route, times, beats, figure.height)


def pose_of(mark: Mark, times: Array) -> tuple[Array, Array]:
    """The joints of a mark that has a route, as `go` has them."""
    assert mark.route is not None
    return whole_body.spun(mark, times, go(mark.figure, mark.route, times, mark.beats))


def crawl(
    rig: Rig, route: Route, times: Array, beats: Sequence[Beat] = (), tall: float = 1.0
) -> tuple[Array, Array]:
    """A creature on its route at world `times` (N,), doing what its beats tell; `tall` in metres.

    Returns rotations (N, J, 3, 3) and positions (N, J, 3), single precision.
    """
    legs = _legs(rig)
    over, heading = overlay(rig, beats, times), route.heading_at(times)
    root = route.at(times) + rig.rest[0] + turned(yaw(heading), over.trunk + over.rise)
    turn = over.turn.copy()
    going = smooth(np.clip(route.speed_at(times) / 0.3, 0, 1))
    bent = np.zeros((len(times), 3))
    if is_stiff(rig):
        turn, bent, lift = whole_body.carried_by(beats, going, times, hops=not rig.has("face"))
        root = route.at(times) + rig.rest[0] + np.outer(tall * lift, [0.0, 0.0, 1.0])
    turn[:, 2] += heading
    falls = _falls(rig, legs, route, times) if legs else None
    if falls is not None:
        root[:, 2] += _bob(rig, legs, falls)
    elif rig.has("arm.1") or any(name.startswith("arm.") for name in rig.names):
        turn[:, 0] += 0.06 * np.sin(1.7 * times)
        turn[:, 1] += 0.05 * np.sin(1.3 * times + 1)
        turn += 0.7 * whole_body.sways(beats, times)[0]
    rotations, positions = _carried(rig, root, turn, times, going, over, bent)
    if falls is not None:
        last = max(leg.place for leg in legs)
        for foot, leg in enumerate(legs):
            step = foot_steps(over, leg.place, last, leg.side, heading)
            _put(rig, leg, falls.position[foot] + step, rotations, positions)
    if rig.has("spine.1"):
        _slither(rig, route, times, rotations, positions)
        raise_front(rig, over, rotations, positions)
    return single(rotations), single(positions)


def _legs(rig: Rig) -> list[_Leg]:
    """The legs from the front to the back, the left one of a pair first."""
    found = []
    for joint, name in enumerate(rig.names):
        chain, _, number = name.rpartition(".")
        if number != "1" or not chain.startswith(("leg", "leap")):
            continue
        three = (joint, rig.index(f"{chain}.2"), rig.index(f"{chain}.3"))
        found.append((float(rig.rest[joint][0]), chain.endswith(".R"), chain, three))
    found.sort(key=lambda one: (-one[0], one[1]))
    fronts = sorted({round(one[0], 4) for one in found}, reverse=True)
    return [
        _Leg(three, fronts.index(round(x, 4)), -1.0 if right else 1.0, chain.startswith("leap"))
        for x, right, chain, three in found
    ]


def _falls(rig: Rig, legs: list[_Leg], route: Route, times: Array) -> Footfalls:
    """Where the feet are: strides no longer than the legs can reach."""
    rest = rig.rest.astype(np.float64)
    leaps = legs[0].leaps
    duty = _LEAP if leaps else _WALK
    reach = min(_excursion(rest, leg) for leg in legs)
    usual = max(float(route.speed.max()), 0.05)
    frequency = usual * duty / (2 * _SLACK * reach)
    if leaps:
        # in the air a leap goes as far as it likes: it is the time aloft that sets it
        frequency = min(frequency, 2.2)
    offsets = tuple(0.0 if leaps else (0.5 * leg.place + (leg.side < 0) * 0.5) % 1 for leg in legs)
    lift = 0.25 * float(np.mean([np.linalg.norm(rest[a] - rest[c]) for a, _, c in _all(legs)]))
    feet = np.array([rest[leg.joints[2]] for leg in legs])
    return footfalls(route, Gait(frequency, duty, offsets, lift), feet, times, usual)


def _all(legs: list[_Leg]) -> list[tuple[int, int, int]]:
    return [leg.joints for leg in legs]


def _excursion(rest: Array, leg: _Leg) -> float:
    """How far ahead of where it rests a foot can be put, metres."""
    hip, knee, foot = (rest[joint] for joint in leg.joints)
    length = float(np.linalg.norm(knee - hip) + np.linalg.norm(foot - knee))
    aside = float(np.hypot(foot[1] - hip[1], foot[2] - hip[2]))
    room = np.sqrt(max((0.985 * length) ** 2 - aside**2, 0.0)) - abs(float(foot[0] - hip[0]))
    return float(max(room, 0.12 * length))


def _bob(rig: Rig, legs: list[_Leg], falls: Footfalls) -> Array:
    """How far the body rises and sinks as it goes (N,), metres."""
    rest = rig.rest.astype(np.float64)
    tall = float(np.mean([rest[leg.joints[0]][2] for leg in legs]))
    effort = np.clip(falls.stride[0] / max(tall, 1e-3), 0, 1)
    if legs[0].leaps:
        aloft = np.nan_to_num(falls.swing[0], nan=0.0)
        return np.asarray(0.55 * tall * effort * np.sin(np.pi * aloft))
    return np.asarray(0.03 * tall * effort * np.cos(4 * np.pi * falls.phase))


def _carried(
    rig: Rig,
    root: Array,
    turn: Array,
    times: Array,
    going: Array,
    over: Overlay,
    bent: Array,
) -> tuple[Array, Array]:
    """Every joint carried by its parent, those of tails, arms and feelers swaying."""
    count, rest = len(times), rig.rest.astype(np.float64)
    rotations = np.zeros((count, len(rig.names), 3, 3))
    positions = np.zeros((count, len(rig.names), 3))
    rotations[:, 0], positions[:, 0] = euler(turn), root
    for joint in range(1, len(rig.names)):
        parent = rig.parents[joint]
        lever = rest[joint] - rest[parent]
        positions[:, joint] = positions[:, parent] + turned(rotations[:, parent], lever)
        sway = _sway(rig, joint, times, going)
        rotations[:, joint] = rotations[:, parent] @ sway
        done = joint_turn(rig, joint, over)
        if done is not None:
            rotations[:, joint] = rotations[:, joint] @ done
        bend = bend_of(rig.names[joint], bent)
        if bend is not None:
            rotations[:, joint] = rotations[:, joint] @ euler(bend)
    return rotations, positions


def _sway(rig: Rig, joint: int, times: Array, going: Array) -> Array:
    """The turn (N, 3, 3) of a joint against its parent."""
    name = rig.names[joint]
    zero = np.zeros(len(times))
    if name == "head":
        return euler(np.stack([zero, 0.06 * np.sin(1.1 * times), 0.25 * np.sin(0.9 * times)], -1))
    kind = next((kind for kind in _SWAYS if name.startswith(kind)), "")
    chain, _, number = name.rpartition(".")
    if not kind or not number.isdigit() or not rig.has(f"{chain}.2"):
        return np.tile(np.eye(3), (len(times), 1, 1))
    size, rate = _SWAYS[kind]
    place = int(number)
    phase = 2 * np.pi * rate * times * (1 + 0.5 * going) - 0.9 * place
    if kind != "arm":
        up = 0.35 * size * np.sin(0.7 * phase)
        return euler(np.stack([zero, up, size * np.sin(phase)], -1))
    # an arm curls about the axis across its own direction
    first, last = rig.rest[rig.index(f"{chain}.1")], rig.rest[joint]
    out = (last - first)[:2] if place > 1 else rig.rest[rig.index(f"{chain}.2")][:2] - first[:2]
    angle = float(np.arctan2(out[1], out[0])) if np.linalg.norm(out) > 1e-6 else 0.0
    curl = size * np.sin(phase + 2.4 * angle)
    return np.asarray(yaw(zero + angle) @ euler(np.stack([zero, curl, 0.5 * curl], -1)) @ yaw(
        zero - angle
    ))  # fmt: skip


def _put(rig: Rig, leg: _Leg, foot: Array, rotations: Array, positions: Array) -> None:
    """Bend one leg so that its foot is at `foot` (N, 3), changing both arrays in place."""
    rest = rig.rest.astype(np.float64)
    hip, knee, toe = (rest[joint] for joint in leg.joints)
    upper, lower = float(np.linalg.norm(knee - hip)), float(np.linalg.norm(toe - knee))
    whole = rotations[:, 0]
    start = positions[:, leg.joints[0]]
    foot = reached(start, foot, upper + lower)
    line = (toe - hip) / max(float(np.linalg.norm(toe - hip)), 1e-9)
    pole = (knee - hip) - line * float((knee - hip) @ line)
    bent = turned(whole, pole)
    middle = bend_point(start, foot, upper, lower, bent)
    rotations[:, leg.joints[0]] = swing(knee - hip, pole, middle - start, bent)
    rotations[:, leg.joints[1]] = swing(toe - knee, pole, foot - middle, bent)
    rotations[:, leg.joints[2]] = whole
    positions[:, leg.joints[1]], positions[:, leg.joints[2]] = middle, foot


def _slither(rig: Rig, route: Route, times: Array, rotations: Array, positions: Array) -> None:
    """Lay the spine along the way the head came: the bends stay where they are on the ground."""
    rest = rig.rest.astype(np.float64)
    joints = [at for at, name in enumerate(rig.names) if name.startswith("spine.")]
    long = float(np.ptp(rest[joints, 0]))
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(route.position, axis=0), axis=1))])
    here = np.interp(times, route.times, run)
    for joint in joints:
        along = here + rest[joint, 0]
        height = rest[joint, 2]
        spots = [_track(route, run, along + ahead * 0.02 * long, long) for ahead in (-1, 0, 1)]
        positions[:, joint] = spots[1] + [0, 0, height]
        heading = spots[2] - spots[0]
        rotations[:, joint] = yaw(np.arctan2(heading[:, 1], heading[:, 0]))
    _follow(rig, set(joints), rotations, positions)


def _follow(rig: Rig, moved: set[int], rotations: Array, positions: Array) -> None:
    """Carry along what hangs on joints that were put somewhere."""
    rest = rig.rest.astype(np.float64)
    for joint, parent in enumerate(rig.parents):
        if parent not in moved or joint in moved:
            continue
        moved.add(joint)
        rotations[:, joint] = rotations[:, parent]
        lever = rest[joint] - rest[parent]
        positions[:, joint] = positions[:, parent] + turned(rotations[:, parent], lever)


def _track(route: Route, run: Array, along: Array, long: float) -> Array:
    """Where a body of `long` metres lies at metres `along` (N,) the way: (N, 3), on the ground."""
    known = np.stack([np.interp(along, run, route.position[:, axis]) for axis in range(3)], -1)
    heading = np.interp(along, run, route.heading)
    beyond = np.where(along < run[0], along - run[0], np.maximum(along - run[-1], 0.0))
    ahead = np.stack([np.cos(heading), np.sin(heading), np.zeros(len(heading))], -1)
    aside = np.stack([-ahead[:, 1], ahead[:, 0], ahead[:, 2]], -1)
    wave = _SWING * long * np.sin(2 * np.pi * _WAVES * along / long)
    return np.asarray(known + beyond[:, None] * ahead + wave[:, None] * aside)
