"""Captions as they are spoken: planning guesses when words are said, the voices know."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import accumulate, pairwise

from soracli.plan.film import FilmPlan
from soracli.plan.sound.score import ScoredLine, ScoredShot
from soracli.story.speech import Word
from soracli.story.timeline import Caption, Timeline
from soracli.studio.clip import own_sounds
from soracli.studio.events import Listener
from soracli.studio.store import Store
from soracli.studio.voices import speak, spoken

Wanted = tuple[str, str, str]
"""Shot, speaker and words."""
Lines = deque[tuple[ScoredShot, ScoredLine]]


def as_spoken(plan: FilmPlan, store: Store, tell: Listener) -> FilmPlan:
    """The plan with every caption where its words are heard. Lines not made yet are spoken first.

    Raises SoraError where a voice fails.
    """
    said = [(shot, line) for shot in plan.score.shots for line in shot.lines]
    if not said:
        return plan
    speak([line.voice for _, line in said], store, own_sounds(plan.recordings), tell)
    waiting = _by_caption(said)
    captions = [_caption(one, waiting, plan.timeline, store) for one in plan.timeline.captions]
    captions.sort(key=lambda caption: (caption.start, caption.end))
    timeline = plan.timeline.model_copy(update={"captions": tuple(captions)})
    return plan.model_copy(update={"timeline": timeline})


def _by_caption(said: Sequence[tuple[ScoredShot, ScoredLine]]) -> dict[Wanted, Lines]:
    """The lines, in order, by what is said in them: who may say the same again."""
    found: dict[Wanted, Lines] = {}
    for shot, line in sorted(said, key=lambda one: one[1].start):
        found.setdefault((shot.shot, line.name, line.say), deque()).append((shot, line))
    return found


def _caption(
    caption: Caption, waiting: dict[Wanted, Lines], timeline: Timeline, store: Store
) -> Caption:
    lines = waiting.get((caption.shot, caption.who, caption.said or caption.text))
    if not lines:
        return caption  # nothing in it can be said: it stays where it was planned
    shot, line = lines.popleft()
    return _timed(caption, shot.start + line.start, line, timeline, store)


def _timed(
    caption: Caption, start: float, line: ScoredLine, timeline: Timeline, store: Store
) -> Caption:
    heard = spoken(line.voice, store)
    words = tuple(
        Word(text=word.text, start=max(start + word.start, 0), end=max(start + word.end, 0))
        for word in heard.words
    )
    begin, end = (words[0].start, words[-1].end) if words else (start, start + heard.seconds)
    if caption.said:
        words = read_while(caption.text, words)
    first = min(max(round(begin * timeline.fps), 0), timeline.frames - 1)
    last = min(max(round(end * timeline.fps), first + 1), timeline.frames)
    return caption.model_copy(update={"start": first, "end": last, "words": words})


def read_while(text: str, heard: Sequence[Word]) -> tuple[Word, ...]:
    """When each word of a text is read while other words are heard, those of another language:
    when as large a part of the letters has been said as stands before it."""
    read = text.split()
    if not heard or not read:
        return ()
    edges = [*accumulate(map(len, read), initial=0)]
    return tuple(
        Word(
            text=word,
            start=_when(heard, first / edges[-1], beginning=True),
            end=_when(heard, last / edges[-1], beginning=False),
        )
        for word, (first, last) in zip(read, pairwise(edges), strict=True)
    )


def _when(heard: Sequence[Word], share: float, beginning: bool) -> float:
    """The second in which this share of the letters has been said. In the pause between two words
    something begins behind it, and ends before it."""
    edges = [*accumulate((len(word.text) for word in heard), initial=0)]
    said = share * edges[-1]
    find = bisect_right if beginning else bisect_left
    number = min(max(find(edges, said) - 1, 0), len(heard) - 1)
    word = heard[number]
    part = (said - edges[number]) / max(len(word.text), 1)
    return word.start + (word.end - word.start) * min(max(part, 0.0), 1.0)
