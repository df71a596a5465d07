"""The pieces a film is joined from: runs of takes as they are, and stretches coded anew."""

import functools
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import InputError, MachineError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, cut_out
from soracli.media.fonts import fonts
from soracli.media.track import Track, read_track
from soracli.plan.film import FilmPlan
from soracli.story.timeline import Clip, Timeline
from soracli.studio.cut_drawing import Drawing, Fade, Into, Source, Words
from soracli.studio.cut_spans import Span, fade_frames, spans
from soracli.studio.cut_words import all_words, between
from soracli.studio.store import Store

if TYPE_CHECKING:  # Pillow and numpy only where something is drawn
    from soracli.media.lettering import Faces

SEGMENT = "segment.mp4"
AGAIN = "Make it again: sora shoot --fresh."


@dataclass(frozen=True)
class Copy:
    """A run of `frames` frames of a take from `first` on, as they are; `whole` is all of it."""

    take: str
    first: int
    frames: int
    whole: bool


Piece = Copy | Drawing


def font_digest(own: Path | None) -> str:
    """Names the typefaces by their content; "" is the built-in one alone."""
    paths = fonts("regular", own)[:-1]
    stamps = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in paths)
    return _digest(paths, stamps) if paths else ""


@functools.lru_cache(maxsize=8)
def _digest(paths: tuple[Path, ...], _stamps: tuple[tuple[int, int], ...]) -> str:
    names = (f"{path.name}\n".encode() for path in paths)  # their order is that of their names
    digests = (hashlib.sha256(path.read_bytes()).digest() for path in paths)
    whole = b"".join(part for pair in zip(names, digests, strict=True) for part in pair)
    return hashlib.sha256(whole).hexdigest()


def read_takes(plan: FilmPlan, takes: Mapping[str, Path]) -> dict[str, Track]:
    """How every take of the film is coded, by its key.

    Raises MachineError where one is missing, is no film, or is shorter than its shot.
    """
    tracks: dict[str, Track] = {}
    for clip in plan.timeline.clips:
        path = takes.get(clip.key)
        if path is None or not path.is_file():
            raise MachineError(f"the take of shot {clip.shot} is missing", AGAIN)
        try:
            track = tracks[clip.key] = tracks.get(clip.key) or read_track(path)
        except (InputError, OSError) as error:
            raise MachineError(f"the take of shot {clip.shot} cannot be read", AGAIN) from error
        if track.frames < clip.frames:
            raise MachineError(
                f"the take of shot {clip.shot} has {track.frames} frames instead of {clip.frames}",
                AGAIN,
            )
    return tracks


def pieces(
    plan: FilmPlan,
    tracks: Mapping[str, Track],
    usable: Collection[bytes],
    slate: bool,
    timecode: bool,
    fonts: str,
) -> list[Piece]:
    """What the film is joined from, in order. Takes with `usable` settings may be copied."""
    timeline = plan.timeline
    words = all_words(plan, slate)
    written = [(one.start, one.end) for one in words]
    if timecode or _lacks_bars(plan):
        written.append((0, timeline.frames))

    def whole(clip: Clip, start: int, end: int) -> tuple[int, int] | None:
        track = tracks[clip.key]
        fits = (track.width, track.height) == (timeline.width, timeline.height)
        return track.whole_groups(start, end) if fits and track.settings in usable else None

    found: list[Piece] = []
    for span in spans(timeline, written, whole):
        if span.copied:
            clip = timeline.clips[span.clips[0]]
            first, frames = span.start - clip.start, span.end - span.start
            all_of_it = frames == tracks[clip.key].frames
            found.append(Copy(clip.key, first, frames, all_of_it))
        else:
            found.append(_drawing(timeline, span, words, timecode, fonts))
    return found


def _lacks_bars(plan: FilmPlan) -> bool:
    """Whether a letterbox is still to be drawn: the stage films it, a diffusion model does not."""
    return plan.timeline.letterbox > 0 and any(shot.spec.generation for shot in plan.shots)


def code(
    drawing: Drawing,
    takes: Mapping[str, Path],
    faces: "Callable[[], Faces]",
    store: Store,
    made: Callable[[], None],
) -> None:
    """Code a stretch anew, and store it. `made` hears of every frame."""
    from soracli.studio.cut_picture import pictures

    encoding = Encoding(drawing.width, drawing.height, drawing.fps, "again")
    with (
        store.making(drawing.key) as folder,
        FilmWriter(encoding, folder / SEGMENT) as film,
    ):
        for picture in pictures(drawing, takes, faces()):
            film.write(picture.data.cast("B"))
            made()


def files(
    found: list[Piece], takes: Mapping[str, Path], store: Store, folder: Path, fps: int
) -> Iterator[tuple[Path, int]]:
    """The file of every piece with its frames. Parts of takes are cut out into `folder`."""
    for number, piece in enumerate(found):
        if isinstance(piece, Drawing):
            artifact = store.fetch(piece.key)
            if artifact is None:
                raise MachineError(
                    f"the store in {store.root} did not keep a part of the film",
                    "Check the disk, and try again.",
                )
            yield artifact.path(SEGMENT), piece.frames
        elif piece.whole:
            yield takes[piece.take], piece.frames
        else:
            part = folder / f"part-{number}.mp4"
            cut_out(takes[piece.take], piece.first, piece.frames, fps, part)
            yield part, piece.frames


def _drawing(
    timeline: Timeline, span: Span, words: tuple[Words, ...], timecode: bool, fonts: str
) -> Drawing:
    seen = between(words, span.start, span.end)
    return Drawing(
        width=timeline.width,
        height=timeline.height,
        fps=timeline.fps,
        frames=span.end - span.start,
        sources=tuple(_source(timeline, number, span) for number in span.clips),
        words=seen,
        letterbox=timeline.letterbox,
        safe=timeline.safe if seen or timecode else None,
        timecode=span.start if timecode else None,
        fonts=fonts if seen or timecode else "",
    )


def _source(timeline: Timeline, number: int, span: Span) -> Source:
    clip = timeline.clips[number]
    first, left = span.start - clip.start, clip.end - span.start
    length = span.end - span.start
    into, out = fade_frames(timeline, number)
    closing = timeline.clips[number + 1].join if number + 1 < len(timeline.clips) else None
    color = (closing or timeline.ending).color
    return Source(
        take=clip.key,
        first=first,
        into=_into(clip, first, number == 0),
        fade_in=Fade(color=clip.join.color, frames=into, left=first) if first < into else None,
        fade_out=Fade(color=color, frames=out, left=left) if left - length < out else None,
    )


def _into(clip: Clip, first: int, opening: bool) -> Into | None:
    join = clip.join
    if join.kind not in ("dissolve", "wipe") or first >= join.frames:
        return None
    return Into(
        kind=join.kind,
        frames=join.frames,
        done=first,
        direction=join.direction,
        from_color=join.color if opening else "",
    )
