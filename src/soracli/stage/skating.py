"""The figure skater's axel: forward take-off, arms in, turns and a half, landing on one leg."""

import numpy as np

from soracli.stage.acting import crouch_bend
from soracli.stage.carriage import OUTWARD, Build, Carriage
from soracli.stage.turns import Array, mix, smooth, turned, yaw

WIND_UP = 1.15
"""Seconds from the start of the action to take-off."""


def axel(
    carriage: Carriage, build: Build, times: Array, takeoff: float, landing: float, turns: int
) -> None:
    """Play the jump over a carriage whose root already flies; `turns` full turns and a half.

    `times` (N,), `takeoff` and `landing` are world seconds.
    """
    part = np.clip((times - takeoff) / max(landing - takeoff, 1e-3), 0, 1)
    spin = part + 0.06 * np.sin(2 * np.pi * part) / 2
    carriage.heading += 2 * np.pi * (turns + 0.5) * np.clip(spin, 0, 1)
    rising = smooth((times - takeoff + 0.05) / 0.14)
    falling = smooth((times - landing + 0.10) / 0.14)
    air = rising * (1 - falling)
    crouch_bend(carriage, build, times - takeoff, landing - takeoff)
    _arms(carriage, times, takeoff, landing, air)
    _legs(carriage, build, times, landing, air)
    carriage.chest_turn[:, 1] -= 0.06 * air
    carriage.head_turn[:, 1] -= 0.04 * air


def _arms(carriage: Carriage, times: Array, takeoff: float, landing: float, air: Array) -> None:
    """Held out for balance, swung back, pulled in for the turns, thrown open on the landing."""
    ready = smooth((times - takeoff + WIND_UP) / 0.5) * (1 - smooth((times - takeoff + 0.1) / 0.12))
    swung = smooth((times - takeoff + 0.5) / 0.25) * (1 - smooth((times - takeoff + 0.18) / 0.14))
    opened = smooth((times - landing + 0.05) / 0.2) * (
        1 - 0.6 * smooth((times - landing - 1.3) / 0.8)
    )
    for side in (0, 1):
        hand = carriage.hands[side]
        hand = mix(hand, np.array([0.12, 0.92, -0.12]), ready)
        hand = mix(hand, np.array([-0.62, 0.40, -0.55]), swung)
        hand = mix(hand, np.array([0.34, -0.24, -0.24]), air)
        hand = mix(hand, np.array([0.14, 0.93, 0.05]), opened)
        carriage.hands[side] = hand
        carriage.elbows[side] = mix(carriage.elbows[side], np.array([-0.2, 0.9, -0.6]), air)


def _legs(carriage: Carriage, build: Build, times: Array, landing: float, air: Array) -> None:
    """Crossed in the air; then the right leg takes the weight and the left is held out behind."""
    _feet_under(carriage, build)
    carriage.free = np.maximum(carriage.free, air)
    carriage.free_feet[0] = mix(carriage.free_feet[0], np.array([0.06, -0.02, -0.965]), air)
    carriage.free_feet[1] = mix(carriage.free_feet[1], np.array([-0.02, -0.06, -0.985]), air)
    carriage.sole_pitch += 0.75 * air
    held = smooth((times - landing + 0.04) / 0.22) * (1 - smooth((times - landing - 1.25) / 0.7))
    back = np.array([-0.62, 0.16, 0.42]) * build.leg_length
    behind = carriage.root + turned(yaw(carriage.heading), back)
    carriage.soles[0] = mix(carriage.soles[0], behind, held)
    carriage.sole_pitch[0] += 1.0 * held
    carriage.chest_turn[:, 1] += 0.30 * held
    carriage.hips_turn[:, 1] += 0.22 * held
    carriage.head_turn[:, 1] -= 0.38 * held
    under = -build.stance * 0.5
    shift = turned(yaw(carriage.heading), np.array([0.0, -under, 0.0]))
    carriage.soles[1] += shift * held[:, None]


def _feet_under(carriage: Carriage, build: Build) -> None:
    """Both feet under the hips, turning with the body."""
    for side in (0, 1):
        offset = np.array([0.0, OUTWARD[side] * build.stance * 0.75, 0.0])
        carriage.soles[side] = carriage.root + turned(yaw(carriage.heading), offset)
        carriage.sole_heading[side] = carriage.heading.copy()


def balance(carriage: Carriage, build: Build, times: Array) -> None:
    """Stand on something that moves, at world `times` (N,): knees soft, arms out and working."""
    _feet_under(carriage, build)
    wobble = np.sin(2 * np.pi * 0.6 * times) + 0.6 * np.sin(2 * np.pi * 1.05 * times + 1)
    carriage.hips[:, 2] -= (0.055 + 0.01 * wobble) * build.leg_length
    carriage.hips_turn[:, 0] += 0.03 * wobble
    carriage.chest_turn[:, 0] -= 0.05 * wobble
    for side in (0, 1):
        hand = np.stack(
            [
                np.full(len(times), 0.18),
                np.full(len(times), 0.66),
                -0.62 + 0.10 * OUTWARD[side] * wobble,
            ],
            -1,
        )
        carriage.hands[side] = hand
