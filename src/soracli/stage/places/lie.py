"""The lie of a land: how high the ground is, the ground itself, and what is strewn over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.places.greenery import scattered, spaced, standing
from soracli.stage.places.land import Height, land
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.things.forms import copies

Span = tuple[float, float]
_FRONT = 3.0
"""Metres along y up to which people act and cameras stand."""


@dataclass(frozen=True)
class Lie:
    """A land whose `height` in metres is known everywhere (arrays x and y of one shape)."""

    height: Height

    def ground(
        self,
        color: str,
        surface: int,
        seed: int,
        reach: float = 260.0,
        cells: int = 84,
        warp: float = 3.2,
        patches: float = 0.12,
    ) -> Mesh:
        """The land itself; see `land.land`."""
        return land(self.height, reach, color, surface, cells, warp, seed, patches)

    def at(self, points: Numbers, sink: float = 0.0) -> Numbers:
        """Points (N, 2) on the ground (N, 3), `sink` metres deep in it."""
        return standing(points, self.height(points[:, 0], points[:, 1]) - sink)

    def strewn(
        self,
        chance: np.random.Generator,
        count: int,
        x: Span,
        y: Span,
        clear: float = 0.0,
        apart: float = 0.0,
        sink: float = 0.0,
        heights: Span | None = None,
        most: int | None = None,
        lane: float = 0.0,
    ) -> Numbers:
        """Up to `count` chance points (N, 3) on the ground in a rectangle.

        None nearer to the origin than `clear` nor to each other than `apart` metres, all where the
        ground is between `heights`, at `most` so many; none where the camera is, within `lane`
        metres of x = 0.
        """
        points = scattered(chance, count, x, y, clear)
        points = points[(np.abs(points[:, 0]) > lane) | (points[:, 1] > _FRONT)]
        if heights is not None:
            level = self.height(points[:, 0], points[:, 1])
            points = points[(level > heights[0]) & (level < heights[1])]
        if apart > 0:
            points = spaced(chance, points, apart)
        return self.at(points[:most], sink)


def plain() -> Lie:
    """A land that is flat everywhere."""
    return Lie(lambda x, y: np.asarray(x * 0, np.float32))


def uneven(seed: int, flat: float, rise: float, scale: float, low: float = 0.0) -> Lie:
    """A land flat for `flat` metres about the origin; beyond it waves with lumps of `scale` metres
    and about `rise` metres, over or under `low`."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        away = ramped(np.hypot(x, y), flat, 2.6 * flat)
        return np.asarray(away * (rise * fbm(x, y, seed, scale) + low), np.float32)

    return Lie(height)


def varied(
    make: Callable[[int], Mesh],
    at: Numbers,
    chance: np.random.Generator,
    sizes: Span = (0.8, 1.2),
    variants: int = 3,
    tone: float = 0.15,
    yaw: Span = (0.0, 6.28),
) -> Mesh:
    """Copies at `at` (N, 3) of a few meshes that `make` builds from a seed.

    Each is turned by a chance `yaw` in radians, scaled by one of `sizes`, and up to `tone` lighter
    or darker.
    """
    if not len(at):
        return join([])
    which = chance.integers(0, variants, len(at))
    parts = []
    for variant in range(variants):
        places = at[which == variant]
        mesh = make(int(chance.integers(0, 2**31)))
        count = len(places)
        tint = np.repeat(chance.uniform(1 - tone, 1 + tone, (count, 1)), 3, axis=1)
        angle = chance.uniform(*yaw, count).astype(np.float32)
        scale = chance.uniform(*sizes, count).astype(np.float32)
        parts.append(copies(mesh, places, angle, scale, tint))
    return join(parts)


def rows(x: Span, y: Span, apart: float, step: float, clear: Sequence[float] = ()) -> Numbers:
    """Points (N, 2) along rows parallel to y that are `apart` metres from each other, one each
    `step` metres; none in the rectangle `clear` (x from, x to, y from, y to)."""
    across = np.arange(x[0], x[1], apart)
    along = np.arange(y[0], y[1], step)
    points = np.stack(np.meshgrid(across, along), axis=-1).reshape(-1, 2)
    if clear:
        left, right, near, far = clear
        inside = (points[:, 0] > left) & (points[:, 0] < right)
        inside &= (points[:, 1] > near) & (points[:, 1] < far)
        points = points[~inside]
    return np.asarray(points, np.float32)


def posts(at: Numbers, radius: float, height: float, within: float = 15.0) -> tuple[Collider, ...]:
    """What is felt of trunks and columns that stand at `at` (N, 3) no farther than `within`."""
    near = at[np.hypot(at[:, 0], at[:, 1]) < within]
    return tuple(
        Collider("cylinder", (radius,), (float(x), float(y), 0.0), (float(x), float(y), height))
        for x, y, _ in near[:24]
    )


def around(points: Numbers, x: float = 8.5, near: float = -15.5, far: float = 4.8) -> Numbers:
    """Those of points (N, 2) that leave a clearing free: |x| below `x`, y from `near` to `far`, and
    a way through to both sides."""
    across, away = points.T
    lane = (np.abs(across) < x) & (away < far) & (away > near)
    way = (np.abs(across) < 40) & (np.abs(away) < 3.2)
    return np.asarray(points[~lane & ~way], np.float32)
