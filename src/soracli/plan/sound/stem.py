"""The stems of a film's sound."""

from typing import Literal

Stem = Literal["dialogue", "effects", "ambience", "music"]
STEMS: tuple[Stem, ...] = ("dialogue", "effects", "ambience", "music")
