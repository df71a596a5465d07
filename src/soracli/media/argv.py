"""ffmpeg command lines, as pure functions: the same request gives the same words.

x264 runs with a fixed number of threads, because its output depends on it: with two, the same
frames give the same bytes on a laptop and on a server.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ENCODER_THREADS = 2

Coding = Literal["film", "exact"]


@dataclass(frozen=True)
class Encoding:
    """How frames become a file: `width` and `height` in pixels, `fps`, and how faithful.

    "film" is yuv420p, visually lossless, playable everywhere. "exact" keeps every RGB value, for
    pictures that are data (the colors of an id pass).
    """

    width: int
    height: int
    fps: int
    coding: Coding = "film"


def encode_argv(ffmpeg: str, encoding: Encoding, target: Path, metadata: Path | None) -> list[str]:
    """The command that reads raw rgb24 frames from standard input and writes an MP4.

    `metadata` is an ffmetadata file. The file starts fast (its index is in front) and carries no
    date and no version of ffmpeg, so it is the same on the next day.
    """
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24"),
        *("-s", f"{encoding.width}x{encoding.height}", "-r", str(encoding.fps)),
        *("-i", "pipe:0"),
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
    return (
        *("-vf", f"{matrix},format=yuv420p"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "18"),
        *("-g", str(2 * encoding.fps)),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
        *("-color_range", "tv"),
    )


def decode_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that writes a film's frames to standard output as raw rgb24."""
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin"),
        *("-i", str(source), "-map", "0:v:0"),
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
