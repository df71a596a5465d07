"""The body as lofts: torso, neck, arms, legs and feet, from which skin and clothes are melted."""

import numpy as np

from soracli.stage.people.lofts import Loft, Point, Ring, ball, cone, loft, oval
from soracli.stage.people.measures import ARM_ANGLE, INDEX, Measures

SIDES = ((1, "L"), (-1, "R"))

# Rings of the torso as fractions of the unit: height, half width, front depth, back depth, ahead.
_MAN = (
    (0.462, 0.030, 0.030, 0.030, 0.000),
    (0.478, 0.074, 0.052, 0.062, 0.000),
    (0.505, 0.089, 0.060, 0.072, 0.000),
    (0.535, 0.091, 0.061, 0.072, 0.000),
    (0.570, 0.086, 0.060, 0.060, 0.000),
    (0.610, 0.080, 0.058, 0.049, 0.002),
    (0.650, 0.082, 0.060, 0.050, 0.002),
    (0.700, 0.091, 0.066, 0.058, 0.000),
    (0.750, 0.098, 0.068, 0.064, -0.004),
    (0.785, 0.098, 0.058, 0.062, -0.006),
    (0.808, 0.088, 0.046, 0.054, -0.007),
    (0.826, 0.060, 0.038, 0.046, -0.008),
    (0.842, 0.037, 0.033, 0.036, -0.008),
)
_WOMAN = (
    (0.462, 0.030, 0.030, 0.030, 0.000),
    (0.478, 0.080, 0.053, 0.066, 0.000),
    (0.505, 0.097, 0.061, 0.078, 0.000),
    (0.535, 0.095, 0.061, 0.073, 0.000),
    (0.570, 0.084, 0.058, 0.057, 0.000),
    (0.610, 0.069, 0.053, 0.043, 0.002),
    (0.650, 0.070, 0.053, 0.044, 0.002),
    (0.700, 0.080, 0.056, 0.053, 0.000),
    (0.750, 0.085, 0.057, 0.058, -0.004),
    (0.785, 0.085, 0.049, 0.055, -0.006),
    (0.808, 0.076, 0.039, 0.047, -0.007),
    (0.826, 0.050, 0.032, 0.040, -0.008),
    (0.842, 0.031, 0.028, 0.031, -0.008),
)


def torso(m: Measures) -> list[Loft]:
    """The trunk from crotch to the base of the neck, with shoulders and bust."""
    u = m.unit
    mix = m.female
    rings = []
    for man, woman in zip(_MAN, _WOMAN, strict=True):
        z, width, front, back, ahead = (
            a * (1 - mix) + b * mix for a, b in zip(man, woman, strict=True)
        )
        belly = m.fat * np.exp(-(((z - 0.60) / 0.075) ** 2))
        thin = 1 - 0.07 * m.slim
        rings.append(
            oval(
                (z - _MAN[0][0]) * u,
                (width * thin + 0.026 * belly + 0.006 * m.fat) * u,
                (front * thin + 0.055 * belly + 0.004 * m.fat) * u,
                (back * thin + 0.012 * belly + 0.004 * m.fat) * u,
                ahead=ahead * u,
            )
        )
    trunk = loft(
        (0, 0, _MAN[0][0] * u),
        (0, 0, _MAN[-1][0] * u),
        rings,
        [INDEX["pelvis"], INDEX["spine"], INDEX["chest"]],
        [((0.600 - _MAN[0][0]) * u, 0.035 * u), ((0.695 - _MAN[0][0]) * u, 0.04 * u)],
        rounded=(0.02 * u, 0.0),
        squareness=2.35,
    )
    return [trunk, *_shoulders(m), *_bust(m)]


def _shoulders(m: Measures) -> list[Loft]:
    u, (x, y, z) = m.unit, m.shoulder
    thick = (0.027 - 0.005 * m.female - (0.004 if m.child else 0)) * u
    return [
        cone(
            (x - 0.004 * u, side * 0.030 * u, z + 0.011 * u),
            (x, side * (y - 0.006 * u), z + 0.003 * u),
            thick,
            thick * 1.02,
            [INDEX["chest"]],
            blend=0.03 * u,
        )
        for side, _ in SIDES
    ]


