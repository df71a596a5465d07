"""The last touches on what a neural model made: its exact length, its sides, its level."""

import numpy as np

from soracli.engines.signals.basics import Sound, faded, rms, samples
from soracli.plan.sound.specs import BedSpec

HEARD = 2.0
"""Seconds of the built-in ambience that are measured for its level."""
EDGE = 0.005
"""Seconds of the fades that keep an edge from clicking."""


def fitted(sound: Sound, seconds: float, fade_out: float = EDGE) -> Sound:
    """A sound of exactly `seconds`: cut with a fade, or followed by silence."""
    count = samples(seconds)
    made = faded(sound[:count], min(EDGE, seconds / 4), min(fade_out, seconds / 2))
    rest = [(0, count - len(made))] + [(0, 0)] * (made.ndim - 1)
    return np.asarray(np.pad(made, rest), np.float32)


def mono(sound: Sound) -> Sound:
    """The middle of all channels, (n,), without any offset."""
    made = sound if sound.ndim == 1 else sound.mean(axis=1)
    return np.asarray(made - made.mean(dtype=np.float64), np.float32)


def two_sided(sound: Sound) -> Sound:
    """Two channels (n, 2), without any offset: one is heard on both sides, of more the first two
    are kept."""
    sides = sound.reshape(len(sound), -1)
    made = np.repeat(sides, 2, axis=1) if sides.shape[1] == 1 else sides[:, :2]
    return np.asarray(made - made.mean(axis=0, dtype=np.float64), np.float32)


def peaking(sound: Sound, peak: float) -> Sound:
    """The sound with its highest sample at `peak`; silence stays silence."""
    highest = float(np.abs(sound).max(initial=0))
    return sound if highest < 1e-6 else (sound * (peak / highest)).astype(np.float32)


def levelled(sound: Sound, level: float, ceiling: float = 1.0) -> Sound:
    """The sound at an RMS of `level`, or quieter where a peak would pass `ceiling`."""
    now = rms(sound)
    if now < 1e-7:
        return sound
    gain = min(level / now, ceiling / float(np.abs(sound).max()))
    return (sound * gain).astype(np.float32)


def as_loud_as_built_in(sound: Sound, spec: BedSpec) -> Sound:
    """An ambience at the level the built-in one of the same recipe has, so that a film can change
    its model and keep its balance."""
    from soracli.engines.signals.beds import make_bed

    return levelled(sound, rms(make_bed(spec.layers, HEARD, spec.seed)))
