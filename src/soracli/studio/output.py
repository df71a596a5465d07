"""Where clips go: names in a folder, and what may be replaced there."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from soracli.errors import InputError, MachineError, SoraError
from soracli.media.ffmpeg import disk_error
from soracli.media.probe import probe
from soracli.studio.store import Artifact, copy_out

CLIP = "clip.mp4"
SCENE = "scene.json"
FIRST = "first.png"
AUDIBLE = "audible.json"
"""What the sound of a take is made from; it stays in the store."""
HEARD = "heard.flac"
"""The sound that a model made with the picture, where it did; it stays in the store."""
GENERATION = "generation.json"
"""What was really done where a model generated the take; it stays in the store."""
SUFFIX = ".mp4"


def clip_paths(names: Sequence[str], wanted: str | None) -> list[Path]:
    """The path of each clip. `wanted` is a file, a folder, or None for the current folder.

    Raises InputError where several clips should share one file, or where it is no MP4.
    """
    if wanted is None:
        return [Path(f"{name}{SUFFIX}") for name in names]
    target = Path(wanted)
    is_folder = os.path.isdir(target) or wanted.endswith(("/", os.sep)) or not target.suffix
    if is_folder:
        return [target / f"{name}{SUFFIX}" for name in names]
    if target.suffix.lower() != SUFFIX:
        raise InputError(
            f"{target} is no {SUFFIX} file, and clips are MP4",
            f"Write {target.with_suffix(SUFFIX)}.",
        )
    if len(names) != 1:
        raise InputError(
            f"{len(names)} clips do not fit into one file", f"Give a folder: -o {target.stem}"
        )
    return [target]


def prepare(path: Path) -> None:
    """Make sure, before any work, that a clip can be put there.

    Raises MachineError for a folder that cannot be written to, InputError where something stands
    in the way that sora did not make.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(f"{path.parent} is not a folder", "Choose another one with -o.") from error
    except OSError as error:
        raise disk_error(error, path) from error
    _must_be_a_name(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder", "Give another name with -o.")
    try:
        # asking the rights is not enough: a file system may be read-only, or no real one
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise MachineError(
            f"{path.parent} cannot be written to", "Choose another folder with -o."
        ) from error
    if path.exists() and not _ours(path):
        raise InputError(
            f"{path} exists, and sora did not make it", "Choose another name with -o, or remove it."
        )


def _must_be_a_name(path: Path) -> None:
    """Raises InputError for a name that is none here, as one that is too long."""
    with_room = path.with_name(f".{path.name}.{os.getpid()}.part")  # what it is written under first
    try:
        os.lstat(with_room)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(
            f"no file can be called {path.name[:40]}...: {error.strerror or error}",
            "Choose another name with -o.",
        ) from error


def deliver(artifact: Artifact, clip: Path, film: Path | None = None) -> list[Path]:
    """Copy an artifact's clip, and its passes beside it, out of the store; the paths.

    `film` goes where the clip would: the clip with its sound.

    Raises MachineError where the disk refuses.
    """
    delivered = []
    for name in sorted(set(artifact.files) - {AUDIBLE}):
        target = clip if name == CLIP else clip.with_name(f"{clip.stem}.{name}")
        source = film if film and name == CLIP else artifact.path(name)
        try:
            copy_out(source, target)
        except OSError as error:
            raise disk_error(error, target) from error
        delivered.append(target)
    return sorted(delivered, key=lambda path: path != clip)


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(2**20):
            if chunk != right.read(2**20):
                return False
    return True


def _ours(path: Path) -> bool:
    try:
        return path.stat().st_size == 0 or probe(path).recipe is not None
    except SoraError:
        return False
