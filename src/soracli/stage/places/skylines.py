"""Where a city shows itself: rooftop, neon street, bridge; and harbor, pool and temple garden."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import facades, row, skyline
from soracli.stage.places.fittings import lit_up, put
from soracli.stage.places.fixtures import railing, strings_of_lights
from soracli.stage.places.greenery import bush, grove, standing
from soracli.stage.places.land import patch, patched, ridge, strip
from soracli.stage.places.lights import WARM, lamps_at, post_light
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn, woods
from soracli.stage.places.playing_fields import pool_garden
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word
from soracli.stage.things.lighthouse import lighthouse_mesh
from soracli.stage.things.outdoors import barrel, lamp_post
from soracli.stage.things.towers import window_grid
from soracli.stage.things.vehicles import parked
from soracli.stage.water import Water, waves

_STEEL, _BLACK = "#9aa1a7", "#26282b"
_QUAY_LAMPS = (-24.0, -8.0, 8.0, 24.0)
_NEON = ("#ff3f8a", "#3fd0ff", "#ffd23c", "#8a5fff", "#3fff9a", "#ff7a2f")


def rooftop(on: Occasion) -> SetPiece:
    """The flat roof of a high house: parapet, water tower, vents, and the city all around."""
    low, high, half, back = -34.0, 1.0, 10.0, 5.4
    ground = patched(strip((-half, half), (-13.0, back), 0.0, "#8a8782", Surface.CONCRETE, 40), 0.1,
        on.seed, 2.0)  # fmt: skip
    edge = boxes([(0, back, high / 2), (0, -13.0, high / 2), (-half, -3.8, high / 2),
        (half, -3.8, high / 2)], [(20.6, 0.35, high), (20.6, 0.35, high), (0.35, 18.4, high),
        (0.35, 18.4, high)], "#9a5a48", Surface.BRICK)  # fmt: skip
    cap = boxes([(0, back, high), (0, -13.0, high), (-half, -3.8, high), (half, -3.8, high)],
        [(21.0, 0.5, 0.12), (21.0, 0.5, 0.12), (0.5, 18.8, 0.12), (0.5, 18.8, 0.12)], "#c9c2b4",
        Surface.CONCRETE)  # fmt: skip
    walls_ = boxes([(0, -3.8, low / 2 - 0.1)], (20.4, 18.6, -low), "#9a5a48", Surface.BRICK)
    city = [skyline(on, away, (-np.pi, np.pi - 0.1), tall, count, part).moved((0, 0, low)) for away,
        tall, count, part in ((48.0, (14, 40), 22, 340), (95.0, (30, 74), 40, 341))]  # fmt: skip
    streets = strip((-300, 300), (-300, 300), low - 0.2, "#5b5d60", Surface.ASPHALT, 8)
    mesh = [ground, edge, cap, walls_, _on_the_roof(on), *city, streets]  # fmt: skip
    lamps = lamps_at([(6.2, 3.4, 2.4), (0.0, 4.8, 2.5), (-4.8, 4.8, 2.5)], 1.2, WARM, 0.06)
    sides = (Collider("box", (10.3, 0.2, 0.5), (0.0, back, 0.5)),
        Collider("box", (0.2, 9.2, 0.5), (-half, -3.8, 0.5)),
        Collider("box", (0.2, 9.2, 0.5), (half, -3.8, 0.5)),
        Collider("box", (1.4, 1.4, 2.5), (-6.6, 3.6, 2.5)),
        Collider("box", (1.6, 1.4, 1.3), (8.0, 3.6, 1.3)))  # fmt: skip
    return SetPiece("rooftop", join(mesh), "concrete", 3.6, sides, lamps, far_color="#6f7478",
        far_level=low - 1.0, stand_off=10.5)  # fmt: skip


def _on_the_roof(on: Occasion) -> Mesh:
    """Water tower, vents, chimneys, the stairs' house with its aerial, bulbs on a string."""
    tank = [lathe([(1.3, 2.4), (1.35, 4.6), (1.3, 4.7), (0.02, 5.7)], "#7a5a3c", Surface.PLANKS,
        20), boxes([(s, t, 1.2) for s in (-0.9, 0.9) for t in (-0.9, 0.9)], (0.14, 0.14, 2.4),
        _BLACK, Surface.METAL), boxes([(0, 0, 2.36)], (2.4, 2.4, 0.1), "#5d4a38", 9),
        *(tube([(s, -0.9, 0.2), (-s, -0.9, 2.2)], 0.04, _BLACK, Surface.METAL, 5)
        for s in (-0.9, 0.9))]  # fmt: skip
    vent = join([block((1.3, 0.9, 0.9), (0, 0, 0.55), 0.03, "#b5bcc0", Surface.METAL),
        cylinder((0, 0, 1.0), (0, 0, 1.06), 0.36, color=_BLACK, surface=6, segments=18),
        boxes([(0, -0.46, 0.3 + 0.1 * k) for k in range(5)], (1.1, 0.02, 0.04), "#5d6266",
        6)])  # fmt: skip
    pipe = join([cylinder((0, 0, 0), (0, 0, 0.9), 0.14, color=_STEEL, surface=6, segments=12),
        lathe([(0.26, 0.9), (0.05, 1.1)], _STEEL, 6, 12)])  # fmt: skip
    house = [boxes([(8.0, 3.6, 1.3)], (3.2, 2.8, 2.6), "#a86a55", Surface.BRICK),
        boxes([(6.36, 3.4, 1.05)], (0.08, 0.95, 2.1), "#3f5a4c", Surface.METAL),
        boxes([(8.0, 3.6, 2.66)], (3.5, 3.1, 0.14), "#5d5a56", 19)]  # fmt: skip
    aerial = [tube([(8.6, 4.2, 2.7), (8.6, 4.2, 6.2)], 0.03, _STEEL, Surface.METAL, 5)] + [
        boxes([(8.6, 4.2, 5.0 + 0.3 * k)], (1.2 - 0.2 * k, 0.03, 0.03), _STEEL, 6)
        for k in range(4)]  # fmt: skip
    bulbs = strings_of_lights([(-9.6, 5.2, 2.8), (-3.0, 5.2, 2.9), (3.0, 5.2, 2.9),
        (6.4, 4.6, 2.7)], on.lit)  # fmt: skip
    poles = boxes([(x, 5.2, 1.9) for x in (-3.0, 3.0)], (0.06, 0.06, 2.0), _BLACK, Surface.METAL)
    return join([put(join(tank), -6.6, 3.6), put(vent, 4.0, 4.3), put(vent, -1.2, 4.4),
        put(pipe, 1.6, 4.6), put(pipe, -9.0, -1.0), *house, *aerial, bulbs, poles])  # fmt: skip


