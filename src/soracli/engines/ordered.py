"""Frames made by several threads and handed out in order."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import local
from typing import Generic, TypeVar

Tool = TypeVar("Tool")
Made = TypeVar("Made")


class Workers(Generic[Tool, Made]):
    """`threads` threads, each with a tool of its own from `tool()`, that make numbered things.

    At most two per thread are made ahead, so memory stays bounded however slow the taker is.
    """

    def __init__(
        self, tool: Callable[[], Tool], make: Callable[[Tool, int], Made], threads: int
    ) -> None:
        self._tool = tool
        self._make = make
        self._threads = threads
        self._own = local()

    def run(self, count: int) -> Iterator[Made]:
        """Things 0 to count - 1, in order. Closing the iterator drops what was not begun."""
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="frame")
        waiting: deque[Future[Made]] = deque()
        try:
            for number in range(count):
                waiting.append(pool.submit(self._one, number))
                if len(waiting) > 2 * self._threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _one(self, number: int) -> Made:
        if not hasattr(self._own, "tool"):
            self._own.tool = self._tool()
        return self._make(self._own.tool, number)
