"""Where a film is its takes and nothing else, and where something has to be drawn.

A film is a row of spans. What a span shows is the same kind of thing from its first frame to its
last: the same shots are seen in it, and either they are touched by something or they are not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from soracli.story.timeline import Clip, Timeline

Whole = Callable[[Clip, int, int], tuple[int, int] | None]
"""Which run of a clip's frames, within these, can be copied: None for none of it."""


@dataclass(frozen=True)
class Span:
    """Film frames `start` to before `end`; `clips` are the numbers of those seen, in order.

    A `copied` span is a run of frames of its one take, as the take has them.
    """

    start: int
    end: int
    clips: tuple[int, ...]
    copied: bool


def spans(timeline: Timeline, written: Iterable[tuple[int, int]], whole: Whole) -> list[Span]:
    """The film as a row of spans. `written` are the frames between which words are seen.

    Raises ValueError where the timeline has a gap.
    """
    touched = [*written, *_joined(timeline)]
    if 0 < timeline.letterbox < timeline.width / timeline.height:
        touched.append((0, timeline.frames))  # takes have bars above and below, not at the sides
    found: list[Span] = []
    for start, end in pairwise(_edges(timeline, touched)):
        seen = tuple(
            number
            for number, clip in enumerate(timeline.clips)
            if clip.start < end and clip.end > start
        )
        if not seen:
            raise ValueError(f"nothing is seen from frame {start} to {end}")
        plain = len(seen) == 1 and not any(first < end and last > start for first, last in touched)
        if plain:
            found += _split(timeline.clips[seen[0]], Span(start, end, seen, True), whole)
        else:
            found.append(Span(start, end, seen, False))
    return _merged(found)


def fade_frames(timeline: Timeline, number: int) -> tuple[int, int]:
    """How many frames a clip takes to come out of a color, and to go into one (0: it does not)."""
    clip = timeline.clips[number]
    into = clip.join.frames if clip.join.kind == "fade" else 0
    if number:
        into -= into // 2
    if number + 1 < len(timeline.clips):
        following = timeline.clips[number + 1].join
        return into, following.frames // 2 if following.kind == "fade" else 0
    return into, timeline.ending.frames if timeline.ending.kind != "cut" else 0


def _joined(timeline: Timeline) -> Iterator[tuple[int, int]]:
    for number, clip in enumerate(timeline.clips):
        into, out = fade_frames(timeline, number)
        if clip.join.kind in ("dissolve", "wipe"):
            into = max(into, clip.join.frames)
        if into:
            yield clip.start, min(clip.start + into, clip.end)
        if out:
            yield max(clip.end - out, clip.start), clip.end


def _edges(timeline: Timeline, touched: list[tuple[int, int]]) -> list[int]:
    """Where a span may begin: at the edges of clips, and of what is touched without a break."""
    edges = {edge for clip in timeline.clips for edge in (clip.start, clip.end)}
    reach = -1
    for start, end in sorted(touched):
        if start > reach:
            edges |= {start, reach}
        reach = max(reach, end)
    edges.add(reach)
    return sorted(edge for edge in edges | {0} if 0 <= edge <= timeline.frames)


def _split(clip: Clip, span: Span, whole: Whole) -> Iterator[Span]:
    """What of an untouched span can be copied, and before and behind it what cannot."""
    run = whole(clip, span.start - clip.start, span.end - clip.start)
    if run is None:
        yield Span(span.start, span.end, span.clips, False)
        return
    first, last = run[0] + clip.start, run[1] + clip.start
    for start, end in ((span.start, first), (last, span.end)):
        if start == last:
            yield Span(first, last, span.clips, True)
        if start < end:
            yield Span(start, end, span.clips, False)


def _merged(found: list[Span]) -> list[Span]:
    """Neighbours of the same shots that both have to be coded become one."""
    merged: list[Span] = []
    for span in found:
        last = merged[-1] if merged else None
        if last and not (last.copied or span.copied) and last.clips == span.clips:
            merged[-1] = Span(last.start, span.end, span.clips, False)
        else:
            merged.append(span)
    return merged
