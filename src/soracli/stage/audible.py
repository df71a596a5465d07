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


class Path(Value):
    """Where something is heard: `azimuth` and `distance` at `times` (clip seconds)."""

    times: tuple[float, ...]
    azimuth: tuple[float, ...]
    distance: tuple[float, ...]


class Event(Value):
    """Something that happens at `time` (clip seconds), for `seconds` (0: at once).

    `a` and `b` are entity ids, "ground", "water" or "set", `materials` what they are made of.
    `impulse` is in newton seconds (of a roll or a scrape: its load times its seconds), `speed` in
    metres a second of the world, `size` the longest side of `a` in metres, `mass` its kilograms.
    What goes on along a way has a `path`, and its `speeds` at the times of that.

    `materials` are names of `stage.materials.SUBSTANCES`, for the ground also "tile", "carpet",
    "plaster" and "wet sand", for feet "hoof", "paw" and "claw". `sort` by `kind`:

    - impact: "" for what physics did, "kick" (`a` flies off a foot), "hand" (something is taken),
      "put" (put down), "blow" (a fist), "clash" (a weapon), "body" (somebody falls), "sit",
      "knock" (on a door), "key" (of a keyboard), "tool" (a hammer or an axe),
      "crash" (what drives into something)
    - roll and scrape: "", on ice "skate", on paper "pen"
    - footstep: the gait ("walk", "creep", "run", "trot", "gallop", "land" after a jump)
    - splash: "" for what falls in, "board" for a board that is pushed down, "step" for a foot
    - swing: "arm", "leg", "throw", or the kind of what is swung; `time` is when it begins
    - break: "shatter", "pop" or "crack"
    - door: "open" or "close"
    - call: who and how, as "dog bark", "woman scream", "man sip"; of an instrument "guitar play",
      where `speed` is in strokes a second; `seconds` long
    - cloth: "" for the rustle of moving limbs, "page" for one that is turned
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
    path: Path | None = None
    speeds: tuple[float, ...] = ()


class Source(Value):
    """Something that sounds all along: an engine, a fire, wings.

    `level` (0 to 1) and `speed` (metres a second of the world) are at the times of its path; `sort`
    is the casting kind of what sounds, or its noun. The kinds are:

    - "engine" (vehicles, aircraft, motorboats and ships; of a balloon it is the burner)
    - "wheels" (a bicycle or a skateboard, which have no engine), "runners" (a snowboard, a sledge)
    - "fire" (a campfire, a candle, what a dragon breathes, what a rocket stands on)
    - "wings" of birds and dragons and "buzz" of insects, where `speed` is in beats a second
    - "hull" (water along it), "lapping" (water at it as it lies), "sail" (also of flags and kites)
    - "swim" (a body in the water)
    - "windmill", "fountain" and "clock", which sound by themselves
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
