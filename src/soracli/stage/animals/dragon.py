"""Dragons: a four-legged body with a long neck and tail, horns, spikes and bat wings."""

from dataclasses import replace

import numpy as np

from soracli.stage.animals.clay import Armature, Point, mirrored
from soracli.stage.animals.coat import hide
from soracli.stage.animals.finish import finished
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.quadruped.assembly import anchors, body_skin, colliders, feet, sided
from soracli.stage.animals.quadruped.head import head_meshes
from soracli.stage.animals.quadruped.headgear import headgear
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import LEGS, skeleton
from soracli.stage.animals.species import Species, blend
from soracli.stage.figure import Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import sheet, tube

# The left wing at rest, in heights at the withers: arm, then the tips of the four fingers.
_SHOULDER, _ELBOW, _WRIST = (0.66, 0.12, 0.99), (0.44, 0.58, 1.26), (0.80, 1.08, 1.44)
_FINGERS = ((0.92, 2.02, 1.42), (0.26, 1.96, 1.24), (-0.22, 1.52, 1.12), (-0.42, 0.96, 1.04))
_FLANK = (-0.12, 0.14, 0.93)


def build_dragon(species: Species) -> Figure:
    """The figure of a dragon; `size` is its height at the withers."""
    shape = Proportions.of(species)
    armature = skeleton(species.size, shape, extra_neck=2, tail_joints=5)
    _add_wings(armature, species.size)
    rig = armature.rig()
    skin = sided(body_skin(armature, species, shape), rig)
    body = join([skin, *feet(armature, species, shape)])
    body.colors[:] = _paint(body, rig, species)
    head = head_meshes(armature, species, shape)
    parts = [body, *head, *headgear(armature, species, shape)]
    parts.append(_spikes(join([body, head[0]]), species, shape))
    parts += _claws(armature, species, shape)
    parts += _wings(armature, species)
    size = species.size
    held = colliders(armature, size, shape)
    return finished(species, armature, parts, held, anchors(armature, size, shape))


def _add_wings(armature: Armature, size: float) -> None:
    for mark, side in (("L", 1), ("R", -1)):
        parent = "chest"
        for part, (x, y, z) in (("inner", _SHOULDER), ("outer", _ELBOW), ("tip", _WRIST)):
            name = f"wing.{part}.{mark}"
            armature.add(name, parent, (x * size, side * y * size, z * size))
            parent = name


def _paint(body: Mesh, rig: Rig, species: Species) -> Floats:
    """Back darker, belly in pale plates from the throat to the tail, scales mottled."""
    skin = hide(body, rig, species.size, species.seed)
    ragged = noise(skin.place * 14, species.seed)
    back = smooth(0.2, 0.9, skin.normal[:, 2] + 0.25 * ragged)[:, None]
    dark = linear(species.coat("back", blend(species.coat(), "#000000", 0.35)))
    painted = body.colors * (1 - 0.7 * back) + dark * 0.7 * back
    painted = painted * (1 + 0.10 * ragged[:, None])
    low = skin.normal[:, 2] * 0.8 - 0.55 * skin.normal[:, 0] * skin.neck
    belly = smooth(-0.42, -0.62, low) * (1 - skin.legs)
    belly = belly * smooth(0.20, 0.14, np.abs(skin.place[:, 1]))
    along = skin.place[:, 0] - 0.9 * skin.place[:, 2] * skin.neck
    groove = smooth(-0.75, -0.95, np.cos(2 * np.pi * 9 * along))[:, None]
    plate = linear(species.coat("belly", "#d9b877")) * (1 - 0.55 * groove)
    share = belly[:, None]
    return np.asarray(painted * (1 - share) + plate * share, np.float32)


