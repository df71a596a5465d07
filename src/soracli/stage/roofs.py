"""Roofs: who is said to be on a parked car is on top of it, and not at its wheel."""

import numpy as np

from soracli.stage.marks import Mark
from soracli.story.scene import Scene

_CLOSED = frozenset(
    ("car", "van", "truck", "bus", "ambulance", "fire_engine", "pickup", "off_roader",
     "semi_truck", "dump_truck", "tram", "train", "subway_train", "race_car", "tank")
)  # fmt: skip
"""Kinds of vehicles inside of which nobody is seen."""
ROOF = 0.26
"""The share of its half length that the roof of a car takes."""


_ROOF_WIDE, _FROM_THE_EDGE, _SEAT = 0.4, 0.15, 0.25
"""How far the edge of a roof is from the middle of a car, of its width, metres from there to who
sits on it, and how high a sitting person's seat is over the feet, of their height."""


def is_closed(mark: Mark) -> bool:
    """Whether nobody is seen who is in a vehicle."""
    return mark.entity.kind in _CLOSED


def is_on_its_roof(a: Mark, b: Mark, scene: Scene) -> bool:
    """Whether somebody is on top of a vehicle that stands there."""
    parked = b.role in ("driver", "fixture") and not b.beats and is_closed(b)
    told = any(one.kind == "on" and (one.a, one.b) == (a.name, b.name) for one in scene.relations)
    return parked and told and a.role == "actor"


def sit_on_its_edge(a: Mark, b: Mark) -> None:
    """Put who sits on a roof at its edge, with the legs hanging down toward the camera."""
    across = abs(np.cos(b.heading)) > 0.7
    depth = _ROOF_WIDE * (b.figure.width if across else b.figure.length)
    a.position = a.position - [0.0, max(depth - _FROM_THE_EDGE, 0.0), _SEAT * a.figure.height]
    a.heading = -0.5 * np.pi
