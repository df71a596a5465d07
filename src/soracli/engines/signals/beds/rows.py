"""Cities and vehicles: far traffic, rails below, engines that run."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.beds.weaving import (
    levelled,
    low_wide,
    moments,
    place,
    swelling,
    wide,
)
from soracli.engines.signals.living import hill, raised, texture
from soracli.engines.signals.makers.settings import Settings

LOW = 4
"""Vehicles are made at a quarter of the rate: from the kerb there is little above 6 kHz."""


def traffic(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A street: the rumble of all that drives far off, and `cars` a minute that pass `near` metres
    away; `bright` hertz is what is left of it where one listens."""
    cars, near = settings.number("cars", 14), settings.number("near", 9)
    bright, rumble = settings.number("bright", 2400), settings.number("rumble", 1.0)
    count = samples(seconds)
    far = low_wide(count, chance, hill(45, min(700, bright), 4, 1.5), LOW)
    far = far * swelling(count, 0.25, 0.22, chance)
    passed = np.zeros((count // LOW + 64, 2), np.float32)
    for at in moments(cars / 60, 6, seconds, 0.7, chance):
        _drive_by(passed, float(at), near * float(chance.uniform(0.8, 2.2)), bright, chance)
    sides = [raised(passed[:, side], LOW, count) for side in range(2)]
    return np.asarray(rumble * far + 1.5 * np.stack(sides, axis=1), np.float32)


def _drive_by(
    into: Sound, at: float, near: float, bright: float, chance: np.random.Generator
) -> None:
    """One car: tyres and a little engine, louder as it comes, from one side to the other."""
    rate = RATE // LOW
    speed, span = float(chance.uniform(9, 17)), 12.0
    count = round(span * rate)
    x = speed * (np.arange(count, dtype=np.float32) / np.float32(rate) - np.float32(span / 2))
    if chance.uniform() < 0.5:
        x = -x
    away = np.sqrt(x**2 + np.float32(near**2))
    tyres = texture(count, chance, hill(180, min(bright, 3600), 2, 3), rate)
    turn = np.arange(count) * (2 * np.pi * float(chance.uniform(38, 75)) / rate)
    motor = sum(np.sin(k * turn + k) / k for k in range(1, 6))
    heard = (tyres + 0.5 * np.asarray(motor, np.float32)) * (near / away) ** 1.3
    heard *= np.sin(np.pi * (np.arange(count, dtype=np.float32) + 0.5) / count)
    side = np.clip(0.5 + 0.45 * x / away, 0, 1)
    start = round((at - span / 2) * rate)
    first, last = max(start, 0), min(start + count, len(into))
    if last > first:
        part = slice(first - start, last - start)
        into[first:last, 0] += np.sqrt(1 - side[part]) * heard[part]
        into[first:last, 1] += np.sqrt(side[part]) * heard[part]


def ride(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Inside a train: rumble below `deep` hertz, air, and two pairs of clacks at every joint,
    `joints` a second."""
    deep, joints = settings.number("deep", 240), settings.number("joints", 0.85)
    clack, air = settings.number("clack", 2.6), settings.number("air", 0.25)
    count = samples(seconds)
    made = low_wide(count, chance, hill(30, deep, 3), 8) * swelling(count, 1.2, 0.2, chance)
    made += air * wide(count, chance, hill(300, 3500, 4), 0.8)
    size = samples(0.13)
    fall = np.exp(-np.arange(size) / (0.022 * RATE)).astype(np.float32)
    grains = [texture(size, chance, hill(110, 900, 4)) * fall for _ in range(4)]
    for at in moments(joints, 1, seconds, 0.02, chance):
        for turn, offset in enumerate((0.0, 0.11, 0.47, 0.58)):
            level = clack * float(chance.uniform(0.8, 1.3)) * (1 if turn < 2 else 0.7)
            place(made, grains[turn], float(at) + offset, 0.3 if turn < 2 else -0.4, level)
    return levelled(made)


MAKERS = {"traffic": traffic, "ride": ride}
