"""What is shown of what is said, and when: long lines cut into pieces, each while it is heard.

Where the words of a line are heard is known once it is spoken; until then, its pieces share its
time by the length of their text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from soracli.media.heard_words import Mark, letters, marks, within
from soracli.media.page import CAPTION, CAPTION_SIDES, Page
from soracli.media.wrapping import columns, joined, wrap
from soracli.story.timeline import Caption, Timeline

LINE_COLUMNS = 42
MOST_LINES = 2
LEAST_COLUMNS = 12
"""Of a line in a zone, however small that is: fewer would tear most words apart."""
COLUMN = 0.5
"""The width of a column by the size of the letters: that of wide ones. In nine lines of English,
German and French the built-in typeface took 0.42 to 0.47, in one of capitals 0.56."""
HOLD = 0.5
"""Seconds that a piece stands on after its last word, where nothing else is said or seen."""
DASH = "– "
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])(?![。！？」』）])|\n")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Said:
    """What one person is heard to say: `who` is "" for nobody, `lines` have no breaks in them.

    `words` are the letters of all lines that are heard, with film seconds; none where that is not
    known.
    """

    who: str
    lines: tuple[str, ...]
    words: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Cue:
    """What is shown from film frame `start` to before `end`: what each of those speaking says."""

    start: int
    end: int
    said: tuple[Said, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line of it; where several speak at once, each begins with a dash."""
        if len(self.said) == 1:
            return self.said[0].lines
        return tuple(
            f"{DASH}{line}" if number == 0 else line
            for said in self.said
            for number, line in enumerate(said.lines)
        )

    @property
    def words(self) -> tuple[tuple[Mark, ...], ...]:
        """For each of those speaking the letters of `lines` that are heard, with film seconds."""
        found: list[tuple[Mark, ...]] = []
        before = 0
        dash = letters(DASH) if len(self.said) > 1 else 0
        for said in self.said:
            before += dash
            found.append(
                tuple(
                    replace(one, first=one.first + before, last=one.last + before)
                    for one in said.words
                )
            )
            before += sum(map(letters, said.lines))
        return tuple(found)


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    said: Said


def cues(timeline: Timeline) -> tuple[Cue, ...]:
    """The captions of a film in readable pieces, in order; no two of them overlap."""
    across = _columns(timeline)
    pieces = [one for caption in timeline.captions for one in _pieces(caption, timeline, across)]
    pieces = _held(_one_at_a_time(pieces), timeline)
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    found: list[Cue] = []
    for start, end in pairwise(edges):
        said = tuple(one.said for one in pieces if one.start < end and one.end > start)
        if said and found and found[-1].end == start and found[-1].said == said:
            found[-1] = Cue(found[-1].start, end, said)
        elif said:
            found.append(Cue(start, end, said))
    return tuple(found)


