"""Two-legged locomotion: standing, walking and running along a route."""

from dataclasses import replace

import numpy as np

from soracli.stage.carriage import Build, Carriage
from soracli.stage.route import Footfalls, Gait, Route, footfalls
from soracli.stage.turns import Array, blurred, smooth
from soracli.stage.walks import Walk, carry, gait_of

WALK_SPEED = 1.35
RUN_SPEED = 3.6
"""Metres per second of an adult, for legs of 0.9 m (Alexander 1989, dynamic similarity)."""


def usual_speed(build: Build, running: bool) -> float:
    """Metres per second at which this body walks or runs: as the square root of its leg length."""
    return (RUN_SPEED if running else WALK_SPEED) * float(np.sqrt(build.leg_length / 0.9))


def gait(build: Build, running: bool) -> Gait:
    """Walking or running: about 0.93 or 1.42 strides per second for an adult, short legs faster."""
    quick = float(np.sqrt(0.9 / build.leg_length))
    if running:
        return Gait(1.42 * quick, 0.34, (0.0, 0.5), 0.16 * build.leg_length)
    return Gait(0.93 * quick, 0.61, (0.0, 0.5), 0.085 * build.leg_length)


def locomote(
    build: Build, route: Route, times: Array, fps: float, walk: Walk | None = None
) -> tuple[Carriage, Footfalls]:
    """The carriage and footfalls of a body following a route.

    `times` (N,) are world seconds, `fps` frames per world second; `walk` is how it goes, if not
    plainly.
    """
    pace = route.speed_at(times)
    running = bool(np.percentile(route.speed, 80) > 2.2 * np.sqrt(build.leg_length / 0.9))
    running = running and walk is None
    usual = usual_speed(build, running)
    way = gait(build, running)
    width = build.stance * (0.45 if running else 0.7)
    if walk is not None:
        way, width = gait_of(walk, way, build.leg_length), build.stance * walk.width
    offsets = np.array([[0.0, width, 0.0], [0.0, -width, 0.0]])
    falls = footfalls(route, way, offsets, times, usual)
    falls = replace(falls, gait="run" if running else "walk")
    carriage = Carriage.standing(route.at(times), route.heading_at(times), width)
    effort = np.clip(pace / usual, 0, 1.4)
    carriage.soles = falls.position
    carriage.sole_heading = falls.heading
    carriage.sole_pitch = _roll_of_foot(falls, running) * (1.0 if walk is None else walk.roll)
    carriage.hips[:, 2] = _hip_height(build, carriage, falls, running, effort, fps)
    _swing_trunk(carriage, falls.phase, running, effort)
    _swing_arms(carriage, falls.phase, running, effort)
    if walk is not None:
        carry(carriage, build, walk, falls, effort, np.ones(len(times)))
    return carriage, falls


def _roll_of_foot(falls: Footfalls, running: bool) -> Array:
    """Heel strike, flat, heel off, the toe lifted through the swing: (2, N) radians, heel up."""
    effort = np.clip(falls.stride / 0.9, 0, 1)
    strike, off = (-0.12, 0.85) if running else (-0.30, 0.72)
    stance = np.nan_to_num(falls.stance, nan=0.0)
    swing = np.nan_to_num(falls.swing, nan=0.0)
    standing = np.where(
        stance < 0.16,
        strike * (1 - smooth(stance / 0.16)),
        off * smooth((stance - 0.55) / 0.45),
    )
    carried = off * (1 - smooth(swing / 0.7)) + strike * smooth((swing - 0.6) / 0.4)
    if running:
        carried = carried + 0.5 * np.sin(np.pi * np.clip(swing / 0.7, 0, 1))
    return np.where(np.isnan(falls.stance), carried, standing) * effort


def _hip_height(
    build: Build, carriage: Carriage, falls: Footfalls, running: bool, effort: Array, fps: float
) -> Array:
    """Hips (N,) over rest, metres, as high as the standing legs allow: a pendulum, or a spring."""
    forward = np.stack([np.cos(carriage.heading), np.sin(carriage.heading)], axis=-1)
    room = np.full(len(carriage.heading), build.leg_length * 0.992)
    for side in (0, 1):
        lean = carriage.sole_pitch[side]
        ankle = carriage.soles[side][:, :2] - carriage.root[:, :2]
        ahead = np.sum(ankle * forward, axis=1) + build.foot_ahead * (1 - np.cos(lean)) * (lean > 0)
        raised = build.foot_ahead * np.sin(np.maximum(lean, 0))
        straight = np.sqrt(np.maximum((build.leg_length * 0.99) ** 2 - ahead**2, 0.01)) + raised
        on_ground = ~np.isnan(falls.stance[side])
        room = np.where(on_ground, np.minimum(room, straight), room)
    height = blurred(room, 0.035 * fps) - build.leg_length
    if running:
        bounce = np.cos(4 * np.pi * (falls.phase - 0.17))
        spring = -0.045 - 0.035 * bounce
        height = np.minimum(height, build.leg_length * spring * np.minimum(effort, 1))
    thigh = build.rig.rest[build.rig.index("thigh.L")][2]
    return np.asarray(height + (build.leg_length + build.ankle - thigh) * 1.0, np.float64)


def _swing_trunk(carriage: Carriage, phase: Array, running: bool, effort: Array) -> None:
    turn = 2 * np.pi * phase
    gain = np.minimum(effort, 1)
    carriage.hips[:, 1] += 0.018 * gain * np.cos(turn - 0.6) * (0.4 if running else 1)
    carriage.hips_turn[:, 0] += 0.045 * gain * np.sin(turn - 0.3)
    carriage.hips_turn[:, 2] += -0.10 * gain * np.cos(turn)
    carriage.chest_turn[:, 2] += (0.26 if running else 0.17) * gain * np.cos(turn)
    carriage.hips_turn[:, 1] += (0.16 if running else 0.03) * effort
    carriage.chest_turn[:, 1] += (0.07 if running else 0.0) * effort
    carriage.head_turn[:, 1] -= (0.18 if running else 0.02) * effort
    carriage.head_turn[:, 2] -= 0.1 * gain * np.cos(turn)


def _swing_arms(carriage: Carriage, phase: Array, running: bool, effort: Array) -> None:
    gain = np.minimum(effort, 1)[:, None]
    for side, start in ((0, 0.5), (1, 0.0)):
        forward = np.cos(2 * np.pi * (phase - start))
        if running:
            ahead = np.stack(
                [0.16 + 0.38 * forward, 0.06 - 0.05 * forward, -0.56 + 0.2 * forward], -1
            )
        else:
            ahead = np.stack(
                [0.08 + 0.34 * forward, 0.13 - 0.02 * forward, -0.95 + 0.06 * forward**2], -1
            )
        carriage.hands[side] += (ahead - carriage.hands[side]) * gain
