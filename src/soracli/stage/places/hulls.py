"""Inside of what is out on the water, and on top of it: a submarine, a ship's deck, a whale."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.cave import cave
from soracli.stage.places.fittings import put
from soracli.stage.places.lights import WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.sea import sea
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.shapes import cylinder, disc, ellipsoid, lathe, sheet, torus, tube
from soracli.stage.things.forms import block, boxes, copies, recolored, turn

_STEEL, _DARK, _BRASS, _RED = "#6f7a78", "#3a4240", "#b8923f", "#c8352a"
_ABOVE = 3.4
"""Metres from the water up to the deck of a ship."""
_LONG, _WIDE = 16.0, 5.2
"""Half the length and half the width of a ship's deck, metres."""
_OPEN = 7.0
"""Metres to each side of the middle that the near rail leaves open for the camera."""


def submarine(on: Occasion) -> SetPiece:
    """A control room under water: frames of steel, pipes and valves, dials, a periscope."""
    del on
    shell = Shell(-4.2, 4.2, -10.0, 4.4, 2.7, ("#4a5250", Surface.METAL),
        (_STEEL, Surface.METAL), "#59625f", trim="")  # fmt: skip
    frames = [boxes([(s * 4.1, y, 1.35) for s in (-1, 1)] + [(0.0, y, 2.62)],
        [(0.2, 0.14, 2.7)] * 2 + [(8.4, 0.14, 0.16)], _DARK, Surface.METAL)
        for y in np.arange(-9.0, 4.4, 1.9)]  # fmt: skip
    pipes = [tube([(s * x, -10, z), (s * x, 4.3, z)], r, tone, Surface.METAL, 10) for s in (-1, 1)
        for x, z, r, tone in ((3.9, 2.45, 0.09, _DARK), (3.6, 2.52, 0.06, _BRASS),
        (3.3, 2.5, 0.05, "#8a3a30"), (3.98, 0.3, 0.1, _DARK))]  # fmt: skip
    across = [tube([(-4.2, 4.2, z), (4.2, 4.2, z)], 0.06, tone, Surface.METAL, 10)
        for z, tone in ((2.3, _BRASS), (2.12, _DARK))]  # fmt: skip
    valves = [put(_valve(), x, 4.1, 0.0, z) for x, z in ((-3.4, 1.5), (-0.9, 1.9), (3.5, 1.4))]
    lamps = lamps_at([(x, 2.4, 2.3) for x in (-2.4, 2.4)], 1.5, (1.0, 0.3, 0.22))
    lamps += lamps_at([(0.0, -1.5, 2.4), (0.0, -6.5, 2.4)], 1.5, WARM)
    glow = boxes([(x, 2.4, 2.5) for x in (-2.4, 2.4)], (0.3, 0.2, 0.12), "#ff4a3a", 26)
    mesh = [shell_mesh(shell), *frames, *pipes, *across, *valves, glow, _panels(), _periscope()]
    walls = (*shell_walls(shell), Collider("box", (3.2, 0.4, 0.9), (0.0, 3.9, 0.9)),
        Collider("cylinder", (0.25,), (1.9, 2.8, 0.0), (1.9, 2.8, 2.6)))  # fmt: skip
    return SetPiece("submarine", join(mesh), "metal", 2.7, walls, lamps, indoor=True)


def _valve() -> Mesh:
    """A red hand wheel that looks toward -y."""
    upright = turn(0, 0, np.pi / 2)
    ring = torus(0.16, 0.022, color=_RED, surface=Surface.METAL).moved((0, 0, 0), upright)
    spokes = boxes([(0, 0, 0), (0, 0, 0)], [(0.3, 0.03, 0.03), (0.03, 0.03, 0.3)], _RED, 6)
    return join([ring, spokes, cylinder((0, 0, 0), (0, 0.2, 0), 0.03, color=_DARK, surface=6)])


def _panels() -> Mesh:
    """A desk of dials and switches along the end, lit scopes over it."""
    desk = block((6.2, 0.7, 0.9), (0, 3.95, 0.45), 0.03, _DARK, Surface.METAL)
    board = boxes([(0, 4.25, 1.35)], (6.2, 0.12, 0.9), "#4a5250", Surface.METAL)
    upright = turn(0, 0, np.pi / 2)
    parts = []
    for k, x in enumerate(np.arange(-2.8, 2.9, 0.56)):
        radius = 0.2 if k % 3 == 1 else 0.14
        face = "#7fe0a0" if k % 3 == 1 else "#efe9d2"
        parts += [disc(radius, (0, 0, 0), face, Surface.EMISSIVE, 18).moved((x, 4.17, 1.4),
            upright), torus(radius, 0.02, color=_BRASS, surface=6).moved((x, 4.17, 1.4), upright),
            boxes([(x, 4.15, 1.42)], (0.015, 0.01, radius), "#2a2a2a")]  # fmt: skip
    keys = [boxes([(x, 3.75 + 0.12 * j, 0.92) for x in np.arange(-2.9 + 0.1 * j, 3.0, 0.34)],
        (0.06, 0.05, 0.04), tone, Surface.EMISSIVE) for j, tone in
        enumerate(("#ffb03a", "#ff5a4a", "#8affb0"))]  # fmt: skip
    return join([desk, board, *parts, *keys])


