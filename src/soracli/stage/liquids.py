"""Liquids: what is in a vessel has a body of its own, with a level and a color.

It is played by nobody: it is where its vessel is. Nothing here is transparent, so in glass it is
seen as a skin around the vessel up to its level, and in anything else as what one looks down on.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.becoming import become, progress
from soracli.stage.figure import Figure, Rig
from soracli.stage.hollows import skin_of
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Body
from soracli.stage.shapes import sheet
from soracli.stage.turns import Array, single
from soracli.story.scene import Becoming, Entity, Scene

LIQUID = "liquid"
"""The kind of what is in a vessel."""
_RINGS, _SIDES = 16, 40
"""Heights and directions in which the inside of a vessel is measured."""
_FROM, _TO = 0.06, 0.94
"""The shares of the height of a vessel between which is its inside, where its kind tells none."""
_OUTSIDE, _INSIDE = 1.02, 0.92
"""How wide a liquid is beside the outside of its vessel: of glass, and of anything else."""
_USUAL, _LOW, _FULL, _RISEN = 0.88, 0.22, 0.97, 0.92
"""How high it stands, of the inside: as it is, before it rises, at most, and when it has risen."""
_SIPPED, _POURED, _DRY = 0.4, 0.5, 0.02
"""What of it is left when somebody has drunk of it or poured from it, and what is no liquid."""
_OUTER = 0.6
"""The share of its radius from which on the skin of a vessel is its wall."""
_LEVELS = ("size", "vanish", "appear", "melt")
_HANDLE = 1.08
"""How much farther out than the other side of a vessel its handle is, at least."""


def is_liquid(entity: Entity) -> bool:
    """Whether it is what is in a vessel."""
    return entity.kind == LIQUID


def without_liquids(spec: TakeSpec) -> TakeSpec:
    """The take as it is played: nobody moves a liquid but with what it is in."""
    scene = spec.scene
    gone = {one.id for one in scene.entities if is_liquid(one)}
    if not gone:
        return spec
    held = {one.a: one.b for one in scene.relations if one.kind == "in" and one.a in gone}
    changed = {
        "entities": tuple(one for one in scene.entities if one.id not in gone),
        "relations": tuple(one for one in scene.relations if not {one.a, one.b} & gone),
        "actions": tuple(
            one.model_copy(update={"target": held.get(one.target, one.target)})
            for one in scene.actions
            if not set(one.agents) & gone
        ),
    }
    return spec.model_copy(update={"scene": scene.model_copy(update=changed)})


def vessels_of(scene: Scene, factors: Mapping[str, float]) -> dict[str, float]:
    """By how much things are to be larger, with each vessel in place of the liquid in it."""
    held = {one.id: "" for one in scene.entities if is_liquid(one)}
    held |= {one.a: one.b for one in scene.relations if one.kind == "in" and one.a in held}
    larger: dict[str, float] = {}
    for name, factor in factors.items():
        name = held.get(name, name)
        if name:
            larger[name] = max(factor, larger.get(name, 0.0))
    return larger


def with_liquids(spec: TakeSpec, bodies: dict[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with the liquids that are in some of them, in their colors."""
    held = {one.a: one.b for one in spec.scene.relations if one.kind == "in"}
    found: dict[str, Body] = {}
    for entity in spec.scene.entities:
        vessel = bodies.get(held.get(entity.id, ""))
        if is_liquid(entity) and vessel is not None and not _is_in_pieces(vessel.figure):
            found[entity.id] = _liquid(spec, entity, vessel)
    colors = tuple(one for one in spec.scene.becomings if one.aspect not in _LEVELS)
    painted = spec.scene.model_copy(update={"becomings": colors})
    return bodies | become(spec.model_copy(update={"scene": painted}), found)


def _is_in_pieces(figure: Figure) -> bool:
    return any(name.startswith("piece.") for name in figure.rig.names)


