"""Captions as they are spoken: planning guesses when words are said, the voices know."""

from collections import deque
from collections.abc import Sequence

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
    """The lines, in order, by what their captions show: who may say the same again."""
    found: dict[Wanted, Lines] = {}
    for shot, line in sorted(said, key=lambda one: one[1].start):
        found.setdefault((shot.shot, line.name, line.say), deque()).append((shot, line))
    return found


def _caption(
    caption: Caption, waiting: dict[Wanted, Lines], timeline: Timeline, store: Store
) -> Caption:
    lines = waiting.get((caption.shot, caption.who, caption.text))
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
    first = min(max(round(begin * timeline.fps), 0), timeline.frames - 1)
    last = min(max(round(end * timeline.fps), first + 1), timeline.frames)
    return caption.model_copy(update={"start": first, "end": last, "words": words})
