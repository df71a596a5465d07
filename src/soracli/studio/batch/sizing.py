"""How many workers suit this machine and a batch. Asked before anything is woken."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Batch

MOST_ON_WINDOWS = 60
"""Windows cannot wait for more than 63 pipes at once."""
WORKER_BYTES = 10**9
"""Memory that a worker should have: one that films at 1280x720 has 0.45 GB, measured, and ffmpeg
beside it."""


def workers_for(batch: "Batch", wanted: int | None) -> int:
    """So many workers as are wanted, else one for each GPU where models generate, one alone where
    there is none; without models one for every core, as far as memory allows. Never more than there
    are tasks."""
    most = MOST_ON_WINDOWS if sys.platform == "win32" else sys.maxsize
    return min(wanted or _suitable(batch), max(1, len(batch.graph.tasks)), most)


def cores() -> int:
    """The cores that this process may use: not all there are where it was given some of them."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _suitable(batch: "Batch") -> int:
    from soracli.engines.facts import gpu_names, main_memory

    if batch.generates:
        return max(1, len(gpu_names()))
    memory, _ = main_memory()
    # two workers of one thread make small films in 0.78 of the time of one with two, measured
    return min(cores(), max(1, memory // WORKER_BYTES)) if memory else cores()
