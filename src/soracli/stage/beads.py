"""Beads: drops of water on a thing are all over its skin, and run down it where it stands upright.

Balls that lie on top of a leaf or a bottle are no dew. Drops that the words put on something are
beads instead, small domes out of its skin, a handful for each drop that is named as one of many.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.figure import Figure, Rig
from soracli.stage.marks import Mark
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Body
from soracli.stage.turns import Array, normal, single, turned

_KIND = "water_drop"
_RUNS = frozenset(
    ("float", "roll", "slide", "fall", "drip", "drift", "bounce", "run", "walk", "sink")
)
"""Motions in which beads run down what they are on."""
_EACH = 9
"""Beads for each drop of many."""
_SMALLEST, _LARGEST, _MOST = 0.024, 0.06, 0.05
"""Of the longest side of a thing how wide beads on it are, and metres of the widest."""
_UNDER = -0.15
"""The normal's height from which on a bead hangs there; below it has dropped off."""
_UPRIGHT, _SPEED = 0.5, 0.3
"""Up to which height of its normal a wall is upright, and its heights a second that a bead runs."""
_FLAT, _WALL = 0.75, 1.2
"""How flat beads are, and metres from which on a thing has twice as many."""
_PANES = 0.2
"""The share of a skin that is of glass at least for beads to be on its panes alone."""
_TRIES = 3
"""Points of a skin for each bead, of which those are taken that lie apart."""
_THROUGH = 0.6
"""How much of what is below it one sees through a bead, as a share of its color."""
_GLINT = 0.75
"""How bright what only gleams on a drop is, of 1: nothing is seen through that."""
_Spots = tuple[Array, Array, Array]
"""Points (K, 3), the normals (K, 3) there, body frame, and the colors (K, 3) of the skin."""
_COUNTED = re.compile(
    r"\b(?:one|two|three|four|five|six|a|single|\d+) (?:[\w-]+ )?$", re.IGNORECASE
)


