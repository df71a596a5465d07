"""Pouring: a jug is tipped over a glass, a stream runs from its rim, and the level rises."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed, extra
from soracli.stage.handling import grip
from soracli.stage.marks import Mark
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh
from soracli.stage.performance import Body
from soracli.stage.reaching import bend, bring_palms, lowness
from soracli.stage.schedule import Beat
from soracli.stage.shapes import cylinder
from soracli.stage.turns import Array, pitch, smooth, turned, window, yaw

_GLASS = (0.22, 0.07, 0.56)
"""Where a glass is held that is poured into: forward, left and up, by the height of the body."""
_OVER = 0.05
"""Metres from the rim of the glass up to the rim that is poured from."""
_TIPS, _RUNS = 0.9, 0.5
"""Seconds in which the jug is tipped, and after which the first runs out of it."""
_FIRST, _LAST = 1.05, 1.75
"""Radians by which it is tipped as it begins to run, and at the end."""
_STREAM, _INNER = 0.006, 0.36
"""The radius of the stream in metres; that of what is in a glass, by the width of it."""
_EMPTY, _FULL = 0.10, 0.78
"""How high it stands in the glass, by its height, before and after."""
_COLORS = {
    "wine": "#6b1020",
    "red wine": "#6b1020",
    "white wine": "#e6d98a",
    "champagne": "#ecd98c",
    "beer": "#d9902a",
    "coffee": "#2e1a10",
    "tea": "#9a5a22",
    "milk": "#f4f1e8",
    "juice": "#f09a20",
    "orange juice": "#f09a20",
    "honey": "#d9961e",
    "oil": "#d8b83a",
    "cola": "#2a1410",
    "chocolate": "#4a2a18",
    "paint": "#c8322c",
    "soup": "#d98a3a",
    "broth": "#d9a85a",
    "lemonade": "#f2e27a",
    "tomato juice": "#c83a24",
    "apple juice": "#e0b040",
    "cocoa": "#5a3420",
    "hot chocolate": "#5a3420",
    "espresso": "#241208",
    "syrup": "#8a4a18",
    "ketchup": "#b8201c",
    "sauce": "#a8402a",
    "cream": "#f6f0e0",
    "batter": "#efd9a0",
    "whiskey": "#b06a20",
    "whisky": "#b06a20",
    "rum": "#8a4a1c",
    "metal": "#ff8a2a",
    "molten metal": "#ff8a2a",
    "iron": "#ff8a2a",
    "molten iron": "#ff8a2a",
    "lava": "#ff6a1e",
    "sand": "#d9b878",
    "sugar": "#f4f2ec",
    "salt": "#f4f4f2",
    "flour": "#f4f0e6",
    "cement": "#9a9a94",
    "concrete": "#9a9a94",
}
_WATER = "#7fb4d4"


class Pouring(Deed):
    """From what is in the right hand into what is in the left one, or stands on something."""

    def __init__(
        self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float, jug: Mark
    ) -> None:
        """`jug` is what is poured from."""
        super().__init__(mark, other, beat, times, seconds)
        self.jug = jug
        self._acted: Acted | None = None
        begins = self.start + 0.5
        self._tipped = smooth((times - begins) / _TIPS) * smooth((self.end - 0.2 - times) / 0.6)
        runs = np.clip((times - begins - _RUNS) / max(self.end - begins - _RUNS - 0.9, 0.5), 0, 1)
        self._poured = runs
        self._running = (runs > 0) & (runs < 1) & (self._tipped > 0.9)
        self._begins = begins + _RUNS

    def _glass(self) -> tuple[Array, Array]:
        """Where the origin of the glass is (N, 3) and how it is turned (N, 3, 3)."""
        count = len(self.times)
        assert self._acted is not None
        facing = yaw(self._acted.carriage.heading)
        if self.other.role != "held":
            return np.tile(self.other.position, (count, 1)), facing
        tall = self.mark.figure.height
        palm = self._acted.carriage.root + turned(facing, np.array(_GLASS) * tall)
        return palm - turned(facing, grip(self.other, "L")), facing

    def _pours(self) -> tuple[Array, Array, Array]:
        """Position (N, 3) and rotation (N, 3, 3) of the jug, and the lip (N, 3) of it."""
        assert self._acted is not None
        place, facing = self._glass()
        angle = self._tipped * (_FIRST + (_LAST - _FIRST) * self._poured)
        # it is tipped to the left, from the right hand to the glass
        turn = facing @ yaw(np.full(len(angle), 0.5 * np.pi)) @ pitch(angle)
        figure = self.jug.figure
        rim = np.array([0.42 * min(figure.length, figure.width), 0.0, figure.height])
        mouth = place + [0.0, 0.0, self.other.figure.height + _OVER]
        aside = turned(facing, np.array([0.0, -0.10, 0.02])) * (1 - self._tipped)[:, None]
        lip = mouth + aside
        return lip - turned(turn, rim), turn, lip

    def guide(self, people: Mapping[str, Acted]) -> None:
        """The right palm goes with the jug, the left one with the glass."""
        acted = people.get(self.mark.name)
        if acted is None:
            return
        self._acted = acted
        place, facing = self._glass()
        weight = window(self.times, self.beat.start, self.beat.end, 0.5)
        if self.other.role != "held":
            bend(acted, lowness(place[0], self.mark.figure.height), 0.3, weight)
        acted.carriage.head_turn[:, 1] += 0.3 * weight
        position, turn, _ = self._pours()
        goals = {1: (position + turned(turn, grip(self.jug, "R")), weight)}
        if self.other.role == "held":
            goals[0] = (place + turned(facing, grip(self.other, "L")), weight)
        bring_palms(acted, self.mark.figure, goals)

    def path(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """The jug is tipped, the glass is held under it."""
        if self._acted is None:
            return position, rotation
        if name == self.jug.name:
            return self._pours()[:2]
        if name == self.other.name and self.other.role == "held":
            return self._glass()
        return position, rotation

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """The stream, and what is in the glass."""
        glass = bodies.get(self.other.name)
        if self._acted is None or glass is None:
            return
        place = glass.positions[:, 0].astype(np.float64)
        tall, wide = self.other.figure.height, self.other.figure.width
        level = tall * (_EMPTY + (_FULL - _EMPTY) * self._poured)
        lip = self._pours()[2]
        bottom = place + np.stack([0 * level, 0 * level, level], -1)
        shown = self._running & glass.visible
        mesh = _column(self._color())
        stream = _scaled(_STREAM, np.maximum(lip[:, 2] - bottom[:, 2], 0.01))
        bottom[:, :2] = lip[:, :2]
        self.extras.append(extra("stream", mesh, bottom, stream, shown))
        inside = place + [0.0, 0.0, 0.05 * tall]
        filled = _scaled(_INNER * wide, level - 0.05 * tall)
        self.extras.append(extra("drink", mesh, inside, filled, self._poured > 0))
        self.sound(self._begins, place[len(place) // 2], "splash", "pour", 1.0)

    def _color(self) -> str:
        nouns = (self.jug.entity.noun, self.other.entity.noun)
        words = (self.beat.action.stuff, *(noun.rpartition(" of ")[2] for noun in nouns))
        return next((_COLORS[word] for word in words if word in _COLORS), _WATER)


def _scaled(radius: float, height: Array) -> Array:
    """Matrices (N, 3, 3) that make a column of one metre so thick and so high (N,)."""
    scale = np.zeros((len(height), 3, 3))
    scale[:, 0, 0] = scale[:, 1, 1] = radius
    scale[:, 2, 2] = height
    return scale


@cache
def _column(color: str) -> Mesh:
    """A column of radius and height one."""
    return cylinder((0, 0, 0), (0, 0, 1), 1.0, color=color, surface=Surface.PLASTIC, segments=14)
