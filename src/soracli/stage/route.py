"""Where a body goes: a path sampled finely in time, and the footfalls that carry it there.

Feet do not slide by construction: a foot in stance stays on the point where the body passes over
it in the middle of that stance, and only swings between such points.
"""

from dataclasses import dataclass

import numpy as np

from soracli.stage.turns import Array, blurred, smooth, turned, yaw

RATE = 120.0
LEAD = 1.5
"""Seconds that a route is known before the first and after the last frame."""


@dataclass(frozen=True, eq=False)
class Route:
    """M samples at `RATE` per second.

    `times` (M,) world seconds, `position` (M, 3) metres, `heading` (M,) radians, unwrapped.
    """

    times: Array
    position: Array
    heading: Array

    def at(self, time: Array) -> Array:
        """Position (N, 3) at world times (N,)."""
        return np.stack(
            [np.interp(time, self.times, self.position[:, k]) for k in range(3)], axis=-1
        )

    def point(self, time: float) -> Array:
        """Position (3,) at one world time: `at`, quickly, for what asks in every step."""
        place = int(self.times.searchsorted(time, "right")) - 1
        if not 0 <= place < len(self.times) - 1:
            return np.asarray(self.position[max(place, 0)])
        start, end = self.times[place : place + 2]
        here, there = self.position[place : place + 2]
        return np.asarray((there - here) / (end - start) * (time - start) + here)

    def heading_at(self, time: Array) -> Array:
        """Heading (N,) at world times (N,), radians."""
        return np.interp(time, self.times, self.heading)

    def velocity_at(self, time: Array) -> Array:
        """Velocity (N, 3) at world times, metres per second."""
        return (self.at(time + 0.02) - self.at(time)) / 0.02

    @property
    def speed(self) -> Array:
        """Ground speed (M,) in metres per second."""
        velocity = np.gradient(self.position[:, :2], axis=0) * RATE
        return np.asarray(np.linalg.norm(velocity, axis=1))

    def speed_at(self, time: Array) -> Array:
        """Ground speed (N,) at world times (N,), metres per second."""
        return np.interp(time, self.times, self.speed)


def clock(seconds: float) -> Array:
    """The sample times (M,) of a route for a shot of so many world seconds."""
    count = int(round((seconds + 2 * LEAD) * RATE)) + 1
    return np.arange(count) / RATE - LEAD


def still(seconds: float, position: Array, heading: float) -> Route:
    """A route that stays at a position (3,), heading one way (radians)."""
    times = clock(seconds)
    return Route(
        times,
        np.tile(np.asarray(position, np.float64), (len(times), 1)),
        np.full(len(times), heading),
    )


def straight(
    seconds: float,
    start: Array,
    heading: float,
    speed: float,
    begin: float = -np.inf,
    end: float = np.inf,
    ease: float = 0.5,
) -> Route:
    """Straight on at `speed` metres per second, standing before `begin` and after `end`.

    It eases in and out over `ease` seconds; times are world seconds. `start` (3,) is where the body
    is at time 0; `heading` in radians.
    """
    times = clock(seconds)
    pace = np.full(len(times), speed)
    if np.isfinite(begin):
        pace = pace * smooth((times - begin) / ease)
    if np.isfinite(end):
        pace = pace * smooth((end - times) / ease)
    distance = np.cumsum(pace) / RATE
    distance -= np.interp(0.0, times, distance)
    direction = np.array([np.cos(heading), np.sin(heading), 0.0])
    position = np.asarray(start, np.float64) + distance[:, None] * direction
    return Route(times, position, np.full(len(times), heading))


def along(seconds: float, position: Array, smoothing: float = 0.08) -> Route:
    """A route over given samples (M, 3), heading where it goes (held where it stands).

    The samples are those of `clock(seconds)`; `smoothing` in seconds.
    """
    times = clock(seconds)
    path = blurred(position, smoothing * RATE)
    velocity = np.gradient(path[:, :2], axis=0) * RATE
    speed = np.linalg.norm(velocity, axis=1)
    heading = np.unwrap(np.arctan2(velocity[:, 1], velocity[:, 0]))
    moving = np.flatnonzero(speed > 0.15)
    if len(moving):
        heading = np.unwrap(np.interp(np.arange(len(times)), moving, heading[moving]))
    else:
        heading = np.zeros(len(times))
    return Route(times, path, blurred(heading, 0.06 * RATE))


