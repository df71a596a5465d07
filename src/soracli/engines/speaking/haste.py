"""Faster speech at the same pitch, where the voice itself can be told to hurry no further.

WSOLA (Verhelst and Roelands, ICASSP 1993): windows of the sound are laid closer together, each
moved a little to where it goes on best from the one before.
"""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound

SIZE = RATE * 3 // 100
SEARCH = RATE // 100


def hastened(sound: Sound, seconds: float) -> Sound:
    """A mono sound made exactly as long as `seconds`, its pitch as it was."""
    count = max(round(seconds * RATE), 1)
    if len(sound) < 2 * SIZE or count >= len(sound):
        return sound[:count]
    hop = SIZE // 2
    window = np.hanning(SIZE + 1)[:-1]
    padded = np.concatenate([sound.astype(np.float64), np.zeros(2 * SIZE + SEARCH)])
    made = np.zeros(count + 2 * SIZE)
    taken = 0
    for at in range(0, count, hop):
        wanted = round(at * len(sound) / count)
        taken = _best(padded, wanted, taken + hop) if at else 0
        made[at : at + SIZE] += padded[taken : taken + SIZE] * window
    made[:hop] += padded[:hop] * (1 - window[:hop])
    return made[:count].astype(np.float32)


def _best(sound: np.ndarray[tuple[int], np.dtype[np.float64]], wanted: int, onward: int) -> int:
    """Where near `wanted` the sound is most like what would have followed."""
    first = max(0, min(wanted - SEARCH, len(sound) - SIZE - 2 * SEARCH))
    follow = sound[onward : onward + SIZE // 2]
    place = sound[first : first + 2 * SEARCH + len(follow)]
    if len(follow) < SIZE // 2:
        return first
    size = 1 << (len(place) + len(follow)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(place, size) * np.fft.rfft(follow, size).conj(), size)
    return first + int(np.argmax(alike[: len(place) - len(follow) + 1]))
