"""A dark stage with one light on it: from above, on whoever is in the middle."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.fittings import curtain
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.shapes import tube
from soracli.stage.things.forms import boxes

_HIGH = 6.4
"""Metres up to what lamps hang from."""
_BOARDS = ("#3a2c22", "#352820", "#3e3026")


def spotlit_stage(on: Occasion) -> SetPiece:
    """Dark boards before a dark curtain, a truss above; the lamp with its light is of the story."""
    del on
    shell = Shell(-11.0, 11.0, -26.0, 6.0, 9.0, ("#0c0b0c", Surface.CARPET),
        ("#0e0c0e", Surface.MATTE), "#0a090a", trim="", cells=20)  # fmt: skip
    back = curtain(22.0, 8.4, "#2a0a0e", 9.0, 0.16).moved((0, 4.9, 0))
    lamps = (
        Lamp((0.0, -0.6, 4.6), (7.5, 7.0, 5.9), 0.2),
        Lamp((0.0, -5.5, 3.4), (0.9, 0.9, 1.1), 0.2),
    )
    walls = (*shell_walls(shell), Collider("box", (9.0, 0.3, 3.0), (0.0, 4.4, 3.0)))
    mesh = [shell_mesh(shell), _boards(), _truss(), back]
    return SetPiece("spotlit stage", join(mesh), "wood", 3.4, walls, lamps, indoor=True)


def _boards() -> Mesh:
    size = (18.0, 0.29, 0.08)
    return join(
        boxes([(0, y, -0.03) for y in np.arange(-6.4 + 0.3 * k, 5.0, 0.9)], size, color, 9)
        for k, color in enumerate(_BOARDS)
    )


def _truss() -> Mesh:
    """What lamps hang from: one is of the story, over whom it shines on."""
    levels = (_HIGH + 0.3, _HIGH + 0.6)
    return join([tube([(-9, 0, z), (9, 0, z)], 0.04, "#1c1d20", 6, 6) for z in levels])
