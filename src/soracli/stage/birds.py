"""Birds and insects: on the wing, on their feet, and from one to the other."""

import numpy as np

from soracli.stage import winged
from soracli.stage.flights import aloft
from soracli.stage.marks import Mark
from soracli.stage.turns import Array, between, single
from soracli.stage.whole_body import spun

_SOARS = 0.9
"""Metres of a wingspan from which a bird glides between the beats of its wings."""


def pose_of(mark: Mark, times: Array, seconds: float) -> tuple[Array, Array]:
    """A bird or an insect on its route at world `times` (N,) of a shot of world `seconds`:
    rotations (N, J, 3, 3) and positions (N, J, 3) of its joints, single precision."""
    return spun(mark, times, _pose(mark, times, seconds))


def _pose(mark: Mark, times: Array, seconds: float) -> tuple[Array, Array]:
    assert mark.route is not None
    rig = mark.figure.rig
    bird = mark.figure.family == "bird"
    if bird and not mark.on_the_wing:
        return winged.perch(rig, mark.route, times, winged.bowing(mark.beats, times))
    rate = winged.flap_rate(max(mark.figure.width, mark.figure.length))
    rate = rate if mark.on_the_wing else winged.AT_REST  # it opens and closes its wings
    soar = 0.5 if mark.figure.width > _SOARS else 0.0
    flown = winged.fly(rig, mark.route, times, rate, soar)
    share = aloft(mark, times, seconds) if bird else np.ones(len(times))
    if share.min() >= 1.0:
        return flown
    sits = winged.perch(rig, mark.route, times, winged.bowing(mark.beats, times))
    positions = sits[1] + (flown[1] - sits[1]) * share[:, None, None]
    count = len(rig.names)
    rotations = [between(sits[0][:, k], flown[0][:, k], share) for k in range(count)]
    return single(np.stack(rotations, axis=1)), single(positions)
