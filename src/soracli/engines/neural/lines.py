"""From the parts of a line that a neural voice has spoken to the line: joined, levelled, timed.

Where a model tells no times, its sound is taken for a recording, and they are estimated as those of
a recording are.
"""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from soracli.engines.contract import Speech
from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.speaking.breath import breathy
from soracli.engines.speaking.haste import hastened
from soracli.engines.speaking.recorded import align
from soracli.engines.speaking.tone import levelled
from soracli.errors import InputError
from soracli.plan.sound.saying import sayable
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.speech import Phone, Spoken, Word

Timed = TypeVar("Timed", Word, Phone)
EDGE = 0.02
"""Seconds of silence left at both ends of a part."""
PAUSES = {".": 0.3, "!": 0.3, "?": 0.3, "…": 0.5, ",": 0.12, ";": 0.2, ":": 0.2}
"""Seconds of silence between two parts."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)|(?<=[。！？।])\s*(?=\S)")


@dataclass(frozen=True, eq=False)
class Part:
    """A spoken part of a line: its written text, its sound (n,), and when what of it is heard.

    `words` are as written, `phones` may be empty: then they are estimated.
    """

    text: str
    sound: Sound
    words: tuple[Word, ...] = ()
    phones: tuple[Phone, ...] = ()


def texts(spec: VoiceSpec, longest: int) -> list[str]:
    """What is said, in parts of whole sentences of at most `longest` letters, or of words where a
    sentence never ends. Raises InputError where there is nothing to say."""
    text = sayable(spec.text)
    if not text:
        raise InputError("a line has no word that can be said", "Write what is said, in letters.")
    made: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = [sentence] if len(sentence) <= longest else re.findall(r"\S+\s*", sentence)
        for piece in (
            one[at : at + longest] for one in words for at in range(0, len(one), longest)
        ):
            if made and len(words) > 1 and len(made[-1]) + len(piece) <= longest:
                made[-1] += piece
            else:
                made.append(piece)
    return [part.strip() for part in made if any(map(str.isalnum, part))]


def _steps(word: str, longest: int) -> range:
    return range(0, len(word), longest)


def line(spec: VoiceSpec, utter: Callable[[float], Sequence[Part]], fastest: float) -> Speech:
    """The line, spoken by `utter` at a pace (1 is the model's own) that fits `spec.seconds`.

    `fastest` is the pace at which the model still speaks well; what is still too long then is
    hastened at the same pitch. Nothing is cut off.
    """
    pace = min(spec.voice.pace * spec.mood.pace, fastest)
    for _ in range(3):
        parts = [_trimmed(part) for part in utter(pace)]
        whole = _joined(parts, spec.language)
        full = whole.spoken.seconds / spec.seconds
        if full <= 1 or pace >= fastest:
            break
        pace = min(pace * full * 1.03, fastest)
    seed = zlib.crc32(spec.text.encode("utf-8", "ignore"))
    pitch = spec.voice.pitch * spec.mood.pitch
    sound = levelled(breathy(whole.sound, spec.mood.breath, pitch, seed), spec.mood.gain)
    return _fitted(Speech(sound, whole.spoken), spec.seconds)


def _trimmed(part: Part) -> Part:
    """Without the silence around it."""
    loud = np.flatnonzero(np.abs(part.sound) > 0.01 * np.abs(part.sound).max(initial=1e-9))
    if not len(loud):
        return part
    edge = samples(EDGE)
    first, end = max(int(loud[0]) - edge, 0), min(int(loud[-1]) + edge, len(part.sound))
    kept = part.sound[first:end].copy()
    ramp = np.linspace(0, 1, min(edge, len(kept) // 2), dtype=np.float32)
    kept[: len(ramp)] *= ramp
    kept[len(kept) - len(ramp) :] *= ramp[::-1]
    length = len(kept) / RATE
    return Part(
        part.text,
        kept,
        tuple(moved(word, -first / RATE, 1, length) for word in part.words),
        tuple(moved(phone, -first / RATE, 1, length) for phone in part.phones),
    )


def _joined(parts: Sequence[Part], language: str) -> Speech:
    sounds: list[Sound] = []
    words: list[Word] = []
    phones: list[Phone] = []
    now = 0
    for at, part in enumerate(parts):
        timed = part if part.phones else estimated(part, language)
        words += [moved(word, now / RATE) for word in timed.words]
        phones += [moved(phone, now / RATE) for phone in timed.phones]
        pause = 0.0 if at == len(parts) - 1 else PAUSES.get(part.text[-1], 0.04)
        sounds += [part.sound, np.zeros(samples(pause), np.float32)]
        now += len(part.sound) + samples(pause)
    whole = np.concatenate(sounds).astype(np.float32)
    return Speech(whole, Spoken(seconds=now / RATE, words=tuple(words), phones=tuple(phones)))


def estimated(part: Part, language: str) -> Part:
    """The part with words and phones as recordings are given theirs. Words that the model itself
    told stay, and take the phones in them along."""
    found = align(part.sound, part.text, language)
    if len(part.words) != len(found.words) or not part.words:
        return Part(part.text, part.sound, found.words, found.phones)
    old = [time for word in found.words for time in (word.start, word.end)]
    new = [time for word in part.words for time in (word.start, word.end)]

    def laid(phone: Phone) -> Phone:
        start, end = np.interp([phone.start, phone.end], old, new).round(5)
        return phone.model_copy(update={"start": float(start), "end": float(end)})

    return Part(part.text, part.sound, part.words, tuple(map(laid, found.phones)))


def moved(one: Timed, by: float, factor: float = 1, length: float = float("inf")) -> Timed:
    """A word or a phone at another time: times `factor`, then `by` seconds later, inside a sound of
    `length`."""
    start, end = (min(max(time * factor + by, 0.0), length) for time in (one.start, one.end))
    return one.model_copy(update={"start": round(start, 5), "end": round(end, 5)})


def _fitted(speech: Speech, seconds: float) -> Speech:
    if speech.spoken.seconds <= seconds:
        return speech
    sound = hastened(speech.sound, int(seconds * RATE) / RATE)
    factor = len(sound) / len(speech.sound)
    spoken = Spoken(
        seconds=len(sound) / RATE,
        words=tuple(moved(word, 0, factor) for word in speech.spoken.words),
        phones=tuple(moved(phone, 0, factor) for phone in speech.spoken.phones),
    )
    return Speech(sound, spoken)
