"""Suits that cover a body whole: plate armor, with its closed helmet, and a space suit."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES, arm, arm_axis, arm_length, leg, neck, torso
from soracli.stage.people.bottoms import plated_shoes
from soracli.stage.people.clay import melt
from soracli.stage.people.cloth import band, cell, shell, trouser_leg
from soracli.stage.people.hands import hand
from soracli.stage.people.lofts import Array, Loft, ball
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tailor import laid, skirt, strip
from soracli.stage.people.tint import darker, lighter, mixed
from soracli.stage.shapes import box, capsule, ellipsoid, sheet, torus, tube

MAIL = "#43464c"


def plate_armor(m: Measures, color: str) -> Mesh:
    """Plate armor over mail, from the gorget to the sabatons, with gauntlets."""
    return join([_mail(m), _cuirass(m, color), _tassets(m, color), *_limbs(m, color)])


def _mail(m: Measures) -> Mesh:
    lofts: list[Loft] = [*torso(m)[:3], neck(m).grown(0.006 * m.unit)]
    lofts += [arm(m, side).grown(0.004 * m.unit) for side, _ in SIDES]
    lofts += [leg(m, side).grown(0.004 * m.unit) for side, _ in SIDES]
    return melt(lofts, 1.35 * cell(m), MAIL, Surface.CLOTH, 0.022 * m.unit)


def _cuirass(m: Measures, color: str) -> Mesh:
    u = m.unit
    lofts = shell(m, 0.0185, 0.575, 0.0, 0.838)
    ridge = strip((0, 0.585 * u), (0, 0.815 * u), 0.012 * u, 0.008 * u)
    collar = band(m, 0.822, 0.862, 0.013, darker(color, 0.85), Surface.METAL, 0.012)
    arch = [
        strip((s * 0.075 * u, 0.66 * u), (s * 0.06 * u, 0.80 * u), 0.008 * u, 0.008 * u)
        for s in (1, -1)
    ]
    return join(
        [
            melt(lofts, cell(m), color, Surface.METAL, 0.022 * u),
            laid(lofts, ridge, 0.006 * u, lighter(color, 0.25), Surface.METAL),
            *[laid(lofts, one, 0.003 * u, "#b08a3c", Surface.METAL) for one in arch],
            band(m, 0.572, 0.590, 0.020, darker(color, 0.6), Surface.LEATHER),
            collar,
        ]
    )


def _tassets(m: Measures, color: str) -> Mesh:
    u = m.unit
    lames = []
    for place, (top, hem) in enumerate(((0.580, 0.535), (0.548, 0.500), (0.512, 0.462))):
        out = (0.024 + 0.004 * place) * u
        lames.append(
            skirt(
                m,
                top * u,
                hem * u,
                0.25,
                darker(color, 1 - 0.07 * place),
                out,
                (1, 0.0),
                0.0,
                Surface.METAL,
            )
        )
    return join(lames)


def _limbs(m: Measures, color: str) -> list[Mesh]:
    u = m.unit
    length, parts = arm_length(m), []
    shade = darker(color, 0.92)
    for side, name in SIDES:
        limb, shank = arm(m, side), leg(m, side)
        upper = limb.grown(0.011 * u).between(0.16 * length, 0.44 * length)
        fore = limb.grown(0.011 * u).between(0.60 * length, 0.965 * length)
        fore = fore.swelled(0.6 * fore.length, fore.length, 0.0, 0.012 * u)
        thigh = shank.grown(0.011 * u).between((0.56 - 0.455) * u, (0.56 - 0.315) * u)
        shin = shank.grown(0.011 * u).between((0.56 - 0.262) * u, (0.56 - 0.05) * u)
        for one in (upper, fore, thigh, shin):
            parts.append(melt([one], cell(m), color, Surface.METAL, 0.02 * u))
        elbow = m.along_arm(side, m.arm[0])
        knee = (0.012 * u, side * m.hip[1], m.knee)
        parts.append(_cop(elbow, 0.034 * u, side, color, INDEX[f"forearm.{name}"], 0.0))
        parts.append(_cop(knee, 0.045 * u, side, color, INDEX[f"shin.{name}"], 0.010 * u))
        parts.append(_pauldron(m, side, shade))
        parts.append(hand(m, side, darker(color, 0.8), 0.0026 * u, Surface.METAL))
    return [*parts, plated_shoes(m, color)]


def _cop(
    at: tuple[float, float, float], size: float, side: int, color: str, joint: int, ahead: float
) -> Mesh:
    """A rounded plate over a joint, with a fan on its outer side."""
    x, y, z = at
    dome = ellipsoid((size, size * 0.95, size), (x + ahead * 0.4, y, z), color, Surface.METAL, 16)
    fan = ellipsoid(
        (size * 0.95, size * 0.22, size * 0.8),
        (x, y + side * size * 0.95, z),
        lighter(color, 0.12),
        Surface.METAL,
        14,
    )
    return join([dome, fan]).bound_to(joint)


def _pauldron(m: Measures, side: int, color: str) -> Mesh:
    """Three overlapping shells over the shoulder."""
    u = m.unit
    name = "L" if side > 0 else "R"
    axis = np.array(arm_axis(side))
    start = np.array(m.along_arm(side, 0.0)) + np.array([0, side * 0.004 * u, 0.006 * u])
    parts = []
    for place, size in enumerate((0.056, 0.051, 0.046)):
        at = start + axis * (0.004 + 0.024 * place) * u
        shell_ = ball((at[0], at[1], at[2]), (size * u, size * 0.92 * u, size * 0.9 * u), 0)
        parts.append(melt([shell_], 1.1 * cell(m), darker(color, 1 - 0.06 * place), Surface.METAL))
    rivet = ellipsoid(
        0.006 * u, start + np.array([0, side * 0.05 * u, 0.012 * u]), "#b08a3c", Surface.METAL, 8
    )
    return join([*parts, rivet]).bound_to(INDEX[f"upper_arm.{name}"])


def closed_helmet(color: str, plume: str = "#a01c28") -> Mesh:
    """A knight's armet with a pointed visor, in heads, bound to the head."""
    around = 56
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    rows = (
        (-0.66, 0.86, 0.0),
        (-0.56, 0.80, 0.0),
        (-0.46, 0.86, 0.02),
        (-0.34, 0.95, 0.06),
        (-0.20, 1.02, 0.13),
        (-0.06, 1.05, 0.16),
        (0.05, 1.07, 0.10),
        (0.12, 1.07, 0.04),
        (0.24, 1.05, 0.02),
        (0.36, 0.95, 0.0),
        (0.46, 0.78, 0.0),
        (0.54, 0.52, 0.0),
        (0.575, 0.24, 0.0),
        (0.58, 0.001, 0.0),
    )
    grid = np.zeros((len(rows), around, 3))
    for row, (z, size, beak) in enumerate(rows):
        front = np.clip(np.cos(turn), 0, 1) ** 3
        grid[row, :, 0] = -0.04 + 0.44 * size * np.cos(turn) + beak * front
        grid[row, :, 1] = 0.36 * size * np.sin(turn) * (1 - 0.8 * beak * front)
        grid[row, :, 2] = z
    dome = sheet(grid.astype(np.float32), color, Surface.METAL, closed=True)
    return join([dome, *_visor_lines(color, grid), _comb(color), _plume(plume)]).bound_to(
        INDEX["head"]
    )


