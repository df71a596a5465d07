"""Named effects: a maker is a synthesis, a preset tells it what to make.

A maker is `maker(settings, seconds, chance) -> Sound`, mono and of any level; `make_cue` brings
all of them to the same peak, with clean ends and without an offset.
"""

import difflib
from collections.abc import Callable, Mapping

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, faded, samples, shaped
from soracli.engines.signals.makers import (
    animals,
    bells,
    blasts,
    crackles,
    crowds,
    engines,
    gusts,
    horns,
    mechanisms,
    melodies,
    rubbing,
    storms,
    struck,
    throats,
    waters,
)
from soracli.engines.signals.makers.settings import Settings
from soracli.errors import InputError
from soracli.story.sound_preset import CuePreset

Maker = Callable[[Settings, float, np.random.Generator], Sound]
PEAK = 0.5
"""How far every cue swings: its preset's gain and its distance do the rest."""
MAKERS: dict[str, Maker] = {
    name: maker
    for room in (
        animals, bells, blasts, crackles, crowds, engines, gusts, horns, mechanisms, melodies,
        rubbing, storms, struck, throats, waters,
    )
    for name, maker in room.MAKERS.items()
}  # fmt: skip


def make_cue(preset: CuePreset, seed: int) -> Sound:
    """The sound of a cue (n,), exactly `preset.seconds` long, its highest peak at `PEAK`.

    Gain and distance of the preset are left to whoever lays it into a film. The same preset and
    seed give the same samples. Raises InputError for a maker or a setting that does not exist.
    """
    chance = np.random.default_rng(seed)
    return cleaned(raw_cue(preset.maker, preset.settings, preset.seconds, chance), preset.seconds)


def raw_cue(
    maker: str, told: Mapping[str, float | str], seconds: float, chance: np.random.Generator
) -> Sound:
    """What a maker makes of its settings, as it is."""
    made_by = MAKERS.get(maker)
    if made_by is None:
        near = difflib.get_close_matches(maker, MAKERS, 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(sorted(MAKERS))}."
        raise InputError(f'there is no maker "{maker}"', hint)
    settings = Settings(maker, told)
    made = made_by(settings, seconds, chance)
    settings.finished()
    return made


def cleaned(sound: Sound, seconds: float) -> Sound:
    """A mono sound of exactly this length, at the usual peak, without offset, ends at rest."""
    count = samples(seconds)
    made = np.zeros(count, np.float32)
    made[: min(count, len(sound))] = sound[:count]
    made = shaped(made, lambda frequency: 1 / np.sqrt(1 + (18 / np.maximum(frequency, 0.1)) ** 4))
    made = faded(made, min(0.0015, seconds / 8), min(0.03, seconds / 4))
    peak = float(np.max(np.abs(made), initial=0.0))
    return (made * (PEAK / peak)).astype(np.float32) if peak > 1e-9 else made


__all__ = ["MAKERS", "PEAK", "RATE", "cleaned", "make_cue", "raw_cue"]
