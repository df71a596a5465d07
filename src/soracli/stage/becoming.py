"""What becomes something else while a shot runs: colors, sizes, what melts, comes and goes, light.

What changes at one order goes on for as long as the actions of that order, with a moment before and
after in which nothing changes, so that one sees what it was and what it became.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from soracli.plan.take import TakeSpec
from soracli.stage.casting import ALIVE, recolored
from soracli.stage.framing import skin_of
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, linear
from soracli.stage.performance import Body, Guise
from soracli.stage.schedule import beats, order_spans
from soracli.stage.turns import Array, single, smooth
from soracli.story.scene import Becoming, Scene

_REST = 0.12
"""The share of its time before and after a change in which nothing changes."""
_SUDDEN, _WHEN = 0.25, 0.4
"""Seconds that a sudden change takes, and the share of its time after which it comes."""
_PUDDLE, _WIDEST = 0.05, 1.9
"""How high what has melted still is, in its own heights, and how much wider at most."""
_UNLIT = 0.6
"""How far what is going to light up is darker before than as it usually is, of all its change."""
_DAY_BREAKS = 1.8
"""How many times as bright the day is as the dawn before it, through one lens opening: much less
than in truth, so that both are seen."""
_STORM = 0.62
"""How many times as bright a storm is as the weather before it, through one lens opening."""
_FIRE = 0.35
"""How the light of a fire goes with its size, as a power: an eye and a lens take up the rest."""
_LAMP = 1.5
"""How many times as bright it is around a lamp that is lit."""
_CANDLE, _SMALL = 1.12, 0.4
"""The same by day for a flame, and up to how many metres high what glows is no more than that."""
_EVENING = 0.75
"""How many times as bright the evening is as the day before it, through one lens opening."""
_EVENINGS = ("dusk", "blue hour")
_DARK = ("dusk", "blue hour", "night")
_LIGHT = ("morning", "day", "golden hour")
_POINTS = 400
"""Points of a body by which its lowest is found."""
_ABOVE = 0.6
"""The share of that time in which enough of it is above to see the change."""
_HUNG_UP = frozenset(("cloud_puff", "moon_globe", "star_light"))
"""Kinds that hang in the sky, so that nothing carries them from below."""
_UNDER = 0.0
"""Metres over the ground, or the surface of the water, below which nothing is seen of a body."""
_GRAY = np.array([0.2126, 0.7152, 0.0722], np.float32)
FLICKERS = "to and fro"
"""The part of a becoming of a light that goes on and off all along."""
Progress = Callable[[Becoming], Array]


def progress(scene: Scene, frames: int, fps: float) -> Progress:
    """How far a change of a scene has come in every frame (N,), from 0 to 1."""
    seconds = frames / fps
    times = np.arange(frames) / fps
    spans = _spans(scene, seconds)

    def of(one: Becoming) -> Array:
        start, end = spans[one.order]
        lasts = end - start
        if one.part == FLICKERS:
            return _to_and_fro(times)
        if one.sudden:
            begin = start + _WHEN * lasts
            return smooth(np.clip((times - begin) / min(_SUDDEN, lasts), 0, 1))
        return smooth(np.clip((times - start - _REST * lasts) / ((1 - 2 * _REST) * lasts), 0, 1))

    return of


def _to_and_fro(times: Array) -> Array:
    """How dark a light is that flickers (N,), 0 to 1: out of beat, as a loose contact has it."""
    wave = np.sin(2 * np.pi * 1.1 * times) + 0.8 * np.sin(2 * np.pi * 2.7 * times + 0.9)
    return np.asarray(smooth(np.clip(0.5 + 1.2 * wave, 0, 1)))


def _spans(scene: Scene, seconds: float) -> dict[int, tuple[float, float]]:
    """The clip seconds of every order in which something becomes something else."""
    world = seconds * scene.time_scale
    spans = order_spans(scene, world)
    played: dict[int, tuple[float, float]] = {}
    for found in beats(scene, world).values():
        for beat in found:
            begin, end = max(beat.start, 0.0), min(beat.end, world)
            before = played.get(beat.action.order, (begin, end))
            played[beat.action.order] = min(before[0], begin), max(before[1], end)
    return {
        order: (begin / scene.time_scale, end / scene.time_scale)
        for order, (begin, end) in (spans | played).items()
    }


def become(spec: TakeSpec, bodies: dict[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with all that becomes of them."""
    changes = _by_entity(spec.scene.becomings)
    if not changes:
        return bodies
    far = progress(spec.scene, spec.frames, spec.fps)
    return {
        name: _changed(spec, body, changes[name], far) if name in changes else body
        for name, body in bodies.items()
    }


