"""A whisper: the same mouth with noise for a voice.

The spectrum of every moment is smoothed until no harmonic of the voice is left in it, and laid over
noise. Whispered vowels lack the low end of spoken ones and have their first formant higher (Ito,
Takeda and Itakura, Speech Communication 45, 2005), so the lows are taken back.
"""

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, noise, rms

SIZE, HOP = 1024, 256
AT_ONCE = 20 * RATE


def breathy(sound: Sound, breath: float, pitch: float, seed: int) -> Sound:
    """A mono line of which `breath` (0 to 1) is whispered; `pitch` is its fundamental in hertz."""
    if breath <= 0 or not len(sound):
        return sound
    chance = np.random.default_rng(seed)
    parts = [
        _whispered(sound[at : at + AT_ONCE], pitch, chance) for at in range(0, len(sound), AT_ONCE)
    ]
    whisper = np.concatenate(parts)
    whisper *= rms(sound) / max(rms(whisper), 1e-9)
    mixed = np.sqrt(1 - breath) * sound + np.sqrt(breath) * whisper
    return np.asarray(mixed, np.float32)


def _whispered(sound: Sound, pitch: float, chance: np.random.Generator) -> Sound:
    spectra = _spectra(sound)
    width = max(3, round(1.6 * pitch * SIZE / RATE)) | 1
    power = _smoothed(np.abs(spectra) ** 2, width)
    hiss = _spectra(noise(len(sound), chance))
    level = np.sqrt(power / np.maximum(_smoothed(np.abs(hiss) ** 2, 2 * width + 1), 1e-12))
    frequency = np.fft.rfftfreq(SIZE, 1 / RATE)
    lows = 1 / np.sqrt(1 + (700 / np.maximum(frequency, 1)) ** 3)
    lift = np.maximum(frequency / 1500, 0.7) ** 0.5
    return _joined(hiss * level * (lows * lift), len(sound))


def _spectra(sound: Sound) -> NDArray[np.complex128]:
    padded = np.concatenate([np.zeros(SIZE), sound, np.zeros(2 * SIZE)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, SIZE)[::HOP]
    return np.asarray(np.fft.rfft(frames * np.hanning(SIZE + 1)[:-1], axis=1))


def _joined(spectra: NDArray[np.complex128], count: int) -> Sound:
    frames = np.fft.irfft(spectra, SIZE, axis=1) * np.hanning(SIZE + 1)[:-1]
    made = np.zeros((len(frames) + SIZE // HOP, HOP))
    for part in range(SIZE // HOP):
        made[part : part + len(frames)] += frames[:, part * HOP : (part + 1) * HOP]
    return (made.ravel()[SIZE : SIZE + count] / 1.5).astype(np.float32)


def _smoothed(power: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The mean over `width` neighbours in frequency."""
    half = width // 2
    padded = np.pad(power, ((0, 0), (half + 1, half)), mode="reflect")
    total = np.cumsum(padded, axis=1)
    return np.asarray((total[:, width:] - total[:, :-width]) / width)
