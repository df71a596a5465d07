"""What a film file is, and the recipe it carries.

MP4 is read straight from its boxes, in microseconds; anything else ffmpeg knows is asked of ffmpeg.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from soracli.errors import InputError
from soracli.media import ffmpeg
from soracli.media.boxes import Box, content, find, top_boxes
from soracli.media.recipe import TAG, Recipe, parse_recipe, read_xmp
from soracli.media.streams import FilmChapter, Stream, read_chapters, read_streams
from soracli.media.track import handler, sample_durations, time_scale


@dataclass(frozen=True)
class Film:
    """A film file: size in pixels, length in seconds, frames (0 where unknown), and its recipe.

    `recipe_from` says where the recipe was found: "comment", "xmp" or "" for nowhere. `streams` and
    `chapters` are those of an MP4; of another file they are empty.
    """

    path: Path
    bytes: int
    width: int
    height: int
    fps: float
    seconds: float
    frames: int
    codec: str
    fast_start: bool
    recipe: Recipe | None
    recipe_from: str
    streams: tuple[Stream, ...] = ()
    chapters: tuple[FilmChapter, ...] = ()


def probe(path: Path) -> Film:
    """Read a film file. Raises InputError where there is none, or where it is no film."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError(f"{path} is not a file", "Give the path of a film file.")
        with path.open("rb") as file:
            found = _mp4(path, file, size)
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened: {error.strerror or error}", "Check the path."
        ) from error
    return found or _other(path, size)


def _mp4(path: Path, file: BinaryIO, size: int) -> Film | None:
    top = list(top_boxes(file))
    moov = next((box for box in top if box.kind == b"moov"), None)
    track = _video_track(file, moov) if moov else None
    if moov is None or track is None:
        return None
    width, height, codec = _sample_entry(file, track)
    seconds, frames = _timing(file, track)
    if not (width and height and seconds):
        return None
    recipe, recipe_from = _recipe(path, file, moov)
    order = [box.kind for box in top]
    return Film(
        path=path,
        bytes=size,
        width=width,
        height=height,
        fps=round(frames / seconds, 3),
        seconds=round(seconds, 3),
        frames=frames,
        codec=codec,
        fast_start=b"mdat" in order and order.index(b"moov") < order.index(b"mdat"),
        recipe=recipe,
        recipe_from=recipe_from,
        streams=read_streams(file, moov),
        chapters=read_chapters(file, moov),
    )


def _video_track(file: BinaryIO, moov: Box) -> Box | None:
    tracks = find(file, moov, b"trak")
    return next((track for track in tracks if handler(file, track) == "vide"), None)


def _sample_entry(file: BinaryIO, track: Box) -> tuple[int, int, str]:
    for box in find(file, track, b"mdia", b"minf", b"stbl", b"stsd"):
        entry = content(file, box)[8:]
        if len(entry) >= 36:
            width, height = struct.unpack(">HH", entry[32:36])
            return width, height, entry[4:8].decode("latin-1").strip()
    return 0, 0, ""


def _timing(file: BinaryIO, track: Box) -> tuple[float, int]:
    """Seconds and frames, from the table of sample durations."""
    scale = time_scale(file, track)
    runs = sample_durations(file, track)
    ticks = sum(count * duration for count, duration in runs)
    return (ticks / scale if scale else 0.0), sum(count for count, _ in runs)


def _recipe(path: Path, file: BinaryIO, moov: Box) -> tuple[Recipe | None, str]:
    for meta in find(file, moov, b"udta", b"meta"):
        inner = Box(meta.kind, meta.start + 4, meta.end)  # four bytes of version come first
        for data in find(file, inner, b"ilst", b"\xa9cmt", b"data"):
            text = content(file, data)[8:].decode("utf-8", "replace")
            if recipe := parse_recipe(text):
                return recipe, TAG
    if recipe := read_xmp(path):
        return recipe, "xmp"
    # QuickTime keeps its tags elsewhere; ffmpeg knows where
    recipe = parse_recipe(ffmpeg.read_file_tags(path).get(TAG, ""))
    return recipe, TAG if recipe else ""


def _other(path: Path, size: int) -> Film:
    said = ffmpeg.describe(path)
    video = re.search(r"Video: (\w+).*?\b(\d{2,5})x(\d{2,5})\b", said)
    if video is None:
        raise InputError(f"{path} is no film", "Give an MP4 that sora made, or another video file.")
    rate = re.search(r"([\d.]+) fps", said)
    length = re.search(r"Duration: (\d+):(\d\d):([\d.]+)", said)
    fps = float(rate[1]) if rate else 0.0
    seconds = int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3]) if length else 0.0
    recipe = parse_recipe(ffmpeg.read_file_tags(path).get(TAG, ""))
    return Film(
        path=path,
        bytes=size,
        width=int(video[2]),
        height=int(video[3]),
        fps=fps,
        seconds=seconds,
        frames=round(fps * seconds),
        codec=video[1],
        fast_start=False,
        recipe=recipe,
        recipe_from=TAG if recipe else "",
    )
