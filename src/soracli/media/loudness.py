"""How loud a sound is: EBU R128 by ffmpeg's meter, and the true peak between the samples.

Integrated loudness is in LUFS, gated as ITU-R BS.1770-4 says; the loudness range (EBU Tech 3342) in
LU; the true peak in dBTP.
"""

import math
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import METER, RATE
from soracli.media.sound_files import decode_audio
from soracli.media.soundtrack import meter, meter_file

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
SHORTEST = 0.4
"""Seconds of one block of BS.1770: of less than that there is no loudness."""
SILENT = -70.0
"""LUFS of the absolute gate of BS.1770: the meter says this where nothing passes it."""
PHASES = 4
"""Times as many samples as BS.1770-4, annex 2, asks for at 48 kHz."""
TAPS = 24
"""Samples that each one between is made of: up to 20 kHz it is right to 0.1 dB."""


@dataclass(frozen=True)
class Loudness:
    """What the meter says: LUFS, dBTP and LU. Silence has an integrated loudness of -infinity."""

    integrated: float
    true_peak: float
    range: float


def measure(sound: Sound) -> Loudness:
    """The loudness of samples.

    What is shorter than one block of the meter is measured as if it went on repeating. Raises
    MachineError where ffmpeg does not run, ValueError for samples that are no numbers.
    """
    integrated, spread = _integrated(sound)
    return Loudness(integrated, level(true_peak(sound)), spread)


def measure_file(path: Path) -> Loudness:
    """The loudness of a file's sound as it is decoded, of what is shorter as `measure` has it.

    Raises InputError where there is no sound to read.
    """
    said = meter_file(path)
    if len(re.findall(rf"^{re.escape(METER)}I=", said, re.MULTILINE)) < SHORTEST * 10:
        return measure(decode_audio(path))
    peak = _last(said, "true_peak")
    return Loudness(_loudness(said), level(peak or 0.0), _last(said, "LRA") or 0.0)


def level(gain: float) -> float:
    """A factor in dB; 0 is -infinity."""
    return 20 * math.log10(gain) if gain > 0 else -math.inf


def true_peak(sound: Sound) -> float:
    """The highest value of the wave that the samples stand for, as a factor of full scale."""
    return float(peaks(sound, max(len(sound), 1)).max(initial=0.0))


def peaks(sound: Sound, block: int) -> NDArray[np.float64]:
    """The true peak of every `block` samples, over all channels. The last block may be shorter."""
    if not len(sound):
        return np.zeros(0)
    channels = [sound] if sound.ndim == 1 else [sound[:, one] for one in range(sound.shape[1])]
    with ThreadPoolExecutor(len(channels)) as hands:
        found = list(hands.map(lambda one: _channel_peaks(np.ascontiguousarray(one)), channels))
    highest = np.zeros(-(-len(sound) // block) * block, np.float32)
    for one in found:
        np.maximum(highest[: len(sound)], one, out=highest[: len(sound)])
    made: NDArray[np.float32] = highest.reshape(-1, block).max(axis=1)
    return made.astype(np.float64)


def _channel_peaks(channel: Sound) -> Sound:
    """The highest of every sample and what lies between it and the next."""
    highest = np.abs(channel)
    for between in _between():
        made = np.convolve(channel, between)[TAPS // 2 - 1 : TAPS // 2 - 1 + len(channel)]
        np.maximum(highest, np.abs(made), out=highest)
    return highest


@cache
def _between() -> tuple[Sound, ...]:
    """The filters that give the samples a quarter, a half and three quarters of a step later."""
    at = np.arange(TAPS) - TAPS // 2 + 1
    made = []
    for phase in range(1, PHASES):
        away = phase / PHASES - at
        window = np.kaiser(2 * 512 + 1, 6.0)
        shape = np.interp(away / (TAPS / 2), np.linspace(-1, 1, len(window)), window)
        taps = np.sinc(away) * shape
        made.append((taps / taps.sum())[::-1].astype(np.float32))
    return tuple(made)


def _integrated(sound: Sound) -> tuple[float, float]:
    if not np.isfinite(sound).all():
        raise ValueError("a sound has samples that are no numbers")
    if not sound.any():
        return -math.inf, 0.0
    shortest = round(SHORTEST * RATE)
    if len(sound) < shortest:
        sound = np.concatenate([sound] * -(-shortest // len(sound)))
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    said = meter(np.ascontiguousarray(sound, np.float32).tobytes(), channels)
    return _loudness(said), _last(said, "LRA") or 0.0


def _loudness(said: str) -> float:
    found = _last(said, "I")
    return -math.inf if found is None or found <= SILENT else found


def _last(said: str, key: str) -> float | None:
    """The last value that the meter printed under a key."""
    found = re.findall(rf"^{re.escape(METER + key)}=(\S+)$", said, re.MULTILINE)
    return float(found[-1]) if found else None
