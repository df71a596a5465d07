"""Rooms of a town that everybody has to go to some day: a laundromat and a courtroom."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import doorway, put, sign
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import pew
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.shapes import cylinder, ellipsoid, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn

_OAK, _DARK, _BRASS = "#7a4a28", "#5a3419", "#c9a24a"
_PANELS = [(x, y) for x in (-2.4, 2.4) for y in (-7.0, -2.6, 1.8)]


def laundromat(on: Occasion) -> SetPiece:
    """Machines in a row with round windows, dryers over them, a bench, baskets, a tiled floor."""
    window = (Opening("left", -3.2, 3.6, 0.7, 2.5, (2, 1), "#8f969c"),)
    shell = Shell(-4.6, 4.6, -10.5, 4.2, 3.0, ("#dfe4e2", Surface.TILE),
        ("#bfe0dc", Surface.PLASTER), "#f5f7f6", dado="#e9eeec", dado_high=1.1,
        dado_surface=Surface.TILE, trim="#7a8a8a", openings=window)  # fmt: skip
    checks = boxes([(x, y, 0.001) for i, x in enumerate(np.arange(-4.3, 4.6, 0.6))
        for j, y in enumerate(np.arange(-10.2, 4.2, 0.6)) if (i + j) % 2], (0.6, 0.6, 0.004),
        "#5f8f9a", Surface.TILE)  # fmt: skip
    lamps = lamps_at([(x, y, 2.85) for x, y in _PANELS], 1.0, COOL)
    mesh = [shell_mesh(shell), outside(on, shell, "town"), checks,
        ceiling_lights(_PANELS, 3.0, (1.4, 0.4), "#f4fbff"), _machines(), _folding(),
        sign("wash", 1.5, 0.5, "#27608a", "#f4fbff").moved((0, 4.12, 2.62))]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (4.4, 0.45, 0.6), (0.0, 3.8, 0.6)),
        Collider("box", (0.4, 1.5, 0.5), (4.1, -1.4, 0.5)))  # fmt: skip
    return SetPiece("laundromat", join(mesh), "tiles", 2.1, walls, lamps, indoor=True)


def _machines() -> Mesh:
    """Washing machines along the back wall and, over them, the dryers."""
    parts = []
    for k, x in enumerate(np.arange(-3.85, 4.0, 0.77)):
        parts.append(put(_machine(("#8a4a5a", "#4a6a9a", "#c9a84a", "#5a8a6a")[k % 4]), float(x),
            3.75))  # fmt: skip
        dryer = [block((0.74, 0.7, 0.86), (0, 0, 0), 0.03, "#d5dbde", Surface.METAL),
            *_porthole("#3a4248", 0.27)]  # fmt: skip
        parts.append(put(join(dryer), float(x), 3.8, 0.0, 1.72))
    return join(parts)


def _machine(load: str) -> Mesh:
    """One machine 0.95 m tall: a drum of washing behind glass, dials, a slot for coins."""
    body = block((0.7, 0.72, 0.95), (0, 0, 0.475), 0.03, "#f4f6f7", Surface.METAL)
    panel = boxes([(0, -0.37, 0.86)], (0.64, 0.02, 0.12), "#27608a", Surface.PLASTIC)
    dials = [cylinder((u, -0.38, 0.86), (u, -0.42, 0.86), 0.03, color="#e9edf0",
        surface=Surface.PLASTIC, segments=10) for u in (-0.22, -0.1)]  # fmt: skip
    lit = boxes([(0.2, -0.385, 0.86)], (0.14, 0.01, 0.05), "#7fe08a", Surface.EMISSIVE)
    door = [one.moved((0, -0.02, 0.45)) for one in _porthole(load, 0.24)]
    return join([body, panel, *dials, lit, *door])


def _porthole(load: str, radius: float) -> list[Mesh]:
    """A round door that looks toward -y, with what turns behind its glass."""
    upright = turn(0, 0, np.pi / 2)
    ring = torus(radius, 0.035, color="#a9b2b8", surface=Surface.METAL, segments=28)
    dark = cylinder((0, -0.36, 0), (0, -0.355, 0), radius, color="#2b3238", surface=10, segments=24)
    wash = [ellipsoid((0.4 * radius, 0.03, 0.3 * radius), (u * radius, -0.36, w * radius), load,
        Surface.CLOTH, 10) for u, w in ((-0.35, -0.4), (0.3, -0.5), (0.05, -0.15))]  # fmt: skip
    return [ring.moved((0, -0.37, 0), upright), dark, *wash]


def _folding() -> Mesh:
    """A table with folded washing, chairs in a row, baskets on wheels, a machine for change."""
    table = [
        block((0.8, 3.0, 0.06), (4.1, -1.4, 0.9), 0.02, "#f0f2f2", Surface.PLASTIC),
        boxes([(4.1, -1.4 + s * 1.3, 0.44) for s in (-1, 1)], (0.6, 0.08, 0.88), "#8f969c", 6),
    ]
    stacks = [
        block((0.42, 0.34, 0.05), (4.1, -2.4 + 0.7 * k, 0.96 + 0.05 * j), 0.02, c, Surface.CLOTH)
        for k in range(3)
        for j, c in enumerate(("#d98a7a", "#f2ece0", "#6f8ab5"))
    ]
    seat = join(
        [
            block((0.5, 0.46, 0.06), (0, 0, 0.45), 0.03, "#e0702a", Surface.PLASTIC),
            block((0.5, 0.06, 0.5), (0, 0.22, 0.72), 0.03, "#e0702a", Surface.PLASTIC),
            boxes([(s * 0.2, 0, 0.21) for s in (-1, 1)], (0.04, 0.36, 0.42), "#8f969c", 6),
        ]
    )
    row = [put(seat, -4.1, 0.2 + 0.62 * k, np.pi / 2) for k in range(4)]
    basket = join([block((0.6, 0.5, 0.4), (0, 0, 0.5), 0.05, "#e9edf0", Surface.PLASTIC),
        ellipsoid((0.26, 0.2, 0.14), (0, 0, 0.7), "#b5c8d9", Surface.CLOTH, 12),
        *(tube([(u, v, 0), (u, v, 0.32)], 0.02, "#8f969c", 6, 6) for u in (-0.24, 0.24)
        for v in (-0.2, 0.2))])  # fmt: skip
    change = join([block((0.6, 0.4, 1.7), (0, 0, 0.85), 0.03, "#27608a", Surface.METAL),
        boxes([(0, -0.21, 1.25)], (0.4, 0.02, 0.3), "#ffe7a0", Surface.EMISSIVE)])  # fmt: skip
    return join([*table, *stacks, *row, put(basket, 3.45, 2.8, 0.4), put(basket, -3.4, 2.75, -0.3),
        put(change, 4.3, 1.6, np.pi / 2), put(doorway(1.0, 2.2, "#8f969c"), 4.56, -4.6,
        -np.pi / 2)])  # fmt: skip


def courtroom(on: Occasion) -> SetPiece:
    """Oak panels, the judge's bench on its dais under a seal and flags, tables, the jury's box."""
    windows = tuple(Opening("left", y, 1.4, 1.7, 4.2, (2, 4), _DARK) for y in (-6.0, -2.6, 0.8))
    shell = Shell(-7.0, 7.0, -15.5, 6.5, 4.8, ("#8a5f3a", Surface.PLANKS),
        ("#e9e0cc", Surface.PLASTER), "#f2ede0", dado=_OAK, dado_high=1.5, trim=_DARK,
        openings=windows)  # fmt: skip
    lamps = lamps_at([(x, y, 4.2) for x in (-3.0, 3.0) for y in (-6.5, -1.5, 3.4)], 1.5, NEUTRAL)
    lamps += lamps_at([(0.0, 4.0, 3.4)], 1.2, WARM)
    globes = copies(ellipsoid(0.22, (0, 0, 4.2), "#fff4d8", Surface.EMISSIVE, 14),
        [(x, y, 0) for x in (-3.0, 3.0) for y in (-6.5, -1.5, 3.4)])  # fmt: skip
    mesh = [shell_mesh(shell), outside(on, shell, "town"), globes, _bench_of_judge(), _jury(),
        _tables(), copies(pew(4.6, _OAK), [(s * 3.4, y, 0) for s in (-1, 1)
        for y in (-13.6, -12.2, -10.8)])]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.3, 0.9, 0.8), (0.0, 5.0, 0.8)),
        Collider("box", (0.9, 2.0, 0.6), (5.8, 1.2, 0.6)),
        *(Collider("box", (0.9, 0.45, 0.4), (s * 4.3, -3.6, 0.4)) for s in (-1, 1)))  # fmt: skip
    return SetPiece("courtroom", join(mesh), "wood", 2.7, walls, lamps, indoor=True)


def _bench_of_judge() -> Mesh:
    """The raised bench, panels and a seal behind it, flags, a gavel, a stand for witnesses."""
    dais = boxes([(0, 5.2, 0.15)], (7.0, 2.6, 0.3), _DARK, Surface.WOOD)
    front = block((4.4, 0.5, 1.25), (0, 4.5, 0.92), 0.04, _OAK, Surface.WOOD)
    top = block((4.7, 0.8, 0.07), (0, 4.55, 1.58), 0.02, _DARK, Surface.WOOD)
    panels = boxes([(-1.65 + 1.1 * k, 4.23, 0.95) for k in range(4)], (0.86, 0.04, 0.84), _DARK, 9)
    wall = boxes([(0, 6.4, 2.3)], (6.4, 0.14, 4.0), _OAK, Surface.WOOD)
    ribs = boxes([(-3.0 + 1.2 * k, 6.3, 2.3) for k in range(6)], (0.14, 0.12, 4.0), _DARK, 9)
    seal = [
        cylinder(
            (0, 6.3 - 0.05 * k, 3.5), (0, 6.24 - 0.05 * k, 3.5), r, color=c, surface=6, segments=32
        )
        for k, (r, c) in enumerate(((0.62, _BRASS), (0.5, "#27386a"), (0.2, _BRASS)))
    ]
    chair = [block((0.8, 0.16, 1.3), (0, 5.75, 1.55), 0.06, "#3a1418", Surface.LEATHER)]
    flags = []
    for s, color in ((-1, "#27489a"), (1, "#8a1f2a")):
        flags += [
            tube([(s * 2.7, 5.9, 0.3), (s * 2.7, 5.9, 3.1)], 0.025, _BRASS, 6, 7),
            block((0.34, 0.2, 1.5), (s * 2.62, 5.86, 2.2), 0.08, color, Surface.CLOTH),
        ]
    box = [
        block((1.3, 0.08, 1.0), (0, -0.6, 0.8), 0.02, _OAK, Surface.WOOD),
        *(block((0.08, 1.2, 1.0), (s * 0.62, 0, 0.8), 0.02, _OAK, Surface.WOOD) for s in (-1, 1)),
    ]
    return join([dais, front, top, panels, wall, ribs, *seal, *chair, *flags,
        put(join(box), -3.7, 5.0)])  # fmt: skip


def _jury() -> Mesh:
    """Two rows of chairs for the jury behind a panelled rail along the right wall."""
    rail = [block((0.1, 4.2, 0.9), (4.9, 1.2, 0.45), 0.03, _OAK, Surface.WOOD),
        block((0.24, 4.3, 0.06), (4.9, 1.2, 0.93), 0.02, _DARK, Surface.WOOD)]  # fmt: skip
    seat = join([block((0.46, 0.46, 0.1), (0, 0, 0.46), 0.03, "#3a1418", Surface.LEATHER),
        block((0.46, 0.1, 0.6), (0, 0.22, 0.82), 0.03, "#3a1418", Surface.LEATHER),
        boxes([(0, 0, 0.2)], (0.1, 0.1, 0.4), _DARK, 9)])  # fmt: skip
    step = boxes([(6.45, 1.2, 0.12)], (0.9, 4.2, 0.24), _DARK, Surface.WOOD)
    places = [(5.5, 0.0), (6.4, 0.24)]
    chairs = [put(seat, x, -0.5 + 0.68 * k, -np.pi / 2, z) for x, z in places for k in range(6)]
    return join([*rail, step, *chairs])


def _tables() -> Mesh:
    """The tables of both parties with papers, and the bar behind which people listen."""
    table = join(
        [
            block((1.8, 0.9, 0.06), (0, 0, 0.76), 0.02, _DARK, Surface.WOOD),
            boxes([(s * 0.8, 0, 0.37) for s in (-1, 1)], (0.08, 0.76, 0.74), _OAK, Surface.WOOD),
            boxes([(-0.4, 0.1, 0.8), (0.3, -0.1, 0.8)], (0.24, 0.32, 0.02), "#fbf8f0", 5),
        ]
    )
    bar = boxes([(s * 4.1, -9.4, 0.92) for s in (-1, 1)], (5.6, 0.14, 0.08), _DARK, Surface.WOOD)
    posts = boxes([(s * (1.4 + 0.4 * k), -9.4, 0.45) for s in (-1, 1) for k in range(14)],
        (0.06, 0.06, 0.9), _OAK, Surface.WOOD)  # fmt: skip
    return join([put(table, -4.3, -3.6), put(table, 4.3, -3.6), bar, posts])
