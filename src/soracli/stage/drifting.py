"""Air and water about things: what is light goes with the wind, what is in the water bobs or sinks.

Drag is F = rho / 2 Cd A v^2 against the air that moves by; buoyancy is the weight of the water that
a thing takes the place of, by how deep it is in.
"""

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.floating import WATER_DENSITY
from soracli.stage.marks import center
from soracli.stage.materials import substance
from soracli.stage.performance import SetPiece
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY, Water

AIR_DENSITY, _ROUGH = 1.2, 1.1
"""Kilograms per cubic metre of air, and the drag coefficient of a plate or a rough body."""
_LIGHT = 1.6
"""Kilograms per square metre of its outline up to which a thing feels the air: a ball does not."""
FUMES = "smoke_plume"
"""The kind of what keeps rising from where it comes from: no wind carries the whole of it off."""
WINDS = {"windy": 8.0, "storm": 11.0, "dust storm": 10.0}
"""Metres per second of the wind near the ground (fresh to strong breeze, Beaufort 5 and 6)."""
_BREEZE, _GUSTS = 1.0, 0.45
"""Metres per second of the air that carries what is said to drift, and how much that changes."""
_BUOYANT = 1.7
"""How much water something takes the place of, as a share of its weight, that is said to float."""
_SMALL = 0.4
"""Metres up to which what drifts does so more slowly."""
_FILLED = 0.45
"""The share of its box that a thing fills."""
_LIGHTEST = 1.02
"""Times the density of water that something sinking has, at least."""
_RIGHTS, _CALMS = 18.0, 5.0
"""Per second squared and per second: how firmly water turns a thing back upright, and calms it."""


