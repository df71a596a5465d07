"""Sun and moon that rise, set or hang there: far behind everybody, over the horizon.

On the set such a one would be a ball next to the actors. It stands in the sky wherever the camera
looks, so it is put there once it is known where that is; nobody acts by it, and no camera is moved
for it.
"""

from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.framing import box_of
from soracli.stage.light import TIMES
from soracli.stage.performance import Body, CameraPath
from soracli.stage.schedule import order_spans
from soracli.stage.turns import Array, single, smooth, yaw

_KIND = "skyfaring_moon"
_FAR = 170.0
"""Metres from the camera."""
_WIDE = 0.13
"""The width of it, of the height of the picture: some eight times as wide as it is."""
_ASIDE, _TOP = 0.2, 0.3
"""How far beside the middle of the picture it is where nobody is before it, of its width, and how
far above the middle at its highest, of its height."""
_OPEN = 5.0
"""How many times as large as its model what the camera looks at is where there is nothing else."""
_EDGE = 0.38
"""How far from the middle of the picture the moon hangs at most, of its width."""
_GOES = ("up", "down")


def heavenly(spec: TakeSpec) -> frozenset[str]:
    """The ids of those that rise or set, and of a moon that only hangs there."""
    kinds = {one.id: one.kind for one in spec.scene.entities}
    bodies = {name for name, kind in kinds.items() if kind == _KIND}
    going = {name for one in spec.scene.actions for name in one.agents
             if one.direction in _GOES and one.motion == "float"}  # fmt: skip
    return frozenset(bodies & (going | _hanging(spec)))


def _hanging(spec: TakeSpec) -> set[str]:
    """The ids of all that does nothing but hang in the sky, and that nobody has to do with."""
    scene = spec.scene
    met = {name for one in scene.actions for name in (one.target, one.over, one.instrument)}
    met |= {one.b for one in scene.relations}
    met |= {one.a for one in scene.relations if one.kind not in ("above", "behind")}
    met |= {one.entity for one in scene.becomings}
    acts = [one for one in scene.actions if one.motion != "hover" or one.direction]
    met |= {name for one in acts for name in one.agents}
    moons = {one.id for one in scene.entities if "moon" in one.noun and not one.group}
    return {name for one in scene.actions for name in one.agents} & moons - met


def without(spec: TakeSpec, names: frozenset[str]) -> TakeSpec:
    """The take as if they were not there: for the camera, which films the others."""
    scene = spec.scene
    changed = {
        "entities": tuple(one for one in scene.entities if one.id not in names),
        "relations": tuple(one for one in scene.relations if not {one.a, one.b} & names),
        "actions": tuple(one for one in scene.actions if not set(one.agents) & names),
        "becomings": tuple(one for one in scene.becomings if one.entity not in names),
    }
    return spec.model_copy(update={"scene": scene.model_copy(update=changed)})


def out_of_it(bodies: dict[str, Body], names: frozenset[str]) -> dict[str, Body]:
    """The bodies by entity id, of which `names` are nowhere that a camera would look for them."""
    found = dict(bodies)
    places = (one.positions[:, :1] for name, one in bodies.items() if name not in names)
    place = next(places, None)
    for name in names & bodies.keys():
        body = bodies[name]
        alone = place is None
        at = np.zeros((1, 1, 3)) if place is None else place
        found[name] = replace(
            body,
            positions=single(np.broadcast_to(at, body.positions.shape)),
            rotations=single((_OPEN if alone else 1e-3) * body.rotations),
            visible=np.full(len(body.visible), alone),
        )
    return found


def in_the_sky(
    spec: TakeSpec, names: frozenset[str], bodies: dict[str, Body], camera: CameraPath
) -> dict[str, Body]:
    """The bodies by entity id, of which `names` are where this camera sees the sky."""
    found = dict(bodies)
    for name in sorted(names & bodies.keys()):
        found[name] = _risen(spec, name, bodies, camera)
    return found


