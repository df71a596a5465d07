"""Jets: the water that an elephant, a hose, a watering can, a hydrant or a shower sprays."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Effect
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, heading_of, single, turned, window
from soracli.stage.water import GRAVITY

_DOES = ("spray", "water", "spout")
_FAR, _NEAR, _LEAST = 0.9, 0.2, 0.2
"""How far a jet comes down before who sprays, of their height (an animal, a thing), and of that of
a person with a can; metres at least."""
_UP = 0.45
"""How high an animal's or a hydrant's jet rises, of its height."""
_EASE = 0.4
"""Seconds in which a jet sets in and stops."""
_HEAD, _ROSE = 0.93, 0.05
"""How high the head of a shower is, of its height, and metres between where it sprays."""
_FALLS = 2.0
"""Metres a second at which water leaves it."""
_DRY = frozenset(("paint", "glitter", "foam", "confetti", "perfume", "ink", "sparks", "fire"))
"""What is sprayed and is no water."""


def jets(marks: Mapping[str, Mark], bodies: Mapping[str, Body], times: Array) -> list[Effect]:
    """The jets of all who spray water. `marks` and `bodies` by entity id, `times` (N,) the world
    seconds of the frames."""
    found = []
    for mark in marks.values():
        if mark.name not in bodies:
            continue
        for beat in mark.beats:
            dry = beat.action.stuff in _DRY or "paint" in beat.action.verb
            if beat.motion in _DOES and not dry:
                found.append(_jet(mark, beat, marks, bodies, times))
            elif beat.motion == "wash" and _is_shower(marks.get(beat.action.target)):
                found += _rain(bodies[beat.action.target], beat, times)
    return [one for one in found if one is not None]


def _jet(
    mark: Mark, beat: Beat, marks: Mapping[str, Mark], bodies: Mapping[str, Body], times: Array
) -> Effect | None:
    body, figure = bodies[mark.name], mark.figure
    heading = heading_of(body.rotations[:, 0].astype(np.float64))
    ahead = np.stack([np.cos(heading), np.sin(heading), np.zeros(len(heading))], axis=-1)
    tool = bodies.get(beat.action.instrument)
    if figure.family == "person":
        if tool is None:
            return None
        source = _front(tool, ahead)
        rise, far = 0.0, max(_NEAR * figure.height, _LEAST)
        if beat.motion == "spray":
            rise, far = 0.15, figure.height
    else:
        source = _trunk_tip(body) if "nose" in figure.anchors else _top(body)
        rise, far = _UP * figure.height, max(_FAR * figure.height, _LEAST)
    up = float(np.sqrt(2 * GRAVITY * rise))
    falls = np.maximum(source[:, 2] + rise, 0.05)
    lasts = up / GRAVITY + np.sqrt(2 * falls / GRAVITY)
    thrown = ahead * (far / lasts)[:, None] + [0.0, 0.0, up]
    strength = window(times, max(beat.start, 0.0), beat.end, _EASE)
    size = np.clip(figure.height / 1.7, 0.3, 1.0)
    return Effect("splash", single(source), single(thrown), single(size * strength))


def _is_shower(mark: Mark | None) -> bool:
    return mark is not None and mark.entity.kind == "shower"


def _rain(shower: Body, beat: Beat, times: Array) -> list[Effect]:
    """What falls out of the head of a shower while somebody washes in it."""
    middle = shower.positions[:, 0].astype(np.float64)
    strength = window(times, max(beat.start, 0.0), beat.end, _EASE)
    down = np.tile([0.0, 0.0, -_FALLS], (len(times), 1))
    heads = ((-_ROSE, 0.0), (_ROSE, _ROSE), (_ROSE, -_ROSE))
    over = [middle + [x, y, _HEAD * shower.figure.height] for x, y in heads]
    return [Effect("splash", single(one), single(down), single(0.5 * strength)) for one in over]


def _front(tool: Body, ahead: Array) -> Array:
    """The end (N, 3) of what is held that is furthest ahead."""
    center = tool.positions[:, 0].astype(np.float64)
    return np.asarray(center + 0.45 * tool.figure.longest * ahead)


def _top(body: Body) -> Array:
    """Where (N, 3) water comes out of a thing: high on its side."""
    return np.asarray(body.positions[:, 0] + [0.0, 0.0, 0.75 * body.figure.height])


def _trunk_tip(body: Body) -> Array:
    """The end (N, 3) of a trunk, or of the snout of what has none: the point of the head that is
    furthest from the neck."""
    figure = body.figure
    joint = figure.rig.index("head")
    mesh = figure.mesh
    own = mesh.vertices[(mesh.weights * (mesh.bones == joint)).sum(axis=1) > 0.6]
    lever = own - figure.rig.rest[joint]
    lever = lever[np.argmax(lever[:, 0] - 1.2 * lever[:, 2])] if len(lever) else np.zeros(3)
    turn = body.rotations[:, joint].astype(np.float64)
    return np.asarray(body.positions[:, joint] + turned(turn, lever))
