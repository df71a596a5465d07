"""The numbers that make one four-legged animal another. The defaults are a middling dog's."""

from dataclasses import dataclass, fields

from soracli.stage.animals.species import Species


@dataclass(frozen=True)
class Proportions:
    """Body in heights at the withers, head in lengths of the head, angles in degrees.

    Every field is a trait of the same name that a kind or an entity may set.
    """

    # trunk: hip to shoulder, height of the rump, and half widths
    trunk: float = 0.67
    croup: float = 0.96
    chest_depth: float = 0.46
    chest_width: float = 0.155
    waist_depth: float = 0.27
    waist_width: float = 0.115
    hip_width: float = 0.13
    hump: float = 0.0
    camel_hump: float = 0.0
    belly: float = 0.0
    # legs: radius of the forearm, muscle above it, half length of the foot, bend of the joints
    leg: float = 0.05
    thigh: float = 0.115
    foot: float = 0.062
    angulation: float = 1.0
    track: float = 0.095
    # neck
    neck: float = 0.30
    neck_pitch: float = 55.0
    neck_arch: float = 0.0
    neck_base: float = 0.125
    neck_top: float = 0.105
    ruff: float = 0.0
    # head
    head: float = 0.44
    head_pitch: float = 4.0
    skull_width: float = 0.275
    skull_height: float = 0.235
    cheeks: float = 1.0
    brow: float = 0.0
    snout: float = 0.43
    snout_base: float = 0.18
    snout_tip: float = 0.14
    snout_width: float = 1.0
    snout_drop: float = 0.095
    jaw: float = 1.0
    nose: float = 1.0
    # eyes: radius, angle outward from ahead, height over the axis of the head
    eye: float = 0.082
    eye_side: float = 30.0
    eye_height: float = 0.135
    eye_out: float = 0.12
    lid: float = 50.0
    iris_share: float = 0.9
    pupil: float = 0.44
    slit: float = 1.0
    # ears: length and half width, where they sit, how far they lean outward and forward
    ear: float = 0.46
    ear_width: float = 0.18
    ear_out: float = 25.0
    ear_back: float = 0.16
    ear_spread: float = 0.15
    # tail: length, radius at the root, where it starts over or under the rump, angle over the
    # horizontal there, and curl to the tip
    tail: float = 0.62
    tail_root: float = 0.05
    tail_base: float = -0.055
    tail_lift: float = 5.0
    tail_curl: float = 75.0
    # long hair on belly, legs and tail
    feathering: float = 0.0

    @classmethod
    def of(cls, species: Species) -> "Proportions":
        """The proportions a species asks for."""
        return cls(
            **{
                part.name: species.number(part.name, float(part.default))  # type: ignore[arg-type]
                for part in fields(cls)
            }
        )