def _risen(spec: TakeSpec, name: str, bodies: dict[str, Body], camera: CameraPath) -> Body:
    body, eye = bodies[name], camera.position.mean(axis=0).astype(np.float64)
    ahead = (camera.target - camera.position).mean(axis=0).astype(np.float64)
    tall = float(np.radians(camera.fov.mean()))
    wide = tall * spec.width / spec.height
    radius = _WIDE * tall / 2
    looks = float(np.arctan2(ahead[1], ahead[0]))
    tilt = float(np.arctan2(ahead[2], np.hypot(ahead[0], ahead[1])))
    behind = (one for one in spec.scene.relations if one.a == name and one.kind == "behind")
    before = next((one.b for one in behind if one.b in bodies), None)
    low, high, aside = max(tilt - 0.4 * tall, -0.4 * radius), tilt + _TOP * tall, _ASIDE * wide
    if name in _hanging(spec):
        aside, up = _over_its_mirror(spec, looks, wide)
        high = min(up, high)
    if before is not None:
        corners = [one.mean(axis=0) for one in box_of(bodies[before])]
        to = (corners[0] + corners[1]) / 2 - eye
        aside = (float(np.arctan2(to[1], to[0])) - looks + np.pi) % (2 * np.pi) - np.pi
        half = (
            float(np.hypot(*(corners[1] - corners[0])[:2])) / 2 / max(float(np.hypot(*to[:2])), 1)
        )
        aside += min(0.7 * half, 0.2 * wide)  # it looks out from behind it
        aside = float(np.clip(aside, -0.4 * wide, 0.4 * wide))
        rim = float(np.arctan2(corners[1][2] - eye[2], np.hypot(to[0], to[1])))
        high = min(max(high, rim + 0.5 * radius), tilt + 0.42 * tall)
    height = _heights(spec, name, low, max(high, low + 3 * radius))
    where = eye + _FAR * np.stack(
        [np.full_like(height, np.cos(looks + aside)), np.full_like(height, np.sin(looks + aside)),
         np.tan(height)], axis=1
    )  # fmt: skip
    size = 2 * _FAR * np.tan(radius) / max(float(body.figure.height), 1e-6)
    back = 0.0 if _is_moon(spec, name) else np.pi  # the sun has no face
    turn = size * yaw(np.array([looks + aside - np.pi / 2 + back]))
    where[:, 2] -= _FAR * np.tan(radius)
    return replace(
        body,
        positions=single(np.broadcast_to(where[:, None], body.positions.shape)),
        rotations=single(np.broadcast_to(turn[:, None], body.rotations.shape)),
        visible=np.ones(len(where), bool),
    )


def _over_its_mirror(spec: TakeSpec, looks: float, wide: float) -> tuple[float, float]:
    """How far to the left of where the camera `looks`, and how far up, radians, the light of the
    night comes from, as its mirror in water tells; no farther aside than a `wide` picture shows."""
    seen = TIMES[spec.scene.time or "night"].seen.astype(np.float64)
    aside = (float(np.arctan2(seen[1], seen[0])) - looks + np.pi) % (2 * np.pi) - np.pi
    return float(np.clip(aside, -_EDGE * wide, _EDGE * wide)), float(np.arcsin(seen[2]))


def _is_moon(spec: TakeSpec, name: str) -> bool:
    return any(one.id == name and "moon" in one.noun for one in spec.scene.entities)


def _heights(spec: TakeSpec, name: str, low: float, high: float) -> Array:
    """The radians above the horizon (N,) at which it is in every frame."""
    times = np.arange(spec.frames) / spec.fps
    seconds = spec.frames / spec.fps
    spans = order_spans(spec.scene, seconds)
    found = (low if name not in _hanging(spec) else high) + 0 * times
    for one in spec.scene.actions:
        if name not in one.agents or one.direction not in _GOES:
            continue
        begin, end = spans.get(one.order, (0.0, seconds))
        begin, end = max(begin, 0.0), min(end, seconds)
        share = smooth(np.clip((times - begin) / max(end - begin, 0.5), 0, 1))
        found = low + (high - low) * (share if one.direction == "up" else 1 - share)
    return np.asarray(found)
