"""The right to make one artifact: two runs on one store never make the same take twice.

The right is a lock of the operating system on a file beside the takes, so it goes with the process
that holds it, however that ends. The empty files stay.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from soracli.studio.events import Listener, Note
from soracli.studio.store import Store

LOOK_SECONDS = 0.1
"""How often a waiting run looks whether the other one is done."""


@contextmanager
def alone(store: Store, key: str, name: str, tell: Listener) -> Iterator[bool]:
    """Hold the right to make the artifact `key`; waits for whoever has it.

    Gives True where it had to wait: then the artifact may be there by now. On a disk that has no
    locks nobody waits, and the store keeps one of the two equal artifacts.
    """
    from filelock import FileLock, Timeout  # a run that reuses everything does not need it

    lock = FileLock(store.root / "locks" / f"{key}.lock")
    waited = False
    with suppress(OSError, NotImplementedError):
        (store.root / "locks").mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waited = True
            tell(Note(f"{name}: waiting for another run that is making it"))
            lock.acquire(poll_interval=LOOK_SECONDS)
    try:
        yield waited
    finally:
        lock.release(force=True)
