"""Waiting until a storyboard is saved."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from soracli.studio.film_memory import file_digest

LOOK_MILLISECONDS = 1000
"""A disk that reports no changes is looked at this often."""
SETTLE_MILLISECONDS = 100


def stamp(files: Sequence[Path]) -> dict[Path, str]:
    """The bytes of each file as a digest; "" for one that is not there."""
    return {path: file_digest(path) for path in files}


def wait_for_change(before: Mapping[Path, str]) -> None:
    """Come back when one of these files has other bytes than before. Ctrl-C ends the waiting.

    A file that is being written is none yet: it has to be the same for a moment.
    """
    for _ in _wakings(before):
        while (seen := stamp([*before])) != before:
            time.sleep(SETTLE_MILLISECONDS / 1000)
            if stamp([*before]) == seen:
                return


def _wakings(files: Mapping[Path, str]) -> Iterator[object]:
    """Something may have changed: at once, after every change in their folders, and now and then.

    Folders are watched, not files: editors replace a file by another one of its name.
    """
    import watchfiles

    yield None
    folders = {path.absolute().parent for path in files}
    yield from watchfiles.watch(
        *[folder for folder in folders if folder.is_dir()],
        watch_filter=None,
        debounce=SETTLE_MILLISECONDS,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        recursive=False,
    )
