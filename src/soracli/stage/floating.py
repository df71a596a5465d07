"""Buoyancy: a hull sampled as upright columns, each lifted by the water it displaces."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY, Water

WATER_DENSITY = 1000.0


@dataclass(frozen=True, eq=False)
class Hull:
    """C columns: `bottoms` (C, 3) in the body frame, `areas` (C,) square metres, `height` metres.

    `mass` in kg; `drag` is the rate per second at which speed through the water is lost; `heave`
    the damping ratio of bobbing and rocking (waves carry the energy away).
    """

    bottoms: Array
    areas: Array
    height: float
    mass: float
    drag: float = 0.5
    heave: float = 0.35

    @classmethod
    def of(cls, figure: Figure, along: int = 9, across: int = 5) -> "Hull":
        """A hull with the outline of an ellipse-ended box, as long, wide and high as the figure.

        A figure whose mass would sink that box is given the height it needs to float.
        """
        x = (np.arange(along) + 0.5) / along - 0.5
        y = (np.arange(across) + 0.5) / across - 0.5
        grid_x, grid_y = np.meshgrid(x, y)
        inside = (np.abs(2 * grid_x) ** 3 + np.abs(2 * grid_y) ** 3) < 1.0
        cell = figure.length * figure.width / (along * across)
        bottoms = np.stack(
            [grid_x[inside] * figure.length, grid_y[inside] * figure.width, np.zeros(inside.sum())],
            axis=-1,
        )
        areas = np.full(len(bottoms), cell)
        draft = figure.mass / (WATER_DENSITY * float(areas.sum()))
        return cls(
            bottoms, areas, max(min(figure.height, 4 * draft + 0.15), 1.6 * draft), figure.mass
        )

    @property
    def stability(self) -> float:
        """Metacentric height over the keel-weighted center of mass, metres: I / V + KB - KG."""
        second = float(np.sum(self.areas * self.bottoms[:, 1] ** 2))
        volume = self.mass / WATER_DENSITY
        return second / volume + self.draft / 2 - self.ballast

    @property
    def ballast(self) -> float:
        """Metres from the bottom up to the center of mass: boats carry their weight low."""
        return 0.35 * self.draft

    @property
    def draft(self) -> float:
        """How deep it sits at rest, metres."""
        return self.mass / (WATER_DENSITY * float(self.areas.sum()))

    def lift(
        self,
        water: Water,
        time: float,
        position: Array,
        rotation: Array,
        velocity: Array,
        spin: Array,
    ) -> tuple[Array, Array]:
        """Force and torque (3,) about the body origin (newtons, newton metres), world axes.

        `position` (3,), `rotation` (3, 3), `velocity` (3,) and `spin` (3,) of the body, world axes;
        `time` in world seconds.
        """
        arms = self.bottoms @ rotation.T
        points = position + arms
        surface = water.height(points[:, 0], points[:, 1], time)
        rising = water.rise(points[:, 0], points[:, 1], time)
        depth = np.clip(surface - points[:, 2], 0, self.height)
        wet = np.clip(depth / max(0.5 * self.draft, 1e-6), 0, 1)
        moving = velocity + np.cross(spin, arms)
        column_mass = self.mass * self.areas / float(self.areas.sum())
        stiffness = WATER_DENSITY * GRAVITY * self.areas
        forces = np.zeros_like(points)
        forces[:, 2] = stiffness * depth
        damping = 2 * self.heave * np.sqrt(stiffness * column_mass)
        forces[:, 2] += damping * wet * (rising - moving[:, 2])
        # slamming: a hull that hits the water is also stopped by the square of its speed
        fall = np.maximum(rising - moving[:, 2], 0)
        forces[:, 2] += 0.5 * WATER_DENSITY * 0.4 * self.areas * wet * fall**2
        forces[:, :2] -= self.drag * column_mass[:, None] * wet[:, None] * moving[:, :2]
        return forces.sum(axis=0), np.cross(arms, forces).sum(axis=0)
