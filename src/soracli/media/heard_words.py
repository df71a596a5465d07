"""Which letters of a written line are heard when: spoken words laid beside what was written.

What is written and what is said are not the same: markup and emoji are not said, "42" may be two
words, and some scripts have no spaces. Both are taken apart into runs of letters and digits, and
the longest stretches of runs they share are laid beside each other.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from soracli.story.speech import Word

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han."""
MOST_PAIRS = 1_000_000
"""How many pairs of the same words are looked at; a chant of thousands has too many."""
Stretch = tuple[int, int, int, int]
"""First and last of what is written, first and last of what is said."""


@dataclass(frozen=True)
class Mark:
    """Letters `first` to before `last` of a text, heard from second `start` to `end`.

    Letters are all characters but spaces, counted from 0: line breaks do not move them.
    """

    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True)
class _Run:
    text: str
    first: int
    last: int


def letters(text: str) -> int:
    """How many characters of a text are not spaces."""
    return sum(not one.isspace() for one in text)


def marks(text: str, words: Sequence[Word]) -> tuple[Mark, ...]:
    """What of a written text is heard when, in order; signs beside a word belong to it.

    Where the spoken words are others than the written ones, these share the time between those
    that are the same by their letters. Nothing where nothing is heard or nothing is written.
    """
    runs = _runs(text)
    said = [(run.text, number) for number, word in enumerate(words) for run in _runs(word.text)]
    found: list[tuple[Mark, int]] = []
    for first, last, begun, ended in _stretches(
        [run.text for run in runs], [one for one, _ in said]
    ):
        numbers = [number for _, number in said[begun:ended]]
        if last - first == ended - begun:
            for run, number in zip(runs[first:last], numbers, strict=True):
                word = words[number]
                found.append((Mark(run.first, run.last, word.start, word.end), number))
        elif numbers:
            start, end = words[numbers[0]].start, words[numbers[-1]].end
            found += [(one, -1) for one in _shared(runs[first:last], start, end)]
    return _dressed(text, _forward(_joined(found)))


def within(found: Sequence[Mark], first: int, last: int) -> tuple[Mark, ...]:
    """Those of the letters `first` to before `last`, counted from there.

    What reaches out of them is cut, and its time by its letters.
    """
    kept = []
    for one in found:
        begin, end = max(one.first, first), min(one.last, last)
        if begin < end:
            each = (one.end - one.start) / (one.last - one.first)
            kept.append(
                Mark(
                    begin - first,
                    end - first,
                    one.start + each * (begin - one.first),
                    one.end - each * (one.last - end),
                )
            )
    return tuple(kept)


def stretches(text: str, found: Sequence[Mark]) -> list[tuple[str, Mark | None]]:
    """A text in stretches, each with when it is heard; None for what is not, and for spaces between
    words. Joined they are the text again."""
    places = [at for at, one in enumerate(text) if not one.isspace()]
    made: list[tuple[str, Mark | None]] = []
    now = 0
    for one in found:
        start, end = places[one.first], places[one.last - 1] + 1
        made += [(text[now:start], None), (text[start:end], one)]
        now = end
    return [(part, mark) for part, mark in [*made, (text[now:], None)] if part]


def _runs(text: str) -> list[_Run]:
    """The runs of letters and digits of a text; in scripts without spaces each letter is one."""
    found: list[list[str]] = []
    firsts: list[int] = []
    open_, at = False, -1
    for one in text:
        if one.isspace():
            open_ = False
            continue
        at += 1
        if one.isalnum():
            alone = bool(_UNSPACED.match(one))
            if not open_ or alone:
                found.append([])
                firsts.append(at)
            found[-1].append(one)
            open_ = not alone
        elif found and unicodedata.category(one) in ("Mn", "Mc", "Me"):
            found[-1].append(one)  # a vowel sign or an accent of the letter before
        elif unicodedata.category(one) != "Cf":
            open_ = False
    return [
        _Run(unicodedata.normalize("NFKC", "".join(run)).casefold(), first, first + len(run))
        for run, first in zip(found, firsts, strict=True)
    ]


def _stretches(written: list[str], said: list[str]) -> list[Stretch]:
    """Stretches of what is written and what is said that belong to each other, in order: they are
    the same, or nothing else is left for them."""
    both = min(len(written), len(said))
    head = next((at for at in range(both) if written[at] != said[at]), both)
    left = both - head
    tail = next((at for at in range(left) if written[-1 - at] != said[-1 - at]), left)
    middle = _matched(written[head : len(written) - tail], said[head : len(said) - tail])
    found = [
        (0, head, 0, head),
        *((a + head, b + head, c + head, d + head) for a, b, c, d in middle),
        (len(written) - tail, len(written), len(said) - tail, len(said)),
    ]
    return [one for one in found if one[1] > one[0]]


def _matched(written: list[str], said: list[str]) -> list[Stretch]:
    counts = Counter(said)
    if sum(counts[one] for one in written) > MOST_PAIRS:
        return [(0, len(written), 0, len(said))]
    found = SequenceMatcher(None, written, said, autojunk=False).get_opcodes()
    return [(a, b, c, d) for what, a, b, c, d in found if what in ("equal", "replace")]


def _shared(runs: Sequence[_Run], start: float, end: float) -> list[Mark]:
    """Each gets its share of the time by its letters."""
    lengths = [run.last - run.first for run in runs]
    whole = sum(lengths)
    times = [start + (end - start) * sum(lengths[:at]) / whole for at in range(len(runs) + 1)]
    return [
        Mark(run.first, run.last, begin, until)
        for run, (begin, until) in zip(runs, pairwise(times), strict=True)
    ]


def _joined(found: Sequence[tuple[Mark, int]]) -> list[Mark]:
    """The marks, with those of one word as one."""
    joined: list[Mark] = []
    before = -1
    for mark, number in found:
        if number == before and number >= 0:
            joined[-1] = replace(joined[-1], last=mark.last)
        else:
            joined.append(mark)
        before = number
    return joined


def _forward(found: Sequence[Mark]) -> list[Mark]:
    """The marks with times that never go back."""
    forward: list[Mark] = []
    now = 0.0
    for one in found:
        start = max(one.start, now)
        forward.append(replace(one, start=start, end=max(one.end, start)))
        now = start
    return forward


def _dressed(text: str, found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks with the signs that touch them: those behind a word first, then those before it."""
    spaced, starts = _words(text)
    made: list[Mark] = []
    for at, one in enumerate(found):
        limit = found[at + 1].first if at + 1 < len(found) else len(spaced)
        last = min(spaced[one.last - 1], limit)
        first = max(starts[one.first], made[-1].last if made else 0)
        made.append(replace(one, first=min(first, one.first), last=max(last, one.last)))
    return tuple(made)


def _words(text: str) -> tuple[list[int], list[int]]:
    """For every letter, where the run of characters without a space that it is in ends and begins.
    Where other letters that are not heard stand between, they are part of it."""
    ends: list[int] = []
    starts: list[int] = []
    at = 0
    for word in text.split():
        ends += [at + len(word)] * len(word)
        starts += [at] * len(word)
        at += len(word)
    return ends, starts