def clean(text: str) -> str:
    """A text without what cannot be written into a file, and without marks of direction."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _NO_TEXT.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def _columns(timeline: Timeline) -> int:
    """Columns of a line: in a safe zone no more than can be drawn across it."""
    if timeline.safe is None:
        return LINE_COLUMNS
    page = Page(timeline.width, timeline.height, timeline.letterbox, timeline.safe)
    column = COLUMN * CAPTION * page.reading
    room = int((page.room[0] - CAPTION_SIDES * CAPTION * page.reading) / column)
    return max(min(room, LINE_COLUMNS), LEAST_COLUMNS)


def _pieces(caption: Caption, timeline: Timeline, across: int) -> list[_Piece]:
    """A caption cut into pieces of two lines of so many columns."""
    text = clean(caption.text)
    end = min(caption.end, timeline.frames)
    if not text.strip() or end <= caption.start:
        return []
    groups = _groups(_lines(text, across), end - caption.start)
    if timeline.safe and len(groups) > 1:
        groups = _by_sentence(text, across, end - caption.start) or groups
    heard = marks(text, caption.words)
    who = " ".join(clean(caption.who).split())
    said: list[Said] = []
    first = 0
    for group in groups:
        last = first + sum(map(letters, group))
        said.append(Said(who, tuple(group), within(heard, first, last)))
        first = last
    edges = _heard(said, timeline) if heard else _shared(said, caption.start, end)
    return [_Piece(*edge, one) for edge, one in zip(edges, said, strict=True) if edge[0] < edge[1]]


def _lines(text: str, across: int) -> list[str]:
    """A text in lines of so many columns; words that are longer are drawn smaller, not torn."""
    return wrap(text, across, columns, longest=LINE_COLUMNS)


def _by_sentence(text: str, across: int, frames: int) -> list[list[str]]:
    """Groups of lines of which none goes on from one sentence into the next, unless both fit; none
    at all where there is no time for so many. A short piece has no room for loose ends."""
    pieces: list[str] = []
    for sentence in filter(str.strip, _SENTENCES.split(text)):
        longer = joined([*pieces[-1:], sentence])
        fits = len(_lines(longer, across)) <= MOST_LINES
        if pieces and (fits or columns(pieces[-1]) < across / 2):
            pieces[-1] = longer
        else:
            pieces.append(sentence)
    found = [group for one in pieces for group in _groups(_lines(one, across), frames)]
    return found if len(found) <= frames else []


def _groups(lines: list[str], frames: int) -> list[list[str]]:
    """Lines in even groups of two. No group is shorter than a frame: then its lines are more."""
    each = max(MOST_LINES, -(-len(lines) // frames))
    count = -(-len(lines) // each)
    each = -(-len(lines) // count)
    return [lines[at : at + each] for at in range(0, len(lines), each)]


def _shared(said: Sequence[Said], start: int, end: int) -> list[tuple[int, int]]:
    """From when to when each piece is shown: its share of the text is its share of the time."""
    lengths = [_length(one) for one in said]
    edges = [start]
    for number in range(1, len(said)):
        share = sum(lengths[:number]) / sum(lengths)
        edge = start + round(share * (end - start))
        edges.append(min(max(edge, edges[-1] + 1), end - (len(said) - number)))
    return list(pairwise([*edges, end]))


def _heard(said: Sequence[Said], timeline: Timeline) -> list[tuple[int, int]]:
    """From when to when each piece is shown where its words are heard.

    One of which no word is heard shares the time of the one before it; the first ones that of the
    one behind them.
    """
    spans: list[tuple[float, float]] = []
    for run in _runs(said):
        heard = [word for one in run for word in one.words]
        start, end = heard[0].start, max(word.end for word in heard)
        whole = sum(map(_length, run))
        shares = [sum(map(_length, run[:at])) / whole for at in range(len(run) + 1)]
        spans += pairwise([start + (end - start) * share for share in shares])
    found: list[tuple[int, int]] = []
    earliest = 0
    for start, end in spans:
        first = max(round(start * timeline.fps), earliest)
        found.append((first, min(max(round(end * timeline.fps), first + 1), timeline.frames)))
        earliest = first + 1
    starts = [*(first for first, _ in found[1:]), timeline.frames]
    return [(first, min(last, after)) for (first, last), after in zip(found, starts, strict=True)]


def _runs(said: Sequence[Said]) -> list[list[Said]]:
    """The pieces in runs that each have a word that is heard, and begin with it if they can."""
    runs: list[list[Said]] = []
    silent: list[Said] = []
    for one in said:
        if one.words:
            runs.append([*silent, one])
            silent = []
        elif runs:
            runs[-1].append(one)
        else:
            silent.append(one)
    return runs


def _length(said: Said) -> int:
    return sum(map(columns, said.lines)) + 1


def _one_at_a_time(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces in order; one ends where its speaker begins the next."""
    ordered = sorted(pieces, key=lambda piece: (piece.start, piece.end))
    begun: dict[str, list[int]] = {}
    for one in ordered:
        begun.setdefault(one.said.who, []).append(one.start)
    return [
        replace(one, end=min(one.end, _next(begun[one.said.who], one.start + 1, one.end)))
        for one in ordered
    ]


def _held(pieces: list[_Piece], timeline: Timeline) -> list[_Piece]:
    """The pieces, those that are heard held until the next is heard or the picture cuts."""
    starts = [piece.start for piece in pieces]
    cuts = [clip.start for clip in timeline.clips]
    held = []
    for one in pieces:
        if one.said.words:
            latest = min(one.end + int(HOLD * timeline.fps), timeline.frames)
            end = min(_next(starts, one.end, latest), _next(cuts, one.end, latest), latest)
            one = replace(one, end=end)
        held.append(one)
    return held


def _next(edges: Sequence[int], frame: int, otherwise: int) -> int:
    """The first of the edges, in order, that is not before a frame."""
    at = bisect_left(edges, frame)
    return edges[at] if at < len(edges) else otherwise
