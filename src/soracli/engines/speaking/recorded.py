"""When what is heard of a recorded line: the built-in voices say it too, and are laid over it.

Three timbres are tried and the middle of their answers taken, so that no single slip counts. On 71
words of five sentences read by a man, word starts came within 36 ms in the mean (5 of 6 within
50 ms) of what a recogniser of English trained on hours of speech says. It works for every language
espeak-ng speaks.
"""

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound
from soracli.engines.signals.resampling import resampled
from soracli.engines.speaking.line import parts, spoken_of, uttered
from soracli.engines.speaking.manner import Manner
from soracli.engines.speaking.warping import warped
from soracli.plan.sound.language import known_language
from soracli.plan.sound.saying import sayable
from soracli.plan.speech import RATE_OF_SPEECH
from soracli.story.speech import Phone, Spoken, Word

TIMBRES = ("m3", "f2", "f3")
FRAME = RATE // 100
EDGE = 0.03


def align(sound: Sound, text: str, language: str) -> Spoken:
    """When every word and phone of `text` is heard in a recording of it, mono at `RATE`.

    Where nothing is heard or nothing is said, there are no words. Raises MachineError where
    espeak-ng cannot be started.
    """
    mono = sound if sound.ndim == 1 else sound.mean(axis=1, dtype=np.float32)
    seconds = len(mono) / RATE
    said = parts(sayable(text), known_language(language) or "en-us", language)
    first, last = _speech(mono)
    if not said or last - first < 2 * FRAME:
        return Spoken(seconds=seconds)
    part = mono[first:last]
    answers: list[NDArray[np.float64]] = []
    for timbre in TIMBRES:
        sounds = uttered(said, timbre, Manner(RATE_OF_SPEECH, 50, 50))
        read = resampled(np.concatenate([one.samples for one in sounds]), sounds[0].hertz)
        spoken = spoken_of(said, sounds, len(read) / RATE)
        ours, theirs = warped(read, part)
        marks = [(word.start, word.end) for word in spoken.words]
        marks += [(phone.start, phone.end) for phone in spoken.phones]
        found = np.interp(np.array(marks), ours, theirs + first / RATE)
        if not answers or found.shape == answers[0].shape:
            answers.append(found)
    return _timed(spoken, np.median(answers, axis=0), seconds)


def _speech(sound: Sound) -> tuple[int, int]:
    """The first and the last sample of what is spoken: what stands out of the silence around it."""
    frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
    if not len(frames):
        return 0, 0
    level = 10 * np.log10(np.mean(np.square(frames, dtype=np.float64), axis=1) + 1e-12)
    loud, quiet = np.percentile(level, 95), np.percentile(level, 5)
    if loud < -70:
        return 0, 0
    heard = np.flatnonzero(level > min(max(quiet + 10, loud - 34), loud - 6))
    edge = round(EDGE * RATE)
    return max(int(heard[0]) * FRAME - edge, 0), min(
        (int(heard[-1]) + 1) * FRAME + edge, len(sound)
    )


def _timed(spoken: Spoken, marks: NDArray[np.float64], seconds: float) -> Spoken:
    """The line with new times, none before the one before it."""
    times = np.clip(marks, 0, seconds).round(5)
    count = len(spoken.words)
    words = [
        Word(text=word.text, start=start, end=max(start, end))
        for word, (start, end) in zip(spoken.words, times[:count].tolist(), strict=True)
    ]
    phones = [
        Phone(ipa=phone.ipa, start=start, end=max(start, end), stress=phone.stress)
        for phone, (start, end) in zip(spoken.phones, times[count:].tolist(), strict=True)
    ]
    return Spoken(seconds=seconds, words=tuple(words), phones=tuple(phones))
