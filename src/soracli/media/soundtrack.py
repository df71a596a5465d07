"""The sound of files, through ffmpeg: read raw, coded and measured."""

import re
import subprocess
from collections.abc import Generator
from fractions import Fraction
from pathlib import Path
from typing import Literal

from soracli.errors import InputError
from soracli.media.argv_sound import (
    RATE,
    captions_argv,
    decode_sound_argv,
    encode_sound_argv,
    meter_argv,
    meter_file_argv,
    start_argv,
)
from soracli.media.ffmpeg import Process, ask, failure, program, reason_of

SOUND_HINT = "Give a sound file such as WAV, FLAC or MP3."


def raw_sound(source: Path, channels: int = 2) -> Generator[bytes, None, None]:
    """The first sound of a file, raw (32-bit float, 48 kHz, interleaved), in pieces of a second.

    Whatever its rate and its channels are, it comes as `channels`. Raises InputError where it
    cannot be read.
    """
    size = 4 * channels * RATE
    argv = decode_sound_argv(program(), source, channels)
    with Process(argv, stdout=subprocess.PIPE) as process:
        while piece := process.out.read(size):
            yield piece
        if reason := process.ended_badly():
            raise InputError(f"{source} has no sound that can be read: {reason}", SOUND_HINT)


def encode(raw: bytes, target: Path) -> None:
    """Code raw sound in stereo as a film has it, into an .m4a. It is exactly as long.

    Raises MachineError where the disk or ffmpeg refuses.
    """
    asked = ask(encode_sound_argv(program(), target), seconds=None, feed=raw)
    if asked.returncode:
        raise failure(asked.returncode, asked.stderr.decode("utf-8", "replace"), target)


def meter(raw: bytes, channels: int) -> str:
    """What the meter of loudness prints about raw sound. Raises MachineError where it fails."""
    asked = ask(meter_argv(program(), channels), seconds=None, feed=raw)
    if asked.returncode:
        raise failure(asked.returncode, asked.stderr.decode("utf-8", "replace"), Path())
    return asked.stdout.decode(errors="replace")


def meter_file(source: Path) -> str:
    """What the meter of loudness prints about the sound of a file.

    Raises InputError where it cannot be read.
    """
    asked = ask(meter_file_argv(program(), source), seconds=None)
    if asked.returncode:
        reason = reason_of(asked.stderr.decode(errors="replace"))
        raise InputError(f"{source} has no sound that can be read: {reason}", SOUND_HINT)
    return asked.stdout.decode(errors="replace")


def start_of(source: Path, kind: Literal["v", "a"]) -> float | None:
    """The second at which the picture ("v") or the sound of a file begins; None without one."""
    said = ask(start_argv(program(), source, kind)).stdout.decode(errors="replace")
    beat = re.search(r"^#tb 0: (\d+/\d+)$", said, re.MULTILINE)
    first = re.search(r"^0, +-?\d+, +(-?\d+),", said, re.MULTILINE)
    return float(int(first[1]) * Fraction(beat[1])) if beat and first else None


def caption_times(source: Path) -> tuple[tuple[float, float], ...]:
    """From which second to which each caption of a film is shown; empty where it has none."""
    said = ask(captions_argv(program(), source)).stdout.decode(errors="replace")
    clock = r"(\d+):(\d\d):(\d\d),(\d{3})"
    found = re.findall(rf"^{clock} --> {clock}", said, re.MULTILINE)
    times = [[int(part) for part in one] for one in found]
    return tuple((_seconds(*one[:4]), _seconds(*one[4:])) for one in times)


def _seconds(hours: int, minutes: int, seconds: int, thousandths: int) -> float:
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
