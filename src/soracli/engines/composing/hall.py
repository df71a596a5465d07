"""The hall the music is played in, and the level it leaves it at."""

import numpy as np

from soracli.engines.signals.basics import (
    RATE,
    Sound,
    band,
    decibels,
    fast_length,
    noise,
    samples,
)

TARGET_RMS = -20.0
PEAK = -3.0
"""In dB below full scale."""
_BLOCK = 5 * 48_000
_SPAN = 19_200
"""Samples of a block whose level is measured (0.4 s)."""
_NEARER = 0.4
"""How much of a difference in level is taken away (in dB, as a share)."""
_WINDOW = 48
"""Samples the limiter looks at together (1 ms)."""


def hall_response(seconds: float) -> Sound:
    """A diffuse hall (2, n) that fades by 60 dB in `seconds`, high tones faster, after 18 ms."""
    count = samples(min(seconds, 8.0) * 0.8)
    time = np.arange(count, dtype=np.float32) / RATE
    sides = []
    for side in range(2):
        made = np.zeros(count, np.float32)
        for low, high, part in ((90, 500, 1.0), (500, 2500, 0.85), (2500, 9000, 0.65)):
            hiss = band(noise(count, np.random.default_rng([side, low])), low, high, 1)
            made += hiss * np.exp(-6.908 / (seconds * part) * time).astype(np.float32)
        made *= np.minimum(time / 0.02, 1)
        sides.append(np.concatenate([np.zeros(samples(0.018 + 0.003 * side), np.float32), made]))
    count = max(len(side) for side in sides)
    response = np.stack([np.pad(side, (0, count - len(side))) for side in sides])
    return np.asarray(response / np.sqrt(np.sum(response**2, axis=1, keepdims=True)), np.float32)


def in_hall(sound: Sound, seconds: float) -> Sound:
    """What comes back from the hall: (2, n) of (2, n), block by block."""
    response = hall_response(seconds)
    whole = fast_length(_BLOCK + response.shape[1])
    spectrum = np.fft.rfft(response, whole)
    made = np.zeros((2, sound.shape[1] + whole), np.float32)
    for start in range(0, sound.shape[1], _BLOCK):
        part = sound[:, start : start + _BLOCK]
        if part.any():
            made[:, start : start + whole] += np.fft.irfft(
                np.fft.rfft(part, whole) * spectrum, whole
            )
    return made[:, : sound.shape[1]]


def levelled(sound: Sound) -> Sound:
    """At `TARGET_RMS` where it plays, and nowhere above `PEAK`. (2, n).

    What is thin comes nearer and what is full steps back, slowly, so that an opening of one
    instrument is heard beside the tutti.
    """
    starts = range(0, sound.shape[1], _SPAN)
    power = np.array([np.mean(np.square(sound[:, at : at + _SPAN])) for at in starts], np.float64)
    if not power.any():
        return sound
    usual = float(np.mean(power[power > 0.02 * power.max()]))
    wide = np.convolve(np.pad(power, 4, mode="edge"), np.hanning(11)[1:-1] / 5, mode="valid")
    steps = np.asarray(np.clip((usual / np.maximum(wide, 1e-12)) ** (_NEARER / 2), 0.75, 1.8))
    places = (np.arange(len(power)) + 0.5) * _SPAN
    gain = np.interp(np.arange(sound.shape[1]), places, steps).astype(np.float32)
    nearer = sound * gain
    loud = power * steps**2
    level = float(np.sqrt(np.mean(loud[loud > 0.02 * loud.max()])))
    return _limited(nearer * np.float32(decibels(TARGET_RMS) / level), decibels(PEAK))


def _limited(sound: Sound, peak: float) -> Sound:
    """Turned down smoothly around what is louder than `peak`."""
    count = sound.shape[1]
    windows = -(-count // _WINDOW)
    padded = np.pad(np.abs(sound).max(axis=0), (0, windows * _WINDOW - count))
    loud = padded.reshape(windows, _WINDOW).max(axis=1)
    if loud.max() <= peak:
        return sound
    need = np.minimum(1, peak / np.maximum(loud, 1e-9))
    reach = 12
    wide = np.pad(need, (reach, reach), constant_values=1.0)
    least = np.lib.stride_tricks.sliding_window_view(wide, 2 * reach + 1).min(axis=1)
    smooth = np.pad(least, (reach // 2, reach // 2), mode="edge")
    smooth = np.convolve(smooth, np.ones(reach + 1) / (reach + 1), mode="valid")
    curve = np.interp(np.arange(count), (np.arange(windows) + 0.5) * _WINDOW, smooth)
    return np.asarray(np.clip(sound * curve.astype(np.float32), -peak, peak), np.float32)
