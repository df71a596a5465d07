"""A film as a CMX 3600 edit decision list.

An EDL counts in timecode and knows cuts, dissolves, wipes and black. What it cannot carry is named
by `edl_limits`. It is written here, and not by OpenTimelineIO, because its writer turns wipes
into dissolves and fades through black into dissolves without any.
"""

from collections.abc import Iterator, Mapping

from soracli.errors import InputError
from soracli.media.shot_card import timecode
from soracli.plan.film import FilmPlan
from soracli.story.timeline import Clip, Join, Timeline

RATES = (24, 25, 30, 48, 50, 60)
"""The whole frame rates that timecode is defined for."""
WIPES = {"left": "W001", "right": "W002", "up": "W003", "down": "W004"}
REEL_LENGTH = 8
TITLE_LENGTH = 70
BLACK = "BL"
MOST_EVENTS = 999


def must_fit_edl(plan: FilmPlan) -> None:
    """Raises InputError for a frame rate that has no timecode, and for too many shots."""
    timeline = plan.timeline
    if timeline.fps not in RATES:
        rates = ", ".join(str(rate) for rate in RATES)
        raise InputError(
            f"an EDL cannot count {timeline.fps} frames a second",
            f"Give delivery.fps as one of {rates}, or export to otio.",
        )
    if len(timeline.clips) > MOST_EVENTS // 2:
        raise InputError(
            f"an EDL holds {MOST_EVENTS} events, and {len(timeline.clips)} shots may need more",
            "Export to otio, or a part of the film.",
        )


def edl_text(plan: FilmPlan, names: Mapping[str, str]) -> str:
    """The film as the text of an .edl file. `names` are the file names of the takes by shot id.

    Raises InputError as `must_fit_edl` does.
    """
    must_fit_edl(plan)
    timeline = plan.timeline
    lines = [
        f"TITLE: {one_line(timeline.title)[:TITLE_LENGTH] or 'UNTITLED'}",
        "FCM: NON-DROP FRAME",
        "",
    ]
    for number, event in enumerate(_events(timeline, names), 1):
        lines += [f"{number:03d}  {line}" for line in event[0]]
        lines += [*event[1], ""]
    return "\n".join(lines)


def edl_limits(plan: FilmPlan) -> tuple[str, ...]:
    """What this film has that an EDL cannot carry."""
    timeline = plan.timeline
    joins = [clip.join for clip in timeline.clips] + [timeline.ending]
    colored = any(join.kind == "fade" and join.color != "#000000" for join in joins)
    split = any(
        (clip.sound_start, clip.sound_end) != (clip.start, clip.end) for clip in timeline.clips
    )
    found = {
        "titles": bool(timeline.overlays),
        "captions": bool(timeline.captions),
        "the color of a fade": colored,
        "J- and L-cuts": split,
    }
    return tuple(name for name, there in found.items() if there)


def one_line(words: str) -> str:
    """Words on one line of printable ASCII: what is not is replaced by "_" or a space."""
    plain = " ".join("".join(one if one.isprintable() else " " for one in words).split())
    return plain.encode("ascii", "replace").decode("ascii").replace("?", "_")


Event = tuple[list[str], list[str]]


def _events(timeline: Timeline, names: Mapping[str, str]) -> Iterator[Event]:
    clips = timeline.clips
    if clips and _fade_in(clips[0].join, True):
        # readers refuse a transition out of nothing: black comes first, without any length
        yield [_line(BLACK, "C", (0, 0), (0, 0), timeline.fps)], []
    for place, clip in enumerate(clips):
        before = clips[place - 1] if place else None
        following = clips[place + 1] if place + 1 < len(clips) else None
        join = following.join if following else timeline.ending
        yield _into(clip, before, _seen_until(clip, following, join), timeline.fps, names)
        if fading := _fade_out(join, following is None):
            yield _to_black(clip, fading, timeline.fps, names)


def _into(clip: Clip, before: Clip | None, end: int, fps: int, names: Mapping[str, str]) -> Event:
    """The event that brings a clip in, from a cut or by a transition that starts with it."""
    how, comments = "C", [f"* FROM CLIP NAME: {names[clip.shot]}"]
    lines = []
    frames = _fade_in(clip.join, before is None)
    if clip.join.kind == "fade" and frames:
        lines.append(_line(BLACK, "C", (0, 0), (clip.start, clip.start), fps))
        how, comments = f"D    {frames:03d}", [f"* TO CLIP NAME: {names[clip.shot]}"]
    elif before and clip.join.kind in ("dissolve", "wipe"):
        out = clip.start - before.start
        lines.append(_line(_reel(before, names), "C", (out, out), (clip.start, clip.start), fps))
        kind = WIPES[clip.join.direction] if clip.join.kind == "wipe" else "D"
        how = f"{kind:4} {clip.join.frames:03d}"
        comments = [
            f"* FROM CLIP NAME: {names[before.shot]}",
            f"* TO CLIP NAME: {names[clip.shot]}",
        ]
    source, record = (0, end - clip.start), (clip.start, end)
    return [*lines, _line(_reel(clip, names), how, source, record, fps)], comments


def _to_black(clip: Clip, frames: int, fps: int, names: Mapping[str, str]) -> Event:
    begins = clip.end - frames
    out = begins - clip.start
    lines = [
        _line(_reel(clip, names), "C", (out, out), (begins, begins), fps),
        _line(BLACK, f"D    {frames:03d}", (0, frames), (begins, clip.end), fps),
    ]
    return lines, [f"* FROM CLIP NAME: {names[clip.shot]}"]


def _seen_until(clip: Clip, following: Clip | None, join: Join) -> int:
    """The film frame at which a clip's own event ends: where the next event begins."""
    if following and join.kind in ("dissolve", "wipe"):
        return following.start
    return clip.end - _fade_out(join, following is None)


def _fade_out(join: Join, at_the_end: bool) -> int:
    if join.kind != "fade":
        return 0
    return join.frames if at_the_end else join.frames // 2


def _fade_in(join: Join, at_the_start: bool) -> int:
    if join.kind != "fade":
        return 0
    return join.frames if at_the_start else join.frames - join.frames // 2


def _reel(clip: Clip, names: Mapping[str, str]) -> str:
    """The tape it is on: the file's name as far as eight letters and digits carry it."""
    stem = names[clip.shot].rpartition(".")[0]
    return "".join(one for one in stem.upper() if one.isalnum())[:REEL_LENGTH] or "AX"


def _line(reel: str, how: str, source: tuple[int, int], record: tuple[int, int], fps: int) -> str:
    times = " ".join(timecode(frames, fps) for frames in (*source, *record))
    return f"{reel:8} V     {how:8} {times}"
