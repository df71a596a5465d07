"""What grows on an animal that has none by nature: wings, and a shell on its back.

They sit on the back where a rider would sit, and are as large as the body there is.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from soracli.stage.animals.plumage import feather
from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import ellipsoid, sheet, tube
from soracli.stage.turns import Array
from soracli.story.scene import Entity

_SPAN, _ROOT = 0.62, 0.16
"""How long a wing is, in lengths of the body, and how far before the seat it grows."""
_FEATHERS = 11
_RAISED = np.deg2rad(38.0)
"""How steeply a wing is raised."""
_WING_COLORS = {
    "feathered": ("#f1eee6", "#b9ab94"), "leathery": ("#5a2f2a", "#33201d"),
    "gauzy": ("#f08a24", "#26201c"),
}  # fmt: skip


def grafted(figure: Figure, entity: Entity) -> Figure:
    """The figure of an animal with the wings or the shell that it is said to have."""
    like = entity.traits.get("wings_like")
    parts: list[Mesh] = []
    joint, root, size = _back(figure)
    if isinstance(like, str) and like in _WINGS and figure.family not in ("bird", "insect"):
        left = _WINGS[like](size)
        for wing in (left, left.moved(scale=(1, -1, 1))):
            parts.append(wing.moved(root + [_ROOT * size, 0, 0]).bound_to(joint))
    if entity.traits.get("shell_on_back"):
        parts.append(_shell(figure, size).moved(root).bound_to(joint))
    return replace(figure, mesh=join([figure.mesh, *parts])) if parts else figure


def _back(figure: Figure) -> tuple[int, Array, float]:
    """The joint of the back, the place (3,) on it where things grow, and the length of the body."""
    points = figure.mesh.vertices
    low, high = points.min(axis=0), points.max(axis=0)
    size = float(max(0.7 * (high[0] - low[0]), 0.35 * (high[2] - low[2])))
    if "seat" in figure.anchors:
        joint, at = figure.anchors["seat"]
        return joint, np.array(at), size
    middle = 0.5 * (low[0] + high[0])
    near = points[np.abs(points[:, 0] - middle) < 0.1 * max(float(high[0] - low[0]), 1e-3)]
    top = float(near[:, 2].max()) if len(near) else float(high[2])
    return 0, np.array([middle, 0.0, top - 0.02 * size]), size


def _outward(angle: float) -> Array:
    """A direction (3,) in the plane of the left wing, `angle` radians back from straight out."""
    flat = np.array([-np.sin(angle), np.cos(angle), 0.0])
    raised = np.array([flat[0], flat[1] * np.cos(_RAISED), flat[1] * np.sin(_RAISED)])
    return np.asarray(raised / np.linalg.norm(raised))


def _feathered(size: float) -> Mesh:
    """An arm and a fan of feathers that grow longer toward its end."""
    span, (blade, tip) = _SPAN * size, _WING_COLORS["feathered"]
    out, up = _outward(0.0), np.array([0.0, -np.sin(_RAISED), np.cos(_RAISED)])
    arm = tube([0.0 * out, 0.3 * span * out, 0.62 * span * out], [0.05 * size, 0.04 * size,
               0.02 * size], blade, Surface.FEATHER)  # fmt: skip
    parts = [arm]
    for place in range(_FEATHERS):
        share = place / (_FEATHERS - 1)
        root = (0.06 + 0.54 * share) * span * out + 0.004 * size * place * up
        way = _outward(float(np.deg2rad(86 - 74 * share)))
        long = (0.42 + 0.30 * share) * span
        parts.append(feather(root, way, long, 0.055 * span, (blade, tip), up=tuple(up)))
    return join(parts)


def _skin(size: float, color: str, edge: str, scallops: int, surface: Surface) -> Mesh:
    """A wing of one skin between fingers, its border cut in between them."""
    span, rows, columns = _SPAN * size, 7, 6 * scallops + 1
    across = np.linspace(0.0, 1.0, columns)
    bite = 1.0 - 0.16 * np.abs(np.sin(np.pi * scallops * across))
    points = np.zeros((rows, columns, 3))
    for column, share in enumerate(across):
        way = _outward(float(np.deg2rad(-4 + 92 * share)))
        far = span * (1.15 - 0.45 * share) * bite[column]
        points[:, column] = np.linspace(0.0, far, rows)[:, None] * way
    mesh = sheet(points.astype(np.float32), color, surface)
    fingers = [
        tube([np.zeros(3), points[-1, place]], [0.02 * size, 0.006 * size], edge, surface)
        for place in range(0, columns, 6)
    ]
    return join([mesh, *fingers])


def _leathery(size: float) -> Mesh:
    return _skin(size, *_WING_COLORS["leathery"], scallops=4, surface=Surface.LEATHER)


def _gauzy(size: float) -> Mesh:
    return _skin(size, *_WING_COLORS["gauzy"], scallops=2, surface=Surface.MATTE)


_WINGS: dict[str, Callable[[float], Mesh]] = {
    "feathered": _feathered,
    "leathery": _leathery,
    "gauzy": _gauzy,
}


def _shell(figure: Figure, size: float) -> Mesh:
    """A dome over the back, in rings of horn plates."""
    wide = 0.62 * min(figure.width, 0.8 * size)
    dome = ellipsoid(
        (0.48 * size, wide, 0.26 * size), (0, 0, -0.06 * size), "#6f6a35", Surface.MATTE
    )
    rim = ellipsoid((0.52 * size, 1.08 * wide, 0.07 * size), (0, 0, -0.1 * size), "#4a4526",
                    Surface.MATTE)  # fmt: skip
    return join([dome, rim])
