"""Where people live: village and suburb."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.fences import rails
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import (
    bush,
    flowers,
    grass,
    grove,
    hedge,
    scattered,
    spaced,
    standing,
)
from soracli.stage.places.land import land, patched, ridge, strip
from soracli.stage.places.lights import WARM, lamps_at, post_light
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.buildings import gable_roof, house_mesh
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.things.outdoors import bin_, lamp_post
from soracli.stage.things.vehicles import parked


def village(on: Occasion) -> SetPiece:
    """Cottages with thatched roofs along a lane, a church, a well, fences, trees, hills."""
    ground = land(lambda x, y: x * 0 - 0.02, 260, "#7f9a48", Surface.GRASS, 60, 3.0, on.seed, 0.16)
    lane = patched(
        strip((-90, 90), (-3.4, 3.0), 0.0, "#a58a62", Surface.DIRT, 120), 0.14, on.seed, 2.5
    )
    mesh = [
        ground,
        lane,
        _cottages(on),
        _village_green(on),
        _trees_of_village(on),
        ridge(on.seed + 4, 260, 34, "#7d9458", Surface.GRASS, rough=0.5),
    ]
    return SetPiece("village", join(mesh), "dirt", 5.5,
        (Collider("cylinder", (0.8,), (5.2, 6.0, 0.0), (5.2, 6.0, 1.0)),),
        lamps_at([(-9.0, 8.6, 2.4), (8.4, 9.6, 2.4), (-3.0, 12.4, 2.4)], 1.2, WARM, 0.08 if on.lit
        else 0.0), length=14.0, far_color="#7f9a48", far_level=-0.4)  # fmt: skip


def _cottage(wall: str, door: str) -> Mesh:
    """A low house with timbers in its walls and a thick roof of straw."""
    body = house_mesh(5.4, wall, "#b0904e", door, Surface.PLASTER)
    beam, y = "#4f3a28", -2.66
    posts = [(x, y, 1.6) for x in (-3.5, -1.9, -0.75, 0.75, 1.9, 3.5)]
    rails_ = [(0, y, z) for z in (0.3, 3.05)]
    slants = [
        boxes([(0, 0, 0)], (0.12, 0.07, 1.9), beam, 9).moved((s * 3.0, y, 2.1), turn(0, s * 0.5))
        for s in (-1, 1)
    ]
    return join(
        [
            body,
            boxes(posts, (0.13, 0.07, 3.0), beam, 9),
            boxes(rails_, (7.1, 0.07, 0.13), beam, 9),
            *slants,
        ]
    )


def _cottages(on: Occasion) -> Mesh:
    """Houses on both sides of the lane, the church behind them."""
    kinds = [
        _cottage("#f0e8d4", "#4a6b52"),
        _cottage("#e4d0a8", "#7a3f34"),
        _cottage("#efe2c8", "#3f5a7a"),
    ]
    chance, parts = on.chance(221), []
    spots = [(-9.5, 12.0, 0.1), (8.5, 12.8, -0.1), (-22.0, 11.5, 0.0), (21.0, 11.0, 0.1),
        (-1.0, 20.0, 0.0), (34.0, 13.0, 0.0), (-36.0, 13.0, 0.1), (-14.0, -15.0, 3.1),
        (2.0, -17.0, 3.2), (16.0, -15.5, 3.1), (31.0, -16.0, 3.1), (-30.0, -16.0, 3.0)]  # fmt: skip
    for k, (x, y, yaw) in enumerate(spots):
        parts.append(put(kinds[k % 3], x, y, yaw + float(chance.uniform(-0.06, 0.06))))
    return join(
        [*parts, put(piece_of("building", "church", 17.0, "#efe9dc", "stone"), -17.0, 34.0, 0.3)]
    )


def _village_green(on: Occasion) -> Mesh:
    """The well, fences with flowers, a cart, milk cans, hay."""
    well = join([lathe([(0.8, 0), (0.8, 0.85), (0.66, 0.9), (0.62, 0.5)], "#9a9488", Surface.BRICK,
        18), boxes([(s * 0.75, 0, 1.1) for s in (-1, 1)], (0.12, 0.12, 2.2), "#6b4a2e",
        Surface.WOOD), gable_roof((-1.0, -0.7, 2.1), (1.0, 0.7, 2.8), 0.15, "#8a4434"),
        cylinder((-0.75, 0, 1.7), (0.75, 0, 1.7), 0.09, color="#6b4a2e", surface=9, segments=10),
        tube([(0, 0, 1.7), (0, 0, 1.15)], 0.015, "#b5a070", Surface.CLOTH, 4,
        caps=False)])  # fmt: skip
    chance = on.chance(222)
    fences = [rails((-30.0, 5.2), (-13.0, 5.2), 1.0), rails((12.0, 5.4), (30.0, 5.4), 1.0),
        rails((-34.0, -11.0), (34.0, -11.0), 1.0)]  # fmt: skip
    beds = np.concatenate([scattered(chance, 130, (-13, -5), (7.4, 8.6)),
        scattered(chance, 110, (5.0, 12), (8.2, 9.2))])  # fmt: skip
    tufts = scattered(chance, 900, (-30, 30), (3.4, 12))
    bloom = flowers(
        standing(beds), chance, ("#e8463a", "#ffffff", "#f2d23c", "#b06fd0", "#e87fb0"), 0.45, 0.06
    )
    wheel = [join([cylinder((0, -0.04, 0), (0, 0.04, 0), 0.5, color="#7a5a38", surface=9,
        segments=16)]).moved((-6.2 + dx, 5.6 + dy, 0.5)) for dx in (0,)
        for dy in (-0.6, 0.6)]  # fmt: skip
    cart = [boxes([(-6.4, 5.6, 0.75)], (2.2, 1.0, 0.1), "#8a6a45", Surface.WOOD),
        boxes([(-6.4, 5.6 + s * 0.5, 0.95) for s in (-1, 1)], (2.2, 0.06, 0.4), "#8a6a45", 9),
        ellipsoid((1.0, 0.5, 0.5), (-6.4, 5.6, 1.05), "#d0ad57", Surface.FOLIAGE, 14),
        tube([(-5.3, 5.6, 0.7), (-4.2, 5.6, 0.1)], 0.05, "#7a5a38", 9, 6)]  # fmt: skip
    return join([put(well, 5.2, 6.0, 0.3), *fences, bloom,
        grass(standing(tufts), chance, 0.2, "#7f9a48", 4), *wheel, *cart,
        put(piece_of("prop", "bucket", 0.34, "#7a5a38", "wood"), 4.2, 5.4)])  # fmt: skip


def _trees_of_village(on: Occasion) -> Mesh:
    chance = on.chance(223)
    near = np.array(
        [(-15.5, 8.6), (14.6, 9.0), (2.6, 13.0), (-27.0, 20.0), (27.0, 20.0)], np.float32
    )
    far = spaced(chance, scattered(chance, 80, (-90, 90), (40, 95)), 9.0)[:18]
    back = spaced(chance, scattered(chance, 60, (-70, 70), (-60, -24)), 9.0)[:12]
    return join(
        [
            grove(standing(near), chance, (6.0, 8.0), leaves=520),
            far_wood(standing(np.concatenate([far, back])), chance, (7, 11), "tree"),
        ]
    )


def suburb(on: Occasion) -> SetPiece:
    """A quiet residential street: family houses with lawns, drives, cars, letter boxes."""
    ground = strip((-160, 160), (-160, 160), -0.06, "#7fa04e", Surface.GRASS, 30)
    road = patched(
        strip((-110, 110), (-4.2, 4.2), 0.0, "#55575b", Surface.ASPHALT, 160), 0.07, on.seed, 4.0
    )
    walks = [
        boxes([(0, y, 0.0)], (220, 1.6, 0.2), "#b5b0a6", Surface.CONCRETE) for y in (6.4, -6.4)
    ]
    kerbs = [
        boxes([(0, s * 4.3, 0.0)], (220, 0.2, 0.2), "#a8a49a", Surface.CONCRETE) for s in (-1, 1)
    ]
    posts = [(x, 5.2) for x in (-21.0, -7.0, 9.0, 23.0)]
    lamp = copies(lamp_post(on.lit), [(x, y, 0) for x, y in posts])
    mesh = [ground, road, *walks, *kerbs, lamp, _homes(on), _gardens(on),
        ridge(on.seed + 23, 300, 30, "#6f9050", Surface.GRASS)]  # fmt: skip
    return SetPiece("suburb", join(mesh), "asphalt", 4.0,
        (Collider("box", (60.0, 1.0, 0.05), (0.0, 6.2, 0.05)),),
        tuple(post_light(x, y, power=1.1) for x, y in posts), length=14.0, far_color="#7fa04e",
        far_level=-0.4)  # fmt: skip


def _homes(on: Occasion) -> Mesh:
    """Houses in rows on both sides with garages, drives and parked cars."""
    walls = ("#e9e2d0", "#b5c4cc", "#c98f7a", "#a8b89a")
    doors = ("#7a2a2a", "#2f5a4a", "#2f4a7a", "#7a2a2a")
    roofs = ("#5b5450", "#8d4436", "#4a5560", "#6b4a42")
    garage = join([boxes([(0, 2.5, 1.4)], (3.6, 5.0, 2.8), "#e4ddcc", Surface.PLANKS),
        boxes([(0, -0.04, 1.15)], (2.6, 0.08, 2.2), "#f6f4ee", Surface.WOOD),
        boxes([(0, -0.09, 0.35 + 0.5 * k) for k in range(4)], (2.5, 0.03, 0.04), "#b5b0a6", 9),
        gable_roof((-1.9, 0, 2.7), (1.9, 5.0, 3.7), 0.25, "#5b5450")])  # fmt: skip
    cars = [parked("car", color) for color in ("#b5342b", "#2f4f7a")]
    homes = [
        house_mesh(7.2, wall, roof, door, Surface.PLANKS)
        for wall, roof, door in zip(walls, roofs, doors, strict=True)
    ]
    parts = []
    for side, front, yaw in ((1, 12.5, 0.0), (-1, -12.5, np.pi)):
        for k, x in enumerate(np.arange(-37.0, 38.0, 15.0)):
            u = float(x) + (2.0 if side < 0 else 0.0)
            v = u + side * 6.9
            parts.append(put(homes[(k + (side < 0)) % 4], u, front + side * 3.4, yaw))
            parts.append(put(garage, v, front + side * 1.0, yaw))
            drives = [(v, side * 10.2, -0.01), (u, side * 9.6, -0.01)]
            sizes = [(3.0, 6.4, 0.12), (1.1, 4.8, 0.1)]
            parts.append(boxes(drives, sizes, "#aba698", Surface.CONCRETE))
            if k in (1, 2, 4):
                parts.append(put(cars[k % 2], v, side * 10.6, np.pi / 2))
    return join(parts)


def _gardens(on: Occasion) -> Mesh:
    """Trees, hedges, flower beds, picket fences, letter boxes, hydrants."""
    from soracli.stage.things.outdoors import hydrant

    chance, parts = on.chance(231), []
    box_ = join([boxes([(0, 0, 0.5)], (0.09, 0.09, 1.0), "#f4f1e8", Surface.WOOD),
        boxes([(0, 0, 1.1)], (0.2, 0.42, 0.22), "#2f4a7a", Surface.METAL),
        boxes([(0.13, 0.05, 1.22)], (0.03, 0.03, 0.2), "#d9342b", Surface.METAL)])  # fmt: skip
    parts.append(copies(box_, [(x, 5.3, 0) for x in (-33.0, -18.0, -3.4, 11.4, 27.0)]))
    parts.append(copies(hydrant(), [(-11.0, 5.3, 0), (20.0, 5.3, 0)]))
    near = np.array([(-14.6, 9.0), (1.6, 9.4), (15.6, 9.0), (-30.0, 9.6), (30.6, 9.4),
        (-12.0, -9.6), (4.0, -10.0), (20.0, -9.6), (-27.0, -9.8)], np.float32)  # fmt: skip
    far = spaced(chance, scattered(chance, 80, (-90, 90), (26, 60)), 8.0)[:22]
    back = spaced(chance, scattered(chance, 60, (-80, 80), (-60, -26)), 8.0)[:14]
    parts += [grove(standing(near), chance, (4.5, 6.5), leaves=420),
        far_wood(standing(np.concatenate([far, back])), chance, (7, 11), "tree")]  # fmt: skip
    for k, x in enumerate((-37.0, -22.0, -7.0, 8.0, 23.0, 38.0)):
        parts += [bush(on.seed + k, 0.9, "#41752f", 180,
            ("", "#e87fb0", "#f2d23c")[k % 3]).moved((x + d, 12.0, 0))
            for d in (-2.2, 2.4)]  # fmt: skip
    beds = np.concatenate(
        [scattered(chance, 30, (x - 3.5, x - 0.9), (11.0, 11.7)) for x in (-22.0, -7.0, 8.0, 23.0)]
    )
    parts.append(
        flowers(standing(beds), chance, ("#e8463a", "#ffffff", "#f2d23c", "#b06fd0"), 0.36, 0.06)
    )
    parts.append(hedge((-14.6, 7.6), (-14.6, 12.4), 0.9, 0.5, chance, leaves=500))
    picket = [boxes([(x, 7.7, 0.42)], (0.09, 0.03, 0.84), "#fbfbf6", Surface.WOOD)
        for x in np.arange(3.0, 11.0, 0.2)]  # fmt: skip
    rail = boxes([(7.0, 7.73, z) for z in (0.25, 0.62)], (8.2, 0.03, 0.08), "#fbfbf6", Surface.WOOD)
    return join([*parts, *picket, rail, put(bin_(), 12.6, 5.4)])
