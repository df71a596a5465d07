"""How each surface answers light: the table the shader reads, one row per `materials.Surface`."""

from dataclasses import astuple, dataclass

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats

# the columns of the table, in the order of the fields of Finish
SPECULAR, GLOSS, RIM, WRAP, BLEED, MIRROR, METAL, GLOW, TILE, TONE, BUMP, MACRO, SOAK = range(13)


@dataclass(frozen=True)
class Finish:
    """One surface. Shares run 0..1 unless said otherwise.

    `specular` strength and `gloss` exponent of the highlight; `rim` fuzz at grazing angles; `wrap`
    how far light creeps around (skin); `bleed` light passing through from behind (leaves, sails);
    `mirror` reflection of the surroundings when looked at straight; `metal` tints reflections;
    `glow` light of its own; `tile` metres across one tile of its pattern, `tone` and `bump` how
    strongly the pattern shows; `macro` slow variation over many metres; `soak` how much rain
    darkens and polishes it.
    """

    specular: float = 0.04
    gloss: float = 12
    rim: float = 0.0
    wrap: float = 0.0
    bleed: float = 0.0
    mirror: float = 0.0
    metal: float = 0.0
    glow: float = 0.0
    tile: float = 1.0
    tone: float = 1.0
    bump: float = 1.0
    macro: float = 0.0
    soak: float = 0.3


FINISHES: dict[int, Finish] = {
    Surface.MATTE: Finish(tile=2.0, soak=0.3),
    Surface.SKIN: Finish(0.16, 22, rim=0.10, wrap=0.5, tile=0.25, bump=0.25, soak=0.1),
    Surface.FUR: Finish(0.05, 10, rim=0.34, bleed=0.10, tile=0.22, bump=0.30, soak=0.2),
    Surface.FEATHER: Finish(0.08, 16, rim=0.18, bleed=0.18, tile=0.30, soak=0.1),
    Surface.CLOTH: Finish(0.02, 8, rim=0.16, bleed=0.05, tile=0.35, bump=0.8, soak=0.35),
    Surface.LEATHER: Finish(0.22, 34, rim=0.03, tile=0.25, bump=0.6, soak=0.2),
    Surface.METAL: Finish(0.75, 90, mirror=0.55, metal=1.0, tile=0.4, soak=0.1),
    Surface.PLASTIC: Finish(0.40, 75, mirror=0.035, tile=0.6, soak=0.1),
    Surface.RUBBER: Finish(0.14, 16, rim=0.05, tile=0.4, soak=0.2),
    Surface.WOOD: Finish(0.12, 26, tile=0.7, soak=0.35),
    Surface.GLASS: Finish(0.9, 260, mirror=0.10, tile=1.0, soak=0.0),
    Surface.PAPER: Finish(0.02, 8, bleed=0.2, tile=0.5, soak=0.4),
    Surface.FOLIAGE: Finish(
        0.06, 14, rim=0.08, bleed=0.42, tile=1.5, bump=0.55, macro=0.4, soak=0.2
    ),
    Surface.ROCK: Finish(0.06, 16, tile=2.4, bump=0.8, macro=0.4, soak=0.5),
    Surface.SAND: Finish(0.03, 10, tile=3.0, bump=1.0, macro=0.6, soak=0.45),
    Surface.GRASS: Finish(0.03, 12, rim=0.10, bleed=0.12, tile=2.2, bump=0.22, macro=0.6, soak=0.2),
    Surface.SNOW: Finish(0.16, 30, rim=0.10, wrap=0.12, tile=3.0, macro=0.3, soak=0.0),
    Surface.WATER: Finish(0.9, 220, mirror=0.03, tile=4.0, tone=0.2, soak=0.0),
    Surface.ASPHALT: Finish(0.05, 14, tile=1.6, macro=0.7, soak=0.9),
    Surface.CONCRETE: Finish(0.04, 12, tile=2.0, macro=0.5, soak=0.6),
    Surface.BRICK: Finish(0.03, 10, tile=0.95, macro=0.4, soak=0.5),
    Surface.TILE: Finish(0.45, 90, mirror=0.05, tile=1.2, soak=0.6),
    Surface.COURT: Finish(0.12, 26, mirror=0.012, tile=0.8, tone=0.5, macro=0.3, soak=0.8),
    Surface.PLANKS: Finish(0.13, 24, mirror=0.012, tile=1.2, macro=0.2, soak=0.6),
    Surface.DIRT: Finish(0.02, 8, tile=2.2, bump=0.7, macro=0.7, soak=0.5),
    Surface.ICE: Finish(0.55, 140, mirror=0.08, tile=3.0, soak=0.0),
    Surface.EMISSIVE: Finish(0.0, 8, glow=1.0, tone=0.0, bump=0.0, soak=0.0),
    Surface.SCALES: Finish(0.34, 40, rim=0.05, mirror=0.015, tile=0.9, bump=0.8, soak=0.1),
    Surface.SAILCLOTH: Finish(0.03, 10, rim=0.04, bleed=0.38, tile=2.0, soak=0.1),
    Surface.EYE: Finish(1.0, 260, mirror=0.06, tone=0.0, bump=0.0, soak=0.0),
    Surface.CARPET: Finish(0.0, 8, rim=0.16, tile=0.4, bump=0.4, soak=0.3),
    Surface.PLASTER: Finish(0.02, 10, tile=1.8, tone=0.6, macro=0.2, soak=0.4),
    Surface.ROOF: Finish(0.06, 16, tile=1.8, macro=0.3, soak=0.5),
    Surface.HAIR: Finish(0.26, 26, rim=0.14, bleed=0.06, tile=0.16, bump=0.35, soak=0.2),
    Surface.WINDOW: Finish(0.9, 240, mirror=0.20, tone=0.0, bump=0.0, soak=0.0),
    Surface.WET_SAND: Finish(0.35, 60, mirror=0.05, tile=3.0, bump=0.5, macro=0.4, soak=0.2),
    Surface.BACKDROP: Finish(0.0, 8, tone=0.0, bump=0.0, soak=0.0),
}


def finish_table() -> Floats:
    """All finishes (surfaces, 13) in the order of the columns named above.

    The column GLOSS holds the exponent as a power of two (its binary logarithm, rounded).
    """
    rows = [astuple(FINISHES.get(surface, Finish())) for surface in Surface]
    table = np.asarray(rows, np.float32)
    table[:, GLOSS] = np.round(np.log2(table[:, GLOSS]))
    return table


def clay_finishes(table: Floats) -> Floats:
    """The same table with everything solid of plasticine: soft light, a dull sheen, thumb marks."""
    kept = {Surface.WATER, Surface.EMISSIVE, Surface.WINDOW, Surface.GLASS, Surface.EYE}
    clay = np.asarray(
        astuple(Finish(0.10, 16, rim=0.05, wrap=0.25, tile=0.8, bump=0.7)), np.float32
    )
    clay[GLOSS] = 4
    changed = table.copy()
    changed[[surface not in kept for surface in Surface]] = clay
    return changed
