"""Point of view: the camera is in the eyes of somebody, whose own head is not drawn."""

from dataclasses import replace

import numpy as np

from soracli.stage.eyeline import eyes_of, living, partner_of
from soracli.stage.framing import box_of
from soracli.stage.mesh import Mesh
from soracli.stage.moves import Setup, lens_of
from soracli.stage.performance import Body, CameraPath
from soracli.stage.turns import Array, blurred, normal, single
from soracli.story.scene import Scene

_LENS = 32.0
"""Millimetres: about what one sees at a glance."""
_BEFORE = 0.03
"""Metres before the eyes that the camera is."""
_STEADY = 0.06
"""Seconds over which eyes even out the jolts of walking; its rhythm stays."""
_LEANS_BACK = 0.06
"""Of their height how far those draw back the head who look at their own hands."""
_HANDS = ("hand.R", "hand.L")
_AT_HAND = 0.6
"""Metres from the hands in which something is that they deal with."""
_DWELL = 0.3
"""Seconds that a look takes to follow."""


def through_eyes(
    scene: Scene, bodies: dict[str, Body], size: tuple[int, int], fps: float
) -> CameraPath:
    """What `scene.camera.eyes` sees: what the camera is `on`, whom they talk to, or what is before
    them. `size` (width, height) in pixels; `bodies` by entity id."""
    camera = scene.camera
    body = bodies[camera.eyes]
    eyes = eyes_of(body)
    ahead = _ahead(body)
    target = eyes + 4.0 * ahead - [0.0, 0.0, 0.35]
    name = looked_at(scene, bodies)
    position = blurred(eyes, _STEADY * fps)
    work = at_work(scene, bodies)
    if name:
        target = _seen(bodies[name], fps)
    elif work is not None:
        target = blurred(work, _DWELL * fps)
        level = ahead * [1.0, 1.0, 0.0]
        level /= np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-6)
        position = position - _LEANS_BACK * body.figure.height * level
    away = target - position
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
    position = position + _BEFORE * away
    across = 18.0 / (camera.lens or _LENS) * min(1.0, size[0] / size[1])
    flat = np.zeros(len(eyes))
    fov = np.degrees(2 * np.arctan(across * size[1] / size[0])) + flat
    roll = flat + (0.14 if camera.angle == "dutch" else 0.0)
    none = np.zeros_like(eyes)
    setup = Setup(target, flat, flat, flat + 1, fov, none, none, roll, flat, 0.0, across)
    up, fov = lens_of(target - position, setup)
    return CameraPath(single(position), single(target), up, fov)


def at_work(scene: Scene, bodies: dict[str, Body]) -> Array | None:
    """The middle (N, 3) of the hands of `scene.camera.eyes` and what they have to do with; None
    where their hands are at nothing."""
    body = bodies[scene.camera.eyes]
    if not all(body.figure.rig.has(one) for one in _HANDS):
        return None
    joints = [body.positions[:, body.figure.rig.index(one)] for one in _HANDS]
    hands = np.mean(joints, axis=0).astype(np.float64)
    for action in scene.actions:
        for name in (action.target, action.instrument):
            thing = bodies.get(name)
            if scene.camera.eyes not in action.agents or thing is None:
                continue
            low, high = box_of(thing)
            middle = (low + high) / 2
            near = np.linalg.norm(np.clip(hands, low, high) - hands, axis=1) <= _AT_HAND
            if near.mean() >= 0.5:
                off = np.clip(middle - hands, -_AT_HAND, _AT_HAND)
                return np.asarray(hands + 0.5 * off, np.float64)
    return None


def looked_at(scene: Scene, bodies: dict[str, Body]) -> str:
    """Whom or what `scene.camera.eyes` looks at, by entity id; "" for what is before them."""
    camera = scene.camera
    name = camera.on or partner_of(camera.eyes, scene, living(bodies))
    return name if name in bodies and name != camera.eyes else ""


def headless(body: Body) -> Body:
    """The body without what moves with its head, so that the eyes look out of nothing."""
    figure = body.figure
    if not figure.rig.has("head"):
        return body
    inner = {figure.rig.index("head")}
    for joint, parent in enumerate(figure.rig.parents):
        if parent in inner:
            inner.add(joint)
    mesh = figure.mesh
    bound = (mesh.weights * np.isin(mesh.bones, list(inner))).sum(axis=1) > 0.3
    kept = ~bound[mesh.faces].any(axis=1)
    less = Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.colors,
        mesh.faces[kept],
        mesh.surfaces[kept],
        mesh.bones,
        mesh.weights,
    )
    return replace(body, figure=replace(figure, mesh=less))


def _ahead(body: Body) -> Array:
    """Where the head points (N, 3), unit."""
    rig = body.figure.rig
    joint = rig.index("head") if rig.has("head") else 0
    ahead = blurred(body.rotations[:, joint, :, 0].astype(np.float64), 3.0)
    return normal(ahead)


def _seen(body: Body, fps: float) -> Array:
    """The part of a body that somebody looks at (N, 3): below the eyes, or the middle."""
    if body.figure.rig.has("head"):
        return blurred(eyes_of(body), _DWELL * fps) - [0.0, 0.0, 0.05 * body.figure.height]
    low, high = box_of(body)
    return blurred((low + high) / 2, _DWELL * fps)
