"""One gain and a limiter bring a mix to its loudness, in the file in which it is heard.

How much the limiter takes away, and what coding does to loudness and peaks, is not known before: it
is tried, measured, and corrected.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.media.limiting import BLOCK, QUICK, SMOOTH, Pace, Peaks, gains, peaks_of, reduction
from soracli.media.loudness import Loudness, level, measure, measure_file
from soracli.media.sound_files import write_aac
from soracli.media.weighing import TENTH, Powers, loudness, weighed

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n, 2), full scale 1."""
TOLERANCE = 0.5
"""LU from the loudness wanted that count as reached, as EBU R128 has it for live programmes."""
HIGHEST = -1.0
"""dBTP that no film may reach where nothing else is asked."""
CODING = 0.7
"""dB below that at which the mix is held at the first try: coding as AAC mostly moves its peaks by
less."""
ROOM = 0.15
"""dB below the highest peak at which the next try aims."""
MOST_LIMITED, MOST_EVENED = 9.0, 24.0
"""dB that the limiter may take from a peak of the mix, and before of one of a stem; where that is
not enough, the mix stays softer."""
NEAR = 0.3
"""LU from the loudness wanted that are near enough."""
TRIES, CODINGS = 7, 3
STEP = 0.05
"""dB from the most that is allowed that count as that."""


@dataclass(frozen=True)
class Raised:
    """A mix at its loudness: `factor` (n,) is what every sample was multiplied by."""

    sound: Sound
    factor: Sound
    gain: float
    limited: float
    before: Loudness
    after: Loudness


@dataclass(frozen=True)
class _Mix:
    """A mix before it is raised: its peaks, and its power, weighted in tenths of a second and plain
    in the blocks of the limiter. More than `most` dB are not allowed, nor
    more than `most_limited` of the limiter."""

    sound: Sound
    peaks: Peaks
    weighed: Powers
    plain: Powers
    most: float
    most_limited: float
    pace: Pace = SMOOTH

    def limited(self, gain: float, ceiling: float) -> Powers:
        """By how many dB the limiter takes down each of its blocks."""
        return reduction(self.peaks, gain, ceiling, self.pace)

    @property
    def loudness(self) -> float:
        """Its loudness in LUFS."""
        return loudness(self.weighed)


@dataclass(frozen=True)
class _Try:
    """A gain in dB and what the limiter takes away; `low` says that more was not allowed."""

    gain: float
    down: Powers
    low: bool


def raise_to(
    sound: Sound, wanted: float, most: float, coded: Path | None = None, highest: float = HIGHEST
) -> Raised:
    """Bring a mix to a loudness in LUFS by at most `most` dB.

    With `coded` it is also coded there, and it is that which is as loud as wanted and whose true
    peak is below `highest` dBTP.
    """
    mixed = _Mix(sound, peaks_of(sound), weighed(sound), _plain(sound), most, MOST_LIMITED)
    before = Loudness(mixed.loudness, level(mixed.peaks.highest), 0.0)
    aim, ceiling = wanted, highest - CODING
    for attempt in range(CODINGS):
        found = _raised(mixed, aim, ceiling)
        factor = gains(found.down, len(sound)) * np.float32(10 ** (found.gain / 20))
        made = sound * factor[:, None]
        if coded:
            write_aac(coded, made)
        after = measure_file(coded) if coded else measure(made)
        away = wanted - after.integrated if math.isfinite(after.integrated) else 0.0
        over = after.true_peak - highest
        if attempt == CODINGS - 1 or (over < 0 and (found.low or abs(away) <= NEAR)):
            break
        aim += away
        ceiling -= max(over + ROOM, 0.0)
    limited = float(found.down.max(initial=0.0))
    return Raised(made, factor, found.gain, limited, before, after)


def evened(sound: Sound, wanted: float, most: float, crest: float) -> Sound:
    """A stem (n, 2) at a loudness in LUFS, its peaks at most `crest` dB above.

    It is raised by at most `most` dB, and no peak is taken down by more than `MOST_EVENED`.
    """
    square = np.pad(np.abs(sound).max(axis=1), (0, -len(sound) % BLOCK)).reshape(-1, BLOCK)
    peaks = Peaks(len(sound), square.max(axis=1).astype(np.float64))
    mixed = _Mix(sound, peaks, weighed(sound), _plain(sound), most, MOST_EVENED, QUICK)
    found = _raised(mixed, wanted, wanted + crest)
    factor = gains(found.down, len(sound)) * np.float32(10 ** (found.gain / 20))
    return sound * factor[:, None]


def _raised(mixed: _Mix, wanted: float, ceiling: float) -> _Try:
    """The gain with which a mix is as loud as wanted after limiting, found by halving."""
    if not math.isfinite(mixed.loudness):
        return _Try(0.0, mixed.limited(0.0, ceiling), True)
    most = min(mixed.most, ceiling + mixed.most_limited - level(mixed.peaks.highest))
    low, high = min(wanted - mixed.loudness, most), most
    down = mixed.limited(low, ceiling)
    if not down.any() or low >= most:
        return _Try(low, down, low >= most)
    for _ in range(TRIES):
        middle = (low + high) / 2
        softer = _limited(mixed, middle, ceiling) < wanted
        low, high = (middle, high) if softer else (low, middle)
    return _Try(low, mixed.limited(low, ceiling), most - low < STEP)


def _limited(mixed: _Mix, gain: float, ceiling: float) -> float:
    """The loudness after this gain and the limiter, nearly: what it takes away of the plain power
    of a tenth of a second, it takes away of the weighted."""
    kept = 10 ** (-mixed.limited(gain, ceiling) / 10)
    each = TENTH // BLOCK
    starts = np.arange(0, len(kept), each)
    share = np.add.reduceat(mixed.plain * kept, starts) / np.add.reduceat(mixed.plain, starts)
    return loudness(mixed.weighed[: len(share)] * share) + gain


def _plain(sound: Sound) -> Powers:
    """The power of every block of the limiter; never nothing at all."""
    square = np.einsum("nc,nc->n", sound, sound)
    square = np.pad(square, (0, -len(square) % BLOCK))
    made: Powers = square.reshape(-1, BLOCK).sum(axis=1, dtype=np.float64) + 1e-12
    return made
