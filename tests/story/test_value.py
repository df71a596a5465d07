"""Values, whatever they hold."""

import sys
from threading import Barrier, Thread

import pytest
from pydantic import Field

from soracli.story.value import Value


def test_several_threads_may_be_the_first_to_use_a_value() -> None:
    """What checks a class is built when it is first used."""

    class Inner(Value):
        number: int = Field(ge=0)

    class Outer(Value):
        inner: Inner
        more: tuple[Inner, ...] = ()

    found: list[object] = []
    together = Barrier(8)

    def use() -> None:
        together.wait()
        try:
            found.append(Outer.model_validate({"inner": {"number": 1}, "more": [{"number": 2}]}))
            with pytest.raises(ValueError, match="greater"):
                Outer.model_validate({"inner": {"number": -1}})
        except BaseException as fault:
            found.append(fault)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [Thread(target=use) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert found == [Outer(inner=Inner(number=1), more=(Inner(number=2),))] * 8
