"""Animals drawn by the parts of their kind: reptiles, crabs, spiders, dinosaurs, what drifts.

Parts without a substance are clay: balls, rods and limbs are melted into one skin that follows the
joints. Parts with one (`of: plastic`) are hard and keep their shape. A `limb` makes joints
"name.1", "name.2" … at its points, mirrored ones with ".L" and ".R" before the number. By their
names they move (see `stage.crawling`): "leg" walks, "leap" hops, "spine" slithers, "tail", "arm",
"neck" and "feeler" sway. Any other joint that a part names is a stiff one.
"""

from collections.abc import Iterator

import numpy as np

from soracli.stage.animals.clay import Armature, Point
from soracli.stage.animals.eyes import eye
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure
from soracli.stage.flesh import Limb, lump, melt
from soracli.stage.materials import substance
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.things.drawing import draw, places
from soracli.stage.things.paint import Order
from soracli.story.part import Part

_CLAY = ("ball", "rod", "limb")
_CELLS = 62
"""Mesh cells along the longest side of the skin."""
_SIDES = {"": (("", 1.0),), "y": ((".L", 1.0), (".R", -1.0))}


def build_creature(species: Species) -> Figure:
    """The figure of a creature; `size` is its longest side. It stands on z = 0."""
    parts = species.kind.parts
    armature = _armature(parts)
    limbs = [limb for part in parts if _is_clay(part) for limb in _limbs(species, armature, part)]
    long = _longest(limbs)
    cell = long / species.number("cells", _CELLS)
    skin = melt(limbs, cell, 1.6 * cell * species.number("blend", 1.0), int(species.surface), cell)
    skin.bones[:] = np.where(skin.weights > 0, skin.bones, 0)
    skin.colors[:] = _painted(species, skin, long)
    hard = [mesh for part in parts if not _is_clay(part) for mesh in _hard(species, armature, part)]
    mesh = join([skin, *hard])
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    scale = species.size / float(np.max(high - low))
    lift = np.array([0.0, 0.0, -float(low[2]) * scale])
    mesh = mesh.moved(lift, scale=scale)
    return _figure(species, armature, mesh, scale, lift)


def _figure(
    species: Species, armature: Armature, mesh: Mesh, scale: float, lift: Numbers
) -> Figure:
    placed = Armature()
    rig = armature.rig()
    for place, name in enumerate(rig.names):
        parent = rig.parents[place]
        at = rig.rest[place] * scale + lift
        placed.add(name, None if parent < 0 else rig.names[parent], at.tolist())
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    long, wide, tall = (float(side) for side in high - low)
    head = next((name for name in ("head", "spine.1") if name in rig.names), "root")
    middle = (float(low[0] + high[0]) / 2, 0.0, 0.5 * tall)
    ends = (0.35 * max(long - 0.6 * tall, 0.01), 0.0, 0.0)
    anchors = {"eyes": (placed.index(head), placed.at(head))}
    for name, at_ in species.kind.anchors.items():
        joint = placed.index(head) if name in ("mouth", "eyes", "top") else 0
        point = np.asarray(at_) * scale + lift
        anchors[name] = (joint, (float(point[0]), float(point[1]), float(point[2])))
    return Figure(
        family=species.kind.family,
        mesh=mesh,
        rig=placed.rig(),
        height=tall,
        length=long,
        width=wide,
        mass=species.mass,
        material=species.material,
        colliders=(
            Collider(
                "capsule",
                (0.3 * min(wide, tall),),
                (middle[0] - ends[0], 0.0, middle[2]),
                (middle[0] + ends[0], 0.0, middle[2]),
            ),
        ),
        anchors=anchors,
    )


def _is_clay(part: Part) -> bool:
    return part.shape in _CLAY and not part.of


def _armature(parts: tuple[Part, ...]) -> Armature:
    """Every joint the parts name: those of limbs along them, the others where their part is."""
    armature = Armature()
    armature.add("root", None, (0.0, 0.0, 0.0))
    known = {"root"}
    for part in sorted(parts, key=lambda one: (one.limb is None, one.joint != "head")):
        if part.limb is None:
            if part.joint and part.joint not in known:
                neck = [name for name in known if name.startswith("neck.")]
                parent = max(neck) if part.joint == "head" and neck else "root"
                parent = "head" if part.joint == "jaw" and "head" in known else parent
                armature.add(part.joint, parent, part.at)
                known.add(part.joint)
            continue
        for name, points in _chains(part):
            parent = "root"
            for place, point in enumerate(points):
                armature.add(f"{name}.{place + 1}", parent, point.tolist())
                known.add(f"{name}.{place + 1}")
                parent = f"{name}.{place + 1}"
    return armature


