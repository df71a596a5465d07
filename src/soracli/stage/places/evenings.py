"""Where people go in their best clothes: a ballroom and a casino."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import (
    chandelier,
    column,
    curtain,
    lit_up,
    put,
    rope_posts,
    sign,
)
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies
from soracli.stage.things.letters import word

_GOLD, _CREAM, _WINE, _GREEN = "#d0a94a", "#f1e8d4", "#7a1626", "#1f6b45"
_WINDOWS = (-6.6, -2.2, 2.2, 6.6)
"""Where the windows of a ballroom are along x, in metres."""


def ballroom(on: Occasion) -> SetPiece:
    """A hall of cream and gold: a chequered parquet, tall windows with drapes, chandeliers."""
    windows = tuple(Opening("back", x, 2.0, 0.6, 5.0, (2, 4), _GOLD) for x in _WINDOWS)
    shell = Shell(-10.0, 10.0, -17.0, 8.5, 6.8, ("#b98a55", Surface.PLANKS),
        (_CREAM, Surface.PLASTER), "#f7f1e2", dado="#e3d3b0", trim=_GOLD,
        openings=windows)  # fmt: skip
    checks = boxes([(x, y, 0.001) for i, x in enumerate(np.arange(-9.0, 9.6, 1.0))
        for j, y in enumerate(np.arange(-16.0, 8.0, 1.0)) if (i + j) % 2], (1.0, 1.0, 0.004),
        "#8a5a30", Surface.PLANKS)  # fmt: skip
    hung = [(0.0, 1.6), (0.0, -6.4), (-5.4, 3.6), (5.4, 3.6)]
    lights = [put(chandelier(2.3, 1.2 if x == 0 else 0.8, 6.8, 12), x, y) for x, y in hung]
    lamps = lamps_at([(x, y, 4.3) for x, y in hung], 2.6, WARM)
    lamps += lamps_at([(s * 8.4, y, 2.9) for s in (-1, 1) for y in (-8.0, 0.0)], 1.2, WARM)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), checks, *lights, _drapes(), _gilding()]
    posts = tuple(Collider("cylinder", (0.45,), (s * 8.6, y, 0.0), (s * 8.6, y, 6.0))
        for s in (-1, 1) for y in (-9.0, -4.0, 1.0, 6.0))  # fmt: skip
    return SetPiece("ballroom", join(mesh), "wood", 4.6, (*shell_walls(shell), *posts), lamps,
        indoor=True)  # fmt: skip


def _drapes() -> Mesh:
    """Curtains of wine-red velvet at both sides of every window, a swag over it."""
    parts = []
    for x in _WINDOWS:
        parts += [put(curtain(0.6, 5.3, _WINE, 26.0), x + s * 1.25, 8.3) for s in (-1, 1)]
        dip = [(x + u, 8.26, 5.5 - 0.5 * (1 - (u / 1.3) ** 2)) for u in np.linspace(-1.3, 1.3, 13)]
        parts.append(tube(dip, 0.17, _WINE, Surface.CLOTH, 8))
    return join(parts)


def _gilding() -> Mesh:
    """Columns along the sides, mirrors in golden frames, a cornice, chairs by the wall, a piano."""
    pillars = copies(column(6.0, 0.36, _CREAM),
        [(s * 8.6, y, 0.0) for s in (-1, 1) for y in (-9.0, -4.0, 1.0, 6.0)])  # fmt: skip
    frames = boxes([(s * 9.96, y, 2.7) for s in (-1, 1) for y in (-6.5, -1.5, 3.5)],
        (0.08, 1.7, 3.2), _GOLD, Surface.METAL)  # fmt: skip
    panes = boxes([(s * 9.9, y, 2.7) for s in (-1, 1) for y in (-6.5, -1.5, 3.5)],
        (0.06, 1.46, 2.96), "#c3d2d6", Surface.GLASS)  # fmt: skip
    cornice = boxes([(0, 8.42, 6.1), (-9.94, -4.2, 6.1), (9.94, -4.2, 6.1)],
        [(20.0, 0.16, 0.26), (0.16, 25.4, 0.26), (0.16, 25.4, 0.26)], _GOLD, 6)  # fmt: skip
    chair = piece_of("furniture", "chair", 0.95, _GOLD, "wood")
    row = [put(chair, x, 7.5) for x in (-8.2, -4.9, -3.9, 3.9, 4.9, 8.2)]
    return join([pillars, frames, panes, cornice, *row])


def casino(on: Occasion) -> SetPiece:
    """Tables of green baize, rows of glowing slot machines, a patterned carpet, gold overhead."""
    del on
    shell = Shell(-7.5, 7.5, -13.0, 6.5, 3.6, ("#6b1626", Surface.CARPET),
        ("#4a1622", Surface.PLASTER), "#2a1418", dado="#3a2216", dado_high=1.0,
        trim=_GOLD)  # fmt: skip
    dots = np.array([(x + 0.6 * (j % 2), y, 0.001) for x in np.arange(-7, 7.2, 1.2)
        for j, y in enumerate(np.arange(-12.6, 6.4, 0.8))])  # fmt: skip
    carpet = boxes(dots, (0.34, 0.34, 0.004), _GOLD, Surface.CARPET, 0.785)
    lamps = lamps_at([(x, y, 2.6) for x in (-4.4, 4.4) for y in (-1.6, 2.9)], 1.25, WARM)
    lamps += lamps_at([(0.0, -1.0, 3.2), (0.0, -7.5, 3.2)], 1.5, NEUTRAL)
    lamps += lamps_at([(x, 5.2, 1.7) for x in (-4.5, 0.0, 4.5)], 0.8, (1.0, 0.55, 0.25))
    mesh = [shell_mesh(shell), carpet, _slots(), put(_card_table(), -4.4, 2.7),
        put(_roulette(), 4.4, 2.5), put(_card_table(), -4.8, -3.6), put(_card_table(), 4.8, -3.8),
        _shades(), rope_posts([(-2.2, 5.0), (-0.7, 5.0)]), rope_posts([(0.7, 5.0), (2.2, 5.0)]),
        sign("casino", 3.2, 0.8, "#2a1418", "#ffd257", glow=True).moved((0, 6.4, 3.0))]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (7.0, 0.4, 0.9), (0.0, 6.0, 0.9)),
        *(Collider("box", (1.25, 0.75, 0.45), (x, y, 0.45))
        for x, y in ((-4.4, 2.7), (4.4, 2.5), (-4.8, -3.6), (4.8, -3.8))))  # fmt: skip
    return SetPiece("casino", join(mesh), "carpet", 2.7, walls, lamps, indoor=True)


def _slots() -> Mesh:
    """A row of slot machines along the back: bells and sevens on their lit reels, a lever each."""
    tones = ("#b5202b", "#27489a", "#1f7a4a", "#7a3f9a")
    parts = []
    for k, x in enumerate(np.arange(-6.5, 6.6, 1.0)):
        case = block((0.78, 0.6, 1.55), (0, 0, 0.78), 0.06, tones[k % 4], Surface.PLASTIC)
        crown = boxes([(0, -0.05, 1.72)], (0.78, 0.5, 0.34), "#ffcf5a", Surface.EMISSIVE)
        reels = boxes([(u, -0.31, 1.18) for u in (-0.2, 0.0, 0.2)], (0.17, 0.03, 0.32), "#fff6dc",
            Surface.EMISSIVE)  # fmt: skip
        sevens = word("777", 0.56, 0.2, "#c8202b").moved((0, -0.34, 1.18))
        lever = [tube([(0.44, 0, 0.9), (0.5, 0, 1.3)], 0.02, "#c9ccd0", 6, 6),
            ellipsoid(0.05, (0.5, 0, 1.33), "#d8302a", Surface.PLASTIC, 10)]  # fmt: skip
        stool = [cylinder((0, -0.85, 0), (0, -0.85, 0.6), 0.04, color="#b5bcc2", surface=6,
            segments=8), cylinder((0, -0.85, 0.6), (0, -0.85, 0.7), 0.2, color="#1b1416",
            surface=Surface.LEATHER, segments=14)]  # fmt: skip
        if abs(x) > 2.8:  # a way is left open behind the ropes
            lever += stool
        parts.append(put(join([case, crown, reels, lit_up(sevens), *lever]), float(x), 6.0))
    return join(parts)


def _card_table() -> Mesh:
    """A table for blackjack: a half round of green baize in leather, cards and chips on it."""
    angle = np.linspace(np.pi, 2 * np.pi, 15)
    rim = [(1.2 * np.cos(a), 0.9 * np.sin(a) + 0.3, 0.86) for a in angle]
    felt = lathe([(1.15, 0.8), (1.15, 0.84), (0.01, 0.841)], _GREEN, Surface.CLOTH, 32)
    felt = felt.moved((0, 0.1, 0), scale=(1.0, 0.62, 1.0))
    foot = lathe([(0.5, 0), (0.44, 0.05), (0.2, 0.12), (0.2, 0.8)], "#3a2216", Surface.WOOD, 18)
    cards = boxes([(0.3 * k - 0.6, -0.2 - 0.1 * (k % 2), 0.85) for k in range(5)],
        (0.13, 0.19, 0.006), "#fbf8f0", Surface.PAPER)  # fmt: skip
    pad = tube([(x, y * 0.9, z) for x, y, z in rim], 0.07, "#2a1812", Surface.LEATHER, 8)
    return join([felt, foot, cards, pad, _chips(0.25)])


def _chips(y: float) -> Mesh:
    """Stacks of chips in four colors."""
    tones = ("#c8202b", "#27489a", "#1b1416", "#f2ece0")
    return join([cylinder((0.16 * k - 0.5, y, 0.84), (0.16 * k - 0.5, y, 0.88 + 0.05 * (k % 3)),
        0.055, color=tones[k % 4], surface=Surface.PLASTIC, segments=12)
        for k in range(7)])  # fmt: skip


def _roulette() -> Mesh:
    """A long table with its wheel at one end, the numbers in red and black on the baize."""
    bed = block((2.5, 1.2, 0.14), (0, 0, 0.8), 0.05, "#3a2216", Surface.WOOD)
    felt = boxes([(0.35, 0, 0.875)], (1.7, 1.05, 0.012), _GREEN, Surface.CLOTH)
    legs = boxes([(s * 0.95, 0, 0.37) for s in (-1, 1)], (0.3, 0.8, 0.74), "#3a2216", Surface.WOOD)
    cells = [boxes([(-0.2 + 0.15 * i, 0.16 * j - 0.16, 0.884) for i in range(9) for j in range(3)
        if (i + j) % 2 == odd], (0.12, 0.13, 0.006), color, Surface.PAPER)
        for odd, color in ((0, "#c8202b"), (1, "#16181a"))]  # fmt: skip
    bowl = lathe([(0.46, 0.86), (0.46, 0.96), (0.36, 0.92), (0.08, 0.9), (0.05, 1.02),
        (0.01, 1.04)], "#6b4426", Surface.WOOD, 28).moved((-0.85, 0, 0))  # fmt: skip
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    slots = [
        boxes(
            [(-0.85 + 0.3 * np.cos(a), 0.3 * np.sin(a), 0.925) for a in turn[k::2]],
            (0.07, 0.07, 0.02),
            color,
            Surface.PAPER,
        )
        for k, color in enumerate(("#c8202b", "#16181a"))
    ]
    return join([bed, felt, legs, *cells, bowl, *slots, _chips(0.38).moved((0.4, 0, 0.04))])


def _shades() -> Mesh:
    """Wide brass lamps low over the tables."""
    shade = lathe([(0.5, 2.3), (0.2, 2.52), (0.02, 2.55)], _GOLD, Surface.METAL, 22)
    glow = cylinder((0, 0, 2.31), (0, 0, 2.33), 0.42, color="#ffe7b0", surface=Surface.EMISSIVE,
        segments=20)  # fmt: skip
    cord = tube([(0, 0, 2.5), (0, 0, 3.6)], 0.012, "#26282b", Surface.PLASTIC, 5, caps=False)
    one = join([shade, glow, cord])
    return join([put(one, x, y) for x, y in ((-4.4, 2.7), (4.4, 2.5), (-4.8, -3.6), (4.8, -3.8))])
