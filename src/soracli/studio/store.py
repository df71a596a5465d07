"""The store: finished takes under their content keys. It is the truth; everything else can be lost.

An artifact is a folder of files with a manifest. It is made under a temporary name, synced, and
renamed into place, so it is there whole or not at all, whenever the process dies. What turns out
damaged is put aside, never served and never deleted behind anyone's back.
"""

import contextlib
import errno
import glob
import hashlib
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from soracli.errors import MachineError, NoSpace

MANIFEST = "manifest.json"
MODELS = "models"
SCHEMA = "artifact/1"
STALE_SECONDS = 24 * 3600.0
"""After this, a temporary folder is nobody's, even where the owner cannot be asked about."""
MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""This machine in the names of temporary folders: several may have one store on a shared disk, and
the number of a process means nothing on another one."""


@dataclass(frozen=True)
class Artifact:
    """One stored artifact: its key, its folder, and the names of its files."""

    key: str
    folder: Path
    files: tuple[str, ...]

    def path(self, name: str) -> Path:
        """Where one of its files lies. Do not write to it."""
        return self.folder / name


class Store:
    """The artifacts under one folder. Making a Store touches nothing.

    `models` is the folder with the weights of models: beside the takes, or one that is shared.
    `damaged` lists the keys of what was found damaged, and put aside, through this Store.
    """

    def __init__(self, root: Path, models: Path | None = None) -> None:
        self.root = root
        self.models = models or root / MODELS
        self.damaged: list[str] = []

    @property
    def quarantine(self) -> Path:
        """Where damaged artifacts are put."""
        return self.root / "quarantine"

    def fetch(self, key: str) -> Artifact | None:
        """The artifact, verified byte for byte; None where there is none or it was damaged.

        A damaged one is moved to the quarantine.
        """
        folder = self._folder(key)
        if not folder.is_dir():
            return None
        files = _verified(folder, key)
        if files is None:
            self._put_aside(folder)
            return None
        return Artifact(key, folder, files)

    def holds(self, key: str) -> bool:
        """Whether there is such an artifact, sound or not: no byte of it is read."""
        return (self._folder(key) / MANIFEST).is_file()

    def share(self, key: str, anew: bool = False) -> None:
        """Let other machines have an artifact that is here; `anew` in place of theirs.

        Does nothing in a store that is of one machine, or where they have it.
        """

    @contextmanager
    def making(self, key: str, anew: bool = False) -> Iterator[Path]:
        """A folder to make an artifact in; when the block ends well, it is stored.

        With `anew` it takes the place of the one that is there, which others may use until then.
        Leaving the block by an error leaves nothing behind. Raises MachineError where the store
        cannot be written to.
        """
        self.sweep()
        work = self._temporary()
        try:
            work.mkdir(parents=True)
            yield work
            self._keep(work, key, anew)
        except NoSpace as error:  # it is the store that is full, whoever wrote into it
            raise self._fault(OSError(errno.ENOSPC, "")) from error
        except OSError as error:
            raise self._fault(error) from error
        finally:
            shutil.rmtree(work, ignore_errors=True)
        self.share(key, anew)

    def discard(self, key: str) -> None:
        """Forget an artifact, so that it is made again."""
        self._clear(self._folder(key))

    def sweep(self, ended: Collection[int] = ()) -> int:
        """Remove what killed processes left; how many folders that were.

        `ended` are the ids of processes of this machine that are known to be over.
        """
        swept = 0
        over = {f"{pid}-{MACHINE}" for pid in ended}
        making = self.root / "making"
        for work in making.iterdir() if making.is_dir() else ():
            if _abandoned(work) or work.name.rpartition("-")[0] in over:
                shutil.rmtree(work, ignore_errors=True)
                swept += 1
        return swept

    def count(self) -> int:
        """How many artifacts there are."""
        return sum(1 for _ in self.root.glob("takes/??/*"))

    def bytes_used(self) -> int:
        """What the artifacts take up."""
        total = 0
        for path in self.root.rglob("*"):
            with contextlib.suppress(OSError):  # another process may be sweeping
                total += path.stat().st_size if path.is_file() else 0
        return total

    def _folder(self, key: str) -> Path:
        return self.root / "takes" / key[:2] / key

    def _temporary(self) -> Path:
        return self.root / "making" / f"{os.getpid()}-{MACHINE}-{uuid4().hex}"

    def _keep(self, work: Path, key: str, anew: bool) -> None:
        listed = {path.name: file_facts(path) for path in sorted(work.iterdir())}
        manifest = {"schema": SCHEMA, "key": key, "files": listed}
        _write_synced(work / MANIFEST, json.dumps(manifest, indent=1))
        _sync_folder(work)
        folder = self._folder(key)
        folder.parent.mkdir(parents=True, exist_ok=True)
        if anew:
            self._clear(folder)
        try:
            os.rename(work, folder)
        except OSError:
            # somebody else finished the same take first; theirs is as good, if it is sound
            if _verified(folder, key) is None:
                self._put_aside(folder)
                os.rename(work, folder)
        _sync_folder(folder.parent)

    def _clear(self, folder: Path) -> None:
        """Take an artifact away in one step: it is never there in part."""
        old = self._temporary()
        with contextlib.suppress(OSError):  # not there, or in use on a system that minds
            old.parent.mkdir(exist_ok=True)
            os.rename(folder, old)
        shutil.rmtree(old, ignore_errors=True)

    def _fault(self, error: OSError) -> MachineError:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return MachineError(
                f"no space left for the store in {self.root}",
                "Free some space, or set SORA_HOME to another disk.",
            )
        return MachineError(
            f"the store in {self.root} cannot be written to: {error.strerror or error}",
            "Set SORA_HOME to a folder with space that you may write to.",
        )

    def _put_aside(self, folder: Path) -> None:
        self.quarantine.mkdir(parents=True, exist_ok=True)
        self.damaged.append(folder.name)
        with contextlib.suppress(OSError):  # another process may have put it aside just now
            os.rename(folder, self.quarantine / f"{folder.name}-{time.time_ns()}")


def copy_out(source: Path, target: Path) -> None:
    """Copy a file so that `target` is there whole or as it was before. Raises OSError."""
    part = target.with_name(f".{target.name}.{os.getpid()}-{MACHINE}.part")
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        if _abandoned(left):
            left.unlink(missing_ok=True)
    try:
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def file_facts(path: Path) -> dict[str, object]:
    """What a manifest says of a file: its size in bytes and the SHA-256 of them. Raises OSError."""
    return {"bytes": path.stat().st_size, "sha256": _digest(path)}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _verified(folder: Path, key: str) -> tuple[str, ...] | None:
    """The files of an artifact if each is what the manifest says, else None."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["schema"] != SCHEMA or manifest["key"] != key:
            return None
        for name, facts in manifest["files"].items():
            if file_facts(folder / name) != facts:
                return None
        return tuple(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _abandoned(path: Path) -> bool:
    """Whether whoever made this temporary name is gone: "<pid>-<machine>-…", ".name.<pid>.part"."""
    name = path.name.removesuffix(".part").rpartition(".")[2]
    pid, machine, *_ = [*name.split("-"), MACHINE]
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > STALE_SECONDS:
            return True
    return machine == MACHINE and pid.isdigit() and not _alive(int(pid))


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # asking there would end the process; age decides instead
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _write_synced(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # folders cannot be synced there
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