def _liquid(spec: TakeSpec, entity: Entity, vessel: Body) -> Body:
    """What is in a vessel through all frames: its rings up to the level are where they are in it,
    those over the level are at the level."""
    heights, radii, middle = _inside(spec, vessel)
    color = entity.color or spec.cast[LIQUID].colors["main"]
    level = _levels(spec.scene, entity.id, spec, vessel.id)
    high = heights[0] + level * (heights[-1] - heights[0])
    at = np.minimum(heights[None, :], high[:, None])
    mean = radii.mean(axis=1)
    wide = np.interp(at, heights, mean) / mean[None, :]
    turn, origin = vessel.rotations[:, 0].astype(np.float64), vessel.positions[:, 0]
    points = np.stack([np.full_like(at, middle[0]), np.full_like(at, middle[1]), at], axis=-1)
    points = points - vessel.figure.rig.rest[0]
    positions = origin[:, None] + np.einsum("nij,nkj->nki", turn, points)
    scale = np.stack([wide, wide, np.ones_like(wide)], axis=-1)
    rotations = turn[:, None] * scale[:, :, None, :]
    return Body(
        entity.id,
        entity.noun,
        _figure(heights, radii, middle, color),
        single(rotations),
        single(positions),
        vessel.visible & (level > _DRY),
    )


def _figure(heights: Array, radii: Array, middle: Array, color: str) -> Figure:
    """A liquid that fills the rings (K,) of these radii (K, S): a joint for each of them."""
    parts: list[Mesh] = []
    angle = np.linspace(0, 2 * np.pi, radii.shape[1], endpoint=False)
    round_about = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    rings = np.concatenate(
        [
            middle + radii[..., None] * round_about[None],
            np.broadcast_to(heights[:, None, None], (*radii.shape, 1)),
        ],
        axis=2,
    )
    skin = sheet(rings, color, int(Surface.PLASTIC), closed=True)
    ring = np.abs(skin.vertices[:, 2:] - heights[None]).argmin(axis=1)
    parts.append(replace(skin.bound_to(0), bones=_bound(ring)))
    top = np.stack([rings[-1], np.broadcast_to([*middle, heights[-1]], rings[-1].shape)])
    lid = sheet(top, color, int(Surface.PLASTIC), closed=True)
    parts.append(lid.bound_to(len(heights) - 1))
    mesh = join(parts)
    names = tuple(f"ring.{place + 1}" for place in range(len(heights)))
    rest = np.array([[*middle, height] for height in heights], np.float32)
    rig = Rig(names, (-1, *range(len(heights) - 1)), rest)
    long, wide, tall = (float(side) for side in np.ptp(mesh.vertices, axis=0))
    return Figure("prop", mesh, rig, tall, long, wide, mass=0.2, material="water")


def _bound(joints: Array) -> Array:
    bones = np.zeros((len(joints), 4), np.int16)
    bones[:, 0] = joints
    return bones


def _inside(spec: TakeSpec, vessel: Body) -> tuple[Array, Array, Array]:
    """The heights (K,) and radii (K, S) between which a vessel holds something, and its axis (2,),
    metres, in its body frame; without its handles."""
    figure = vessel.figure
    entity = spec.scene.entity(vessel.id)
    kind = spec.cast.get(entity.kind) if entity is not None else None
    traits = {**(kind.traits if kind else {}), **(entity.traits if entity else {})}
    points = skin_of(figure)
    middle = _axis(points)
    low, brim = float(points[:, 2].min()), _brim(points, middle)
    tall = max(brim - low, 1e-3)
    begin, end = (float(traits.get(name, usual)) for name, usual in
                  (("holds_from", _FROM), ("holds_to", _TO)))  # fmt: skip
    heights = low + tall * np.linspace(begin, end, _RINGS)
    wide = _OUTSIDE if figure.material == "glass" else _INSIDE
    return heights, wide * _radii(points, heights, middle, 0.6 * tall / _RINGS), middle


