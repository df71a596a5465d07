"""A robot: metal panels over dark joints, a visor with glowing eyes, a light in the chest."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES, arm, arm_length, leg, neck, torso
from soracli.stage.people.bottoms import plated_shoes
from soracli.stage.people.clay import melt
from soracli.stage.people.cloth import band, cell
from soracli.stage.people.hands import hand
from soracli.stage.people.lofts import Loft, Ring, ball, loft
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tailor import laid, strip
from soracli.stage.people.tint import darker
from soracli.stage.shapes import cylinder, ellipsoid, torus, tube


def robot(m: Measures, colors: Mapping[str, str], eyes: str) -> Mesh:
    """The whole body of a robot; `colors` names main, dark and accent."""
    main = colors.get("main", "#b9c2cb")
    dark, accent = colors.get("dark", "#3a4048"), colors.get("accent", "#e07820")
    head = _head(main, dark, accent, eyes).moved(m.head_center, scale=m.head)
    return join(
        [
            *_frame(m, dark),
            *_trunk(m, main, dark, accent, eyes),
            *_limbs(m, main, dark, accent),
            head,
        ]
    )


def _frame(m: Measures, dark: str) -> list[Mesh]:
    """The dark inner body that shows between the panels."""
    u = m.unit
    lofts = [torso(m)[0].grown(-0.012 * u), neck(m).grown(-0.010 * u)]
    for side, _ in SIDES:
        lofts += [arm(m, side).grown(-0.007 * u), leg(m, side).grown(-0.010 * u)]
    body = melt(lofts, 1.3 * cell(m), dark, Surface.METAL, 0.012 * u)
    rings = [
        band(m, z, z + 0.009, -0.008, dark, Surface.RUBBER, 0.006)
        for z in (0.60, 0.615, 0.63, 0.645)
    ]
    return [body, *rings]


def _trunk(m: Measures, main: str, dark: str, accent: str, eyes: str) -> list[Mesh]:
    u = m.unit
    rows = (
        (0.665, 0.074, 0.052),
        (0.70, 0.092, 0.066),
        (0.75, 0.106, 0.076),
        (0.80, 0.104, 0.066),
        (0.832, 0.070, 0.046),
    )
    rings = [Ring((z - 0.665) * u, w * u, w * u, d * u, d * u) for z, w, d in rows]
    chest = loft(
        (0, 0, 0.665 * u),
        (0, 0, 0.832 * u),
        rings,
        [INDEX["chest"]],
        rounded=(0.012 * u, 0.02 * u),
        squareness=4.0,
    )
    low = ((0.475, 0.060, 0.050), (0.50, 0.088, 0.062), (0.55, 0.092, 0.066), (0.592, 0.078, 0.056))
    rings = [Ring((z - 0.475) * u, w * u, w * u, d * u, d * u) for z, w, d in low]
    hips = loft(
        (0, 0, 0.475 * u),
        (0, 0, 0.592 * u),
        rings,
        [INDEX["pelvis"]],
        rounded=(0.02 * u, 0.012 * u),
        squareness=4.0,
    )
    return [
        melt([chest], cell(m), main, Surface.METAL),
        melt([hips], cell(m), main, Surface.METAL),
        *_panels(u, chest, hips, (main, dark, accent), eyes),
    ]


def _panels(
    u: float, chest: Loft, hips: Loft, colors: tuple[str, str, str], eyes: str
) -> list[Mesh]:
    """A plate and a light on the chest, a plate on the hips."""
    main, dark, accent = colors
    plate = strip((0, 0.70 * u), (0, 0.80 * u), 0.09 * u, 0.12 * u)
    seam = strip((0, 0.49 * u), (0, 0.58 * u), 0.05 * u, 0.07 * u)
    at = (0.083 * u, 0.0, 0.755 * u)
    upright = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    light = ellipsoid((0.008 * u, 0.018 * u, 0.018 * u), at, eyes, Surface.EMISSIVE, 18)
    rim = torus(0.021 * u, 0.005 * u, (0, 0, 0), dark, Surface.METAL).moved(at, upright)
    return [
        laid([chest], plate, 0.004 * u, main, Surface.METAL),
        laid([hips], seam, 0.004 * u, accent, Surface.METAL),
        join([light, rim]).bound_to(INDEX["chest"]),
    ]


def _limbs(m: Measures, main: str, dark: str, accent: str) -> list[Mesh]:
    u, length = m.unit, arm_length(m)
    parts = []
    for side, name in SIDES:
        limb, shank = arm(m, side), leg(m, side)
        panels = (
            limb.grown(0.004 * u).between(0.17 * length, 0.44 * length),
            limb.grown(0.005 * u).between(0.58 * length, 0.93 * length),
            shank.grown(0.004 * u).between((0.56 - 0.47) * u, (0.56 - 0.325) * u),
            shank.grown(0.005 * u).between((0.56 - 0.25) * u, (0.56 - 0.07) * u),
        )
        parts += [melt([one], cell(m), main, Surface.METAL, 0.01 * u) for one in panels]
        joints = (
            (m.along_arm(side, 0.0), 0.042, f"upper_arm.{name}", main),
            (m.along_arm(side, m.arm[0]), 0.027, f"forearm.{name}", dark),
            ((0.0, side * m.hip[1], m.knee), 0.036, f"shin.{name}", dark),
        )
        for at, size, joint, color in joints:
            dome = melt(
                [ball(at, (size * u, size * u, size * u), 0)], cell(m), color, Surface.METAL
            )
            cap = ellipsoid(
                (size * 0.5 * u, size * 0.25 * u, size * 0.5 * u),
                (at[0], at[1] + side * size * 0.95 * u, at[2]),
                accent,
                Surface.METAL,
                12,
            )
            parts.append(join([dome, cap]).bound_to(INDEX[joint]))
        parts.append(hand(m, side, dark, 0.001 * u, Surface.METAL))
    return [*parts, plated_shoes(m, main)]


def _head(main: str, dark: str, accent: str, eyes: str) -> Mesh:
    """The head in heads: a rounded case, a dark visor, eyes, ear discs and an antenna.

    Behind the plate of the chin is a light that is seen when the robot speaks.
    """
    rings = [
        Ring(z + 0.46, w, w, d, d, -0.02)
        for z, w, d in (
            (-0.46, 0.24, 0.28),
            (-0.30, 0.31, 0.37),
            (0.0, 0.36, 0.42),
            (0.25, 0.35, 0.41),
            (0.47, 0.26, 0.30),
        )
    ]
    case = loft(
        (0, 0, -0.46), (0, 0, 0.47), rings, [INDEX["head"]], rounded=(0.07, 0.12), squareness=3.2
    )
    visor = np.stack(
        np.meshgrid(np.linspace(-0.29, 0.29, 11), np.linspace(-0.10, 0.16, 5)), axis=-1
    )
    light = strip((0, -0.31), (0, -0.228), 0.24, 0.28)
    parts = [
        laid([case], visor, 0.022, "#14171b", Surface.GLASS),
        laid([case], light, 0.006, darker(eyes, 0.7), Surface.EMISSIVE),
    ]
    mast = tube(
        [(-0.03, 0.40, 0.06), (-0.05, 0.42, 0.36), (-0.06, 0.42, 0.60)],
        0.014,
        dark,
        Surface.METAL,
        6,
    )
    tip = ellipsoid(0.036, (-0.06, 0.42, 0.62), accent, Surface.EMISSIVE, 10)
    still = join([*parts, _senses(dark, accent, eyes), mast, tip]).bound_to(INDEX["head"])
    shell = _with_chin(melt([case], 0.048, main, Surface.METAL))
    return join([shell, still, _chin(case, dark)])


def _chin(case: Loft, dark: str) -> Mesh:
    """The plate of the chin with its slots, which goes with the jaw."""
    plate = strip((0, -0.38), (0, -0.22), 0.26, 0.32)
    slots = [strip((0, z), (0, z + 0.018), 0.20, 0.20) for z in (-0.35, -0.31, -0.27)]
    parts = [
        laid([case], plate, 0.012, dark, Surface.METAL),
        *(laid([case], one, 0.018, "#0d0f12", Surface.MATTE) for one in slots),
    ]
    return join(parts).bound_to(INDEX["jaw"])


def _with_chin(case: Mesh) -> Mesh:
    """The case of the head, in heads, its chin going with the jaw."""
    x, z = case.vertices[:, 0], case.vertices[:, 2]
    below = np.clip((-0.19 - z) / 0.10, 0, 1) * np.clip(x / 0.15, 0, 1)
    weights = np.zeros_like(case.weights)
    weights[:, 0], weights[:, 1] = 1 - below, below
    bones = np.zeros_like(case.bones)
    bones[:, 0], bones[:, 1] = INDEX["head"], INDEX["jaw"]
    return replace(case, bones=bones, weights=weights)


def _senses(dark: str, accent: str, eyes: str) -> Mesh:
    """Glowing eyes, and discs for ears."""
    parts = []
    for side in (1, -1):
        parts.append(
            ellipsoid(
                (0.022, 0.052, 0.052), (0.405, side * 0.135, 0.03), eyes, Surface.EMISSIVE, 18
            )
        )
        disc = cylinder(
            (-0.03, side * 0.33, 0.02),
            (-0.03, side * 0.42, 0.02),
            0.11,
            0.085,
            dark,
            Surface.METAL,
            20,
        )
        hub = ellipsoid((0.05, 0.025, 0.05), (-0.03, side * 0.42, 0.02), accent, Surface.METAL, 12)
        parts += [disc, hub]
    return join(parts)
