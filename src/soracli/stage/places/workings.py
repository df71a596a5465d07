"""Steel all around: an elevator, the engine room of a ship, the deck of an oil rig."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import lit_up
from soracli.stage.places.fixtures import railing
from soracli.stage.places.land import strip
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.sea import sea
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.shapes import cylinder, disc, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word

_STEEL, _DARK, _YELLOW, _RED = "#a9b0b5", "#3a4042", "#e8b030", "#b8352a"
_ABOVE, _LONG, _WIDE = 14.0, 22.0, 12.0
"""Metres from the sea up to the deck of a rig, and half its length and width."""


def elevator(on: Occasion) -> SetPiece:
    """An elevator seen from its open doors: panels of brushed steel, a mirror, rails for the hands,
    a board of lit buttons, the floor in red numbers."""
    del on
    shell = Shell(-5.0, 5.0, -10.5, 2.9, 2.9, ("#8a8f92", Surface.TILE),
        ("#d9d4c8", Surface.PLASTER), "#efece4", trim="")  # fmt: skip
    cabin = [boxes([(s * 1.95, 0.5, 1.4) for s in (-1, 1)], (0.1, 4.6, 2.8), _STEEL, Surface.METAL),
        boxes([(0, 2.8, 1.4)], (3.9, 0.1, 2.8), _STEEL, Surface.METAL),
        boxes([(0, 2.73, 1.75)], (2.6, 0.03, 1.6), "#6f7f88", Surface.WINDOW),
        boxes([(0, 0.5, 2.84)], (3.9, 4.6, 0.06), "#f4f2ea", Surface.METAL),
        boxes([(s * 0.95, y, 2.79) for s in (-1, 1) for y in (-0.6, 1.4)], (0.9, 0.9, 0.03),
        "#fff6e4", Surface.EMISSIVE), strip((-1.9, 1.9), (-1.8, 2.8), 0.004, "#5a2a2e",
        Surface.CARPET, 6)]  # fmt: skip
    seams = boxes([(s * 1.89, y, 1.4) for s in (-1, 1) for y in (-0.6, 0.6, 1.8)],
        (0.02, 0.03, 2.8), "#6f767a", Surface.METAL)  # fmt: skip
    rails = [
        tube([(s * 1.8, -1.2, 0.95), (s * 1.8, 2.6, 0.95)], 0.03, "#e4e6e8", Surface.METAL, 8)
        for s in (-1, 1)
    ] + [tube([(-1.8, 2.68, 0.95), (1.8, 2.68, 0.95)], 0.03, "#e4e6e8", 6, 8)]
    board = [boxes([(1.86, 1.2, 1.35)], (0.06, 0.5, 1.1), "#3a3f42", Surface.METAL),
        boxes([(1.81, 1.2 + u, 0.95 + 0.16 * k) for k in range(6) for u in (-0.12, 0.12)],
        (0.03, 0.1, 0.1), "#ffd88a", Surface.EMISSIVE)]  # fmt: skip
    number = lit_up(word("12", 0.5, 0.3, "#ff4a3a")).moved((0, 2.7, 2.68))
    frame = [
        boxes([(s * 3.5, -1.9, 1.45) for s in (-1, 1)], (3.0, 0.16, 2.9), "#c9c2b2", 31),
        boxes([(s * 1.98, -2.0, 1.4) for s in (-1, 1)], (0.14, 0.2, 2.8), "#5f666a", 6),
        boxes([(s * 1.72, -1.8, 1.4) for s in (-1, 1)], (0.42, 0.05, 2.7), "#c4c9cc", 6),
        boxes([(2.6, -2.02, 1.2)], (0.2, 0.05, 0.36), "#3a3f42", 6),
        boxes([(2.6, -2.06, z) for z in (1.12, 1.28)], (0.08, 0.03, 0.08), "#ffb84a", 26),
    ]
    lamps = lamps_at([(0.0, -0.4, 2.6), (0.0, 1.5, 2.6)], 1.3, NEUTRAL)
    lamps += lamps_at([(0.0, -6.0, 2.7)], 1.2, NEUTRAL)
    mesh = [shell_mesh(shell), *cabin, seams, *rails, *board, number, *frame]
    walls = (*shell_walls(shell), *(Collider("box", (0.1, 2.3, 1.4), (s * 2.0, 0.5, 1.4))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("elevator", join(mesh), "carpet", 1.5, walls, lamps, indoor=True)


def engine_room(on: Occasion) -> SetPiece:
    """The engine room of a ship: two great engines behind rails, pipes and valves, a wall of round
    gauges, gratings, a ladder, warm lamps in cages."""
    del on
    shell = Shell(-7.0, 7.0, -11.0, 6.6, 4.6, ("#5a6060", Surface.METAL),
        ("#7f8f88", Surface.METAL), "#66706c", trim="")  # fmt: skip
    engines = [_engine().moved((x, 4.9, 0)) for x in (-3.4, 3.4)]
    rail = [railing((a, 3.1), (b, 3.1), 1.0, _YELLOW, 0.3) for a, b in ((-6.6, -0.7), (0.7, 6.6))]
    pipes = [
        tube([(-7, y, z), (7, y, z)], r, tone, Surface.METAL, 10)
        for y, z, r, tone in (
            (6.2, 3.9, 0.2, _RED),
            (6.0, 3.4, 0.14, _STEEL),
            (5.6, 4.2, 0.16, "#3f7a5a"),
        )
    ]
    pipes += [tube([(s * 6.7, -11, z), (s * 6.7, 6, z)], r, tone, Surface.METAL, 10)
        for s in (-1, 1) for z, r, tone in ((3.6, 0.18, _STEEL), (3.1, 0.12, _RED))]  # fmt: skip
    up = turn(0, 0, np.pi / 2)
    wheels = [torus(0.22, 0.03, color=_RED, surface=6).moved((x, 5.5, z), up) for x, z in
        ((-0.9, 3.3), (1.0, 3.5), (5.9, 3.4), (-6.0, 3.5))]  # fmt: skip
    panel = boxes([(0, 6.4, 1.7)], (1.8, 0.2, 2.2), _DARK, Surface.METAL)
    dials = [join([disc(0.2, (0, 0, 0), "#f2ecd8", Surface.EMISSIVE, 18), torus(0.2, 0.025,
        color="#b8923f", surface=6)]).moved((x, 6.26, z), up) for x in (-0.55, 0.0, 0.55)
        for z in (1.2, 1.75, 2.3)]  # fmt: skip
    needles = boxes([(x, 6.22, z + 0.05) for x in (-0.55, 0.0, 0.55) for z in (1.2, 1.75, 2.3)],
        (0.02, 0.01, 0.16), _RED)  # fmt: skip
    ladder = boxes([(-6.6, 0.4, 0.3 * k) for k in range(1, 14)], (0.06, 0.6, 0.05), _YELLOW, 6)
    grate = boxes([(x, -2.0, 0.002) for x in np.arange(-6.5, 6.6, 0.5)], (0.04, 16, 0.006), _DARK)
    cages = boxes([(s * 6.85, y, 2.5) for s in (-1, 1) for y in (-6.0, -2.0, 2.0)],
        (0.16, 0.3, 0.3), "#ffdf9a", Surface.EMISSIVE)  # fmt: skip
    lamps = lamps_at([(s * 6.2, y, 2.5) for s in (-1, 1) for y in (-6.0, -2.0, 2.0)], 1.3, WARM)
    lamps += lamps_at([(0.0, 3.2, 3.6), (0.0, -3.0, 4.0)], 1.6, NEUTRAL)
    mesh = [shell_mesh(shell), *engines, *rail, *pipes, *wheels, panel, *dials, needles, ladder,
        grate, cages]  # fmt: skip
    walls = (*shell_walls(shell), *(Collider("box", (2.4, 1.2, 1.2), (s * 3.4, 4.9, 1.2))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("engine room", join(mesh), "metal", 2.6, walls, lamps, indoor=True)


def _engine() -> Mesh:
    """A long green engine with six cylinder heads, pipes and a flywheel."""
    body = block((4.6, 1.9, 1.5), (0, 0, 0.85), 0.08, "#3f6a5a", Surface.METAL)
    foot = block((5.0, 2.2, 0.2), (0, 0, 0.1), 0.03, _DARK, Surface.METAL)
    heads = [cylinder((x, 0, 1.6), (x, 0, 2.3), 0.3, 0.26, _STEEL, 6)
        for x in np.linspace(-1.8, 1.8, 6)]  # fmt: skip
    caps = [cylinder((x, 0, 2.3), (x, 0, 2.42), 0.2, None, _RED, 6)
        for x in np.linspace(-1.8, 1.8, 6)]  # fmt: skip
    manifold = tube([(-2.1, -0.6, 1.9), (2.1, -0.6, 1.9), (2.3, -0.6, 3.2)], 0.14, "#b8923f", 6, 8)
    hatches = boxes([(x, -0.97, 0.9) for x in np.linspace(-1.6, 1.6, 4)], (0.6, 0.05, 0.6), _STEEL)
    wheel = torus(0.8, 0.14, color=_DARK, surface=6).moved((-2.5, 0, 1.0), turn(0, np.pi / 2, 0))
    return join([body, foot, *heads, *caps, manifold, hatches, wheel])


def oil_rig(on: Occasion) -> SetPiece:
    """The deck of an oil rig high over the sea: steel plates with a helipad, yellow rails, the
    derrick, a crane, cabins and pipes."""
    piece = sea(on)
    assert piece.water is not None
    deck = boxes([(0, 0, -0.3)], (2 * _LONG, 2 * _WIDE, 0.6), "#6f7674", Surface.METAL)
    legs = boxes([(x, y, -8.0) for x in (-18, 18) for y in (-9, 9)], (3.0, 3.0, 16.0), _YELLOW, 6)
    turns = np.linspace(0, 2 * np.pi, 50)
    pad = [stripe([(4.6 * np.cos(a), 4.6 * np.sin(a)) for a in turns], 0.3, 0.004, "#f2f0e6", 6),
        boxes([(-0.9, 0, 0.004), (0.9, 0, 0.004), (0, 0, 0.004)], [(0.4, 3.0, 0.006),
        (0.4, 3.0, 0.006), (1.5, 0.4, 0.006)], "#f2f0e6", Surface.METAL)]  # fmt: skip
    rails = [railing((-_LONG, _WIDE - 0.2), (_LONG, _WIDE - 0.2), 1.1, _YELLOW, 0.5)]
    rails += [railing((s * 7.0, 0.2 - _WIDE), (s * _LONG, 0.2 - _WIDE), 1.1, _YELLOW, 0.5)
        for s in (-1, 1)]  # fmt: skip
    cabins = [boxes([(13.5, 8.4, 1.6), (13.5, 8.4, 4.6)], [(9.0, 5.0, 3.2), (7.0, 4.4, 2.8)],
        "#e9e6dc", Surface.METAL), boxes([(x, 5.86, 1.9) for x in (10.5, 12.5, 14.5, 16.5)],
        (1.0, 0.06, 0.8), "#2f4254", Surface.WINDOW)]  # fmt: skip
    drums = copies(cylinder((0, 0, 0), (0, 0, 0.9), 0.3, None, "#2f6f9a", 6),
        [(x, 6.6, 0) for x in (3.4, 4.1, 4.8, -4.0)])  # fmt: skip
    pipes = [tube([(-20, y, 0.4), (-13, y, 0.4), (-13, y, 2.6)], 0.22, tone, 6, 8)
        for y, tone in ((4.5, _RED), (5.4, _STEEL), (6.3, _YELLOW))]  # fmt: skip
    mesh = [piece.mesh.moved((0, 0, -_ABOVE)), deck, legs, *pad, *rails, *cabins, drums, *pipes,
        _derrick().moved((-8.5, 8.0, 0)), _crane()]  # fmt: skip
    lamps = lamps_at([(-8.5, 5.4, 5.0), (9.0, 5.6, 4.0), (0.0, 8.0, 6.0)], 4.0, NEUTRAL)
    walls = (Collider("box", (4.5, 2.5, 1.6), (13.5, 8.4, 1.6)),)
    return replace(piece, name="oil rig", mesh=join(mesh), ground="metal", reach=8.0,
        colliders=walls, lamps=lamps if on.lit else (), far_level=piece.far_level - _ABOVE,
        water=replace(piece.water, level=-_ABOVE), deck=(_LONG, _WIDE))  # fmt: skip


def _derrick() -> Mesh:
    """A lattice tower 24 m high that tapers."""
    parts = []
    steps = np.linspace(0, 24.0, 9)
    half = 2.6 - 1.9 * steps / 24.0
    for low, high, a, b in zip(steps[:-1], steps[1:], half[:-1], half[1:], strict=True):
        for p, q in (
            ((-1, -1), (1, -1)),
            ((1, -1), (1, 1)),
            ((1, 1), (-1, 1)),
            ((-1, 1), (-1, -1)),
        ):
            foot, top = (p[0] * a, p[1] * a, low), (p[0] * b, p[1] * b, high)
            parts.append(tube([foot, top], 0.12, _RED, Surface.METAL, 5, False))
            parts.append(tube([foot, (q[0] * b, q[1] * b, high)], 0.07, _RED, 6, 4, False))
            parts.append(tube([top, (q[0] * b, q[1] * b, high)], 0.08, _RED, 6, 4, False))
    return join([*parts, boxes([(0, 0, 24.4)], (2.0, 2.0, 0.8), _STEEL, Surface.METAL)])


def _crane() -> Mesh:
    """A deck crane with its long arm out over the water."""
    post = cylinder((7.0, 9.5, 0), (7.0, 9.5, 6.0), 0.7, None, _YELLOW, Surface.METAL)
    cab = boxes([(7.0, 9.5, 6.9)], (2.4, 2.0, 1.8), "#e9e6dc", Surface.METAL)
    arm = tube([(7.0, 9.5, 6.6), (20.0, 14.0, 15.0)], 0.3, _YELLOW, Surface.METAL, 6, False)
    rope = tube([(20.0, 14.0, 15.0), (20.0, 14.0, 4.0)], 0.05, "#26282b", 6, 4, False)
    return join([post, cab, arm, rope])