def usual_level(figure: Figure) -> float:
    """How high a vessel is filled that nothing is told of, metres over its own origin."""
    points = skin_of(figure)
    low, brim = float(points[:, 2].min()), _brim(points, _axis(points))
    return low + (_FROM + _USUAL * (_TO - _FROM)) * max(brim - low, 1e-3)


def _axis(points: Array) -> Array:
    """Where the axis of a vessel is (2,): its origin, but where that is beside its middle."""
    middle = (points[:, :2].min(axis=0) + points[:, :2].max(axis=0)) / 2
    near = np.abs(middle) < 0.2 * np.ptp(points[:, :2], axis=0)
    return np.where(near, 0.0, middle)


def _brim(points: Array, middle: Array) -> float:
    """How high the edge of a vessel is, metres: the middle one of the heights of its outer skin in
    all directions, without spouts and handles."""
    radius, side = _around(points, middle)
    tops = []
    for place in np.unique(side):
        own = side == place
        outer = own & (radius > _OUTER * np.percentile(radius[own], 95))
        tops.append(float(points[outer, 2].max()))
    return float(np.median(tops))


def _around(points: Array, middle: Array) -> tuple[Array, Array]:
    """How far from the axis points are, metres, and in which of the directions."""
    away = points[:, :2] - middle
    turn = np.arctan2(away[:, 1], away[:, 0]) / (2 * np.pi) * _SIDES
    return np.hypot(away[:, 0], away[:, 1]), np.round(turn).astype(int) % _SIDES


def _radii(points: Array, heights: Array, middle: Array, near: float) -> Array:
    """How far out the skin of a vessel is (K, S) at some heights, in all directions."""
    radius, side = _around(points, middle)
    found = np.zeros((len(heights), _SIDES))
    for place, height in enumerate(heights):
        own = np.abs(points[:, 2] - height) <= near
        np.maximum.at(found[place], side[own], radius[own])
    usual = np.where(found > 0, found, np.nan)
    mean = np.nanmedian(usual, axis=1) if (found > 0).any() else np.zeros(len(heights))
    mean = np.where(np.isfinite(mean), mean, np.nanmedian(usual))
    found = np.where(found > 0, found, mean[:, None])
    return np.asarray(np.minimum(found, _HANDLE * np.roll(found, _SIDES // 2, axis=1)))


def _levels(scene: Scene, name: str, spec: TakeSpec, vessel: str) -> Array:
    """How high a liquid stands in every frame (N,), 0 to 1 of the inside of its vessel."""
    far = progress(scene, spec.frames, spec.fps)
    goals = sorted(_goals(scene, name, vessel), key=lambda one: one[0].order)
    level = np.full(spec.frames, _first(goals[0]) if goals else _USUAL)
    for change, factor in goals:
        now = level[-1]
        end = min(max(now * factor, _RISEN), _FULL) if factor > 1 else now * factor
        level = level + (end - now) * far(change)
    return level


def _first(goal: tuple[Becoming, float]) -> float:
    change, factor = goal
    if change.aspect == "appear":
        return 0.0
    return _LOW if factor > 1 else _RISEN


def _goals(scene: Scene, name: str, vessel: str) -> list[tuple[Becoming, float]]:
    """What becomes of the level of a liquid, and how many times as high it ends by that."""
    goals: list[tuple[Becoming, float]] = []
    for one in scene.becomings:
        if one.entity == name and one.aspect in _LEVELS:
            gone = 0.0 if one.aspect in ("vanish", "melt") else one.factor
            goals.append((one, 2.0 if one.aspect == "appear" else gone))
    told = {one.order for one, _ in goals}
    for action in scene.actions:
        dealt = Becoming(entity=name, aspect="size", order=action.order)
        if action.order in told:
            continue
        if action.motion == "pour" and action.target == vessel:
            goals.append((dealt, 2.0))
        elif action.motion == "pour" and vessel == action.instrument:
            goals.append((dealt, _POURED))
        elif action.motion == "drink" and action.target == vessel:
            goals.append((dealt, _SIPPED))
    return goals
