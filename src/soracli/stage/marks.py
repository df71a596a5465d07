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
GOING = {
    "walk": 1.0,
    "run": 1.0,
    "tiptoe": 1.0,
    "sneak": 1.0,
    "limp": 1.0,
    "march": 1.0,
    "trudge": 1.0,
    "stagger": 1.0,
    "stumble": 0.5,
    "strut": 1.0,
    "skip": 1.2,
    "hop": 1.0,
    "waddle": 1.0,
    "crawl": 0.8,
    "trot": 1.0,
    "gallop": 1.0,
    "cross": 1.0,
    "enter": 1.0,
    "leave": 1.0,
    "climb": 0.5,
    "follow": 1.0,
    "flee": 1.0,
    "chase": 1.0,
    "drive": 1.0,
    "sail": 1.0,
    "fly": 1.0,
    "swim": 1.0,
    "backstroke": 0.7,
    "drift": 0.4,
    "knock_over": 0.8,
    "lead": 0.8,
}
"""The motions that take a body somewhere, and their share of its usual pace."""
Role = Literal["actor", "prop", "fixture", "floating", "held", "rider", "driver"]


_SOFT = 0.7
"""Metres: plants that are lower are sat down in, not on."""


@dataclass(eq=False)
class Mark:
    """Where one entity begins and how it goes on.

    `position` (3,) in world metres and `heading` in radians are where it begins; `route` is the way
    of one that moves itself. `role`: an actor moves itself, a prop moves by physics, a fixture
    stands, something floating is on the water, what is held goes with a hand, a rider with its
    mount, a driver on wheels or wings. `holder`, `mount` and `facing` are the ids of what holds it,
    what carries it and what it turns to ("" for nothing).

    In a film (`film`): `kept` tells that it stands as an earlier take left it, with the `posture`
    it is in, its `seat`, the hand it was in (`side`), how a thing lies (`rotation`, (3, 3)),
    whether it was under way (`moving`) and the world seconds it has been played before (`clock`).
    `since` is the world second from which it is there at all, `shown` those between which it can be
    seen, `spot` where it will sit (position (3,), heading). `pieces` are the joints of what is
    broken (rotations (J, 3, 3), positions (J, 3)). `guided` tells that its hands are taken to what
    they reach for, `listens` that its mouth keeps still but for what a voice says for it, `perched`
    that an insect sits on something, `afoot` that a bird walks after who walks, `inclined` that a
    body lies along the slope it goes on, `flutters` that it is flat and the air turns it to and
    fro, `paces` that somebody goes to and fro beside something, `beyond` is whom a far larger
    thing is seen behind of, `hurdle` the world second and the seconds of the leap of who leaps over
    something.
    `whole` is the figure of what opens, before it got its hinge.
    """

    entity: Entity
    figure: Figure
    role: Role
    position: Array
    heading: float = 0.0
    route: Route | None = None
    beats: list[Beat] = field(default_factory=list)
    holder: str = ""
    side: str = ""
    mount: str = ""
    facing: str = ""
    film: bool = False
    guided: bool = False
    listens: bool = False
    kept: bool = False
    posture: str = ""
    seat: str = ""
    rotation: Array | None = None
    moving: bool = False
    clock: float = 0.0
    since: float = 0.0
    spot: tuple[Array, float] | None = None
    pieces: tuple[Array, Array] | None = None
    shown: tuple[float, float] = (-np.inf, np.inf)
    climbs: float = 0.0
    bench: float = 0.0
    perched: bool = False
    afoot: bool = False
    whole: Figure | None = None
    inclined: bool = False
    flutters: bool = False
    hurdle: tuple[float, float] | None = None
    paces: bool = False
    beyond: str = ""

    def plays(self, *motions: str) -> bool:
        """Whether one of its beats has one of these motions."""
        return any(beat.motion in motions for beat in self.beats)

    @property
    def on_the_wing(self) -> bool:
        """Whether it is in the air: an insect unless it sits, a bird when its verbs say so."""
        going = () if self.afoot else ("chase", "flee", "follow")
        sits = self.perched or self.plays("sit", "sleep", "lie", "stand", "walk", "crawl", "climb")
        return self.plays("fly", "hover", "flutter", *going) or (
            self.figure.family == "insect" and not sits
        )

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


def heading_of_way(beat: Beat) -> float:
    """Where a beat leads on the set, radians: as was settled, else as its direction usually does,
    and from left to right where none is said."""
    usual = HEADINGS.get(beat.action.direction or "left to right", 0.0)
    return usual if beat.way is None else beat.way


def body_radius(mark: Mark) -> float:
    """The radius in metres of the room a body takes, seen from above."""
    if mark.figure.family == "person":
        return 0.3
    return float(np.clip(0.45 * reach(mark.figure), 0.15, 3.0))


def center(figure: Figure) -> Array:
    """The middle of a figure (3,) in its body frame: its "center" anchor, else that of its box."""
    if "center" in figure.anchors:
        return np.array(figure.anchors["center"][1])
    return figure.mesh.middle.copy()


def seat_height(mark: Mark) -> float:
    """Metres from the ground to where one sits on it; none in a bath, on whose floor one is put."""
    if "bath" in mark.figure.anchors:
        return 0.0
    seat = mark.figure.anchors.get("seat")
    if seat is None and mark.figure.family == "plant" and mark.figure.height < _SOFT:
        return 0.0  # grass and flowers give way
    return seat[1][2] if seat else mark.figure.height


def rest_height(figure: Figure) -> float:
    """Metres from the ground up to the origin of its body frame when a thing lies there."""
    vertices = figure.mesh.vertices
    return -float(vertices[:, 2].min()) if len(vertices) else 0.0


def anchor(mark: Mark, name: str) -> Array:
    """Where a named point of a standing thing is (3,), world metres. KeyError if it has none."""
    point = np.array(mark.figure.anchors[name][1])
    return np.asarray(mark.position + turned(yaw(np.array([mark.heading])), point)[0], np.float64)


def keep_afoot(marks: dict[str, Mark]) -> None:
    """Let those birds walk who follow somebody that walks: ducklings after a duck."""
    for mark in marks.values():
        led = [beat.action.target for beat in mark.beats if beat.motion == "follow"]
        leaders = [marks[name] for name in led if name in marks]
        mark.afoot = bool(leaders) and not any(one.on_the_wing for one in leaders)


def is_pointed(mark: Mark) -> bool:
    """Whether a thing is long and thin, with its point up as it stands: an arrow, a dart."""
    return mark.figure.height > 2 * max(mark.figure.length, mark.figure.width)
