"""ffmpeg command lines that code a picture for a size, as pure functions."""

import os
from pathlib import Path

from soracli.media.argv import ENCODER_THREADS

WORST = 51
"""The coarsest quantiser of H.264 with 8 bits."""


def first_look_argv(ffmpeg: str, source: Path, fps: int, bits: int, log: Path) -> list[str]:
    """The command that looks at a film and notes in `log` how its bits should be spent.

    `bits` is the rate in bits a second. It writes no film.
    """
    return [
        *_source(ffmpeg, source, fps),
        *("-b:v", str(bits), "-pass", "1", "-passlogfile", str(log)),
        *("-f", "null", os.devnull),
    ]


def sized_argv(
    ffmpeg: str, source: Path, fps: int, bits: int, log: Path, target: Path
) -> list[str]:
    """The command that codes the picture of a film at that rate, by the notes of the first look."""
    return [
        *_source(ffmpeg, source, fps),
        *("-b:v", str(bits), "-pass", "2", "-passlogfile", str(log)),
        *_target(target),
    ]


def smallest_argv(ffmpeg: str, source: Path, fps: int, target: Path) -> list[str]:
    """The command that codes the picture of a film as small as its codec can."""
    return [*_source(ffmpeg, source, fps), "-qp", str(WORST), *_target(target)]


def _source(ffmpeg: str, source: Path, fps: int) -> list[str]:
    # better than films are coded elsewhere: where bits are few, the time is well spent
    return [
        ffmpeg,
        *("-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i", str(source)),
        *("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "medium"),
        *("-pix_fmt", "yuv420p", "-g", str(10 * fps)),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
        *("-color_range", "tv", "-threads", str(ENCODER_THREADS)),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact"),
    ]


def _target(target: Path) -> tuple[str, ...]:
    return ("-f", "mp4", str(target))
