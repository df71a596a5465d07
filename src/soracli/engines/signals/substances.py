"""How substances sound when they are struck: one row for each of the stage.

`pitch` is the lowest mode of a body of 0.3 m, in hertz; `ratios` those of its modes to the lowest;
`loss` the loss factor (a mode of f hertz fades by 60 dB in 2.2 / (loss * f) seconds); `stiffness`
Young's modulus in pascals, of the skin that meets the other body; `ring` how well it radiates;
`rustle` the noise of its surface beside the modes, `grain` the texture of that (see `textures`);
`gain` its level in dB beside others at the same impulse.

Loss factors and moduli are those of engineering tables, rounded; the modes of bars, plates and
glasses those of Fletcher and Rossing, "The Physics of Musical Instruments", 1998; those of hollow
balls are the modes of a sphere of air.
"""

from dataclasses import dataclass

BAR = (1.0, 1.79, 2.756, 4.1, 5.404, 7.1, 8.933, 11.3, 13.34)
PLATE = (1.0, 1.47, 1.81, 2.6, 2.63, 3.9, 4.56, 4.72, 5.13, 5.7, 6.6, 7.4, 8.9, 10.2, 12.1, 14.3)
CUP = (1.0, 2.32, 2.9, 4.25, 5.3, 6.63, 8.1, 9.38)
CASE = (1.0, 1.37, 1.71, 2.14, 2.66, 3.2, 4.1, 5.0, 6.3, 8.0)
BALL = (1.0, 6.6, 10.6, 14.3, 17.9)
LUMP = (1.0, 1.5, 2.1, 2.9)


@dataclass(frozen=True)
class Timbre:
    """The sound of one substance; see above."""

    pitch: float
    ratios: tuple[float, ...]
    loss: float
    stiffness: float
    ring: float
    rustle: float
    grain: str = "grit"
    gain: float = 0.0


TIMBRES: dict[str, Timbre] = {
    "matte": Timbre(330, CASE, 0.06, 5e8, 0.5, 0.4, gain=-3),
    "skin": Timbre(120, LUMP, 0.4, 3e5, 0.25, 0.5, "cloth", -6),
    "fur": Timbre(100, LUMP, 0.5, 1e5, 0.15, 0.6, "cloth", -9),
    "feather": Timbre(150, LUMP, 0.5, 1e5, 0.1, 0.8, "cloth", -12),
    "cloth": Timbre(110, LUMP, 0.5, 1e5, 0.12, 0.8, "cloth", -10),
    "leather": Timbre(125, BALL, 0.11, 4e6, 0.6, 0.35, "cloth", -2),
    "metal": Timbre(720, PLATE, 0.0012, 2e11, 1.0, 0.15),
    "gold": Timbre(560, PLATE, 0.004, 8e10, 0.9, 0.15),
    "brass": Timbre(620, PLATE, 0.0016, 1e11, 1.0, 0.12),
    "plastic": Timbre(430, CASE, 0.035, 2e9, 0.7, 0.3, gain=-2),
    "rubber": Timbre(118, BALL, 0.16, 2.5e6, 0.55, 0.2, "cloth", -1),
    "foam": Timbre(160, LUMP, 0.4, 2e5, 0.2, 0.5, "cloth", -9),
    "wood": Timbre(400, CASE, 0.022, 6e9, 0.85, 0.22),
    "glass": Timbre(1500, CUP, 0.0025, 7e10, 0.9, 0.12),
    "paper": Timbre(170, CASE, 0.14, 5e7, 0.4, 0.6, "paper", -5),
    "foliage": Timbre(220, LUMP, 0.4, 1e6, 0.1, 1.0, "leaves", -8),
    "rock": Timbre(950, BAR, 0.02, 4e10, 0.5, 0.5),
    "stone": Timbre(1000, BAR, 0.018, 5e10, 0.5, 0.45),
    "concrete": Timbre(520, BAR, 0.05, 3e10, 0.35, 0.55),
    "brick": Timbre(850, BAR, 0.03, 1.5e10, 0.5, 0.5),
    "ceramic": Timbre(1350, CUP, 0.006, 6e10, 0.9, 0.2),
    "ice": Timbre(1150, BAR, 0.015, 9e9, 0.6, 0.4),
    "sand": Timbre(90, LUMP, 0.6, 5e6, 0.1, 1.0, "sand", -6),
    "grass": Timbre(85, LUMP, 0.5, 3e6, 0.2, 0.7, "grass", -5),
    "snow": Timbre(85, LUMP, 0.6, 5e5, 0.1, 1.0, "snow", -7),
    "asphalt": Timbre(420, BAR, 0.08, 8e9, 0.3, 0.6),
    "dirt": Timbre(90, LUMP, 0.4, 2e7, 0.25, 0.8, "dirt", -4),
    "water": Timbre(150, LUMP, 0.4, 1e6, 0.1, 1.0, "water", -4),
    "scales": Timbre(140, LUMP, 0.3, 2e6, 0.3, 0.5, "dirt", -4),
    # Names of grounds and floors beside the substances of bodies.
    "carpet": Timbre(90, LUMP, 0.5, 2e6, 0.12, 0.5, "cloth", -8),
    "tile": Timbre(900, BAR, 0.02, 5e10, 0.45, 0.4),
    "planks": Timbre(260, CASE, 0.035, 4e9, 0.8, 0.3),
    "plaster": Timbre(260, CASE, 0.06, 3e9, 0.5, 0.4, gain=-2),
    "wet sand": Timbre(85, LUMP, 0.6, 8e6, 0.1, 0.9, "sand", -7),
    "gravel": Timbre(140, LUMP, 0.3, 5e8, 0.2, 1.0, "gravel", -2),
}


def timbre(name: str) -> Timbre:
    """The sound of a substance; an unknown one sounds like "matte"."""
    return TIMBRES.get(name, TIMBRES["matte"])
