"""Marks: where one entity begins, what part it plays, and how it goes on."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, turned, yaw
from soracli.story.scene import Entity

HEADINGS = {
    "left to right": 0.0,
    "right to left": np.pi,
    "toward camera": 0.0,
    "away from camera": 0.0,
    "across": 0.0,
    "forward": 0.0,
    "backward": np.pi,
}
"""Which way a direction goes on the set, radians. Sets are longest along x: who goes toward or away
from the camera goes that way too, and the camera stands before or behind (`framing`)."""
Role = Literal["actor", "prop", "fixture", "floating", "held", "rider", "driver"]


@dataclass(eq=False)
class Mark:
    """Where one entity begins and how it goes on.

    `position` (3,) in world metres and `heading` in radians are where it begins; `route` is the way
    of one that moves itself. `role`: an actor moves itself, a prop moves by physics, a fixture
    stands, something floating is on the water, what is held goes with a hand, a rider with its
    mount, a driver on wheels or wings. `holder`, `mount` and `facing` are the ids of what holds it,
    what carries it and what it turns to ("" for nothing).
    """

    entity: Entity
    figure: Figure
    role: Role
    position: Array
    heading: float = 0.0
    route: Route | None = None
    beats: list[Beat] = field(default_factory=list)
    holder: str = ""
    mount: str = ""
    facing: str = ""

    def plays(self, *motions: str) -> bool:
        """Whether one of its beats has one of these motions."""
        return any(beat.motion in motions for beat in self.beats)

    @property
    def on_the_wing(self) -> bool:
        """Whether it is in the air: an insect always, a bird when its verbs say so."""
        flying = ("fly", "hover", "flutter", "chase", "flee", "follow")
        return self.figure.family == "insect" or self.plays(*flying)

    @property
    def name(self) -> str:
        """The id of its entity."""
        return self.entity.id


def carried(figure: Figure, rotations: Array, positions: Array, name: str) -> Array:
    """Where a named point of a moving body is (N, 3), world metres, given its joints over N frames.

    Raises KeyError for a body without that anchor.
    """
    joint, point = figure.anchors[name]
    lever = np.array(point) - figure.rig.rest[joint].astype(np.float64)
    return np.asarray(positions[:, joint] + turned(rotations[:, joint].astype(np.float64), lever))


def reach(figure: Figure) -> float:
    """The longer side of a figure seen from above, metres."""
    return max(figure.length, figure.width)


def center(figure: Figure) -> Array:
    """The middle of a figure (3,) in its body frame: its "center" anchor, else that of its box."""
    if "center" in figure.anchors:
        return np.array(figure.anchors["center"][1])
    vertices = figure.mesh.vertices
    if not len(vertices):
        return np.zeros(3)
    return np.asarray((vertices.min(axis=0) + vertices.max(axis=0)) / 2, np.float64)


def rest_height(figure: Figure) -> float:
    """Metres from the ground up to the origin of its body frame when a thing lies there."""
    vertices = figure.mesh.vertices
    return -float(vertices[:, 2].min()) if len(vertices) else 0.0


def anchor(mark: Mark, name: str) -> Array:
    """Where a named point of a standing thing is (3,), world metres. KeyError if it has none."""
    point = np.array(mark.figure.anchors[name][1])
    return np.asarray(mark.position + turned(yaw(np.array([mark.heading])), point)[0], np.float64)
