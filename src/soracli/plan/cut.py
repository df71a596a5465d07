"""The cut as a plan: shots with their lengths become a timeline of whole frames."""

from collections.abc import Sequence

from soracli.story.scene import Line
from soracli.story.storyboard import Shot, Storyboard, Transition
from soracli.story.timeline import Caption, Clip, Join, Overlay, Timeline
from soracli.story.value import Value


class Footage(Value):
    """What the timeline has to know of a take: its shot, its key, its length, and its lines.

    `lines` have their times in the shot, `speakers` the name of each one's speaker, `captions` what
    is read of each, "" for what is said.
    """

    shot: Shot
    key: str
    frames: int
    lines: tuple[Line, ...] = ()
    speakers: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


class Misfit(Value):
    """A wish that does not fit, with the path to it in the storyboard."""

    message: str
    hint: str
    at: tuple[str | int, ...]


def misfit(footage: Sequence[Footage], ending: Transition, fps: int) -> Misfit | None:
    """The first transition that its shots are too short for; None where all of them fit."""
    joins = [*(join_of(one.shot.transition, fps) for one in footage), _ending(ending, fps)]
    last = len(footage)
    for place, one in enumerate(footage):
        needed = sum(_taken(joins[edge], edge in (0, last)) for edge in (place, place + 1))
        if needed > one.frames:
            return Misfit(
                message=f'the transitions of "{one.shot.id}" take {needed / fps:g} s,'
                f" and it is {one.frames / fps:g} s long",
                hint="Make the shot longer (seconds:), or a transition shorter.",
                at=("shots", place),
            )
    return None


def timeline_of(
    board: Storyboard,
    footage: Sequence[Footage],
    size: tuple[int, int],
    fps: int,
    numbers: Sequence[int],
    letterbox: float = 0,
) -> Timeline:
    """Lay the shots out. `size` in pixels; `numbers` are those of the shots in the storyboard.

    `letterbox` is the aspect of the picture inside the bars that all takes have (0: no bars).
    """
    clips: list[Clip] = []
    now = 0
    for place, one in enumerate(footage):
        join = join_of(one.shot.transition, fps)
        if place == 0 and join.kind in ("dissolve", "wipe"):
            join = Join()  # there is nothing before the first shot to come from
        start = now - (join.frames if join.kind in ("dissolve", "wipe") else 0)
        early = _frames(one.shot.transition.j_cut, fps)
        clips.append(
            Clip(
                shot=one.shot.id,
                number=numbers[place],
                key=one.key,
                start=start,
                frames=one.frames,
                join=join,
                sound_start=max(start - early, 0),
                sound_end=start + one.frames,
            )
        )
        now = start + one.frames
    return Timeline(
        title=board.title,
        width=size[0],
        height=size[1],
        fps=fps,
        clips=_overlapped(clips, footage, fps),
        captions=_captions(clips, footage, fps, now),
        overlays=_all_overlays(clips, footage, fps),
        ending=_ending(board.ending, fps),
        letterbox=letterbox,
        safe=board.delivery.safe,
    )


def join_of(transition: Transition, fps: int) -> Join:
    """How the picture gets into a shot, in frames."""
    for kind in ("dissolve", "wipe", "fade"):
        seconds = getattr(transition, kind)
        if seconds is not None and _frames(seconds, fps) > 0:
            return Join(
                kind=kind,
                frames=_frames(seconds, fps),
                direction=transition.direction,
                color=transition.color.lower(),
            )
    return Join()


def _taken(join: Join, at_the_edge: bool) -> int:
    """How many frames a join takes of one of its shots; the edge of the film has but one shot."""
    if join.kind == "fade":
        return join.frames if at_the_edge else -(-join.frames // 2)
    return 0 if at_the_edge else join.frames


def _ending(transition: Transition, fps: int) -> Join:
    join = join_of(transition, fps)
    return join.model_copy(update={"kind": "fade"}) if join.frames else join


def _overlapped(clips: list[Clip], footage: Sequence[Footage], fps: int) -> tuple[Clip, ...]:
    """The clips with the sound of each running on under the next by its L-cut, and ending early
    where a J-cut lets the next one begin."""
    laid = []
    for place, clip in enumerate(clips):
        following = clips[place + 1] if place + 1 < len(clips) else None
        if following is not None:
            late = _frames(footage[place + 1].shot.transition.l_cut, fps)
            early = following.sound_start < following.start
            end = following.sound_start if early and not late else clip.end + late
            end = max(min(end, clips[-1].end), clip.sound_start + 1)
            clip = clip.model_copy(update={"sound_end": end})
        laid.append(clip)
    return tuple(laid)


def _captions(
    clips: list[Clip], footage: Sequence[Footage], fps: int, frames: int
) -> tuple[Caption, ...]:
    captions = []
    for clip, one in zip(clips, footage, strict=True):
        read = one.captions or ("",) * len(one.lines)
        for line, name, other in zip(one.lines, one.speakers, read, strict=True):
            start = min(max(clip.start + round((line.start or 0) * fps), 0), frames - 1)
            end = min(max(clip.start + round((line.end or 0) * fps), start + 1), frames)
            captions.append(
                Caption(
                    start=start,
                    end=end,
                    who=name,
                    text=other or line.say,
                    shot=one.shot.id,
                    said=line.say if other else "",
                )
            )
    return tuple(sorted(captions, key=lambda caption: (caption.start, caption.end)))


def _all_overlays(
    clips: Sequence[Clip], footage: Sequence[Footage], fps: int
) -> tuple[Overlay, ...]:
    """The titles of all shots."""
    pairs = zip(clips, footage, strict=True)
    return tuple(overlay for clip, one in pairs for overlay in _overlays(clip, one.shot, fps))


def _overlays(clip: Clip, shot: Shot, fps: int) -> list[Overlay]:
    overlays = []
    for title in shot.titles:
        start = clip.start + _frames(title.at, fps)
        end = clip.end if title.seconds is None else start + max(_frames(title.seconds, fps), 1)
        if start < clip.end:
            overlays.append(
                Overlay(
                    start=start,
                    end=min(end, clip.end),
                    text=title.text,
                    sub=title.sub,
                    style=title.style,
                )
            )
    return overlays


def _frames(seconds: float, fps: int) -> int:
    return round(seconds * fps)
