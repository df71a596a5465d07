"""Clothes on animals: a coat over the trunk, a hat on the head, a scarf or a collar at the neck.

They are cut to the body that is there: cloth is the skin under it, a little further out, and a
scarf lies around the neck as thick as it is. So a bear, a penguin and a dragon all find their size.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.people.headwear import headwear
from soracli.stage.people.wardrobe import ALIASES, CUTS
from soracli.stage.shapes import ellipsoid, tube
from soracli.story.scene import Entity

_TRUNK = ("chest", "spine", "root", "body.")
_LONG = (*_TRUNK, "pelvis")
_ARMS = (
    "fore.L.upper", "fore.R.upper", "fore.L.lower", "fore.R.lower", "leg.1.L.1", "leg.1.R.1",
    "leg.1.L.2", "leg.1.R.2", "leap.1.L.1", "leap.1.R.1", "arm.1.", "arm.2.",
)  # fmt: skip
_FEET = ("paw", "pastern", "foot")
_COVERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("vest", "tank", "jersey", "apron"), _TRUNK),
    **dict.fromkeys(("tshirt", "leotard", "dress", "gown", "cape", "armor"), _LONG),
    **dict.fromkeys(("coat", "trenchcoat", "raincoat", "jacket", "suit", "robe"), (*_LONG, *_ARMS)),
    **dict.fromkeys(("shirt", "sweater", "spacesuit"), (*_LONG, *_ARMS)),
    **dict.fromkeys(
        ("trousers", "jeans", "shorts", "leggings", "skirt"), ("pelvis", "hind", "leg")
    ),
}
"""The joints whose skin a garment covers, by the beginning of their names."""
_OFF = 0.02
"""Cloth stands off the skin by this share of the height."""
_AT_NECK = ("bandana", "neckerchief", "kerchief")
_SCARF, _COLLAR = 0.042, 0.02
"""How thick a scarf or a collar is, as a share of the height."""
_SECTORS = 24
_HAT_LINE, _HAT_WIDE = 0.21, 0.34
"""Where a hat sits and half its width there, in heads: `people.hat_shapes`."""


def dressed(figure: Figure, entity: Entity) -> Figure:
    """The figure of an animal with all that the entity wears; as it is if that is nothing."""
    wardrobe = _Wardrobe(figure)
    parts = []
    for worn in entity.wears:
        kind = ALIASES.get(worn.kind, worn.kind)
        if kind in CUTS:
            color = worn.color or CUTS[kind].color
            parts += wardrobe.made(kind, worn.word or kind, color)
    return replace(figure, mesh=join([figure.mesh, *parts])) if parts else figure


@dataclass(frozen=True)
class _Wardrobe:
    """Cuts garments for one body."""

    figure: Figure

    def made(self, kind: str, word: str, color: str) -> list[Mesh]:
        """The meshes of one garment; none where the body has no place for it."""
        slot = CUTS[kind].slot
        at_neck = slot == "neck" or any(name in word for name in _AT_NECK)
        if at_neck:
            return self._around_neck(color, _COLLAR if "collar" in word else _SCARF)
        if slot == "head":
            return [self._hat(kind, color)]
        if slot == "eyes":
            return self._glasses(color)
        if slot in ("feet", "hands"):
            front = slot == "hands"
            return self._cloth(lambda name: self._is_foot(name, front), color)
        covers = _COVERS.get(kind, _LONG)
        return self._cloth(lambda name: name.startswith(covers), color)

    @property
    def _main(self) -> NDArray[np.intp]:
        """The joint (V,) that pulls most on each vertex."""
        mesh = self.figure.mesh
        best = mesh.weights.argmax(axis=1)
        return np.asarray(mesh.bones[np.arange(len(best)), best], np.intp)

    def _is_foot(self, name: str, front: bool) -> bool:
        if name.startswith(("leg.", "leap.")) and name.count(".") == 3:  # of six legs, or of two
            return name.endswith(".3") and (".1." in name[:-2] or not front)
        foot = name.endswith(_FEET) or name in ("leg.L", "leg.R")
        return foot and (name.startswith("fore") or not front)

    def _cloth(self, covers: Callable[[str], bool], color: str) -> list[Mesh]:
        """The skin of some joints again, further out and in the color of the cloth."""
        mesh, names = self.figure.mesh, self.figure.rig.names
        chosen = np.array([covers(name) for name in names])
        keep = chosen[self._main][mesh.faces].all(axis=1)
        if not keep.any():
            return []
        used = np.unique(mesh.faces[keep])
        place = np.zeros(len(mesh.vertices), np.int32)
        place[used] = np.arange(len(used), dtype=np.int32)
        out = mesh.vertices[used] + _OFF * self.figure.height * mesh.normals[used]
        return [
            Mesh(
                out.astype(np.float32),
                mesh.normals[used],
                np.tile(linear(color), (len(used), 1)),
                place[mesh.faces[keep]],
                np.full(int(keep.sum()), Surface.CLOTH, np.uint8),
                mesh.bones[used],
                mesh.weights[used],
            )
        ]

    def _head(self) -> tuple[int, Floats]:
        """The joint of the head and its vertices; the top of a body that has no head of its own."""
        mesh, rig = self.figure.mesh, self.figure.rig
        if rig.has("head"):
            joint = rig.index("head")
            return joint, mesh.vertices[self._main == joint]
        high = mesh.vertices[:, 2] > np.percentile(mesh.vertices[:, 2], 80)
        return int(np.bincount(self._main[high]).argmax()), mesh.vertices[high]

    def _hat(self, kind: str, color: str) -> Mesh:
        """A hat on top of the head, as wide as it."""
        joint, head = self._head()
        half = float(np.percentile(np.abs(head[:, 1]), 70))
        top = self.figure.anchors.get("top")
        if top is not None:
            x, z = top[1][0], top[1][2]
        else:
            z = float(np.percentile(head[:, 2], 97))
            x = float(head[head[:, 2] >= np.percentile(head[:, 2], 85), 0].mean())
        scale = 1.1 * half / _HAT_WIDE
        low = z - _HAT_LINE * scale - 0.12 * half
        return headwear(kind, color).moved((x, 0.0, low), scale=scale).bound_to(joint)

    def _around_neck(self, color: str, thick: float) -> list[Mesh]:
        """A ring that lies on the skin of the neck, and what hangs down of a scarf."""
        mesh, rig, height = self.figure.mesh, self.figure.rig, self.figure.height
        if not rig.has("head"):
            return []
        joint = rig.index("neck") if rig.has("neck") else rig.index("head")
        low = rig.rest[joint] if rig.has("neck") else rig.rest[0]
        span = rig.rest[rig.index("head")] - low
        along = span / max(float(np.linalg.norm(span)), 1e-6)
        middle = low + (0.5 if rig.has("neck") else 0.75) * span
        away = mesh.vertices - middle
        near = np.abs(away @ along) < 0.05 * height
        near &= np.isin(self._main, [rig.index("head"), *_named(rig.names, ("neck", *_TRUNK))])
        if int(near.sum()) < 8:
            return []
        side = np.array([0.0, 1.0, 0.0])
        front = np.cross(side, along)
        ring = _hull(away[near] @ side, away[near] @ front)
        turn = np.linspace(0, 2 * np.pi, _SECTORS + 1)
        reach = np.append(ring, ring[0])[:, None] + 0.3 * thick * height
        path = middle + reach * (np.sin(turn)[:, None] * side + np.cos(turn)[:, None] * front)
        parts = [tube(path, thick * height, color, Surface.CLOTH, 10, False)]
        if thick >= _SCARF:
            start = path[0]
            end = start + np.array([0.02, 0.05, -0.22]) * height
            parts.append(tube([start, 0.5 * (start + end), end], 0.8 * thick * height, color))
        return [part.bound_to(joint) for part in parts]

    def _glasses(self, color: str) -> list[Mesh]:
        """Two dark lenses before the eyes and a bridge over the nose."""
        if "eyes" not in self.figure.anchors:
            return []
        joint, (x, _, z) = self.figure.anchors["eyes"]
        head = self._head()[1]
        half = float(np.percentile(np.abs(head[:, 1]), 70))
        front = x + 0.35 * half
        parts = [
            ellipsoid((0.1 * half, 0.42 * half, 0.36 * half), (front, way * 0.55 * half, z), color)
            for way in (1, -1)
        ]
        bridge = [(front, -0.5 * half, z + 0.1 * half), (front, 0.5 * half, z + 0.1 * half)]
        parts.append(tube(bridge, 0.07 * half, color, Surface.PLASTIC, 8))
        return [part.bound_to(joint) for part in parts]


def _named(names: tuple[str, ...], starts: tuple[str, ...]) -> list[int]:
    return [place for place, name in enumerate(names) if name.startswith(starts)]


def _hull(across: Floats, ahead: Floats) -> Floats:
    """How far points (P,) reach in each of the sectors around the middle, smoothed (S,)."""
    far = np.hypot(across, ahead)
    sector = np.round(np.arctan2(across, ahead) / (2 * np.pi) * _SECTORS).astype(int) % _SECTORS
    usual = float(np.median(far))
    reach = np.full(_SECTORS, usual)
    for place in range(_SECTORS):
        if (sector == place).any():
            reach[place] = min(float(np.percentile(far[sector == place], 90)), 1.8 * usual)
    return np.asarray((np.roll(reach, 1) + 2 * reach + np.roll(reach, -1)) / 4, np.float32)