def _chains(part: Part) -> Iterator[tuple[str, Numbers]]:
    """The name and the points (P, 3) of every chain of joints that a limb stands for."""
    path = np.asarray(part.limb, np.float64)
    for copy, (offset, rotation) in enumerate(places(part)):
        moved = path @ rotation.T + offset
        number = f".{copy + 1}" if part.repeat > 1 else ""
        for side, way in _SIDES[part.mirror]:
            yield f"{part.joint or 'limb'}{number}{side}", moved * (1, way, 1)


def _limbs(species: Species, armature: Armature, part: Part) -> Iterator[Limb]:
    """A part as clay."""
    color = species.coat() if part.color == "main" else _named(species, part.color)
    if part.limb is not None:
        radii = np.broadcast_to(np.asarray(part.thick, np.float64), (len(part.limb),))
        for name, points in _chains(part):
            for place in range(len(points) - 1):
                ends = (_point(points[place]), _point(points[place + 1]))
                thick = (float(radii[place]), float(radii[place + 1]))
                yield Limb(*ends, *thick, armature.index(f"{name}.{place + 1}"), color)
        return
    for offset, rotation in places(part):
        for _, way in _SIDES[part.mirror]:
            joint = armature.index(_other(part.joint, way))
            at = _point((rotation @ np.asarray(part.at) + offset) * (1, way, 1))
            if part.ball is not None:
                wide = np.broadcast_to(np.asarray(part.ball, np.float64), (3,))
                yield lump(at, _point(wide), joint, color, float(np.radians(part.turn[1])))
            else:
                radii = np.broadcast_to(np.asarray(part.rod, np.float64), (2,))
                to = _point((rotation @ np.asarray(part.to) + offset) * (1, way, 1))
                yield Limb(at, to, float(radii[0]), float(radii[1]), joint, color)


def _other(joint: str, way: float) -> str:
    """The joint of a part, or on the right side (`way` below 0) that of its twin."""
    return (joint.replace(".L", ".R") if way < 0 else joint) or "root"


def _named(species: Species, color: str) -> str:
    return color if color.startswith("#") else species.coat(color)


def _point(values: Numbers) -> Point:
    return (float(values[0]), float(values[1]), float(values[2]))


def _longest(limbs: list[Limb]) -> float:
    ends = np.array([end for limb in limbs for end in (limb.a, limb.b)])
    thick = max(max(limb.radii or (limb.radius_a, limb.radius_b)) for limb in limbs)
    return float(np.max(np.ptp(ends, axis=0))) + 2 * thick


def _hard(species: Species, armature: Armature, part: Part) -> Iterator[Mesh]:
    """A part that keeps its shape: an eye, a shell, a claw."""
    if part.color == "main":
        color = species.coat()
    else:
        color = part.color if part.color.startswith("#") else species.coat(part.color)
    if part.of == "eye":
        yield from _eyes(armature, part, color)
        return
    surface = substance(part.of or species.material).surface
    one = part.model_copy(update={"mirror": ""})
    mesh = draw(Order(species.kind, species.entity), one).painted(color)
    mesh.surfaces[:] = int(surface)
    for _, way in _SIDES[part.mirror]:
        yield mesh.moved(scale=(1, way, 1)).bound_to(armature.index(_other(part.joint, way)))


def _eyes(armature: Armature, part: Part, color: str) -> Iterator[Mesh]:
    """An eye that looks ahead and to its side, an iris of `color` nearly all of it."""
    radius = float(np.max(part.ball or 0.01))
    for _, way in _SIDES[part.mirror]:
        x, y, z = part.at
        gaze = (0.75, way * (0.75 if y else 0.0), 0.12)
        ball = eye((x, way * y, z), radius, gaze, color, "#f2efe4", 0.95, 0.55)
        yield ball.bound_to(armature.index(_other(part.joint, way)))


def _painted(species: Species, skin: Mesh, long: float) -> Numbers:
    """The colors (V, 3) of the skin with its belly and its pattern."""
    colors = skin.colors
    place = skin.vertices / long
    if species.marked("belly"):
        under = smooth(-0.25, -0.75, skin.normals[:, 2])
        colors = _over(colors, species.coat("belly"), under)
    share = None
    if species.pattern in ("tabby", "bands"):
        share = smooth(0.25, 0.55, np.sin(2 * np.pi * species.number("bands", 9) * place[:, 0]))
    elif species.pattern in ("spots", "patches"):
        share = smooth(0.12, 0.3, noise(place * species.number("spots", 26), species.seed))
    if share is not None:
        top = smooth(-0.5, 0.1, skin.normals[:, 2])
        colors = _over(colors, species.coat("pattern", "#2b2622"), share * top)
    ragged = 1 + 0.07 * noise(place * 40, species.seed + 1)
    return np.clip(colors * ragged[:, None], 0, 1).astype(np.float32)


def _over(colors: Numbers, color: str, share: Numbers) -> Numbers:
    amount = np.clip(share, 0, 1)[:, None]
    return np.asarray(colors * (1 - amount) + linear(color) * amount, np.float32)
