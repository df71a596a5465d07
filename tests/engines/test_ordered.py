"""Several threads, one order, bounded memory, and an early end that ends everything."""

import threading
import time

import pytest

from soracli.engines.ordered import AHEAD, in_order


def test_things_come_in_order_whoever_is_faster() -> None:
    def make(number: int) -> int:
        time.sleep(0.002 * (number % 3))
        return number

    assert list(in_order(make, 30, 4)) == list(range(30))


def test_several_threads_work_at_once() -> None:
    meeting = threading.Barrier(2, timeout=10)
    assert list(in_order(lambda number: meeting.wait() >= 0, 2, 2)) == [True, True]


def test_no_more_is_made_ahead_than_agreed() -> None:
    made: list[int] = []
    taking = in_order(lambda number: made.append(number), 100, 2)
    next(taking)
    time.sleep(0.05)
    assert len(made) <= AHEAD * 2 + 1
    taking.close()
    at_the_end = len(made)
    time.sleep(0.05)
    assert len(made) == at_the_end < 100


def test_a_fault_comes_out_where_it_belongs() -> None:
    def make(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    taking = in_order(make, 10, 2)
    assert [next(taking) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(taking)
