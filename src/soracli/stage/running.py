"""What runs in a thing as long as it is there: the sails of a mill, rotors, propellers, fans, the
wheel of a fair, the pendulum of a clock.

What a joint does follows from its name: "sails" and "turns.y" turn about y, "rotor" and "turns.z"
about z, "propeller" and "turns.x" about x, "swings.y" goes to and fro.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.deeds import Deed
from soracli.stage.marks import Mark
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, single, yaw
from soracli.story.scene import Action

TURNS = ("sails", "rotor", "propeller", "turns")
"""First words of the joints that go round."""
_AXES = {"sails": pitch, "rotor": yaw, "propeller": roll, "x": roll, "y": pitch, "z": yaw}
_RATES = {"rotor": 2.3, "propeller": 2.7, "sails": 0.13}
"""Turns a second; rotors are slower than in life, so that the frames of a film show them turn."""
_BY_SIZE = 0.9
"""Turns a second of a wheel a metre across, slower with the square root of its size."""
_SWINGS, _PERIOD = 0.22, 1.9
"""Radians and seconds of the pendulum of a tall clock, one second each way."""
_STANDS = ("stand", "park", "stop", "sleep", "lie", "wait", "land")
"""What an aircraft does with its rotors still, if it does nothing else."""


def runs_by_itself(mark: Mark, names: tuple[str, ...] = (*TURNS, "swings")) -> bool:
    """Whether a thing has a part that goes round, or to and fro."""
    return any(name.split(".")[0] in names for name in mark.figure.rig.names)


class Running(Deed):
    """The parts of a thing that run, through the whole shot."""

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """All joints of the thing, those that run turned as far as they are."""
        if name != self.mark.name:
            return None
        rig = self.mark.figure.rig
        rest = rig.rest.astype(np.float64)
        rotations = np.repeat(rotation[:, None], len(rest), axis=1).astype(np.float64)
        positions = position[:, None] + np.einsum("nij,kj->nki", rotation, rest)
        for joint, own in self._running():
            rotations[:, joint] = rotation @ own
        return single(rotations), single(positions)

    def _running(self) -> Iterator[tuple[int, Array]]:
        rig, pace = self.mark.figure.rig, min(max(self.beat.action.speed, 0.4), 2.0)
        for joint, name in enumerate(rig.names):
            kind, _, way = name.partition(".")
            axis = _AXES.get(way.split(".")[0] or kind)
            if axis is None or kind not in (*TURNS, "swings"):
                continue
            if kind == "swings":
                yield joint, axis(_SWINGS * np.sin(2 * np.pi * self.times / _PERIOD))
                continue
            size = max(self.mark.figure.height, self.mark.figure.length)
            rate = pace * _RATES.get(kind, _BY_SIZE / np.sqrt(max(size, 0.04)) / 2)
            yield joint, axis(2 * np.pi * rate * self.times)


def running(marks: Mapping[str, Mark], times: Array, seconds: float) -> Iterator[Deed]:
    """The running parts of all marks (by entity id) at world seconds `times` (N,)."""
    for mark in marks.values():
        beats = [beat for beat in mark.beats if beat.motion not in _STANDS]
        still = mark.figure.family == "aircraft" and not beats
        if still or mark.pieces is not None or not runs_by_itself(mark):
            continue
        action = beats[0].action if beats else Action(motion="turn", verb="turn")
        yield Running(mark, mark, Beat("turn", -1.0, seconds + 1.0, action), times, seconds)
