"""The presets as they were read last: to read and check them anew is a third of a second.

What is kept belongs to the very bytes of the presets folders, the own one too, and to this program:
where anything of it is another, or the file is damaged, all is read anew.
"""

import hashlib
import io
import os
import pickle
import platform
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pydantic

import soracli

Read = TypeVar("Read")
TAG = b"presets-read/1\n"
FOLDERS = ("casting", "styles", "models", "lexicon", "deliveries")
FLOORS = ("script", "story")
"""The code that reads presets, and what they are read as."""
_PLAIN = frozenset({"set", "frozenset"})
_PATHS = frozenset({"Path", "PosixPath", "WindowsPath"})


class _Values(pickle.Unpickler):
    """Reads values of this program only: a file that names anything else is refused, not run."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of this name, if it is one of ours or a plain one."""
        plain = module == "builtins" and name in _PLAIN
        if plain or (module == "pathlib" and name in _PATHS):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("soracli.") else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of presets")
        return found


def kept(folder: Path, what: str, roots: Sequence[Path], read: Callable[[], Read]) -> Read:
    """What `read` makes of the presets folders `roots`, from `folder` where it is kept there under
    the name `what`."""
    name = hashlib.sha256("\n".join(map(str, roots)).encode()).hexdigest()[:16]
    path, mark = folder / f"{what}-{name}.bin", _mark(tuple(roots))
    with suppress(Exception):  # whatever is wrong with it, it is read anew
        return _taken(path.read_bytes(), mark)  # type: ignore[no-any-return]
    made = read()
    with suppress(OSError, RecursionError, pickle.PicklingError):
        _keep(path, mark, pickle.dumps(made, 5))
    return made


def _taken(data: bytes, mark: bytes) -> Any:
    head = len(TAG) + len(mark)
    body = head + hashlib.sha256().digest_size
    if data[:head] != TAG + mark or hashlib.sha256(data[body:]).digest() != data[head:body]:
        raise ValueError("another one, or damaged")
    return _Values(io.BytesIO(memoryview(data)[body:])).load()


def _keep(path: Path, mark: bytes, body: bytes) -> None:
    """Write it so that it is there whole or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(TAG + mark + hashlib.sha256(body).digest() + body)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


@cache
def _mark(roots: tuple[Path, ...]) -> bytes:
    """A digest of all that the presets depend on: their files byte for byte, and the program, by
    the size and the time of its own."""
    found = hashlib.sha256()
    about = [platform.python_version(), pydantic.VERSION, soracli.__version__]
    package = Path(soracli.__file__).parent
    for floor in FLOORS:
        for entry in sorted(os.scandir(package / floor), key=lambda one: one.name):
            if entry.name.endswith(".py"):
                facts = entry.stat()
                about.append(f"{entry.name} {facts.st_size} {facts.st_mtime_ns}")
    found.update("\n".join(about).encode())
    for root in roots:
        for path in (path for name in FOLDERS for path in sorted((root / name).glob("*.y*ml"))):
            data = path.read_bytes()
            found.update(f"\n{path} {len(data)}\n".encode())
            found.update(data)
    return found.digest()
