"""The skin that clothes leave bare."""

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES, arm, arm_length, foot, leg, neck, torso
from soracli.stage.people.clay import melt
from soracli.stage.people.cloth import cell
from soracli.stage.people.hands import hand
from soracli.stage.people.measures import Measures

_ANKLES = 0.86
"""Of the length of a leg from where on it shows under trousers over a bare foot."""


def bare_skin(
    m: Measures, color: str, sleeve: float, chest: bool, legs: bool, feet: bool, gloves: str = ""
) -> Mesh:
    """Neck and hands, and what else shows: arms beyond `sleeve`, chest, legs, feet."""
    binding = 0.022 * m.unit
    low = sleeve < 0.15 or chest
    upper = [*(torso(m) if chest else []), neck(m)]
    if low and sleeve < 0.9:
        upper += [arm(m, side) for side, _ in SIDES]
    parts = [melt(upper, cell(m), color, Surface.SKIN, binding)]
    length = arm_length(m)
    if not low and sleeve < 0.9:
        for side, _ in SIDES:
            limb = arm(m, side).between(max(0.0, sleeve - 0.05) * length, length)
            parts.append(melt([limb], cell(m), color, Surface.SKIN, binding))
    if legs or feet:
        for side, _ in SIDES:
            whole = leg(m, side).length
            limb = leg(m, side).between(0.04 * m.unit if legs else _ANKLES * whole, whole)
            both = [limb, *(foot(m, side) if feet else [])]
            parts.append(melt(both, cell(m), color, Surface.SKIN, binding))
    thick = 0.0016 * m.unit if gloves else 0.0
    kind = Surface.LEATHER if gloves else Surface.SKIN
    parts += [hand(m, side, gloves or color, thick, kind) for side, _ in SIDES]
    return join(parts)
