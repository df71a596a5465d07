"""Files of a repository onto this disk: several at once, each going on where it stopped, each
compared with its digest before it counts."""

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from soracli.errors import MachineError

AT_ONCE = 4
"""Files that are fetched at the same time."""
TELLING_SECONDS = 0.25
PART = ".part"
_BLOCK = 4 * 2**20


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository: where it is asked for, where it goes, its bytes and its digest.

    `sha256` is that of its bytes, or "" where `git` is: the SHA-1 that git has for it.
    """

    name: str
    url: str
    path: Path
    size: int
    sha256: str = ""
    git: str = ""

    @property
    def identity(self) -> list[Any]:
        """What tells it from another file of this name."""
        return [self.size, self.sha256 or self.git]

    @property
    def part(self) -> Path:
        """Where it grows."""
        return self.path.with_name(self.path.name + PART)

    def there(self) -> int:
        """How many of its bytes are on the disk, whole or in part; too many count as none."""
        for path in (self.path, self.part):
            with contextlib.suppress(OSError):
                size = path.stat().st_size
                return size if size <= self.size else 0
        return 0


@dataclass(frozen=True)
class Pulling:
    """How far a download is: bytes of bytes. `seconds_left` is None while nobody can know."""

    done: int
    total: int
    seconds_left: float | None = None


class Stopped(Exception):
    """A file is no longer wanted because the download as a whole has ended."""


class Meter:
    """Counts the bytes of a download, and says when it is over for everybody."""

    def __init__(self, total: int, there: int) -> None:
        self._total, self._done, self._first = total, there, there
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self.stopped = threading.Event()

    def count(self, size: int) -> None:
        """So many more bytes are there (fewer, where it is negative). Raises Stopped."""
        if self.stopped.is_set():
            raise Stopped
        with self._lock:
            self._done += size

    def seen(self) -> Pulling:
        """How far it is now."""
        fetched, elapsed = self._done - self._first, time.monotonic() - self._began
        left = self._total - self._done
        pace = fetched / elapsed if elapsed > 1 and fetched > 0 else 0.0
        return Pulling(self._done, self._total, left / pace if pace else None)


class _Growing:
    """A file that is written to, with its bytes counted."""

    def __init__(self, file: BinaryIO, meter: Meter) -> None:
        self._file, self._meter = file, meter

    def write(self, data: bytes) -> int:
        self._meter.count(len(data))
        return self._file.write(data)

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, place: int) -> int:
        return self._file.seek(place)

    def truncate(self) -> int:
        """Throw away what was there: the other side began anew."""
        before = os.fstat(self._file.fileno()).st_size
        size = self._file.truncate()
        self._meter.count(size - before)
        return size


def fetch_all(
    files: Sequence[RemoteFile], working: Callable[[Pulling], None], headers: dict[str, str]
) -> None:
    """Fetch what is not there yet. `working` hears of it in this thread, and may raise to stop it.

    Raises what the hub's library raises, and MachineError for a file that arrives damaged; what was
    fetched stays, and the next call goes on with it.
    """
    total = sum(file.size for file in files)
    meter = Meter(total, sum(file.there() for file in files))
    missing = sorted((file for file in files if not file.path.is_file()), key=lambda one: -one.size)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            running = [pool.submit(fetch, file, meter, headers) for file in missing]
            for seen in _watching(running, meter):
                working(seen)
        except BaseException:
            meter.stopped.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    working(Pulling(total, total, 0.0))


def _watching(running: list["Future[None]"], meter: Meter) -> Iterator[Pulling]:
    """How far it is, now and then, until all is there. Raises the first fault."""
    left = set(running)
    while left:
        yield meter.seen()
        done, left = wait(left, TELLING_SECONDS, FIRST_EXCEPTION)
        for one in done:
            one.result()


def fetch(file: RemoteFile, meter: Meter, headers: dict[str, str]) -> None:
    """One file, from where it stopped; it gets its name when it is whole and what it should be."""
    from huggingface_hub.file_download import http_get

    file.path.parent.mkdir(parents=True, exist_ok=True)
    if file.part.is_file() and file.part.stat().st_size > file.size:
        file.part.unlink()
    with file.part.open("ab") as raw:
        growing: Any = _Growing(raw, meter)
        asked = {**headers, "Accept-Encoding": "identity"}
        start = raw.tell()
        if start < file.size:
            http_get(file.url, growing, resume_size=start, headers=asked, expected_size=file.size)
        raw.flush()
        os.fsync(raw.fileno())
    _must_be(file, meter)
    os.replace(file.part, file.path)


def _must_be(file: RemoteFile, meter: Meter) -> None:
    size = file.part.stat().st_size
    digest = hashlib.sha256() if file.sha256 else hashlib.sha1(usedforsecurity=False)
    if not file.sha256:
        digest.update(f"blob {size}\0".encode())
    with file.part.open("rb") as raw:
        while block := raw.read(_BLOCK):
            meter.count(0)
            digest.update(block)
    wanted = file.sha256 or file.git
    if size != file.size or (wanted and digest.hexdigest() != wanted):
        file.part.unlink()
        raise MachineError(
            f"{file.name} arrived damaged: it is not the file that the repository lists",
            "Run the same command again: only this file is fetched anew.",
        )