def _periscope() -> Mesh:
    """The tube of the periscope with its two handles."""
    x, y = 1.9, 2.8
    tall = cylinder((x, y, 1.2), (x, y, 2.7), 0.12, color=_STEEL, surface=6, segments=16)
    eye = block((0.34, 0.3, 0.34), (x, y - 0.05, 1.5), 0.05, _DARK, Surface.METAL)
    grips = tube([(x - 0.4, y, 1.45), (x + 0.4, y, 1.45)], 0.03, _BRASS, Surface.METAL, 8)
    well = torus(0.3, 0.04, (x, y, 0.02), _BRASS, Surface.METAL)
    return join([tall, eye, grips, well])


def ship_deck(on: Occasion) -> SetPiece:
    """The deck of a sailing ship under way: planks, rails, masts with their sails, the wheel."""
    piece = sea(on)
    assert piece.water is not None
    mesh = [piece.mesh.moved((0, 0, -_ABOVE)), _planks(), _rails(), _masts(), _poop()]
    walls = (*(Collider("cylinder", (0.35,), (x, 2.9, 0.0), (x, 2.9, 6.0)) for x in (-6.0, 6.0)),
        *(Collider("box", (_LONG, 0.12, 0.5), (0.0, s * _WIDE, 0.5)) for s in (-1, 1)))  # fmt: skip
    return replace(
        piece,
        name="ship deck",
        mesh=join(mesh),
        ground="wood",
        reach=_WIDE - 0.6,
        colliders=walls,
        water=replace(piece.water, level=-_ABOVE),
        far_level=piece.far_level - _ABOVE,
        deck=(_LONG, _WIDE),
    )


def _planks() -> Mesh:
    """The deck at z = 0 on its hull."""
    rows = np.arange(-_WIDE, _WIDE, 0.28)
    tones = ("#a57c4c", "#9a7144", "#ad8556")
    boards = [boxes([(0, float(y) + 0.14, -0.04) for y in rows[k::3]], (2 * _LONG, 0.26, 0.08),
        tone, Surface.WOOD) for k, tone in enumerate(tones)]  # fmt: skip
    under = boxes([(0, 0, -0.06)], (2 * _LONG, 2 * _WIDE, 0.08), "#4a3524", Surface.WOOD)
    hull = boxes([(0, s * _WIDE, -1.6) for s in (-1, 1)], (2 * _LONG, 0.3, 3.6), "#5a3a22", 9)
    return join([under, *boards, hull])


def _rails() -> Mesh:
    """A rail on turned posts along both sides, open toward the camera."""
    half = 0.5 * (_LONG - _OPEN)
    bars = [((0.0, _WIDE, 0.98), (2 * _LONG, 0.22, 0.1))]
    bars += [((s * (_OPEN + half), -_WIDE, 0.98), (2 * half, 0.22, 0.1)) for s in (-1, 1)]
    top = boxes([at for at, _ in bars], [size for _, size in bars], "#6b4426", Surface.WOOD)
    post = lathe([(0.08, 0), (0.05, 0.2), (0.09, 0.5), (0.05, 0.8), (0.07, 0.95)], "#7a5030", 9, 8)
    along = [float(x) for x in np.arange(-_LONG, _LONG, 0.8)]
    at = [(x, _WIDE, 0.0) for x in along]
    at += [(x, -_WIDE, 0.0) for x in along if abs(x) > _OPEN]
    return join([top, copies(post, at)])


def _masts() -> Mesh:
    """Two masts, the yards and sails on them, shrouds down to the rail, coils of rope."""
    parts = []
    for x in (-6.0, 6.0):
        parts.append(cylinder((x, 2.9, 0), (x, 2.9, 15.0), 0.3, 0.16, "#7a5030", 9, 14))
        for z, wide in ((5.6, 4.6), (10.6, 3.6)):
            parts.append(tube([(x - wide, 2.9, z + 3.4), (x + wide, 2.9, z + 3.4)], 0.1, "#5a3a22",
                Surface.WOOD, 8))  # fmt: skip
            u = np.linspace(-wide, wide, 16)
            rows = [np.stack([x + u * (0.9 + 0.1 * w), 2.75 - 0.7 * np.cos(u / wide * 1.4) *
                np.sin(np.pi * min(w + 0.12, 1.0)), np.full(16, z + 3.4 * w)], 1)
                for w in np.linspace(0, 1, 8)]  # fmt: skip
            parts.append(sheet(np.array(rows, np.float32), "#efe6d0", Surface.SAILCLOTH))
        for s in (-1.6, -0.5, 0.6, 1.7):
            parts.append(
                tube([(x + s, _WIDE, 1.0), (x + 0.1 * s, 2.9, 8.6)], 0.03, "#2a2420", 8, 5)
            )
    coil = torus(0.32, 0.05, (0, 0, 0.05), "#c9b07a", Surface.CLOTH)
    parts += [coil.moved((x, 4.4, 0.1 * k)) for x in (-2.4, 3.4) for k in range(2)]
    return join(parts)


