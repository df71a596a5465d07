"""A process that does one job after another and stays warm between them.

It starts from nothing (as on every system it can), gets its jobs one by one through a pipe, and
sends back what it tells. It stops when the pipe closes, so it never outlives its run for long;
Ctrl-C reaches the run alone, which then asks its workers to stop.
"""

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from soracli.studio.events import Event, Listener
from soracli.studio.home import Home

PATIENCE_SECONDS = 3.0
"""How long a worker may take to stop when asked; then it is ended."""
Job = TypeVar("Job")
Result = TypeVar("Result")


class Hand(Generic[Job, Result]):
    """One worker: its process, our end of the pipe, and what it is doing (`job`, None: nothing).

    `do` is what it does there, a function that the process can import. `lost` is what a job ends
    with whose process has died with an exit code. `settings` are variables of its environment.
    """

    def __init__(
        self,
        home: Home,
        do: Callable[[Job, Home, Listener], Result],
        lost: Callable[[Job, int | None], Result],
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.job: Job | None = None
        self.ended: list[int] = []
        self._do, self._lost, self._settings = do, lost, dict(settings or {})
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        given = (theirs, self.home, self._settings, self._do)
        self.process = context.Process(target=_worker, args=given, daemon=True)
        self.process.start()
        theirs.close()
        self.ended.append(self.process.pid or 0)

    def give(self, job: Job) -> None:
        """Start a job."""
        self.job = job
        with contextlib.suppress(OSError):  # it is gone: `hear` will find out
            self.pipe.send(job)

    def hear(self) -> tuple[Event | None, Result | None]:
        """What it said: of its work, or how that ended. One that has died is replaced."""
        assert self.job is not None
        try:
            over, message = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            over, message = True, self._lost(self.job, self.process.exitcode)
            self.pipe.close()
            self.home.store.sweep({self.process.pid or 0})
            self._start()
        if not over:
            return message, None
        self.job = None
        return None, message

    def stop(self) -> None:
        """Ask it to stop: it hears when it tells something the next time."""
        self.pipe.close()


def dismiss(hands: Sequence[Hand[Any, Any]], home: Home) -> None:
    """End workers and take away what they had begun."""
    for hand in hands:
        hand.stop()
        if hand.job is None:
            hand.process.kill()  # it has nothing to put away, and Python's own ending takes seconds
    deadline = time.monotonic() + PATIENCE_SECONDS
    for hand in hands:
        hand.process.join(max(0.0, deadline - time.monotonic()))
        if hand.process.is_alive():
            hand.process.kill()
            hand.process.join()
    home.store.sweep({pid for hand in hands for pid in hand.ended})


def _worker(
    pipe: "Connection[Any, Any]",
    home: Home,
    settings: Mapping[str, str],
    do: Callable[[Any, Home, Listener], Any],
) -> None:
    """What a worker does until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(settings)

    def tell(event: Event) -> None:
        if pipe.poll():  # nobody says anything to a worker at work: the other end is closed
            raise KeyboardInterrupt
        try:
            pipe.send((False, event))
        except OSError:
            raise KeyboardInterrupt from None

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            job = pipe.recv()
            pipe.send((True, do(job, home, tell)))
