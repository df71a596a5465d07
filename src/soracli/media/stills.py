"""One picture for every shot, out of the middle of its take."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from soracli.media.ffmpeg import still
from soracli.media.shot_card import ShotCard

AT_ONCE = 4
"""So many ffmpegs; each is mostly busy with starting."""


@dataclass(frozen=True)
class Still:
    """A picture: rows of sRGB bytes, three to a pixel, `width` times `height` pixels."""

    width: int
    height: int
    rgb: bytes


def stills(
    cards: Sequence[ShotCard], takes: Mapping[str, Path], width: int, height: int
) -> dict[str, Still]:
    """The middle frame of every shot whose take is there, by shot id, in this size.

    `takes` are the films by key. Raises InputError where one of them cannot be read.
    """
    made = [card for card in cards if card.key in takes]

    def picture(card: ShotCard) -> Still:
        # half a frame early: rounding must not ask for the next one
        seconds = max(card.frames // 2 - 0.5, 0.0) / card.fps
        return Still(width, height, still(takes[card.key], seconds, width, height))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip((card.id for card in made), pool.map(picture, made), strict=True))


def fitted(width: int, height: int, most_wide: int, most_high: int) -> tuple[int, int]:
    """The size of a picture that keeps its shape and fits, in whole even pixels, at least 2."""
    factor = min(most_wide / width, most_high / height)
    return max(round(width * factor / 2) * 2, 2), max(round(height * factor / 2) * 2, 2)
