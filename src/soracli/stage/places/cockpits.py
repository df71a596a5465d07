"""The cockpit of an airliner above the clouds."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import put
from soracli.stage.places.land import strip
from soracli.stage.places.lights import COOL, NEUTRAL, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Opening, Shell, shell_mesh, shell_walls
from soracli.stage.shapes import cylinder, ellipsoid, torus, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn

_GRAY, _DARK, _SKIN = "#6f7a80", "#23282c", "#c9ced0"
_SEATS = (-1.5, 1.5)
"""Where the seats of the two pilots stand along x, in metres: apart, so that one sees between."""


def cockpit(on: Occasion) -> SetPiece:
    """Two seats before the windscreen, dials below it, switches overhead, clouds beyond."""
    panes = tuple(Opening("back", x, 1.5, 1.15, 2.05, (1, 1), _DARK) for x in (-1.65, 0.0, 1.65))
    sides = tuple(Opening(side, 3.3, 1.1, 1.15, 1.95, (1, 1), _DARK) for side in ("left", "right"))
    shell = Shell(-2.6, 2.6, -9.2, 4.5, 2.4, ("#3f464c", Surface.CARPET),
        (_SKIN, Surface.PLASTIC), "#aab2b6", dado=_GRAY, dado_high=1.0,
        dado_surface=Surface.PLASTIC, trim="", openings=(*panes, *sides), cells=10)  # fmt: skip
    lamps = lamps_at([(s * 1.2, 3.7, 1.2) for s in (-1, 1)], 0.35, COOL)
    lamps += lamps_at([(0.0, 0.0, 2.3), (0.0, -3.5, 2.3)], 0.8, NEUTRAL)
    mesh = [shell_mesh(shell), _cloud_floor(on), _panel().moved((0, 1.6, 0)), _overhead(),
        *(put(_pilot_seat(), x, 2.85) for x in _SEATS), _door()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.5, 0.45, 0.55), (0.0, 4.1, 0.55)),
        *(Collider("box", (0.35, 0.4, 0.6), (x, 2.85, 0.6)) for x in _SEATS))  # fmt: skip
    return SetPiece("cockpit", join(mesh), "carpet", 1.6, walls, lamps, indoor=True)


def _cloud_floor(on: Occasion) -> Mesh:
    """A sea of clouds some way below, as far as one sees."""
    chance = on.chance(690)
    sheet = strip((-2500, 2500), (-2500, 2500), -60.0, "#eef2f6", Surface.MATTE, 6)
    puff = lumpy((26, 20, 9), on.seed + 691, 0.35, "#f7f9fb", Surface.MATTE, 2, True)
    angle, away = chance.uniform(0.3, np.pi - 0.3, 110), chance.uniform(70, 900, 110)
    at = np.stack([away * np.cos(angle), away * np.sin(angle), chance.uniform(-60, -52, 110)], 1)
    sizes = chance.uniform(0.6, 2.2, 110).astype(np.float32)
    return join([sheet, copies(puff, at, chance.uniform(0, 6.28, 110).astype(np.float32), sizes)])


def _panel() -> Mesh:
    """The instruments: screens with horizon and map, round dials, the throttles between."""
    hood = block((5.0, 0.7, 0.14), (0, 2.55, 1.06), 0.05, _DARK, Surface.RUBBER)
    board = boxes([(0, 2.52, 0.74)], (5.0, 0.5, 0.56), _GRAY, Surface.PLASTIC)
    screens, dials = [], []
    for x in (-1.9, -1.2, 0.0, 1.2, 1.9):
        screens.append(boxes([(x, 2.26, 0.78)], (0.52, 0.02, 0.42), "#0c1014", Surface.PLASTIC))
        sky, earth = ("#3f8fd0", "#8a5a2c") if x else ("#123a2a", "#2f8a5a")
        screens.append(boxes([(x, 2.245, 0.86)], (0.46, 0.01, 0.2), sky, Surface.EMISSIVE))
        screens.append(boxes([(x, 2.245, 0.68)], (0.46, 0.01, 0.16), earth, Surface.EMISSIVE))
        dials += [(x + u, 2.25, 0.5) for u in (-0.14, 0.14)]
    face = cylinder((0, 0, 0), (0, -0.02, 0), 0.08, color="#101418", surface=7, segments=14)
    hand = boxes([(0, -0.025, 0.02)], (0.012, 0.008, 0.06), "#f2f6f8", Surface.EMISSIVE)
    desk = block((0.8, 1.3, 0.62), (0, 1.7, 0.31), 0.05, _GRAY, Surface.PLASTIC)
    levers = [join([tube([(x, 1.5, 0.6), (x, 1.6, 0.82)], 0.02, "#e9edf0", 6, 6),
        ellipsoid(0.045, (x, 1.61, 0.84), "#16181a", Surface.PLASTIC, 10)])
        for x in (-0.12, 0.0, 0.12)]  # fmt: skip
    lit = boxes([(0.26 * (k % 3) - 0.26, 1.3 + 0.12 * (k // 3), 0.625) for k in range(6)],
        (0.06, 0.05, 0.02), "#ffb43c", Surface.EMISSIVE)  # fmt: skip
    yokes = []
    for x in _SEATS:
        yokes += [tube([(x, 2.2, 0.45), (x, 1.85, 0.85)], 0.035, _DARK, 6, 8),
            torus(0.17, 0.025, color=_DARK, surface=7, segments=18).moved((x, 1.83, 0.88),
            turn(0, 0, 1.2))]  # fmt: skip
    return join([hood, board, *screens, copies(join([face, hand]), dials), desk, *levers, lit,
        *yokes])  # fmt: skip


def _overhead() -> Mesh:
    """Switches and small lights in the ceiling between the seats."""
    plate = boxes([(0, 0.9, 2.36)], (1.1, 2.4, 0.06), _DARK, Surface.PLASTIC)
    spots = [(0.2 * (k % 5) - 0.4, 0.0 + 0.3 * (k // 5), 2.31) for k in range(35)]
    knobs = boxes(spots[::2], (0.05, 0.08, 0.05), "#c9ced0", Surface.METAL)
    lights = boxes(spots[1::2], (0.06, 0.05, 0.02), "#7fe0a0", Surface.EMISSIVE)
    return join([plate, knobs, lights])


def _pilot_seat() -> Mesh:
    """A seat on its rail that looks toward +y, with arm rests and a sheepskin."""
    return join([block((0.6, 0.56, 0.14), (0, 0, 0.48), 0.05, "#3a4a5a", Surface.LEATHER),
        block((0.58, 0.14, 0.86), (0, -0.3, 0.95), 0.06, "#8a7a66", Surface.FUR),
        block((0.34, 0.12, 0.24), (0, -0.3, 1.48), 0.05, "#3a4a5a", Surface.LEATHER),
        *(block((0.08, 0.44, 0.06), (s * 0.33, -0.02, 0.72), 0.02, _DARK, 7) for s in (-1, 1)),
        boxes([(0, 0, 0.2)], (0.3, 0.4, 0.4), _GRAY, Surface.METAL)])  # fmt: skip


def _door() -> Mesh:
    """The armoured door to the cabin behind, and the seat of a third man folded at the wall."""
    return join([boxes([(0, -9.1, 1.0)], (0.8, 0.06, 2.0), "#9aa4aa", Surface.METAL),
        boxes([(0.28, -9.05, 1.0)], (0.05, 0.05, 0.2), _DARK, Surface.METAL),
        block((0.16, 0.5, 1.0), (-2.5, -3.0, 0.9), 0.04, "#3a4a5a", Surface.LEATHER)])  # fmt: skip
