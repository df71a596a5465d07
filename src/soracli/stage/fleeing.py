"""Fleeing: who is chased runs, swims or flies, though no word says so."""

from dataclasses import replace

from soracli.stage.marks import GOING, Mark
from soracli.stage.schedule import Beat

_FLEES = {"bird": "fly", "insect": "fly", "fish": "swim", "drifter": "swim", "vehicle": "drive",
          "boat": "sail", "aircraft": "fly", "ball": "roll"}  # fmt: skip
"""How those of a family flee; all others run."""


def flees(quarry: Mark, chase: Beat) -> list[Beat]:
    """The beats of a quarry, with its flight from who chases it where it goes nowhere else."""
    if any(beat.motion in GOING for beat in quarry.beats) or quarry.film:
        return quarry.beats
    motion = _FLEES.get(quarry.figure.family, "run")
    changed = {"motion": motion, "verb": motion, "agents": (quarry.name,), "target": ""}
    action = chase.action.model_copy(update=changed)
    return [*quarry.beats, replace(chase, motion=motion, action=action)]
