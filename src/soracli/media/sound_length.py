"""How long a sound file is, read from its header; arrays are not needed for that."""

import re
from pathlib import Path

from soracli.errors import InputError
from soracli.media.ffmpeg import describe
from soracli.media.soundtrack import SOUND_HINT

LONGEST = 20 * 60.0
"""Seconds of a file that is read at once: in stereo, half a gigabyte."""


def sound_seconds(path: Path) -> float:
    """The length of a sound file of any kind.

    Raises InputError where it is none, or more than `LONGEST`.
    """
    import soundfile

    try:
        found = float(soundfile.info(str(path)).duration)
    except (soundfile.LibsndfileError, OSError, ValueError):
        found = _described(path)  # what this library does not read (M4A), ffmpeg does
    if found <= 0:
        raise InputError(f"{path} is empty: there is no sound in it", SOUND_HINT)
    if found > LONGEST:
        minutes = f"{found / 60:.0f} minutes long, more than {LONGEST / 60:g}"
        raise InputError(f"{path} is {minutes}", "Cut out what is needed.")
    return found


def _described(path: Path) -> float:
    said = describe(path)
    length = re.search(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)", said)
    if length is None or "Audio:" not in said:
        raise InputError(f"{path} has no sound that can be read", SOUND_HINT)
    return int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3])