def brightness(spec: TakeSpec, bodies: dict[str, Body]) -> Floats | None:
    """How bright everything is in every frame (N,), 1 for as usual; None where nothing changes.

    A lamp among the `bodies` that comes on or goes out is seen by what it lights.
    """
    changes = [one for one in spec.scene.becomings if not one.entity]
    own = [one for one in changes if one.aspect == "brightness"]
    own += [
        one.model_copy(update={"factor": _DAY_BREAKS})
        for one in changes
        if one.aspect == "time" and one.to in _LIGHT and one.start not in _LIGHT
    ]
    own += [
        one.model_copy(update={"factor": _EVENING})
        for one in changes
        if one.aspect == "time" and one.to in _EVENINGS and one.start not in _DARK
    ]
    own += [
        one.model_copy(update={"factor": _STORM if one.to == "storm" else 1 / _STORM})
        for one in changes
        if one.aspect == "weather" and (one.to == "storm") != (one.start == "storm")
    ]
    own += [
        one.model_copy(update={"aspect": "brightness", "factor": one.factor**_FIRE})
        for one in spec.scene.becomings
        if one.aspect == "size" and _is_lamp(bodies.get(one.entity))
    ]
    own += _lamps(spec.scene, bodies)
    if not own:
        return None
    return single(_factors(own, progress(spec.scene, spec.frames, spec.fps), 1.0))


def _lamps(scene: Scene, bodies: dict[str, Body]) -> list[Becoming]:
    """What lamps that come on or go out do to everything; three candles at once are one lamp."""
    found: dict[tuple[int, bool], Becoming] = {}
    for one in scene.becomings:
        body = bodies.get(one.entity)
        if one.aspect != "brightness" or body is None or not _is_lamp(body):
            continue
        faint = body.figure.height < _SMALL and scene.time not in _DARK
        factor = _CANDLE if faint else _LAMP
        changed = one.model_copy(update={"factor": factor if one.factor > 1 else 1 / factor})
        before = found.setdefault((one.order, one.factor > 1), changed)
        if abs(np.log(before.factor)) < abs(np.log(changed.factor)):
            found[one.order, one.factor > 1] = changed
    return list(found.values())


def _in_time(body: Body, far: Progress) -> Progress:
    """The same, over before the body is under water: what dives is seen to change until then."""
    frames = np.arange(len(body.visible))
    top = skin_of(body, frames, _POINTS)[..., 2].max(axis=1)
    sunk = np.flatnonzero(top < _UNDER)
    if not len(sunk) or sunk[0] == 0:
        return far
    early = max(_ABOVE * sunk[0], 1.0)
    hurried = np.minimum(frames * len(frames) / early, len(frames) - 1).astype(int)
    return lambda one: far(one)[hurried]


def _is_lamp(body: Body | None) -> bool:
    """Whether a body is a thing with surfaces that glow."""
    if body is None or body.figure.family in ALIVE:
        return False
    return bool((body.figure.mesh.surfaces == Surface.EMISSIVE).any())


def _by_entity(becomings: Sequence[Becoming]) -> dict[str, list[Becoming]]:
    found: dict[str, list[Becoming]] = {}
    for one in sorted(becomings, key=lambda one: one.order):
        if one.entity:
            found.setdefault(one.entity, []).append(one)
    return found


def _changed(spec: TakeSpec, body: Body, changes: list[Becoming], far: Progress) -> Body:
    def of(*aspects: str) -> list[Becoming]:
        return [one for one in changes if one.aspect in aspects]

    if of("size", "melt"):
        entity = spec.scene.entity(body.id)
        aloft = entity is not None and entity.kind in _HUNG_UP
        body = _reshaped(body, of("size"), of("melt"), far, aloft)
    if not of("color", "brightness", "vanish", "appear"):
        return body
    stops, place = _colors(spec, body, of("color"), _in_time(body, far))
    there = _there(of("vanish", "appear"), far, spec.frames)
    glow = _factors(of("brightness"), far, _UNLIT) if of("brightness") else np.ones(spec.frames)
    guise = Guise(stops, single(place), single(glow), single(there), _lit(body))
    return replace(body, guise=guise, visible=body.visible & (there > 0))


