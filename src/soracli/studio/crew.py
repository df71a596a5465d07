"""Several takes at once, each in a process of its own.

A worker starts from nothing (as on every system it can), gets its takes one by one through a pipe,
and sends back what it tells. It stops when the pipe closes, so it never outlives its run for long;
Ctrl-C reaches the run alone, which then asks its workers to stop.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from soracli.errors import MachineError, SoraError
from soracli.plan.take import TakeSpec
from soracli.studio.events import Event, Listener, TakeStarted
from soracli.studio.home import Home
from soracli.studio.render import obtain

PATIENCE_SECONDS = 3.0
"""How long a worker may take to stop when asked; then it is ended."""


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
    hands = [_Hand(home) for _ in range(min(workers, len(jobs)))]
    try:
        for hand in hands:
            hand.give(waiting.popleft())
        while busy := [hand for hand in hands if hand.job]:
            for pipe in wait([hand.pipe for hand in busy]):
                hand = next(one for one in busy if one.pipe is pipe)
                message = hand.hear()
                if not isinstance(message, Done):
                    tell(message)
                    continue
                yield message
                if waiting:
                    hand.give(waiting.popleft())
    finally:
        _dismiss(hands, home)


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


class _Hand:
    """One worker: its process, our end of the pipe, and what it is doing."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.job: Job | None = None
        self.ended: list[int] = []
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_worker, args=(theirs, self.home), daemon=True)
        self.process.start()
        theirs.close()
        self.ended.append(self.process.pid or 0)

    def give(self, job: Job) -> None:
        """Start a job; a worker that has died is replaced first."""
        self.job = job
        with contextlib.suppress(OSError):  # it is gone: `hear` will find out
            self.pipe.send(job)

    def hear(self) -> Event | Done:
        """What it said. Where it has died, its job failed."""
        assert self.job is not None
        try:
            message: Event | Done = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode
            self.pipe.close()
            fault = MachineError(
                f"the process that rendered it ended with {code}",
                "It may have run out of memory: try fewer --jobs.",
            )
            message = Done(self.job, False, 0.0, fault)
            self._start()
        if isinstance(message, Done):
            self.job = None
        return message

    def stop(self) -> None:
        """Ask it to stop: it hears at the next frame."""
        self.pipe.close()


def _dismiss(hands: Sequence[_Hand], home: Home) -> None:
    for hand in hands:
        hand.stop()
    deadline = time.monotonic() + PATIENCE_SECONDS
    for hand in hands:
        hand.process.join(max(0.0, deadline - time.monotonic()))
        if hand.process.is_alive():
            hand.process.kill()
            hand.process.join()
    home.store.sweep({pid for hand in hands for pid in hand.ended})


def _worker(pipe: "Connection[Any, Any]", home: Home) -> None:
    """What a worker does until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(event: Event) -> None:
        if pipe.poll():  # nobody says anything to a worker at work: the other end is closed
            raise KeyboardInterrupt
        try:
            pipe.send(event)
        except OSError:
            raise KeyboardInterrupt from None

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            job: Job = pipe.recv()
            pipe.send(do(job, home, tell))
