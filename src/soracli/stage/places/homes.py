"""Rooms of a home beyond the living room: bedroom, bathroom, attic, basement."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import curtain, doorway, framed_picture, pendant, put
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, disc, ellipsoid, lathe, tube
from soracli.stage.things.boxes import crate_mesh
from soracli.stage.things.forms import block, boxes, turn

_BEDROOM = Shell(-4.2, 4.2, -11.5, 4.0, 2.8, ("#b08a5e", Surface.PLANKS),
    ("#9fb0c4", Surface.PLASTER), openings=(Opening("back", 1.5, 2.0, 0.9, 2.3,
    (2, 2)),))  # fmt: skip


def bedroom(on: Occasion) -> SetPiece:
    """A double bed against the back wall, night tables with lamps, a wardrobe, a window."""
    shell = _BEDROOM
    lamps = lamps_at([(-3.05, 3.6, 0.95), (-0.15, 3.6, 0.95)], 0.8, WARM)
    lamps += lamps_at([(0.3, -0.2, 2.3), (0.3, -7.0, 2.3)], 1.0, NEUTRAL)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), _bed_side(), _bedroom_rest()]
    walls = (*shell_walls(shell), Collider("box", (0.95, 1.1, 0.3), (-1.6, 2.9, 0.3)),
        Collider("box", (0.7, 0.35, 1.0), (3.4, 3.6, 1.0)))  # fmt: skip
    return SetPiece("bedroom", join(mesh), "wood", 2.5, walls, lamps, indoor=True)


def _bed_side() -> Mesh:
    bed = piece_of("furniture", "bed", 2.15, "#3f5f8a", "cloth")
    table = piece_of("furniture", "table", 0.55, "#7a5233", "wood").moved(scale=(1, 1.2, 1.9))
    lamp = piece_of("prop", "table_lamp", 0.5, "#fbe3b0")
    parts = [put(bed, -1.6, 2.85, -np.pi / 2)]
    for x in (-3.05, -0.15):
        parts += [put(table, x, 3.68), lamp.moved((x, 3.65, 0.52))]
    parts.append(framed_picture(1.3, 0.8, 4, "#7a5233").moved((-1.6, 3.96, 1.75)))
    blanket = block((1.72, 0.5, 0.04), (-1.6, 2.1, 0.575), 0.015, "#d9c9a0", Surface.CARPET)
    return join([*parts, blanket])


def _bedroom_rest() -> Mesh:
    rug = [disc(1.7 - 0.3 * k, (-0.6, 0.6, 0.001 + 0.0006 * k), color, Surface.CARPET, 40) for k,
        color in enumerate(("#e4d9c4", "#8a97ad", "#e4d9c4"))]  # fmt: skip
    drapes = [curtain(0.7, 2.45, "#5f7f9a").moved((x, 3.82, 0)) for x in (0.2, 2.8)]
    rod = tube([(-0.3, 3.82, 2.48), (3.2, 3.82, 2.48)], 0.02, "#7a5233", Surface.WOOD, 6)
    wardrobe = piece_of("furniture", "wardrobe", 2.1, "#8a6238", "wood")
    mirror = boxes([(-4.17, -0.4, 1.5)], (0.03, 0.9, 1.1), "#c9d9e0", Surface.GLASS)
    frame = boxes([(-4.18, -0.4, 1.5)], (0.03, 1.02, 1.22), "#7a5233", Surface.WOOD)
    chest = put(piece_of("box", "chest", 1.2, "#8a6238", "wood"), -3.75, -0.4, np.pi / 2)
    return join([*rug, *drapes, rod, mirror, frame, chest, put(wardrobe, 3.4, 3.62),
        put(doorway(0.9, 2.1, "#e9e2d0"), 4.16, -1.6, -np.pi / 2),
        put(piece_of("furniture", "armchair", 0.85, "#b5653f", "cloth"), 3.5, 1.5, -1.0),
        framed_picture(0.6, 0.8, 9, "#7a5233").moved((4.16, 0.6, 1.6), turn(-np.pi / 2)),
        put(pendant(0.5, 0.3, tall=2.8), 0.3, -0.2)])  # fmt: skip


_BATHROOM = Shell(-3.6, 3.6, -10.5, 3.2, 2.7, ("#dfe5e6", Surface.TILE),
    ("#bcd6d8", Surface.PLASTER), dado="#f1f5f4", dado_high=1.45, dado_surface=Surface.TILE,
    trim="", openings=(Opening("back", 1.1, 1.1, 1.5, 2.3, (2, 1)),), cells=24)  # fmt: skip


def bathroom(on: Occasion) -> SetPiece:
    """White tiles, a bathtub with a curtain, a basin under a mirror, a toilet."""
    shell = _BATHROOM
    lamps = lamps_at([(-2.4, 2.6, 2.1), (0.2, 0.4, 2.35), (0.2, -5.5, 2.35)], 0.9, NEUTRAL)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), _tub(), _basin(), _toilet()]
    walls = (*shell_walls(shell), Collider("box", (0.95, 0.42, 0.3), (1.2, 2.72, 0.3)))
    return SetPiece("bathroom", join(mesh), "tile", 2.3, walls, lamps, indoor=True)


def _tub() -> Mesh:
    """A tub along the back wall on its feet, with a brass tap and a curtain half drawn."""
    white = "#fbfdfd"
    profile = [(0.3, 0.12), (0.5, 0.16), (0.62, 0.34), (0.68, 0.58), (0.74, 0.6), (0.66, 0.6),
        (0.56, 0.3), (0.3, 0.24), (0.01, 0.24)]  # fmt: skip
    tub = join(
        [lathe(profile[:5], "#2f6f7a", Surface.PLASTIC, 30), lathe(profile[4:], white, 7, 30)]
    )
    tub = tub.moved((1.2, 2.66, 0), scale=(1.35, 0.6, 1))
    water = disc(0.6, (0, 0, 0), "#8fc4d0", Surface.GLASS, 28)
    foam = [ellipsoid((0.16, 0.1, 0.06), (0.75 + 0.2 * k, 2.66, 0.5), white, Surface.SNOW, 10)
        for k in range(4)]  # fmt: skip
    feet = [ellipsoid(0.07, (x, y, 0.07), "#c9a24a", Surface.METAL, 8) for x in (0.5, 1.9)
        for y in (2.45, 2.9)]  # fmt: skip
    tap = tube([(2.2, 2.75, 0), (2.2, 2.75, 0.95), (2.0, 2.7, 1.0), (1.92, 2.68, 0.85)], 0.025,
        "#c9a24a", Surface.METAL, 8)  # fmt: skip
    rail = tube([(0.1, 2.52, 2.15), (2.4, 2.52, 2.15)], 0.015, "#c9ccd0", Surface.METAL, 6)
    drawn = curtain(0.7, 1.95, "#e8b04a", 26).moved((2.15, 2.52, 0.18))
    return join([tub, water.moved((1.2, 2.66, 0.47), scale=(1.3, 0.58, 1)), *foam, *feet, tap, rail,
        drawn])  # fmt: skip


def _basin() -> Mesh:
    """A basin on a foot at the left of the back wall, a mirror with a lamp over it, towels."""
    foot = lathe([(0.16, 0), (0.1, 0.1), (0.08, 0.6), (0.2, 0.72), (0.32, 0.84), (0.34, 0.86),
        (0.28, 0.84), (0.1, 0.78)], "#fbfdfd", Surface.PLASTIC, 24)  # fmt: skip
    parts = [
        foot.moved((-2.4, 2.85, 0)),
        tube([(-2.4, 3.05, 0.86), (-2.4, 3.05, 1.02), (-2.4, 2.92, 1.0)], 0.02, "#c9ccd0", 6, 8),
        boxes([(-2.4, 3.12, 1.65)], (0.9, 0.04, 0.95), "#8a6238", Surface.WOOD),
        boxes([(-2.4, 3.095, 1.65)], (0.8, 0.02, 0.85), "#cfe0e6", Surface.GLASS),
        boxes([(-2.4, 3.05, 2.25)], (0.7, 0.1, 0.08), "#fff3d6", Surface.EMISSIVE),
        tube([(-1.7, 3.08, 1.3), (-1.1, 3.08, 1.3)], 0.012, "#c9ccd0", Surface.METAL, 6),
        block((0.4, 0.05, 0.6), (-1.4, 3.06, 1.02), 0.015, "#d9573f", Surface.CARPET),
        boxes([(-3.5, 1.6, 1.5), (-3.5, 1.6, 1.9)], (0.2, 0.9, 0.03), "#8a6238", Surface.WOOD),
    ]
    for k, color in enumerate(("#f4f1e8", "#e8b04a", "#7fb5b5")):
        roll = cylinder((-3.58, 1.35 + 0.24 * k, 1.6), (-3.38, 1.35 + 0.24 * k, 1.6), 0.1,
            color=color, surface=Surface.CARPET, segments=14)  # fmt: skip
        parts.append(roll)
    mat = block((1.0, 0.6, 0.02), (1.2, 1.75, 0.01), 0.008, "#d9573f", Surface.CARPET)
    return join([*parts, mat])


def _toilet() -> Mesh:
    """A toilet at the right wall, its front toward the room."""
    white = "#fbfdfd"
    bowl = lathe([(0.14, 0), (0.12, 0.16), (0.2, 0.36), (0.22, 0.4), (0.02, 0.41)], white, 7, 22)
    parts = [
        bowl.moved(scale=(1, 1.25, 1)),
        lathe([(0.23, 0.41), (0.22, 0.45), (0.01, 0.45)], "#e9eef0", 7, 22).moved(
            scale=(1, 1.25, 1)
        ),
        block((0.42, 0.2, 0.42), (0, 0.34, 0.66), 0.02, white, Surface.PLASTIC),
        boxes([(0, 0.34, 0.89)], (0.06, 0.06, 0.03), "#c9ccd0", Surface.METAL),
    ]
    paper = cylinder((3.5, 0.75, 0.85), (3.38, 0.75, 0.85), 0.07, color="#ffffff", surface=11)
    door = put(doorway(0.85, 2.1, "#e9eef0"), -3.57, -1.5, np.pi / 2)
    return join([put(join(parts), 3.1, 1.5, -np.pi / 2), paper, door,
        put(piece_of("plant", "potted_plant", 0.7, "#3f7a3a"), -0.7, 2.85)])  # fmt: skip


_ATTIC_TALL = 4.2


def attic(on: Occasion) -> SetPiece:
    """Under the roof: rafters, a round window, boxes, a trunk, what nobody needs any more."""
    shell = Shell(-4.6, 4.6, -11.0, 4.4, _ATTIC_TALL, ("#8f6b45", Surface.PLANKS),
        ("#8a6a48", Surface.PLANKS), ceiling="", trim="",
        openings=(Opening("back", 0.0, 1.3, 1.25, 2.55, (2, 2), "#5e452c"),))  # fmt: skip
    lamps = lamps_at([(0.6, 0.6, 2.2)], 1.5, WARM, 0.05) + lamps_at([(0.0, -6.0, 2.3)], 1.0, WARM)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), _roof(shell), _attic_things(on)]
    return SetPiece("attic", join(mesh), "wood", 2.5, shell_walls(shell), lamps, indoor=True)


def _roof(shell: Shell) -> Mesh:
    """Two slopes of boards over rafters that meet in a ridge along y."""
    x, y = shell.middle
    parts = []
    slope = np.arctan2(2.6, shell.right)
    beams = [(0, float(v), 0.0) for v in np.arange(-shell.deep / 2 + 0.3, shell.deep / 2, 1.25)]
    for s in (-1, 1):
        for inner, outer in ((0.0, 0.7), (0.7, 1.0)):
            share = (inner + outer) / 2
            at = (s * shell.right * share, y, 4.1 - 2.6 * share)
            wide = shell.right * (outer - inner) / np.cos(slope) + 0.02
            board = boxes([(0, 0, 0.1)], (wide, shell.deep + 0.4, 0.12), "#7d5c3c", Surface.PLANKS)
            rafters = boxes(beams, (wide, 0.14, 0.16), "#5e452c", Surface.WOOD)
            parts.append(join([board, rafters]).moved(at, turn(0, s * slope)))
    ties = [(x, float(v) + y, 3.2) for v in np.arange(-shell.deep / 2 + 0.3, shell.deep / 2, 2.5)]
    parts.append(boxes(ties, (3.6, 0.12, 0.16), "#5e452c", Surface.WOOD))
    return join(parts)


def _attic_things(on: Occasion) -> Mesh:
    crate, chance = crate_mesh("#8a6238", "#6d4a2a"), on.chance(141)
    cartons = [
        (-3.3, 3.4, 0.3),
        (-2.6, 3.7, 0.3),
        (-3.2, 3.5, 0.85),
        (3.6, 1.2, 0.3),
        (3.5, 0.4, 0.3),
    ]
    turns = chance.uniform(-0.4, 0.4, len(cartons)).astype(np.float32)
    bulb = ellipsoid(0.06, (0.6, 0.6, 2.2), "#ffe2a0", Surface.EMISSIVE, 10)
    wire = tube([(0.6, 0.6, 2.25), (0.6, 0.6, 4.0)], 0.008, "#2a2a2a", 8, 5, caps=False)
    shelf = piece_of("furniture", "shelf", 1.5, "#6b4a2e", "wood")
    webs = tube([(-4.4, 4.3, 1.6), (-3.6, 4.3, 2.0), (-3.2, 4.3, 2.9)], 0.006, "#d9d9d9", 4, 4)
    return join([boxes(cartons, (0.62, 0.55, 0.55), "#b58a58", Surface.PAPER, turns),
        put(crate, 2.6, 3.6, 0.2), put(crate, 3.4, 3.4, -0.3),
        put(piece_of("box", "chest", 1.1, "#7a4f2c", "wood"), -1.6, 3.5, 0.1),
        put(piece_of("furniture", "chair", 0.95, "#7a5233", "wood"), 1.7, 3.3, 0.6),
        put(piece_of("furniture", "lamp", 1.5, "#d9b97a"), -3.9, 1.9),
        put(piece_of("prop", "picture", 0.9, "#b8923f"), -2.3, 4.15, 0.0, 0.0).moved((0, 0, 0.5)),
        put(shelf, 3.9, 2.5, -np.pi / 2), bulb, wire, webs,
        put(piece_of("prop", "teddy", 0.45, "#9a6b42"), -1.6, 3.4, 0.2, 0.55)])  # fmt: skip
