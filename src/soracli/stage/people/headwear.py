"""Hats, caps, helmets, crowns and glasses, in heads, bound to the head."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.clay import Array
from soracli.stage.people.face import Face
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import darker, lighter
from soracli.stage.shapes import ellipsoid, sheet, torus, tube

Shape = Callable[[Array, Array], Array]
Row = tuple[float, float]

AROUND = 64
_LONG, _WIDE, _MIDDLE = 0.425, 0.340, -0.045
_TURN = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)


def headwear(name: str, color: str, face: Face) -> Mesh:
    """The hat, cap or helmet of this name. Raises KeyError for one nobody can make."""
    return _HATS[name](color).bound_to(INDEX["head"])


def _stack(
    rows: Sequence[Row],
    color: str,
    surface: int = Surface.CLOTH,
    tilt: float = 0.10,
    shape: Shape | None = None,
) -> Mesh:
    """Rings round the head: (height, size) with size 1 at the hat line; `tilt` lowers the front."""
    grid: Array = np.zeros((len(rows), AROUND, 3))
    for row, (z, size) in enumerate(rows):
        grid[row, :, 0] = _MIDDLE + _LONG * size * np.cos(_TURN)
        grid[row, :, 1] = _WIDE * size * np.sin(_TURN)
        grid[row, :, 2] = z
    sizes = np.array([size for _, size in rows])[:, None] + 0 * _TURN
    if shape is not None:
        grid = shape(grid, sizes)
    grid[..., 2] -= tilt * (grid[..., 0] - _MIDDLE)
    return sheet(grid.astype(np.float32), color, surface, closed=True)


def _brim(
    z: float, size: float, color: str, surface: int, shape: Shape | None = None, tilt: float = 0.10
) -> Mesh:
    rows = [(z - 0.006, 0.98)]
    rows += [(z - 0.006, 1 + (size - 1) * share) for share in np.linspace(0.1, 1, 7)]
    rows += [(z + 0.012, 1 + (size - 1) * share) for share in np.linspace(1, 0, 7)]
    return _stack(rows, color, surface, tilt, shape)


def _curl(up: float, dip: float) -> Shape:
    """A brim that turns up at the sides by `up` and down in front and behind by `dip`."""

    def bend(grid: Array, sizes: Array) -> Array:
        out = np.clip(sizes - 1, 0, 2)
        side, front = np.abs(np.sin(_TURN)) ** 2, np.cos(_TURN)
        grid[..., 2] += out**1.5 * (up * side - dip * np.abs(front) ** 2)
        return grid

    return bend


def _pinched(low: float, high: float, dent: float, pinch: float) -> Shape:
    """The crown of a fedora: dented along the top and pinched in front."""

    def bend(grid: Array, sizes: Array) -> Array:
        share = np.clip((grid[..., 2] - low) / (high - low), 0, 1)
        forward = np.clip((grid[..., 0] - _MIDDLE) / _LONG, -1, 1)
        side = np.clip(np.abs(grid[..., 1]) / _WIDE, 0, 1)
        grid[..., 1] *= 1 - pinch * share**1.5 * np.clip(forward, 0, 1) ** 1.2
        grid[..., 2] -= dent * share**3 * np.exp(-((side / 0.30) ** 2))
        grid[..., 2] += 0.05 * share * forward
        return grid

    return bend


_FELT = (
    (0.0, 1.0),
    (0.03, 1.005),
    (0.10, 0.995),
    (0.18, 0.97),
    (0.26, 0.93),
    (0.315, 0.875),
    (0.345, 0.78),
    (0.352, 0.60),
    (0.350, 0.40),
    (0.348, 0.20),
    (0.347, 0.001),
)


def _raised(rows: Sequence[Row], z: float, tall: float = 1.0, wide: float = 1.0) -> list[Row]:
    return [(z + tall * high, wide * size) for high, size in rows]


def _fedora(color: str, line: float = 0.215, brim: float = 1.62) -> Mesh:
    crown = _stack(
        _raised(_FELT, line, 1.08), color, tilt=0.16, shape=_pinched(line, line + 0.38, 0.085, 0.42)
    )
    band = _stack(
        [(line - 0.002, 1.0), (line + 0.004, 1.022), (line + 0.070, 1.016), (line + 0.076, 0.98)],
        darker(color, 0.30),
        tilt=0.16,
    )
    bow = ellipsoid(
        (0.06, 0.014, 0.036), (_MIDDLE, 0.355, line + 0.036), darker(color, 0.28), Surface.CLOTH, 12
    )
    return join(
        [crown, _brim(line, brim, color, Surface.CLOTH, _curl(0.15, 0.10), 0.16), band, bow]
    )


def _cowboy(color: str) -> Mesh:
    line = 0.20
    crown = _stack(
        _raised(_FELT, line, 1.2),
        color,
        Surface.LEATHER,
        0.08,
        _pinched(line, line + 0.42, 0.12, 0.30),
    )
    band = _stack(
        [(line, 1.015), (line + 0.045, 1.012), (line + 0.05, 0.98)], darker(color, 0.4), tilt=0.08
    )
    return join([crown, _brim(line, 1.9, color, Surface.LEATHER, _curl(0.38, 0.06), 0.08), band])


def _straw(color: str) -> Mesh:
    line = 0.20
    crown = _stack(_raised(_FELT, line, 0.9), color, tilt=0.06)
    band = _stack([(line, 1.015), (line + 0.06, 1.01), (line + 0.065, 0.98)], "#7a3a2a", tilt=0.06)
    return join([crown, _brim(line, 2.0, color, Surface.CLOTH, _curl(0.02, -0.02), 0.06), band])


def _hat(color: str) -> Mesh:
    return _fedora(color, 0.205, 1.5)


def _tophat(color: str) -> Mesh:
    line = 0.215
    rows = [
        (line, 1.0),
        (line + 0.2, 0.97),
        (line + 0.5, 1.05),
        (line + 0.52, 1.03),
        (line + 0.52, 0.001),
    ]
    band = _stack([(line, 1.012), (line + 0.07, 1.008), (line + 0.075, 0.98)], "#6a1c24", tilt=0.06)
    return join(
        [
            _stack(rows, color, tilt=0.06),
            _brim(line, 1.42, color, Surface.CLOTH, _curl(0.2, 0.05), 0.06),
            band,
        ]
    )


def _wizard(color: str) -> Mesh:
    line = 0.19
    share = np.linspace(0, 1, 14)
    rows = [(line + 1.05 * s, float(1.0 * (1 - s) ** 1.15 + 0.015)) for s in share]

    def lean(grid: Array, sizes: Array) -> Array:
        up = np.clip((grid[..., 2] - line) / 1.05, 0, 1)
        grid[..., 0] -= 0.22 * up**2.2
        grid[..., 1] += 0.10 * up**3
        grid[..., 2] += 0.012 * np.sin(26 * up) * up * (1 - up)
        return grid

    band = _stack(
        [(line, 1.015), (line + 0.07, 0.955), (line + 0.075, 0.92)], "#c8a040", Surface.METAL
    )
    return join(
        [
            _stack(rows, color, shape=lean),
            _brim(line, 2.0, color, Surface.CLOTH, _curl(-0.06, 0.10)),
            band,
        ]
    )


def _dome(line: float, wide: float = 1.0, tall: float = 0.34) -> list[Row]:
    share = np.linspace(0, 1, 12)
    return [
        (
            float(line + tall * np.sin(s * np.pi / 2)),
            float(wide * np.cos(s * np.pi / 2) ** 0.75 + 0.01),
        )
        for s in share
    ]


def _visor(z: float, reach: float, color: str, surface: int, drop: float = 0.10) -> Mesh:
    """The peak of a cap: a crescent in front, curved down at its sides."""
    angle = np.linspace(-1.12, 1.12, 25)
    rows = []
    for share, lift in (
        (0.0, 0.0),
        (0.35, 0.0),
        (0.7, 0.0),
        (1.0, 0.0),
        (1.0, 0.014),
        (0.6, 0.016),
        (0.0, 0.016),
    ):
        size = (
            0.99
            + share
            * reach
            * np.cos(angle * 1.28) ** 0.6
            * np.clip(1.2 - np.abs(angle), 0, 1) ** 0.15
        )
        points = np.stack(
            [
                _MIDDLE + _LONG * size * np.cos(angle),
                _WIDE * (0.99 + 0.25 * share * np.cos(angle * 1.28)) * np.sin(angle),
                z + lift - drop * share * 0.5 - 0.30 * (np.sin(angle) ** 2) * share * 0.22,
            ],
            axis=1,
        )
        points[:, 2] -= 0.10 * (points[:, 0] - _MIDDLE)
        rows.append(points)
    return sheet(np.stack(rows).astype(np.float32), color, surface)


def _cap(color: str) -> Mesh:
    line = 0.20
    button = ellipsoid(0.022, (_MIDDLE, 0, line + 0.345), darker(color, 0.8), Surface.CLOTH, 8)
    return join(
        [
            _stack(_dome(line, 1.01), color),
            _visor(line + 0.002, 0.62, darker(color, 0.85), Surface.CLOTH),
            button,
        ]
    )


def _beanie(color: str) -> Mesh:
    line = 0.17

    def ribs(grid: Array, sizes: Array) -> Array:
        grid[..., :2] *= (1 + 0.012 * np.sin(32 * _TURN))[None, :, None]
        return grid

    cuff = [
        (line - 0.02, 1.0),
        (line - 0.03, 1.045),
        (line + 0.05, 1.06),
        (line + 0.09, 1.045),
        (line + 0.095, 0.98),
    ]
    return join(
        [
            _stack(_dome(line, 1.02, 0.40), color, shape=ribs),
            _stack(cuff, darker(color, 0.85), shape=ribs),
        ]
    )


def _toque(color: str) -> Mesh:
    line = 0.21
    band = [(line, 1.0), (line, 1.02), (line + 0.22, 1.02), (line + 0.22, 0.99)]

    def pleats(grid: Array, sizes: Array) -> Array:
        grid[..., :2] *= (1 + 0.035 * np.sin(14 * _TURN))[None, :, None]
        return grid

    puff = [
        (line + 0.21, 0.98),
        (line + 0.28, 1.16),
        (line + 0.38, 1.24),
        (line + 0.47, 1.16),
        (line + 0.52, 0.85),
        (line + 0.53, 0.4),
        (line + 0.53, 0.001),
    ]
    return join([_stack(band, color), _stack(puff, color, shape=pleats)])


def _peaked(color: str) -> Mesh:
    line = 0.20
    band = [(line, 1.0), (line, 1.02), (line + 0.15, 1.03), (line + 0.15, 1.0)]
    top = [
        (line + 0.14, 1.02),
        (line + 0.20, 1.16),
        (line + 0.25, 1.25),
        (line + 0.28, 1.22),
        (line + 0.335, 0.8),
        (line + 0.36, 0.4),
        (line + 0.37, 0.001),
    ]

    def raised_front(grid: Array, sizes: Array) -> Array:
        grid[..., 2] += (
            0.10 * np.clip(np.cos(_TURN), 0, 1)[None, :] * np.clip(sizes - 1.02, 0, 0.6) * 2
        )
        return grid

    badge = ellipsoid(
        (0.012, 0.045, 0.055),
        (_MIDDLE + _LONG * 1.03, 0, line + 0.03),
        "#d8b040",
        Surface.METAL,
        12,
    )
    return join(
        [
            _stack(band, darker(color, 0.55)),
            _stack(top, color, shape=raised_front),
            _visor(line + 0.004, 0.42, "#15151a", Surface.PLASTIC, 0.16),
            badge,
        ]
    )


def _helmet(color: str) -> Mesh:
    line = 0.13
    edge = [(line - 0.005, 1.0), (line - 0.02, 1.10), (line + 0.0, 1.12), (line + 0.02, 1.06)]
    return join(
        [
            _stack(_dome(line, 1.08, 0.47), color, Surface.PLASTIC, 0.14),
            _stack(edge, darker(color, 0.85), Surface.PLASTIC, 0.14),
        ]
    )


def _hard_hat(color: str) -> Mesh:
    line = 0.17
    ridge = [(-0.42, 0.36), (-0.25, 0.52), (0.0, 0.575), (0.22, 0.50), (0.36, 0.34)]
    path = np.array([(x + _MIDDLE * 0.5, 0.0, z) for x, z in ridge])
    return join(
        [
            _stack(_dome(line, 1.07, 0.42), color, Surface.PLASTIC),
            _brim(line, 1.24, color, Surface.PLASTIC),
            tube(path, 0.035, color, Surface.PLASTIC, 8),
        ]
    )


def _crown(color: str) -> Mesh:
    line = 0.25
    points = 8
    wave = 0.5 + 0.5 * np.cos(points * _TURN)
    tall = line + 0.13 + 0.15 * wave**1.6

    def peaks(grid: Array, sizes: Array) -> Array:
        grid[2, :, 2] = tall
        grid[3, :, 2] = tall
        return grid

    rows = [(line, 0.97), (line, 1.0), (line + 0.2, 1.08), (line + 0.2, 1.05), (line, 0.97)]
    ring = _stack(
        [(line + 0.005, 1.0), (line, 1.03), (line + 0.05, 1.04), (line + 0.055, 1.0)],
        darker(color, 0.85),
        Surface.METAL,
        0.06,
    )
    gems = []
    for place in range(points):
        a = 2 * np.pi * place / points
        at = (
            _MIDDLE + _LONG * 1.035 * np.cos(a),
            _WIDE * 1.035 * np.sin(a),
            line + 0.09 - 0.06 * _LONG * np.cos(a),
        )
        gems.append(ellipsoid(0.026, at, ("#b01c3c", "#2a5ac0")[place % 2], Surface.GLASS, 10))
    return join([_stack(rows, color, Surface.METAL, 0.06, peaks), ring, *gems])


_HATS: dict[str, Callable[[str], Mesh]] = {
    "hat": _hat,
    "fedora": _fedora,
    "cap": _cap,
    "helmet": _helmet,
    "crown": _crown,
    "beanie": _beanie,
    "tophat": _tophat,
    "wizard_hat": _wizard,
    "cowboy_hat": _cowboy,
    "toque": _toque,
    "straw_hat": _straw,
    "peaked_cap": _peaked,
    "hard_hat": _hard_hat,
}


def glasses(color: str, face: Face, dark: bool) -> Mesh:
    """A pair of glasses; `dark` fills the lenses."""
    x, y, z = face.eye_center
    front = x + face.eye_radius + 0.055
    upright = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    parts = [
        tube(
            [(front, -0.05, z + 0.02), (front + 0.01, 0, z + 0.032), (front, 0.05, z + 0.02)],
            0.009,
            color,
            Surface.PLASTIC,
            8,
        )
    ]
    for side in (1, -1):
        ring = torus(0.088, 0.010, (0, 0, 0), color, Surface.PLASTIC, 26).moved(
            (front - 0.008, side * (y + 0.002), z), upright, (0.86, 1.08, 1.0)
        )
        parts.append(ring)
        arm = [
            (front - 0.01, side * (y + 0.092), z + 0.02),
            (0.12, side * 0.305, z + 0.025),
            (-0.06, side * 0.325, z + 0.02),
            (-0.10, side * 0.32, z - 0.05),
        ]
        parts.append(tube(arm, 0.009, color, Surface.PLASTIC, 8))
        if dark:
            parts.append(
                ellipsoid(
                    (0.006, 0.092, 0.075),
                    (front - 0.008, side * (y + 0.002), z),
                    lighter(color, 0.03),
                    Surface.GLASS,
                    20,
                )
            )
    return join(parts).bound_to(INDEX["head"])
