"""Effects and ambience by AudioLDM 2 through diffusers, from weights on this machine.

It makes one channel at 16 kHz: nothing of it is above 8 kHz, and both sides of an ambience are
takes of their own.
"""

import numpy as np

from soracli.engines.neural.finish import as_loud_as_built_in, fitted, mono, peaking
from soracli.engines.neural.pipelines import chained, pipeline, played
from soracli.engines.neural.prompts import bed_prompt, cue_prompt
from soracli.engines.signals.basics import Sound
from soracli.engines.signals.makers import PEAK
from soracli.plan.sound.specs import BedSpec, CueSpec
from soracli.story.preset import Model

CLASSES = ("AudioLDM2Pipeline",)
STEPS = 200
"""What the class takes by itself, as it does for guidance."""
UNWANTED = "low quality"
"""What the model is led away from, as its authors advise."""
OTHER_SIDE = 1_000_003
"""What the seed of the right side is further than that of the left."""


def cue(spec: CueSpec) -> Sound:
    """A named effect (n,), exactly `preset.seconds` long, its highest peak at `PEAK`. What is
    longer than the model can make ends in silence.

    Raises InputError where the weights are not there or not whole, MachineError for memory.
    """
    seconds = min(spec.preset.seconds, spec.model.max_seconds)
    made = _made(spec.model, cue_prompt(spec.preset), seconds, spec.seed)
    return peaking(fitted(made, spec.preset.seconds), PEAK)


def bed(spec: BedSpec) -> Sound:
    """An ambience (n, 2), exactly `spec.seconds` long, as loud as the built-in one would be.

    What is longer than the model can make is several takes, faded into each other. Raises as `cue`.
    """
    prompt = bed_prompt(spec)

    def make(seconds: float, seed: int) -> Sound:
        sides = [_made(spec.model, prompt, seconds, one) for one in (seed, seed + OTHER_SIDE)]
        return np.stack(sides, axis=1)

    made = chained(make, spec.seconds, spec.model.max_seconds, spec.seed)
    return as_loud_as_built_in(fitted(made, spec.seconds), spec)


def _made(model: Model, prompt: str, seconds: float, seed: int) -> Sound:
    pipe = pipeline(model, CLASSES)
    asked = {
        "prompt": prompt,
        "negative_prompt": UNWANTED,
        "audio_length_in_s": seconds,
        "num_inference_steps": STEPS,
    }
    return mono(played(model, pipe, pipe.vocoder.config.sampling_rate, seed, asked))
