"""A living room, open toward the camera: planks, a window, sofa, rug, lamps, shelves, pictures."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.land import strip
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import disc, sheet
from soracli.stage.things.forms import boxes, turn
from soracli.stage.things.furniture import bookcase

_LEFT, _RIGHT, _BACK, _FRONT, _TALL = -6.5, 6.5, 6.0, -15.0, 3.4


def room(on: Occasion) -> SetPiece:
    """13 m wide; the back wall stands at y = 6, the front wall behind the camera at y = -15."""
    lamps = (
        Lamp((-5.1, 4.7, 1.62), (2.3, 1.7, 1.05), 0.0),
        Lamp((5.35, 4.9, 1.2), (1.5, 1.1, 0.68), 0.0),
        Lamp((0.0, -1.0, 3.1), (1.7, 1.5, 1.25), 0.0),
        Lamp((0.0, -9.0, 3.1), (1.7, 1.5, 1.25), 0.0),
    )
    return SetPiece(
        name="room",
        mesh=join([_shell(on), _window(on), _furniture(on)]),
        ground="wood",
        reach=3.4,
        colliders=(
            Collider("box", (8.0, 0.2, 2.0), (0.0, _BACK + 0.2, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_LEFT - 0.2, -4.0, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_RIGHT + 0.2, -4.0, 2.0)),
            Collider("box", (1.1, 0.45, 0.4), (-1.2, 4.7, 0.4)),
        ),
        lamps=lamps,
        indoor=True,
    )


def _shell(on: Occasion) -> Mesh:
    del on
    floor = strip((_LEFT, _RIGHT), (_FRONT, _BACK), 0.0, "#a5764a", Surface.PLANKS, 26)
    ceiling = strip((_LEFT, _RIGHT), (_FRONT, _BACK), _TALL, "#f2efe8", Surface.PLASTER, 8)
    wall = "#c9cdb9"
    depth = _BACK - _FRONT
    middle = (_BACK + _FRONT) / 2
    walls = [
        boxes([(_LEFT - 0.1, middle, _TALL / 2)], (0.2, depth, _TALL), wall, Surface.PLASTER),
        boxes([(_RIGHT + 0.1, middle, _TALL / 2)], (0.2, depth, _TALL), wall, Surface.PLASTER),
        boxes([(0, _FRONT - 0.1, _TALL / 2)], (13.4, 0.2, _TALL), wall, Surface.PLASTER),
        boxes([(-3.75, _BACK + 0.1, _TALL / 2), (4.75, _BACK + 0.1, _TALL / 2)],
              [(5.5, 0.2, _TALL), (3.5, 0.2, _TALL)], wall, Surface.PLASTER),
        boxes([(1.0, _BACK + 0.1, 0.45), (1.0, _BACK + 0.1, 3.1)],
              [(4.0, 0.2, 0.9), (4.0, 0.2, 0.6)], wall, Surface.PLASTER),
    ]
    trim = boxes(
        [(0, _BACK - 0.02, 0.07), (_LEFT + 0.02, middle, 0.07), (_RIGHT - 0.02, middle, 0.07),
         (0, _BACK - 0.03, _TALL - 0.06)],
        [(13.0, 0.04, 0.14), (0.04, depth, 0.14), (0.04, depth, 0.14), (13.0, 0.06, 0.12)],
        "#f4f1e8", Surface.WOOD,
    )
    return join([floor, ceiling, *walls, trim])


def _window(on: Occasion) -> Mesh:
    """A wide window in the back wall with curtains; a garden outside."""
    frame = "#f4f1e8"
    bars = boxes(
        [(-0.98, _BACK, 1.85), (2.98, _BACK, 1.85), (1.0, _BACK, 0.92), (1.0, _BACK, 2.78),
         (1.0, _BACK, 1.85), (-0.0, _BACK, 1.85), (2.0, _BACK, 1.85), (1.0, _BACK, 2.2)],
        [(0.1, 0.16, 1.9), (0.1, 0.16, 1.9), (4.0, 0.2, 0.1), (4.0, 0.16, 0.1),
         (0.06, 0.1, 1.8), (0.06, 0.1, 1.8), (0.06, 0.1, 1.8), (4.0, 0.08, 0.05)],
        frame, Surface.WOOD,
    )
    curtains = []
    for low, high in ((-1.55, -0.65), (2.65, 3.55)):
        x = np.linspace(low, high, 30)
        y = _BACK - 0.2 + 0.06 * np.sin((x - low) * 30)
        rows = np.array([np.stack([x, y, np.full(30, z)], axis=1) for z in (0.05, 1.5, 2.95)])
        curtains.append(sheet(rows.astype(np.float32), "#b5543f", Surface.CLOTH))
    rod = boxes([(1.0, _BACK - 0.2, 2.98)], (5.4, 0.04, 0.04), "#8a6a3a", Surface.METAL)
    from soracli.stage.places.greenery import grove

    chance = on.chance(110)
    lawn = strip((-40, 40), (_BACK + 0.6, 60), -0.4, "#7d9f4b", Surface.GRASS, 10)
    at = np.array([(-4, 19, -0.4), (4.5, 24, -0.4), (9.5, 17, -0.4), (0.5, 33, -0.4)], np.float32)
    return join([bars, *curtains, rod, lawn, grove(at, chance, (5.5, 8), leaves=700)])


def _furniture(on: Occasion) -> Mesh:
    parts = [
        piece_of("furniture", "sofa", 2.5, "#3f5f7a", "cloth").moved((-1.6, 4.7, 0)),
        piece_of("furniture", "armchair", 1.0, "#a8603a", "cloth").moved((4.7, 3.4, 0), turn(-0.8)),
        piece_of("furniture", "lamp", 1.75, "#fbe3b0").moved((-5.1, 4.7, 0)),
        piece_of("furniture", "table", 1.0, "#8a5f38", "wood").moved((5.4, 5.0, 0)),
        piece_of("prop", "table_lamp", 0.55, "#fbe3b0").moved((5.35, 4.95, 0.5)),
        piece_of("plant", "potted_plant", 1.3, "#3f7a3a").moved((-3.75, 5.2, 0)),
        piece_of("plant", "potted_plant", 0.9, "#4a8a3f").moved((3.9, 5.35, 0)),
        piece_of("furniture", "piano", 1.5, "#2b1d16", "wood").moved((-5.9, -2.6, 0), turn(np.pi / 2)),
        piece_of("furniture", "door", 2.1, "#f0ead8", "wood").moved((6.44, -3.4, 0), turn(-np.pi / 2)),
        piece_of("furniture", "door", 2.1, "#f0ead8", "wood").moved((2.0, -14.94, 0), turn(np.pi)),
        bookcase(2.0, 2.5, "#7d5a38", on.seed + 1).moved((-6.25, 2.0, 0), turn(np.pi / 2)),
        bookcase(1.6, 2.2, "#7d5a38", on.seed + 2).moved((6.25, 1.0, 0), turn(-np.pi / 2)),
        bookcase(3.0, 2.3, "#7d5a38", on.seed + 3).moved((-2.8, -14.7, 0), turn(np.pi)),
        _picture(0.9).moved((-3.0, 5.95, 1.75)),
        _picture(1.2).moved((4.75, 5.95, 1.6)),
        _picture(0.8).moved((6.44, -0.9, 1.7), turn(-np.pi / 2)),
        _picture(1.0).moved((-6.44, -0.2, 1.7), turn(np.pi / 2)),
    ]
    return join([_rug(), *parts])


def _picture(wide: float) -> Mesh:
    return piece_of("prop", "picture", wide, "#8a6238", "wood")


def _rug() -> Mesh:
    """A round rug of rings behind the acting area's middle."""
    rings = [
        disc(2.3 - 0.42 * k, (-0.9, 2.4, 0.006 + 0.003 * k), color, Surface.CARPET, 48)
        for k, color in enumerate(("#7a2f2a", "#d9c9a0", "#7a2f2a", "#2f4a5c", "#d9c9a0"))
    ]
    squash = [ring.moved((0, 1.08, 0), scale=(1, 0.55, 1)) for ring in rings]
    return join(squash)
