"""Spraying: what bodies throw up that has no body itself, such as water, fire and smoke."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, Effect
from soracli.stage.riding import Rider
from soracli.stage.turns import Array, single
from soracli.stage.water import GRAVITY, Water

_ALONG = (-0.3, -0.1, 0.1, 0.3)
"""Of its length where the water splashes up about who falls into it, from its middle."""


_TONGUES, _CLOUDS, _OUT = (0.0, 0.05, 0.1, 0.16), 10, (0.05, 0.12, 0.2, 0.3, 0.42, 0.55)
"""Of the height of a rocket how far below it its fire burns, to how many sides of the pad smoke
rolls, and how far out of its middle that rises, of its height."""


_CAMPFIRE, _LARGEST = 6.0, 4.0
"""Metres that what lifts off is high whose fire is as that of a camp, and how many times as large
spots of fire and smoke are at most."""


_FAST, _DROPS = 4.0, 3.0
"""Metres per second from which water sprays fully from under wheels, and how many times as large as
elsewhere its drops are: they are sheets."""


def splashes(
    rider: Rider, mount: str, material: str, times: Array, seconds: float
) -> tuple[list[Effect], list[Contact]]:
    """Water thrown up where a board is pushed down, and what is heard of it, in world seconds.

    `mount` is the id of the board and `material` what it is made of; `times` (N,) are the world
    seconds of the frames, `seconds` those of the shot.
    """
    effects, contacts = [], []
    for time, force in ((rider.left, 0.6), (rider.landed, 1.0)):
        if time is None or time > seconds:
            continue
        effects.append(spray(rider.path(times), time, force, times))
        x, y, z = (float(part) for part in rider.path(np.array([time]))[0])
        impulse = rider.mass * GRAVITY * rider.airtime / 2
        made = (material, "water")
        splash = Contact(time, "splash", mount, "water", made, impulse, (x, y, z))
        contacts.append(replace(splash, sort="board"))
    return effects, contacts


def plunges(mark: Mark, body: Body, water: Water | None, times: Array) -> list[Effect]:
    """The splashes of who dives into the water, where the head meets it."""
    if water is None or not mark.plays("dive"):
        return []
    head = body.positions[:, body.figure.rig.index("head")].astype(np.float64)
    below = head[:, 2] < water.level
    met = np.flatnonzero(below[1:] & ~below[:-1]) + 1
    spots = [
        np.tile(head[frame] * (1, 1, 0) + [0, 0, water.level], (len(times), 1)) for frame in met
    ]
    return [
        spray(spot, float(times[frame]), 1.0, times, 3.6)
        for spot, frame in zip(spots, met, strict=True)
    ]


def breaches(
    marks: Iterable[Mark], bodies: Mapping[str, Body], water: Water | None, times: Array
) -> list[Effect]:
    """The splashes of the fish and whales that leap, along their length, where they fall back."""
    found: list[Effect] = []
    for mark in marks:
        leaps = mark.figure.family == "fish" and mark.plays("jump")
        if water is None or not leaps or mark.name not in bodies:
            continue
        body, long = bodies[mark.name], mark.figure.length
        root = body.positions[:, 0].astype(np.float64)
        below = root[:, 2] < water.level + 0.25 * mark.figure.height
        rise = float(np.clip(1.2 * np.sqrt(long), 2.6, 6.0))
        for frame in np.flatnonzero(below[1:] & ~below[:-1]) + 1:
            for share in _ALONG:
                spot = root[frame] + share * long * body.rotations[frame, 0, :, 0]
                where = np.tile(spot * (1, 1, 0) + [0, 0, water.level], (len(times), 1))
                found.append(spray(where, float(times[frame]), 1.0, times, rise))
    return found


def spray(where: Array, time: float, force: float, times: Array, rise: float = 2.6) -> Effect:
    """A splash at a world second, where (N, 3) something is then, of a `force` 0..1; the drops fly
    up at `rise` metres per second."""
    since = times - time
    strength = np.where((since > 0) & (since < 0.25), force * (1 - since / 0.25), 0.0)
    directions = np.tile(np.array([0.0, 0.0, rise]), (len(times), 1))
    return Effect("splash", single(where), single(directions), single(strength))


def blast(mark: Mark, where: Array, time: float, times: Array) -> list[Effect]:
    """Fire, smoke and sparks of what explodes at a point (3,) at a world second."""
    size = max(mark.figure.length, mark.figure.height, 0.3)
    since, found = times - time, []
    flash = np.where((since > 0) & (since < 0.45), 1 - since / 0.45, 0.0)
    pall = np.where((since > 0.1) & (since < 2.2), np.clip(1.3 - 0.6 * since, 0, 1), 0.0)
    for turn in np.arange(5) * 2.4:  # the golden angle spreads them evenly
        way = np.array([np.cos(turn), np.sin(turn), 0.8])
        spot = np.tile(where + size * (0.22 * way + [0, 0, 0.25]), (len(times), 1))
        out = np.tile(2.2 * np.sqrt(size) * way, (len(times), 1))
        up = np.tile(np.array([0.4 * way[0], 0.4 * way[1], 1.6]), (len(times), 1))
        found.append(Effect("fire", single(spot), single(out), single(flash)))
        found.append(Effect("smoke", single(spot), single(up), single(pall)))
        found.append(Effect("sparks", single(spot), single(3 * out), single(flash)))
    return found


def exhaust(mark: Mark, position: Array, times: Array) -> list[Effect]:
    """Fire and smoke under a rocket that lifts itself off the ground, at `position` (N, 3)."""
    stands = mark.figure.height > mark.figure.length  # no helicopter, no airliner
    rocket = mark.figure.material == "metal" and mark.figure.family == "aircraft" and stands
    lit = np.clip((times - 0.2) / 0.5, 0, 1) * rocket
    down = np.tile(np.array([0.0, 0.0, -9.0]), (len(times), 1))
    tall, found = mark.figure.height, list[Effect]()
    large = float(np.clip(tall / _CAMPFIRE, 1.0, _LARGEST))
    ground = position * (1, 1, 0) + [0.0, 0.0, 0.3]
    low = lit * np.exp(-position[:, 2] / 12.0)
    for below in _TONGUES:
        under = position + [0.0, 0.0, 0.04 * tall]
        under[:, 2] -= np.clip(position[:, 2], 0.0, below * tall)
        found.append(Effect("fire", single(under), single(down), single(lit), large))
    for turn in np.linspace(0.0, 2 * np.pi, _CLOUDS, endpoint=False):
        way = np.array([np.cos(turn), np.sin(turn), 0.0])
        for share in _OUT:
            there = ground + share * tall * way
            out = np.tile(3.2 * way + [0.0, 0.0, 1.1], (len(times), 1))
            late = low * np.clip((times - 0.2 - 2.0 * share) / 0.4, 0.0, 1.0)
            found.append(Effect("smoke", single(there), single(out), single(late), large))
    trail = np.tile(np.array([0.0, 0.0, -5.0]), (len(times), 1))
    found.append(Effect("smoke", single(under), single(trail), single(lit), large))
    return found if rocket else []


def wheels_splash(mark: Mark, position: Array, marks: Iterable[Mark], times: Array) -> list[Effect]:
    """Water to both sides of what drives through a puddle, at `position` (N, 3)."""
    found: list[Effect] = []
    if mark.figure.family != "vehicle" or len(times) < 2:
        return found
    way = np.gradient(position, axis=0)
    speed = np.linalg.norm(way[:, :2], axis=1) / np.gradient(times)
    for puddle in (one for one in marks if one.entity.kind == "puddle"):
        off = np.linalg.norm(position[:, :2] - puddle.position[:2], axis=1)
        wet = 0.5 * (mark.figure.length + puddle.figure.longest)
        strength = np.clip(speed / _FAST, 0.0, 1.0) * (off < wet)
        heading = np.arctan2(way[:, 1], way[:, 0])
        for side in (-1.0, 1.0):
            aside = side * np.stack([-np.sin(heading), np.cos(heading), 0 * heading], axis=1)
            spot = position * (1, 1, 0) + 0.5 * mark.figure.width * aside + [0.0, 0.0, 0.08]
            out = 3.0 * aside + [0.0, 0.0, 2.9]
            found.append(Effect("splash", single(spot), single(out), single(strength), _DROPS))
    return found
