"""What sounds all along: engines, fires, wings, hulls, and what turns or runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.audible import Source
from soracli.stage.hearing.microphone import Microphone
from soracli.stage.performance import Body, Effect, Performance
from soracli.stage.turns import Array
from soracli.stage.winged import flap_rate
from soracli.story.scene import Scene

_MOTORLESS = ("bicycle",)
_ON_LAND = {"skateboard": "wheels", "snowboard": "runners"}
"""What boards go on that are not for the water."""
_MOTORBOATS = ("ship", "motorboat")
_PARKED = 0.3
"""Metres per second below which a vehicle stands; one that never goes has its engine off."""
_IDLES = 0.25
"""The level of an engine that is on and does not pull."""
_FLAT_OUT = {"vehicle": 16.0, "aircraft": 40.0, "boat": 6.0, "board": 3.0, "fish": 2.5}
"""Metres per second at which a family sounds at its full level."""
_HANGS = ("helicopter", "drone", "saucer", "rocket")
"""What has to work hard in order to stay where it is."""
_BURNING = {"campfire": 0.8, "candle": 0.05, "stove": 0.0, "balloon": 0.0}
"""How strongly things burn that have their fire with them."""
_RUNNING = {"windmill": 0.5, "fountain": 0.7, "clock": 0.25}
"""Things that sound by themselves, and how much."""
_TOYS = {"paper", "toy", "model", "miniature", "folded"}
_SILENT = ("butterfly", "ladybug")
"""Wings that nobody hears."""
_WAVING = {"flag": 0.3, "kite": 0.35, "banner": 0.3}
"""Cloth in the wind, and how much of it."""
_LAPS = 0.35
"""The level of water at a hull that lies still."""


@dataclass(frozen=True, eq=False)
class _Going:
    """A body at the times of a path: `speed` (M,) in metres a second, `points` (M, 3), and
    whether it is there (M,)."""

    times: Array
    points: Array
    speed: Array
    there: Array


def sources(
    performance: Performance, scene: Scene, kinds: Mapping[str, str], microphone: Microphone
) -> Iterator[Source]:
    """Everything in a performance that sounds all along; `kinds` are casting kinds by entity id."""
    times = microphone.times()
    for body in performance.bodies:
        kind = kinds.get(body.id, "")
        if not body.id:
            continue
        going = _going(performance, body, times, microphone)
        for name, level, speed in _sounds(body, kind, going, scene, performance):
            if float(level.max(initial=0.0)) > 0.01:
                yield _source(body.id, name, kind or body.noun, level, speed, going, microphone)
    for effect in performance.effects:
        if effect.kind == "fire" and float(effect.strength.max()) > 0.01:
            yield _fire(effect, performance, kinds, times, microphone)


def _going(performance: Performance, body: Body, times: Array, microphone: Microphone) -> _Going:
    path = body.positions[:, 0].astype(np.float64)
    pace = np.zeros(len(path))
    if len(path) > 1:
        steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        seconds = np.maximum(np.diff(performance.times.astype(np.float64)), 1e-6)
        pace[1:] = steps / seconds
        pace[0] = pace[1]
    seen = body.visible.astype(np.float64)
    columns = np.column_stack([path, pace, seen])
    found = microphone.at(times, columns)
    return _Going(times, found[:, :3], found[:, 3], found[:, 4] > 0.5)


def _sounds(
    body: Body, kind: str, going: _Going, scene: Scene, performance: Performance
) -> Iterator[tuple[str, Array, Array]]:
    """The name of every sound of a body, its level and its speed over the times of a path."""
    family, speed = body.figure.family, going.speed
    share = np.clip(speed / _FLAT_OUT.get(family, 10.0), 0.0, 1.0)
    motions = {action.motion for action in scene.actions if body.id in action.agents}
    there = going.there.astype(np.float64)
    if (family in ("vehicle", "aircraft") or kind in _MOTORBOATS) and not _is_toy(body, scene):
        yield _engine(kind, share, speed, there, motions)
    if family == "board" and float(speed.max(initial=0.0)) > _PARKED and kind in _ON_LAND:
        yield (_ON_LAND[kind], np.sqrt(np.clip(speed / 6.0, 0.0, 1.0)) * there, speed)
    elif family in ("boat", "board") and performance.set_piece.water is not None:
        moving = np.clip(share * 1.2, 0.0, 1.0)
        yield ("hull", moving * (speed > _PARKED) * there, speed)
        yield ("lapping", _LAPS * (1 - np.clip(speed / 1.0, 0, 1)) * there, speed)
        if body.figure.rig.has("sail"):
            yield ("sail", (0.15 + 0.5 * share) * there, speed)
    if family in ("bird", "insect", "dragon") and kind not in _SILENT:
        yield from _wings(body, speed, there, motions)
    if family == "fish" or (family in ("person", "bird", "quadruped") and "swim" in motions):
        yield ("swim", np.clip(0.25 + speed / 2.5, 0, 1) * there * _at_surface(going), speed)
    if kind in _BURNING and _BURNING[kind] > 0:
        yield ("fire", np.full(len(speed), _BURNING[kind]) * there, speed)
    if kind in _WAVING and not performance.set_piece.indoor:
        yield ("sail", np.full(len(speed), _WAVING[kind]) * there, speed)
    if kind in _RUNNING:
        yield (kind, np.full(len(speed), _RUNNING[kind]) * there, speed)


def _is_toy(body: Body, scene: Scene) -> bool:
    """Whether a vehicle is one of paper, or a toy: it has no engine."""
    entity = scene.entity(body.id)
    words = () if entity is None else (*entity.noun.split(), *entity.attributes)
    return bool(set(words) & _TOYS) or body.figure.material == "paper"


def _engine(
    kind: str, share: Array, speed: Array, there: Array, motions: set[str]
) -> tuple[str, Array, Array]:
    if kind in _MOTORLESS:
        return ("wheels", np.sqrt(share) * (speed > _PARKED) * there, speed)
    on = float(speed.max(initial=0.0)) > _PARKED or "hover" in motions or "fly" in motions
    if not on:
        return ("engine", np.zeros(len(speed)), speed)
    least = 0.6 if kind in _HANGS else _IDLES
    return ("engine", (least + (1 - least) * np.sqrt(share)) * there, speed)


def _wings(
    body: Body, speed: Array, there: Array, motions: set[str]
) -> Iterator[tuple[str, Array, Array]]:
    """Wings that beat; their speed is in beats a second, as they are seen to beat."""
    figure = body.figure
    if figure.family == "insect":
        rate = flap_rate(max(figure.width, figure.length))
        yield ("buzz", np.full(len(speed), 0.4) * there, np.full(len(speed), rate))
        return
    airborne = float(body.positions[:, 0, 2].max()) > 1.5 * figure.height or bool(
        motions & {"fly", "hover", "flutter"}
    )
    if figure.family == "dragon":
        rate, airborne = 0.85, bool(motions & {"fly", "hover", "flutter"})
    else:
        rate = flap_rate(max(figure.width, figure.length))
    if airborne:
        level = float(np.clip(0.3 + 0.25 * figure.width, 0.2, 1.0))
        yield ("wings", np.full(len(speed), level) * there, np.full(len(speed), rate))


def _at_surface(going: _Going) -> Array:
    """What swims deep is not heard (M,): 1 at the surface, 0 a metre below it."""
    return np.asarray(np.clip(1.0 + going.points[:, 2], 0.0, 1.0))


def _source(
    name: str,
    kind: str,
    sort: str,
    level: Array,
    speed: Array,
    going: _Going,
    microphone: Microphone,
) -> Source:
    return Source(
        id=name,
        kind=kind,
        sort=sort,
        level=tuple(round(float(one), 3) for one in level),
        speed=tuple(round(float(one), 2) for one in speed),
        path=microphone.path(going.times, going.points),
    )


def _fire(
    effect: Effect,
    performance: Performance,
    kinds: Mapping[str, str],
    times: Array,
    microphone: Microphone,
) -> Source:
    """A fire without a body of its own belongs to whoever is nearest to it."""
    columns = np.column_stack([effect.positions, effect.strength]).astype(np.float64)
    found = microphone.at(times, columns)
    speed = float(np.linalg.norm(effect.directions, axis=1).mean())
    bodies = [body for body in performance.bodies if body.id]
    middle = effect.positions.mean(axis=0)
    near = min(
        bodies,
        key=lambda body: float(np.linalg.norm(body.positions.mean(axis=(0, 1)) - middle)),
        default=None,
    )
    name = near.id if near is not None else "set"
    sort = kinds.get(name, "") or "fire"
    level, pace = found[:, 3], np.full(len(times), speed)
    going = _Going(times, found[:, :3], pace, np.ones(len(times)))
    return _source(name, "fire", sort, level, pace, going, microphone)
