"""Somebody standing on something that floats: weight, jump and landing act on the board.

The rider and the board are simulated together. In contact the rider is carried by the deck and
presses on it with weight plus whatever the legs add; in the air the board is free, and the landing
comes when the falling feet meet the deck, wherever the waves have put it.
"""

from dataclasses import dataclass, field

import numpy as np

from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

_PUSH_SECONDS = 0.24
_LAND_SECONDS = 0.28


@dataclass(eq=False)
class Rider:
    """One rider, `mass` in kg.

    `deck` (3,) is where the feet stand, in the frame of the mount; `takeoff` the world time of a
    jump (None: no jump) with `airtime` seconds on flat water; `lean` how far the weight shifts to
    and fro in metres while standing. What happened: `log` of (world time, x, y, z of the feet) with
    the rotation of the mount (`tilts`) at each, and the world times at which the feet `left` and
    `landed` (None: not yet).
    """

    mass: float
    deck: Array
    takeoff: float | None = None
    airtime: float = 0.7
    lean: float = 0.03
    log: list[tuple[float, float, float, float]] = field(default_factory=list)
    tilts: list[Array] = field(default_factory=list)
    landed: float | None = None
    left: float | None = None
    _height: float = 0.0
    _rising: float = 0.0

    def push(
        self, time: float, position: Array, rotation: Array, velocity: Array
    ) -> tuple[Array, Array]:
        """What the rider does to the mount now: force and torque (3,) about the mount's origin.

        Newtons and newton metres, world axes. To be asked in order of time: the rider goes on.
        """
        feet = position + rotation @ (self.deck + self._balance(time))
        flying = self.left is not None and self.landed is None
        if self.takeoff is not None and self.left is None and time >= self.takeoff:
            self.left, flying = time, True
            self._height = float(feet[2])
            self._rising = GRAVITY * self.airtime / 2
        step = time - self.log[-1][0] if self.log else 0.0
        if flying:
            self._height += self._rising * step - 0.5 * GRAVITY * step**2
            self._rising -= GRAVITY * step
            if self._rising < 0 and self._height <= feet[2]:
                self.landed = time
                flying = False
        height = self._height if flying else float(feet[2])
        self.log.append((time, float(feet[0]), float(feet[1]), height))
        self.tilts.append(rotation.copy())
        load = 0.0 if flying else self._load(time)
        force = np.array([0.0, 0.0, -load])
        return force, np.cross(feet - position, force)

    def _balance(self, time: float) -> Array:
        """Where the weight (3,) is on the deck: it sways, and is off the middle after a landing."""
        sway = self.lean * np.array(
            [
                1.6 * np.sin(2 * np.pi * 0.31 * time),
                0.7 * np.sin(2 * np.pi * 0.47 * time + 1.0),
                0.0,
            ]
        )
        if self.landed is not None:
            since = time - self.landed
            sway = sway + np.array([-0.20, 0.03, 0.0]) * np.exp(-since / 0.8)
        return np.asarray(sway, np.float64)

    def _load(self, time: float) -> float:
        """Newtons on the deck: the weight, the push of the legs before take-off, then the catch."""
        weight = self.mass * GRAVITY
        speed = GRAVITY * self.airtime / 2
        if self.takeoff is not None and self.left is None:
            before = self.takeoff - time
            if before < _PUSH_SECONDS:
                return weight + self.mass * speed / _PUSH_SECONDS
            if before < _PUSH_SECONDS + 0.3:
                return weight * 0.75  # sinking into the crouch
        if self.landed is not None and time - self.landed < _LAND_SECONDS:
            return weight + self.mass * speed / _LAND_SECONDS
        return weight

    def path(self, times: Array) -> Array:
        """The point under the feet (N, 3) at world times (N,), metres."""
        log = np.array(self.log)
        return np.stack([np.interp(times, log[:, 0], log[:, k]) for k in (1, 2, 3)], axis=-1)

    def tilt(self, times: Array) -> Array:
        """The rotation (N, 3, 3) of the mount at world times (N,)."""
        log = np.array([entry[0] for entry in self.log])
        places = np.clip(np.searchsorted(log, times), 0, len(log) - 1)
        return np.array(self.tilts)[places]
