"""The end of the start: what was read and imported until now stays as long as the process."""

import gc
from functools import cache

USUALLY = 10_000, 10, 10
"""How often garbage is looked for then; the start (`cli.app`) does it less."""


@cache
def settled() -> None:
    """From now on look for what nobody needs among what is made from now on: not among the words,
    the libraries and their kernels, which are hundreds of thousands of things."""
    gc.freeze()
    gc.set_threshold(*USUALLY)