def bead(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with drops as beads on their things."""
    found = dict(bodies)
    for seed, (mark, holder) in enumerate(_drops(blocking, found)):
        count = (
            1
            if _is_counted(mark, blocking.scene.text)
            else _EACH * (1 + (found[holder].figure.longest > _WALL))
        )
        spots = _spots(found[holder].figure, count, seed)
        if spots is not None:
            found[mark.name] = _beads(mark, found[mark.name], found[holder], spots, times)
    return found


def _drops(blocking: Blocking, bodies: Mapping[str, Body]) -> Iterator[tuple[Mark, str]]:
    """The drops that are on a rigid thing or run down it, and its name."""
    on = {one.a: one.b for one in blocking.scene.relations if one.kind in ("on", "in")}
    for mark in blocking.marks.values():
        if mark.entity.kind != _KIND or mark.name not in bodies or mark.entity.arrangement:
            continue
        over = (beat.action.over for beat in mark.beats if _runs(beat.motion))
        holder = on.get(mark.name, "") or next((one for one in over if one), "")
        rigid = holder in bodies and len(bodies[holder].figure.rig.names) == 1
        dry = rigid and bodies[holder].figure.material != "water"
        if dry and all(_runs(beat.motion) or not beat.motion for beat in mark.beats):
            yield mark, holder


def _runs(motion: str) -> bool:
    return motion in _RUNS


def _is_counted(mark: Mark, text: str) -> bool:
    """Whether the words count the drops, so that each is one."""
    if not mark.entity.group:
        return True
    at = text.lower().find(mark.entity.noun.split()[-1])
    return at >= 0 and _COUNTED.search(text[:at]) is not None


def _spots(figure: Figure, count: int, seed: int) -> _Spots | None:
    """Where beads are on a skin; None for no skin."""
    mesh = figure.mesh
    corners = mesh.vertices[mesh.faces[:, :3]].astype(np.float64)
    if not len(corners):
        return None
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    out = normal(mesh.normals[mesh.faces[:, :3]].astype(np.float64).mean(axis=1))
    flat = figure.height < 0.35 * figure.longest
    area = np.linalg.norm(across, axis=1) * (out[:, 2] > (0.3 if flat else _UNDER))
    panes = area * (mesh.surfaces == int(Surface.GLASS))
    area = panes if panes.sum() > _PANES * area.sum() else area
    if area.sum() <= 0:
        return None
    chance = np.random.default_rng(1000 + seed)
    which = chance.choice(len(corners), _TRIES * count, p=area / area.sum())
    shares = chance.dirichlet((1.0, 1.0, 1.0), len(which))
    points = np.einsum("kij,ki->kj", corners[which], shares)
    kept = _apart(points, count)
    colors = mesh.colors[mesh.faces[which[kept], 0]].astype(np.float64)
    return points[kept], out[which[kept]], colors


def _apart(points: Array, count: int) -> Array:
    """The indices of so many of some points, each as far from those before it as there is one."""
    kept, away = [0], np.linalg.norm(points - points[0], axis=1)
    while len(kept) < count:
        kept.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(points - points[kept[-1]], axis=1))
    return np.array(kept)


def _beads(mark: Mark, body: Body, holder: Body, spots: _Spots, times: Array) -> Body:
    """A drop as beads, each with a joint of its own, where they are on what bears them."""
    points, out, _ = spots
    chance = np.random.default_rng(len(points) + int(1e4 * abs(float(points[0, 0]))))
    share = chance.uniform(_SMALLEST, _LARGEST, len(points))
    wide = np.clip(share * holder.figure.longest, 1e-4, _MOST)
    figure = _figure(body.figure, spots, wide)
    steps = np.repeat(points[None], len(times), axis=0)
    if any(_runs(beat.motion) for beat in mark.beats):
        steps = _running(steps, out, holder.figure, times, chance)
    rest = holder.figure.rig.rest[0].astype(np.float64)
    turn = holder.rotations[:, 0].astype(np.float64)
    places = turned(turn[:, None], steps - rest) + holder.positions[:, :1]
    rotations = np.repeat(turn[:, None], len(points), axis=1)
    seen = body.visible & holder.visible
    return replace(
        body, figure=figure, positions=single(places), rotations=single(rotations), visible=seen
    )


def _running(
    steps: Array, out: Array, figure: Figure, times: Array, chance: np.random.Generator
) -> Array:
    """The points (N, K, 3) of beads that run down by fits and starts, and begin anew at the top."""
    low, high = float(figure.mesh.vertices[:, 2].min()), float(figure.mesh.vertices[:, 2].max())
    tall, steep = max(high - low, 1e-6), np.abs(out[:, 2]) < _UPRIGHT
    paces = np.where(steep, chance.uniform(0.3, 1.0, len(out)) ** 2, 0.0) * _SPEED * tall
    since = (times - times[0])[:, None] + chance.uniform(0.0, 2.0, len(out))[None]
    gone = paces * (since - 0.18 * np.sin(2 * np.pi * since / 1.1))
    found = steps + 0.0
    found[..., 2] = np.where(paces > 0, low + (steps[..., 2] - low - gone) % tall, steps[..., 2])
    return found


def _figure(drop: Figure, spots: _Spots, wide: Array) -> Figure:
    """Many domes out of a skin, in the shape and the colors of one drop."""
    points, out, below = spots
    own = max(drop.length, drop.width, 1e-6)
    clear = drop.mesh.colors.max(axis=1, keepdims=True) < _GLINT
    domes: list[Mesh] = []
    for place, (point, way, width) in enumerate(zip(points, out, wide, strict=True)):
        dome = drop.mesh.moved((0, 0, 0), None, _shape(width / own)).moved(point, _upright(way))
        seen = dome.colors + _THROUGH * clear * (below[place] - dome.colors)
        domes.append(replace(dome, colors=seen.astype(np.float32)).bound_to(place))
    rig = Rig(tuple(f"bead.{k + 1}" for k in range(len(points))),
              (-1,) * len(points), points.astype(np.float32))  # fmt: skip
    mesh = join(domes)
    long, broad, tall = (float(side) for side in np.ptp(mesh.vertices, axis=0))
    return replace(drop, mesh=mesh, rig=rig, height=tall, length=long, width=broad,
                   colliders=(), anchors={})  # fmt: skip


def _shape(factor: float) -> tuple[float, float, float]:
    return float(factor), float(factor), _FLAT * float(factor)


def _upright(way: Array) -> Array:
    """A rotation (3, 3) that turns z into a way (3,) and keeps -y toward the front."""
    z = np.asarray(way, np.float64) / max(float(np.linalg.norm(way)), 1e-9)
    x = np.cross([0.0, -1.0, 0.0], z) if abs(z[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    x = x - z * float(x @ z)
    x = x / max(float(np.linalg.norm(x)), 1e-9)
    return np.column_stack([x, np.cross(z, x), z])