@dataclass(frozen=True)
class Gait:
    """A way of going.

    `frequency` strides per second, `duty` the part of a stride a foot stands, `offsets` when each
    foot strikes as a part of the stride, `lift` of a swinging foot in metres.
    """

    frequency: float
    duty: float
    offsets: tuple[float, ...]
    lift: float


@dataclass(frozen=True, eq=False)
class Footfalls:
    """F feet over N frames.

    `position` (F, N, 3) of the soles in world metres, `heading` (F, N) radians, `stance` (F, N)
    part of the stance 0..1 (NaN in the air), `swing` (F, N) part of the swing 0..1 (NaN on the
    ground), `stride` (F, N) metres between footfalls, `phase` (N,) strides since the route began,
    `strikes` world times per foot, `gait` the name of the way of going.
    """

    position: Array
    heading: Array
    stance: Array
    swing: Array
    stride: Array
    phase: Array
    strikes: tuple[Array, ...]
    gait: str = "walk"


def footfalls(route: Route, gait: Gait, offsets: Array, times: Array, usual: float) -> Footfalls:
    """The feet of a body on a route at world `times` (N,).

    `offsets` (F, 3) are where the feet stand below the body, body frame; `usual` is the speed in
    metres per second the gait was made for: its frequency goes with the square root of the speed
    and never falls below half.
    """
    pace = np.clip(route.speed / max(usual, 0.1), 0.25, 2.5)
    phase_samples = np.cumsum(gait.frequency * np.sqrt(pace)) / RATE
    phase = np.interp(times, route.times, phase_samples)
    results = []
    strikes = []
    for foot, offset in enumerate(offsets):
        own = phase - gait.offsets[foot]
        cycle = np.floor(own)
        part = own - cycle
        here, here_heading = _plant(route, phase_samples, gait, foot, cycle, offset)
        there, there_heading = _plant(route, phase_samples, gait, foot, cycle + 1, offset)
        swing = np.clip((part - gait.duty) / (1 - gait.duty), 0, 1)
        carry = smooth(swing)
        stride = np.linalg.norm((there - here)[:, :2], axis=1)
        position = here + (there - here) * carry[:, None]
        lift = gait.lift * np.minimum(1, stride / 0.2)
        position[:, 2] += lift * np.sin(np.pi * swing) ** 1.3
        on_ground = part < gait.duty
        results.append(
            (
                position,
                here_heading + (there_heading - here_heading) * carry,
                np.where(on_ground, part / gait.duty, np.nan),
                np.where(on_ground, np.nan, swing),
                stride,
            )
        )
        strikes.append(_strikes(route, phase_samples, gait.offsets[foot], times))
    columns = [np.stack(column) for column in zip(*results, strict=True)]
    return Footfalls(
        columns[0], columns[1], columns[2], columns[3], columns[4], phase, tuple(strikes)
    )


def _plant(
    route: Route, phase: Array, gait: Gait, foot: int, cycle: Array, offset: Array
) -> tuple[Array, Array]:
    """Where (N, 3) and how turned (N,) a foot stands in a cycle (N,).

    It stands below the place of the body in the middle of the stance.
    """
    middle = np.interp(cycle + gait.offsets[foot] + gait.duty / 2, phase, route.times)
    heading = route.heading_at(middle)
    return route.at(middle) + turned(yaw(heading), offset), heading


def _strikes(route: Route, phase: Array, offset: float, times: Array) -> Array:
    """The world times within `times` at which a foot comes down."""
    first, last = np.interp([times[0], times[-1]], route.times, phase) - offset
    cycles = np.arange(np.ceil(first), np.floor(last) + 1)
    return np.interp(cycles + offset, phase, route.times)