def _visor_lines(color: str, grid: Array) -> list[Mesh]:
    """The slit for the eyes, breathing holes, the rim of the visor and its pivots."""
    turn = np.linspace(-1.05, 1.05, 29)

    def path(z: float, out: float) -> Array:
        beak = np.interp(z, [-0.66, -0.34, -0.06, 0.05, 0.12, 0.36], [0, 0.06, 0.16, 0.10, 0.04, 0])
        size = np.interp(
            z, [-0.66, -0.34, -0.06, 0.05, 0.12, 0.36], [0.86, 0.95, 1.05, 1.07, 1.07, 0.95]
        )
        front = np.clip(np.cos(turn), 0, 1) ** 3
        x = -0.04 + 0.44 * size * np.cos(turn) + beak * front + out * np.cos(turn)
        y = 0.36 * size * np.sin(turn) * (1 - 0.8 * beak * front) + out * np.sin(turn)
        return np.stack([x, y, np.full(len(turn), z)], axis=1)

    slit = sheet(
        np.stack([path(-0.005, 0.012), path(0.035, 0.012)])[:, 3:-3].astype(np.float32),
        "#050505",
        Surface.MATTE,
    )
    parts = [slit]
    for z in (-0.02, 0.052):
        parts.append(
            tube(path(z, 0.008).astype(np.float32), 0.012, lighter(color, 0.2), Surface.METAL, 6)
        )
    for z in (-0.13, -0.20, -0.27):
        spots = path(z, 0.004)[6:-6:3]
        parts += [
            ellipsoid((0.012, 0.012, 0.016), spot, "#08080a", Surface.MATTE, 6) for spot in spots
        ]
    for side in (1, -1):
        parts.append(
            ellipsoid((0.06, 0.02, 0.06), (-0.02, side * 0.385, 0.06), "#b08a3c", Surface.METAL, 14)
        )
    return parts


