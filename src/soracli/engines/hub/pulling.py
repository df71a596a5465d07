"""One model from its repository into its folder.

A download grows in a folder beside the one it is for and becomes that when it is whole, so a model
is there or it is not, whenever the process dies.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from soracli.engines.hub.faults import asking
from soracli.engines.hub.record import GROWING, STATE, Begun, record_of, revision_of, write_record
from soracli.engines.hub.sources import Source, headers, sources_of
from soracli.engines.hub.transfer import Pulling, fetch_all
from soracli.errors import InputError, MachineError
from soracli.story.preset import Model


@dataclass(frozen=True)
class Pulled:
    """A model that is there: its folder, the commit it is from, its bytes. `fetched` tells that it
    was not there before."""

    folder: Path
    revision: str
    size: int
    fetched: bool


def pull(
    model: Model, folder: Path, working: Callable[[Pulling], None], offline: bool = False
) -> Pulled:
    """Bring the weights of a model into `folder`.

    What was begun before goes on. `working` hears how far it is, and may raise to stop; what was
    fetched stays. Offline nothing is asked of a network. Raises SoraError with the mend where there
    is no network, no such repository or a gated one, no space, a damaged file, a folder that
    somebody else put there, or where another process is at it.
    """
    there = record_of(folder)
    if there and model.revision in ("", there["revision"]):
        return Pulled(folder, revision_of(there), sum(there["files"].values()), False)
    if there is None and (folder.exists() or folder.is_symlink()):
        raise InputError(
            f"{folder} is there already and was not pulled: it is used as it is",
            "Move it away to have it pulled.",
        )
    with asking(model, folder, offline), _alone(model, folder):
        begun = Begun(folder.with_name(folder.name + GROWING))
        sources = sources_of(model, begun)
        _must_have_space(begun.folder, sources)
        fetch_all([file for source in sources for file in source.files], working, headers())
        return _finished(model, folder, begun, sources)


def _finished(model: Model, folder: Path, begun: Begun, sources: Sequence[Source]) -> Pulled:
    """Everything is there: write that down, and give the folder its name."""
    files = [file for source in sources for file in source.files]
    begun.forget_others(files)
    sizes = {file.path.relative_to(begun.folder).as_posix(): file.size for file in files}
    record = {
        "repository": sources[0].repository,
        "revision": sources[0].revision,
        "licence": model.licence,
        "files": dict(sorted(sizes.items())),
        "beside": {
            one.into: {"repository": one.repository, "revision": one.revision}
            for one in sources[1:]
        },
    }
    write_record(begun.folder, record)
    if folder.is_dir():  # an earlier commit of it
        shutil.rmtree(folder)
    os.replace(begun.folder, folder)
    (folder / STATE).unlink(missing_ok=True)
    return Pulled(folder, revision_of(record), sum(sizes.values()), True)


def _must_have_space(folder: Path, sources: Sequence[Source]) -> None:
    files = [file for source in sources for file in source.files]
    missing = sum(file.size - file.there() for file in files)
    free = shutil.disk_usage(folder).free
    if missing > free:
        raise MachineError(
            f"no space left: {missing / 2**30:.1f} GiB are to be fetched, and "
            f"{free / 2**30:.1f} GiB are free in {folder.parent}",
            "Free some space, or set SORA_MODELS to a folder on another disk.",
        )


@contextmanager
def _alone(model: Model, folder: Path) -> Iterator[None]:
    """One process at a time pulls a model."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_name(f".{folder.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise MachineError(
            f'another process is pulling the model "{model.name}"', "Wait until it is done."
        ) from None
    try:
        yield
    finally:
        lock.release()
