"""What is told far off and no set has of itself: a range of mountains that ends open land."""

import re
from dataclasses import replace
from functools import lru_cache

from soracli.stage.mesh import join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import peaks
from soracli.story.scene import Scene

_RANGE = re.compile(r"\b(?:mountains?|peaks?|mountain range|alps)\b", re.IGNORECASE)
"""Words of a range of mountains among those of a place."""
_HAVE = frozenset(
    ("mountains", "fjord", "lake", "snowfield", "ski resort", "viaduct", "stone bridge", "castle",
     "footbridge", "rope bridge", "salt flat", "space", "underwater", "clouds", "cave")
)  # fmt: skip
"""Sets that have mountains as they are, or are nowhere near any."""
_SEED = 811
_FAR, _TALL = 500.0, 300.0
"""Metres to the range, and of its height: hills hide its feet, and it stands 25 degrees up."""


def as_told(piece: SetPiece, scene: Scene) -> SetPiece:
    """A set as it looks with what the words of the place tell far off."""
    if piece.indoor or piece.sky or piece.name in _HAVE or not _RANGE.search(scene.place_words):
        return piece
    return _before_mountains(piece, scene.weather in ("snow", "snowy"))


@lru_cache(maxsize=8)
def _before_mountains(piece: SetPiece, snowy: bool) -> SetPiece:
    """The same set with a range of mountains all around, far off, white at the top; `snowy` where
    snow lies, when they are white down to their feet."""
    line, feet = (0.3, "") if snowy else (0.5, "#4f6a45")
    front = peaks(_SEED, _FAR, _TALL, "#5a6470", line, (-0.3, 3.44), 420, green=feet)
    behind = peaks(_SEED, _FAR * 1.1, _TALL * 0.8, "#5a6470", line, (3.4, 6.0), 260, feet)
    return replace(piece, mesh=join([piece.mesh, front, behind]))
