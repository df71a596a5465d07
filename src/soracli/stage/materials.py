"""What things are made of: how surfaces shade, and how substances weigh, slide and bounce."""

from dataclasses import dataclass
from enum import IntEnum


class Surface(IntEnum):
    """What the shader knows. The number is stored per triangle."""

    MATTE = 0
    SKIN = 1
    FUR = 2
    FEATHER = 3
    CLOTH = 4
    LEATHER = 5
    METAL = 6
    PLASTIC = 7
    RUBBER = 8
    WOOD = 9
    GLASS = 10
    PAPER = 11
    FOLIAGE = 12
    ROCK = 13
    SAND = 14
    GRASS = 15
    SNOW = 16
    WATER = 17
    ASPHALT = 18
    CONCRETE = 19
    BRICK = 20
    TILE = 21
    COURT = 22
    PLANKS = 23
    DIRT = 24
    ICE = 25
    EMISSIVE = 26
    SCALES = 27
    SAILCLOTH = 28
    EYE = 29
    CARPET = 30
    PLASTER = 31
    ROOF = 32
    HAIR = 33
    WINDOW = 34
    WET_SAND = 35
    BACKDROP = 36


@dataclass(frozen=True)
class Substance:
    """One substance: its surface, density in kg/m3, sliding friction and restitution (0..1)."""

    surface: Surface
    density: float
    friction: float
    restitution: float


# Densities and friction from engineering tables (dry, rounded); restitution against a hard floor.
SUBSTANCES: dict[str, Substance] = {
    "matte": Substance(Surface.MATTE, 600, 0.6, 0.3),
    "skin": Substance(Surface.SKIN, 1000, 0.8, 0.1),
    "fur": Substance(Surface.FUR, 1000, 0.8, 0.1),
    "feather": Substance(Surface.FEATHER, 800, 0.7, 0.1),
    "cloth": Substance(Surface.CLOTH, 300, 0.7, 0.05),
    "leather": Substance(Surface.LEATHER, 860, 0.6, 0.3),
    "metal": Substance(Surface.METAL, 7800, 0.4, 0.35),
    "gold": Substance(Surface.METAL, 19300, 0.4, 0.3),
    "brass": Substance(Surface.METAL, 8500, 0.4, 0.35),
    "plastic": Substance(Surface.PLASTIC, 300, 0.4, 0.5),
    "rubber": Substance(Surface.RUBBER, 600, 0.9, 0.78),
    "foam": Substance(Surface.PLASTIC, 120, 0.6, 0.2),
    "wood": Substance(Surface.WOOD, 600, 0.5, 0.3),
    "glass": Substance(Surface.GLASS, 2500, 0.4, 0.4),
    "paper": Substance(Surface.PAPER, 100, 0.5, 0.1),
    "foliage": Substance(Surface.FOLIAGE, 300, 0.7, 0.1),
    "rock": Substance(Surface.ROCK, 2600, 0.7, 0.3),
    "stone": Substance(Surface.ROCK, 2600, 0.7, 0.3),
    "concrete": Substance(Surface.CONCRETE, 2400, 0.8, 0.3),
    "brick": Substance(Surface.BRICK, 1900, 0.8, 0.3),
    "ceramic": Substance(Surface.PLASTIC, 2400, 0.4, 0.3),
    "ice": Substance(Surface.ICE, 917, 0.05, 0.2),
    "sand": Substance(Surface.SAND, 1600, 0.9, 0.02),
    "grass": Substance(Surface.GRASS, 1000, 0.8, 0.3),
    "snow": Substance(Surface.SNOW, 300, 0.3, 0.05),
    "asphalt": Substance(Surface.ASPHALT, 2300, 0.9, 0.6),
    "dirt": Substance(Surface.DIRT, 1500, 0.8, 0.1),
    "water": Substance(Surface.WATER, 1000, 0.0, 0.0),
    "light": Substance(Surface.EMISSIVE, 600, 0.6, 0.3),
    "scales": Substance(Surface.SCALES, 1000, 0.6, 0.1),
}


COLORS_OF: dict[str, str] = {
    "wood": "#a87848",
    "metal": "#b4bac0",
    "gold": "#d8ac3a",
    "brass": "#c79a3d",
    "glass": "#cfe6ee",
    "stone": "#9a958c",
    "rock": "#8f8a80",
    "paper": "#f4f1e6",
    "ice": "#cfe8f4",
    "snow": "#f2f6f8",
    "brick": "#a0503a",
    "concrete": "#b0aca4",
    "leather": "#7a4a2c",
    "sand": "#d8b87a",
    "rubber": "#2a2b2e",
}
"""What a thing looks like of which only the substance is said ("a wooden car")."""


def substance(name: str) -> Substance:
    """The substance of this name; an unknown one behaves like "matte"."""
    return SUBSTANCES.get(name, SUBSTANCES["matte"])
