"""Things made by several threads and handed out in order."""

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")
AHEAD = 2
"""How many things per thread may wait to be taken: memory stays bounded however slow the taker."""


def in_order(make: Callable[[int], Made], count: int, threads: int) -> Generator[Made, None, None]:
    """make(0) to make(count - 1), in order. Closing the generator drops what was not begun."""
    pool = ThreadPoolExecutor(threads, thread_name_prefix="frame")
    waiting: deque[Future[Made]] = deque()
    try:
        for number in range(count):
            waiting.append(pool.submit(make, number))
            if len(waiting) > AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
