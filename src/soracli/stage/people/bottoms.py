"""Clothes for legs and feet: trousers, shorts, skirts, shoes, boots and skates."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES, leg, torso
from soracli.stage.people.clay import melt
from soracli.stage.people.cloth import band, melted, trouser_leg
from soracli.stage.people.lofts import Loft, Ring, loft, oval
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tailor import laid, skirt, strip
from soracli.stage.people.tint import darker, lighter
from soracli.stage.shapes import box, cylinder


def trousers(m: Measures, color: str, seed: int, surface: int = Surface.CLOTH) -> Mesh:
    """Straight trousers."""
    lofts = [_seat(m, 0.0065), *[trouser_leg(m, side, 0.030, 0.002) for side, _ in SIDES]]
    return melted(m, lofts, color, surface, 0.0015, seed)


def jeans(m: Measures, color: str, seed: int) -> Mesh:
    """Narrow trousers."""
    lofts = [
        _seat(m, 0.0060),
        *[trouser_leg(m, side, 0.040, -0.001, 0.031) for side, _ in SIDES],
    ]
    return melted(m, lofts, color, Surface.CLOTH, 0.0014, seed)


def belt(m: Measures, color: str = "#2b2019") -> Mesh:
    """A leather belt with a buckle, over trousers and a tucked shirt."""
    u = m.unit
    strap = band(m, 0.587, 0.605, 0.0085, color, thick=0.0045)
    lofts = [torso(m)[0].grown(0.0125 * u)]
    plate = strip((0, 0.586 * u), (0, 0.606 * u), 0.024 * u, 0.024 * u)
    return join([strap, laid(lofts, plate, 0.002 * u, "#b8b0a0", Surface.METAL)])


def shorts(m: Measures, color: str, seed: int, hem: float = 0.325) -> Mesh:
    """Loose shorts ending above the knee."""
    lofts = [_seat(m, 0.008)]
    for side, _ in SIDES:
        limb = trouser_leg(m, side, hem, 0.007)
        lofts.append(limb.swelled(0.1 * m.unit, limb.length, 0.0, 0.011 * m.unit))
    waist = band(m, 0.589, 0.602, 0.0085, lighter(color, 0.3), Surface.CLOTH, 0.001)
    return join([melted(m, lofts, color, Surface.CLOTH, 0.0022, seed), waist])


def leggings(m: Measures, color: str, seed: int) -> Mesh:
    """Tights or leggings: a second skin down to the ankles."""
    lofts = [_seat(m, 0.003)]
    for side, _ in SIDES:
        limb = leg(m, side).grown(0.003 * m.unit)
        lofts.append(limb.between(0.0, limb.length - 0.02 * m.unit))
    return melted(m, lofts, color, Surface.CLOTH, 0.0, seed)


def plain_skirt(m: Measures, color: str, seed: int) -> Mesh:
    """A flared skirt to the knee."""
    u = m.unit
    waist = band(m, 0.592, 0.604, 0.0095, darker(color, 0.8), Surface.CLOTH, 0.001)
    return join([skirt(m, 0.60 * u, 0.30 * u, 0.26, color, 0.0095 * u, (13, 0.009 * u)), waist])


def shoes(m: Measures, color: str, seed: int) -> Mesh:
    """Leather shoes with a heel."""
    return join(
        [_shoe(m, side, color, Surface.LEATHER, "#1c1714", 0.012, 0.0) for side, _ in SIDES]
    )


def sneakers(m: Measures, color: str, seed: int) -> Mesh:
    """Sports shoes: thick pale sole, padded ankle, laces."""
    u = m.unit
    parts = []
    for side, _ in SIDES:
        parts.append(_shoe(m, side, color, Surface.CLOTH, "#e9e6df", 0.017, 0.004))
        parts.append(_collar_of_shoe(m, side, lighter(color, 0.25), 0.062))
        parts.append(_laces(m, side, u))
    return join(parts)


def boots(m: Measures, color: str, seed: int, high: float = 0.19) -> Mesh:
    """Leather boots up to the height `high` (fraction of the unit)."""
    parts = []
    for side, _ in SIDES:
        parts.append(_shoe(m, side, color, Surface.LEATHER, "#17120f", 0.017, 0.003))
        parts.append(_shaft(m, side, color, high, Surface.LEATHER))
    return join(parts)


def plated_shoes(m: Measures, color: str) -> Mesh:
    """Shoes of steel plates."""
    dark = darker(color, 0.8)
    return join([_shoe(m, side, color, Surface.METAL, dark, 0.008, 0.004) for side, _ in SIDES])


def skates(m: Measures, color: str, seed: int) -> Mesh:
    """Figure skates: laced boots on blades that reach `SKATE_LIFT` units under the soles."""
    u = m.unit
    parts = []
    for side, name in SIDES:
        y = side * (m.hip[1] + 0.002 * u)
        drop = -SKATE_LIFT * u
        steel = [
            box((0.155 * u, 0.0028 * u, 0.010 * u), (0.038 * u, y, drop + 0.005 * u), "#cfd6de"),
            box((0.016 * u, 0.010 * u, 0.020 * u), (-0.012 * u, y, drop + 0.016 * u), "#b9c1ca"),
            box((0.022 * u, 0.010 * u, 0.020 * u), (0.078 * u, y, drop + 0.016 * u), "#b9c1ca"),
        ]
        for part in steel:
            part.surfaces[:] = Surface.METAL
            parts.append(part.bound_to(INDEX[f"foot.{name}"]))
        parts.append(_shoe(m, side, color, Surface.LEATHER, "#8a6a4a", 0.010, 0.002, rigid=True))
        parts.append(_shaft(m, side, color, 0.125, Surface.LEATHER))
        parts.append(_laces(m, side, u, 5))
    return join(parts)


SKATE_LIFT = 0.026
"""How far skates raise a person, as a fraction of the unit."""


def _seat(m: Measures, out: float) -> Loft:
    trunk = torso(m)[0]
    high = 0.602 * m.unit - trunk.origin[2]
    return trunk.grown(out * m.unit).between(0.001, high)


# A shoe from heel to toe: where (fraction of the unit), half width, height.
_LAST = (
    (-0.044, 0.0190, 0.050),
    (-0.022, 0.0225, 0.056),
    (0.008, 0.0225, 0.055),
    (0.040, 0.0240, 0.044),
    (0.072, 0.0275, 0.033),
    (0.100, 0.0275, 0.026),
    (0.122, 0.0215, 0.021),
)


def _shoe(
    m: Measures,
    side: int,
    color: str,
    surface: int,
    sole_color: str,
    sole: float,
    thick: float,
    rigid: bool = False,
) -> Mesh:
    """One shoe: an upper and a sole `sole` units high; a rigid one does not bend at the ball."""
    u = m.unit
    upper, plate = [], []
    for at, width, high in _LAST:
        half = (high - sole * 0.7 + thick) / 2 * u
        middle = (high / 2 + sole * 0.35) * u
        upper.append(oval((at + 0.044) * u, (width + thick) * u, half, half, middle))
        flat = sole / 2 * u
        plate.append(oval((at + 0.044) * u, (width + thick + 0.0015) * u, flat, flat, flat))
    return join(
        [
            melt([_last(m, side, upper, 2.5, rigid)], 0.0082 * u, color, surface),
            melt([_last(m, side, plate, 5.0, rigid)], 0.0082 * u, sole_color, Surface.RUBBER),
        ]
    )


def _last(m: Measures, side: int, rings: list[Ring], squareness: float, rigid: bool) -> Loft:
    u, name = m.unit, "L" if side > 0 else "R"
    y = side * (m.hip[1] + 0.002 * u)
    joints = [INDEX[f"foot.{name}"], INDEX[f"toe.{name}"]]
    return loft(
        (-0.045 * u, y, 0),
        (0.124 * u, y, 0),
        rings,
        joints[:1] if rigid else joints,
        [] if rigid else [(0.113 * u, 0.012 * u)],
        front=(0, 0, 1),
        rounded=(0.019 * u, 0.022 * u),
        squareness=squareness,
    )


def _shaft(m: Measures, side: int, color: str, high: float, surface: int) -> Mesh:
    limb = leg(m, side).grown(0.010 * m.unit)
    low = limb.length - 0.0 * m.unit
    tube = limb.between((0.56 - high) * m.unit, low)
    return melted(m, [tube], color, surface, 0.0)


def _collar_of_shoe(m: Measures, side: int, color: str, high: float) -> Mesh:
    limb = leg(m, side).grown(0.006 * m.unit)
    tube = limb.between((0.56 - high) * m.unit, (0.56 - 0.04) * m.unit)
    return melted(m, [tube], color, Surface.CLOTH, 0.0)


def _laces(m: Measures, side: int, u: float, count: int = 3) -> Mesh:
    y = side * (m.hip[1] + 0.002 * u)
    name = "L" if side > 0 else "R"
    parts = []
    for place in np.linspace(0.032, 0.062, count):
        high = 0.056 - (place - 0.02) * 0.36
        parts.append(
            cylinder(
                (place * u, y - 0.012 * u, high * u),
                (place * u, y + 0.012 * u, high * u),
                0.0022 * u,
                color="#f2f0ea",
                surface=Surface.CLOTH,
                segments=6,
            ).bound_to(INDEX[f"foot.{name}"])
        )
    return join(parts)
