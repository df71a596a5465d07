"""One gain and a limiter bring a mix to its loudness, in the file in which it is heard.

How much the limiter takes away, and what coding does to loudness and peaks, is not known before: it
is tried, measured, and corrected.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.media.limiting import Peaks, gains, peaks_of, reduction
from soracli.media.loudness import Loudness, integrated, level, measure, measure_file
from soracli.media.sound_files import write_aac

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n, 2), full scale 1."""
TOLERANCE = 0.5
"""LU from the loudness wanted that count as reached, as EBU R128 has it for live programmes."""
HIGHEST = -1.0
"""dBTP that no film may reach."""
CEILING = -1.7
"""dBTP of the mix at the first try: coding as AAC mostly moves its peaks by less than 0.7 dB."""
ROOM = 0.15
"""dB below `HIGHEST` at which the next try aims."""
MOST_LIMITED = 18.0
"""dB that the limiter may take from a peak; where that is not enough, the mix stays softer."""
NEAR, NEAR_CODED = 0.1, 0.3
"""LU from the loudness wanted that are near enough, before and after coding."""
TRIES, CODINGS = 5, 3


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
    """A mix before it is raised. At `gain` dB is all that is allowed."""

    sound: Sound
    peaks: Peaks
    integrated: float
    most: float


@dataclass(frozen=True)
class _Try:
    """A gain in dB, and what came of it; `low` says that more was not allowed."""

    gain: float
    factor: Sound
    sound: Sound
    limited: float
    low: bool


def raise_to(sound: Sound, wanted: float, most: float, coded: Path | None = None) -> Raised:
    """Bring a mix to a loudness in LUFS by at most `most` dB.

    With `coded` it is also coded there, and it is that which is as loud as wanted and whose true
    peak is below -1 dBTP.
    """
    peaks = peaks_of(sound)
    mixed = _Mix(sound, peaks, integrated(sound), most)
    before = Loudness(mixed.integrated, level(peaks.highest), 0.0)
    aim, ceiling = wanted, CEILING
    for attempt in range(CODINGS):
        found = _raised(mixed, aim, ceiling)
        if coded:
            write_aac(coded, found.sound)
        after = measure_file(coded) if coded else measure(found.sound)
        away = wanted - after.integrated if math.isfinite(after.integrated) else 0.0
        over = after.true_peak - HIGHEST
        near = found.low or abs(away) <= NEAR_CODED
        if not coded or attempt == CODINGS - 1 or (over < 0 and near):
            break
        aim += away
        ceiling -= max(over + ROOM, 0.0)
    return Raised(found.sound, found.factor, found.gain, found.limited, before, after)


def _raised(mixed: _Mix, wanted: float, ceiling: float) -> _Try:
    """The gain with which a mix is as loud as wanted after limiting, found by trying."""
    if not math.isfinite(mixed.integrated):
        return _tried(mixed, 0.0, ceiling, True)
    most = min(mixed.most, ceiling + MOST_LIMITED - level(mixed.peaks.highest))
    gain = min(wanted - mixed.integrated, most)
    slope, last = 1.0, (0.0, 0.0)
    for attempt in range(TRIES):
        found = _tried(mixed, gain, ceiling, gain >= most)
        if not found.limited or attempt == TRIES - 1:
            break
        now = integrated(found.sound)
        if abs(wanted - now) <= NEAR or (found.low and now < wanted):
            break
        if attempt:
            slope = float(np.clip((now - last[1]) / ((gain - last[0]) or 1.0), 0.2, 1.0))
        last = (gain, now)
        gain = min(gain + (wanted - now) / slope, most)
    return found


def _tried(mixed: _Mix, gain: float, ceiling: float, low: bool) -> _Try:
    down = reduction(mixed.peaks, gain, ceiling)
    factor = gains(down, len(mixed.sound)) * np.float32(10 ** (gain / 20))
    limited = float(down.max(initial=0.0))
    return _Try(gain, factor, mixed.sound * factor[:, None], limited, low)