def neon_street(on: Occasion) -> SetPiece:
    """A narrow shopping street away from the camera, hung with glowing signs in every color."""
    road = patched(strip((-7.0, 7.0), (-50, 70), 0.0, "#3a3c40", Surface.ASPHALT, 24), 0.12,
        on.seed, 3.0)  # fmt: skip
    puddles = [patch(np.stack([x + r * 1.4 * np.cos(t), y + r * np.sin(t)], 1).astype(np.float32),
        0.005, "#1a2026", Surface.GLASS) for t in (np.linspace(0, 2 * np.pi, 22, endpoint=False),)
        for x, y, r in ((-2.4, 3.0, 0.9), (2.0, 5.5, 1.2), (-1.0, 9.0, 1.1), (3.0, -3.0, 0.8),
        (-3.0, -6.0, 1.2))]  # fmt: skip
    cross = [boxes([(-4.0 + 1.0 * k, 6.6, 0.003)], (0.55, 3.0, 0.006), "#d9d9d2", Surface.ASPHALT)
        for k in range(9)]  # fmt: skip
    mesh = [road, *(puddles if on.wet else []), *cross, _neon_walls(on), _neon_signs(on),
        _street_things(), skyline(on, 120.0, (1.1, 2.04), (34, 80), 9, 351),
        skyline(on, 90.0, (-1.9, -1.2), (20, 50), 8, 352)]  # fmt: skip
    tones = ((1.0, 0.25, 0.6), (0.25, 0.8, 1.0), (1.0, 0.8, 0.3), (0.55, 0.4, 1.0))
    lamps = sum((lamps_at([(s * 4.4, -7.0 + 4.4 * k + 1.5 * (s > 0), 3.0)], 4.2,
        tones[(k + (s > 0)) % 4]) for k in range(5) for s in (-1, 1)), ())  # fmt: skip
    lamps += lamps_at([(0.0, -3.0, 4.4)], 2.6, (1.0, 0.8, 0.9))
    walls = tuple(Collider("box", (0.5, 50.0, 6.0), (s * 6.0, 8.0, 6.0)) for s in (-1, 1))
    return SetPiece("neon street", join(mesh), "asphalt", 4.4, walls, lamps, length=13.0,
        lengthwise=np.pi / 2, far_color="#3a3c40", far_level=-0.3)  # fmt: skip


