"""ffmpeg command lines for sound, as pure functions. Raw sound is 32-bit float at 48 kHz."""

from pathlib import Path
from typing import Literal

RATE = 48_000
BIT_RATE = "256k"
CODED = ".m4a"
QUIETLY = ("-hide_banner", "-loglevel", "error", "-nostdin")
SAFELY = ("-protocol_whitelist", "file,pipe")
"""A playlist that calls itself a WAV must not reach for the network."""
METER = "lavfi.r128."
"""What the keys of a measurement begin with."""


def decode_sound_argv(ffmpeg: str, source: Path, channels: int) -> list[str]:
    """The command that writes the first sound of a file to standard output, raw."""
    return [
        *(ffmpeg, *QUIETLY, *SAFELY, "-i", str(source.resolve())),
        *("-map", "0:a:0", "-ac", str(channels), "-ar", str(RATE)),
        *("-f", "f32le", "pipe:1"),
    ]


def encode_sound_argv(ffmpeg: str, target: Path) -> list[str]:
    """The command that codes raw sound in stereo on standard input as a film has it."""
    return [
        *(ffmpeg, *QUIETLY, "-y", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0"),
        *("-map_metadata", "-1", *_coded(0), "-fflags", "+bitexact"),
        *("-f", "ipod", str(target)),
    ]


def meter_argv(ffmpeg: str, channels: int) -> list[str]:
    """The command that measures raw sound on standard input by EBU R128.

    It prints the integrated loudness and the range after every tenth of a second; the last lines
    are those of all.
    """
    return [
        *(ffmpeg, *QUIETLY, "-f", "f32le", "-ar", str(RATE), "-ac", str(channels)),
        *("-i", "pipe:0", "-filter:a", ",".join(["ebur128=metadata=1", *_printed("I", "LRA")])),
        *("-f", "null", "-"),
    ]


def meter_file_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that measures the first sound of a file by EBU R128, true peak and all."""
    loudness = ",".join(["ebur128=metadata=1", *_printed("I", "LRA"), "anullsink"])
    # the meter of peaks lags behind, and leaves away what is no full tenth of a second: without
    # silence after it the end would not be measured, with it the loudness would be another
    peak = ",".join(["apad=pad_dur=0.2,ebur128=metadata=1:peak=true", *_printed("true_peak")])
    return [
        *(ffmpeg, *QUIETLY, *SAFELY, "-i", str(source.resolve())),
        *("-filter_complex", f"[0:a:0]asplit[whole][ends];[whole]{loudness};[ends]{peak}[out]"),
        *("-map", "[out]", "-f", "null", "-"),
    ]


def start_argv(ffmpeg: str, source: Path, kind: Literal["v", "a"]) -> list[str]:
    """The command that prints when the first frame of picture ("v") or sound is presented."""
    return [
        *(ffmpeg, *QUIETLY, *SAFELY, "-copyts", "-i", str(source.resolve())),
        *("-map", f"0:{kind}:0", f"-frames:{kind}", "1", "-fps_mode", "passthrough"),
        *("-f", "framecrc", "pipe:1"),
    ]


def captions_argv(ffmpeg: str, source: Path) -> list[str]:
    """The command that prints the captions of a film as SubRip."""
    return [
        *(ffmpeg, *QUIETLY, *SAFELY, "-i", str(source.resolve())),
        *("-map", "0:s:0", "-f", "srt", "pipe:1"),
    ]


def sound_in(sound: Path) -> tuple[str, ...]:
    """The words that open a file of sound as an input."""
    return ("-i", str(sound.resolve()))


def sound_out(sound: Path, index: int) -> tuple[str, ...]:
    """The words that bring this sound, which is the input of this number, into a film.

    What is in an .m4a is taken as it is coded, anything else becomes AAC-LC in stereo, always of
    the same bytes. The film counts its time in samples: in milliseconds, as usual, no track would
    end where it does.
    """
    if sound.suffix == CODED:
        return ("-map", f"{index}:a:0", "-c:a", "copy", "-movie_timescale", str(RATE))
    return _coded(index)


def _coded(index: int) -> tuple[str, ...]:
    return (
        *("-map", f"{index}:a:0", "-c:a", "aac", "-b:a", BIT_RATE),
        *("-ar", str(RATE), "-ac", "2", "-flags:a", "+bitexact"),
        *("-movie_timescale", str(RATE)),
    )


def mux_argv(
    ffmpeg: str, clip: Path, sound: Path, metadata: Path, target: Path, language: str = "und"
) -> list[str]:
    """The command that gives a clip a sound: its picture is copied, `metadata` are its tags,
    `language` the three letters of what is spoken."""
    return [
        *(ffmpeg, *QUIETLY, "-y", "-i", str(clip.resolve()), *sound_in(sound)),
        *("-f", "ffmetadata", "-i", str(metadata), "-map_metadata", "2", "-map_chapters", "-1"),
        *("-map", "0:v:0", "-c:v", "copy", *sound_out(sound, 1)),
        *("-metadata:s:a:0", f"language={language}"),
        *("-fflags", "+bitexact", "-movflags", "+faststart"),
        *("-f", "mp4", str(target)),
    ]


def _printed(*keys: str) -> list[str]:
    return [f"ametadata=mode=print:key={METER}{key}:file=-" for key in keys]
