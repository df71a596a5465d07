"""What flies: birds and insects on the wing, and the wings of a dragon."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, euler, normal, pitch, single, turned, window, yaw
from soracli.stage.whole_body import sways

_PECKS = ("peck", "eat", "drink", "graze", "sniff", "dig")
_LIFTS = ("sing", "howl", "talk", "bark", "cheer", "roar", "meow")
"""What a bird bows to do, and what it lifts its head for."""
_ON_ITS_BELLY = 1.42
"""Radians that a bird leans forward that slides."""
_STEEPEST = 1.0
"""Radians to which a fish points up as it leaps out of the water, and down as it dives."""
AT_REST = 0.25
"""How often a second a butterfly that sits opens and closes its wings."""


def flap_rate(wingspan: float) -> float:
    """Wing beats per second to be read on film: 9 for a butterfly, 3 for a gull, 1 for a dragon.

    Falls with the square root of the wingspan, as it does among birds (Pennycuick 1990); insects
    are slower than life, or every frame would show another accident of the beat.
    """
    return float(np.clip(3.0 / np.sqrt(max(wingspan, 1e-3)), 0.7, 9.0))


def fly(
    rig: Rig, route: Route, times: Array, rate: float, soar: float = 0.0
) -> tuple[Array, Array]:
    """A bird or insect on its route: banked into its turns, pitched along its climb, flapping.

    `times` (N,) world seconds, `rate` wing beats per second, `soar` from 0 (always flapping) to 1
    (gliding between beats). Returns rotations (N, J, 3, 3) and positions (N, J, 3) in single
    precision.
    """
    position = route.at(times)
    heading = route.heading_at(times)
    ahead = route.at(times + 0.05) - route.at(times - 0.05)
    climb = np.arctan2(ahead[:, 2], np.maximum(np.linalg.norm(ahead[:, :2], axis=1), 1e-3))
    turning = route.heading_at(times + 0.1) - route.heading_at(times - 0.1)
    bank = np.clip(-turning * 1.6, -0.7, 0.7)
    beat = 2 * np.pi * rate * times
    effort = 1 - soar * (0.5 + 0.5 * np.tanh(4 * np.sin(0.9 * times)))
    turn = np.stack([bank, np.clip(-climb * 0.6, -0.6, 0.6), heading], axis=-1)
    rotations, positions = _whole(rig, position, euler(turn))
    lift = 0.62 * effort * np.sin(beat) + 0.12
    for side, mark in ((1.0, "L"), (-1.0, "R")):
        _wing(rig, rotations, positions, mark, side, lift, beat, effort)
    for name in ("leg.L", "leg.R"):
        _turn_joint(rig, rotations, positions, name, pitch(np.full(len(times), 1.25)))
    _turn_joint(rig, rotations, positions, "tail", pitch(-0.1 * np.cos(beat) * effort))
    return single(rotations), single(positions)


def bowing(beats: Sequence[Beat], times: Array) -> Array:
    """How far a bird on its feet bows (N,), radians: to peck or drink; it looks up to sing."""
    bow = np.zeros(len(times))
    for beat in beats:
        weight = window(times, beat.start, beat.end, 0.3)
        if beat.motion in _PECKS:
            dab = np.maximum(np.sin(2 * np.pi * 1.1 * times + len(beat.action.agents)), 0.0)
            bow += weight * 1.15 * np.minimum(1.0, 1.6 * dab + 0.1)
        elif beat.motion == "slide":  # a penguin on its belly
            bow += weight * _ON_ITS_BELLY
        elif beat.motion in _LIFTS:
            bow -= weight * 0.35 * (0.6 + 0.4 * np.sin(2 * np.pi * 1.7 * times))
        else:
            bow += sways([beat], times)[0][:, 1]
    return bow


def perch(rig: Rig, route: Route, times: Array, bow: Array | None = None) -> tuple[Array, Array]:
    """A bird on its feet, wings folded: it looks about in quick turns, waddles where it goes.

    `bow` (N,) is how far it bows, radians.
    """
    going = np.clip(route.speed_at(times) / 0.15, 0, 1)
    waddle = 2 * np.pi * 2.2 * times
    roll = 0.09 * going * np.sin(waddle)
    zero = np.zeros(len(times))
    bow = zero if bow is None else bow
    turn = np.stack([roll, bow, route.heading_at(times)], -1)
    position = route.at(times) + rig.rest[0]
    position[:, 2] -= 0.6 * rig.rest[0][2] * np.clip((bow - 1.2) / 0.2, 0, 1)
    position[:, 2] += 0.02 * rig.rest[0][2] * going * np.abs(np.cos(waddle))
    rotations, positions = _whole(rig, position, euler(turn))
    for side, mark in ((1.0, "L"), (-1.0, "R")):
        if rig.rest[rig.index(f"wing.outer.{mark}")][2] > 0.8 * rig.rest[0][2]:
            _turn_joint(rig, rotations, positions, f"wing.inner.{mark}", _folded(side, len(times)))
        step = 0.45 * going * np.sin(waddle + (0 if side > 0 else np.pi))
        _turn_joint(rig, rotations, positions, f"leg.{mark}", pitch(step - bow))
        _turn_joint(rig, rotations, positions, f"foot.{mark}", pitch(-step))
    start = float(route.heading[0])
    glance = 0.6 * np.tanh(4 * np.sin(1.7 * times + start)) + 0.3 * np.tanh(5 * np.sin(2.9 * times))
    _turn_joint(rig, rotations, positions, "head", yaw(glance * (1 - 0.7 * going)))
    return single(rotations), single(positions)


def _folded(side: float, count: int) -> Array:
    """A wing laid along the flank: its span runs back, its leading edge on top. (N, 3, 3)."""
    span, edge = np.array([-1.0, 0.10 * side, -0.12]), np.array([0.0, -0.25 * side, 1.0])
    along = normal(span) * side
    upward = normal(edge - along * (edge @ along))
    matrix = np.stack([upward, along, np.cross(upward, along)], axis=-1)
    return np.tile(matrix, (count, 1, 1))


def _whole(rig: Rig, position: Array, rotation: Array) -> tuple[Array, Array]:
    rest = rig.rest.astype(np.float64)
    rotations = np.tile(rotation[:, None], (1, len(rig.names), 1, 1))
    offsets = rest - rest[0]
    positions = position[:, None] + np.einsum("nij,kj->nki", rotation, offsets)
    return rotations, positions


def _wing(
    rig: Rig,
    rotations: Array,
    positions: Array,
    mark: str,
    side: float,
    lift: Array,
    beat: Array,
    effort: Array,
) -> None:
    """Turn one wing: the inner part beats, the outer follows late. Insects beat whole wings."""
    zero = np.zeros_like(lift)
    if rig.has(f"wing.{mark}"):
        whole = np.stack([side * 1.5 * lift, zero, zero], -1)
        _turn_joint(rig, rotations, positions, f"wing.{mark}", euler(whole))
        if rig.has(f"wing.hind.{mark}"):
            behind = np.stack([side * (1.35 * lift - 0.1), zero, zero], -1)
            _turn_joint(rig, rotations, positions, f"wing.hind.{mark}", euler(behind))
        return
    late = 0.55 * effort * np.sin(beat - 0.9) - 0.12
    twist = -0.18 * effort * np.cos(beat)
    inner = np.stack([side * lift, twist, zero], -1)
    _turn_joint(rig, rotations, positions, f"wing.inner.{mark}", euler(inner))
    outer = np.stack([side * late, twist, zero], -1)
    _turn_joint(rig, rotations, positions, f"wing.outer.{mark}", euler(outer))
    if rig.has(f"wing.tip.{mark}"):
        tip = np.stack([side * 0.6 * late, zero, zero], -1)
        _turn_joint(rig, rotations, positions, f"wing.tip.{mark}", euler(tip))


def _turn_joint(rig: Rig, rotations: Array, positions: Array, name: str, turn: Array) -> None:
    """Turn a joint and carry everything below it along."""
    if not rig.has(name):
        return
    joint = rig.index(name)
    before = rotations[:, joint].copy()
    after = before @ turn
    change = after @ np.swapaxes(before, -1, -2)
    pivot = positions[:, joint].copy()
    below = {joint}
    for place, parent in enumerate(rig.parents):
        if parent in below:
            below.add(place)
    for place in below:
        rotations[:, place] = change @ rotations[:, place]
        if place != joint:
            positions[:, place] = pivot + turned(change, positions[:, place] - pivot)


def spread_wings(
    rig: Rig, rotations: Array, positions: Array, times: Array, folded: Array, rate: float
) -> None:
    """Move a dragon's wings, changing `rotations` and `positions` in place.

    `folded` (N,) from 0 (spread, beating) to 1 (held up and close); `rate` in beats per second.
    """
    beat = 2 * np.pi * rate * times
    open_ = 1 - folded
    zero = np.zeros_like(beat)
    for side, mark in ((1.0, "L"), (-1.0, "R")):
        lift = open_ * (0.5 * np.sin(beat) + 0.25) + folded * (0.75 + 0.06 * np.sin(beat * 0.5))
        inner = np.stack([side * lift, zero, -side * 0.25 * folded], -1)
        _turn_joint(rig, rotations, positions, f"wing.inner.{mark}", euler(inner))
        late = open_ * (0.45 * np.sin(beat - 0.9) - 0.15) - folded * 0.35
        outer = np.stack([side * late, zero, side * 0.9 * folded], -1)
        _turn_joint(rig, rotations, positions, f"wing.outer.{mark}", euler(outer))
        tip = np.stack([side * 0.5 * late, zero, side * 0.5 * folded], -1)
        _turn_joint(rig, rotations, positions, f"wing.tip.{mark}", euler(tip))


def flutter(
    seconds_times: Array, center: Array, reach: Array, seed: int, drift: Array, speed: float = 1.0
) -> Array:
    """A butterfly's wandering path (M, 3) at times (M,): wide slow loops, a quick bob on top.

    `center` (3,) and `reach` (3,) along x, y, z in metres; `drift` (3,) in metres per second.
    """
    chance = np.random.default_rng(seed)
    path = np.zeros((len(seconds_times), 3))
    for axis in range(3):
        for rate, size in ((0.13, 0.75), (0.31, 0.4), (0.67, 0.15)):
            phase = chance.uniform(0, 2 * np.pi)
            path[:, axis] += size * np.sin(2 * np.pi * rate * speed * seconds_times + phase)
    path *= np.asarray(reach, np.float64)
    path[:, 2] += 0.05 * np.sin(2 * np.pi * 1.9 * seconds_times)
    return np.asarray(center + path + seconds_times[:, None] * drift, np.float64)


def swim(
    rig: Rig, route: Route, times: Array, rate: float, moved: Array | None = None
) -> tuple[Array, Array]:
    """A fish on its route: the wave of its body runs from head to tail, `rate` times a second.

    `moved` (N, 3), radians, is what it does with its whole body besides.

    Returns rotations (N, J, 3, 3) and positions (N, J, 3), single precision.
    """
    position = route.at(times)
    heading = route.heading_at(times)
    sway = 2 * np.pi * rate * times
    zero = np.zeros_like(sway)
    ahead = route.at(times + 0.05) - route.at(times - 0.05)
    level = np.maximum(np.linalg.norm(ahead[:, :2], axis=1), 0.02)
    climb = np.clip(np.arctan2(ahead[:, 2], level), -_STEEPEST, _STEEPEST)
    turn = np.stack([zero, -climb, heading - 0.08 * np.sin(sway)], -1)
    turn = turn if moved is None else turn + moved
    rotations, positions = _whole(rig, position, euler(turn))
    for name, late, size in (("head", -0.5, 0.1), ("tail.1", 0.9, 0.3), ("tail.2", 1.8, 0.5)):
        _turn_joint(rig, rotations, positions, name, yaw(size * np.sin(sway - late)))
    return single(rotations), single(positions)
