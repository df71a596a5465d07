"""The shell of an interior: floor, walls with windows and doorways, ceiling, and the view outside.

Walls are 0.2 m thick and stand outside of the room's measures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.places.distance import far_wood
from soracli.stage.places.facades import skyline
from soracli.stage.places.greenery import standing
from soracli.stage.places.land import strip
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.snow import snowed
from soracli.stage.things.forms import boxes

Side = Literal["back", "left", "right", "front"]
Span = tuple[float, float]
_THICK = 0.2


@dataclass(frozen=True)
class Opening:
    """A window or a doorway in a wall.

    `at` is its middle along the wall (x, or y in a side wall), `wide`, `low` and `high` its
    measures in metres, `panes` how many there are across and up ((0, 0): a doorway).
    """

    side: Side
    at: float
    wide: float
    low: float
    high: float
    panes: tuple[int, int] = (2, 2)
    frame: str = "#f4f1e8"


@dataclass(frozen=True)
class Shell:
    """A room from `left` to `right` (x), from `front` to `back` (y), `tall` metres high.

    `floor` and `wall` are a color and a surface; a `ceiling` of "" leaves the room open above.
    `dado` is the color of the lower wall up to `dado_high` ("" for none), `trim` that of the
    skirting board ("" for none); `cells` is how many the floor has across.
    """

    left: float
    right: float
    front: float
    back: float
    tall: float
    floor: tuple[str, int]
    wall: tuple[str, int]
    ceiling: str = "#f2efe8"
    dado: str = ""
    dado_high: float = 1.0
    dado_surface: int = Surface.WOOD
    trim: str = "#f4f1e8"
    openings: tuple[Opening, ...] = ()
    cells: int = 26

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the floor (x, y)."""
        return (self.left + self.right) / 2, (self.front + self.back) / 2

    @property
    def wide(self) -> float:
        """Metres along x."""
        return self.right - self.left

    @property
    def deep(self) -> float:
        """Metres along y."""
        return self.back - self.front


def shell_mesh(shell: Shell) -> Mesh:
    """Floor, walls, ceiling, skirting boards and the frames of the windows."""
    x, y = shell.middle
    floor = (shell.left, shell.right), (shell.front, shell.back)
    parts = [strip(*floor, 0.0, shell.floor[0], shell.floor[1], shell.cells)]
    if shell.ceiling:
        size = (shell.wide + 0.4, shell.deep + 0.4, _THICK)
        parts.append(boxes([(x, y, shell.tall + _THICK / 2)], size, shell.ceiling))
    for side in ("back", "left", "right", "front"):
        parts.append(_wall(shell, side, (0.0, shell.tall), 0.0, *shell.wall))
        if shell.dado:
            low = (0.0, shell.dado_high)
            parts.append(_wall(shell, side, low, 0.03, shell.dado, shell.dado_surface))
        if shell.trim:
            parts.append(_wall(shell, side, (0.0, 0.12), 0.05, shell.trim, Surface.WOOD))
    parts += [_framed(shell, one) for one in shell.openings if one.panes != (0, 0)]
    return join(parts)


def shell_walls(shell: Shell) -> tuple[Collider, ...]:
    """The four walls as what stands in the way."""
    x, y = shell.middle
    z = shell.tall / 2
    along, across = (shell.wide / 2 + 0.4, 0.2, z), (0.2, shell.deep / 2 + 0.4, z)
    return (
        Collider("box", along, (x, shell.back + 0.2, z)),
        Collider("box", along, (x, shell.front - 0.2, z)),
        Collider("box", across, (shell.left - 0.2, y, z)),
        Collider("box", across, (shell.right + 0.2, y, z)),
    )


def _wall(shell: Shell, side: Side, z: Span, proud: float, color: str, surface: int) -> Mesh:
    """A wall between two heights, cut out where its openings are; `proud` metres into the room."""
    span = (shell.left, shell.right) if side in ("back", "front") else (shell.front, shell.back)
    holes = sorted(
        (one for one in shell.openings if one.side == side and one.low < z[1] - 1e-6),
        key=lambda one: one.at,
    )
    panels: list[tuple[Span, Span]] = []
    edge = span[0]
    for hole in holes:
        near, far = hole.at - hole.wide / 2, hole.at + hole.wide / 2
        panels += [
            ((edge, near), z),
            ((near, far), (z[0], hole.low)),
            ((near, far), (hole.high, z[1])),
        ]
        edge = far
    panels.append(((edge, span[1]), z))
    kept = [(u, w) for u, w in panels if u[1] - u[0] > 1e-3 and w[1] - w[0] > 1e-3]
    if not kept:
        return join([])
    thick = proud or _THICK
    places = [_on(shell, side, sum(u) / 2, sum(w) / 2, thick / 2 - proud) for u, w in kept]
    sizes = [_sized(side, u[1] - u[0], thick, w[1] - w[0]) for u, w in kept]
    return boxes(places, sizes, color, surface)


