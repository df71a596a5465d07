"""Caches: work that changes little from step to step is not done again. All of them change the
picture, more with a higher threshold."""

import inspect
from collections.abc import Callable
from typing import Any

from soracli.engines.diffusing.block_passes import transformers
from soracli.errors import InputError
from soracli.story.diffusion import Levers
from soracli.story.preset import Model

TAYLOR_INTERVAL = 100
"""Steps from one computed step to the next for a threshold of 1: at 0.05 they are the five that
diffusers takes by itself."""


def skip(pipe: Any, levers: Levers, model: Model) -> tuple[str, Callable[[], None]]:
    """Put the cache that is asked for on a pipeline: why that cannot be ("" where it can), and what
    takes it off with all it remembers.

    Raises InputError for a cache that needs what nobody measured of this model.
    """
    config = _config(levers, model)
    if "cache_context" not in inspect.getsource(type(pipe).__call__):
        return f"{type(pipe).__name__} does not tell its passes apart", _nothing
    cached: list[Any] = []

    def undo() -> None:
        while cached:
            cached.pop().disable_cache()

    for transformer in transformers(pipe):
        if not hasattr(transformer, "enable_cache"):
            undo()
            return f"{type(transformer).__name__} takes no cache", _nothing
        try:
            transformer.enable_cache(config)
        except ValueError as fault:  # its blocks are strangers to this cache
            undo()
            return str(fault).rstrip("."), _nothing
        cached.append(transformer)
    return "", undo


def _config(levers: Levers, model: Model) -> Any:
    import torch
    from diffusers import FirstBlockCacheConfig, TaylorSeerCacheConfig

    if levers.cache == "first block":
        return FirstBlockCacheConfig(threshold=levers.threshold)
    if levers.cache == "taylor":
        # the lite way keeps what comes out at the end alone; the other what comes out of every
        # attention, which for a film is more than the model itself
        return TaylorSeerCacheConfig(
            cache_interval=max(2, round(levers.threshold * TAYLOR_INTERVAL)),
            taylor_factors_dtype=torch.float32,
            use_lite_mode=True,
        )
    raise InputError(
        f'{model.name} cannot have the cache "{levers.cache}": it needs magnitudes that were '
        "measured of these very weights, and none are known",
        'Use the cache "first block" or "taylor".',
    )


def _nothing() -> None:
    """There is nothing to take off."""
