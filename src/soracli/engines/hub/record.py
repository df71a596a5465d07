"""What is written down about weights: of a whole model once it is there, and of a download that has
begun, so that another run can go on with it."""

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what is there is looked for in every plan, and nothing is fetched then
    from soracli.engines.hub.transfer import RemoteFile

RECORD = "soracli.json"
SCHEMA = "weights/1"
GROWING = ".part"
"""What the name of a folder ends with while it is being filled."""
STATE = "pulling.json"
_COMMIT = re.compile("[0-9A-Za-z]{1,64}")


def record_of(folder: Path) -> dict[str, Any] | None:
    """What `pull` wrote down about a folder when it was whole; None where it did not, or where that
    cannot be read.

    Its fields are `repository`, `revision` (a commit), `licence`, `files` (bytes by name) and
    `beside` (repository and revision of what belongs into folders inside).
    """
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        files = {str(name): int(size) for name, size in record["files"].items()}
        beside = {str(into): dict(one) for into, one in record.get("beside", {}).items()}
        commits = [record["revision"], *(one["revision"] for one in beside.values())]
        if record["schema"] != SCHEMA or not all(map(_COMMIT.fullmatch, commits)):
            return None
        return {**record, "files": files, "beside": beside}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def revision_of(record: Mapping[str, Any]) -> str:
    """The commits that a model's files are from, as one word."""
    inside = [record["beside"][into]["revision"] for into in sorted(record["beside"])]
    return "+".join([record["revision"], *inside])


def write_record(folder: Path, record: Mapping[str, Any]) -> None:
    """Write down that a model is whole."""
    text = json.dumps({"schema": SCHEMA, **record}, indent=1) + "\n"
    (folder / RECORD).write_text(text, encoding="utf-8", newline="\n")


class Begun:
    """A folder that is being filled: which commits its files are from, and what they should be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            state = json.loads((folder / STATE).read_text(encoding="utf-8"))
            parts = ("files", "revisions")
            if isinstance(state, dict) and all(isinstance(state.get(one), dict) for one in parts):
                self._state = state

    def revision(self, into: str) -> str:
        """The commit that the files of a folder inside were from when it began; "" where it did
        not."""
        revisions = self._state.get("revisions")
        return str(revisions.get(into, "")) if isinstance(revisions, dict) else ""

    def expect(self, into: str, revision: str, files: Iterable["RemoteFile"]) -> None:
        """These files are wanted now. What is there of others with their names is thrown away."""
        known = self._state.setdefault("files", {})
        for file in files:
            name = file.path.relative_to(self.folder).as_posix()
            if known.get(name) != file.identity:
                file.path.unlink(missing_ok=True)
                file.part.unlink(missing_ok=True)
            known[name] = file.identity
        self._state.setdefault("revisions", {})[into] = revision
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._state, indent=1)
        (self.folder / STATE).write_text(text, encoding="utf-8", newline="\n")

    def forget_others(self, files: Iterable["RemoteFile"]) -> None:
        """Throw away everything but these files and what is written down here."""
        kept = {file.path for file in files} | {self.folder / STATE}
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                with contextlib.suppress(OSError):  # it holds something that is kept
                    path.rmdir()
            elif path not in kept:
                path.unlink()
