"""Everything that is written over a film, with the frames between which it is seen."""

from itertools import zip_longest

from soracli.media.cues import DASH, Cue, cues
from soracli.media.wrapping import joined
from soracli.plan.film import FilmPlan
from soracli.story.timeline import Overlay, Timeline
from soracli.studio.cut_drawing import Lit, Words

FADES_PER_SECOND = 3
"""Titles come and go in a third of a second: eight frames of 24."""
PAUSE = 0.2
"""Seconds between two words in which the first one stays lit: shorter ones would flicker."""


def all_words(plan: FilmPlan, slated: bool) -> tuple[Words, ...]:
    """Titles, burnt captions and slates of a film, in film frames, in the order of drawing."""
    timeline = plan.timeline
    titles = [_title(one, timeline) for one in timeline.overlays if one.end > one.start]
    captions = [one for one in titles if one.style == "caption"]
    delivery = plan.board.delivery
    burnt = cues(timeline) if delivery.captions == "burnt" else ()
    spoken = [_above(_spoken(one, timeline, delivery.karaoke), captions, []) for one in burnt]
    return (
        *(_above(one, captions, spoken) if one.style == "lower third" else one for one in titles),
        *spoken,
        *(_slates(plan) if slated else ()),
    )


def between(words: tuple[Words, ...], start: int, end: int) -> tuple[Words, ...]:
    """What is seen from film frame `start` to before `end`, counted from `start`."""
    return tuple(
        one.model_copy(update={"start": one.start - start, "end": one.end - start})
        for one in words
        if one.start < end and one.end > start
    )


def _title(one: Overlay, timeline: Timeline) -> Words:
    fade = min(round(timeline.fps / FADES_PER_SECOND), (one.end - one.start) // 2)
    return Words(
        style=one.style, lines=(one.text, one.sub), start=one.start, end=one.end, fade=fade
    )


def _spoken(cue: Cue, timeline: Timeline, karaoke: bool) -> Words:
    """A burnt caption. In a safe zone what one says is broken into lines when it is drawn."""
    dash = DASH if len(cue.said) > 1 else ""
    whole = tuple(dash + joined(said.lines) for said in cue.said)
    return Words(
        style="spoken",
        lines=whole if timeline.safe else cue.lines,
        start=cue.start,
        end=cue.end,
        lit=_lit(cue, timeline.fps) if karaoke else (),
    )


def _lit(cue: Cue, fps: int) -> tuple[Lit, ...]:
    """The words of a caption while they are said: to the next one's beginning, or to a pause."""
    found = []
    pairs = (pair for said in cue.words for pair in zip_longest(said, said[1:]))
    for one, after in pairs:
        end = after.start if after and after.start - one.end <= PAUSE else one.end
        first = round(one.start * fps) - cue.start
        last = max(round(end * fps) - cue.start, first + 1)
        if last > 0 and first < cue.end - cue.start:
            found.append(Lit(first=one.first, last=one.last, start=first, end=last))
    return tuple(found)


def _above(words: Words, captions: list[Words], spoken: list[Words]) -> Words:
    """The words with what stands below them: captions, and the longest that is said meanwhile."""
    below = ["\n".join(filter(None, one.lines)) for one in captions if _meet(one, words)]
    said = ["\n".join(one.lines) for one in spoken if _meet(one, words)]
    longest = [max(said, key=len)] if said else []
    return words.model_copy(update={"above": (*below, *longest)})


def _meet(one: Words, other: Words) -> bool:
    return one.start < other.end and one.end > other.start


def _slates(plan: FilmPlan) -> list[Words]:
    """Film, shot and seed; in a transition the slate is that of the shot to come."""
    clips = plan.timeline.clips
    found = []
    for number, clip in enumerate(clips):
        end = clips[number + 1].start if number + 1 < len(clips) else clip.end
        shot = plan.shot(clip.shot)
        lines = (plan.timeline.title, f"{clip.number} {clip.shot}")
        seed = (f"seed {shot.spec.seed}",) if shot else ()
        found.append(Words(style="slate", lines=(*lines, *seed), start=clip.start, end=end))
    return [one for one in found if one.end > one.start]
