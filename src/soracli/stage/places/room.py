"""A living room, open toward the camera: planks, a window, sofa, rug, lamps, shelves, pictures."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.greenery import grove
from soracli.stage.places.land import strip
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import disc, lathe, sheet, tube
from soracli.stage.things.forms import boxes, turn
from soracli.stage.things.furniture import bookcase

_LEFT, _RIGHT, _BACK, _FRONT, _TALL = -5.0, 5.0, 4.6, -13.0, 3.0


def room(on: Occasion) -> SetPiece:
    """10 m wide; the back wall stands at y = 4.6, the front wall behind the camera at y = -13."""
    lamps = (
        Lamp((-4.3, 3.9, 1.62), (1.9, 1.4, 0.85), 0.0),
        Lamp((4.3, 4.0, 0.9), (1.2, 0.88, 0.54), 0.0),
        Lamp((0.4, 0.6, 2.3), (0.9, 0.76, 0.6), 0.0),
        Lamp((0.4, -7.5, 2.3), (0.8, 0.68, 0.54), 0.0),
    )
    return SetPiece(
        name="room",
        mesh=join([_shell(on), _window(on), _furniture(on)]),
        ground="wood",
        reach=3.0,
        colliders=(
            Collider("box", (8.0, 0.2, 2.0), (0.0, _BACK + 0.2, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_LEFT - 0.2, -4.0, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_RIGHT + 0.2, -4.0, 2.0)),
            Collider("box", (1.1, 0.45, 0.4), (-1.7, 3.6, 0.4)),
            Collider("box", (0.5, 0.5, 0.4), (3.85, 2.7, 0.4)),
            Collider("box", (0.55, 0.33, 0.2), (-1.4, 2.2, 0.2)),
        ),
        lamps=lamps,
        indoor=True,
    )


def _shell(on: Occasion) -> Mesh:
    del on
    floor = strip((_LEFT, _RIGHT), (_FRONT, _BACK), 0.0, "#a5764a", Surface.PLANKS, 26)
    wall = "#c9cdb9"
    depth = _BACK - _FRONT
    middle = (_BACK + _FRONT) / 2
    ceiling = boxes([(0, middle, _TALL + 0.1)], (10.4, depth + 0.4, 0.2), "#f2efe8")
    walls = [
        boxes([(_LEFT - 0.1, middle, _TALL / 2)], (0.2, depth, _TALL), wall, Surface.PLASTER),
        boxes([(_RIGHT + 0.1, middle, _TALL / 2)], (0.2, depth, _TALL), wall, Surface.PLASTER),
        boxes([(0, _FRONT - 0.1, _TALL / 2)], (10.4, 0.2, _TALL), wall, Surface.PLASTER),
        boxes(
            [(-3.1, _BACK + 0.1, _TALL / 2), (4.1, _BACK + 0.1, _TALL / 2)],
            [(4.2, 0.2, _TALL), (2.2, 0.2, _TALL)],
            wall,
            Surface.PLASTER,
        ),
        boxes(
            [(1.0, _BACK + 0.1, 0.45), (1.0, _BACK + 0.1, 2.85)],
            [(4.0, 0.2, 0.9), (4.0, 0.2, 0.3)],
            wall,
            Surface.PLASTER,
        ),
    ]
    trim = boxes(
        [
            (0, _BACK - 0.02, 0.07),
            (_LEFT + 0.02, middle, 0.07),
            (_RIGHT - 0.02, middle, 0.07),
            (0, _BACK - 0.03, _TALL - 0.06),
        ],
        [(10.0, 0.04, 0.14), (0.04, depth, 0.14), (0.04, depth, 0.14), (10.0, 0.06, 0.12)],
        "#f4f1e8",
        Surface.WOOD,
    )
    return join([floor, ceiling, *walls, trim])


def _window(on: Occasion) -> Mesh:
    """A wide window in the back wall with curtains; a garden outside."""
    frame = "#f4f1e8"
    bars = boxes(
        [
            (-0.98, _BACK, 1.85),
            (2.98, _BACK, 1.85),
            (1.0, _BACK, 0.92),
            (1.0, _BACK, 2.7),
            (1.0, _BACK, 1.85),
            (-0.0, _BACK, 1.85),
            (2.0, _BACK, 1.85),
            (1.0, _BACK, 2.2),
        ],
        [
            (0.1, 0.16, 1.9),
            (0.1, 0.16, 1.9),
            (4.0, 0.2, 0.1),
            (4.0, 0.16, 0.1),
            (0.06, 0.1, 1.8),
            (0.06, 0.1, 1.8),
            (0.06, 0.1, 1.8),
            (4.0, 0.08, 0.05),
        ],
        frame,
        Surface.WOOD,
    )
    curtains = []
    for low, high in ((-1.55, -0.65), (2.65, 3.55)):
        x = np.linspace(low, high, 30)
        y = _BACK - 0.2 + 0.06 * np.sin((x - low) * 30)
        rows = np.array([np.stack([x, y, np.full(30, z)], axis=1) for z in (0.05, 1.5, 2.78)])
        curtains.append(sheet(rows.astype(np.float32), "#b5543f", Surface.CLOTH))
    rod = boxes([(1.0, _BACK - 0.2, 2.8)], (5.4, 0.04, 0.04), "#8a6a3a", Surface.METAL)
    chance = on.chance(110)
    lawn = strip((-40, 40), (_BACK + 0.6, 60), -0.4, "#7d9f4b", Surface.GRASS, 10)
    at = np.array([(-4, 19, -0.4), (4.5, 24, -0.4), (9.5, 17, -0.4), (0.5, 33, -0.4)], np.float32)
    return join([bars, *curtains, rod, lawn, grove(at, chance, (5.5, 8), leaves=700)])


def _furniture(on: Occasion) -> Mesh:
    left, right = turn(np.pi / 2), turn(-np.pi / 2)
    parts = [
        piece_of("furniture", "sofa", 2.4, "#3f5f7a", "cloth").moved((-1.7, 3.6, 0)),
        piece_of("furniture", "armchair", 1.0, "#a8603a", "cloth").moved(
            (3.85, 2.7, 0), turn(-0.9)
        ),
        piece_of("furniture", "table", 1.1, "#8a5f38", "wood").moved(
            (-1.4, 2.2, 0), scale=(1, 1, 0.75)
        ),
        piece_of("prop", "mug", 0.11, "#c9502f").moved((-1.2, 2.1, 0.41)),
        piece_of("box", "book", 0.26, "#2f5f5a").moved((-1.65, 2.25, 0.41), turn(0.4)),
        piece_of("furniture", "lamp", 1.75, "#fbe3b0").moved((-4.3, 3.9, 0)),
        piece_of("furniture", "table", 0.7, "#8a5f38", "wood").moved((4.35, 4.05, 0)),
        piece_of("prop", "table_lamp", 0.55, "#fbe3b0").moved((4.3, 4.0, 0.35)),
        piece_of("plant", "potted_plant", 1.3, "#3f7a3a").moved((-3.3, 4.1, 0)),
        piece_of("plant", "potted_plant", 1.0, "#4a8a3f").moved((3.35, 4.15, 0)),
        piece_of("furniture", "piano", 1.5, "#2b1d16", "wood").moved((-4.62, -2.6, 0), left),
        piece_of("furniture", "door", 2.1, "#f0ead8", "wood").moved((4.95, -3.0, 0), right),
        piece_of("furniture", "door", 2.1, "#f0ead8", "wood").moved((2.0, -12.95, 0), turn(np.pi)),
        bookcase(1.8, 2.3, "#7d5a38", on.seed + 1).moved((-4.82, 1.2, 0), left),
        bookcase(1.6, 2.1, "#7d5a38", on.seed + 2).moved((4.82, 0.6, 0), right),
        bookcase(3.0, 2.2, "#7d5a38", on.seed + 3).moved((-2.4, -12.8, 0), turn(np.pi)),
        _picture(0.8).moved((-2.6, 4.56, 1.65)),
        _picture(0.7).moved((-4.1, 4.56, 1.85)),
        _picture(0.8).moved((4.94, -1.1, 1.6), right),
        _picture(1.0).moved((-4.94, -0.7, 1.6), left),
        *_pendant((0.4, 0.6)),
        *_pendant((0.4, -7.5)),
    ]
    return join([_rug(), *parts])


def _pendant(at: tuple[float, float]) -> list[Mesh]:
    """A shade hanging from the ceiling."""
    x, y = at
    shade = lathe([(0.3, 2.25), (0.1, 2.5), (0.02, 2.52)], "#e9d9b0", Surface.EMISSIVE, 24)
    cord = tube([(x, y, 2.5), (x, y, _TALL)], 0.008, "#2a2a2a", Surface.RUBBER, 5, caps=False)
    return [shade.moved((x, y, 0)), cord]


def _picture(wide: float) -> Mesh:
    return piece_of("prop", "picture", wide, "#8a6238", "wood")


def _rug() -> Mesh:
    """A round rug of rings behind the acting area's middle."""
    rings = [
        disc(2.2 - 0.4 * k, (-0.9, 1.3, 0.001 + 0.0006 * k), color, Surface.CARPET, 48)
        for k, color in enumerate(("#7a2f2a", "#d9c9a0", "#7a2f2a", "#2f4a5c", "#d9c9a0"))
    ]
    squash = [ring.moved((0, 0.52, 0), scale=(1, 0.6, 1)) for ring in rings]
    return join(squash)