def _spikes(body: Mesh, species: Species, shape: Proportions) -> Mesh:
    """Spikes along the whole back, each following the skin it stands on."""
    size = species.size
    middle = np.abs(body.vertices[:, 1]) < 0.03 * size
    upward = middle & (body.normals[:, 2] > -0.1)
    points, normals = body.vertices[upward], body.normals[upward]
    bones, weights = body.bones[upward], body.weights[upward]
    low, high = float(points[:, 0].min()), float(points[:, 0].max()) - 0.75 * shape.head * size
    count = int(species.number("spikes", 24))
    tall = species.number("spike", 0.12) * size
    color = species.color("spikes", "#2b1c1a")
    parts = []
    for place, x in enumerate(np.linspace(low + 0.03 * size, high, count)):
        near = np.abs(points[:, 0] - x) < 0.03 * size
        if not near.any():
            continue
        chosen = int(np.flatnonzero(near)[np.argmax(points[near][:, 2])])
        share = place / (count - 1)
        height = tall * (0.35 + 0.65 * float(np.sin(np.pi * share) ** 0.8))
        root = points[chosen] - 0.2 * height * normals[chosen]
        spike = _blade(root, normals[chosen], height, color)
        shape_ = spike.bones.shape
        parts.append(
            replace(
                spike,
                bones=np.broadcast_to(bones[chosen], shape_).copy(),
                weights=np.broadcast_to(weights[chosen], shape_).copy(),
            )
        )
    return join(parts)


def _blade(root: Floats, up: Floats, height: float, color: str) -> Mesh:
    """One flat spike leaning back."""
    tip = root + height * (1.2 * up + np.array([-0.55, 0, 0]))
    middle = root + height * (0.62 * up + np.array([-0.12, 0, 0]))
    path = np.array([root, middle, tip], np.float32)
    mesh = tube(path, np.array([0.36, 0.24, 0.02], np.float32) * height, color, Surface.SCALES, 6)
    mesh.vertices[:, 1] = root[1] + 0.42 * (mesh.vertices[:, 1] - root[1])
    return mesh


def _claws(armature: Armature, species: Species, shape: Proportions) -> list[Mesh]:
    foot, size = shape.foot, species.size
    color = species.color("claws", "#1d1716")
    parts = []
    for leg in LEGS:
        x, y, _ = (value / size for value in armature.at(f"{leg}.paw"))
        for across, ahead in ((-0.62, 0.55), (-0.22, 0.86), (0.22, 0.86), (0.62, 0.55)):
            start = (x + foot * (0.3 + ahead), y + 0.72 * foot * across, 0.36 * foot)
            path = np.array(
                [
                    start,
                    (start[0] + 0.30 * foot, start[1] * 1.0, 0.34 * foot),
                    (start[0] + 0.50 * foot, start[1], 0.06 * foot),
                ]
            )
            radii = np.array([0.17, 0.13, 0.02], np.float32) * foot * size
            claw = tube((path * size).astype(np.float32), radii, color, Surface.PLASTIC, 6)
            parts.append(claw.bound_to(armature.index(f"{leg}.paw")))
    return [join(parts)]


def _wings(armature: Armature, species: Species) -> list[Mesh]:
    left = _bones(armature, species, "L") + _membranes(armature, species)
    meshes = list(left)
    swap = {
        armature.index(f"wing.{part}.L"): armature.index(f"wing.{part}.R")
        for part in ("inner", "outer", "tip")
    }
    for mesh in left:
        twin = mirrored(mesh)
        bones = twin.bones.copy()
        for here, there in swap.items():
            bones[twin.bones == here] = there
        meshes.append(replace(twin, bones=bones))
    return meshes


def _bones(armature: Armature, species: Species, mark: str) -> list[Mesh]:
    size, color = species.size, species.coat()
    inner, outer, tip = (
        armature.index(f"wing.{part}.{mark}") for part in ("inner", "outer", "tip")
    )
    bones = [
        _bone(_SHOULDER, _ELBOW, 0.075, 0.05, size, color).bound_to(inner),
        _bone(_ELBOW, _WRIST, 0.052, 0.04, size, color).bound_to(outer),
    ]
    for end in _FINGERS:
        bones.append(_bone(_WRIST, end, 0.030, 0.008, size, color, 0.05).bound_to(tip))
    claw = (_WRIST[0] + 0.16, _WRIST[1] + 0.02, _WRIST[2] + 0.08)
    dark = species.color("claws", "#1d1716")
    bones.append(_bone(_WRIST, claw, 0.035, 0.004, size, dark).bound_to(tip))
    return bones


