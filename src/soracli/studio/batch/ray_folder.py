"""The folder of a Ray of our own: short enough for its sockets, and gone when nobody uses it."""

import os
import shutil
import stat
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import MachineError

if TYPE_CHECKING:
    from filelock import FileLock

NAME = "sora-ray-"
LOCK = "lock"
MOST_BYTES = 40
"""The longest name of a folder into which Ray can put its sockets: a system allows 107 bytes for
all of it, 103 on macOS, and Ray adds up to 62 ("/session_<date>_<pid>/sockets/plasma_store")."""
SHORT = ("/tmp", "/var/tmp", "/dev/shm")
"""Where folders for a while may be, if that of the person has too long a name or none can be made
there."""
YOUNG_SECONDS = 60.0
"""A folder that new may not have its lock yet."""


class RayFolder:
    """A new folder, in use until it is left or this process ends, however that happens.

    What others have left behind is swept away first. Raises MachineError where none can be made.
    """

    def __init__(self) -> None:
        places = [place for place in _places() if _fits(place)]
        for place in places:
            _sweep(place)
        for place in places:
            with suppress(OSError):
                self.path = Path(tempfile.mkdtemp(prefix=NAME, dir=place))
                break
        else:
            raise MachineError(
                "there is no folder with a short name that Ray can write to",
                f"Set TMPDIR to one of at most {MOST_BYTES - len(NAME) - 9} letters.",
            )
        self._lock = _locked(self.path)

    def leave(self) -> None:
        """Nobody needs it any more."""
        if self._lock is not None:
            with suppress(OSError):
                self._lock.release(force=True)
        shutil.rmtree(self.path, ignore_errors=True)


def _places() -> list[str]:
    """Folders for temporary files, that of the person first."""
    with suppress(OSError):  # there is none that can be written to
        return list(dict.fromkeys((tempfile.gettempdir(), *SHORT)))
    return list(SHORT)


def _fits(place: str) -> bool:
    return len(os.fsencode(place)) + len(NAME) + 9 <= MOST_BYTES


def _locked(folder: Path) -> "FileLock | None":
    """The lock that tells that a folder is in use; None on a disk that has no locks."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except (OSError, NotImplementedError, Timeout):
        return None
    return lock


def _sweep(place: str) -> None:
    """Remove what drivers of this person left that were killed."""
    with suppress(OSError):
        for folder in Path(place).glob(f"{NAME}*"):
            if _is_left(folder) and (lock := _locked(folder)) is not None:
                lock.release(force=True)
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether this is a folder of ours that has a lock and is not new."""
    try:
        facts = folder.lstat()
    except OSError:
        return False
    mine = sys.platform == "win32" or facts.st_uid == os.getuid()
    old = time.time() - facts.st_mtime > YOUNG_SECONDS
    return mine and old and stat.S_ISDIR(facts.st_mode) and (folder / LOCK).is_file()
