"""Files in a folder that many machines share: on S3 and the like, a server, or a shared disk.

fsspec knows how to reach them. What a network does to a request is waited out and tried again; what
stays wrong is told without the credentials that a URL may hold.
"""

import errno
import os
import re
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from soracli.errors import InputError, MachineError, SoraError

WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds before a request is tried again. What lasts longer is no hiccup of a network."""
NEEDS_FSSPEC = "Install it with: pip install 'soracli[ray]'"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
WITHOUT_FOLDERS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oci", "oss", "r2"})
"""Where files have names with slashes, and no folder has to be made first."""
NOT_SHARED = frozenset({"memory", "data", "http", "https", "zip", "tar", "github", "git"})
"""What no other machine sees, or nobody can write to."""
HOPELESS = (PermissionError, NotImplementedError, ValueError, TypeError)

T = TypeVar("T")


class FarFolder:
    """A folder elsewhere. Paths are relative to it, with slashes.

    Everything here raises MachineError where the folder cannot be reached or written to.
    """

    def __init__(self, url: str, system: Any, root: str) -> None:
        self._url = url
        self._system = system
        self._root = root.rstrip("/")
        self.shown = shown(url)
        kinds = system.protocol
        self._local = "file" in kinds
        self._flat = bool(
            WITHOUT_FOLDERS.intersection([kinds] if isinstance(kinds, str) else kinds)
        )

    def names(self, folder: str) -> set[str]:
        """The names of the files in a folder; none where there is no such folder."""

        def listed() -> set[str]:
            self._system.invalidate_cache()  # others write there too
            paths = self._system.ls(self._path(folder), detail=False)
            return {str(path).replace("\\", "/").rstrip("/").rpartition("/")[2] for path in paths}

        return self._tried(listed) or set()

    def read(self, path: str) -> bytes | None:
        """What is in a file; None where there is none."""
        return self._tried(lambda: bytes(self._system.cat_file(self._path(path))))

    def write(self, path: str, content: bytes) -> None:
        """Write a small file, in place of one that is there. It is there whole or as before: so it
        is with object stores, and on a disk it is renamed."""
        self._must(lambda: self._written(path, content))

    def send(self, files: Mapping[str, Path]) -> None:
        """Copy files of this machine there, by where they go."""

        def sent() -> bool:
            for path in files:
                self._folder_for(path)
            ours = [str(file) for file in files.values()]
            self._system.put(ours, [self._path(path) for path in files])
            return True

        self._must(sent)

    def bring(self, files: Mapping[str, Path]) -> bool:
        """Copy files from there, by what they are there; False where one of them is gone.

        Raises OSError where the disk of this machine is full.
        """

        def brought() -> bool:
            theirs = [self._path(path) for path in files]
            self._system.get(theirs, [str(file) for file in files.values()])
            return True

        return bool(self._tried(brought))

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it, if it is there."""

        def removed() -> bool:
            self._system.invalidate_cache()
            self._system.rm(self._path(path), recursive=True)
            return True

        self._tried(removed)

    def _written(self, path: str, content: bytes) -> bool:
        self._folder_for(path)
        if not self._local:
            self._system.pipe_file(self._path(path), content)
            return True
        part = f"{self._path(path)}.{uuid4().hex}.part"
        self._system.pipe_file(part, content)
        os.replace(part, self._path(path))
        return True

    def _path(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _folder_for(self, path: str) -> None:
        if not self._flat:
            self._system.makedirs(self._path(path).rpartition("/")[0], exist_ok=True)

    def _must(self, what: Callable[[], bool]) -> None:
        if self._tried(what) is None:
            raise MachineError(
                f"{self.shown} is not there",
                "Make the bucket or the folder first, or check --store.",
            )

    def _tried(self, what: Callable[[], T]) -> T | None:
        """What comes of it; None where a file is not there."""
        try:
            return _patiently(what, self._url)
        except FileNotFoundError:
            return None


@lru_cache(maxsize=8)
def far_folder(url: str) -> FarFolder:
    """The folder that a URL of fsspec names, or a path on a disk that machines share.

    Nothing is asked of it yet. Raises InputError for a URL that no machine can share, MachineError
    where the package that reaches it is missing.
    """
    try:
        import fsspec  # noqa: F401
    except ImportError:
        raise MachineError("a shared store needs fsspec", NEEDS_FSSPEC) from None
    if not url or _scheme(url) in NOT_SHARED or "::" in url:
        raise InputError(
            f'"{shown(url)}" cannot be shared by machines that write to it',
            'Give a bucket or a shared folder: "s3://bucket/sora", "gs://…", "file:///mnt/sora".',
        )
    try:
        system, root = _patiently(lambda: _opened(url), url)  # some connect at once
    except FileNotFoundError:
        raise MachineError(f"{shown(url)} is not there", "Check --store.") from None
    return FarFolder(url, system, root)


def _scheme(url: str) -> str:
    return url.partition("://")[0].lower() if "://" in url else "file"


def _opened(url: str) -> tuple[Any, str]:
    """What fsspec has for a URL, and the path there. Raises SoraError where it has nothing."""
    from fsspec.core import url_to_fs
    from fsspec.registry import known_implementations

    try:
        system, root = url_to_fs(url)
        return system, str(root)
    except ImportError:
        scheme = _scheme(url)
        mend = _package(str(known_implementations.get(scheme, {}).get("err", "")))
        raise MachineError(f"{scheme}:// needs a package that is not here", mend) from None
    except ValueError as fault:
        known = ", ".join(f"{one}://" for one in ("s3", "gs", "abfs", "sftp", "smb", "file"))
        raise InputError(
            f"nothing knows what {shown(url)} is: {_without(str(fault), url)}", f"Known: {known}."
        ) from None


def _patiently(what: Callable[[], T], url: str) -> T:
    """What comes of a request, tried again where the network fails.

    FileNotFoundError and OSError for a full disk of this machine are let through. Raises
    MachineError for all else that stays wrong.
    """
    for wait in (*WAITS, None):
        try:
            return what()
        except (FileNotFoundError, SoraError):
            raise
        except Exception as fault:  # each system has errors of its own
            if isinstance(fault, OSError) and fault.errno in FULL:
                raise
            if wait is None or _hopeless(fault):
                raise _told(fault, url) from None
            time.sleep(wait)
    raise AssertionError("the last wait is None")


def _told(fault: Exception, url: str) -> MachineError:
    words = _without(" ".join(f"{type(fault).__name__}: {fault}".split()), url)
    mend = "Try again: what was finished is kept. If it stays, check the network and --store."
    if _hopeless(fault):
        mend = "Check that this machine may read and write there, and its credentials."
    return MachineError(f"{shown(url)} cannot be used: {words[:300]}", mend)


def shown(url: str) -> str:
    """A URL as people may see it: without passwords and signatures."""
    if "://" not in url:
        return url
    scheme, _, rest = url.partition("://")
    rest = re.sub(r"[?#].*", "", rest)
    host, slash, path = rest.partition("/")
    user, at, name = host.rpartition("@")
    if ":" in user:
        user = f"{user.partition(':')[0]}:…"
    return f"{scheme}://{user}{at}{name}{slash}{path}"


def _secrets(url: str) -> list[str]:
    """Parts of a URL that nobody should read; the whole first."""
    if shown(url) == url:
        return []
    query = re.split(r"[?#]", url, maxsplit=1)[1:]
    try:
        password = urlsplit(url).password
    except ValueError:
        password = None
    return [one for one in (url, *query, password) if one]


def _without(text: str, url: str) -> str:
    for secret in _secrets(url):
        text = text.replace(secret, "…")
    return text


def _hopeless(fault: Exception) -> bool:
    """Whether another try would end the same."""
    return isinstance(fault, HOPELESS) or "Credential" in type(fault).__name__


def _package(told: str) -> str:
    """What to install, from how fsspec says it ("Install s3fs to access S3")."""
    found = re.search(r"(?:[Ii]nstall|requires) (?:the )?\"?([\w-]+)", told)
    return f"Install it with: pip install {found[1]}" if found else told or NEEDS_FSSPEC
