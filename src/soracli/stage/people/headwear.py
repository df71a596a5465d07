"""Headwear by name, and glasses; in heads, bound to the head."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people import caps, hats
from soracli.stage.people.accessories import headband, headphones
from soracli.stage.people.face import Face
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import lighter
from soracli.stage.shapes import ellipsoid, torus, tube


def headwear(name: str, color: str) -> Mesh:
    """The hat, cap or helmet of this name. Raises KeyError for one nobody can make."""
    return _HATS[name](color).bound_to(INDEX["head"])


_HATS: dict[str, Callable[[str], Mesh]] = {
    "hat": hats.hat,
    "fedora": hats.fedora,
    "cap": caps.cap,
    "helmet": caps.helmet,
    "crown": caps.crown,
    "beanie": caps.beanie,
    "tophat": hats.tophat,
    "wizard_hat": hats.wizard_hat,
    "cowboy_hat": hats.cowboy_hat,
    "toque": caps.toque,
    "straw_hat": hats.straw_hat,
    "peaked_cap": caps.peaked_cap,
    "hard_hat": caps.hard_hat,
    "headband": headband,
    "headphones": headphones,
}


def glasses(color: str, face: Face, dark: bool) -> Mesh:
    """A pair of glasses; `dark` fills the lenses."""
    x, y, z = face.eye_center
    front = x + face.eye_radius + 0.055
    upright = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    parts = [
        tube(
            [(front, -0.05, z + 0.02), (front + 0.01, 0, z + 0.032), (front, 0.05, z + 0.02)],
            0.009,
            color,
            Surface.PLASTIC,
            8,
        )
    ]
    for side in (1, -1):
        ring = torus(0.088, 0.010, (0, 0, 0), color, Surface.PLASTIC, 26).moved(
            (front - 0.008, side * (y + 0.002), z), upright, (0.86, 1.08, 1.0)
        )
        parts.append(ring)
        arm = [
            (front - 0.01, side * (y + 0.092), z + 0.02),
            (0.12, side * 0.305, z + 0.025),
            (-0.06, side * 0.325, z + 0.02),
            (-0.10, side * 0.32, z - 0.05),
        ]
        parts.append(tube(arm, 0.009, color, Surface.PLASTIC, 8))
        if dark:
            parts.append(
                ellipsoid(
                    (0.006, 0.092, 0.075),
                    (front - 0.008, side * (y + 0.002), z),
                    lighter(color, 0.03),
                    Surface.GLASS,
                    20,
                )
            )
    return join(parts).bound_to(INDEX["head"])
