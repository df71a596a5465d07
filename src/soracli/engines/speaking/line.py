"""A line said by espeak: in parts that it can say in one breath, joined with their pauses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from soracli.engines.speaking import heard
from soracli.engines.speaking.manner import Manner
from soracli.engines.speaking.process import SPEAKER, Uttered
from soracli.plan.sound.language import Piece, known_language, pieces
from soracli.story.speech import Phone, Spoken, Word

Timed = TypeVar("Timed", Word, Phone)
EDGE = 0.02
"""Seconds of silence left at both ends of a line."""
PAUSES = {".": 0.4, "!": 0.35, "?": 0.4, "…": 0.6, ",": 0.18, ";": 0.25, ":": 0.25, "。": 0.4}
"""Seconds of silence between two parts of a line that are spoken apart."""
LONGEST_PIECE = 400
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)|(?<=[。！？।])\s*(?=\S)")


def parts(text: str, language: str, own: str = "en-us") -> tuple[Piece, ...]:
    """A line that can be said, in parts of one language each, not too long to measure and filter
    at once. `own` is the language of the voice, for Latin letters where they are foreign."""
    own = known_language(own)
    latin = own if own.startswith("en") else "en-us"
    found = [
        piece.model_copy(update={"text": part})
        for piece in pieces(text, language, latin)
        for part in _short(piece.text)
    ]
    return tuple(part for part in found if any(map(str.isalnum, part.text)))


def uttered(said: Sequence[Piece], variant: str, manner: Manner) -> list[Uttered]:
    """The parts as espeak says them, one after the other without a gap."""
    voice = f"+{variant}" if variant else ""
    raw = [
        SPEAKER.say(part.text, part.language + voice, manner.rate, manner.pitch, manner.span)
        for part in said
    ]
    last = len(said) - 1
    return [_cut(one, said[at].text, at == last) for at, one in enumerate(raw)]


def spoken_of(said: Sequence[Piece], sounds: Sequence[Uttered], seconds: float) -> Spoken:
    """When what of a line of `seconds` is heard, said in these parts."""
    words: list[Word] = []
    phones: list[Phone] = []
    now = 0.0
    for part, one in zip(said, sounds, strict=True):
        inside = heard.phones(one)
        words += [moved(word, now, 1) for word in heard.words(part.text, one, inside)]
        phones += [moved(phone, now, 1) for phone in inside]
        now += len(one.samples) / one.hertz
    return Spoken(seconds=seconds, words=tuple(words), phones=tuple(phones))


def moved(one: Timed, by: float, factor: float) -> Timed:
    """A word or a phone `factor` times as late, and `by` seconds later."""
    return one.model_copy(
        update={"start": round(one.start * factor + by, 5), "end": round(one.end * factor + by, 5)}
    )


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
