"""A store that many machines share through a bucket or a folder elsewhere.

Each machine keeps its own store, and what it makes goes to the shared one too; what it lacks comes
from there. There an artifact is its files, under the digest of its manifest, and the manifest,
which is written last: so it is there whole or not at all, whenever a machine goes. Replacing one
writes another folder beside it, and who is reading the old one notices.

    takes/ab/ab12…/0f3c…/clip.mp4      the files
    manifests/ab12….json               what they are, and that they are whole
    quarantine/ab12…-1763….json        manifests of what was found damaged; its files stay
"""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from soracli.studio.far_files import FarFolder, far_folder
from soracli.studio.store import MANIFEST, SCHEMA, Artifact, Store, file_facts

MANIFESTS = "manifests"
SIGN = "store.json"
"""A file that says what the folder is."""
FRESH_SECONDS = 5.0
"""How long the list of what others have made is believed; what is missing in it is asked for by
name before anything is made again."""
PATIENCE = 20.0
"""The list is believed for so many times what it took to get, if that is longer: asking must stay a
small part of the work, however much there is."""
TRIES = 2


class _Damaged(Exception):
    """What came is not what the manifest says."""


class _Known:
    """What is in a shared store as far as this process knows, for all Stores on it."""

    def __init__(self, far: FarFolder) -> None:
        self.keys: set[str] = set()
        self._far = far
        self._until = 0.0
        self._written = False

    def look(self) -> set[str]:
        """The keys, listed anew where the list is old."""
        started = time.monotonic()
        if started >= self._until:
            names = self._far.names(MANIFESTS)
            self.keys = {name.removesuffix(".json") for name in names if name.endswith(".json")}
            now = time.monotonic()
            self._until = now + max(FRESH_SECONDS, PATIENCE * (now - started))
        return self.keys

    def must_be_writable(self) -> None:
        """Write there once before any work is done for it. Raises MachineError."""
        if not self._written:
            self._far.write(SIGN, json.dumps({"schema": SCHEMA}).encode())
            self._written = True


@lru_cache(maxsize=8)
def _known(url: str) -> _Known:
    return _Known(far_folder(url))


class SharedStore(Store):
    """The store of this machine, and behind it the one at a URL of fsspec.

    Raises InputError or MachineError for a URL that cannot be shared; the network is not asked yet.
    Whatever asks it raises MachineError where it cannot be reached.
    """

    def __init__(self, root: Path, url: str, models: Path | None = None) -> None:
        super().__init__(root, models)
        self.far = far_folder(url)
        self._known = _known(url)

    def fetch(self, key: str) -> Artifact | None:
        """The artifact, verified byte for byte; it is brought here where only others have it.

        One that is here alone goes to the others. A damaged one is put aside, wherever it lies.
        """
        artifact = super().fetch(key)
        if artifact is not None:
            self.share(key)
            return artifact
        return super().fetch(key) if self._bring(key) else None

    def holds(self, key: str) -> bool:
        """Whether there is such an artifact here or elsewhere, as of some seconds ago."""
        return super().holds(key) or key in self._known.look()

    def share(self, key: str, anew: bool = False) -> None:
        """Let the others have an artifact that is here; `anew` in place of theirs."""
        if not super().holds(key) or (not anew and key in self._known.look()):
            return
        before = self.far.read(_manifest_path(key))
        if before is None or anew:
            folder = self._folder(key)
            manifest = (folder / MANIFEST).read_bytes()
            place = _place(key, manifest)
            names = json.loads(manifest)["files"]
            if names:
                self.far.send({f"{place}/{name}": folder / name for name in names})
            self.far.write(_manifest_path(key), manifest)
            if before is not None and _place(key, before) != place:
                self.far.remove(_place(key, before))
        self._known.keys.add(key)

    @contextmanager
    def making(self, key: str, anew: bool = False) -> Iterator[Path]:
        """As in any store; before it begins it is seen that what is made can be sent."""
        self._known.must_be_writable()
        with super().making(key, anew) as folder:
            yield folder

    def discard(self, key: str) -> None:
        """Forget an artifact, here and for the others, so that it is made again."""
        super().discard(key)
        manifest = self.far.read(_manifest_path(key))
        if manifest is not None:
            self.far.remove(_manifest_path(key))
            self.far.remove(_place(key, manifest))
        self._known.keys.discard(key)

    def _bring(self, key: str) -> bool:
        """Get an artifact from the shared store; False where it is not there or is damaged."""
        for left in reversed(range(TRIES)):
            manifest = self.far.read(_manifest_path(key))
            if manifest is None:
                return False
            try:
                self._download(key, manifest)
                return True
            except _Damaged:
                # it may have been replaced just now, or a download has failed without a word
                if not left:
                    self._put_aside_there(key, manifest)
        return False

    def _download(self, key: str, manifest: bytes) -> None:
        listed = _listed(manifest, key)
        place = _place(key, manifest)
        self._known.keys.add(key)  # it is not to be sent back
        with super().making(key) as folder:  # nothing is sent
            wanted = {f"{place}/{name}": folder / name for name in listed}
            if wanted and not self.far.bring(wanted):
                raise _Damaged
            if any(_other(folder / name, facts) for name, facts in listed.items()):
                raise _Damaged

    def _put_aside_there(self, key: str, manifest: bytes) -> None:
        self.far.write(f"quarantine/{key}-{time.time_ns()}.json", manifest)
        self.far.remove(_manifest_path(key))
        self._known.keys.discard(key)
        self.damaged.append(key)


def _manifest_path(key: str) -> str:
    return f"{MANIFESTS}/{key}.json"


def _place(key: str, manifest: bytes) -> str:
    """The folder of the files of an artifact: the same content lies in the same place, so that
    sending it twice, or half and then again, does no harm."""
    return f"takes/{key[:2]}/{key}/{hashlib.sha256(manifest).hexdigest()[:16]}"


def _listed(manifest: bytes, key: str) -> dict[str, object]:
    """The files of an artifact by the manifest that others have written.

    Raises _Damaged for one that is none, and for a name in it that leads elsewhere.
    """
    try:
        told: Any = json.loads(manifest)
        files = dict(told["files"])
        if told["schema"] == SCHEMA and told["key"] == key and all(map(_plain, files)):
            return files
    except (ValueError, KeyError, TypeError):
        pass
    raise _Damaged


def _plain(name: str) -> bool:
    """Whether it names a file in a folder, on every system, and not the manifest."""
    return name not in ("", ".", "..", MANIFEST) and not set(name) & set('/\\:*?"<>|\0')


def _other(path: Path, facts: object) -> bool:
    try:
        return file_facts(path) != facts
    except OSError:
        return True
