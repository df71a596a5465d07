"""The sound that a picture's model made with its picture, as the sound of what is seen."""

from soracli.engines.neural.finish import peaking, two_sided
from soracli.engines.signals.basics import Sound


def effects(heard: Sound) -> Sound:
    """The sound of a take as a stem takes it (n, 2): without any offset, as loud as the model made
    it, but never beyond full scale."""
    sides = two_sided(heard)
    return peaking(sides, min(1.0, float(abs(sides).max(initial=0.0))))
