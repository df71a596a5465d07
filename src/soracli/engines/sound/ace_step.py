"""Music by ACE-Step 1.5 through diffusers, from weights on this machine."""

from typing import Any

from soracli.engines.neural.finish import fitted, levelled, two_sided
from soracli.engines.neural.pipelines import chained, pipeline, played
from soracli.engines.neural.prompts import music_prompt
from soracli.engines.signals.basics import Sound, decibels, samples
from soracli.plan.sound.specs import MusicSpec

CLASSES = ("AceStepPipeline",)
SHORTEST = 10.0
"""Seconds it was taught to make at least; what is shorter is the beginning of that."""
WORDLESS = "[Instrumental]"
"""What stands for lyrics where nobody sings."""
KEYS = ("C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "Eb", "Bb", "F")
BRIGHT = frozenset({"ionian", "lydian", "mixolydian", "major"})
"""Modes with a major third; the model knows only major and minor."""
ENDING = 2.0
"""Seconds over which the last frame is faded to."""
LEVEL, CEILING = -20.0, -3.0
"""RMS and highest peak in dBFS, as the built-in composer's."""
STEPS, BASE_STEPS, BASE_GUIDANCE = 8, 50, 7.0
"""Turbo weights take 8 steps and no guidance, the others 50 and that of the pipeline's own."""


def compose(spec: MusicSpec) -> Sound:
    """Music (n, 2), exactly `spec.seconds` long, faded out at its end.

    Tempo and key are those of the first mood; turns and hits are told to nobody, for the model
    cannot be told. Raises InputError where the weights are not there or not whole, MachineError
    for memory.
    """
    pipe = pipeline(spec.model, CLASSES)
    told = _told(spec, bool(pipe.is_turbo))

    def make(seconds: float, seed: int) -> Sound:
        asked = {**told, "audio_duration": max(seconds, SHORTEST)}
        made = two_sided(played(spec.model, pipe, pipe.sample_rate, seed, asked))
        return made[: samples(seconds)]

    made = chained(make, spec.seconds, spec.model.max_seconds, spec.seed)
    return levelled(fitted(made, spec.seconds, ENDING), decibels(LEVEL), decibels(CEILING))


def _told(spec: MusicSpec, turbo: bool) -> dict[str, Any]:
    mood = spec.sections[0].mood
    return {
        "prompt": music_prompt(spec),
        "lyrics": WORDLESS,
        "bpm": round(sum(mood.tempo) / 2),
        "keyscale": f"{KEYS[spec.seed % len(KEYS)]} {'major' if mood.mode in BRIGHT else 'minor'}",
        "timesignature": "4",
        "num_inference_steps": STEPS if turbo else BASE_STEPS,
        "guidance_scale": 1.0 if turbo else BASE_GUIDANCE,
    }
