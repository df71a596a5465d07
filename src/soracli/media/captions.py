"""Captions: long lines cut into readable pieces, and the files and tracks that carry them.

What is burnt into the picture, what lies in the film as a track, and what goes into SRT, WebVTT and
ASS files are the same cues at the same frames.
"""

import re
from dataclasses import dataclass

from soracli.media.wrapping import columns, wrap
from soracli.story.timeline import Caption, Timeline

LINE_COLUMNS = 42
MOST_LINES = 2
_JOINER = "\u2060"
"""U+2060, the word joiner: it has no width, and keeps what it stands in from being markup."""
_SRT_MARKUP = re.compile(r"<(?=[/!a-zA-Z])|\{(?=\\|[a-zA-Z]:)|\\(?=[Nnh])")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Said:
    """What one person is heard to say: `who` is "" for nobody, `lines` have no breaks in them."""

    who: str
    lines: tuple[str, ...]


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
            f"– {line}" if number == 0 else line
            for said in self.said
            for number, line in enumerate(said.lines)
        )


def cues(timeline: Timeline) -> tuple[Cue, ...]:
    """The captions of a film in readable pieces, in order; no two of them overlap."""
    pieces = [piece for caption in timeline.captions for piece in _pieces(caption, timeline.frames)]
    edges = sorted({edge for start, end, _ in pieces for edge in (start, end)})
    found: list[Cue] = []
    for start, end in zip(edges, edges[1:], strict=False):
        said = tuple(one for first, last, one in pieces if first < end and last > start)
        if said and found and found[-1].end == start and found[-1].said == said:
            found[-1] = Cue(found[-1].start, end, said)
        elif said:
            found.append(Cue(start, end, said))
    return tuple(found)


def srt(timeline: Timeline) -> str:
    """The captions as SubRip."""
    blocks = []
    for number, cue in enumerate(cues(timeline), 1):
        times = " --> ".join(_clock(at, timeline.fps, ",") for at in (cue.start, cue.end))
        blocks.append("\n".join([str(number), times, *map(_srt_text, cue.lines), "", ""]))
    return "".join(blocks)


def vtt(timeline: Timeline) -> str:
    """The captions as WebVTT; who speaks is in voice tags."""
    blocks = ["WEBVTT\n\n"]
    for cue in cues(timeline):
        times = " --> ".join(_clock(at, timeline.fps, ".") for at in (cue.start, cue.end))
        dash = "– " if len(cue.said) > 1 else ""
        spoken = [_voice(said, dash) for said in cue.said]
        blocks.append("\n".join([times, *spoken, "", ""]))
    return "".join(blocks)


def ass(timeline: Timeline) -> str:
    """The captions as ASS, in the size of the film; who speaks is in the name column."""
    from pysubs2 import Color, SSAEvent, SSAFile, SSAStyle

    short = min(timeline.width, timeline.height)
    file = SSAFile()
    file.info.update(
        {"PlayResX": str(timeline.width), "PlayResY": str(timeline.height), "WrapStyle": "2"}
    )
    file.styles["Default"] = SSAStyle(
        fontname="IBM Plex Sans",
        fontsize=round(short * 0.065, 1),
        outline=round(short * 0.003, 1),
        shadow=0,
        backcolor=Color(0, 0, 0, 128),
        marginl=timeline.width // 20,
        marginr=timeline.width // 20,
        marginv=timeline.height // 20,
    )
    for cue in cues(timeline):
        who = ", ".join(said.who for said in cue.said if said.who)
        event = SSAEvent(
            # ASS counts hundredths
            start=_milliseconds(cue.start, timeline.fps) // 10 * 10,
            end=_milliseconds(cue.end, timeline.fps) // 10 * 10,
            name=re.sub(r"[,;\s]+", " ", _clean(who)).strip(),
            text="\\N".join(map(_ass_text, cue.lines)),
        )
        file.append(event)
    return str(file.to_string("ass"))


def _pieces(caption: Caption, film: int) -> list[tuple[int, int, Said]]:
    """A caption cut into pieces of two lines, each shown as long as its share of the text."""
    end = min(caption.end, film)
    lines = wrap(_clean(caption.text), LINE_COLUMNS, columns)
    if not lines or end <= caption.start:
        return []
    # no piece shorter than a frame: then its lines are more
    each = max(MOST_LINES, -(-len(lines) // (end - caption.start)))
    count = -(-len(lines) // each)
    each = -(-len(lines) // count)
    groups = [lines[at : at + each] for at in range(0, len(lines), each)]
    lengths = [sum(map(columns, group)) + 1 for group in groups]
    edges = [caption.start]
    for number in range(1, len(groups)):
        share = sum(lengths[:number]) / sum(lengths)
        edge = caption.start + round(share * (end - caption.start))
        latest = end - (len(groups) - number)
        edges.append(min(max(edge, edges[-1] + 1), latest))
    edges.append(end)
    who = " ".join(_clean(caption.who).split())
    return [
        (edges[number], edges[number + 1], Said(who, tuple(group)))
        for number, group in enumerate(groups)
    ]


def _clean(text: str) -> str:
    """A text without what cannot be written into a file, and without marks of direction."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _NO_TEXT.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def _voice(said: Said, dash: str) -> str:
    text = "\n".join([dash + _vtt_text(said.lines[0]), *map(_vtt_text, said.lines[1:])])
    # a voice tag ends at ">", and its name at a line break
    who = _vtt_text(said.who).replace("&gt;", "")
    return f"<v {who}>{text}</v>" if who else text


def _vtt_text(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _srt_text(line: str) -> str:
    """SubRip knows no escapes; a joiner keeps players from seeing a tag, a break or a time."""
    line = _SRT_MARKUP.sub(lambda found: found[0] + _JOINER, line)
    return line.replace("-->", f"--{_JOINER}>")


def _ass_text(line: str) -> str:
    line = line.replace("\\", f"\\{_JOINER}")
    return line.replace("{", "\\{").replace("}", "\\}")


def _milliseconds(frame: int, fps: int) -> int:
    """When a frame is shown, rounded down: rounded up, it would be over before its caption is."""
    return frame * 1000 // fps


def _clock(frame: int, fps: int, point: str) -> str:
    seconds, thousandths = divmod(_milliseconds(frame, fps), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"
