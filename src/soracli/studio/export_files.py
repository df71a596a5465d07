"""Files that are handed over: what may be replaced, takes copied beside a timeline.

A text or a PDF cannot say who made it. So a digest of what was written is kept with the history; a
file that is still as sora wrote it may be replaced, and one that somebody worked on never is.
"""

import contextlib
import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from soracli.errors import InputError, MachineError
from soracli.media.ffmpeg import disk_error
from soracli.studio.output import prepare, same_bytes
from soracli.studio.store import copy_out
from soracli.studio.whole_file import write_whole

FOLDER = "exports"
LONGEST_NAME = 40


class ExportHistory:
    """What was written where, under one folder. Losing it loses no file: it is then left alone."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def prepare(self, path: Path) -> None:
        """Make sure, before any work, that `path` may be written.

        Raises InputError where something stands there that is not as sora wrote it, MachineError
        where the folder cannot be written to.
        """
        if not os.path.exists(path):
            prepare(path)
        elif path.is_dir():
            raise InputError(f"{path} is a folder", "Give another name with -o.")
        elif self._noted(path) != _digest(path):
            raise InputError(
                f"{path} exists, and it is not as sora wrote it",
                "Choose another name with -o, or remove it.",
            )

    def note(self, path: Path) -> None:
        """Remember a file as it is now. A history that cannot be written is done without."""
        with contextlib.suppress(OSError, MachineError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._place(path), _digest(path).encode("ascii"))

    def _noted(self, path: Path) -> str:
        try:
            return self._place(path).read_text(encoding="ascii")
        except (OSError, ValueError):
            return ""

    def _place(self, path: Path) -> Path:
        name = hashlib.sha256(str(path.resolve()).encode("utf-8", "replace")).hexdigest()
        return self.folder / f"{name[:32]}.sha256"


def media_name(number: int, shot: str, total: int) -> str:
    """The file name of a take for every system: "04-the-sea.mp4", plain letters and digits."""
    letters = unicodedata.normalize("NFKD", shot).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:LONGEST_NAME].strip("-")
    counted = f"{number:0{max(len(str(total)), 2)}d}"
    return f"{counted}-{slug}.mp4" if slug else f"{counted}.mp4"


def copy_takes(takes: Mapping[str, Path], folder: Path) -> list[Path]:
    """Copy films into a folder under these names; what is there already is left.

    Raises InputError where something else has the name, MachineError where the disk refuses.
    """
    copied = []
    for name, source in takes.items():
        target = folder / name
        try:
            if not (target.is_file() and same_bytes(source, target)):
                prepare(target)
                copy_out(source, target)
        except OSError as error:
            raise disk_error(error, target) from error
        copied.append(target)
    return copied


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
