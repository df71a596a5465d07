"""Whether the workers of a batch on other machines have the store that the batch has.

A worker that writes its films where nobody looks would make everything, for nothing. So whoever
drives the batch leaves a mark, and a worker that cannot see it says so before it begins.
"""

import os
import platform
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from soracli.errors import MachineError
from soracli.studio.home import Home, home_at
from soracli.studio.store import MACHINE


@dataclass(frozen=True)
class Mark:
    """The name of a mark in a home. It goes by itself when whoever left it has died."""

    name: str

    def folder(self, home: Home) -> Path:
        """Where it lies on a disk."""
        return home.root / "making" / self.name

    @property
    def far(self) -> str:
        """Where it lies in a store that is shared through a URL."""
        return f"crews/{self.name}"


def leave_mark(home: Home) -> Mark:
    """Leave a mark in a home, and in the store behind it. Raises MachineError."""
    mark = Mark(f"{os.getpid()}-{MACHINE}-{uuid4().hex}")
    try:
        mark.folder(home).mkdir(parents=True)
    except OSError as error:
        raise MachineError(
            f"the store in {home.root} cannot be written to: {error.strerror or error}",
            "Set SORA_HOME to a folder with space that you may write to.",
        ) from error
    if home.shared:
        from soracli.studio.far_files import far_folder

        far_folder(home.shared).write(mark.far, b"")
    return mark


def take_away(home: Home, mark: Mark) -> None:
    """Take a mark away, if that is possible."""
    shutil.rmtree(mark.folder(home), ignore_errors=True)
    if home.shared:
        from soracli.studio.far_files import far_folder

        with suppress(MachineError):
            far_folder(home.shared).remove(mark.far)


def home_here(home: Home, mark: Mark) -> Home:
    """The home that a worker on this machine works in, for a batch that is driven from `home`.

    That is the same folder where this machine has it, else one of its own, with the shared store.
    Raises MachineError where there is nothing that both have.
    """
    folder = mark.folder(home)
    near = folder.is_dir()
    if near:
        with suppress(OSError):
            os.utime(folder, (time.time(), time.time()))  # it is still needed
    here = platform.node()
    if not home.shared:
        if near:
            return home
        raise MachineError(
            f"{here} does not have the folder {home.root}, or has another one of that name",
            "Set SORA_HOME to a folder that all machines share, or give --store a URL that all "
            "can reach.",
        )
    from soracli.studio.far_files import far_folder, shown

    if far_folder(home.shared).read(mark.far) is None:
        raise MachineError(
            f"{shown(home.shared)} is something else on {here}",
            "Give --store a URL that means the same on all machines.",
        )
    if near:
        return home
    models = home.shared_models
    own = home_at(None, models if models and models.is_dir() else None)
    return replace(own, shared=home.shared)
