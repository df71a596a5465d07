"""How a line is spoken, in the numbers of espeak, and the search for those that give what is asked.

espeak takes its pitch from 0 to 99 without saying what that is in hertz: it differs with timbre and
sentence. So a line is spoken, measured, and spoken again, until its median is what was asked and it
fits its time.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from soracli.engines.speaking.pitch import median_pitch
from soracli.engines.speaking.process import Uttered
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.speech import FASTEST, RATE_OF_SPEECH, SLOWEST

USUAL_RANGE = 50
PITCH_STEP = 0.010
"""How much a step of espeak's pitch changes the logarithm of the fundamental (measured over all of
its timbres: 0.008 to 0.012 for nearly all)."""
NEAR = 0.02
TRIES = 5
_MEDIANS = {"f1": 176, "f2": 191, "f3": 204, "f4": 175, "f5": 201, "Annie": 229, "Andrea": 240,
            "Alicia": 246, "belinda": 227, "linda": 226, "steph": 182, "aunty": 174, "zac": 341,
            "grandma": 196, "shelby": 173, "anika": 257, "m1": 91, "m4": 91, "m8": 84,
            "Marco": 128, "ed": 122, "Gene2": 114, "Storm": 83, "david": 74, "Mike": 88,
            "mike2": 87, "quincy": 87, "ian": 82, "paul": 84}  # fmt: skip
"""The median fundamental in hertz at pitch 50 where it isn't about 100: a first guess."""

Utter = Callable[["Manner"], Sequence[Uttered]]


@dataclass(frozen=True)
class Manner:
    """What espeak is told: words a minute, and pitch and range from 0 to 99."""

    rate: int
    pitch: int
    span: int


def uttered_as_asked(spec: VoiceSpec, utter: Utter) -> Sequence[Uttered]:
    """Speak until pitch and length are as the recipe says, or as near as espeak can come."""
    manner = _first(spec)
    target = spec.voice.pitch * spec.mood.pitch
    best: tuple[float, Sequence[Uttered]] | None = None
    for _ in range(TRIES):
        uttered = utter(manner)
        length = sum(len(one.samples) / one.hertz for one in uttered)
        off = _off(uttered, target) if spec.mood.breath < 0.9 else 0.0
        miss = abs(off) + 10 * max(length / spec.seconds - 1, 0)
        if best is None or miss < best[0]:
            best = miss, uttered
        better = _corrected(manner, off, length / spec.seconds)
        if better == manner:
            break
        manner = better
    assert best is not None
    return best[1]


def _first(spec: VoiceSpec) -> Manner:
    base = _MEDIANS.get(spec.voice.variant, 100)
    target = spec.voice.pitch * spec.mood.pitch
    return Manner(
        rate=_within(RATE_OF_SPEECH * spec.voice.pace * spec.mood.pace, SLOWEST, FASTEST),
        pitch=_within(50 + math.log(target / base) / PITCH_STEP, 0, 99),
        span=_within(USUAL_RANGE * spec.voice.range * spec.mood.range, 0, 99),
    )


def _off(uttered: Sequence[Uttered], target: float) -> float:
    """By how much the logarithm of the median is too low; 0 where nothing is voiced."""
    hertz = uttered[0].hertz
    found = median_pitch(np.concatenate([one.samples for one in uttered]), hertz)
    return math.log(target / found) if found else 0.0


def _corrected(manner: Manner, off: float, fullness: float) -> Manner:
    """The next try; the same manner where nothing is left to gain."""
    if abs(off) > NEAR:
        step = round(off / PITCH_STEP) or (1 if off > 0 else -1)
        manner = replace(manner, pitch=_within(manner.pitch + step, 0, 99))
    if fullness > 1:
        manner = replace(manner, rate=_within(manner.rate * fullness * 1.04 + 1, SLOWEST, FASTEST))
    return manner


def _within(value: float, low: int, high: int) -> int:
    return int(min(max(round(value), low), high))