def _neon_walls(on: Occasion) -> Mesh:
    """Tall houses on both sides, their shops lit, air conditioners, balconies, wires."""
    chance, parts = on.chance(353), []
    for s in (-1, 1):
        for k, y in enumerate(np.arange(-34.0, 62.0, 8.0)):
            tall = float(chance.uniform(13, 26))
            tone = ("#4a4e58", "#5e554e", "#3f4a52", "#55484e")[(k + (s > 0)) % 4]
            x = s * 9.6
            parts.append(boxes([(x, y, tall / 2)], (7.0, 7.9, tall), tone, Surface.CONCRETE))
            grid = window_grid(3.96, 3.6, tall - 1.0, 2.9)
            parts.append(grid.moved((x, y, 0), scale=(3.5 / 3.96, 1, 1)))
            front = x - s * 3.56
            parts.append(boxes([(front, y, 1.5)], (0.1, 6.4, 2.6),
                ("#c98f4a", "#b5603f", "#5f9ac4")[(k + (s > 0)) % 3],
                Surface.EMISSIVE))  # fmt: skip
            parts.append(boxes([(front - s * 0.05, y + 1.6 * j - 3.2, 1.5) for j in range(5)],
                (0.1, 0.12, 2.7), _BLACK, Surface.METAL))  # fmt: skip
            parts.append(boxes([(front - s * 0.5, y, 3.05)], (1.1, 6.6, 0.12),
                ("#7a2a3a", "#2a4a6a", "#3a5a3a")[k % 3], Surface.CLOTH))  # fmt: skip
            units = [(front - s * 0.25, y + float(chance.uniform(-3, 3)), z)
                for z in np.arange(5.0, tall - 2, 2.9)]  # fmt: skip
            parts.append(boxes(units, (0.45, 0.8, 0.6), "#c9ccce", Surface.METAL))
    wires = [tube([(-6, y, 7.5), (0, y + 0.6, 6.8), (6, y + 1.0, 7.8)], 0.015, "#101012",
        Surface.RUBBER, 4, caps=False) for y in np.arange(-8, 30, 3.5)]  # fmt: skip
    return join([*parts, *wires])


