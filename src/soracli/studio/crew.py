"""Several takes at once, each in a process of its own."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait

from soracli.errors import MachineError, SoraError
from soracli.plan.take import TakeSpec
from soracli.studio.events import Listener, TakeStarted
from soracli.studio.hands import Hand, dismiss
from soracli.studio.home import Home
from soracli.studio.render import obtain


@dataclass(frozen=True)
class Job:
    """One take to be made. `begin` is told before the rendering."""

    name: str
    key: str
    spec: TakeSpec
    begin: TakeStarted
    thumbnails: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class Done:
    """How a job ended: whether the store had the take by then, or why it could not be made."""

    job: Job
    reused: bool
    seconds: float
    error: SoraError | None = None


def work(jobs: Sequence[Job], workers: int, home: Home, tell: Listener) -> Iterator[Done]:
    """Do every job, `workers` of them at once; each as it ends. One failure stops no other."""
    if workers <= 1 or len(jobs) <= 1:
        for job in jobs:
            yield do(job, home, tell)
        return
    waiting = deque(jobs)
    hands = [Hand(home, do, _lost) for _ in range(min(workers, len(jobs)))]
    try:
        for hand in hands:
            hand.give(waiting.popleft())
        while busy := [hand for hand in hands if hand.job]:
            for pipe in wait([hand.pipe for hand in busy]):
                hand = next(one for one in busy if one.pipe is pipe)
                event, done = hand.hear()
                if event is not None:
                    tell(event)
                if done is not None:
                    yield done
                    if waiting:
                        hand.give(waiting.popleft())
    finally:
        dismiss(hands, home)


def do(job: Job, home: Home, tell: Listener) -> Done:
    """Do one job here."""
    started = time.monotonic()
    reused = False
    error: SoraError | None = None
    try:
        _, reused = obtain(
            job.spec, home.store, job.name, tell, job.begin, False, job.thumbnails, job.fresh
        )
    except Exception as fault:
        error = fault if isinstance(fault, SoraError) else home.report_bug(fault)
    return Done(job, reused, time.monotonic() - started, error)


def _lost(job: Job, code: int | None) -> Done:
    fault = MachineError(
        f"the process that rendered it ended with {code}",
        "It may have run out of memory: try fewer --jobs.",
    )
    return Done(job, False, 0.0, fault)
