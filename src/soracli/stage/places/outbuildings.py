"""Buildings of farms and gardens: barn and greenhouse."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import bush, flowers, grass, standing
from soracli.stage.places.lights import WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import (
    Opening,
    Shell,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import boxes, copies, lumpy, turn

_STEEL, _BLACK, _YELLOW = "#9aa1a7", "#26282b", "#f2b632"


def barn(on: Occasion) -> SetPiece:
    """A hay barn: plank walls, stalls, bales, a loft, a lantern, the open door to the fields."""
    shell = Shell(-7.0, 7.0, -14.0, 6.5, 5.6, ("#a58a5a", Surface.DIRT),
        ("#8a5f3c", Surface.PLANKS), "#5e432c", trim="", cells=20,
        openings=(Opening("back", 0.4, 3.0, 0.0, 3.2, (0, 0)),
        Opening("left", -1.5, 0.9, 1.7, 2.5, (2, 1), "#6b4a2e")))  # fmt: skip
    lamps = lamps_at([(-2.2, 4.4, 2.2)], 1.3, WARM, 0.06) + lamps_at(
        [(3.0, 0.0, 3.2), (-3.0, -6.0, 3.2)], 1.8, WARM
    )
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), _hay(on), _timber(), _lantern()]
    walls = (*shell_walls(shell), Collider("box", (1.2, 1.4, 0.7), (-5.4, 4.6, 0.7)),
        Collider("box", (1.2, 1.4, 0.7), (5.2, 4.4, 0.7)),
        *(Collider("box", (1.7, 0.1, 0.6), (s * 5.3, y, 0.6)) for s in (-1, 1)
        for y in (-3.6, 0.2)))  # fmt: skip
    return SetPiece("barn", join(mesh), "dirt", 3.0, walls, lamps, indoor=True)


def _hay(on: Occasion) -> Mesh:
    """Bales in stacks, loose straw, a fork, a wheel on the wall."""
    chance = on.chance(133)
    at = [(x, y, z) for x0, y0 in ((-5.7, 5.3), (5.2, 5.2)) for x, y,
        z in ((x0, y0, 0.25), (x0 + 0.1, y0 - 0.65, 0.25), (x0, y0 - 0.1, 0.75),
        (x0 + 0.95, y0, 0.25), (x0 - 0.1, y0 - 0.05, 1.25))]  # fmt: skip
    at += [(2.9, 5.6, 0.25), (-3.3, 5.6, 0.25), (-3.9, 2.9, 0.25)]
    bales = boxes(
        at,
        (0.92, 0.58, 0.48),
        "#d0ad57",
        Surface.FOLIAGE,
        chance.uniform(-0.12, 0.12, len(at)).astype(np.float32),
    )
    twine = boxes(
        [(x + d, y, z + 0.004) for x, y, z in at for d in (-0.2, 0.2)],
        (0.015, 0.6, 0.49),
        "#8a5a2a",
        4,
    )
    tufts = standing(
        np.column_stack([chance.uniform(-6.5, 6.5, 240), chance.uniform(1.5, 6.3, 240)]).astype(
            np.float32
        )
    )
    straw = grass(tufts, chance, 0.14, "#d9bd6a", 4)
    fork = join([tube([(0, 0, 0.3), (0, 0, 1.5)], 0.018, "#9a6b42", Surface.WOOD, 6),
        *(tube([(x, 0, 0.34), (x, 0.03, 0.0)], 0.01, _STEEL, Surface.METAL, 5)
        for x in (-0.09, -0.03, 0.03, 0.09)), boxes([(0, 0, 0.34)], (0.2, 0.03, 0.03), _STEEL,
        Surface.METAL)])  # fmt: skip
    wheel = [torus(0.5, 0.045, color="#6b4a2e", surface=9).moved((4.2, 6.42, 2.2),
        turn(0, 0, np.pi / 2)), *(boxes([(0, 0, 0)], (0.95, 0.05, 0.05), "#6b4a2e",
        Surface.WOOD).moved((4.2, 6.42, 2.2), turn(0, a))
        for a in (0, 0.785, 1.57, 2.356))]  # fmt: skip
    return join([bales, twine, straw, fork.moved((-1.6, 6.2, 0.0), turn(0, 0, -0.14)), *wheel])


def _timber() -> Mesh:
    """Posts and beams, stalls at both sides, a loft with a ladder."""
    wood = "#5e432c"
    posts = boxes(
        [(s * 3.7, y, 2.8) for s in (-1, 1) for y in (-9.0, -4.5, 0.2, 4.6)],
        (0.24, 0.24, 5.6),
        wood,
        9,
    )
    beams = boxes(
        [(0, y, 3.9) for y in (-9.0, -4.5, 0.2, 4.6)], (14, 0.24, 0.26), wood, Surface.WOOD
    )
    rails = [
        (s * 5.35, y, z) for s in (-1, 1) for y in (-7.4, -3.6, 0.2) for z in (0.35, 0.75, 1.15)
    ]
    loft = [
        boxes([(s * 5.4, 3.6, 3.4)], (3.2, 5.8, 0.12), "#8a6a45", Surface.PLANKS) for s in (-1, 1)
    ]
    ladder = put(piece_of("prop", "ladder", 3.6, "#8a6238", "wood"), -3.5, 3.4, np.pi / 2)
    leaves = [
        boxes([(x, 6.75, 1.6)], (1.5, 0.1, 3.2), "#9b3128", Surface.PLANKS) for x in (-1.95, 2.75)
    ]
    return join(
        [
            posts,
            beams,
            boxes(rails, (3.3, 0.06, 0.2), "#8a6a45", Surface.WOOD),
            *loft,
            ladder,
            *leaves,
        ]
    )


def _lantern() -> Mesh:
    glow = ellipsoid((0.09, 0.09, 0.13), (-2.2, 4.4, 2.2), "#ffcf7a", Surface.EMISSIVE, 12)
    cage = boxes([(-2.2, 4.4, 2.02), (-2.2, 4.4, 2.38)], (0.24, 0.24, 0.05), _BLACK, Surface.METAL)
    return join(
        [glow, cage, tube([(-2.2, 4.4, 2.4), (-2.2, 4.4, 3.9)], 0.01, _BLACK, 6, 5, caps=False)]
    )


def greenhouse(on: Occasion) -> SetPiece:
    """White bars of a glass house, tables of seedlings and flowers, big leaves, hanging pots."""
    shell = Shell(-6.0, 6.0, -13.0, 6.0, 2.6, ("#9a8f7c", Surface.CONCRETE),
        ("#b5694a", Surface.BRICK), ceiling="", trim="", cells=22,
        openings=(Opening("back", 0.0, 11.6, 0.7, 2.55, (10, 1), "#f4f6f4"),
        Opening("left", -3.5, 18.6, 0.7, 2.55, (14, 1), "#f4f6f4"),
        Opening("right", -3.5, 18.6, 0.7, 2.55, (14, 1), "#f4f6f4")))  # fmt: skip
    lamps = lamps_at([(0.0, y, 3.0) for y in (-6.5, -0.5, 4.0)], 1.0, WARM, 0.08)
    mesh = [
        shell_mesh(shell),
        outside(on, shell, "garden"),
        _glass_roof(shell),
        _tables(on),
        _big_plants(on),
    ]
    walls = (*shell_walls(shell), *(Collider("box", (0.75, 6.5, 0.5), (s * 4.3, -3.0, 0.5))
        for s in (-1, 1)), Collider("box", (2.3, 0.55, 0.5), (0.0, 4.9, 0.5)))  # fmt: skip
    return SetPiece("greenhouse", join(mesh), "concrete", 2.7, walls, lamps, indoor=True)


def _glass_roof(shell: Shell) -> Mesh:
    """Rafters of a pitched roof and the gables; the panes let all light through."""
    white, top, half = "#f4f6f4", 4.6, shell.right
    parts = []
    for y in np.arange(shell.front, shell.back + 0.1, 1.3):
        parts.append(
            tube(
                [(-half, y, 2.6), (0, y, top), (half, y, 2.6)],
                0.045,
                white,
                Surface.METAL,
                5,
                caps=False,
            )
        )
    x, y = shell.middle
    for share in (0.0, 0.34, 0.67, 1.0):
        level = 2.6 + (top - 2.6) * (1 - share)
        for s in (-1, 1):
            parts.append(
                boxes(
                    [(s * half * share, y, level)], (0.06, shell.deep, 0.06), white, Surface.METAL
                )
            )
    for u in np.arange(-5.0, 5.1, 1.25):
        tall = (top - 2.6) * (1 - abs(u) / half)
        parts.append(
            boxes([(u, shell.back, 2.6 + tall / 2)], (0.05, 0.06, tall), white, Surface.METAL)
        )
    return join(parts)


def _tables(on: Occasion) -> Mesh:
    """Long tables along both sides and across the back, full of pots in bloom."""
    chance = on.chance(137)
    wood = "#8f7348"
    parts = [boxes([(s * 4.3, -3.0, 0.8) for s in (-1, 1)], (1.4, 13.0, 0.06), wood, Surface.WOOD),
        boxes([(0, 4.9, 0.8)], (4.6, 1.0, 0.06), wood, Surface.WOOD),
        boxes([(s * (4.3 + d), y, 0.4) for s in (-1, 1) for d in (-0.6, 0.6)
        for y in (-9, -6, -3, 0, 3)], (0.08, 0.08, 0.8), wood, 9),
        boxes([(x, 4.5 + d, 0.4) for x in (-2.2, 0, 2.2) for d in (0, 0.8)], (0.08, 0.08, 0.8),
        wood, 9)]  # fmt: skip
    pot = lathe(
        [(0.08, 0), (0.12, 0.18), (0.13, 0.2), (0.11, 0.2), (0.01, 0.17)],
        "#b5653f",
        Surface.PLASTER,
        12,
    )
    at = [
        (s * 4.3 + dx, y, 0.83)
        for s in (-1, 1)
        for y in np.arange(-9.0, 3.4, 0.5)
        for dx in (-0.35, 0.25)
    ]
    at += [(x, 4.9 + dy, 0.83) for x in np.arange(-2.1, 2.2, 0.38) for dy in (-0.25, 0.2)]
    spots = np.array(at, np.float32) + [0, 0, 0.18]
    bloom = flowers(
        spots, chance, ("#e8463a", "#f2d23c", "#ffffff", "#d94fb0", "#8a5fd0", "#f2a03c"), 0.3, 0.07
    )
    return join([*parts, copies(pot, at), bloom, grass(spots, chance, 0.24, "#5f9a40", 6)])


def _big_plants(on: Occasion) -> Mesh:
    """Palms and shrubs in tubs at the corners, pots hanging from the rafters, a can."""
    palm = piece_of("plant", "potted_plant", 2.2, "#3f7a3a")
    parts = [
        put(palm, x, y, k)
        for k, (x, y) in enumerate(((-5.1, 5.1), (5.1, 5.1), (-3.2, 5.4), (3.2, 5.4)))
    ]
    parts += [bush(on.seed + k, 0.7, "#5f9440", 160, bloom).moved((x, 3.6, 2.05)) for k,
        (x, bloom) in enumerate(((-2.4, "#e8463a"), (0.0, "#d94fb0"),
        (2.4, "#f2d23c")))]  # fmt: skip
    for x in (-2.4, 0.0, 2.4):
        parts += [lathe([(0.1, 0), (0.26, 0.2), (0.24, 0.2)], "#8a5a38", 9,
            14).moved((x, 3.6, 2.0)), tube([(x, 3.6, 2.2), (x, 3.6, 3.8)], 0.008, "#5d6266", 6, 4,
            caps=False)]  # fmt: skip
    can = join([cylinder((0, 0, 0), (0, 0, 0.3), 0.14, 0.12, "#4f8a9a", 6, 16),
        tube([(0.1, 0, 0.05), (0.4, 0, 0.36)], 0.02, "#4f8a9a", Surface.METAL, 6),
        torus(0.11, 0.015, color="#4f8a9a", surface=6, segments=16).moved((-0.12, 0, 0.22),
        turn(0, 0, 1.57))])  # fmt: skip
    return join(
        [
            *parts,
            put(can, 1.9, 3.7, 0.5),
            lumpy((0.5, 0.4, 0.25), on.seed, 0.2, "#5a4632", Surface.DIRT, 2).moved(
                (-1.9, 4.1, 0.0)
            ),
        ]
    )
