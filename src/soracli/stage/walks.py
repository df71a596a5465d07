"""Walks: the ways people go on two feet that are seen to differ, as data; and on all fours."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.carriage import OUTWARD, Build, Carriage
from soracli.stage.gestures import REST_HAND
from soracli.stage.marks import Mark
from soracli.stage.route import Footfalls, Gait, Route, footfalls
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, mix, window

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Walk:
    """One way of going, against plain walking.

    `quick` strides for one of a plain walk at that speed, `duty` the part of a stride a foot
    stands, `second` when the right foot comes down in it, `lift` of a swinging foot, `crouch` of
    the hips and `bounce` between the steps in leg lengths, `width` the share of the hips that the
    feet are apart, `heel` how far the heels are up, `lean` of the trunk, `head` and `sway` to the
    sides in degrees, `roll` how much the foot rolls from heel to toe. `hands` are where the hands
    are (as in gestures) and `swing` how far they swing; `hitch` is how far the hips drop on the
    right leg, in leg lengths.
    """

    quick: float = 1.0
    duty: float = 0.61
    second: float = 0.5
    lift: float = 0.085
    crouch: float = 0.0
    bounce: float = 0.0
    width: float = 0.7
    heel: float = 0.0
    roll: float = 1.0
    lean: float = 0.0
    head: float = 0.0
    sway: float = 0.0
    hands: Triple = REST_HAND
    swing: float = 0.34
    hitch: float = 0.0


WALKS: dict[str, Walk] = {
    "tiptoe": Walk(
        quick=1.1, lift=0.16, crouch=0.05, heel=34, roll=0.2, lean=8, head=-6,
        hands=(0.34, 0.16, -0.34), swing=0.06,
    ),
    "sneak": Walk(
        quick=1.0, duty=0.66, lift=0.13, crouch=0.17, heel=8, roll=0.4, lean=36, head=-26,
        width=1.0, hands=(0.46, 0.10, -0.26), swing=0.12,
    ),
    "limp": Walk(
        quick=1.15, second=0.38, lift=0.04, crouch=0.03, hitch=0.07, lean=12, head=-4, sway=5,
        hands=(0.10, 0.20, -0.84), swing=0.12,
    ),
    "march": Walk(quick=1.05, duty=0.56, lift=0.30, roll=0.5, lean=-3, head=2, swing=0.66),
    "trudge": Walk(
        quick=0.85, duty=0.68, lift=0.03, crouch=0.05, roll=0.5, lean=22, head=18, sway=4,
        hands=(0.14, 0.10, -0.96), swing=0.10,
    ),
    "stagger": Walk(
        quick=1.1, second=0.42, lift=0.10, crouch=0.06, width=1.5, lean=10, head=8, sway=15,
        hands=(0.22, 0.55, -0.62), swing=0.22,
    ),
    "strut": Walk(
        quick=0.95, lift=0.12, width=0.25, lean=-8, head=-6, sway=7, hands=(0.0, 0.30, -0.86),
        swing=0.42,
    ),
    "skip": Walk(
        quick=1.0, duty=0.36, lift=0.26, bounce=0.12, heel=16, lean=2, swing=0.62,
        hands=(0.10, 0.20, -0.82),
    ),
    "hop": Walk(
        quick=1.0, duty=0.42, second=0.0, lift=0.15, bounce=0.16, crouch=0.10, heel=14, lean=14,
        head=-10, hands=(0.42, 0.12, -0.42), swing=0.10,
    ),
    "waddle": Walk(
        quick=1.35, duty=0.62, lift=0.05, width=1.25, lean=-6, sway=13, hands=(0.02, 0.42, -0.86),
        swing=0.05,
    ),
}  # fmt: skip
ON_ALL_FOURS = "crawl"
_ARMS_AHEAD, _FEET_BEHIND, _PALM = 0.56, 0.60, 0.055
"""Leg lengths from the hips to hands and feet of who crawls, and the height of a wrist."""
_TRUNK = np.radians(87.0)


def walk_of(mark: Mark) -> tuple[Walk, Beat] | None:
    """The walk of somebody that is not a plain one, and the beat it is for; None for any other."""
    return next(((WALKS[one.motion], one) for one in mark.beats if one.motion in WALKS), None)


def gait_of(walk: Walk, plain: Gait, leg: float) -> Gait:
    """The timing of a walk, given that of a plain one and the length of a leg in metres."""
    return Gait(plain.frequency * walk.quick, walk.duty, (0.0, walk.second), walk.lift * leg)


def carry(
    carriage: Carriage, build: Build, walk: Walk, falls: Footfalls, effort: Array, weight: Array
) -> None:
    """Carry a body as its walk has it. `effort` and `weight` (N,) run from 0 to 1."""
    gain = np.minimum(effort, 1) * weight
    turn = 2 * np.pi * falls.phase
    leg = build.leg_length
    carriage.sole_pitch += np.radians(walk.heel) * gain
    carriage.hips[:, 2] += (build.foot_ahead * np.sin(np.radians(max(walk.heel, 0)))) * gain
    carriage.hips[:, 2] -= walk.crouch * leg * gain
    carriage.hips[:, 0] -= 0.3 * walk.crouch * leg * gain
    carriage.chest_turn[:, 1] += np.radians(walk.lean) * gain
    carriage.head_turn[:, 1] += np.radians(walk.head) * gain
    sway = np.radians(walk.sway) * np.sin(turn - 0.3) * gain
    carriage.chest_turn[:, 0] += sway
    carriage.hips[:, 1] -= 0.12 * leg * sway
    right = np.nan_to_num(np.sin(np.pi * falls.stance[1]), nan=0.0) * gain
    carriage.hips[:, 2] -= walk.hitch * leg * right
    carriage.chest_turn[:, 0] += 2.0 * walk.hitch * right
    if walk.bounce:
        air = np.min(np.nan_to_num(np.sin(np.pi * falls.swing), nan=0.0), axis=0)
        carriage.hips[:, 2] += walk.bounce * leg * air * gain
    for side, start in ((0, 0.5), (1, 0.0)):
        forward = np.cos(turn - 2 * np.pi * start)
        reach = np.stack([walk.swing * forward, 0 * forward, 0.12 * walk.swing * forward**2], -1)
        hand = np.array(walk.hands) + reach
        carriage.hands[side] = mix(carriage.hands[side], hand, gain)


def crawl(mark: Mark, carriage: Carriage, build: Build, times: Array) -> None:
    """Go on hands and knees through every beat of crawling, and stay down between the moves."""
    beats = [beat for beat in mark.beats if beat.motion == ON_ALL_FOURS]
    if not beats or mark.route is None:
        return
    weight = np.max([window(times, one.start, one.end, 0.6) for one in beats], axis=0)
    leg = build.leg_length
    hands, feet = _limbs(mark.route, build, times)
    low = build.leg[0] + 0.02 - build.hip[2] + (build.hip[2] - leg - build.ankle)
    carriage.hips[:, 2] += (low - carriage.hips[:, 2]) * weight
    carriage.hips[:, 0] += -0.06 * leg * weight
    carriage.hips_turn[:, 1] += _TRUNK * weight
    step = np.sin(2 * np.pi * hands.phase)
    carriage.hips_turn[:, 2] += 0.10 * step * weight
    carriage.chest_turn *= 1 - weight[:, None]
    carriage.head_turn[:, 1] -= 0.95 * weight
    for side in (0, 1):
        palm = hands.position[side] + [0.0, 0.0, _PALM * leg]
        carriage.reach[side] = palm
        carriage.reach_weight[side] = np.maximum(carriage.reach_weight[side], weight)
        carriage.flat[side] = np.maximum(carriage.flat[side], weight)
        carriage.soles[side] = mix(carriage.soles[side], feet.position[side], weight)
        carriage.sole_pitch[side] += (1.25 - carriage.sole_pitch[side]) * weight
        elbow = np.array([-1.0, 0.5, 0.0])
        carriage.elbows[side] = mix(carriage.elbows[side], elbow, weight)


def _limbs(route: Route, build: Build, times: Array) -> tuple[Footfalls, Footfalls]:
    """The footfalls of hands and of feet: a hand goes with the foot across from it."""
    leg, usual = build.leg_length, 0.55
    ahead = [(_ARMS_AHEAD * leg, side * 1.5 * build.stance, 0.0) for side in OUTWARD]
    behind = [(-_FEET_BEHIND * leg, side * build.stance, 0.0) for side in OUTWARD]
    gait = Gait(0.95, 0.68, (0.0, 0.5), 0.06 * leg)
    back = Gait(0.95, 0.68, (0.5, 0.0), 0.02 * leg)
    return (
        footfalls(route, gait, np.array(ahead), times, usual),
        footfalls(route, back, np.array(behind), times, usual),
    )
