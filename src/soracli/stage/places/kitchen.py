"""A farmhouse kitchen, open toward the camera: cupboards, a sink at the window, an iron range."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.greenery import grove
from soracli.stage.places.land import strip
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, disc, ellipsoid, lathe, sheet, tube
from soracli.stage.things.forms import block, boxes, copies, turn

_LEFT, _RIGHT, _BACK, _FRONT, _TALL = -4.0, 4.0, 3.7, -11.0, 2.8
_COUNTER, _DEEP, _TOP = 0.9, 0.62, 0.05
"""Metres: how high and how deep the cupboards are, and how thick the board on them is."""
_SINK, _RANGE, _DRESSER = 0.3, 2.75, 0.9
"""Metres: where the sink and the range stand along the back wall, the dresser along the left."""
_WOOD, _PAINT, _WHITE, _IRON = "#9a6a3c", "#6f8a84", "#f1ece0", "#2b2d31"


def kitchen(on: Occasion) -> SetPiece:
    """8 m wide; the back wall stands at y = 3.7, the front wall behind the camera at y = -11."""
    lamps = (
        Lamp((0.0, 0.8, 2.42), (1.6, 1.26, 0.84), 0.0),
        Lamp((-3.3, 1.5, 1.45), (0.55, 0.4, 0.23), 0.0),
        Lamp((_RANGE, _BACK - 1.1, 0.75), (0.95, 0.42, 0.16), 0.0),
        Lamp((0.0, -4.6, 2.42), (1.15, 0.93, 0.64), 0.0),
    )
    return SetPiece(
        name="kitchen",
        mesh=join([_shell(), _window(on), _cupboards(), _sink(), _range(), _dresser(), *_ware()]),
        ground="tile",
        reach=2.6,
        colliders=(
            Collider("box", (8.0, 0.2, 2.0), (0.0, _BACK + 0.2, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_LEFT - 0.2, -4.0, 2.0)),
            Collider("box", (0.2, 12.0, 2.0), (_RIGHT + 0.2, -4.0, 2.0)),
            Collider("box", (4.0, _DEEP / 2, 0.5), (0.0, _BACK - _DEEP / 2, 0.5)),
            Collider("box", (0.24, 0.8, 1.0), (_LEFT + 0.24, _DRESSER, 1.0)),
        ),
        lamps=lamps,
        indoor=True,
    )


def _shell() -> Mesh:
    """Floor, walls with boards up to the hip, a white ceiling on beams."""
    middle, depth = (_BACK + _FRONT) / 2, _BACK - _FRONT
    wall, plaster = "#e6d9b8", Surface.PLASTER
    parts = [
        strip((_LEFT, _RIGHT), (_FRONT, _BACK), 0.0, "#b98d6a", Surface.TILE, 24),
        boxes([(0, middle, _TALL + 0.1)], (8.4, depth + 0.4, 0.2), "#f2ead8"),
        boxes(
            [(s * (_RIGHT + 0.1), middle, _TALL / 2) for s in (-1, 1)],
            (0.2, depth, _TALL), wall, plaster,
        ),
        boxes([(0, _FRONT - 0.1, _TALL / 2)], (8.4, 0.2, _TALL), wall, plaster),
        boxes(
            [(-2.65, _BACK + 0.1, _TALL / 2), (2.95, _BACK + 0.1, _TALL / 2)],
            [(3.1, 0.2, _TALL), (2.5, 0.2, _TALL)],
            wall, plaster,
        ),
        boxes(
            [(_SINK, _BACK + 0.1, 0.55), (_SINK, _BACK + 0.1, 2.5)],
            [(2.8, 0.2, 1.1), (2.8, 0.2, 0.6)],
            wall, plaster,
        ),
    ]  # fmt: skip
    boards = np.arange(_FRONT + 0.1, _BACK, 0.2)
    for s in (-1, 1):
        at = [(s * (_RIGHT - 0.012), float(y), 0.5) for y in boards]
        parts.append(boxes(at, (0.024, 0.192, 1.0), _PAINT, Surface.WOOD))
        parts.append(boxes([(s * (_RIGHT - 0.03), middle, 1.02)], (0.06, depth, 0.05), _WHITE, 9))
    beams = [(0.0, float(y), _TALL - 0.09) for y in np.arange(_FRONT + 1.4, _BACK, 1.7)]
    parts.append(boxes(beams, (8.0, 0.16, 0.18), "#6b4a2e", Surface.WOOD))
    return join(parts)


def _window(on: Occasion) -> Mesh:
    """A window over the sink with short curtains and a sill; grass and trees outside."""
    low, high, half = 1.12, 2.2, 1.35
    bars = boxes(
        [(_SINK + x, _BACK, (low + high) / 2) for x in (-half, -half / 3, half / 3, half)]
        + [(_SINK, _BACK, z) for z in (low, 1.7, high)],
        [(0.07, 0.14, high - low)] * 4 + [(2 * half, 0.14, 0.06)] * 3,
        _WHITE,
        Surface.WOOD,
    )
    sill = boxes([(_SINK, _BACK - 0.1, low - 0.02)], (2 * half + 0.3, 0.26, 0.04), _WHITE, 9)
    curtains = []
    for near, far in ((-half - 0.12, -half + 0.38), (half - 0.38, half + 0.12)):
        x = np.linspace(_SINK + near, _SINK + far, 26)
        y = _BACK - 0.13 + 0.035 * np.sin((x - near) * 38)
        rows = np.array([np.stack([x, y, np.full(26, z)], axis=1) for z in (1.2, 1.7, 2.24)])
        curtains.append(sheet(rows.astype(np.float32), "#c9564a", Surface.CLOTH))
    rod = tube(
        [(_SINK - half - 0.2, _BACK - 0.13, 2.26), (_SINK + half + 0.2, _BACK - 0.13, 2.26)],
        0.016, _IRON, Surface.METAL, 8,
    )  # fmt: skip
    lawn = strip((-40, 40), (_BACK + 0.6, 60), -0.4, "#7d9f4b", Surface.GRASS, 10)
    at = np.array([(-5, 21, -0.4), (6.5, 26, -0.4), (1.5, 36, -0.4)], np.float32)
    trees = grove(at, on.chance(140), (5.0, 7.5), leaves=600)
    return join([bars, sill, *curtains, rod, lawn, trees])


def _cupboards() -> Mesh:
    """Cupboards along the back wall left and right of the range, under a board of wood."""
    y, front = _BACK - _DEEP / 2, _BACK - _DEEP
    spans = ((_LEFT, _RANGE - 0.5), (_RANGE + 0.5, _RIGHT))
    parts: list[Mesh] = []
    for low, high in spans:
        wide, x = high - low, (low + high) / 2
        body = (wide, _DEEP - 0.04, _COUNTER - _TOP - 0.1)
        parts.append(block(body, (x, y + 0.02, 0.1 + body[2] / 2), 0.01, _PAINT, Surface.WOOD))
        parts.append(boxes([(x, y + 0.05, 0.05)], (wide, _DEEP - 0.1, 0.1), _IRON))
        top = (wide, _DEEP + 0.03, _TOP)
        parts.append(block(top, (x, y, _COUNTER - _TOP / 2), 0.012, _WOOD, Surface.WOOD))
        parts += _doors(low, high, front)
    splash = [(x, _BACK - 0.01, 1.0) for x in np.arange(_LEFT + 0.1, _RIGHT, 0.2)]
    parts.append(boxes(splash, (0.192, 0.02, 0.192), _WHITE, Surface.TILE))
    return join(parts)


def _doors(low: float, high: float, front: float) -> list[Mesh]:
    """A row of doors with a drawer over each, with knobs, about half a metre wide."""
    count = max(1, round((high - low) / 0.52))
    wide = (high - low) / count
    parts: list[Mesh] = []
    for place in range(count):
        x = low + (place + 0.5) * wide
        for z, tall in ((0.38, 0.5), (0.745, 0.16)):
            size = (wide * 0.93, 0.025, tall)
            parts.append(block(size, (x, front + 0.01, z), 0.008, "#7d9992", Surface.WOOD))
            knob = (x + (0.35 * wide if tall > 0.3 else 0.0), front - 0.02, z + (tall > 0.3) * 0.17)
            parts.append(ellipsoid(0.018, knob, "#c9a24a", Surface.METAL, 8))
    return parts


def _sink() -> Mesh:
    """A white basin before the window, with a tap of brass."""
    front = _BACK - _DEEP
    basin = block((0.74, 0.5, 0.24), (_SINK, front + 0.2, 0.8), 0.02, _WHITE, Surface.PLASTIC)
    hollow = boxes([(_SINK, front + 0.22, 0.921)], (0.62, 0.36, 0.004), "#a9a79f")
    base = (_SINK, _BACK - 0.12, 0.9)
    neck = [
        base,
        (_SINK, base[1], 1.16),
        (_SINK, base[1] - 0.1, 1.24),
        (_SINK, base[1] - 0.2, 1.16),
    ]
    tap = tube(neck, 0.016, "#c39a3f", Surface.METAL, 8)
    turns = boxes(
        [(_SINK + s * 0.1, base[1], 0.96) for s in (-1, 1)], (0.05, 0.05, 0.05), "#c39a3f", 6
    )
    return join([basin, hollow, tap, turns])


def _range() -> Mesh:
    """An iron range with a fire behind its door, a pipe up to the ceiling and a mantel."""
    y, front = _BACK - 0.36, _BACK - 0.7
    parts = [
        block((0.96, 0.68, 0.8), (_RANGE, y, 0.46), 0.02, _IRON, Surface.METAL),
        block((1.0, 0.72, 0.05), (_RANGE, y, 0.885), 0.012, "#1d1f22", Surface.METAL),
        boxes(
            [(_RANGE - 0.24, front, 0.52), (_RANGE + 0.22, front, 0.52)],
            [(0.36, 0.03, 0.4), (0.4, 0.03, 0.4)],
            "#3a3d42", Surface.METAL,
        ),
        boxes(
            [(_RANGE - 0.24, front - 0.017, 0.46 + 0.05 * k) for k in range(4)],
            (0.26, 0.006, 0.022), "#ff8a2a", Surface.EMISSIVE,
        ),
        tube(
            [(_RANGE - 0.5, front - 0.06, 0.8), (_RANGE + 0.5, front - 0.06, 0.8)],
            0.014, "#c39a3f", Surface.METAL, 8,
        ),
        cylinder((_RANGE, y + 0.1, 0.9), (_RANGE, y + 0.1, _TALL), 0.085, color=_IRON,
                 surface=Surface.METAL, segments=18),
        block((1.25, 0.24, 0.07), (_RANGE, _BACK - 0.12, 1.75), 0.012, _WOOD, Surface.WOOD),
        piece_of("prop", "teapot", 0.3, "#b8443a", "metal").moved((_RANGE - 0.26, y - 0.05, 0.91)),
        piece_of("prop", "pot", 0.3, "#54585e", "metal").moved((_RANGE + 0.27, y - 0.1, 0.91)),
    ]  # fmt: skip
    legs = [(_RANGE + s * 0.42, y + t * 0.28, 0.04) for s in (-1, 1) for t in (-1, 1)]
    parts.append(boxes(legs, (0.07, 0.07, 0.09), _IRON, Surface.METAL))
    for x, form, size, color in (
        (-0.42, "vase", 0.2, "#3f6b8a"),
        (-0.1, "mug", 0.11, "#d9c27a"),
        (0.35, "bottle", 0.26, "#3f5a3a"),
    ):
        parts.append(piece_of("prop", form, size, color).moved((_RANGE + x, _BACK - 0.12, 1.79)))
    return join(parts)


def _dresser() -> Mesh:
    """A dresser at the left wall, plates standing in its shelves."""
    wide, tall = 1.5, 2.1
    parts = [
        block((wide, 0.46, 0.88), (0, 0, 0.44), 0.012, _WOOD, Surface.WOOD),
        block((wide + 0.06, 0.5, 0.04), (0, 0, 0.9), 0.01, _WOOD, Surface.WOOD),
        boxes([(0, 0.21, 1.5)], (wide, 0.02, 1.2), "#84592f", Surface.WOOD),
        boxes([(s * (wide / 2 - 0.02), 0.1, 1.5) for s in (-1, 1)], (0.04, 0.24, 1.2), _WOOD, 9),
        boxes([(0, 0.1, z) for z in (1.3, 1.7, tall)], (wide, 0.24, 0.03), _WOOD, Surface.WOOD),
    ]
    parts += [one.moved((0, 0, 0)) for one in _doors(-wide / 2, wide / 2, -0.23)]
    plate = piece_of("prop", "plate", 0.26, "#e9eef2").moved((0, 0, 0), turn(0, 0, 1.35))
    for z, tint in ((1.315, (1.0, 1.0, 1.0)), (1.715, (0.55, 0.68, 0.9))):
        at = [(x, 0.13, z + 0.12) for x in (-0.5, -0.17, 0.17, 0.5)]
        parts.append(copies(plate, at, tint=np.tile(np.array(tint, np.float32), (4, 1))))
    hung = [(x, 0.0, 1.14) for x in (-0.56, -0.28, 0.0, 0.28)]
    parts.append(copies(piece_of("prop", "mug", 0.11, "#c9842f"), hung, yaw=0.8))
    parts.append(piece_of("prop", "table_lamp", 0.42, "#fbe3b0").moved((0.52, -0.05, 0.92)))
    return join(parts).moved((_LEFT + 0.25, _DRESSER, 0), turn(np.pi / 2))


_ASIDE = _BACK - _DEEP / 2
_PIECES: tuple[tuple[str, str, float, str, str, tuple[float, float, float], float], ...] = (
    ("prop", "basket", 0.42, "#b98a4f", "wood", (-1.7, _ASIDE, _COUNTER), 0.0),
    ("prop", "bowl", 0.3, "#e9e2d0", "matte", (-0.75, _ASIDE, _COUNTER), 0.0),
    ("prop", "bottle", 0.32, "#6f8a5a", "glass", (1.5, _ASIDE + 0.1, _COUNTER), 0.0),
    ("prop", "bucket", 0.36, "#8d9296", "metal", (3.6, 1.9, 0.0), 0.0),
    ("plant", "potted_plant", 0.34, "#4a8a3f", "matte", (1.2, _BACK - 0.1, 1.12), 0.0),
    ("furniture", "door", 2.05, "#5d7670", "wood", (_RIGHT - 0.04, -0.9, 0.0), -np.pi / 2),
    ("furniture", "door", 2.05, "#5d7670", "wood", (-1.6, _FRONT + 0.04, 0.0), np.pi),
    ("furniture", "bench", 1.5, "#8a5f38", "wood", (_LEFT + 0.35, -2.4, 0.0), np.pi / 2),
    ("furniture", "wardrobe", 2.0, "#8a5f38", "wood", (1.9, _FRONT + 0.4, 0.0), np.pi),
    ("prop", "picture", 0.6, "#8a6238", "wood", (_LEFT + 0.05, -1.1, 1.5), np.pi / 2),
    ("prop", "picture", 0.5, "#8a6238", "wood", (_RIGHT - 0.05, 1.2, 1.5), -np.pi / 2),
)
"""Family, form, metres, color and material of what stands about, where, and turned how far."""


def _ware() -> list[Mesh]:
    """What lies about and hangs there, the lamp over the middle, doors, a mat."""
    shelf = boxes([(-2.6, _BACK - 0.14, 1.6)], (1.7, 0.26, 0.035), _WOOD, Surface.WOOD)
    jars = [
        piece_of("prop", form, size, color).moved((-3.3 + 0.28 * k, _BACK - 0.14, 1.62))
        for k, (form, size, color) in enumerate(
            (("vase", 0.24, "#d9c9a0"), ("mug", 0.13, "#4a6f8a"), ("bowl", 0.24, "#b8573a"),
             ("bottle", 0.3, "#5a3a22"), ("mug", 0.13, "#e3d7b5"), ("teapot", 0.26, "#3f6b5a"))
        )
    ]  # fmt: skip
    rail = tube([(1.75, _BACK - 0.1, 1.95), (2.15, _BACK - 0.1, 1.95)], 0.012, _IRON, 6, 8)
    return [
        shelf, *jars, rail, *_pendant((0.0, 0.8)), *_pendant((0.0, -4.6)), *_clock((-1.45, 2.05)),
        *[
            piece_of(family, form, size, color, material).moved(at, turn(way))
            for family, form, size, color, material, at, way in _PIECES
        ],
        *[disc(1.15 - 0.3 * k, (0.0, 0.3, 0.001 + 0.0006 * k), color, Surface.CARPET, 40)
          for k, color in enumerate(("#8f4a3a", "#cdb98f", "#5f7a74"))],
    ]  # fmt: skip


def _pendant(at: tuple[float, float]) -> list[Mesh]:
    """An enamel shade on a cord, with a bulb in it."""
    x, y = at
    shade = lathe([(0.26, 2.2), (0.22, 2.28), (0.06, 2.38), (0.04, 2.44)], "#d9d2bd", 7, 26)
    bulb = ellipsoid(0.06, (0, 0, 2.24), "#fff0c8", Surface.EMISSIVE, 12)
    cord = tube([(x, y, 2.43), (x, y, _TALL)], 0.008, _IRON, Surface.RUBBER, 5, caps=False)
    return [shade.moved((x, y, 0)), bulb.moved((x, y, 0)), cord]


def _clock(at: tuple[float, float]) -> list[Mesh]:
    """A round clock on the back wall, at ten past eight."""
    x, z = at
    ring = cylinder(
        (x, _BACK - 0.01, z),
        (x, _BACK - 0.05, z),
        0.19,
        color="#6b4a2e",
        surface=Surface.WOOD,
        segments=28,
    )
    dial = cylinder((x, _BACK - 0.03, z), (x, _BACK - 0.058, z), 0.165, color=_WHITE, segments=28)
    hands = [
        tube([(x, _BACK - 0.064, z), (x + r * np.sin(a), _BACK - 0.064, z + r * np.cos(a))], 0.008,
             _IRON, Surface.METAL, 5)
        for r, a in ((0.09, 4.2), (0.14, 1.05))
    ]  # fmt: skip
    return [ring, dial, *hands]
