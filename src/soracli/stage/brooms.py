"""Brooms: a witch sits astride on hers, and it flies with her."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed
from soracli.stage.marks import Mark, center
from soracli.stage.schedule import Beat
from soracli.stage.touching import Joints
from soracli.stage.turns import Array, pitch, turned, yaw

_KINDS = ("broom", "mop", "hobby_horse")
_UNDER, _NOSE_UP = 0.10, 0.14
"""Metres from the joint of the hips down to the stick, and radians that it points up."""


def rides_a_broom(mark: Mark, beat: Beat, other: Mark) -> bool:
    """Whether somebody sits on a broom and goes somewhere on it."""
    goes = beat.motion in ("drive", "fly", "sit", "hover")
    return goes and mark.figure.family == "person" and other.entity.kind in _KINDS


class Brooming(Deed):
    """The stick lies under who rides it, its brush behind."""

    _acted: Acted | None = None

    def guide(self, people: Mapping[str, Acted]) -> None:
        """Remember how the rider sits."""
        self._acted = people.get(self.mark.name)

    def joints(self, name: str, position: Array, rotation: Array) -> Joints | None:
        """The broom, along the way of its rider."""
        if name != self.other.name or self._acted is None:
            return None
        carriage, build = self._acted.carriage, self._acted.build
        facing = yaw(carriage.heading)
        seat = carriage.root + turned(facing, carriage.hips + build.hip) - [0.0, 0.0, _UNDER]
        # what is up in a broom that stands points ahead
        lies = facing @ pitch(np.full(len(self.times), 0.5 * np.pi - _NOSE_UP))
        return lies[:, None], (seat - turned(lies, center(self.other.figure)))[:, None]
