"""espeak-ng, the built-in voices: needs no download, speaks 130 languages, and says when.

It sounds like the machine it is: a scratch track one can time a film by. What can be done for it is
done: its pitch is measured and set right, its tone rounded, its level made even, and a whisper is
whispered.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from soracli.engines.contract import Speech
from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.speaking import heard
from soracli.engines.speaking.breath import breathy
from soracli.engines.speaking.haste import hastened
from soracli.engines.speaking.manner import Manner, uttered_as_asked
from soracli.engines.speaking.process import SPEAKER, Uttered
from soracli.engines.speaking.tone import levelled, resampled, toned
from soracli.errors import InputError
from soracli.plan.sound.language import Piece, known_language, near_languages, pieces
from soracli.plan.sound.saying import sayable
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.speech import Phone, Spoken, Word

Timed = TypeVar("Timed", Word, Phone)
EDGE = 0.02
"""Seconds of silence left at both ends of a line."""
PAUSES = {".": 0.4, "!": 0.35, "?": 0.4, "…": 0.6, ",": 0.18, ";": 0.25, ":": 0.25, "。": 0.4}
"""Seconds of silence between two parts of a line that are spoken apart."""
LONGEST_PIECE = 400
_SENTENCE = re.compile(r"(?<=[.!?…。！？।])\s*(?=\S)")


def speak(specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
    """Speak the lines, in order; none takes longer than its `seconds`.

    Raises InputError for a language nobody speaks and for a line without a word to say,
    MachineError where espeak-ng cannot be started or dies.
    """
    for spec in specs:
        yield _line(spec)


def _line(spec: VoiceSpec) -> Speech:
    parts = _parts(spec)
    voice = f"+{spec.voice.variant}" if spec.voice.variant else ""

    def utter(manner: Manner) -> list[Uttered]:
        said = [
            SPEAKER.say(part.text, part.language + voice, manner.rate, manner.pitch, manner.span)
            for part in parts
        ]
        last = len(parts) - 1
        return [_cut(one, parts[at].text, at == last) for at, one in enumerate(said)]

    uttered = uttered_as_asked(spec, utter)
    sound = levelled(np.concatenate([_voiced(one, spec) for one in uttered]), spec.mood.gain)
    return _fitted(sound, _spoken(parts, uttered, len(sound) / RATE), spec.seconds)


def _parts(spec: VoiceSpec) -> tuple[Piece, ...]:
    """What is said in one breath: one language, and not too long to measure and filter at once."""
    tongue = known_language(spec.language)
    if not tongue:
        near = ", ".join(near_languages(spec.language)) or "German (de), Japanese (ja)"
        raise InputError(f'no voice speaks "{spec.language}"', f"There is, for example, {near}.")
    text = sayable(spec.text)
    if not text:
        raise InputError("a line has no word that can be said", "Write what is said, in letters.")
    latin = known_language(spec.voice.language)
    latin = latin if latin.startswith("en") else "en-us"
    found = [
        piece.model_copy(update={"text": part})
        for piece in pieces(text, tongue, latin)
        for part in _short(piece.text)
    ]
    return tuple(part for part in found if any(map(str.isalnum, part.text)))


def _short(text: str) -> list[str]:
    """A text in parts of whole sentences, or of words where a sentence never ends."""
    made: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = [sentence] if len(sentence) <= LONGEST_PIECE else re.findall(r"\S+\s*", sentence)
        for word in words:
            for at in range(0, len(word), LONGEST_PIECE):
                piece = word[at : at + LONGEST_PIECE]
                if made and len(made[-1]) + len(piece) < LONGEST_PIECE:
                    made[-1] += (" " if len(words) == 1 else "") + piece
                else:
                    made.append(piece)
    return [part.strip() for part in made if part.strip()]


def _cut(one: Uttered, text: str, last: bool) -> Uttered:
    """Without the silence around it; a pause after it as its last mark asks."""
    loud = np.flatnonzero(np.abs(one.samples) > 0.004 * (np.abs(one.samples).max(initial=0) or 1))
    if not len(loud):
        return replace(one, samples=one.samples[:1])
    edge = round(EDGE * one.hertz)
    first, end = max(int(loud[0]) - edge, 0), int(loud[-1]) + edge
    pause = 0.0 if last else PAUSES.get(text[-1], 0.02)
    kept = np.zeros(end - first + round(pause * one.hertz), np.float32)
    said = one.samples[first:end]
    kept[: len(said)] = said
    ramp = np.linspace(0, 1, min(edge, len(said) // 2), dtype=np.float32)
    kept[: len(ramp)] *= ramp
    kept[len(said) - len(ramp) : len(said)] *= ramp[::-1]
    moved = [(kind, at, min(max(sample - first, 0), end - first), ipa)
             for kind, at, sample, ipa in one.events]  # fmt: skip
    return Uttered(kept, one.hertz, tuple(moved))


def _voiced(one: Uttered, spec: VoiceSpec) -> Sound:
    sound = toned(resampled(one.samples, one.hertz), spec.voice.warmth, spec.mood.gain)
    seed = zlib.crc32(spec.text.encode("utf-8", "ignore"))
    return breathy(sound, spec.mood.breath, spec.voice.pitch * spec.mood.pitch, seed)


def _spoken(parts: Sequence[Piece], uttered: Sequence[Uttered], seconds: float) -> Spoken:
    words: list[Word] = []
    phones: list[Phone] = []
    now = 0.0
    for part, one in zip(parts, uttered, strict=True):
        said = heard.phones(one)
        words += [_moved(word, now, 1) for word in heard.words(part.text, one, said)]
        phones += [_moved(phone, now, 1) for phone in said]
        now += len(one.samples) / one.hertz
    return Spoken(seconds=seconds, words=tuple(words), phones=tuple(phones))


def _fitted(sound: Sound, spoken: Spoken, seconds: float) -> Speech:
    """What espeak cannot say fast enough is hastened; nothing is cut off."""
    if spoken.seconds <= seconds:
        return Speech(sound, spoken)
    made = hastened(sound, samples(seconds) / RATE if samples(seconds) / RATE <= seconds
                    else (samples(seconds) - 1) / RATE)  # fmt: skip
    factor = len(made) / max(len(sound), 1)
    return Speech(
        made,
        Spoken(
            seconds=len(made) / RATE,
            words=tuple(_moved(word, 0, factor) for word in spoken.words),
            phones=tuple(_moved(phone, 0, factor) for phone in spoken.phones),
        ),
    )


def _moved(one: Timed, by: float, factor: float) -> Timed:
    return one.model_copy(
        update={"start": round(one.start * factor + by, 5), "end": round(one.end * factor + by, 5)}
    )
