"""Dust trails: who drives or gallops over dry ground raises dust behind, the more the faster.

On a dirt road that comes by itself; where the words tell of dust, on any ground that is not wet.
"""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Effect
from soracli.stage.turns import Array, single

_DRY = frozenset(
    ("trail", "desert", "savanna", "western town", "mars", "moon", "canyon", "quarry", "salt flat",
     "battlefield", "construction site", "farm", "waterhole")
)  # fmt: skip
"""Places with bare dry ground."""
_WET = frozenset(("rain", "storm", "snow", "snowy", "blizzard", "thunderstorm"))
_INDOORS = frozenset(("", "studio", "room", "kitchen", "sea", "lake", "river", "pool", "space"))
"""Places where the word alone raises none: chalk dust hangs in a classroom."""
_TOLD = re.compile(r"\bdust\b|\b(?:cloud|spray|plume)s? of (?:sand|dirt)\b", re.IGNORECASE)
_RAISES = {"vehicle": (3.5, 12.0), "quadruped": (3.5, 9.0), "person": (3.0, 7.0)}
"""Families that raise dust: the metres a second from which they do, and at which it is thickest."""
_LEAST, _THICK = 1.2, 4.0
"""How strong a trail is at least, and at most, beside what falls into dust."""
_UP, _AFTER = 1.1, 0.5
"""Metres a second at which dust goes up, and the share of the speed at which it is drawn along."""
_WIDE = {"vehicle": 3.0, "quadruped": 2.2, "person": 1.0}
"""How large its puffs are beside a campfire's, for a body of the usual size of its family …"""
_USUAL = {"vehicle": 4.5, "quadruped": 2.0, "person": 1.75}
"""… which is so many metres long."""
_MOST = 8


def dust_trails(
    blocking: Blocking, bodies: Mapping[str, Body], times: Array, weather: str
) -> list[Effect]:
    """The dust of all who raise some, at world seconds `times`."""
    scene = blocking.scene
    told = _TOLD.search(scene.text) is not None and scene.place not in _INDOORS
    if weather in _WET or blocking.wet or not (told or scene.place in _DRY):
        return []
    return [one for mark in list(_raising(blocking, bodies, told))[:_MOST]
            for one in _trail(bodies[mark.name], times)]  # fmt: skip


def _raising(blocking: Blocking, bodies: Mapping[str, Body], told: bool) -> Iterator[Mark]:
    for mark in blocking.marks.values():
        family = mark.figure.family
        goes = mark.role in ("driver", "actor") and not mark.on_the_wing
        raises = family in _RAISES and (family != "person" or told)
        if mark.name in bodies and goes and raises:
            yield mark


def _trail(body: Body, times: Array) -> list[Effect]:
    """The dust from the hind wheels or legs of a body; none where it is too slow for that."""
    low, high = box_of(body)
    middle = 0.5 * (low + high)
    step = np.gradient(times)[:, None]
    velocity = np.gradient(middle, axis=0) / np.maximum(step, 1e-6)
    velocity[:, 2] = 0.0
    speed = np.linalg.norm(velocity, axis=1)
    family = body.figure.family
    slow, fast = _RAISES[family]
    strength = np.where(speed >= slow, np.clip(_THICK * speed / fast, _LEAST, _THICK), 0.0)
    strength = strength * body.visible
    if not (strength > 0).any():
        return []
    ahead = velocity / np.maximum(speed, 1e-6)[:, None]
    behind = middle - 0.42 * body.figure.length * ahead
    behind[:, 2] = low[:, 2] + 0.05 * (high - low)[:, 2]
    aside = 0.35 * body.figure.width * np.stack([-ahead[:, 1], ahead[:, 0], 0 * speed], axis=1)
    rises = _AFTER * velocity + np.array([0.0, 0.0, _UP])
    size = _WIDE[family] * float(np.clip(body.figure.longest / _USUAL[family], 0.3, 2.5))
    return [
        Effect("dust", single(behind + side * aside), single(rises), single(strength), size)
        for side in (-1.0, 1.0)
    ]
