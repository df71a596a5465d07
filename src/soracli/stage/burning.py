"""Burning: flames and smoke over what is on fire, all over its upper skin, as large as it is."""

from collections.abc import Mapping

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.becoming import progress
from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.hollows import skin_of
from soracli.stage.performance import Body, Effect
from soracli.stage.turns import Array, single, turned
from soracli.story.scene import Entity

_WORDS = frozenset(("burning", "flaming", "blazing", "fiery"))
"""Attributes of what is on fire."""
_CATCHES = "igniting"
"""The attribute of what catches fire in the shot."""
_KINDS_OF_FIRE = frozenset(
    ("candle", "campfire", "torch", "lantern", "fireplace", "match", "oil_lamp", "stove",
     "cigarette")
)  # fmt: skip
"""Kinds that have a flame of their own."""
_SMALLEST = 0.25
"""Metres: what is smaller would not be seen for flames."""
_LEAST, _MOST, _EACH = 3, 8, 1.1
"""Flames on a body at least and at most, and how many for each metre of it, about."""
_LOWEST = 0.35
"""The share of its height below which no flame comes out of it."""
_FLAME = (0.4, 3.6)
"""Metres a second at which flames go up from the smallest, and from what is as large as a house."""
_STRENGTH = (0.07, 1.0)
"""How strong each of them is there, of a dragon's breath."""
_HOUSE = 9.0
"""Metres: the longest side of that."""
_SMOKES = 3
"""Every so many flames has smoke over it."""


def is_burning(entity: Entity) -> bool:
    """Whether the words say that something is on fire that has no flame of its own."""
    said = _WORDS | {_CATCHES}
    return bool(said.intersection(entity.attributes)) and entity.kind not in _KINDS_OF_FIRE


def flames(spec: TakeSpec, bodies: Mapping[str, Body], frames: int) -> list[Effect]:
    """Fire and smoke through `frames` on all the things of a scene that burn, and on those that
    catch fire from when they do."""
    found: list[Effect] = []
    for entity in spec.scene.entities:
        body = bodies.get(entity.id)
        if body is not None and is_burning(entity) and _burns(body.figure):
            found += _on(body, frames, _since(spec, entity, frames))
    return found


def _since(spec: TakeSpec, entity: Entity, frames: int) -> Array:
    """How much of the fire is there in each frame (N,): none before it has caught it."""
    own = (one for one in spec.scene.becomings if one.entity == entity.id)
    lit = [one for one in own if one.aspect == "brightness" and one.factor > 1]
    if not lit or _CATCHES not in entity.attributes:
        return np.ones(frames)
    far = progress(spec.scene, spec.frames, spec.fps)(lit[0])
    return far[np.linspace(0, len(far) - 1, frames).round().astype(np.int64)]


def _burns(figure: Figure) -> bool:
    return figure.longest >= _SMALLEST and figure.family not in ALIVE


def _on(body: Body, frames: int, there: Array) -> list[Effect]:
    share = min(body.figure.longest / _HOUSE, 1.0)
    rise = _FLAME[0] + (_FLAME[1] - _FLAME[0]) * share
    up = np.tile(np.array([0.0, 0.0, rise]), (frames, 1))
    aside = np.tile(np.array([0.35, 0.1, 0.8 + rise / 2]), (frames, 1))
    strength = there * (_STRENGTH[0] + (_STRENGTH[1] - _STRENGTH[0]) * share)
    found: list[Effect] = []
    for place, spot in enumerate(_spots(body.figure)):
        where = body.positions[:, 0] + turned(body.rotations[:, 0].astype(np.float64), spot)
        found.append(Effect("fire", single(where), single(up), single(strength)))
        if place % _SMOKES == 0:
            over = where + [0.0, 0.0, 0.5 * rise]
            found.append(Effect("smoke", single(over), single(aside), single(strength)))
    return found


def _spots(figure: Figure) -> list[Array]:
    """Points (3,) of its upper skin, each as far from all others as can be."""
    skin = skin_of(figure)
    low, high = skin[:, 2].min(), skin[:, 2].max()
    skin = skin[skin[:, 2] >= low + _LOWEST * (high - low)]
    count = int(np.clip(round(_EACH * figure.longest), _LEAST, _MOST))
    first = skin[np.argmax(skin[:, 2])]
    found, away = [first], np.linalg.norm(skin - first, axis=1)
    while len(found) < count:
        found.append(skin[np.argmax(away)])
        away = np.minimum(away, np.linalg.norm(skin - found[-1], axis=1))
    return found