def _bone(
    a: Point, b: Point, first: float, last: float, size: float, color: str, bow: float = 0.0
) -> Mesh:
    share = np.linspace(0, 1, 6)[:, None]
    path = np.asarray(a) + share * (np.asarray(b) - np.asarray(a))
    path[:, 2] += bow * np.sin(np.pi * share[:, 0])
    radii = np.linspace(first, last, 6, dtype=np.float32) * size
    return tube((path * size).astype(np.float32), radii, color, Surface.SCALES, 9)


def _membranes(armature: Armature, species: Species) -> list[Mesh]:
    """Skin between the fingers (moving with the hand) and from the last finger to the flank."""
    tip = armature.index("wing.tip.L")
    meshes = []
    for first, last in zip(_FINGERS, _FINGERS[1:], strict=False):
        panel = _panel([_WRIST], first, last, species)
        meshes.append(panel.bound_to(tip))
    flank = _panel([_WRIST, _ELBOW, _SHOULDER], _FINGERS[-1], _FLANK, species)
    meshes.append(_bind_flank(flank, armature))
    return meshes


_ROWS, _COLUMNS = 13, 17


def _panel(arm: list[Point], first: Point, last: Point, species: Species) -> Mesh:
    """Skin hung from an arm (or a point of it) and stretched between two edges."""
    across = np.linspace(0, 1, _COLUMNS)
    knots = np.linspace(0, 1, len(arm)) if len(arm) > 1 else np.array([0.0])
    top = np.stack(
        [np.interp(across, knots, [point[axis] for point in arm]) for axis in range(3)], 1
    )
    bottom = np.asarray(first) + across[:, None] * (np.asarray(last) - np.asarray(first))
    bite = 1 - 0.20 * np.sin(np.pi * across)
    down = np.linspace(0, 1, _ROWS)
    reach = down[:, None] * bite[None]
    points = top[None] + reach[..., None] * (bottom - top)[None]
    # bowed with the fingers, and sagging between them
    points[..., 2] += 0.05 * np.sin(np.pi * down)[:, None] * np.ones(_COLUMNS)[None]
    points[..., 2] -= (
        0.05 * np.sin(np.pi * across)[None] * np.sin(np.pi * np.minimum(down, 0.9))[:, None]
    )
    mesh = sheet((points * species.size).astype(np.float32), "#000000", Surface.LEATHER)
    skin = linear(species.coat("membrane", "#7a2a22"))
    dark = linear(blend(species.coat("membrane", "#7a2a22"), "#000000", 0.4))
    fold = 0.5 + 0.5 * np.cos(2 * np.pi * 3 * across)[None] * np.ones(_ROWS)[:, None]
    edge = smooth(0.8, 1.0, down.astype(np.float32))[:, None] * np.ones(_COLUMNS)[None]
    share = np.clip(0.30 * fold + 0.6 * edge, 0, 1).reshape(-1, 1)
    mesh.colors[:] = skin * (1 - share) + dark * share
    return mesh


def _bind_flank(mesh: Mesh, armature: Armature) -> Mesh:
    """The panel at the body follows hand, forearm, upper arm and chest, from the outer edge in."""
    names = ("wing.tip.L", "wing.outer.L", "wing.inner.L", "chest")
    across = np.tile(np.linspace(0, 1, _COLUMNS), _ROWS)
    centers = np.array([0.0, 0.27, 0.73, 1.0])
    weights = np.zeros((len(across), 4), np.float32)
    for place in range(4):
        hat = np.zeros(4)
        hat[place] = 1
        weights[:, place] = np.interp(across, centers, hat)
    bones = np.tile(np.array([armature.index(name) for name in names], np.int16), (len(across), 1))
    return replace(mesh, bones=bones, weights=weights)
