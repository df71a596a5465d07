"""Before a house and along a street: a diner by the road, a sidewalk, a driveway, a flood."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import facades, row
from soracli.stage.places.fittings import doorway, lit_up, put
from soracli.stage.places.greenery import bush, flowers, grove, hedge, scattered, standing
from soracli.stage.places.land import patched, ridge, strip
from soracli.stage.places.lights import WARM, lamps_at, post_light
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn, woods
from soracli.stage.places.stock import piece_of
from soracli.stage.places.street import street
from soracli.stage.shapes import cylinder, torus, tube
from soracli.stage.things.buildings import gable_roof, house_mesh
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word
from soracli.stage.things.outdoors import bench, bin_, hydrant, lamp_post
from soracli.stage.things.vehicles import parked
from soracli.stage.water import Water, waves

_CHROME, _TEAL, _PINK = "#c9d0d4", "#2f9a94", "#ff4f8a"
_FLOOD = 0.42
"""Metres of water in a flooded street: up to the knees."""


def roadside_diner(on: Occasion) -> SetPiece:
    """An American diner of chrome with a band of lit windows and a tall neon sign, on its parking
    lot by a road."""
    lot = patched(strip((-34, 34), (-16, 20), 0.0, "#55575a", Surface.ASPHALT, 50), 0.1, on.seed,
        3.5)  # fmt: skip
    road = strip((-160, 160), (-30, -20), 0.004, "#4b4d50", Surface.ASPHALT, 90)
    lines = [stripe([(x, 4.6), (x, 8.6)], 0.12, 0.004, "#f0f0ea", Surface.ASPHALT)
        for x in (*np.arange(-24.0, -5.0, 2.8), *np.arange(6.0, 25.0, 2.8))]  # fmt: skip
    cars = [put(parked("car", tone), x, 6.6, np.pi / 2 * s) for x, tone, s in
        ((-12.8, "#7fc0c8", 1), (-18.4, "#c8352a", -1), (13.0, "#e8dcc0", 1))]  # fmt: skip
    posts = [(-21.0, 10.5), (22.0, 10.5)]
    lamps = lamps_at([(x, 8.6, 2.9) for x in (-6.0, 0.0, 6.0)], 1.8, (1.0, 0.85, 0.7))
    lamps += lamps_at([(9.0, 7.4, 6.0), (0.0, 8.8, 5.4)], 1.6, (1.0, 0.35, 0.55))
    lamps += lamps_at([(x, y, 4.2) for x, y in posts], 1.6, WARM)
    mesh = [lawn(on, "#a08f5e"), lot, road, *lines, *cars, _diner(), _tall_sign(),
        copies(lamp_post(on.lit), [(x, y, 0) for x, y in posts]), woods(on, 840, (26, 50), 16, 80),
        ridge(on.seed + 841, 320, 36, "#8a7f6a", Surface.GRASS)]  # fmt: skip
    walls = (Collider("box", (8.6, 3.4, 2.0), (0.0, 13.4, 2.0)),)
    return SetPiece("roadside diner", join(mesh), "asphalt", 4.0, walls, lamps, length=12.0,
        far_color="#a08f5e", far_level=-0.3)  # fmt: skip


def _diner() -> Mesh:
    """The diner itself, its front on y = 10: ribbed steel, red stripes, windows, the name above."""
    body = block((17.0, 6.8, 3.9), (0, 13.4, 1.95), 0.5, _CHROME, Surface.METAL)
    ribs = boxes([(0, 9.96, z) for z in (0.25, 0.45, 0.65, 0.85)], (16.2, 0.08, 0.1), "#f0f4f6", 6)
    red = boxes([(0, 9.94, 1.02), (0, 9.94, 3.5)], [(16.6, 0.1, 0.16), (16.8, 0.12, 0.34)],
        "#d0282a", Surface.METAL)  # fmt: skip
    x = [u for u in np.arange(-7.2, 7.3, 1.8) if abs(u) > 1.2]
    panes = boxes([(u, 9.93, 2.15) for u in x], (1.5, 0.06, 1.7), "#ffdf9a", Surface.EMISSIVE)
    blinds = boxes([(u, 9.89, 2.82) for u in x], (1.5, 0.04, 0.34), "#f6f2e6", Surface.CLOTH)
    booths = boxes([(u, 9.9, 1.5) for u in x], (1.1, 0.03, 0.4), "#b5342b", Surface.LEATHER)
    door = put(doorway(1.3, 2.5, _TEAL, "#f0f4f6"), 0.0, 9.9)
    step = boxes([(0, 9.4, 0.08)], (2.2, 1.2, 0.16), "#a5a39b", Surface.CONCRETE)
    name = lit_up(word("diner", 5.4, 1.5, _PINK)).moved((0, 9.86, 4.95))
    board = boxes([(0, 10.0, 4.95)], (6.4, 0.16, 2.0), "#1d2a34", Surface.METAL)
    neon = [tube([(-8.2, 9.9, 3.95), (8.2, 9.9, 3.95)], 0.05, "#4fe8ff", Surface.EMISSIVE, 6),
        tube([(-3.2, 9.88, 3.95), (-3.2, 9.88, 5.95), (3.2, 9.88, 5.95), (3.2, 9.88, 3.95)], 0.05,
        "#4fe8ff", Surface.EMISSIVE, 6)]  # fmt: skip
    return join([body, ribs, red, panes, blinds, booths, door, step, name, board, *neon])


def _tall_sign() -> Mesh:
    """A sign on two posts: a glowing arrow over the word "eat"."""
    posts = boxes([(10.4 + s * 0.9, 8.6, 3.0) for s in (-1, 1)], (0.2, 0.2, 6.0), _CHROME, 6)
    board = boxes([(10.4, 8.6, 6.6)], (3.4, 0.3, 1.8), "#16324a", Surface.METAL)
    text = lit_up(word("eat", 2.8, 1.1, "#ffd23c")).moved((10.4, 8.4, 6.6))
    arrow = tube([(12.6, 8.4, 7.9), (9.0, 8.4, 7.9), (8.2, 8.4, 7.0), (8.2, 8.4, 4.4)], 0.12, _PINK,
        Surface.EMISSIVE, 8)  # fmt: skip
    tip = tube([(7.7, 8.4, 5.0), (8.2, 8.4, 4.3), (8.7, 8.4, 5.0)], 0.12, _PINK, 26, 8)
    return join([posts, board, text, arrow, tip])


def sidewalk(on: Occasion) -> SetPiece:
    """A broad sidewalk along x before shops, the road on its near side: slabs, a kerb, lamps,
    benches, parked cars."""
    walk = patched(strip((-70, 70), (-4.6, 5.2), 0.0, "#a8a399", Surface.CONCRETE, 120), 0.06,
        on.seed, 2.0)  # fmt: skip
    joints = boxes([(x, 0.3, 0.001) for x in np.arange(-40, 40, 1.6)], (0.03, 9.8, 0.006),
        "#7a756c", Surface.CONCRETE)  # fmt: skip
    across = boxes([(0, y, 0.001) for y in np.arange(-3.6, 5.0, 1.6)], (90, 0.03, 0.006), "#7a756c")
    kerb = boxes([(0, -4.7, -0.08)], (140, 0.26, 0.2), "#c9c4b8", Surface.CONCRETE)
    road = strip((-90, 90), (-18.0, -4.7), -0.16, "#4b4d50", Surface.ASPHALT, 90)
    dashes = boxes([(x, -11.0, -0.155) for x in np.arange(-60, 60, 5.0)], (2.2, 0.14, 0.01),
        "#e9e4d2", Surface.ASPHALT)  # fmt: skip
    shops = facades(row(on, 850, (-62, 62), (2, 5)), on, 851).moved((0, 5.2, 0))
    others = facades(row(on, 852, (-52, 52), (3, 6)), on, 853).moved((0, -21.0, 0), turn(np.pi))
    curb = strip((-90, 90), (-21.0, -18.0), -0.06, "#a39e95", Surface.CONCRETE, 30)
    posts = [(x, 4.3) for x in (-16.0, -5.6, 5.8, 16.0)]
    cars = [put(parked("car", tone), x, -6.2, way, -0.16) for x, tone, way in
        ((-17.0, "#2b4a6b", 0.0), (-28.0, "#8c2a2a", np.pi), (18.5, "#c9c9c4", 0.0))]  # fmt: skip
    extras = [put(bench(), -9.0, 4.4), put(bench(), 10.0, 4.4), put(bin_(), 4.6, 4.4),
        put(hydrant(), -4.4, 4.2), put(piece_of("plant", "potted_plant", 1.2, "#3f7a3a"), 8.0, 4.5),
        put(piece_of("plant", "potted_plant", 1.2, "#3f7a3a"), -7.0, 4.5)]  # fmt: skip
    mesh = [walk, joints, across, kerb, road, dashes, shops, others, curb, *cars, *extras,
        copies(lamp_post(on.lit), [(x, y, 0) for x, y in posts])]  # fmt: skip
    walls = (Collider("box", (62.0, 1.0, 3.0), (0.0, 6.2, 3.0)),)
    return SetPiece("sidewalk", join(mesh), "concrete", 4.0, walls,
        tuple(post_light(x, y) for x, y in posts), length=13.0, far_color="#77797a",
        far_level=-0.4, stand_off=17.0)  # fmt: skip


def driveway(on: Occasion) -> SetPiece:
    """The driveway of a family house: concrete slabs up to a white garage door, lawn and hedges on
    both sides, a hoop over the door, a letter box by the street."""
    slab = patched(strip((-3.9, 3.9), (-14.0, 9.0), 0.0, "#b5b0a4", Surface.CONCRETE, 24), 0.05,
        on.seed, 2.0)  # fmt: skip
    joints = [boxes([(0, y, 0.001) for y in np.arange(-13, 9, 3.0)], (7.8, 0.04, 0.006), "#8f8a7e"),
        boxes([(0, -2.5, 0.001)], (0.04, 23.0, 0.006), "#8f8a7e")]  # fmt: skip
    green = lawn(on, "#76a04a").moved((0, 0, -0.005))
    walk = boxes([(0, -15.0, -0.04)], (160, 2.0, 0.1), "#aba698", Surface.CONCRETE)
    street_ = strip((-160, 160), (-27, -16), 0.0, "#55575b", Surface.ASPHALT, 80)
    chance = on.chance(861)
    beds = np.concatenate([scattered(chance, 40, (-8.0, -4.4), (8.0, 8.7)),
        scattered(chance, 40, (4.6, 9.0), (8.2, 8.9))])  # fmt: skip
    trees = grove(standing(np.array([(-13.0, 3.0), (13.5, 5.0), (-17.0, 14.0), (19.0, 13.0)],
        np.float32)), chance, (5.0, 6.5), leaves=420)  # fmt: skip
    hedges = [hedge((s * 9.4, -12.0), (s * 9.4, 8.0), 1.0, 0.6, chance, leaves=700)
        for s in (-1, 1)]  # fmt: skip
    next_ = [put(house_mesh(7.0, tone, roof, "#7a2a2a", Surface.PLANKS), x, 14.0) for x, tone, roof
        in ((-26.0, "#b5c4cc", "#4a5560"), (29.0, "#c98f7a", "#6b4a42"))]  # fmt: skip
    over = [put(house_mesh(7.0, tone, "#5b5450", "#2f5a4a", Surface.PLANKS), x, -36.0, np.pi)
        for x, tone in ((-16.0, "#e9e2d0"), (2.0, "#a8b89a"), (20.0, "#d9c8a0"))]  # fmt: skip
    mesh = [
        green,
        slab,
        *joints,
        walk,
        street_,
        *[*_garage(), trees, *hedges, *next_, *over],
        flowers(standing(beds), chance, ("#e8463a", "#ffffff", "#f2d23c"), 0.36, 0.06),
        *(
            bush(on.seed + k, 0.9, "#41752f", 180).moved((x, 8.4, 0))
            for k, x in enumerate((-5.0, 5.2, 8.4))
        ),
        ridge(on.seed + 862, 300, 30, "#6f9050", Surface.GRASS),
    ]
    walls = (Collider("box", (10.0, 4.0, 2.0), (4.0, 13.0, 2.0)),)
    lamps = lamps_at([(-3.4, 8.6, 2.6), (3.4, 8.6, 2.6), (7.0, 8.6, 2.4)], 1.3, WARM)
    return SetPiece("driveway", join(mesh), "concrete", 3.6, walls, lamps if on.lit else (),
        length=9.0, lengthwise=np.pi / 2, far_color="#76a04a", far_level=-0.4)  # fmt: skip


def _garage() -> list[Mesh]:
    """The garage at the end of the driveway and the house beside it, fronts on y = 9."""
    cream, white, roof = "#e9e2d0", "#f6f4ee", "#5b5450"
    garage = [boxes([(0, 13.0, 1.7)], (7.8, 8.0, 3.4), cream, Surface.PLANKS),
        boxes([(0, 8.96, 1.3)], (5.6, 0.1, 2.6), white, Surface.WOOD),
        boxes([(0, 8.9, 0.1 + 0.52 * k) for k in range(6)], (5.6, 0.03, 0.05), "#b5b0a6", 9),
        boxes([(x, 8.89, 2.3) for x in (-1.95, -0.65, 0.65, 1.95)], (0.9, 0.04, 0.36), "#5f7a8a",
        Surface.WINDOW), gable_roof((-4.2, 9.0, 3.3), (4.2, 17.0, 5.6), 0.5, roof)]  # fmt: skip
    home = put(house_mesh(7.4, cream, roof, "#7a2a2a", Surface.PLANKS), 9.8, 13.0)
    hoop = [boxes([(0, 8.8, 3.9)], (1.5, 0.08, 1.0), white, Surface.PLASTIC),
        torus(0.23, 0.02, (0, 8.5, 3.55), "#e0602a", Surface.METAL)]  # fmt: skip
    lamps = boxes([(s * 3.3, 8.86, 2.3) for s in (-1, 1)], (0.18, 0.18, 0.34), "#ffe2a0", 26)
    box_ = [boxes([(5.0, -13.0, 0.5)], (0.1, 0.1, 1.0), white, 9),
        boxes([(5.0, -13.0, 1.1)], (0.22, 0.46, 0.24), "#2f4a7a", Surface.METAL)]  # fmt: skip
    bins = [cylinder((x, 8.3, 0), (x, 8.3, 1.0), 0.3, 0.34, tone, 7) for x, tone in
        ((-4.5, "#3f6a4a"), (-5.3, "#3a3f46"))]  # fmt: skip
    return [*garage, home, *hoop, lamps, *box_, *bins]


def flooded_street(on: Occasion) -> SetPiece:
    """A city street under brown water up to the knees, that flows and mirrors the houses."""
    piece = street(on)
    flow = waves(on.seed, 0.07, 0.0, longest=2.6, shortest=0.3)
    water = Water(*flow, _FLOOD, "#4a4234", "#857860")
    drift = boxes(
        [(-7.5, 3.6, _FLOOD), (9.0, 2.9, _FLOOD), (13.0, 4.8, _FLOOD)],
        [(1.2, 0.3, 0.12), (0.7, 0.7, 0.5), (2.2, 0.25, 0.1)],
        "#a07a4a",
        Surface.WOOD,
        0.4,
    )
    return replace(piece, name="flooded street", mesh=join([piece.mesh, drift]), water=water,
        water_at=(0.0, 0.0), far_color="#6a6150")  # fmt: skip
