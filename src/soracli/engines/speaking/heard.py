"""From the events of espeak to words and phones: when what of a line is heard.

espeak tells where a word begins in the text and in the sound; where it ends is found here, by its
last phone. Words are as written, with their marks ("Hello,"), so that joined they are the line.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from soracli.engines.speaking.process import Uttered
from soracli.story.speech import Phone, Word

WORD, PHONEME = 1, 7
STRESS = {"ˈ": 2, "ˌ": 1}
_VOWELS = set("aeiouyøœɐɑɒæɛɜəɘɵɤɪɨʉʊʌɔɯɶʏɚɝɞ")
_SWITCH = re.compile(r"\([a-z-]*\)?")
"""How espeak marks that it reads a word as another language: "(en)"."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""


@dataclass(frozen=True)
class Sounded:
    """One phone as it came: its letters with the mark of stress, and when (seconds)."""

    ipa: str
    start: float
    end: float


def phones(uttered: Uttered) -> tuple[Phone, ...]:
    """Every phone with its times and the stress of its syllable; pauses are left away."""
    marks = [
        (event[2] / uttered.hertz, _SWITCH.sub("", event[3]).strip())
        for event in uttered.events
        if event[0] == PHONEME
    ]
    starts = [event[2] / uttered.hertz for event in uttered.events if event[0] == WORD]
    last = (len(uttered.samples) / uttered.hertz, "")
    sounded = [
        Sounded(ipa, start, max(end, start))
        for (start, ipa), (end, _) in pairwise([*marks, last])
        if ipa.strip("ˈˌ ")
    ]
    return tuple(_stressed(sounded, starts))


def _stressed(sounded: Sequence[Sounded], words: Sequence[float]) -> list[Phone]:
    """The phones with the stress of the vowel they go with: of several consonants between two
    vowels the last goes with the next one, of those at the edge of a word all with the nearest."""
    levels: list[int | None] = [
        STRESS.get(one.ipa[0], 0) if _vowel(one.ipa) else None for one in sounded
    ]
    new = {bisect_left(sounded, start - 1e-6, key=lambda one: one.start) for start in words}
    made = []
    for at, one in enumerate(sounded):
        stress = levels[at]
        if stress is None:
            after = at + 1 < len(sounded) and at + 1 not in new and levels[at + 1] is not None
            stress = (levels[at + 1] if after else _nearest(levels, new, at)) or 0
        plain = one.ipa.lstrip("ˈˌ")
        made.append(Phone(ipa=plain, start=one.start, end=one.end, stress=stress))
    return made


def _vowel(ipa: str) -> bool:
    return any(letter in _VOWELS for letter in ipa)


def _nearest(levels: Sequence[int | None], new: set[int], at: int) -> int | None:
    """The stress of the vowel before in the same word, else of the one after."""
    back = at
    while back not in new and back > 0:
        back -= 1
        if levels[back] is not None:
            return levels[back]
    ahead = at + 1
    while ahead < len(levels) and ahead not in new:
        if levels[ahead] is not None:
            return levels[ahead]
        ahead += 1
    return None


def words(text: str, uttered: Uttered, spoken: Sequence[Phone]) -> tuple[Word, ...]:
    """Every written word with its times. One that espeak runs together with the one before shares
    its time by the letters."""
    begun = [(at - 1, sample / uttered.hertz) for kind, at, sample, _ in uttered.events
             if kind == WORD]  # fmt: skip
    spans = _spans(text, [at for at, _ in begun])
    starts: list[float | None] = []
    for first, last in spans:
        inside = [time for at, time in begun if first <= at < last]
        starts.append(min(inside) if inside else None)
    return tuple(_timed(text, spans, starts, spoken, len(uttered.samples) / uttered.hertz))


def _spans(text: str, begun: Sequence[int]) -> list[tuple[int, int]]:
    """Where the written words lie. In scripts without spaces, they begin where espeak says."""
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", text):
        first, last = match.span()
        if not any(map(str.isalnum, match[0])):
            if found:  # a lone dash goes with the word before
                found[-1] = (found[-1][0], last)
            continue
        cuts = [at for at in begun if first < at < last] if _UNSPACED.search(match[0]) else []
        edges = [first, *sorted(set(cuts)), last]
        found += list(pairwise(edges))
    return found


def _timed(
    text: str,
    spans: Sequence[tuple[int, int]],
    starts: Sequence[float | None],
    spoken: Sequence[Phone],
    seconds: float,
) -> list[Word]:
    made: list[Word] = []
    at = 0
    while at < len(spans):
        until = at + 1
        while until < len(spans) and starts[until] is None:
            until += 1
        start = starts[at] if starts[at] is not None else 0.0
        after = starts[until] if until < len(spans) else seconds
        assert start is not None and after is not None
        inside = [one for one in spoken if start - 1e-6 <= one.start < after - 1e-6]
        if inside:  # espeak counts the silence before a first vowel to the word
            start = inside[0].start
        end = max(start, min(inside[-1].end if inside else after, after))
        made += _shared([text[a:b] for a, b in spans[at:until]], start, end)
        at = until
    return made


def _shared(written: Sequence[str], start: float, end: float) -> list[Word]:
    """Words that are spoken as one: each gets its share of the time by its letters."""
    letters = [max(sum(map(str.isalnum, word)), 1) for word in written]
    made, now = [], start
    for word, count in zip(written, letters, strict=True):
        then = now + (end - start) * count / sum(letters)
        made.append(Word(text=word.strip(), start=now, end=then))
        now = then
    return made
