"""Ropes: the leash of a dog, the rope of a sledge, hung between a hand and what it holds."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from soracli.stage.figure import Figure, Rig
from soracli.stage.marks import Mark, carried
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, build
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, frame, single

_LINKS, _SIDES, _THICK = 14, 6, 0.007
"""Pieces of a rope, corners of its cross-section, and its radius in metres."""
_SLACK = 0.12
"""How far a rope sags, as a share of the way it spans."""
_COLOR = "#7a4a2c"


def ropes(mark: Mark, other: Mark, beat: Beat, bodies: Mapping[str, Body]) -> list[Body]:
    """The rope of who leads or pulls somebody or something, over all frames; none for other beats.

    `bodies` by entity id.
    """
    body, held = bodies[mark.name], bodies[other.name]
    if beat.motion not in ("lead", "pull") or not mark.figure.rig.has("hand.R"):
        return []
    if beat.motion == "pull" and mark.figure.height * 0.42 < 0.8 * other.figure.height:
        return []  # it is high enough to be taken hold of
    palm = "palm.L" if beat.motion == "lead" else "palm.R"
    hand = carried(mark.figure, body.rotations, body.positions, palm)
    end = tied_to(other, held, hand)
    slack = _SLACK if beat.motion == "lead" else 0.02
    visible = body.visible & held.visible
    return [rope(hand, end, slack, visible)]


def tied_to(other: Mark, held: Body, hand: Array) -> Array:
    """Where a rope is tied (N, 3): at a collar, else low at the side next to the hand (N, 3)."""
    for name in ("collar", "mouth"):
        if name in held.figure.anchors:
            return carried(held.figure, held.rotations, held.positions, name)
    origin = held.positions[:, 0].astype(np.float64)
    toward = (hand - origin) * (1, 1, 0)
    toward = toward / np.maximum(np.linalg.norm(toward, axis=1, keepdims=True), 1e-6)
    low = [0, 0, 0.35 * other.figure.height]
    return np.asarray(origin + 0.5 * other.figure.length * toward + low)


def rope(start: Array, end: Array, slack: float, visible: Array, thick: float = _THICK) -> Body:
    """A rope from `start` (N, 3) to `end` (N, 3) that sags by a share `slack` of its span; `thick`
    is its radius in metres."""
    share = np.linspace(0.0, 1.0, _LINKS + 1)
    points = start[:, None] + share[None, :, None] * (end - start)[:, None]
    span = np.linalg.norm(end - start, axis=1)
    sag = 4 * slack * span[:, None] * share * (1 - share)
    points[..., 2] = np.maximum(points[..., 2] - sag, _THICK)
    return through(points, visible, thick)


def arched(start: Array, end: Array, bulge: Array, visible: Array) -> Body:
    """A rope from `start` (N, 3) to `end` (N, 3) whose middle is `bulge` (N, 3) off the way there,
    metres: one that is swung."""
    share = np.linspace(0.0, 1.0, _LINKS + 1)[None, :, None]
    bow = 1.0 - np.abs(2 * share - 1.0) ** 2.5  # steep at the hands, flat in the middle
    points = start[:, None] + share * (end - start)[:, None] + bow * bulge[:, None]
    points[..., 2] = np.maximum(points[..., 2], _THICK)
    return through(points, visible)


def through(points: Array, visible: Array, thick: float = _THICK) -> Body:
    """A rope through points (N, links + 1, 3)."""
    along = np.gradient(points, axis=1)
    count = len(points)
    turns = frame(along.reshape(-1, 3), np.array([0.0, 1.0, 0.0])).reshape(count, _LINKS + 1, 3, 3)
    return Body("", "rope", _figure(thick), single(turns), single(points), visible)


@cache
def _figure(thick: float) -> Figure:
    """A rope lying along x, a joint for each ring of its skin."""
    angles = 2 * np.pi * np.arange(_SIDES) / _SIDES
    ring = np.stack([np.zeros(_SIDES), np.cos(angles), np.sin(angles)], -1) * thick
    rest = np.stack([[float(place), 0.0, 0.0] for place in range(_LINKS + 1)])
    vertices = np.concatenate([ring + point for point in rest])
    faces = []
    for link in range(_LINKS):
        for side in range(_SIDES):
            a, b = link * _SIDES + side, link * _SIDES + (side + 1) % _SIDES
            faces += [[a, b, b + _SIDES], [a, b + _SIDES, a + _SIDES]]
    mesh = build(vertices, np.array(faces), _COLOR, Surface.LEATHER)
    rig = Rig(
        tuple(f"link.{place}" for place in range(_LINKS + 1)),
        tuple(place - 1 for place in range(_LINKS + 1)),
        rest.astype(np.float32),
    )
    return Figure("prop", _bound(mesh), rig, 0.1, 1.0, 0.1, 0.2, "leather")


def _bound(mesh: Mesh) -> Mesh:
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = np.arange(len(mesh.vertices)) // _SIDES
    return Mesh(
        mesh.vertices, mesh.normals, mesh.colors, mesh.faces, mesh.surfaces, bones, mesh.weights
    )
