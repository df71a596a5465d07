"""Deeds: what somebody does to a thing so that it changes; one class for each sort of it."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.figure import Figure, one_joint
from soracli.stage.marks import Mark
from soracli.stage.mesh import Mesh
from soracli.stage.performance import Body, Contact, Effect
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single


class Deed:
    """A beat in which `mark` does something to `other` (itself, where a door opens).

    It is asked in this order: for the hands, for the paths and the joints of things, and at the end
    for what nobody is (`extras`, `effects`) and what is heard (`contacts`, world seconds).
    """

    def __init__(self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float) -> None:
        """`times` (N,) are the world seconds of the frames, `seconds` those of the whole shot."""
        self.mark, self.other, self.beat = mark, other, beat
        self.times, self.seconds = times, seconds
        self.extras: list[Body] = []
        self.effects: list[Effect] = []
        self.contacts: list[Contact] = []

    @property
    def start(self) -> float:
        """The world second at which it begins, or that of the shot."""
        return max(self.beat.start, 0.0)

    @property
    def end(self) -> float:
        """The world second at which it ends, or that of the shot."""
        return min(self.beat.end, self.seconds)

    def guide(self, people: Mapping[str, Acted]) -> None:
        """Take the hands of who does it, acted by entity id."""

    def path(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """Where a thing that is held is (N, 3), and how it is turned (N, 3, 3)."""
        return position, rotation

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The joints of a thing in pieces (None: it is in none): rotations and positions."""
        return None

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Fill `extras`, `effects` and `contacts`; `bodies` by entity id, as they are seen."""

    def sound(self, time: float, where: Array, kind: str, sort: str, speed: float) -> None:
        """Note that the other is heard at a world second and a point (3,)."""
        if not 0 <= time <= self.times[-1]:
            return
        x, y, z = (float(part) for part in where)
        made = self.other.figure.material
        self.contacts.append(
            Contact(
                time,
                kind,  # type: ignore[arg-type]
                self.mark.name,
                self.other.name,
                ("skin" if self.mark is not self.other else made, made),
                min(self.other.figure.mass, 5.0) * speed,
                (x, y, z),
                speed=speed,
                sort=sort,
            )
        )


def extra(noun: str, mesh: Mesh, position: Array, rotation: Array, visible: Array) -> Body:
    """A body without a name: a mesh at `position` (N, 3), turned and scaled by (N, 3, 3)."""
    figure = Figure("prop", mesh, one_joint(), 0.1, 0.1, 0.1, 0.1, "water")
    return Body(
        "",
        noun,
        figure,
        single(rotation[:, None]),
        single(position[:, None]),
        np.asarray(visible, bool),
    )
