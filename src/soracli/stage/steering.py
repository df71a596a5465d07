"""Steering: what keeps a boat on its course, or at its mooring, and heels it under sail."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.floating import Hull
from soracli.stage.marks import Mark
from soracli.stage.physics import Push
from soracli.stage.riding import Rider
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

HEEL = 0.14
"""Radians that the wind heels a sailing boat, against its form stability."""


def sails(mark: Mark) -> bool:
    """Whether a boat is under sail."""
    return mark.figure.rig.has("sail") and mark.route is not None


def steer(mark: Mark, hull: Hull, riders: Sequence[Rider]) -> Push:
    """The push that keeps a boat on its course (or at its mooring), heeled by the wind if it sails,
    with what its riders do to it."""
    mass, length = mark.figure.mass, mark.figure.length
    sailing = sails(mark)
    heel = HEEL * mass * GRAVITY * max(hull.stability, 0.0)

    def push(time: float, position: Array, rotation: Array, velocity: Array) -> tuple[Array, Array]:
        now = np.array([time])
        route = mark.route
        goal = route.at(now)[0] if route is not None else mark.position
        pace = route.velocity_at(now)[0] if route is not None else np.zeros(3)
        firm = 1.2 if route is not None else 0.25
        force = mass * (firm * (goal - position) + 2.0 * np.sqrt(firm) * (pace - velocity))
        force[2] = 0.0
        bow = rotation[:, 0]
        wish = float(route.heading_at(now)[0]) if route is not None else mark.heading
        turn = float(np.arctan2(bow[1], bow[0]))
        error = (wish - turn + np.pi) % (2 * np.pi) - np.pi
        torque = np.array([0.0, 0.0, 0.6 * mass * length**2 / 12 * error])
        if sailing:
            torque = torque + bow * heel * (1 + 0.25 * np.sin(0.8 * time))
        for rider in riders:
            more_force, more_torque = rider.push(time, position, rotation, velocity)
            force, torque = force + more_force, torque + more_torque
        return force, torque

    return push
