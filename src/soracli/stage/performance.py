"""What happened on the set: poses over time, camera path, contacts, and the set it happened on.

This is what the renderer films and what the scene record and the sound department read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Collider, Figure
from soracli.stage.mesh import Floats, Mesh, Numbers
from soracli.stage.skies import OwnSky
from soracli.stage.subject import Shown
from soracli.stage.water import Water
from soracli.story.preset import Look
from soracli.story.shot import TimeOfDay, Weather

ContactKind = Literal[
    "impact", "roll", "scrape", "splash", "footstep", "swing", "break", "door", "cloth", "call"
]
_SHORTEST = 0.05
"""Clip seconds: of what is shorter at the edge of a clip nothing is left."""


@dataclass(frozen=True)
class Lamp:
    """A lamp on the set.

    `position` metres, `color` linear RGB times power (1 lights a face fully at 2 m), `radius` of
    the glowing globe in metres (0 for unseen).
    """

    position: tuple[float, float, float]
    color: tuple[float, float, float]
    radius: float = 0.0


@dataclass(frozen=True, eq=False)
class SetPiece:
    """The set: everything that stands still, in world coordinates.

    `ground` is the material name of the acting area, which is flat at z = 0 within `reach` metres
    of the origin (unless it is water). A set that is longer than wide goes on for `length`
    metres (0: it does not) to both sides of the origin, along `lengthwise` in radians. Where one
    stands on a `deck` over open water, that is half its length along x and half its width along y;
    what goes over its edge falls in. `water` if there is any. `far_color` is what the ground turns
    into toward the horizon, "#rrggbb"; an infinite ground plane at `far_level` is drawn in it
    (None: the set closes the view itself, as a room does). A camera may stand `stand_off` metres
    from the middle before it is among what closes the set. Where it has a `sky` of its own (see
    `skies`), no weather reaches it. Where
    its acting area is dry and its `water` lies beside that, `water_at` (x, y) is where boats float;
    where all of it is water, a `landing` stage may lie there for those who are on foot, from one y
    to that of its edge at the water that they look at.
    `sky_color`, "#rrggbb", is what its sky is painted in, where the words say one ("": its own).
    In a `dim` room the lamps are turned down.
    """

    name: str
    mesh: Mesh
    ground: str
    reach: float
    colliders: tuple[Collider, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    water: Water | None = None
    indoor: bool = False
    far_color: str | None = None
    far_level: float = -0.05
    stand_off: float = float("inf")
    length: float = 0.0
    lengthwise: float = 0.0
    deck: tuple[float, float] | None = None
    sky: OwnSky = ""
    water_at: tuple[float, float] | None = None
    landing: tuple[float, float] | None = None
    sky_color: str = ""
    dim: bool = False


@dataclass(frozen=True, eq=False)
class Guise:
    """How the look of a body changes over N frames.

    Its V vertices have the linear colors of `stops` (S, V, 3), one after the other: `place` (N,)
    says between which two, from 0 to S - 1. They are `glow` (N,) times as bright, or only those in
    `lit` (V,), if it is given, and `there` (N,) is how much of the body is to be seen, 0 to 1.
    """

    stops: Floats
    place: Floats
    glow: Floats
    there: Floats
    lit: NDArray[np.bool_] | None = None

    def colors(self, frame: int) -> Floats:
        """The linear colors of the vertices at a frame (V, 3)."""
        last = len(self.stops) - 1
        before = min(int(self.place[frame]), last)
        part = self.place[frame] - before
        mixed = self.stops[before] * (1 - part) + self.stops[min(before + 1, last)] * part
        glow = self.glow[frame]
        bright = glow if self.lit is None else np.where(self.lit[:, None], glow, np.float32(1.0))
        return np.asarray(mixed * bright, np.float32)


@dataclass(frozen=True, eq=False)
class Hour:
    """The set at one `frame` (maybe between two), in the light and the weather of that moment."""

    frame: float
    set_piece: SetPiece
    time: TimeOfDay
    weather: Weather


@dataclass(frozen=True, eq=False)
class Body:
    """One figure through N frames: `rotations` (N, J, 3, 3), `positions` (N, J, 3), world.

    `id` is the entity id ("" for what belongs to the set, such as a drifting leaf).
    `visible` (N,) is False where it is not there yet or any more, `guise` how its look changes
    (None: it does not). What grows or melts has rotations that scale as well.
    """

    id: str
    noun: str
    figure: Figure
    rotations: Floats
    positions: Floats
    visible: NDArray[np.bool_]
    guise: Guise | None = None


@dataclass(frozen=True, eq=False)
class CameraPath:
    """The camera through N frames.

    `position` and `target` (N, 3) metres, `up` (N, 3) unit, `fov` (N,) vertical, degrees. It is
    `deep` where what is far off is as sharp as what is near.
    """

    position: Floats
    target: Floats
    up: Floats
    fov: Floats
    deep: bool = False


Course = tuple[tuple[float, float, float, float, float], ...]
"""Clip seconds, world metres x, y and z, and metres per second, about ten times a second."""


def course_of(times: Numbers, points: Numbers, speeds: Numbers) -> Course:
    """A course through points (M, 3) at seconds (M,) and metres per second (M,)."""
    return tuple(
        (float(time), float(x), float(y), float(z), float(speed))
        for time, (x, y, z), speed in zip(times, points, speeds, strict=True)
    )


@dataclass(frozen=True)
class Contact:
    """Two things met, or one did what can be heard: `a` is who or what, `b` what it met.

    `a` and `b` are entity ids, "ground", "water" or "set". `time` in clip seconds, `impulse` in
    newton seconds (of a roll or a scrape: the load times its seconds), `position` in world metres,
    and what each of the two is made of (`materials`). What lasts goes on for `seconds` clip seconds
    along a `course`. `speed` is in metres per second of the world, and `sort` says more: the gait
    of a footstep, the voice of a call.
    """

    time: float
    kind: ContactKind
    a: str
    b: str
    materials: tuple[str, str]
    impulse: float
    position: tuple[float, float, float]
    seconds: float = 0.0
    speed: float = 0.0
    sort: str = ""
    course: Course = ()

    def lasting(self, seconds: float, course: Course) -> "Contact":
        """The same going on for so many seconds."""
        return replace(self, seconds=seconds, course=course)

    def stretched(self, scale: float) -> "Contact":
        """The same with world seconds told as clip seconds: `scale` world seconds in each."""
        course = tuple((time / scale, *rest) for time, *rest in self.course)
        return replace(
            self,
            time=self.time / scale,
            seconds=self.seconds / scale,
            course=course,  # type: ignore[arg-type]
        )

    def since(self, begin: float, end: float) -> "Contact | None":
        """What of it is between two clip seconds, told from the first on (None: nothing)."""
        if not self.seconds:
            inside = begin <= self.time < end
            return replace(self, time=self.time - begin) if inside else None
        first, last = max(self.time, begin), min(self.time + self.seconds, end)
        if last - first < _SHORTEST:
            return None
        share = (last - first) / self.seconds
        points = [
            (time - begin, *rest)
            for time, *rest in self.course
            if first - _SHORTEST <= time <= last + _SHORTEST
        ]
        return replace(
            self,
            time=first - begin,
            seconds=last - first,
            impulse=self.impulse * share,
            course=tuple(points),  # type: ignore[arg-type]
        )


@dataclass(frozen=True, eq=False)
class Effect:
    """Something without a body through N frames.

    `positions` (N, 3) of its source in metres, `directions` (N, 3) in metres per second, and
    `strength` (N,) from 0 (off) to 1. Its spots are `size` times as large as those of a campfire.
    """

    kind: Literal["fire", "splash", "dust", "smoke", "sparks"]
    positions: Floats
    directions: Floats
    strength: Floats
    size: float = 1.0


@dataclass(frozen=True)
class Acted:
    """What one of the agents of an action plays: `motion`, from `start` to `end` in clip seconds.

    `verb` is what the words called it, `target` whom it is done to ("" for nobody).
    """

    agent: str
    motion: str
    verb: str
    target: str
    start: float
    end: float


@dataclass(frozen=True, eq=False)
class Performance:
    """N frames of a shot. `times` (N,) are world seconds (slow motion stretches them); `shown` is
    whom it is about and what it shows of them (None: nobody); `acted` is who plays what when.

    Where the time of day or the weather changes, `hours` are the moments it goes through, the first
    to the last; `brightness` (N,) multiplies all light (None: nothing does). `told` are the colors
    "#rrggbb" that the words give a body, by its id.
    """

    set_piece: SetPiece
    bodies: tuple[Body, ...]
    camera: CameraPath
    contacts: tuple[Contact, ...]
    effects: tuple[Effect, ...]
    times: Floats
    fps: int
    time: TimeOfDay
    weather: Weather
    look: Look
    seed: int
    shown: Shown | None = None
    acted: tuple[Acted, ...] = ()
    hours: tuple[Hour, ...] = ()
    brightness: Floats | None = None
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def frames(self) -> int:
        """The number of frames."""
        return len(self.times)
