"""Captions as files: SRT, WebVTT and ASS.

What is burnt into the picture, what lies in the film as a track, and what goes into SRT, WebVTT and
ASS files are the same cues at the same frames.
"""

import re
from typing import TYPE_CHECKING

from soracli.media.cues import DASH, Cue, Said, clean, cues
from soracli.media.heard_words import stretches
from soracli.media.page import Page
from soracli.media.wrapping import SOFT_HYPHEN
from soracli.story.timeline import Timeline

if TYPE_CHECKING:  # only who writes ASS needs it
    from pysubs2 import SSAEvent, SSAStyle

KARAOKE = "Karaoke"
LIT = (242, 184, 75)
"""The color of a word that is said, as it is drawn into films."""
_VTT_STYLE = "STYLE\n::cue(:past) {{ color: rgb({}, {}, {}) }}\n\n".format(*LIT)

_JOINER = "\u2060"
"""U+2060, the word joiner: it has no width, and keeps what it stands in from being markup."""
_LINE_END = re.compile(f"{SOFT_HYPHEN}(?=\n|$)")
_SRT_MARKUP = re.compile(r"<(?=[/!a-zA-Z])|\{(?=\\|[a-zA-Z]:)|\\(?=[Nnh])")


def srt(timeline: Timeline) -> str:
    """The captions as SubRip."""
    blocks = []
    for number, cue in enumerate(cues(timeline), 1):
        times = " --> ".join(_clock(at, timeline.fps, ",") for at in (cue.start, cue.end))
        blocks.append("\n".join([str(number), times, *map(_srt_text, cue.lines), "", ""]))
    return "".join(blocks)


def vtt(timeline: Timeline, karaoke: bool = False) -> str:
    """The captions as WebVTT; who speaks is in voice tags. With `karaoke`, every word that is heard
    has its time, and is coloured from then on by players that know styles."""
    blocks = ["WEBVTT\n\n", *([_VTT_STYLE] if karaoke else [])]
    for cue in cues(timeline):
        times = " --> ".join(_clock(at, timeline.fps, ".") for at in (cue.start, cue.end))
        edges = tuple(_milliseconds(at, timeline.fps) for at in (cue.start, cue.end))
        dash = DASH if len(cue.said) > 1 else ""
        spoken = [_voice(said, dash, edges if karaoke else (0, 0)) for said in cue.said]
        blocks.append("\n".join([times, *spoken, "", ""]))
    return "".join(blocks)


def ass(timeline: Timeline, karaoke: bool = False) -> str:
    """The captions as ASS, in the size of the film; who speaks is in the name column. With
    `karaoke`, every word that is heard has its time, and is coloured from then on."""
    from pysubs2 import SSAFile

    file = SSAFile()
    file.info.update(
        {"PlayResX": str(timeline.width), "PlayResY": str(timeline.height), "WrapStyle": "2"}
    )
    file.styles.update(_styles(timeline, karaoke))
    for cue in cues(timeline):
        # each at a time of their own: two voices cannot share one row of times
        parts = [Cue(cue.start, cue.end, (said,)) for said in cue.said] if karaoke else [cue]
        dash = DASH if len(parts) > 1 else ""
        file += [_event(part, dash, timeline.fps, karaoke) for part in parts]
    return str(file.to_string("ass"))


def _styles(timeline: Timeline, karaoke: bool) -> "dict[str, SSAStyle]":
    from pysubs2 import Color, SSAStyle

    page = Page(timeline.width, timeline.height, timeline.letterbox, timeline.safe)
    left, _, right, bottom = page.safe
    if page.zone is None:  # players have always been told the edges of the whole picture
        left, right = timeline.width // 20, timeline.width - timeline.width // 20
        bottom = timeline.height - timeline.height // 20
        short: float = min(timeline.width, timeline.height)
    else:
        short = page.reading
    plain = SSAStyle(
        fontname="IBM Plex Sans",
        fontsize=round(short * 0.065, 1),
        outline=round(short * 0.003, 1),
        shadow=0,
        backcolor=Color(0, 0, 0, 128),
        marginl=left,
        marginr=timeline.width - right,
        marginv=timeline.height - bottom,
    )
    if not karaoke:
        return {"Default": plain}
    lit = plain.copy()
    lit.primarycolor, lit.secondarycolor = Color(*LIT), Color(255, 255, 255)
    return {"Default": plain, KARAOKE: lit}


def _event(cue: Cue, dash: str, fps: int, karaoke: bool) -> "SSAEvent":
    from pysubs2 import SSAEvent

    who = ", ".join(said.who for said in cue.said if said.who)
    lit = karaoke and bool(cue.said[0].words)
    text = _timed(cue, fps) if lit else "\\N".join(map(_ass_text, cue.lines))
    return SSAEvent(
        # ASS counts hundredths
        start=_milliseconds(cue.start, fps) // 10 * 10,
        end=_milliseconds(cue.end, fps) // 10 * 10,
        name=re.sub(r"[,;\s]+", " ", clean(who)).strip(),
        style=KARAOKE if lit else "Default",
        text=_ass_text(dash) + text,
    )


def _timed(cue: Cue, fps: int) -> str:
    """The words of a cue, each behind the hundredths it takes; so are the pauses between them."""
    made = ""
    now = _milliseconds(cue.start, fps) // 10
    for text, mark in stretches("\n".join(cue.lines), cue.said[0].words):
        written = "\\N".join(map(_ass_text, text.split("\n")))
        if mark is None:
            made += written
            continue
        start, end = max(round(mark.start * 100), now), max(round(mark.end * 100), now)
        pause = f"{{\\k{start - now}}}" if start > now else ""
        made += f"{pause}{{\\k{end - start}}}{written}"
        now = end
    return made


def _voice(said: Said, dash: str, edges: tuple[int, ...]) -> str:
    """What one says; words that begin between two thousandths of the film have their time."""
    text = dash
    for part, mark in stretches("\n".join(said.lines), said.words):
        begun = round(mark.start * 1000) if mark else 0
        if edges[0] < begun < edges[1]:
            text += f"<{_time(begun, '.')}>"
        text += _vtt_text(part)
    # a voice tag ends at ">", and its name at a line break
    who = _vtt_text(said.who).replace("&gt;", "")
    return f"<v {who}>{text}</v>" if who else text


def _seen(text: str) -> str:
    """A text with its soft hyphens only where a line ends, as players show them everywhere."""
    return _LINE_END.sub("-", text).replace(SOFT_HYPHEN, "")


def _vtt_text(line: str) -> str:
    return _seen(line).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _srt_text(line: str) -> str:
    """SubRip knows no escapes; a joiner keeps players from seeing a tag, a break or a time."""
    line = _SRT_MARKUP.sub(lambda found: found[0] + _JOINER, _seen(line))
    return line.replace("-->", f"--{_JOINER}>")


def _ass_text(line: str) -> str:
    line = _seen(line).replace("\\", f"\\{_JOINER}")
    return line.replace("{", "\\{").replace("}", "\\}")


def _milliseconds(frame: int, fps: int) -> int:
    """When a frame is shown, rounded down: rounded up, it would be over before its caption is."""
    return frame * 1000 // fps


def _clock(frame: int, fps: int, point: str) -> str:
    return _time(_milliseconds(frame, fps), point)


def _time(milliseconds: int, point: str) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{thousandths:03}"
