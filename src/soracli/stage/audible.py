"""What can be heard of a performance: plain values, so that sound is made without the set.

Directions and distances are as the camera hears them: `azimuth` in radians, right is positive,
`distance` in metres.
"""

from typing import Literal

from pydantic import Field

from soracli.story.value import Value

EventKind = Literal[
    "impact", "roll", "scrape", "splash", "footstep", "swing", "break", "door", "cloth", "call"
]


class Event(Value):
    """Something that happens at `time` (clip seconds), for `seconds` (0: at once).

    `a` and `b` are entity ids, "ground", "water" or "set", `materials` what they are made of.
    `impulse` is in newton seconds, `speed` in metres a second, `size` the longest side of `a` in
    metres, `mass` its kilograms. `sort` says more: the noun of who calls, the gait of a footstep.
    """

    time: float
    kind: EventKind
    a: str
    b: str
    materials: tuple[str, str]
    impulse: float = Field(ge=0)
    seconds: float = Field(default=0, ge=0)
    speed: float = Field(default=0, ge=0)
    size: float = Field(default=0.3, gt=0)
    mass: float = Field(default=1, gt=0)
    azimuth: float = 0
    distance: float = Field(default=5, ge=0)
    sort: str = ""


class Path(Value):
    """Where something is heard: `azimuth` and `distance` at `times` (clip seconds)."""

    times: tuple[float, ...]
    azimuth: tuple[float, ...]
    distance: tuple[float, ...]


class Source(Value):
    """Something that sounds all along: an engine, a fire, wings.

    `level` (0 to 1) and `speed` (metres a second) are at the times of its path; `sort` is the noun.
    """

    id: str
    kind: str
    sort: str
    level: tuple[float, ...]
    speed: tuple[float, ...]
    path: Path


class Audible(Value):
    """All that can be heard of a take of `seconds`. `speakers` are those with lines, by id.

    `set` is the place of the stage, `ground` the material of its floor. `time_scale` is below 1 in
    slow motion; all times are clip seconds.
    """

    seconds: float
    set: str
    ground: str
    indoor: bool
    time: str
    weather: str
    time_scale: float = 1.0
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    speakers: dict[str, Path] = Field(default_factory=dict)
