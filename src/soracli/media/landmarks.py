"""Landmarks of a sound: when something begins in it, and when somebody speaks.

They are written down of a mix, and looked for in a film: that tells whether its sound is where it
belongs. Everything is seen in steps of ten milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE
from soracli.media.ducking import STEP, speaking

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
Steps = NDArray[np.float32]
"""A level in dBFS for every hundredth of a second."""
FLOOR = -90.0
VOICE = (3, 40)
"""Bands of a hundred hertz in which speech is understood: 300 to 4000 Hz."""
BEFORE = 8
"""Steps before a step whose mean it has to rise above, to begin something."""
RISE, MOST_RISE = 6.0, 30.0
"""dB of a rise that counts, and beyond which it counts for no more."""
MOST_ONSETS = 60
PAUSE, SHORTEST = 0.4, 0.1
"""Seconds of silence within a line, and of the shortest that is one."""
SECOND = RATE // STEP


@dataclass(frozen=True)
class Line:
    """Somebody speaks from second `start` to `end`; there the whole sound has `level` dBFS."""

    start: float
    end: float
    level: float


@dataclass(frozen=True)
class Lag:
    """A sound is `seconds` late (early: less than 0). `score` is how well it fits there, in dB of
    rise at every landmark, `here` how well it fits where it is."""

    seconds: float
    score: float
    here: float


def levels(sound: Sound) -> tuple[Steps, Steps]:
    """The level of every step in all of its bands, and in those of speech. A rest is left away."""
    mono = sound if sound.ndim == 1 else sound.mean(axis=1, dtype=np.float32)
    count = len(mono) // STEP
    spectrum = np.fft.rfft(mono[: count * STEP].reshape(count, STEP), axis=1)
    power = (spectrum.real**2 + spectrum.imag**2) * (2 / STEP**2)
    return _decibels(power[:, 1:].sum(axis=1)), _decibels(power[:, slice(*VOICE)].sum(axis=1))


def rises(level: Steps) -> Steps:
    """By how many dB every step rises above those just before it; 0 where it does not."""
    bounded = np.maximum(level, max(FLOOR, float(level.max(initial=FLOOR)) - 50))
    padded = np.pad(bounded, (BEFORE, 0), mode="edge") if len(bounded) else np.zeros(BEFORE)
    sums = np.cumsum(np.pad(padded, (1, 0)), dtype=np.float64)
    mean = (sums[BEFORE:-1] - sums[: -BEFORE - 1])[: len(bounded)] / BEFORE
    made: Steps = np.clip(bounded - mean, 0, MOST_RISE).astype(np.float32)
    return made


def onsets(sound: Sound) -> tuple[float, ...]:
    """The seconds at which something begins; of many, those that begin most."""
    rise = rises(levels(sound)[0])
    if len(rise) < 3:
        return ()
    inner = rise[1:-1]
    tops = np.flatnonzero((inner > RISE) & (inner >= rise[:-2]) & (inner > rise[2:])) + 1
    best = sorted(tops[np.argsort(-rise[tops], kind="stable")][:MOST_ONSETS].tolist())
    return tuple(round(at / SECOND, 2) for at in best)


def lines(whole: Sound, dialogue: Sound) -> tuple[Line, ...]:
    """When somebody speaks in a stem of dialogue, and how loud the whole is then."""
    heard = np.flatnonzero(speaking(dialogue))
    if not len(heard):
        return ()
    voice = levels(whole)[1]
    breaks = np.flatnonzero(np.diff(heard) > PAUSE * SECOND)
    firsts = heard[np.concatenate([[0], breaks + 1])]
    lasts = heard[np.concatenate([breaks, [len(heard) - 1]])] + 1
    return tuple(
        Line(first / SECOND, last / SECOND, round(level_between(voice, first, last), 1))
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
        if last - first >= SHORTEST * SECOND
    )


def level_between(level: Steps, first: int, last: int, share: float = 50) -> float:
    """The level that `share` percent of these steps stay below; the floor where there are none.

    That of half of them is the level of speech, whatever hits something meanwhile.
    """
    part = level[max(first, 0) : max(last, 0)]
    return float(np.percentile(part, share)) if len(part) else FLOOR


def lag(rise: Steps, landmarks: Sequence[float], most: float = 1.0) -> Lag | None:
    """By how much a sound is late against when things should begin in it, up to `most` seconds.

    None where there is nothing to tell it by.
    """
    reach = round(most * SECOND)
    wide = np.pad(rise, reach + 2)
    around = wide[:-2] / 4 + wide[1:-1] / 2 + wide[2:] / 4  # to a step either way
    at = np.round(np.asarray(landmarks, np.float64) * SECOND).astype(np.int64)
    at = at[(at >= 0) & (at < len(rise))]
    if not len(at):
        return None
    shifts = np.arange(-reach, reach + 1)
    scores = around[at[:, None] + shifts[None, :] + reach + 1].mean(axis=0)
    best = int(shifts[np.lexsort((np.abs(shifts), -scores))[0]])
    here = float(scores[reach - 2 : reach + 3].max())
    return Lag(best / SECOND, float(scores.max()), here)


def _decibels(power: NDArray[np.float32]) -> Steps:
    made: Steps = (10 * np.log10(np.maximum(power, 10 ** (FLOOR / 10)))).astype(np.float32)
    return made
