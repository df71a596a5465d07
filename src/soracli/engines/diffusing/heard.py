"""The sound that a model made with its picture, of a whole take, as long as that to the sample."""

from collections.abc import Sequence

import numpy as np

from soracli.engines.diffusing.family import Made
from soracli.engines.neural.finish import fitted, two_sided
from soracli.engines.signals.basics import RATE, Sound, add, faded, samples
from soracli.engines.signals.resampling import resampled
from soracli.errors import InputError
from soracli.plan.generation import Generation

SHORTEST = 0.005
"""Seconds in which one window gives way to the next at least: less is heard as a click."""


def sound_of(made: Sequence[Made], asked: Generation) -> Sound | None:
    """The sound of a take, (n, 2), from that of its windows in order; None where they have none.

    Models make a little less sound than picture: a window ends in silence, and the one after it
    comes in over the frames that both have. Raises InputError for sound that is none.
    """
    if not any(one.sound is not None for one in made):
        return None
    whole: Sound = np.zeros((samples(asked.frames / asked.fps), 2), np.float32)
    heard_to = 0.0
    for window, one in zip(asked.windows, made, strict=True):
        if one.sound is None:
            continue
        start, seconds = window.first / asked.fps, window.frames / asked.fps
        sound = two_sided(resampled(_checked(one.sound), one.rate))
        part = fitted(sound, seconds)
        if start:
            fade = max(heard_to - start, SHORTEST)
            _fade_out(whole, start, fade)
            part = faded(part, fade, 0.0)
        add(whole, part, start)
        heard_to = start + min(len(sound) / RATE, seconds)
    return whole


def _checked(sound: Sound) -> Sound:
    if not np.isfinite(sound).all():
        raise InputError(
            "the model made no sound, but numbers that are none",
            "Its weights may be damaged: get them again, or choose another model.",
        )
    return sound


def _fade_out(whole: Sound, start: float, seconds: float) -> None:
    """From `start` on what is there gives way, and is gone `seconds` later."""
    first, end = samples(start), min(samples(start + seconds), len(whole))
    whole[first:end] = faded(whole[first:end], 0.0, seconds)
    whole[end:] = 0
