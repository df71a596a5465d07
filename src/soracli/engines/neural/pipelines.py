"""Sound pipelines of diffusers, from a folder on this machine to a sound."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from soracli.engines.device import best_device, dice
from soracli.engines.signals.basics import Sound, add, faded, samples
from soracli.engines.signals.resampling import resampled
from soracli.engines.weights import (
    INDEX,
    answering,
    check_whole,
    folder_of,
    hush,
    kept,
    mend,
    read_settings,
)
from soracli.errors import InputError
from soracli.story.preset import Model


def pipeline(model: Model, classes: Sequence[str]) -> Any:
    """The pipeline of a model, loaded once, whose class has to be one of `classes` of diffusers.

    Raises InputError for weights that are missing, cut off or of another kind, MachineError
    without diffusers or memory.
    """
    folder = folder_of(model, INDEX)
    return kept(folder, lambda: _loaded(model, classes))


def _loaded(model: Model, classes: Sequence[str]) -> Any:
    folder = folder_of(model, INDEX)
    name = str(read_settings(model, folder, INDEX).get("_class_name"))
    if name not in classes:
        raise InputError(
            f'the weights of the model "{model.name}" in {folder} are of the kind '
            f"{name}; {' or '.join(classes)} is wanted",
            mend(model, folder),
        )
    check_whole(model, folder)
    with answering(model, folder):
        import diffusers

        hush()
        place = best_device()
        made = getattr(diffusers, name).from_pretrained(
            folder, dtype=place.large, local_files_only=True, use_safetensors=True
        ).to(place.name)  # fmt: skip
        made.set_progress_bar_config(disable=True)
        return made


def played(model: Model, pipe: Any, rate: int, seed: int, asked: dict[str, Any]) -> Sound:
    """What a pipeline makes when it is `asked`, (n, channels) at 48 kHz.

    Raises MachineError where memory does not suffice, InputError for a broken sound.
    """
    folder = folder_of(model)
    with answering(model, folder, "cannot make this sound"):
        audio = pipe(**asked, generator=dice(seed)).audios[0]
    samples = np.asarray(audio.float().cpu() if hasattr(audio, "cpu") else audio, np.float32)
    if not np.isfinite(samples).all():
        raise InputError(
            f'the model "{model.name}" made no sound, but numbers that are none',
            mend(model, folder),
        )
    return resampled(samples.reshape(-1, samples.shape[-1]).T, rate)


def chained(
    make: Callable[[float, int], Sound], seconds: float, longest: float, seed: int
) -> Sound:
    """A sound of `seconds` from a model that makes `longest` at once: several takes with chance of
    their own, each faded into the next with equal power, so that nothing is heard twice."""
    if seconds <= longest:
        return make(seconds, seed)
    overlap = min(1.0, longest / 4)
    step = longest - overlap
    whole: Sound = np.zeros((samples(seconds), 2), np.float32)
    for number in range(int(np.ceil((seconds - overlap) / step))):
        part = make(longest, seed + number)
        fade_in = overlap if number else 0.0
        last = number * step + longest >= seconds
        add(whole, faded(part, fade_in, 0.0 if last else overlap), number * step)
    return whole