def _neon_signs(on: Occasion) -> Mesh:
    """Signs standing out from the walls: upright boards with bars of light, names, lanterns."""
    words = ("ramen", "hotel", "bar", "sushi", "karaoke", "arcade", "cafe", "tea", "music", "24 h")
    chance, parts = on.chance(354), []
    k = 0
    for s in (-1, 1):
        for y in np.arange(-12.0, 44.0, 3.4):
            tone, other = _NEON[k % 6], _NEON[(k + 2) % 6]
            x = s * 5.3
            high = 4.4 + float(chance.uniform(0, 2.2))
            if k % 2:
                board = [boxes([(x, y, high + 1.2)], (1.0, 0.24, 3.4), "#16161c", Surface.PLASTIC)]
                board += [boxes([(x, y - 0.13, high - 0.1 + 0.65 * j)], (0.62, 0.03, 0.42), tone
                    if j % 2 else other, Surface.EMISSIVE) for j in range(5)]  # fmt: skip
                board.append(tube([(x - 0.5, y - 0.13, high - 0.5), (x + 0.5, y - 0.13, high - 0.5),
                    (x + 0.5, y - 0.13, high + 2.9), (x - 0.5, y - 0.13, high + 2.9),
                    (x - 0.5, y - 0.13, high - 0.5)], 0.03, other, 26, 4, caps=False))  # fmt: skip
            else:
                text = words[(k // 2) % len(words)]
                name = join([boxes([(0, 0, 0)], (1.9, 0.2, 0.75), "#16161c", Surface.PLASTIC),
                    lit_up(word(text, 1.6, 0.44, tone)).moved((0, -0.12, 0))])  # fmt: skip
                board = [name.moved((s * 5.0, y, 3.7)), name.moved((s * 5.9, y + 1.2, 6.2),
                    turn(-s * np.pi / 2), 1.5)]  # fmt: skip
            parts += board
            k += 1
    lanterns = [ellipsoid((0.17, 0.17, 0.24), (s * 5.2, y, 2.55), "#ff5a3a", Surface.EMISSIVE, 10)
        for s in (-1, 1) for y in np.arange(-10.0, 24.0, 1.7)]  # fmt: skip
    arch = [boxes([(0, 17.0, 5.2)], (11.6, 0.4, 1.3), "#2a1018", Surface.METAL),
        lit_up(word("neon town", 8.0, 0.9, "#ff4f9a")).moved((0, 16.75, 5.2)),
        boxes([(0, 16.78, z) for z in (4.55, 5.85)], (11.4, 0.04, 0.08), "#3fd0ff", 26),
        boxes([(s * 5.6, 17.0, 2.6) for s in (-1, 1)], (0.35, 0.35, 5.2), "#3a1a22",
        6)]  # fmt: skip
    return join([*parts, *lanterns, *arch])


def _street_things() -> Mesh:
    """Machines that sell drinks, bicycles' rack, bins, a scooter, posts along the edge."""
    machine = join([block((1.0, 0.75, 1.85), (0, 0, 0.93), 0.03, "#d0282a", Surface.METAL),
        boxes([(0, -0.38, 1.25)], (0.84, 0.02, 0.9), "#eaf6ff", Surface.EMISSIVE),
        *(boxes([(-0.32 + 0.16 * k, -0.4, 0.98 + 0.3 * r)], (0.08, 0.02, 0.2),
        ("#d9342b", "#2f7fc4", "#3fa35a", "#f2b632", "#16181c")[(k + r) % 5], 7) for k in range(5)
        for r in range(3))])  # fmt: skip
    parts = [put(machine, 5.3, 3.2, -np.pi / 2), put(machine, 5.3, 4.3, -np.pi / 2),
        put(machine, -5.3, 8.4, np.pi / 2)]  # fmt: skip
    posts = boxes([(s * 4.75, y, 0.45) for s in (-1, 1) for y in np.arange(-14, 30, 2.2)],
        (0.1, 0.1, 0.9), "#c9ccce", Surface.METAL)  # fmt: skip
    return join([*parts, posts])


def bridge(on: Occasion) -> SetPiece:
    """The deck of a hanging bridge along x: towers, cables, railings, a river, a city behind."""
    low, red = -15.0, "#b5452f"
    road = patched(strip((-150, 150), (-11.0, 5.0), 0.0, "#55575b", Surface.ASPHALT, 160), 0.07,
        on.seed, 4.0)  # fmt: skip
    walk = [boxes([(0, 4.0, 0.0)], (300, 1.6, 0.2), "#a8a49a", Surface.CONCRETE),
        boxes([(0, -3.0, -1.1)], (300, 16.6, 2.0), "#7d8286", Surface.METAL)]  # fmt: skip
    lines = [boxes([(x, -3.0, 0.0)], (3.0, 0.14, 0.008), "#f0ead0", Surface.ASPHALT)
        for x in np.arange(-90, 90, 6.0)] + [boxes([(0, 2.9, 0.0)], (300, 0.12, 0.008), "#f0ead0",
        18)]  # fmt: skip
    posts = [(x, 4.7) for x in (-33.0, -11.0, 11.0, 33.0)]
    lamp = copies(lamp_post(on.lit), [(x, y, 0.1) for x, y in posts])
    banks = [strip((-300, 300), (105, 320), low + 1.0, "#6f7f5a", Surface.GRASS, 12),
        boxes([(0, 105, low)], (600, 1.5, 3.0), "#8f8a80", Surface.CONCRETE)]  # fmt: skip
    city = skyline(on, 135.0, (0.35, 2.8), (26, 88), 34, 361).moved((0, 0, low + 1.0))
    behind = skyline(on, 150.0, (-2.6, -0.5), (20, 60), 14, 362).moved((0, 0, low + 1.0))
    amplitudes, vectors, phases = waves(on.seed, 0.25, 0.2, longest=9.0)
    mesh = [road, *walk, *lines, _cables(red), lamp, *banks, city, behind,
        ridge(on.seed + 13, 700, 70, "#6f8a80"), put(parked("car", "#d9d9d6"), 26.0, -8.6,
        np.pi)]  # fmt: skip
    return SetPiece("bridge", join(mesh), "asphalt", 2.6,
        (Collider("box", (80.0, 0.3, 0.55), (0.0, 5.4, 0.55)),),
        tuple(post_light(x, y, power=1.2) for x, y in posts),
        Water(amplitudes, vectors, phases, low, "#1f4a5e", "#3f7f8a", 5.4), far_color="#4f6f7a",
        far_level=low - 0.5, length=22.0)  # fmt: skip


def _cables(red: str) -> Mesh:
    """Towers and their beams, the cables that sag between them, hangers and railings."""
    parts: list[Mesh] = []
    span = 44.0
    for y in (5.4, -11.4):
        for x in (-span / 2 - 1, span / 2 + 1):
            parts.append(boxes([(x, y, 8.0)], (1.3, 1.0, 46.0), red, Surface.METAL))
        t = np.linspace(-1, 1, 23)
        for middle in (-span - 2, 0.0, span + 2):
            sag = np.column_stack([middle + t * (span / 2 + 1), np.full(23, y), 3.4 + 26.0 * t**2])
            parts.append(tube(sag, 0.2, red, Surface.METAL, 6, caps=False))
            hangers = [(float(u), y, float(z) / 2) for u, _, z in sag[1:-1:1]]
            parts.append(boxes(hangers, [(0.06, 0.06, 2 * z) for _, _, z in hangers], "#8a3a2a",
                Surface.METAL))  # fmt: skip
        parts.append(railing((-70, y - 0.3 * np.sign(y)), (70, y - 0.3 * np.sign(y)), 1.1, red,
            0.35))  # fmt: skip
    for x in (-span / 2 - 1, span / 2 + 1):
        parts.append(boxes([(x, -3.0, z) for z in (12.0, 20.0, 29.5)], (1.0, 16.4, 1.4), red,
            Surface.METAL))  # fmt: skip
    return join(parts)


def harbor(on: Occasion) -> SetPiece:
    """A quay along x before a basin with moored boats; houses behind, a lighthouse on the mole."""
    calm = waves(on.seed, 0.3 if on.weather == "storm" else 0.08, 0.3, longest=5.0, shortest=0.5)
    posts = [(-x, 1.9) for x in _QUAY_LAMPS]
    return SetPiece(
        name="harbor",
        mesh=_harbor_mesh(on).moved((0, 23.2, -1.0), turn(np.pi)),
        ground="stone",
        reach=2.6,
        length=12.0,
        colliders=(Collider("box", (62.0, 0.3, 7.0), (0.0, -39.2, 7.0)),),
        lamps=tuple(post_light(x, y, 4.6, 1.4) for x, y in posts),
        water=Water(*calm, -1.0, "#16404e", "#3f7f80", 3.2),
        water_at=(0.0, 36.0),
        far_color="#5f7a80",
        far_level=-6.0,
    )


def _harbor_mesh(on: Occasion) -> Mesh:
    """All of the harbor with its water at z = 0: the quay's edge at y = 20, houses from y = 62."""
    quay = [patched(strip((-90, 90), (20, 76), 1.0, "#9a948a", Surface.BRICK, 60), 0.1, on.seed,
        3.0), boxes([(0, 20.1, -1.0)], (180, 0.4, 4.06), "#8a857a", Surface.ROCK),
        boxes([(0, 20.3, 1.04)], (180, 0.7, 0.1), "#b5afa2", Surface.CONCRETE)]  # fmt: skip
    houses = facades(row(on, 370, (-62, 62), (2, 4)), on, 371).moved((0, 62.2, 1.0))
    bollard = lathe([(0.22, 0), (0.16, 0.1), (0.14, 0.4), (0.24, 0.46), (0.24, 0.54), (0.02, 0.58)],
        _BLACK, Surface.METAL, 12)  # fmt: skip
    moorings = copies(bollard, [(x, 20.9, 1.05) for x in (-29, -21, -13, -5, 5, 13, 21, 29)])
    sloop = piece_of("boat", "sailboat", 8.5, "#f4f4f0")
    fisher = piece_of("boat", "motorboat", 7.0, "#2f6f9a")
    red = piece_of("boat", "motorboat", 6.0, "#b5342b")
    rower = piece_of("boat", "rowboat", 3.4, "#8a6238", "wood")
    fleet = [put(sloop, -17.0, 17.0, 0.1), put(sloop, 22.0, 16.6, np.pi),
        put(fisher, -6.0, 17.4, 0.05), put(red, 7.0, 17.6, np.pi - 0.1), put(rower, 1.0, 18.4, 0.3),
        put(sloop, 34.0, -12.0, 0.8), put(sloop, -36.0, -20.0, 2.0),
        put(fisher, -30.0, 8.0, 1.2)]  # fmt: skip
    mole = [rocks_line(on), put(lighthouse_mesh(14.0, "#f4f1e8", "#c8322b"), 9.0, -34.0, 0.0, 1.6),
        boxes([(37, -34, 0.6)], (66, 5.0, 2.2), "#8f8a80", Surface.CONCRETE)]  # fmt: skip
    nets = [put(barrel(), x, 26.5 + 0.6 * k, 0.0, 1.0) for k,
        x in enumerate((-9.0, -8.2, 12.0))] + [boxes([(x, 25.6, 1.25)
        for x in (-13.0, 7.0, 7.9, 16.0)], (0.8, 0.6, 0.5), "#2f7f9a", Surface.PLASTIC),
        boxes([(7.4, 25.7, 1.75)], (0.8, 0.6, 0.5), "#d98a2f", Surface.PLASTIC)]  # fmt: skip
    posts = copies(lamp_post(on.lit), [(x, 21.3, 1.0) for x in _QUAY_LAMPS])
    crane = [boxes([(52.0 + x, 26.0 + y, 9.0) for x in (-3, 3) for y in (-2.5, 2.5)],
        (0.7, 0.7, 16.0), "#c8702a", Surface.METAL), boxes([(52.0, 20.0, 17.0)], (1.6, 34.0, 1.4),
        "#c8702a", Surface.METAL), boxes([(52.0, 26.0, 15.4)], (7.0, 6.0, 1.6), "#c8702a",
        Surface.METAL)]  # fmt: skip
    boxes_ = [boxes([(48.0 + 2.6 * k, 32.0, 2.3 + 2.6 * r)], (2.4, 6.0, 2.5),
        ("#b5342b", "#2f6f9a", "#d98a2f", "#4f7a4a")[(k + r) % 4], Surface.METAL) for k in range(4)
        for r in range(2)]  # fmt: skip
    hills = [ridge(on.seed + 17, 420, 60, "#6f8a72", rough=0.55, arc=(-2.9, -0.3)),
        ridge(on.seed + 18, 520, 80, "#7a9488", arc=(0.2, 2.9))]  # fmt: skip
    return join([*quay, houses, moorings, *fleet, *mole, *nets, posts, *crane, *boxes_, *hills])


def rocks_line(on: Occasion) -> Mesh:
    """Boulders along the mole."""
    chance = on.chance(373)
    at = np.column_stack([chance.uniform(4, 70, 60), -34 + chance.choice([-3.4, 3.4], 60)
        + chance.uniform(-1, 1, 60), chance.uniform(-0.6, 0.3, 60)])  # fmt: skip
    return boxes(at, (1.8, 1.6, 1.4), "#7a766e", Surface.ROCK,
        chance.uniform(0, 6.28, 60).astype(np.float32))  # fmt: skip


def pool(on: Occasion) -> SetPiece:
    """An outdoor swimming pool of 24 m by 12 m, seen over the tiles before it."""
    garden, level = pool_garden(on)
    shift = 9.6
    still = waves(on.seed, 0.03, 0.4, longest=2.4, shortest=0.3)
    places = [(x, y + shift, 3.4) for x in (-13.0, 13.0) for y in (-9.0, 9.0)]
    return SetPiece(
        name="pool",
        mesh=garden.moved((0, shift, 0)),
        ground="tile",
        reach=3.2,
        length=8.0,
        lamps=lamps_at(places, 2.0, WARM, 0.14),
        water=Water(*still, level, "#1f93b8", "#6fd6e6", shift - 6.2),
        water_at=(0.0, shift),
        far_color="#6b9a44",
        far_level=-3.0,
        stand_off=16.0,
    )


def temple(on: Occasion) -> SetPiece:
    """A Japanese garden: a red gate, a pagoda, stone lanterns, raked gravel, cherry trees."""
    gravel = patched(strip((-14, 14), (-16, 12), 0.0, "#d6cfbe", Surface.SAND, 40), 0.05, on.seed,
        2.0)  # fmt: skip
    path = [patch(np.stack([x + 0.62 * np.cos(t), y + 0.46 * np.sin(t)], 1).astype(np.float32),
        0.006, "#8a8780", Surface.ROCK) for t in (np.linspace(0, 2 * np.pi, 10, endpoint=False),)
        for x, y in zip(0.5 * np.sin(np.arange(-14, 16, 1.1) * 0.7), np.arange(-14, 16, 1.1),
        strict=True)]  # fmt: skip
    lantern = join([lathe([(0.32, 0), (0.3, 0.14), (0.13, 0.2), (0.12, 0.8), (0.3, 0.92),
        (0.3, 1.0)], "#8f8c84", Surface.ROCK, 6), lathe([(0.2, 1.0), (0.2, 1.3)], "#ffd08a",
        Surface.EMISSIVE if on.lit else Surface.PAPER, 6),
        lathe([(0.46, 1.3), (0.2, 1.5), (0.06, 1.56), (0.08, 1.66), (0.01, 1.72)], "#7d7a72",
        Surface.ROCK, 6)])  # fmt: skip
    at = [(-3.6, 4.2), (3.8, 4.4), (-4.8, -2.0), (5.0, -3.0)]
    chance = on.chance(380)
    cherry = grove(standing(np.array([(-8.5, 6.5), (9.0, 7.5), (-12.5, 11.5), (13.0, 13.0),
        (-11, -8), (12, -9)], np.float32)), chance, (4.2, 5.6), leaves=640, color="#f2b0c4",
        variants=2)  # fmt: skip
    pines = grove(standing(np.array([(-17, 20), (19, 24), (-24, 12), (25, 14)], np.float32)),
        chance, (7, 10), "conifer", 300)  # fmt: skip
    stones = [block((s, 0.7 * s, 0.6 * s), (x, y, 0.2 * s), 0.2, "#77746c", Surface.ROCK) for x, y,
        s in ((6.3, 5.2, 1.3), (7.2, 4.5, 0.8), (-6.4, 3.4, 1.0), (5.6, 6.2, 0.7))]  # fmt: skip
    moss = [bush(on.seed + k, 0.6, "#4f7a34", 160).moved((x, y, -0.1)) for k,
        (x, y) in enumerate(((6.8, 5.9), (-6.0, 4.0), (-7.0, 2.8), (8.0, 5.0)))]  # fmt: skip
    bamboo = boxes([(x, 12.2, 0.8) for x in np.arange(-14, 14.1, 0.24) if abs(x) > 2.6],
        (0.1, 0.1, 1.6), "#a89a5a", Surface.WOOD)  # fmt: skip
    mesh = [lawn(on, "#6f8f48"), gravel, *path, _gate().moved((0, 8.6, 0)),
        _pagoda().moved((4.6, 36.0, 0), turn(0.2)), copies(lantern, [(x, y, 0) for x, y in at]),
        cherry, pines, *stones, *moss, bamboo, woods(on, 381, (40, 66), 24, 70),
        ridge(on.seed + 19, 260, 60, "#5f7f58", rough=0.6)]  # fmt: skip
    lamps = lamps_at([(x, y, 1.3) for x, y in at], 0.9, WARM) + lamps_at([(0.0, 8.0, 3.2)], 1.0,
        WARM)  # fmt: skip
    walls = (*(Collider("cylinder", (0.35,), (x, y, 0.0), (x, y, 1.6)) for x, y in at),
        *(Collider("cylinder", (0.35,), (s * 2.2, 8.6, 0.0), (s * 2.2, 8.6, 4.0))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("japanese garden", join(mesh), "sand", 3.6, walls, lamps, far_color="#6f8f48",
        far_level=-0.4)  # fmt: skip


def _gate() -> Mesh:
    """A torii: two red pillars leaning in, a tie beam, a lintel that curves up at its ends."""
    red, dark = "#c8382a", "#2a2422"
    pillars = [cylinder((s * 2.35, 0, 0), (s * 2.1, 0, 4.3), 0.24, color=red, surface=9,
        segments=16) for s in (-1, 1)]  # fmt: skip
    feet = [cylinder((s * 2.35, 0, 0), (s * 2.34, 0, 0.4), 0.3, color=dark, surface=9, segments=16)
        for s in (-1, 1)]  # fmt: skip
    x = np.linspace(-3.5, 3.5, 13)
    lift = 0.32 * (np.abs(x) / 3.5) ** 2.4
    beams = [boxes([(float(u), 0, 4.45 + float(v)) for u, v in zip(x, lift, strict=True)],
        (0.6, 0.42, 0.34), red, Surface.WOOD), boxes([(float(u), 0, 4.7 + float(v)) for u,
        v in zip(x, lift, strict=True)], (0.6, 0.62, 0.2), dark, Surface.WOOD)]  # fmt: skip
    return join([*pillars, *feet, *beams, boxes([(0, 0, 3.5)], (5.4, 0.26, 0.32), red,
        Surface.WOOD), boxes([(0, 0, 3.95)], (0.5, 0.2, 0.6), dark, Surface.WOOD)])  # fmt: skip


def _pagoda() -> Mesh:
    """A tower of five roofs, each smaller than the one below, with a golden spire."""
    parts = [boxes([(0, 0, 0.4)], (9.4, 9.4, 0.8), "#a8a294", Surface.CONCRETE)]
    z = 0.8
    for k in range(5):
        half, tall = 3.3 - 0.42 * k, 2.5 - 0.14 * k
        parts += [boxes([(0, 0, z + tall / 2)], (2 * half, 2 * half, tall), "#f0e8d8",
            Surface.PLASTER), boxes([(s * half, t * half, z + tall / 2) for s in (-1, 1)
            for t in (-1, 1)], (0.3, 0.3, tall), "#b5342a", 9)]  # fmt: skip
        parts += [boxes([(0, -half - 0.03, z + tall * 0.45), (0, half + 0.03, z + tall * 0.45)],
            (1.2, 0.08, tall * 0.8), "#7a2a22", Surface.WOOD)]  # fmt: skip
        out, top = (half + 1.7) * 1.414, z + tall
        roof = [(out, top - 0.05), (out * 0.86, top + 0.12), (half * 1.0, top + 0.75),
            (half * 0.7, top + 1.0)]  # fmt: skip
        parts.append(lathe(roof, "#4a5258", Surface.ROOF, 4).moved(rotation=turn(np.pi / 4)))
        parts.append(boxes([(0, 0, top + 0.02)], (2 * half + 2.6, 2 * half + 2.6, 0.1), "#b5342a",
            Surface.WOOD))  # fmt: skip
        z = top + 0.85
    spire = lathe([(0.5, 0), (0.12, 0.6), (0.3, 0.9), (0.1, 1.4), (0.26, 1.7), (0.08, 2.2),
        (0.02, 4.2)], "#d9b24a", Surface.METAL, 12)  # fmt: skip
    return join([*parts, spire.moved((0, 0, z - 0.1))])
