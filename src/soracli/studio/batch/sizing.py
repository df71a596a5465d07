"""How many workers suit this machine and a batch. Asked before anything is woken."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Batch


def workers_for(batch: "Batch", wanted: int | None) -> int:
    """So many workers as are wanted, else one for each GPU where models generate, one alone where
    there is none; without models one for every core. Never more than there are tasks."""
    return min(wanted or _suitable(batch), max(1, len(batch.graph.tasks)))


def _suitable(batch: "Batch") -> int:
    if batch.generates:
        from soracli.engines.facts import gpu_names  # only who has a model pays

        return max(1, len(gpu_names()))
    # two workers of one thread make small films in 0.78 of the time of one with two, measured
    return os.cpu_count() or 1
