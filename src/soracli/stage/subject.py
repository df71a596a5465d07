"""What a shot is about, as the camera has to know it, and what of it is shown."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from soracli.stage.turns import Array
from soracli.story.shot import Framing

Part = Literal["whole", "to the knees", "upper body", "bust", "head", "face", "middle"]


@dataclass(frozen=True, eq=False)
class Subject:
    """What the shot is about, over N frames.

    A box from `low` to `high` (N, 3) in metres; of the leading figure its height (`tall`, metres),
    its `heading` (N,) in radians, whether it is `alive` and whether it `travels`. `face` (N, 3) is
    the joint of its head (None: it has none, or others count as much); `side` the azimuth in
    radians it has to be seen from, where the words said so.

    `gaze` (N,) is where it looks, radians (None: straight on). `near` (2,) points from the line
    between it and whom it looks at to the camera's side. `partner` (N, 3) are the eyes of the other
    and `eyes` (N, 3) its own; with `over` the camera looks past that other. `faces` (K, N, 3) are
    those that a shot of several has to hold. `front` is the azimuth a thing is best seen from, and
    `flat` tells that it lies there like a letter. `head` is the size in metres of the head of an
    animal, whose `face` is the middle of it. `usual` is the framing if none was asked for. `ids`
    are the entities that the picture stays with, the leading one first, which is of a `family`.
    `lofty` tells that one of them is up over another, `deep` that something large stands far off
    behind them, `arranged` that they stand to each other as the words say only when they are seen
    from before.
    With `crosses` the lead goes from one side of the picture to the other, as the words say, and
    with `climbs` up or down.
    It `resizes` if its box is that of what grows or shrinks by much.
    With `everybody` all of the box has to be in the picture, also what is nearer than its middle.
    An empty set is seen through a `lens` in millimetres, `down` by radians, unless the words say
    something else.
    """

    low: Array
    high: Array
    tall: float
    heading: Array
    alive: bool
    face: Array | None = None
    travels: bool = False
    side: float | None = None
    gaze: Array | None = None
    near: Array | None = None
    partner: Array | None = None
    eyes: Array | None = None
    over: bool = False
    faces: Array | None = None
    front: float | None = None
    flat: bool = False
    head: float | None = None
    usual: Framing | None = None
    ids: tuple[str, ...] = ()
    family: str = ""
    lofty: bool = False
    arranged: bool = False
    deep: bool = False
    everybody: bool = False
    resizes: bool = False
    crosses: bool = False
    climbs: bool = False
    lens: float | None = None
    down: float | None = None


def nothing(count: int) -> Subject:
    """An empty set: its middle."""
    return Subject(
        low=np.tile(np.array([-2.5, 0.0, 0.0]), (count, 1)),
        high=np.tile(np.array([2.5, 1.0, 2.2]), (count, 1)),
        tall=2.0,
        heading=np.full(count, -np.pi / 2),
        alive=False,
    )


@dataclass(frozen=True)
class Shown:
    """Whom a shot shows (entity `ids`, the lead first), and which `part` of them: of a standing
    body the uppermost `share`, of a thing that much around its middle."""

    ids: tuple[str, ...]
    part: Part
    share: float = 1.0