def _bust(m: Measures) -> list[Loft]:
    u = m.unit
    if m.child:
        return []
    size = 0.0275 * m.female + 0.004 * m.fat * m.female
    if m.female < 0.5:
        return [
            ball(
                (0.034 * u, side * 0.042 * u, 0.752 * u),
                (0.033 * u, 0.045 * u, 0.030 * u),
                INDEX["chest"],
                0.03 * u,
            )
            for side, _ in SIDES
        ]
    return [
        ball(
            (0.043 * u, side * 0.037 * u, 0.737 * u),
            (size * 1.2 * u, size * 1.25 * u, size * 1.15 * u),
            INDEX["chest"],
            0.032 * u,
        )
        for side, _ in SIDES
    ]


def neck(m: Measures) -> Loft:
    """The neck, from inside the chest to under the skull."""
    u = m.unit
    wide = (0.0345 - 0.0065 * m.female + 0.007 * m.fat - (0.004 if m.child else 0)) * u
    top = m.chin + 0.24 * m.head
    base = 0.80 * u
    length = float(np.hypot(top - base, 0.022 * u))
    rings = [
        Ring(0.0, wide * 1.5, wide * 1.5, wide * 1.05, wide * 1.2),
        Ring(0.030 * u, wide * 1.32, wide * 1.32, wide * 0.98, wide * 1.1),
        Ring(0.052 * u, wide * 1.04, wide * 1.04, wide * 0.97, wide * 1.0),
        Ring(0.085 * u, wide * 0.95, wide * 0.95, wide * 0.98, wide * 0.92),
        Ring(length, wide * 0.92, wide * 0.92, wide, wide * 0.92),
    ]
    return loft(
        (-0.012 * u, 0, base),
        (0.010 * u, 0, top),
        rings,
        [INDEX["chest"], INDEX["neck"], INDEX["head"]],
        [(0.038 * u, 0.022 * u), (length - 0.02 * u, 0.03 * u)],
        blend=0.03 * u,
    )


def neck_width(m: Measures) -> float:
    """The half width of the neck where it is slimmest, metres."""
    return float(neck(m).rings[:, 2].min())


# An arm: metres from the shoulder, half width, front and back depth, as fractions of the unit.
_ARM = (
    (0.000, 0.026, 0.030, 0.030),
    (0.018, 0.031, 0.034, 0.034),
    (0.048, 0.031, 0.034, 0.034),
    (0.085, 0.027, 0.030, 0.029),
    (0.130, 0.024, 0.027, 0.026),
    (0.178, 0.0215, 0.0215, 0.0225),
    (0.205, 0.0225, 0.0245, 0.0225),
    (0.235, 0.0215, 0.023, 0.021),
    (0.285, 0.0160, 0.0165, 0.0160),
    (0.330, 0.0122, 0.0150, 0.0150),
)


def arm(m: Measures, side: int) -> Loft:
    """One arm from inside the shoulder to the wrist."""
    u = m.unit
    name = "L" if side > 0 else "R"
    upper, fore, _ = m.arm
    start = -0.010 * u
    bulk = 1 - 0.17 * m.female - 0.1 * m.slim + 0.28 * m.fat - (0.1 if m.child else 0)
    if m.age == "old":
        bulk *= 0.94
    rings = [
        Ring(at * u, w * bulk * u, w * bulk * u, f * bulk * u, b * bulk * u) for at, w, f, b in _ARM
    ]
    end = m.along_arm(side, upper + fore + 0.006 * u)
    return loft(
        m.along_arm(side, start),
        end,
        rings,
        [
            INDEX["chest"],
            INDEX[f"upper_arm.{name}"],
            INDEX[f"forearm.{name}"],
            INDEX[f"hand.{name}"],
        ],
        [
            (0.012 * u, 0.032 * u),
            (upper - start, 0.026 * u),
            (upper + fore - start, 0.014 * u),
        ],
        rounded=(0.03 * u, 0.0),
        blend=0.035 * u,
    )


