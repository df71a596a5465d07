"""What a take costs: when each of its steps was done, and the most memory that it held."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from soracli.engines.contract import Working

STATM = Path("/proc/self/statm")
EVERY = 0.01
"""Seconds between two looks at the memory of this process."""


def settled() -> float:
    """The time in seconds, when all that was asked of the accelerator is done."""
    import torch

    if torch.cuda.is_available():
        torch.cuda.synchronize()
    elif torch.backends.mps.is_available():
        torch.mps.synchronize()
    return time.perf_counter()


class Heard(NamedTuple):
    """Something that was told while a take was made, and when."""

    at: float
    working: Working


class Clock:
    """Hears how far a take is, and when. It waits for the accelerator each time."""

    def __init__(self) -> None:
        self.begun = settled()
        self._heard: list[Heard] = []

    def hear(self, working: Working) -> None:
        """Somebody tells how far it is."""
        self._heard.append(Heard(settled(), working))

    def when(self, what: str, done: int | None = None) -> float | None:
        """When the last telling of a kind was, with so much done (None: all of it)."""
        for one in reversed(self._heard):
            if one.working.what == what:
                wanted = one.working.total if done is None else done
                if one.working.done == wanted:
                    return one.at
        return None

    def steps(self) -> list[float]:
        """Seconds of each step but the first, which prepares what the others have."""
        at = [one.at for one in self._heard if one.working.what == "denoising"]
        return [after - before for before, after in zip(at[1:], at[2:], strict=False)]


class Cost(NamedTuple):
    """Seconds of the parts of one take; `peak` is the most memory in bytes (None: unknown).

    `start` is all before the first step: the set, loading, reading the prompt, preparing. `reading`
    is what of that the prompt took, its encoders' loading not counted (0: it was read before).
    `film` is all from the first step to the last frame.
    """

    start: float
    reading: float
    step: float
    denoising: float
    decoding: float
    film: float
    whole: float
    peak: int | None


def cost(clock: Clock, end: float, peak: int | None) -> Cost:
    """What a take cost by its clock. Raises ValueError where it made no step."""
    first, last = clock.when("denoising", 0), clock.when("denoising")
    if first is None or last is None:
        raise ValueError("no step was made")
    steps = clock.steps() or [last - first]
    begun, read = clock.when("reading", 0), clock.when("reading")
    loaded = clock.when("loading") or begun
    reading = 0.0
    if begun is not None and read is not None:
        reading = read - (loaded if loaded is not None and begun < loaded < read else begun)
    return Cost(
        start=first - clock.begun,
        reading=reading,
        step=median(steps),
        denoising=last - first,
        decoding=end - last,
        film=end - first,
        whole=end - clock.begun,
        peak=peak,
    )


@dataclass
class Peak:
    """The most memory in bytes: of the accelerator, else of this process, else unknown (None)."""

    bytes: int | None = None


@contextmanager
def watched() -> Iterator[Peak]:
    """Around work: the most memory it held at once, of the accelerator alone where there is one."""
    import torch

    peak = Peak()
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
        yield peak
        peak.bytes = torch.cuda.max_memory_allocated()
        return
    stop = threading.Event()
    looking = threading.Thread(target=_look, args=(peak, stop), daemon=True)
    looking.start()
    try:
        yield peak
    finally:
        stop.set()
        looking.join()


def _look(peak: Peak, stop: threading.Event) -> None:
    """Only Linux tells what a process holds now without a package of its own."""
    import os

    while STATM.exists():
        pages = int(STATM.read_text(encoding="ascii").split()[1])
        peak.bytes = max(peak.bytes or 0, pages * os.sysconf("SC_PAGE_SIZE"))
        if stop.wait(EVERY):
            return
