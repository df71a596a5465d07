"""How kernels are compiled: without Python's search for cycles, and the inner ones for each other
alone.

A clip's first picture on a new machine waits for the compiler; this is a third of what it takes.
"""

import gc
from typing import Any

from numba.core import event

INNER: dict[str, Any] = {
    "cache": True,
    "nogil": True,
    "fastmath": True,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
"""Options of `njit` for a kernel that only kernels call: Python cannot, so nothing is made that
unpacks its arguments, which for views, sets and canvases is more than many a kernel itself."""


class _Undisturbed(event.Listener):
    """Puts the search for cycles off while something is compiled: the compiler makes a million
    things that stay till its end, and to look through them again and again is a fifth of its time.

    Numba compiles one kernel at a time, under a lock, and inside of it those that it calls.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._was_on = False

    def on_start(self, event: Any) -> None:
        """Something begins to be compiled."""
        if self._depth == 0:
            self._was_on = gc.isenabled()
            gc.disable()
        self._depth += 1

    def on_end(self, event: Any) -> None:
        """It is compiled, or could not be."""
        self._depth -= 1
        if self._depth == 0 and self._was_on:
            gc.enable()


event.register("numba:compile", _Undisturbed())  # type: ignore[no-untyped-call]
