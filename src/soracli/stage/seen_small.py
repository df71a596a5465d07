"""What is too small to be made out, though it is named and nothing hides it, is made larger, as in
a drawing: the pea, the ring, the coins, the frog that the princess kisses. It is found in the
picture itself, and only where no place of the camera showed it.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from soracli.plan.take import TakeSpec
from soracli.stage.clearance import looks
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.relating import TIGHT
from soracli.stage.roll_call import LONG, named, pixels
from soracli.stage.told_places import Box, holds
from soracli.stage.turns import Array

_MADE_OUT = 6.0
"""Pixels of a picture 160 wide from which on somebody small is made out, with what color it is."""
_CHANGING = 12.0
"""Those of what turns into something, so that it is seen to."""
_WANTED = 2.0
"""How many times as many pixels it gets, so that it is seen from most sides."""
_MOST = 3.2
"""How many times as large at most."""
_MOST_OF_MANY, _LOOSE = 4.8, "shower"
"""That of loose pieces that come down from something tall, and the arrangement that they have:
the leaves of a tree."""
_SMALL = 0.6
"""Metres up to which something is made larger: what is larger is too far off, and not too small."""
_PLACED = 1.6
"""Metres up to which that is so of what is told to be on, under or above something: of a gull with
its wings spread, too."""
_MANY = 40
"""Relations that are looked at: more than that tell of a crowd."""
_LARGEST = 0.55
"""Metres up to which something is made larger once more, where the first time was not enough: a
row of crayons that somebody comes to from afar."""
_HARDLY = 3.5
"""Pixels up to which something is not seen, though it has been made larger."""
_LEAST = 1.25
"""What would be larger by less than this stays as it is."""
_FILLED = 0.7
"""The share of the box around a body that the body fills, about."""
_INSIDE = 0.5
"""The share of its skin that has to be in the picture: what is out of it is not too small."""


def too_small(
    spec: TakeSpec,
    camera: CameraPath,
    bodies: Mapping[str, Body],
    piece: SetPiece,
    again: bool = False,
) -> dict[str, float]:
    """By how much those are to be larger that the words name, that are in the picture and too
    small to be made out there, even where they have been made larger before (`again`); {} where a
    shot is about something near, or goes on from another."""
    told = spec.scene.camera
    goes_on = spec.set_seed is not None or bool(spec.earlier)
    placed = {name for one in spec.scene.relations for name in (one.a, one.b)}
    names = [one for one in named(spec.scene, bodies) if _is_small(bodies[one], one in placed)]
    if not names or goes_on or told.framing in TIGHT or told.eyes:
        return {}
    frames = looks(len(camera.position))
    order = list(bodies)
    seen, inside = pixels(frames, camera, list(bodies.values()), piece, (spec.width, spec.height))
    changing = {one.entity for one in spec.scene.becomings}
    loose = {one.id for one in spec.scene.entities if one.arrangement == _LOOSE}
    factors = {}
    for name in names:
        there = bodies[name].visible[frames] & _when_told(spec, name, bodies)[frames]
        place = order.index(name)
        if not there.any() or np.median(inside[there, place]) < _INSIDE:
            continue
        enough = _CHANGING if name in changing else _MADE_OUT
        many = float(np.median(seen[there, place]))
        whole = _unhidden(bodies[name], camera, frames[there], spec)
        if whole > enough:  # a paperclip fills little of the box about it
            whole *= min(1.0, _outline(bodies[name]) / _across(bodies[name]))
        most = _MOST_OF_MANY if name in loose else _MOST
        most = min(most, _LARGEST / bodies[name].figure.longest) if again else most
        factor = min(float(np.sqrt(_WANTED * enough / max(whole, 0.1))), most)
        if many < (_HARDLY if again else enough) and factor >= _LEAST:
            factors[name] = factor
    return factors


def _unhidden(body: Body, camera: CameraPath, frames: Array, spec: TakeSpec) -> float:
    """The pixels of a picture 160 wide that a body would have if nothing were before it."""
    away = np.linalg.norm(body.positions[frames, 0] - camera.position[frames], axis=-1)
    high = LONG * spec.height / max(spec.width, spec.height)
    focal = 0.5 * high / np.tan(np.radians(camera.fov[frames]) / 2)
    return float(np.median(_across(body) * (focal / np.maximum(away, 0.1)) ** 2))


def _across(body: Body) -> float:
    """The square metres that a body is seen by, as its box tells it."""
    least, middle, most = sorted((body.figure.height, body.figure.length, body.figure.width))
    return float(max(_FILLED * most * (middle + least) / 2, 1e-9))


def _outline(body: Body) -> float:
    """The square metres of its outline, on the mean over all sides: a quarter of its skin."""
    mesh = body.figure.mesh
    if not len(mesh.faces):
        return float("inf")
    a, b, c = (mesh.vertices[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 8


def _is_small(body: Body, placed: bool) -> bool:
    """Whether a body is made larger; one that the words put somewhere, up to a larger size."""
    return body.figure.family != "person" and body.figure.longest < (_PLACED if placed else _SMALL)


def _when_told(spec: TakeSpec, name: str, bodies: Mapping[str, Body]) -> NDArray[np.bool_]:
    """The frames (N,) in which something is where the words put it: then it has to be seen; all
    of them where it never is, or is put nowhere."""
    held = np.zeros(len(bodies[name].visible), np.bool_)
    for one in spec.scene.relations[:_MANY]:
        if one.a == name and one.b in bodies:
            held |= holds(one.kind, Box.of(bodies[name]), Box.of(bodies[one.b]))
    return held if (held & bodies[name].visible).any() else np.ones_like(held)


def larger(spec: TakeSpec, factors: Mapping[str, float]) -> TakeSpec:
    """The take with some larger by their factors, all alike in a group."""
    groups: dict[str, float] = {}
    for one in spec.scene.entities:
        if one.group and one.id in factors:
            groups[one.group] = max(groups.get(one.group, 1.0), factors[one.id])
    entities = tuple(
        one.model_copy(
            update={"scale": min(one.scale * groups.get(one.group, factors.get(one.id, 1.0)), 100)}
        )
        for one in spec.scene.entities
    )
    return spec.model_copy(update={"scene": spec.scene.model_copy(update={"entities": entities})})