def _poop() -> Mesh:
    """The cabin at the stern with its lit windows, the wheel before it, barrels and a hatch."""
    cabin = block((3.4, 7.0, 2.4), (-13.8, 0, 1.2), 0.06, "#7a4f2c", Surface.WOOD)
    panes = boxes([(-12.06, y, 1.5) for y in (-2.2, -0.7, 0.8, 2.3)], (0.06, 0.8, 0.8), "#ffd98a",
        Surface.EMISSIVE)  # fmt: skip
    barrel = _barrel()
    hatch = block((2.4, 1.8, 0.3), (0, 3.6, 0.15), 0.03, "#6b4a2e", Surface.WOOD)
    wheel = torus(0.55, 0.05, color="#7a4f2c", surface=9).moved((-10.6, 1.6, 1.2),
        turn(0, np.pi / 2, 0))  # fmt: skip
    spokes = [tube([(-10.6, 1.6 - 0.75 * np.cos(a), 1.2 - 0.75 * np.sin(a)), (-10.6, 1.6 + 0.75 *
        np.cos(a), 1.2 + 0.75 * np.sin(a))], 0.03, "#8a5a34", 9, 6) for a in
        np.linspace(0, np.pi, 4, endpoint=False)]  # fmt: skip
    stand = boxes([(-10.75, 1.6, 0.6)], (0.2, 0.3, 1.2), "#5a3a22", Surface.WOOD)
    barrels = [barrel.moved((x, 4.3, 0)) for x in (8.2, 9.1, 9.9)]
    return join([cabin, panes, hatch, wheel, *spokes, stand, *barrels])


def _barrel() -> Mesh:
    """A barrel 0.9 m tall with two hoops."""
    body = lathe([(0.28, 0), (0.36, 0.45), (0.28, 0.9), (0.01, 0.9)], "#8a5a34", Surface.WOOD, 18)
    hoops = [torus(0.34, 0.02, (0, 0, z), _DARK, Surface.METAL) for z in (0.25, 0.65)]
    return join([body, *hoops])


def whale_belly(on: Occasion) -> SetPiece:
    """Inside of a whale: a red cavern of flesh between great ribs, a little water on its floor."""
    piece = cave(on)
    colors = piece.mesh.colors
    gray = colors.mean(axis=1, keepdims=True)
    green = (colors[:, 1:2] > 1.08 * colors[:, :1]) | (colors[:, 2:] > 1.3 * colors[:, :1])
    flesh = gray * np.array([[2.3, 0.75, 0.72]], np.float32)
    body = recolored(piece.mesh, np.where(green, gray * [[1.2, 0.5, 0.5]], flesh))
    ribs = []
    for y in np.arange(-7.0, 12.0, 2.6):
        turns = np.linspace(0.06, np.pi - 0.06, 18)
        path = [(8.6 * np.cos(a), y, 5.6 * np.sin(a) - 0.3) for a in turns]
        thick = 0.16 + 0.16 * np.sin(turns)
        ribs.append(tube(path, thick, "#f0dcc4", Surface.MATTE, 10))
    spine = tube([(0, y, 5.35) for y in np.linspace(-9, 13, 12)], 0.4, "#ecd4ba", 0, 10)
    lumps = [ellipsoid((0.9, 0.7, 0.3), (x, y, 0.0), "#b0504a", Surface.SKIN, 14)
        for x, y in ((-6.2, 4.0), (6.4, 3.0), (-7.0, -2.0), (7.2, -3.4), (3.6, 7.6))]  # fmt: skip
    closed = [boxes([(0, 17.8, 4.0)], (30.0, 0.3, 12.0), "#8a3a36", Surface.SKIN),
        boxes([(-5.0, -1.6, 7.4)], (8.0, 8.0, 0.3), "#6a2a28", Surface.SKIN)]  # fmt: skip
    lamps = lamps_at([(-5.0, 3.5, 3.2), (5.0, 4.5, 3.2), (0.0, -2.0, 4.2)], 2.0, (1.0, 0.62, 0.5))
    inside = join([body, *ribs, spine, *lumps, *closed])
    return replace(piece, name="whale belly", mesh=inside, lamps=lamps)
