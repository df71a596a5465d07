"""How everybody and everything stands when a take ends, for the next one on the same set."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from soracli.stage.turns import Array


@dataclass(frozen=True, eq=False)
class Standing:
    """One entity at the end of a take.

    `position` (3,) in world metres: the ground under a living body, the body origin of a thing;
    `heading` in radians. `rotation` (3, 3) is how a thing lies. `posture` is the motion that goes
    on ("sit", "lie", "sleep", "crouch", "fall"; "" for standing) and `seat` the id of what it is
    done on. `holder` and `mount` are ids ("" for nothing), `side` is the hand it is in ("L", "R").
    `moving` tells that it was under way at the cut; `clock` is the world seconds it has been
    played so far. `pieces` are the joints of what is broken: rotations (J, 3, 3), positions (J, 3).
    """

    position: Array
    heading: float = 0.0
    rotation: Array = field(default_factory=lambda: np.eye(3))
    posture: str = ""
    seat: str = ""
    holder: str = ""
    side: str = ""
    mount: str = ""
    moving: bool = False
    clock: float = 0.0
    pieces: tuple[Array, Array] | None = None


Ending = Mapping[str, Standing]
"""The state of a set by entity id. Who has left it is not in it."""
LASTING = ("sit", "lie", "sleep", "crouch", "fall", "faint", "slip", "sunbathe", "curl_up", "kneel")
"""Postures that stay until something else is done."""
LYING = ("lie", "sleep", "fall", "faint", "slip", "sunbathe", "curl_up")
