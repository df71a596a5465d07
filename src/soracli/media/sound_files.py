"""Files of sound: whatever people have is read at 48 kHz; what is made is 24 bits, or AAC."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from soracli.errors import InputError
from soracli.media.argv_sound import RATE
from soracli.media.ffmpeg import disk_error, sync
from soracli.media.sound_length import LONGEST
from soracli.media.soundtrack import SOUND_HINT, encode, raw_sound

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
MAKER = "soracli"
"""What a WAV says of who wrote it."""
LOUDEST = 64.0
"""Times full scale: what a float file holds beyond that is no sound."""


def decode_audio(path: Path, channels: int = 2, most_seconds: float = LONGEST) -> Sound:
    """The sound of a file at 48 kHz: (n,) for one channel, (n, 2) for two.

    Any rate, depth and number of channels goes. Raises InputError where there is no such file, no
    sound in it, more than `most_seconds`, or samples that are no numbers.
    """
    if not path.is_file():
        raise InputError(f"there is no sound file {path}", "Check the path.")
    most = round(most_seconds * RATE) * channels * 4
    pieces: list[bytes] = []
    size = 0
    for piece in raw_sound(path, channels):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise InputError(
                f"{path} is longer than {most_seconds / 60:g} minutes", "Cut out what is needed."
            )
    raw = b"".join(pieces)
    sound = np.frombuffer(raw, "<f4", len(raw) // 4 // channels * channels).astype(np.float32)
    if not sound.size:
        raise InputError(f"{path} is empty: there is no sound in it", SOUND_HINT)
    if not (np.abs(sound) <= LOUDEST).all():  # also false where it is no number
        raise InputError(f"{path} is damaged: its samples are no sound", "Export it again.")
    return sound if channels == 1 else sound.reshape(-1, channels)


def write_wav(path: Path, sound: Sound) -> None:
    """Write samples as a WAV of 24 bits. The same samples give the same bytes.

    What is beyond full scale is cut off. Raises MachineError where the disk refuses.
    """
    _write(path, sound, "WAV")


def written_here(path: Path) -> bool:
    """Whether a file is a WAV that was written here; an empty one is nobody's loss."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            return str(file.software).startswith(MAKER)
    except (OSError, RuntimeError):
        return path.stat().st_size == 0


def write_flac(path: Path, sound: Sound) -> None:
    """Write samples as a FLAC of 24 bits. The same samples give the same bytes.

    What is beyond full scale is cut off. Raises MachineError where the disk refuses.
    """
    _write(path, sound, "FLAC")


def write_aac(path: Path, sound: Sound) -> None:
    """Code samples (n, 2) as they are heard in a film: AAC-LC in an .m4a, exactly as long.

    Raises MachineError where the disk or ffmpeg refuses.
    """
    encode(np.ascontiguousarray(sound, "<f4").tobytes(), path)


def read(path: Path) -> Sound:
    """The samples of a WAV or FLAC that was written here: (n,) or (n, 2).

    Raises InputError where it cannot be read, or is not at 48 kHz.
    """
    import soundfile

    try:
        sound, rate = soundfile.read(path, dtype="float32")
    except (OSError, RuntimeError) as error:
        raise InputError(f"{path} cannot be read as sound", "Make it again.") from error
    if rate != RATE:
        raise InputError(f"{path} has {rate} samples a second, not {RATE}", "Make it again.")
    return np.asarray(sound, np.float32)


def _write(path: Path, sound: Sound, kind: Literal["WAV", "FLAC"]) -> None:
    import soundfile

    if not np.isfinite(sound).all():
        raise ValueError("a sound has samples that are no numbers")
    made = BytesIO()  # libsndfile is silent about a full disk
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    with soundfile.SoundFile(made, "w", RATE, channels, "PCM_24", None, kind) as file:
        if kind == "WAV":
            file.software = MAKER
        file.write(np.clip(sound, -1, 1))
    try:
        path.write_bytes(made.getbuffer())
        sync(path)
    except OSError as error:
        raise disk_error(error, path) from error