class Drift:
    """A push (`physics.Push`) of the air and the water on one thing."""

    def __init__(
        self,
        figure: Figure,
        wind: Array,
        lifted: bool,
        water: Water | None,
        piece: SetPiece | None,
        phase: float,
    ) -> None:
        """`wind` (3,) in metres per second; `lifted` where the air also bears it up, gust by gust.

        `phase` (radians) tells its gusts from those of its neighbour.
        """
        self._figure, self._wind, self._lifted, self._phase = figure, wind, lifted, phase
        self._water, self._piece = water, piece
        long, wide, tall = figure.length, figure.width, figure.height
        self._area = (long * wide + long * tall + wide * tall) / 3
        box = _FILLED * long * wide * tall
        sinks = substance(figure.material).density
        solid = figure.family == "ball" and sinks > WATER_DENSITY
        floats = figure.mass < WATER_DENSITY * box and not solid
        heavy = max(sinks, _LIGHTEST * WATER_DENSITY)
        self._volume = box if floats else figure.mass / heavy
        if lifted and water is not None:  # said to float, it does, whatever it weighs
            floats, self._volume = True, max(box, _BUOYANT * figure.mass / WATER_DENSITY)
        self._half = 0.5 * min(long, wide, tall)
        self._middle = center(figure)
        self._inertia = figure.mass * (long**2 + wide**2 + tall**2) / 18
        self._up = np.array([0.0, 0.0, 1.0])
        if floats and tall > 1.4 * max(long, wide):
            self._up = np.array([1.0, 0.0, 0.0])  # a bottle floats on its side
        self._before: tuple[float, Array] | None = None

    @property
    def felt(self) -> bool:
        """Whether the air does anything to it."""
        return self._figure.mass < _LIGHT * self._area

    def __call__(
        self, time: float, position: Array, rotation: Array, velocity: Array
    ) -> tuple[Array, Array]:
        """Force and torque (3,) about the origin of the thing, newtons and newton metres."""
        force, torque = self._air(time, velocity) if self.felt else (np.zeros(3), np.zeros(3))
        middle = position + rotation @ self._middle
        share = self._wet(time, middle)
        if share > 0:
            more, turn = self._bathed(time, middle, rotation, velocity, share)
            force, torque = force + more, torque + turn
        self._before = (time, rotation.copy())
        return force, torque + np.cross(middle - position, force)

    def _air(self, time: float, velocity: Array) -> tuple[Array, Array]:
        mass, own = self._figure.mass, self._phase
        gust = 1 + _GUSTS * np.sin(1.9 * time + own) * np.sin(0.7 * time + 2 * own)
        air = self._wind * gust
        air = air + 0.3 * np.linalg.norm(self._wind) * np.array(
            [0.0, np.sin(1.3 * time + 3 * own), 0.0]
        )
        if self._lifted:
            falls = np.sqrt(2 * mass * GRAVITY / (AIR_DENSITY * _ROUGH * self._area))
            air = air + [0.0, 0.0, falls * (0.95 + 0.5 * np.sin(2.2 * time + 5 * own))]
        past = air - velocity
        size = float(np.linalg.norm(past))
        force = 0.5 * AIR_DENSITY * _ROUGH * self._area * size * past
        # no step of the simulation turns it back beyond the speed of the air
        force *= min(1.0, 60.0 * mass * size / max(float(np.linalg.norm(force)), 1e-9))
        flutter = np.sin(np.array([3.1, 2.3, 1.7]) * time + own * np.array([1.0, 2.0, 3.0]))
        return force, 0.8 * self._inertia * min(size, 4.0) ** 2 * flutter

    def _wet(self, time: float, middle: Array) -> float:
        """How much of it is in the water, 0 to 1."""
        water, piece = self._water, self._piece
        if water is None or piece is None:
            return 0.0
        if water.shore is not None and middle[1] < water.shore:
            return 0.0
        if piece.deck is not None and bool((np.abs(middle[:2]) < piece.deck).all()):
            return 0.0
        level = float(water.height(middle[0], middle[1], time))
        return float(np.clip((level - middle[2] + self._half) / (2 * self._half), 0.0, 1.0))

    def _bathed(
        self, time: float, middle: Array, rotation: Array, velocity: Array, share: float
    ) -> tuple[Array, Array]:
        assert self._water is not None
        mass = self._figure.mass
        rise = float(self._water.rise(middle[0], middle[1], time))
        past = np.array([0.0, 0.0, rise]) - velocity
        lift = WATER_DENSITY * GRAVITY * self._volume * share
        stiff = WATER_DENSITY * GRAVITY * self._volume / (2 * self._half)
        force = 0.7 * np.sqrt(stiff * mass) * share * past * (0.3, 0.3, 1.0)
        size = float(np.linalg.norm(past))
        force = force + 0.5 * WATER_DENSITY * 0.5 * self._area * share * min(size, 6.0) * past * 0.3
        force *= min(1.0, 60.0 * mass * size / max(float(np.linalg.norm(force)), 1e-9))
        force[2] += lift
        tilt = np.cross(rotation @ self._up, np.array([0.0, 0.0, 1.0]))
        if self._up[0]:  # its long side lies flat, whichever way is up
            long = rotation[:, 2]
            tilt = np.cross(long, np.array([long[0], long[1], 0.0]))
        torque = self._inertia * share * (_RIGHTS * tilt - _CALMS * self._spin(time, rotation))
        return force, torque

    def _spin(self, time: float, rotation: Array) -> Array:
        """How fast it turns (3,), radians per second, from how it lay when last asked."""
        if self._before is None or time <= self._before[0]:
            return np.zeros(3)
        turn = rotation @ self._before[1].T
        axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
        return np.asarray(0.5 * axis / (time - self._before[0]))


def wind_of(weather: str, drifts: bool, size: float = 1.0) -> Array:
    """The wind (3,) in metres per second in a weather, and where something of `size` metres is said
    to drift: a feather would soon be too far off to be seen."""
    breeze = _BREEZE * float(np.clip(size / _SMALL, 0.75, 1.0))
    speed = max(WINDS.get(weather, 0.0), breeze if drifts else 0.0)
    return np.array([speed, 0.12 * speed, 0.0])