def _comb(color: str) -> Mesh:
    bend = np.linspace(-1.0, 2.3, 16)
    path = np.stack(
        [-0.04 + 0.46 * np.sin(-bend + 1.2), 0 * bend, 0.14 + 0.455 * np.cos(-bend + 1.2)], axis=1
    )
    return tube(path.astype(np.float32), 0.018, lighter(color, 0.15), Surface.METAL, 6)


def _plume(color: str) -> Mesh:
    share = np.linspace(0, 1, 12)
    parts = []
    for side in (-0.05, 0.0, 0.05):
        x = -0.30 - 0.50 * share
        z = 0.52 + 0.30 * np.sin(np.pi * share**0.8) - 0.35 * share**2
        path = np.stack([x, side * (1 + share), z + 0.5 * abs(side)], axis=1)
        width = np.interp(share, [0, 0.2, 0.6, 1], [0.035, 0.085, 0.075, 0.01])
        parts.append(
            tube(path.astype(np.float32), width.astype(np.float32), color, Surface.FEATHER, 10)
        )
    return join(parts)


def space_suit(m: Measures, color: str) -> Mesh:
    """A space suit: padded limbs with rings, a backpack, boots and gloves."""
    u = m.unit
    lofts = shell(m, 0.030, 0.52, 0.93, cuff=0.002)
    legs = [trouser_leg(m, side, 0.05, 0.012, 0.040) for side, _ in SIDES]
    length = arm_length(m)
    parts = [melt([*lofts, *legs], 1.15 * cell(m), color, Surface.CLOTH, 0.022 * u)]
    for side, name in SIDES:
        parts.append(hand(m, side, mixed(color, "#808890", 0.4), 0.0045 * u, Surface.RUBBER))
        cuff = arm(m, side).grown(0.030 * u).between(0.90 * length, 0.95 * length)
        parts.append(
            melt([cuff], cell(m), "#c83c2c", Surface.METAL).bound_to(INDEX[f"hand.{name}"])
        )
    return join([*parts, _life_support(u, color)])


def _life_support(u: float, color: str) -> Mesh:
    """The backpack, the panel on the chest with its lights, the neck ring and the hoses."""
    pack = box(
        (0.10 * u, 0.21 * u, 0.26 * u),
        (-0.135 * u, 0, 0.715 * u),
        mixed(color, "#a0a4aa", 0.5),
        Surface.PLASTIC,
    )
    panel = box(
        (0.03 * u, 0.10 * u, 0.07 * u), (0.10 * u, 0, 0.715 * u), "#7c828a", Surface.PLASTIC
    )
    lights = [
        box(
            (0.012 * u, 0.016 * u, 0.012 * u),
            (0.115 * u, (0.025 * k) * u, 0.73 * u),
            tone,
            Surface.EMISSIVE,
        )
        for k, tone in ((-1, "#e04030"), (0, "#40c060"), (1, "#4080e0"))
    ]
    parts = [pack, panel, *lights]
    ring = torus(0.075 * u, 0.012 * u, (-0.004 * u, 0, 0.858 * u), "#9aa0a8", Surface.METAL)
    parts.append(ring)
    for side in (1, -1):
        hose = [
            (-0.09 * u, side * 0.06 * u, 0.80 * u),
            (0.02 * u, side * 0.125 * u, 0.70 * u),
            (0.095 * u, side * 0.05 * u, 0.70 * u),
        ]
        parts.append(tube(hose, 0.009 * u, "#6a7078", Surface.RUBBER, 8))
    return join(parts).bound_to(INDEX["chest"])


def bubble_helmet(color: str) -> Mesh:
    """The helmet of a space suit, with a golden visor, in heads, bound to the head."""
    dome = ellipsoid((0.60, 0.55, 0.60), (-0.02, 0, 0.0), color, Surface.PLASTIC, 36)
    visor = ellipsoid((0.51, 0.50, 0.43), (0.115, 0, 0.02), "#b8862c", Surface.METAL, 36)
    ears = capsule(
        (0.02, -0.56, 0), (0.02, 0.56, 0), 0.08, color="#9aa0a8", surface=Surface.PLASTIC
    )
    return join([dome, visor, ears]).bound_to(INDEX["head"])
