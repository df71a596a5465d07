"""ffmpeg command lines, as pure functions: the same request gives the same words.

x264 runs with a fixed number of threads, because its output depends on it: with two, the same
frames give the same bytes on a laptop and on a server.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from soracli.media.argv_sound import sound_in, sound_out
from soracli.media.conforming import Footage, conforming

ENCODER_THREADS = 2
AGAIN = "zones=0,100000000,b=1.35"
"""x264: for all frames, the quantiser of a third more bits. It leaves the headers as they are,
which another crf would not, and films with other headers cannot be joined."""
QUICKER = ("-subq", "1", "-me_method", "dia", "-partitions", "i4x4+i8x8")
"""x264: a search for motion that takes a third less time and a tenth more bytes, as faithful (SSIM
against the frames is the same to 0.001)."""

Coding = Literal["film", "again", "exact"]


@dataclass(frozen=True)
class Encoding:
    """How frames become a file: `width` and `height` in pixels, `fps`, and how faithful.

    "film" is yuv420p, visually lossless, playable everywhere. "again" is for frames that come out
    of a film: they spend more bits, under the same decoder settings, so that both can be joined.
    "exact" keeps every RGB value, for pictures that are data (the colors of an id pass).
    `shot` is how the frames come where that is not how they leave; then `frames` frames leave.
    """

    width: int
    height: int
    fps: int
    coding: Coding = "film"
    shot: Footage | None = None
    frames: int = 0

    @property
    def comes(self) -> Footage:
        """How the frames come."""
        return self.shot or Footage(self.width, self.height, self.fps, self.frames)


def encode_argv(ffmpeg: str, encoding: Encoding, target: Path, metadata: Path | None) -> list[str]:
    """The command that reads raw rgb24 frames from standard input and writes an MP4.

    `metadata` is an ffmetadata file. The file starts fast (its index is in front) and carries no
    date and no version of ffmpeg, so it is the same on the next day.
    """
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24"),
        *("-s", f"{encoding.comes.width}x{encoding.comes.height}"),
        *("-r", str(encoding.comes.fps), "-i", "pipe:0"),
        *(("-i", str(metadata), "-map_metadata", "1") if metadata else ("-map_metadata", "-1")),
        *("-map", "0:v:0", "-an"),
        *_video(encoding),
        *("-threads", str(ENCODER_THREADS)),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact"),
        *("-movflags", "+faststart"),
        *("-f", "mp4", str(target)),
    ]


def _video(encoding: Encoding) -> tuple[str, ...]:
    if encoding.coding == "exact":
        return ("-c:v", "libx264rgb", "-preset", "veryfast", "-qp", "0", "-pix_fmt", "rgb24")
    matrix = (
        "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int"
    )
    fit = []
    if encoding.shot:
        fit = conforming(
            encoding.shot, encoding.width, encoding.height, encoding.fps, encoding.frames
        )
    return (
        *("-vf", ",".join([*fit, matrix, "format=yuv420p"])),
        *("-c:v", "libx264", "-preset", "veryfast", *QUICKER, "-crf", "18"),
        *("-g", str(2 * encoding.fps)),
        *(("-x264-params", AGAIN) if encoding.coding == "again" else ()),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
        *("-color_range", "tv"),
    )


def decode_argv(
    ffmpeg: str, source: Path, size: tuple[int, int] | None = None, seconds: float = 0
) -> list[str]:
    """The command that writes a film's frames to standard output as raw rgb24.

    It begins with the first frame at or after `seconds`; `size` is the width and height to scale
    to.
    """
    # the same arithmetic as on the way in: without it a film is darker every time it is coded
    how = (
        "in_color_matrix=bt709:in_range=tv:out_range=pc"
        ":flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp"
    )
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin"),
        *(("-ss", f"{seconds:.6f}") if seconds > 0 else ()),
        *("-i", str(source), "-map", "0:v:0"),
        *(("-vf", f"scale={size[0]}:{size[1]}:{how}") if size else ()),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough"),
        "pipe:1",
    ]


def still_argv(ffmpeg: str, source: Path, seconds: float, width: int, height: int) -> list[str]:
    """The command that writes the frame seen at `seconds`, scaled, as raw rgb24."""
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin"),
        *("-ss", f"{seconds:.6f}", "-i", str(source), "-map", "0:v:0", "-frames:v", "1"),
        *("-vf", f"scale={width}:{height}:flags=area+accurate_rnd+full_chroma_int"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"),
    ]


def part_argv(
    ffmpeg: str, source: Path, start: int, frames: int, fps: int, target: Path
) -> list[str]:
    """The command that cuts `frames` frames out of a film from a keyframe on, without coding."""
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        # a little into the frame: the search is for the keyframe before that time
        *(("-ss", f"{(start + 0.25) / fps:.6f}") if start else ()),
        *("-i", str(source), "-map", "0:v:0", "-map_metadata", "-1"),
        *("-frames:v", str(frames), "-c", "copy", "-bsf:v", _even_steps("(PTS-STARTPTS)", fps)),
        *("-fflags", "+bitexact", "-f", "mp4", str(target)),
    ]


def join_argv(
    ffmpeg: str,
    films: Path,
    captions: Path | None,
    metadata: Path,
    fps: int,
    target: Path,
    sound: Path | None = None,
    languages: tuple[str, str] = ("und", "und"),
) -> list[str]:
    """The command that joins films of equal coding, without coding them again.

    `films` is a list of the concat demuxer, `captions` a SubRip file, `metadata` an ffmetadata file
    with tags and chapters, `sound` a file of sound, `languages` the three letters of what is heard
    and of what is read. Never -shortest: captions that end early would
    end the film.
    """
    first = 1 if captions is None else 2
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        *("-f", "concat", "-safe", "0", "-i", str(films)),
        *(("-f", "srt", "-i", str(captions)) if captions else ()),
        *("-f", "ffmetadata", "-i", str(metadata)),
        *(sound_in(sound) if sound else ()),
        *("-map", "0:v:0", *(sound_out(sound, first + 1) if sound else ())),
        *(("-metadata:s:a:0", f"language={languages[0]}") if sound else ()),
        *(("-map", "1:s:0", "-c:s", "mov_text") if captions else ()),
        *(("-metadata:s:s:0", f"language={languages[1]}") if captions else ()),
        *("-map_metadata", str(first), "-map_chapters", str(first)),
        *("-c:v", "copy", "-bsf:v", _even_steps("PTS", fps)),
        *("-fflags", "+bitexact", "-movflags", "+faststart"),
        *("-f", "mp4", str(target)),
    ]


def _even_steps(seen: str, fps: int) -> str:
    """A filter that puts every frame exactly on its beat: films joined drift by microseconds.

    x264 sends frames up to two beats after it has to begin with them, whatever film they come from.
    """
    beat = f"(TB*{fps})"
    return f"setts=dts=(N-2)/{beat}:pts=round({seen}*{beat})/{beat}:duration=1/{beat}"


def frame_hashes_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that prints one SHA-256 for every decoded frame."""
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin"),
        *("-i", str(source), "-map", "0:v:0"),
        *("-fps_mode", "passthrough", "-f", "framehash", "-hash", "sha256", "pipe:1"),
    ]


def tags_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that prints a file's tags in ffmetadata form."""
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin"),
        *("-i", str(source), "-f", "ffmetadata", "pipe:1"),
    ]


def describe_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that describes a file on standard error (and then complains: no output)."""
    return [ffmpeg, "-hide_banner", "-nostdin", "-i", str(source)]
