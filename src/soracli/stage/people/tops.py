"""Clothes for the upper body, from T-shirts to trench coats, and dresses."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import SIDES
from soracli.stage.people.cloth import (
    armhole,
    band,
    buttons,
    collar,
    melted,
    neckline,
    rim,
    shell,
)
from soracli.stage.people.digits import number
from soracli.stage.people.lofts import Loft
from soracli.stage.people.measures import Measures
from soracli.stage.people.tailor import laid, skirt, strip
from soracli.stage.people.tint import darker, lighter


def tshirt(m: Measures, color: str, seed: int) -> Mesh:
    """A T-shirt worn over the trousers."""
    lofts = shell(m, 0.009, 0.487, 0.36, loose=0.006, cuff=0.008)
    return join(
        [melted(m, lofts, color, Surface.CLOTH, 0.0012, seed), rim(m, lofts, darker(color, 0.88))]
    )


def shirt(m: Measures, color: str, seed: int, tucked: bool = True) -> Mesh:
    """A shirt with collar and buttons, sleeves down to the wrists."""
    u = m.unit
    lofts = shell(m, 0.0085, 0.592 if tucked else 0.48, 0.965, loose=0.0, cuff=0.004)
    front = laid(
        lofts, strip((0, 0.605 * u), (0, 0.822 * u), 0.022 * u, 0.020 * u), 0.0015 * u, color
    )
    places = [(0.0, z * u) for z in np.linspace(0.63, 0.80, 5)]
    return join(
        [
            melted(m, lofts, color, Surface.CLOTH, 0.0014, seed),
            collar(m, lofts, color, gap=0.34),
            front,
            buttons(lofts, places, 0.0042 * u, lighter(color, 0.6), out=0.002 * u),
        ]
    )


def sweater(m: Measures, color: str, seed: int) -> Mesh:
    """A thick knitted pullover with a rolled collar, cuffs and hem."""
    lofts = shell(m, 0.0135, 0.495, 0.95, loose=-0.001, cuff=0.002)
    return join(
        [
            melted(m, lofts, color, Surface.CLOTH, 0.0018, seed),
            rim(m, lofts, darker(color, 0.9), 0.011),
            band(m, 0.487, 0.512, 0.012, darker(color, 0.88), Surface.CLOTH),
        ]
    )


def jersey(m: Measures, color: str, seed: int) -> Mesh:
    """A sleeveless sports jersey with piping and a number on chest and back."""
    u = m.unit
    trim = lighter(color, 0.85)
    lofts = shell(m, 0.011, 0.485, 0.0, loose=0.008)
    lofts += [neckline(m, 0.050, 0.040)] + [armhole(m, side) for side, _ in SIDES]
    figures = str(3 + seed % 40)
    parts = [melted(m, lofts, color, Surface.CLOTH, 0.0014, seed, 0.72)]
    for direction, z, size in ((1, 0.675, 0.075), (-1, 0.685, 0.095)):
        parts += [
            laid(lofts, patch, 0.0016 * u, trim, direction=direction, thick=False)
            for patch in number(figures, 0.0, z * u, size * u, mirrored=direction < 0)
        ]
    for side, _ in SIDES:
        path = strip(
            (side * 0.083 * u, 0.495 * u), (side * 0.078 * u, 0.70 * u), 0.012 * u, 0.010 * u
        )
        parts.append(laid(lofts, path, 0.0016 * u, trim, thick=False))
    return join(parts)


def jacket(m: Measures, color: str, seed: int) -> Mesh:
    """A hip-long jacket with a zip, pockets and a turned-down collar."""
    u = m.unit
    lofts = shell(m, 0.0165, 0.482, 0.975, loose=0.002, cuff=0.003)
    zip_line = strip((0, 0.487 * u), (0, 0.822 * u), 0.010 * u, 0.010 * u)
    parts = [
        melted(m, lofts, color, Surface.CLOTH, 0.0014, seed),
        collar(m, lofts, darker(color, 0.85), 0.034, 1.42, 0.42),
        laid(lofts, zip_line, 0.0015 * u, darker(color, 0.45), Surface.METAL),
        band(m, 0.474, 0.498, 0.016, darker(color, 0.8), Surface.CLOTH),
    ]
    parts += [_pocket(lofts, u, side, 0.545, darker(color, 0.85)) for side, _ in SIDES]
    return join(parts)


def suit(m: Measures, color: str, seed: int, tie: str = "#7a1f2b") -> Mesh:
    """A suit jacket with lapels over a white shirt, and a tie."""
    u = m.unit
    lofts = shell(m, 0.014, 0.452, 0.955, loose=0.005, cuff=0.003)
    edge = strip((0.006 * u, 0.465 * u), (0.0, 0.66 * u), 0.005 * u, 0.004 * u)
    parts = [
        melted(m, lofts, color, Surface.CLOTH, 0.0013, seed),
        *_open_front(m, lofts, color, 0.655),
        _tie(m, lofts, tie),
        laid(lofts, edge, 0.001 * u, darker(color, 0.7)),
        buttons(lofts, [(0.0, 0.64 * u), (0.0, 0.60 * u)], 0.0062 * u, darker(color, 0.5)),
    ]
    parts += [_pocket(lofts, u, side, 0.535, darker(color, 0.9)) for side, _ in SIDES]
    return join(parts)


def coat(m: Measures, color: str, seed: int) -> Mesh:
    """A long coat: lapels, buttons, pockets, and a skirt to the knees."""
    u = m.unit
    lofts = shell(m, 0.020, 0.56, 0.985, loose=0.0, cuff=0.005)
    tail = skirt(m, 0.600 * u, 0.262 * u, 0.17, color, 0.022 * u, (9, 0.006 * u), 0.016 * u)
    places = [(0.014 * u, z * u) for z in (0.69, 0.64, 0.59)]
    line = strip((-0.005 * u, 0.565 * u), (-0.003 * u, 0.705 * u), 0.006 * u, 0.006 * u)
    parts = [
        melted(m, lofts, color, Surface.CLOTH, 0.0014, seed),
        tail,
        *_open_front(m, lofts, color, 0.70, scarf=True),
        collar(m, lofts, darker(color, 0.92), 0.036, 1.62, 0.62),
        laid(lofts, line, 0.001 * u, darker(color, 0.65)),
        buttons(lofts, places, 0.0085 * u, darker(color, 0.35)),
    ]
    return join(parts)


def trenchcoat(m: Measures, color: str, seed: int) -> Mesh:
    """A belted, double-breasted trench coat with a raised collar and epaulettes."""
    u = m.unit
    lofts = shell(m, 0.020, 0.56, 0.98, loose=0.0, cuff=0.006)
    tail = skirt(m, 0.605 * u, 0.245 * u, 0.21, color, 0.022 * u, (8, 0.008 * u), 0.022 * u)
    places = [(side * 0.034 * u, z * u) for z in (0.70, 0.655) for side in (1, -1)]
    parts = [
        melted(m, lofts, color, Surface.CLOTH, 0.0015, seed),
        tail,
        *_open_front(m, lofts, color, 0.715),
        _tie(m, lofts, "#3b3f4a"),
        collar(m, lofts, darker(color, 0.93), 0.046, 1.58, 0.55),
        band(m, 0.596, 0.622, 0.024, darker(color, 0.78), Surface.CLOTH),
        buttons(lofts, places, 0.0085 * u, "#3a2c20"),
        _buckle(m, lofts),
    ]
    for side, _ in SIDES:
        tab = strip(
            (side * 0.050 * u, 0.826 * u), (side * 0.095 * u, 0.816 * u), 0.004 * u, 0.004 * u
        )
        parts.append(laid(lofts, tab, 0.004 * u, darker(color, 0.85)))
    return join(parts)


def raincoat(m: Measures, color: str, seed: int) -> Mesh:
    """A shiny raincoat with a hood lying on the back."""
    u = m.unit
    lofts = shell(m, 0.020, 0.56, 0.975, cuff=0.008)
    tail = skirt(
        m, 0.600 * u, 0.30 * u, 0.24, color, 0.022 * u, (10, 0.005 * u), surface=Surface.RUBBER
    )
    line = strip((0, 0.565 * u), (0, 0.822 * u), 0.022 * u, 0.020 * u)
    places = [(0.0, z * u) for z in (0.60, 0.66, 0.72, 0.78)]
    return join(
        [
            melted(m, lofts, color, Surface.RUBBER, 0.0014, seed),
            tail,
            laid(lofts, line, 0.002 * u, darker(color, 0.9), Surface.RUBBER),
            buttons(lofts, places, 0.006 * u, "#e8e6df", Surface.METAL, 0.002 * u),
            collar(m, lofts, darker(color, 0.93), 0.040, 1.75, 0.42, Surface.RUBBER),
        ]
    )


def dress(m: Measures, color: str, seed: int, hem: float = 0.27) -> Mesh:
    """A dress with a scooped neck, short sleeves and a swinging skirt down to `hem`."""
    u = m.unit
    lofts = [*shell(m, 0.0065, 0.555, 0.20, cuff=0.006), neckline(m, 0.048, 0.052)]
    swing = skirt(m, 0.615 * u, hem * u, 0.32, color, 0.0085 * u, (13, 0.012 * u))
    sash = band(m, 0.600, 0.618, 0.009, darker(color, 0.7), Surface.CLOTH, 0.002)
    return join([melted(m, lofts, color, Surface.CLOTH, 0.0008, seed, 0.8), swing, sash])


def gown(m: Measures, color: str, seed: int) -> Mesh:
    """A floor-long dress with long sleeves."""
    u = m.unit
    lofts = [*shell(m, 0.0075, 0.555, 0.965, cuff=0.006), neckline(m, 0.035, 0.045)]
    swing = skirt(m, 0.615 * u, 0.055 * u, 0.34, color, 0.010 * u, (12, 0.016 * u))
    sash = band(m, 0.600, 0.618, 0.010, darker(color, 0.6), Surface.CLOTH, 0.002)
    return join([melted(m, lofts, color, Surface.CLOTH, 0.001, seed), swing, sash])


def robe(m: Measures, color: str, seed: int) -> Mesh:
    """A wide robe to the ground with wide sleeves and a sash."""
    u = m.unit
    lofts = shell(m, 0.021, 0.56, 0.97, cuff=0.026)
    fall = skirt(m, 0.615 * u, 0.025 * u, 0.19, color, 0.022 * u, (11, 0.011 * u))
    sash = band(m, 0.594, 0.620, 0.024, darker(color, 0.45), Surface.CLOTH)
    front = strip((0, 0.625 * u), (0, 0.825 * u), 0.020 * u, 0.026 * u)
    return join(
        [
            melted(m, lofts, color, Surface.CLOTH, 0.0014, seed),
            fall,
            sash,
            laid(lofts, front, 0.003 * u, darker(color, 0.62)),
        ]
    )


def leotard(m: Measures, color: str, seed: int) -> Mesh:
    """A skating dress: a close leotard with long sleeves, a low back and a short floating skirt."""
    u = m.unit
    lofts = [*shell(m, 0.0045, 0.463, 0.955, cuff=0.0), neckline(m, 0.052, 0.058)]
    frill = skirt(m, 0.575 * u, 0.425 * u, 0.75, lighter(color, 0.25), 0.008 * u, (11, 0.016 * u))
    sparkle = [
        (y * u, z * u)
        for y, z in ((0, 0.745), (0.022, 0.757), (-0.022, 0.757), (0.04, 0.775), (-0.04, 0.775))
    ]
    gems = buttons(lofts, sparkle, 0.0035 * u, "#f4f2ff", Surface.METAL)
    return join([melted(m, lofts, color, Surface.CLOTH, 0.0, seed, 0.85), frill, gems])


def tank(m: Measures, color: str, seed: int) -> Mesh:
    """A close top without sleeves."""
    lofts = shell(m, 0.006, 0.592, 0.0)
    lofts += [neckline(m, 0.05, 0.045)] + [armhole(m, side, 0.9) for side, _ in SIDES]
    return melted(m, lofts, color, Surface.CLOTH, 0.0008, seed, 0.72)


def vest(m: Measures, color: str, seed: int) -> Mesh:
    """A sleeveless vest, buttoned over a shirt."""
    u = m.unit
    lofts = shell(m, 0.013, 0.535, 0.0)
    lofts += [neckline(m, 0.085, 0.032)] + [armhole(m, side, 1.02) for side, _ in SIDES]
    places = [(0.0, z * u) for z in (0.57, 0.61, 0.65, 0.69)]
    return join(
        [
            melted(m, lofts, color, Surface.CLOTH, 0.001, seed, 0.65),
            buttons(lofts, places, 0.005 * u, darker(color, 0.4)),
        ]
    )


def apron(m: Measures, color: str, seed: int) -> Mesh:
    """A bib apron, tied at the waist."""
    u = m.unit
    lofts = shell(m, 0.012, 0.487, 0.0)
    bib = strip((0, 0.50 * u), (0, 0.755 * u), 0.19 * u, 0.115 * u)
    fall = skirt(m, 0.605 * u, 0.33 * u, 0.03, color, 0.016 * u, (9, 0.004 * u))
    return join(
        [
            laid(lofts, bib, 0.003 * u, color),
            _front_half(fall),
            band(m, 0.597, 0.607, 0.015, darker(color, 0.85), Surface.CLOTH),
        ]
    )


def cape(m: Measures, color: str, seed: int) -> Mesh:
    """A cape hanging from the shoulders down the back."""
    from soracli.stage.people.cape import hanging

    return hanging(m, color, 0.12)


def _front_half(mesh: Mesh) -> Mesh:
    keep = mesh.vertices[mesh.faces][:, :, 0].mean(axis=1) > 0.012
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.colors,
        mesh.faces[keep],
        mesh.surfaces[keep],
        mesh.bones,
        mesh.weights,
    )


def _open_front(
    m: Measures, lofts: list[Loft], color: str, low: float, scarf: bool = False
) -> list[Mesh]:
    u = m.unit
    top = 0.829
    rows = np.linspace(0, 1, 8)[:, None]
    across = np.linspace(-1, 1, 7)[None]
    half = (0.002 + 0.034 * rows**0.8) * u
    v_shape = np.stack([half * across, (low + (top - low) * rows) * u + 0 * across], axis=-1)
    parts = [] if scarf else [laid(lofts, v_shape, 0.0012 * u, "#e9e7e2", thick=False)]
    if scarf:
        parts = [laid(lofts, v_shape, 0.0012 * u, darker(color, 0.5), thick=False)]
    for side, _ in SIDES:
        share = np.linspace(0, 1, 10)
        inner = (0.002 + 0.034 * share**0.8) * u
        outer = inner + (0.006 + 0.034 * np.minimum(share / 0.72, 1) * (1 - 0.25 * share)) * u
        height = (low + (top - low) * share) * u
        notch = height + np.where(share > 0.7, 0.010 * u * (share - 0.7) / 0.3, 0)
        fold = np.linspace(0, 1, 4)[None, :]
        y = inner[:, None] * (1 - fold) + outer[:, None] * fold
        z = height[:, None] * (1 - fold) + notch[:, None] * fold
        grid = np.stack([side * y, z], axis=-1)
        grid = grid if side > 0 else grid[:, ::-1]
        parts.append(laid(lofts, grid, 0.004 * u, darker(color, 0.9)))
    return parts


def _tie(m: Measures, lofts: list[Loft], color: str) -> Mesh:
    u = m.unit
    long = strip((0, 0.66 * u), (0, 0.808 * u), 0.026 * u, 0.014 * u)
    knot = strip((0, 0.806 * u), (0, 0.829 * u), 0.015 * u, 0.024 * u)
    return join([laid(lofts, long, 0.003 * u, color), laid(lofts, knot, 0.007 * u, color)])


def _pocket(lofts: list[Loft], u: float, side: int, z: float, color: str) -> Mesh:
    flap = strip((side * 0.055 * u, z * u), (side * 0.057 * u, (z + 0.016) * u), 0.05 * u, 0.05 * u)
    return laid(lofts, flap, 0.0025 * u, color)


def _buckle(m: Measures, lofts: list[Loft]) -> Mesh:
    u = m.unit
    plate = strip((0, 0.597 * u), (0, 0.621 * u), 0.03 * u, 0.03 * u)
    return laid(lofts, plate, 0.0095 * u, "#5a4630", Surface.METAL)