def _on(shell: Shell, side: Side, u: float, z: float, out: float) -> tuple[float, float, float]:
    """A point of a wall: `u` along it, `out` metres behind its face."""
    if side == "back":
        return u, shell.back + out, z
    if side == "front":
        return u, shell.front - out, z
    return (shell.left - out, u, z) if side == "left" else (shell.right + out, u, z)


def _sized(side: Side, along: float, thick: float, high: float) -> tuple[float, float, float]:
    return (along, thick, high) if side in ("back", "front") else (thick, along, high)


def _framed(shell: Shell, one: Opening) -> Mesh:
    """The frame, the bars and the sill of a window."""
    middle, high = (one.low + one.high) / 2, one.high - one.low
    across = np.linspace(-0.5, 0.5, one.panes[0] + 1) * one.wide + one.at
    up = np.linspace(one.low, one.high, one.panes[1] + 1)
    places = [_on(shell, one.side, float(u), middle, 0.0) for u in across]
    sizes = [_sized(one.side, 0.07, 0.14, high) for _ in across]
    places += [_on(shell, one.side, one.at, float(z), 0.0) for z in up]
    sizes += [_sized(one.side, one.wide, 0.14, 0.06) for _ in up]
    places.append(_on(shell, one.side, one.at, one.low - 0.03, -0.08))
    sizes.append(_sized(one.side, one.wide + 0.2, 0.26, 0.05))
    return boxes(places, sizes, one.frame, Surface.WOOD)


def outside(on: Occasion, shell: Shell, view: Literal["garden", "city", "town"]) -> Mesh:
    """What is seen through the windows: a garden, a city far below, or the houses across."""
    sides = sorted({one.side for one in shell.openings})
    reach = max(shell.wide, shell.deep)
    if view == "garden":
        ground = strip((-70, 70), (-70, 70), -0.4, "#7d9f4b", Surface.GRASS, 10)
        trees = [_trees(on, shell, side, place) for place, side in enumerate(sides)]
        mesh = join([ground, *trees])
    else:
        low = -26.0 if view == "city" else -0.4
        ground = strip((-220, 220), (-220, 220), low, "#5b5d60", Surface.ASPHALT, 6)
        towers = [skyline(on, reach + (60.0 if view == "city" else 26.0), _arc(side), (34, 76)
            if view == "city" else (9, 16), 12, 170 + place).moved((0, 0, low)) for place,
            side in enumerate(sides)]  # fmt: skip
        mesh = join([ground, *towers])
    return snowed(mesh) if on.snowy else mesh


def _arc(side: Side) -> Span:
    turn = {"right": 0.0, "back": np.pi / 2, "left": np.pi, "front": -np.pi / 2}[side]
    return turn - 0.75, turn + 0.75


def _trees(on: Occasion, shell: Shell, side: Side, part: int) -> Mesh:
    """Trees on the lawn before the windows of one side."""
    chance = on.chance(110 + part)
    x, y = shell.middle
    away = (shell.deep if side in ("back", "front") else shell.wide) / 2
    turn = sum(_arc(side)) / 2
    angle = turn + np.array([-0.45, -0.2, 0.05, 0.3, 0.55]) + chance.uniform(-0.06, 0.06, 5)
    far = away + np.array([13.0, 24.0, 16.0, 10.0, 20.0])
    at = np.stack([x + far * np.cos(angle), y + far * np.sin(angle)], axis=1)
    return far_wood(standing(at.astype(np.float32), -0.4), chance, (5.0, 8.0), "tree")


def ceiling_lights(
    at: Sequence[tuple[float, float]], tall: float, size: tuple[float, float], lit: str = "#fff6e4"
) -> Mesh:
    """Flat panels of light in a ceiling at `tall` metres."""
    frame = boxes([(x, y, tall - 0.02) for x, y in at], (size[0] + 0.12, size[1] + 0.12, 0.05),
        "#d7d9da", Surface.METAL)  # fmt: skip
    glow = boxes([(x, y, tall - 0.05) for x, y in at], (*size, 0.03), lit, Surface.EMISSIVE)
    return join([frame, glow])
