"""Places to have fun: playground and amusement park."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import skyline
from soracli.stage.places.fences import rails
from soracli.stage.places.fittings import put, sign
from soracli.stage.places.fixtures import (
    carousel,
    ferris_wheel,
    slide,
    stall,
    strings_of_lights,
    swings,
)
from soracli.stage.places.greenery import grass, scattered, standing
from soracli.stage.places.land import patch, patched, strip
from soracli.stage.places.lights import WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn, woods
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import ellipsoid, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.outdoors import bench, bin_, lamp_post


def playground(on: Occasion) -> SetPiece:
    """Swings, a slide, a seesaw, a climbing frame and a sandpit on grass, trees around."""
    pad = [patch(np.stack([x + r * 1.3 * np.cos(t), y + r * np.sin(t)], 1), -0.02, color,
        Surface.COURT) for t in (np.linspace(0, 2 * np.pi, 28, endpoint=False),) for x, y, r,
        color in ((-5.2, 5.2, 3.4, "#b5653f"), (5.4, 5.6, 3.4, "#3f7aa5"),
        (0.0, -2.0, 5.5, "#c98a5a"))]  # fmt: skip
    dome = join([tube(np.column_stack([1.6 * np.cos(a) * np.sin(t), 1.6 * np.sin(a) * np.sin(t), 1.6
        * np.cos(t)]), 0.035, "#2f7fc4", 6, 6) for a in np.linspace(0, 2 * np.pi, 8, endpoint=False)
        for t in (np.linspace(0.05, np.pi / 2, 7),)] + [
        torus(1.6 * np.sin(t), 0.035, (0, 0, 1.6 * np.cos(t)), "#f2b632", Surface.METAL, 20)
        for t in (0.5, 0.95, 1.4)])  # fmt: skip
    seesaw = join([boxes([(0, 0, 0)], (3.2, 0.26, 0.07), "#d9342b", Surface.WOOD).moved((0, 0, 0.6),
        turn(0, 0.2)), boxes([(0, 0, 0.28)], (0.3, 0.3, 0.56), "#2f7fc4",
        Surface.METAL)])  # fmt: skip
    pit = [boxes([(0, 1.2 * s, 0.1) for s in (-1, 1)] + [(1.6 * s, 0, 0.1) for s in (-1, 1)],
        [(3.4, 0.2, 0.28)] * 2 + [(0.2, 2.6, 0.28)] * 2, "#9a6b42", Surface.WOOD),
        boxes([(0, 0, 0.04)], (3.1, 2.3, 0.1), "#e0c48a", Surface.SAND),
        piece_of("prop", "bucket", 0.24, "#d9342b").moved((0.6, 0.3, 0.08))]  # fmt: skip
    fence = [rails((-24, 13), (24, 13), 1.0), rails((-24, -14), (24, -14), 1.0)]
    seats = join(
        [bench().moved((0.2, 9.0, 0)), put(bench(), -9.6, 0.6, np.pi / 2), put(bin_(), 1.8, 9.1)]
    )
    mesh = [lawn(on), *pad, put(swings(), -5.2, 5.4), put(slide(), 5.2, 6.4, 0.3),
        put(dome, 10.2, 2.6), put(seesaw, -9.8, 5.4, 0.5), put(join(pit), 0.2, 6.4), *fence, seats,
        woods(on, 240, (15, 32)), woods(on, 241, (-34, -16), 14),
        skyline(on, 80.0, (-0.8, 3.9), (10, 30), 28), grass(
        standing(scattered(on.chance(242), 500, (-20, 20), (3, 14), 6.0), -0.04), on.chance(243),
        0.14)]  # fmt: skip
    walls = (Collider("box", (2.0, 0.9, 1.1), (-5.2, 5.4, 1.1)),
        Collider("box", (0.8, 1.6, 1.3), (5.4, 5.4, 1.3)),
        Collider("cylinder", (1.6,), (10.2, 2.6, 0.0), (10.2, 2.6, 1.6)))  # fmt: skip
    lamps = lamps_at([(-8.5, 8.5, 4.2), (8.5, 8.5, 4.2)], 1.4, WARM, 0.16)
    posts = copies(lamp_post(on.lit), [(-8.5, 8.5, 0), (8.5, 8.5, 0)])
    return SetPiece("playground", join([*mesh, posts]), "rubber", 5.0, walls, lamps,
        far_color="#6b9a44", far_level=-0.3)  # fmt: skip


def amusement_park(on: Occasion) -> SetPiece:
    """A fair: the big wheel, a roundabout of horses, a roller coaster, booths, lights."""
    chance = on.chance(250)
    ground = patched(
        strip((-60, 60), (-40, 60), 0.0, "#a39a8c", Surface.CONCRETE, 50), 0.1, on.seed, 3.0
    )
    booths = [put(stall(color, tones, chance), x, y, yaw) for x, y, yaw, color,
        tones in ((-9.5, 1.0, np.pi / 2, "#d9342b", ("#f2a0c4", "#f2d93c")),
        (9.5, 0.5, -np.pi / 2, "#2f6fb0", ("#f4f4f4", "#d9342b")),
        (-9.5, -4.6, np.pi / 2, "#3fa35a", ("#f2a62f", "#8a4fa3")),
        (9.5, -5.0, -np.pi / 2, "#8a4fa3", ("#3f8ad0", "#f2d93c")),
        (3.4, 8.2, 0.0, "#f2a62f", ("#d9342b", "#f4f4f4", "#3f8ad0")))]  # fmt: skip
    balls = [(3.4 + dx, 7.6 + dy, 3.4 + dz) for dx, dy,
        dz in ((0, 0, 0), (0.35, 0.1, 0.2), (-0.3, 0, 0.25), (0.1, 0.2, 0.55), (-0.2, -0.2, 0.7),
        (0.4, -0.1, 0.75))]  # fmt: skip
    tones = ("#d9342b", "#f2d93c", "#3f8ad0", "#3fa35a", "#e87fb0", "#8a4fa3")
    balloons = [ellipsoid((0.22, 0.22, 0.27), at, tone, Surface.RUBBER, 12) for at,
        tone in zip(balls, tones, strict=True)]  # fmt: skip
    strings = [
        tube([at, (3.4, 7.6, 2.2)], 0.005, "#f4f4f4", Surface.CLOTH, 3, caps=False) for at in balls
    ]
    swags = strings_of_lights([(x, y, 4.4) for x, y in ((-9.5, -9.0), (-9.5, 9.0), (0.0, 11.0),
        (9.5, 9.0), (9.5, -9.0))], on.lit, 14)  # fmt: skip
    masts = boxes([(x, y, 2.2) for x, y in ((-9.5, 9.0), (0.0, 11.0), (9.5, 9.0), (-9.5, -9.0),
        (9.5, -9.0))], (0.12, 0.12, 4.4), "#d9d4c4", Surface.METAL)  # fmt: skip
    gate = sign("fun park", 5.0, 1.0, "#d9342b", "#ffe08a", glow=True).moved((0.0, 11.0, 4.2))
    mesh = [lawn(on), ground, put(ferris_wheel(10.0, on.lit), 8.0, 60.0, 0.25),
        put(carousel(on.lit), -6.2, 13.0), _coaster().moved((-30.0, 40.0, 0)), *booths, *balloons,
        *strings, swags, masts, gate, woods(on, 251, (74, 95), 20), woods(on, 252, (-50, -24), 16),
        skyline(on, 140.0, (-3.1, 3.1), (10, 26), 30)]  # fmt: skip
    lamps = lamps_at([(-6.2, 10.5, 2.4), (3.4, 7.0, 2.4), (0.0, -2.0, 4.4)], 1.6, WARM) + lamps_at(
        [(-9.0, -1.0, 2.6), (9.0, -1.5, 2.6)], 1.4, (1.0, 0.5, 0.7)
    )
    walls = (Collider("cylinder", (3.7,), (-6.2, 13.0, 0.0), (-6.2, 13.0, 3.0)),
        Collider("box", (1.3, 0.7, 1.0), (3.4, 8.2, 1.0)))  # fmt: skip
    return SetPiece("amusement park", join(mesh), "concrete", 5.0, walls, lamps,
        far_color="#7f9a58", far_level=-0.3)  # fmt: skip


def _coaster() -> Mesh:
    """Rails of a roller coaster over hills of white supports, with a loop and a train of cars."""
    t = np.linspace(0, 1, 90)
    x, z = 60 * t - 12, 5.0 + 5.2 * np.sin(t * 15.0) * (1 - 0.4 * t) + 2.5 * np.sin(t * 6)
    z = np.maximum(z, 1.2)
    parts = [
        tube(np.column_stack([x, np.full(90, s), z]), 0.14, "#d9342b", Surface.METAL, 5, caps=False)
        for s in (-0.6, 0.6)
    ]
    ties = [(float(x[k]), 0.0, float(z[k]) - 0.12) for k in range(0, 90, 2)]
    parts.append(boxes(ties, (0.14, 1.5, 0.12), "#f4f4f0", Surface.METAL))
    legs = [(float(x[k]), s * 0.9, float(z[k]) / 2) for k in range(0, 90, 5) for s in (-1, 1)]
    sizes = [(0.2, 0.2, float(z[k])) for k in range(0, 90, 5) for _ in (-1, 1)]
    parts.append(boxes(legs, sizes, "#f4f4f0", Surface.METAL))
    cars = [
        block((1.5, 1.3, 0.8), (float(x[k]), 0, float(z[k]) + 0.5), 0.15, "#f2b632", Surface.METAL)
        for k in (34, 37, 40)
    ]
    return join([*parts, *cars])
