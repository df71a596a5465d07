"""Effects and ambience by Stable Audio (3, and 1 called Open) through diffusers, from weights on
this machine."""

from typing import Any

from soracli.engines.neural.finish import as_loud_as_built_in, fitted, mono, peaking, two_sided
from soracli.engines.neural.pipelines import chained, pipeline, played
from soracli.engines.neural.prompts import bed_prompt, cue_prompt
from soracli.engines.signals.basics import Sound
from soracli.engines.signals.makers import PEAK
from soracli.plan.sound.specs import BedSpec, CueSpec
from soracli.story.preset import Model

CLASSES = ("StableAudio3Pipeline", "StableAudioPipeline")
OPEN_STEPS = 100
"""What the class of Stable Audio Open takes by itself; that of 3 chooses by its weights. Guidance
is as each class has it."""


def cue(spec: CueSpec) -> Sound:
    """A named effect (n,), exactly `preset.seconds` long, its highest peak at `PEAK`.

    Raises InputError where the weights are not there or not whole, MachineError for memory.
    """
    seconds = spec.preset.seconds
    made = _made(spec.model, cue_prompt(spec.preset), seconds, spec.seed)
    return peaking(fitted(mono(made), seconds), PEAK)


def bed(spec: BedSpec) -> Sound:
    """An ambience (n, 2), exactly `spec.seconds` long, as loud as the built-in one would be.

    What is longer than the model can make is several takes, faded into each other. Raises as `cue`.
    """
    prompt = bed_prompt(spec)

    def make(seconds: float, seed: int) -> Sound:
        return two_sided(_made(spec.model, prompt, seconds, seed))

    longest = min(spec.model.max_seconds, _longest(spec.model))
    made = fitted(chained(make, spec.seconds, longest, spec.seed), spec.seconds)
    return as_loud_as_built_in(made, spec)


def _longest(model: Model) -> float:
    pipe = pipeline(model, CLASSES)
    if type(pipe).__name__ == CLASSES[0]:
        return float(pipe.duration_embedder.config.max_val)
    samples = pipe.transformer.config.sample_size * pipe.vae.hop_length
    return float(samples / pipe.vae.config.sampling_rate)


def _made(model: Model, prompt: str, seconds: float, seed: int) -> Sound:
    pipe = pipeline(model, CLASSES)
    seconds = min(seconds, _longest(model))
    third = type(pipe).__name__ == CLASSES[0]
    asked: dict[str, Any] = {"prompt": prompt}
    if third:
        asked |= {"duration": seconds}
    else:
        asked |= {"audio_end_in_s": seconds, "num_inference_steps": OPEN_STEPS}
    return played(model, pipe, pipe.vae.config.sampling_rate, seed, asked)
