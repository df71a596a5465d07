"""A packed sports arena: a wooden court under bright lights, people on all tiers around it."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.court import court_lines
from soracli.stage.places.fittings import put
from soracli.stage.places.land import patched, strip
from soracli.stage.places.lights import NEUTRAL, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import crowd, stand
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.things.forms import boxes

_MIDDLE = -10.3
"""Where along the hall the middle of the court is, metres: its basket is at (2.1, 0)."""
_ROWS, _SHARE = 10, 0.93
"""Rows of seats on each side, and the share of them that are taken."""


def arena(on: Occasion) -> SetPiece:
    """A basketball court of wood; a basket belongs to the story, and not to the set."""
    shell = Shell(-34.0, 18.0, -26.0, 22.0, 14.0, ("#2a2c31", Surface.CONCRETE),
        ("#1c1e23", Surface.MATTE), "#101114", trim="", cells=14)  # fmt: skip
    lamps = lamps_at([(x, y, 10.5) for x in (-12.0, -3.0, 4.0) for y in (-6.0, 5.0)], 5.0, NEUTRAL)
    mesh = [shell_mesh(shell).moved((0, 0, -0.06)), _wood(on), court_lines(), *_tiers(on), _rig()]
    walls = (*shell_walls(shell), Collider("box", (24.0, 0.1, 1.0), (_MIDDLE, 10.6, 0.5)))
    return SetPiece("arena", join(mesh), "wood", 9.0, walls, lamps, indoor=True)


def _wood(on: Occasion) -> Mesh:
    floor = strip((-27.0, 6.5), (-10.0, 10.0), -0.02, "#c08a4c", 22, 34)
    key = strip((-2.1, 3.675), (-2.45, 2.45), -0.003, "#8c2f2a", Surface.COURT, 8)
    return join([patched(floor, 0.04, on.seed, 2.0), key])


def _tiers(on: Occasion) -> list[Mesh]:
    """Stands along the far side and behind both baskets, full of people."""
    places = (
        (_MIDDLE, 11.0, 0.0, 44.0),
        (9.0, 0.0, -np.pi / 2, 20.0),
        (-29.5, 0.0, np.pi / 2, 20.0),
    )
    tiers = []
    for number, (x, y, turn, wide) in enumerate(places):
        rows = [
            stand(wide, _ROWS, "#3a4a7a", 0.5, 0.9),
            crowd(on.chance(60 + number), wide, _ROWS, _SHARE, 0.5, 0.9),
        ]
        tiers.append(put(join(rows), x, y, turn, 0.0))
    board = boxes([(_MIDDLE, 10.75, 0.45)], (44.0, 0.08, 0.9), "#1f3f8a", 26)
    return [*tiers, board]


def _rig() -> Mesh:
    """Trusses under the roof, with lights in rows."""
    bars = boxes([(_MIDDLE, y, 11.4) for y in (-6.0, 0.0, 6.0)], (46.0, 0.3, 0.3), "#3a3f45",
        Surface.METAL)  # fmt: skip
    at = [(x, y, 11.1) for x in np.arange(-28.0, 10.0, 4.0) for y in (-6.0, 0.0, 6.0)]
    return join([bars, boxes(at, (1.4, 0.5, 0.14), "#fff8e8", 26)])
