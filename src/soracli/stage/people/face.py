"""The form of a face: its features in numbers, and the lofts the head is cast from.

Everything here is in heads: the chin is at z = -0.5, the crown at 0.5, the eyes at 0; x is forward.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from soracli.stage.people.body import SIDES
from soracli.stage.people.lofts import Loft, Point, ball, cone
from soracli.stage.people.measures import Measures
from soracli.stage.people.tint import darker, mixed
from soracli.story.scene import Trait

HAIR_COLORS = ("#5a3f2c", "#3a2a20", "#754f33", "#8f643c", "#b8935c", "#2c2420", "#85492a")
EYE_COLORS = ("#5a3a20", "#3f6a8a", "#4a6a3a", "#6a4a2a", "#4a7aa0")
GREY = "#b9b6b0"


@dataclass(frozen=True)
class Face:
    """Features of one face. Sizes are factors around 1; `age` runs from 0 (child) to 1 (old)."""

    skin: str
    hair_color: str
    eye_color: str
    female: float
    child: float
    old: float
    fat: float
    nose: float
    jaw: float
    eye: float
    brow: float
    lips: float
    wrinkles: float
    stubble: float

    @property
    def eye_center(self) -> Point:
        """The middle of the left eyeball."""
        return (0.262 - 0.012 * self.child, 0.134 + 0.006 * self.child, 0.0 - 0.035 * self.child)

    @property
    def mouth(self) -> Point:
        """The middle of the line between the lips."""
        return (0.394, 0.0, -0.284 + 0.016 * self.female + 0.010 * self.child)

    @property
    def corner(self) -> Point:
        """The left corner of the mouth."""
        wide = 1 - 0.13 * self.child - 0.04 * self.female
        return (0.335, 0.098 * wide, self.mouth[2] + 0.010)

    @property
    def eye_radius(self) -> float:
        """The radius of an eyeball."""
        return 0.066 * self.eye


def face_of(m: Measures, traits: Mapping[str, Trait], chance: int) -> Face:
    """The face for these traits; what they leave open is drawn from `chance`."""
    old = 1.0 if m.age == "old" else 0.0
    child = 1.0 if m.child else 0.0
    female = 1.0 if traits.get("sex") == "female" else 0.0
    vary = [((chance >> shift) % 17) / 8 - 1 for shift in (0, 5, 10, 15)]
    hair = str(traits.get("hair_color", HAIR_COLORS[chance // 3 % len(HAIR_COLORS)]))
    if old and "hair_color" not in traits:
        hair = mixed(hair, GREY, 0.9)
    skin = str(traits.get("skin", ("#d8a98c", "#dfb59b", "#c99a7c", "#d2a184")[chance // 11 % 4]))
    grown = (1 - child) * (1 - female)
    return Face(
        skin=darker(skin, 0.96) if old else skin,
        hair_color=hair,
        eye_color=str(traits.get("eyes", EYE_COLORS[chance // 5 % len(EYE_COLORS)])),
        female=female * (1 - 0.5 * child),
        child=child,
        old=old,
        fat=m.fat,
        nose=(1.0 + 0.08 * vary[0] + 0.10 * old) * (1 - 0.24 * female) * (1 - 0.42 * child),
        jaw=1.0 + 0.05 * vary[1] + 0.10 * m.fat - 0.13 * female - 0.06 * child,
        eye=(1.0 + 0.03 * vary[2])
        * 1.05
        * (1 + 0.10 * female)
        * (1 + 0.14 * child)
        * (1 - 0.04 * old),
        brow=0.4 + 0.6 * grown + 0.25 * old,
        lips=(1.0 + 0.1 * vary[3]) * (1 + 0.25 * female) * (1 - 0.25 * old),
        wrinkles=max(old, 0.22 * grown if m.age == "adult" else 0.0),
        stubble=_stubble(traits, grown),
    )


def _stubble(traits: Mapping[str, Trait], grown: float) -> float:
    if traits.get("beard"):
        return 0.7 * grown
    return (0.85 if traits.get("stubble") else 0.18) * grown


def form(face: Face) -> list[Loft]:
    """The lofts of the head: skull, jaw, cheeks, brow, eye sockets, nose and lips."""
    return [
        *skull(face),
        *_lower(face),
        *_cheeks(face),
        *_sockets(face),
        *_nose(face),
        *_lips(face),
    ]


def skull(face: Face) -> list[Loft]:
    """The cranium alone, on which hair grows."""
    wide = 0.308 + 0.018 * face.child
    return [
        ball((-0.060, 0, 0.105 + 0.01 * face.child), (0.395, wide, 0.390), 0),
        ball(
            (0.095, 0, -0.10),
            (0.270, (0.250 + 0.03 * face.fat) * (0.5 + 0.5 * face.jaw), 0.345),
            0,
            0.16,
        ),
        ball((0.12, 0, 0.20), (0.245, 0.245, 0.21), 0, 0.12),
    ]


def _lower(face: Face) -> list[Loft]:
    wide = face.jaw
    parts = [
        cone(
            (0.00, side * 0.178 * wide, -0.250),
            (0.280, side * 0.050 * wide, -0.412),
            0.082,
            0.060,
            [0],
            blend=0.15,
        )
        for side, _ in SIDES
    ]
    chin = 0.325 - 0.030 * face.child
    parts.append(
        ball(
            (chin - 0.012 * face.female, 0, -0.430 + 0.012 * face.child),
            (0.070, (0.085 - 0.016 * face.female) * wide, 0.066),
            0,
            0.08,
        )
    )
    parts.append(ball((0.285, 0, face.mouth[2] + 0.02), (0.100, 0.112, 0.115), 0, 0.08))
    if face.fat > 0.3:
        parts.append(ball((0.16, 0, -0.44), (0.17, 0.17, 0.10), 0, 0.08))
    if face.old:
        parts += [
            ball((0.20, side * 0.145, -0.36), (0.075, 0.050, 0.075), 0, 0.05) for side, _ in SIDES
        ]
    return parts


def _cheeks(face: Face) -> list[Loft]:
    round_cheek = 0.026 * face.child + 0.02 * face.fat + 0.006 * face.female
    parts = [
        ball(
            (0.210, side * 0.150, -0.100 - 0.03 * face.child),
            (0.082 + round_cheek, 0.074 + round_cheek, 0.060 + round_cheek),
            0,
            0.12,
        )
        for side, _ in SIDES
    ]
    hollow = 0.6 * face.old + 0.15 * (1 - face.female) * (1 - face.child) - face.fat
    if hollow > 0.1:
        parts += [
            ball(
                (0.285, side * 0.235, -0.255),
                (0.085, 0.045 + 0.012 * hollow, 0.085),
                0,
                0.06,
                carve=True,
            )
            for side, _ in SIDES
        ]
    return parts


def _sockets(face: Face) -> list[Loft]:
    x, y, z = face.eye_center
    radius = face.eye_radius
    parts = []
    ridge = 0.030 + 0.012 * face.brow
    for side, _ in SIDES:
        parts.append(
            ball(
                (x + 0.122, side * y, z + 0.012),
                (0.072, 0.100, 0.058 + 0.012 * face.old),
                0,
                0.05,
                carve=True,
            )
        )
        parts.append(
            cone(
                (0.318, side * 0.045, z + 0.082 + 0.01 * face.female),
                (0.262, side * 0.178, z + 0.088 + 0.012 * face.female),
                ridge,
                ridge * 0.85,
                [0],
                blend=0.05,
            )
        )
    for side, _ in SIDES:
        parts.append(ball((x, side * y, z), (1.13 * radius,) * 3, 0, 0.028))
    return parts


def _nose(face: Face) -> list[Loft]:
    size = face.nose
    wide = 0.42 + 0.58 * size
    top = 0.045 - 0.05 * face.child
    long = 0.150 * (0.55 + 0.45 * size) + 0.004 * face.old
    tip = (0.394 + 0.050 * size, 0.0, -0.002 - long - 0.008 * face.child)
    bridge = 0.034 - 0.005 * face.female - 0.004 * face.child
    parts = [
        cone(
            (0.325 - 0.012 * face.child, 0, top),
            (tip[0] - 0.022, 0, tip[2] + 0.02),
            bridge,
            0.039 * wide,
            [0],
            blend=0.035,
        ),
        ball(tip, (0.049 * wide, 0.049 * wide, 0.046 * wide), 0, 0.034),
    ]
    for side, _ in SIDES:
        parts.append(
            ball(
                (tip[0] - 0.052, side * 0.050 * wide, tip[2] - 0.010),
                (0.045 * wide, 0.031 * wide, 0.033 * wide),
                0,
                0.022,
            )
        )
    for side, _ in SIDES:
        parts.append(
            ball(
                (tip[0] - 0.025, side * 0.026 * wide, tip[2] - 0.046 * wide),
                (0.022, 0.013, 0.012),
                0,
                0.012,
                carve=True,
            )
        )
    return parts


def _lips(face: Face) -> list[Loft]:
    full = face.lips**0.7
    mouth, corner = face.mouth, face.corner
    parts = []
    for side, _ in SIDES:
        parts.append(
            cone(
                (mouth[0] - 0.012, side * 0.018, mouth[2] + 0.018),
                (corner[0], side * corner[1], corner[2] + 0.006),
                0.018 * full,
                0.008,
                [0],
                blend=0.018,
            )
        )
        parts.append(
            cone(
                (mouth[0] - 0.020, side * 0.016, mouth[2] - 0.021),
                (corner[0] - 0.004, side * corner[1] * 0.92, corner[2] - 0.008),
                0.0225 * full,
                0.008,
                [0],
                blend=0.018,
            )
        )
    return parts