def _lit(body: Body) -> NDArray[np.bool_] | None:
    """Which vertices of a body glow (V,): the flame of a candle and not its wax; None where all of
    it does, or nothing."""
    mesh = body.figure.mesh
    glowing = mesh.surfaces == Surface.EMISSIVE
    if not _is_lamp(body) or glowing.all():
        return None
    lit = np.zeros(len(mesh.vertices), bool)
    lit[mesh.faces[glowing]] = True
    return lit


def _there(comings: Sequence[Becoming], far: Progress, frames: int) -> Array:
    """How far somebody is there in every frame (N,), 0 to 1: who has vanished may come back."""
    there, gone = np.ones(frames), False
    for one in comings:
        if one.aspect == "vanish":
            there, gone = there * (1 - far(one)), True
        else:
            there = there + (1 - there) * far(one) if gone else there * far(one)
    return there


def _factors(changes: Sequence[Becoming], far: Progress, before: float = 0.0) -> Array:
    """The product of what changes multiply by, in every frame (N,): a doubling is as far at half
    its time as what is then doubled again.

    What gets more has less to begin with: of its change the share `before` (0 to 1).
    """
    parts = [max(one.factor, 0.02) ** (far(one) - before * (one.factor > 1)) for one in changes]
    return np.asarray(np.prod(parts, axis=0))


def _reshaped(
    body: Body, sizes: list[Becoming], melts: list[Becoming], far: Progress, aloft: bool = False
) -> Body:
    """The body larger or smaller, or lower and wider, about the lowest point under its root, or
    about its middle where that is `aloft`."""
    count = len(body.visible)
    wide, high = np.ones(count), np.ones(count)
    if sizes:
        factor = _factors(sizes, far)
        wide, high = wide * factor, high * factor
    for one in melts:
        left = 1 - (1 - _PUDDLE) * far(one)
        wide, high = wide * np.minimum(left**-0.5, _WIDEST), high * left
    scale = np.stack([wide, wide, high], -1)
    base = body.positions[:, 0].astype(np.float64)
    high_up = skin_of(body, np.arange(count), _POINTS)[..., 2]
    base[:, 2] = np.median(high_up, axis=1) if aloft else high_up.min(axis=1)
    positions = base[:, None] + scale[:, None] * (body.positions - base[:, None])
    rotations = scale[:, None, :, None] * body.rotations
    return replace(body, rotations=single(rotations), positions=single(positions))


def _colors(
    spec: TakeSpec, body: Body, changes: list[Becoming], far: Progress
) -> tuple[Floats, Array]:
    """The colors (S, V, 3) that the vertices go through, and between which they are (N,)."""
    own = body.figure.mesh.colors
    if not changes:
        return own[None], np.zeros(len(body.visible))
    one = changes[0]
    first = _painted(spec, body, one.start, one.part) if one.start else own
    stops = [first, *(_painted(spec, body, one.to, one.part) for one in changes)]
    return np.stack(stops), np.asarray(np.sum([far(one) for one in changes], axis=0))


def _opposite(color: str) -> str:
    return f"#{0xFFFFFF - int(color[1:], 16):06x}"


def _painted(spec: TakeSpec, body: Body, color: str, part: str = "") -> Floats:
    """The colors of a body's vertices (V, 3) were it of another color: as its builder paints it,
    or all of it where the builder paints nothing in the color asked for."""
    own = body.figure.mesh.colors
    entity = spec.scene.entity(body.id)
    if entity is not None:
        painted, other = (recolored(spec, entity, one, part) for one in (color, _opposite(color)))
        if painted.shape == own.shape == other.shape and not np.allclose(painted, other):
            return painted
    if part:
        return own  # nothing of this name is there to be seen
    gray = own @ _GRAY
    shade = gray / max(float(np.mean(gray)), 1e-3)
    return np.asarray(shade[:, None] * linear(color), np.float32)
