"""What stands about outdoors: lamp posts, benches, bins, hydrants, street trees."""

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, lumpy


def lamp_post(lit: bool, height: float = 4.6) -> Mesh:
    """A cast-iron lamp with a lantern on top."""
    iron = "#22282b"
    glow = Surface.EMISSIVE if lit else Surface.GLASS
    parts = [
        lathe(
            [
                (0.16, 0),
                (0.16, 0.12),
                (0.1, 0.2),
                (0.085, 0.7),
                (0.055, 0.8),
                (0.045, height * 0.5),
                (0.04, height - 0.7),
                (0.08, height - 0.66),
                (0.04, height - 0.6),
            ],
            iron,
            6,
            12,
        ),
        lathe(
            [(0.09, height - 0.55), (0.19, height - 0.15)], "#ffdf9a" if lit else "#d8e2e6", glow, 6
        ),
        lathe(
            [
                (0.24, height - 0.15),
                (0.2, height - 0.07),
                (0.06, height + 0.05),
                (0.02, height + 0.16),
            ],
            iron,
            6,
            6,
        ),
        tube([(-0.32, 0, height - 0.85), (0.32, 0, height - 0.85)], 0.018, iron, 6, 6),
    ]
    return join(parts)


def bench(color: str = "#8a5f3a") -> Mesh:
    """A park bench 1.6 m long, facing -y."""
    slats = boxes(
        [(0, -0.2 + 0.11 * k, 0.45) for k in range(4)], (1.6, 0.09, 0.035), color, Surface.WOOD
    )
    back = boxes([(0, 0.2, 0.62 + 0.13 * k) for k in range(3)], (1.6, 0.035, 0.1), color, 9)
    legs = []
    for x in (-0.65, 0.65):
        legs.append(tube([(x, -0.22, 0), (x, -0.2, 0.43), (x, 0.18, 0.43)], 0.025, "#2a2d30", 6, 6))
        legs.append(tube([(x, 0.24, 0), (x, 0.18, 0.43), (x, 0.23, 0.95)], 0.025, "#2a2d30", 6, 6))
    return join([slats, back, *legs])


def bin_(color: str = "#3f5a48") -> Mesh:
    """A litter bin."""
    return join(
        [
            lathe([(0.24, 0), (0.28, 0.8)], color, Surface.METAL, 16),
            lathe([(0.3, 0.8), (0.3, 0.86), (0.02, 0.86)], "#22282b", Surface.METAL, 16),
        ]
    )


def hydrant() -> Mesh:
    """A red fire hydrant."""
    red = "#c4271e"
    return join(
        [
            lathe(
                [
                    (0.17, 0),
                    (0.17, 0.05),
                    (0.12, 0.06),
                    (0.12, 0.52),
                    (0.15, 0.54),
                    (0.14, 0.6),
                    (0.06, 0.7),
                    (0.02, 0.74),
                ],
                red,
                Surface.METAL,
                14,
            ),
            cylinder((-0.2, 0, 0.42), (0.2, 0, 0.42), 0.06, color=red, surface=6, segments=10),
            cylinder((0, -0.19, 0.38), (0, 0, 0.38), 0.075, color=red, surface=6, segments=10),
        ]
    )


def sign_post(color: str = "#1f5f9e", height: float = 2.6) -> Mesh:
    """A street sign."""
    pole = tube([(0, 0, 0), (0, 0, height)], 0.03, "#7d858b", Surface.METAL, 8)
    plate = block((0.7, 0.03, 0.2), (0.0, -0.04, height - 0.15), 0.01, color, Surface.PLASTIC)
    return join([pole, plate])


def barrel(color: str = "#7d5530") -> Mesh:
    """A wooden barrel with iron hoops."""
    rings = [(0.26, 0), (0.32, 0.22), (0.34, 0.42), (0.32, 0.62), (0.26, 0.84), (0.01, 0.84)]
    parts = [lathe(rings, color, Surface.PLANKS, 16)]
    for z, r in ((0.12, 0.302), (0.42, 0.345), (0.72, 0.302)):
        parts.append(lathe([(r, z - 0.03), (r + 0.004, z), (r, z + 0.03)], "#3a3b3d", 6, 16))
    return join(parts)


def trash_bag(seed: int) -> Mesh:
    """A tied black bag."""
    bag = lumpy((0.34, 0.3, 0.28), seed, 0.12, "#1b1d1f", Surface.PLASTIC, 2, True)
    knot = ellipsoid((0.05, 0.05, 0.09), (0, 0, 0.52), "#1b1d1f", Surface.PLASTIC, 8)
    return join([bag.moved((0, 0, 0.24)), knot])


def dumpster(color: str = "#2f5c46") -> Mesh:
    """A large waste container, 1.9 m long."""
    return join(
        [
            block((1.9, 1.05, 0.95), (0, 0, 0.62), 0.04, color, Surface.METAL),
            block((1.96, 1.1, 0.08), (0, 0, 1.14), 0.03, "#22282b", Surface.PLASTIC),
            boxes([(x, 0, 0.07) for x in (-0.75, 0.75)], (0.12, 0.9, 0.14), "#191b1d", 8),
            boxes([(x, -0.54, 0.7) for x in (-0.6, 0, 0.6)], (0.07, 0.05, 0.8), color, 6),
        ]
    )


def fire_escape(storeys: int, storey: float = 3.2, first: float = 3.6) -> Mesh:
    """Iron landings and stairs on a wall whose face is y = 0, standing out toward -y."""
    iron, parts = "#2b2f33", []
    for level in range(storeys):
        z = first + level * storey
        parts.append(boxes([(0, -0.55, z)], (3.2, 1.1, 0.06), iron, Surface.METAL))
        rails = [(0, -1.08, z + h) for h in (0.5, 1.0)]
        parts.append(boxes(rails, (3.2, 0.035, 0.035), iron, Surface.METAL))
        ends = [(s * 1.58, -0.55, z + h) for s in (-1, 1) for h in (0.5, 1.0)]
        parts.append(boxes(ends, (0.035, 1.06, 0.035), iron, Surface.METAL))
        posts = [(x, -1.08, z + 0.5) for x in (-1.58, -0.8, 0.0, 0.8, 1.58)]
        parts.append(boxes(posts, (0.03, 0.03, 1.0), iron, Surface.METAL))
        if level + 1 < storeys:
            way = 1 if level % 2 else -1
            low, high = (-way * 1.2, -0.8, z), (way * 1.2, -0.8, z + storey)
            for y in (-1.0, -0.6):
                rail = [(low[0], y, low[2]), (high[0], y, high[2])]
                parts.append(tube(rail, 0.03, iron, Surface.METAL, 4, caps=False))
            steps = [
                (low[0] + (high[0] - low[0]) * k / 11, -0.8, z + storey * k / 11) for k in range(12)
            ]
            parts.append(boxes(steps, (0.2, 0.4, 0.03), iron, Surface.METAL))
    rungs = [(1.2, -0.9, first - 0.25 * k) for k in range(9)]
    parts.append(boxes(rungs, (0.4, 0.025, 0.025), iron, Surface.METAL))
    sides = [(x, -0.9, first - 1.0) for x in (1.0, 1.4)]
    parts.append(boxes(sides, (0.03, 0.03, 2.2), iron, Surface.METAL))
    return join(parts)