def arm_length(m: Measures) -> float:
    """How long the loft of an arm is, metres."""
    return m.arm[0] + m.arm[1] + 0.016 * m.unit


def leg(m: Measures, side: int) -> Loft:
    """One leg from inside the hip to the ankle."""
    u = m.unit
    name = "L" if side > 0 else "R"
    top = 0.56
    thick = 1 + 0.07 * m.female - 0.1 * m.slim + 0.22 * m.fat - (0.08 if m.child else 0)
    calf = 1 - 0.06 * m.female - 0.08 * m.slim + 0.16 * m.fat - (0.06 if m.child else 0)
    rows = (
        (0.560, 0.024, 0.030, 0.034, 0.000, thick),
        (0.520, 0.040, 0.048, 0.056, 0.000, thick),
        (0.490, 0.047, 0.053, 0.060, 0.000, thick),
        (0.460, 0.050, 0.053, 0.056, 0.000, thick),
        (0.400, 0.044, 0.050, 0.046, 0.000, thick),
        (0.340, 0.037, 0.041, 0.037, 0.000, thick),
        (0.285, 0.031, 0.033, 0.031, 0.002, calf),
        (0.255, 0.030, 0.029, 0.033, 0.000, calf),
        (0.215, 0.031, 0.027, 0.041, -0.004, calf),
        (0.170, 0.029, 0.025, 0.037, -0.004, calf),
        (0.110, 0.022, 0.020, 0.025, -0.003, calf),
        (0.065, 0.0185, 0.0185, 0.021, -0.003, calf),
        (0.030, 0.020, 0.021, 0.023, 0.000, 1.0),
    )
    rings = [
        Ring((top - z) * u, w * k * u, w * k * u, f * k * u, b * k * u, ahead=a * u)
        for z, w, f, b, a, k in rows
    ]
    y = side * m.hip[1]
    return loft(
        (0, 0.85 * y, top * u),
        (0, y, 0.030 * u),
        rings,
        [INDEX["pelvis"], INDEX[f"thigh.{name}"], INDEX[f"shin.{name}"], INDEX[f"foot.{name}"]],
        [
            (top * u - m.hip[2] + 0.015 * u, 0.05 * u),
            (top * u - m.knee, 0.03 * u),
            (top * u - m.ankle, 0.02 * u),
        ],
        rounded=(0.02 * u, 0.0),
        blend=0.022 * u,
    )


def foot(m: Measures, side: int, lift: float = 0.0) -> list[Loft]:
    """One bare foot: sole on the ground, pointing along x, raised by `lift` metres."""
    u = m.unit
    name = "L" if side > 0 else "R"
    y = side * (m.hip[1] + 0.002 * u)
    rows = (
        (0.000, 0.016, 0.020, 0.018),
        (0.018, 0.019, 0.026, 0.022),
        (0.050, 0.019, 0.026, 0.024),
        (0.085, 0.024, 0.017, 0.020),
        (0.110, 0.026, 0.012, 0.014),
        (0.135, 0.024, 0.009, 0.011),
        (0.152, 0.016, 0.007, 0.009),
    )
    rings = [
        Ring(at * u, w * u, w * u, top * u, low * u, ahead=low * u) for at, w, top, low in rows
    ]
    sole = loft(
        (-0.038 * u, y, lift),
        (0.114 * u, y, lift),
        rings,
        [INDEX[f"foot.{name}"], INDEX[f"toe.{name}"]],
        [(0.113 * u, 0.012 * u)],
        front=(0, 0, 1),
        rounded=(0.016 * u, 0.014 * u),
        blend=0.025 * u,
        squareness=2.4,
    )
    return [sole]


def arm_axis(side: int) -> Point:
    """The direction of an arm at rest, from the shoulder to the hand."""
    return (0.0, side * float(np.sin(ARM_ANGLE)), -float(np.cos(ARM_ANGLE)))
