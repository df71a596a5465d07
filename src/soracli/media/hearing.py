"""A film's sound, listened to from beginning to end, a second at a time: films may be long."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE
from soracli.media.landmarks import Steps, levels
from soracli.media.soundtrack import raw_sound

FULL = 0.99
"""What counts as full scale: coding rounds what was cut off."""
CUT_OFF = 3
"""So many samples of full scale in a row are no peak any more, but one that was cut off."""


@dataclass(frozen=True)
class Heard:
    """What was heard of a film: how many samples at 48 kHz, the highest of them, and how many
    times peaks are cut off. `level` and `voice` are dBFS in steps of ten milliseconds, of all and
    of the band of speech."""

    samples: int
    highest: float
    clipped: int
    level: Steps
    voice: Steps

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.samples / RATE


def listen(path: Path) -> Heard:
    """Hear the sound of a film. Raises InputError where it cannot be read."""
    count, highest, clipped = 0, 0.0, 0
    found: list[tuple[Steps, Steps]] = []
    for raw in raw_sound(path, 2):
        sound = np.nan_to_num(np.frombuffer(raw, "<f4", len(raw) // 8 * 2).reshape(-1, 2))
        count += len(sound)
        highest = max(highest, float(np.abs(sound).max(initial=0.0)))
        clipped += _cut_off(sound)
        found.append(levels(sound))
    nothing = np.zeros(0, np.float32)
    level = np.concatenate([nothing, *(one for one, _ in found)])
    voice = np.concatenate([nothing, *(one for _, one in found)])
    return Heard(count, highest, clipped, level, voice)


def _cut_off(sound: NDArray[np.float32]) -> int:
    """How many runs of full scale there are, over all channels."""
    runs = 0
    for channel in (np.abs(sound) >= FULL).T:
        if channel.any():
            edges = np.flatnonzero(np.diff(np.concatenate([[0], channel.astype(np.int8), [0]])))
            runs += int((edges[1::2] - edges[::2] >= CUT_OFF).sum())
    return runs
