"""The built-in effects: made from what happens on the set, nothing is a recording."""

from soracli.engines.signals.basics import Sound
from soracli.engines.sound.foley.laying import TAIL, effects
from soracli.plan.sound.specs import BedSpec, CueSpec


def cue(spec: CueSpec) -> Sound:
    """A named effect (n,), mono. Raises InputError for a maker that does not exist."""
    from soracli.engines.signals.makers import make_cue

    return make_cue(spec.preset, spec.seed)


def bed(spec: BedSpec) -> Sound:
    """What is heard in a place all along (n, 2), exactly `spec.seconds` long. Raises InputError
    for a maker that does not exist."""
    from soracli.engines.signals.beds import make_bed

    return make_bed(spec.layers, spec.seconds, spec.seed)


__all__ = ["TAIL", "bed", "cue", "effects"]
