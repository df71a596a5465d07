"""A worker of a batch on a Ray cluster: what runs in its process, on whatever machine that is."""

import os
import platform
import queue
import sys
import threading
import time
from dataclasses import dataclass

import soracli
from soracli.errors import MachineError, RunFailed, SoraError
from soracli.studio.batch.meeting import Mark, home_here
from soracli.studio.batch.tasks import Task, TaskDone
from soracli.studio.events import Event, FrameMade, TakeWorking
from soracli.studio.home import Home

Word = Event | TaskDone
GATHER_SECONDS = 0.25
"""Words of so long are sent together: a terminal shows no more."""
LONGEST_SECONDS = 10.0
"""After this an answer goes back even if nothing was said: so it is seen that somebody lives."""


@dataclass(frozen=True)
class Hello:
    """What a worker says of itself: its version, where it is, and why it cannot work, if so."""

    version: str
    node: str
    host: str
    process: int
    error: SoraError | None = None


class RayWorker:
    """Does one task at a time. Ray calls it; the work itself goes on in a thread of its own, so
    that it can be asked for what it tells meanwhile."""

    def __init__(self, home: Home, mark: Mark, threads: int, folder: str = "") -> None:
        """`folder` is that of the driver, which Ray has put before all where Python looks for
        modules: a file there that is called like one must not be taken for it."""
        if folder in sys.path:
            sys.path.remove(folder)
        self._home, self._mark, self._threads = home, mark, threads
        self._tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self._words: queue.SimpleQueue[Word] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def hello(self) -> Hello:
        """Who this is. From then on it can be given tasks, if it has told no error."""
        import ray

        error: SoraError | None = None
        try:
            self._home = home_here(self._home, self._mark)
        except SoraError as fault:
            error = fault
        except Exception as fault:
            error = MachineError(f"{type(fault).__name__}: {fault}", "Check that machine.")
        node = ray.get_runtime_context().get_node_id()
        return Hello(soracli.__version__, node, platform.node(), os.getpid(), error)

    def begin(self, task: Task) -> list[Word]:
        """Begin a task; the first that is told of it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="work", daemon=True)
            self._thread.start()
        self._tasks.put(task)
        return self.go_on()

    def go_on(self) -> list[Word]:
        """What was told since; its end, TaskDone, comes last. Waits for the first word."""
        words: list[Word] = []
        until = time.monotonic() + LONGEST_SECONDS
        while (left := until - time.monotonic()) > 0:
            try:
                word = self._words.get(timeout=left)
            except queue.Empty:
                break
            if not words:
                until = time.monotonic() + GATHER_SECONDS
            if words and _outdated(words[-1], word):
                words.pop()
            words.append(word)
            if isinstance(word, TaskDone):
                break
        return words

    def _work(self) -> None:
        while True:
            self._words.put(self._ended(self._tasks.get()))

    def _ended(self, task: Task) -> TaskDone:
        """How a task ended: whatever happens that is told, or the batch would wait for ever."""
        try:
            from soracli.studio.batch.work import do, use_threads

            use_threads(self._threads)
            return do(task, self._home, self._words.put)
        except BaseException as fault:
            words = f"a worker was stopped: {type(fault).__name__}: {fault}"
            error = RunFailed(words, "Try again; if it stays, see the logs of Ray.")
            return TaskDone(task.key, 0.0, error=error, again=True)


def _outdated(before: Word, now: Word) -> bool:
    """Whether a word of progress says nothing any more once the next is heard."""
    if isinstance(before, FrameMade | TakeWorking):
        return type(before) is type(now) and before.name == now.name
    return False
