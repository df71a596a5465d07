"""How a shot is looked at: framing, angle, lens, camera move, time of day and weather.

Each word list is the whole vocabulary of its kind; the reader maps English to it and the stage
must know every word in it.
"""

from typing import Literal, get_args

from pydantic import Field

from soracli.story.value import Value

Framing = Literal[
    "extreme wide",
    "wide",
    "full",
    "medium wide",
    "two-shot",
    "medium",
    "medium close-up",
    "close-up",
    "extreme close-up",
]
Angle = Literal["eye", "low", "high", "oblique", "aerial", "overhead", "worm", "dutch"]
Move = Literal[
    "static",
    "pan left",
    "pan right",
    "whip pan left",
    "whip pan right",
    "tilt up",
    "tilt down",
    "roll clockwise",
    "roll counter-clockwise",
    "dolly in",
    "dolly out",
    "truck left",
    "truck right",
    "pedestal up",
    "pedestal down",
    "crane up",
    "crane down",
    "zoom in",
    "zoom out",
    "dolly zoom",
    "orbit clockwise",
    "orbit counter-clockwise",
    "track",
    "track side",
    "follow",
    "lead",
    "handheld",
    "fly-through",
]
TimeOfDay = Literal["dawn", "morning", "day", "golden hour", "sunset", "dusk", "blue hour", "night"]
Side = Literal["near", "far"]
Weather = Literal["clear", "cloudy", "windy", "fog", "rain", "snow", "snowy", "storm", "dust storm"]

FRAMINGS: tuple[Framing, ...] = get_args(Framing)
ANGLES: tuple[Angle, ...] = get_args(Angle)
MOVES: tuple[Move, ...] = get_args(Move)
TIMES_OF_DAY: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
WEATHERS: tuple[Weather, ...] = get_args(Weather)


class Camera(Value):
    """How the camera looks at a shot. A field that is None was left open: the stage composes it.

    `lens` is the full-frame equivalent focal length in millimetres (8 to 600).
    `on` is the id of the entity the shot is about; empty means the first one that acts.
    `over` is the id of whose shoulder it looks over, `eyes` of whose eyes it looks through ("" for
    nobody). Of the line between two who face each other, `side` "near" is the side that all shots
    of a scene are taken from, "far" crosses it; None is near.
    `speed` scales the move: 1 is the move as a steady operator would do it. `then` are the moves
    that follow upon it in the same shot, each in its share of the time; "handheld" among them is
    how the camera is held all the while.
    """

    framing: Framing | None = None
    angle: Angle | None = None
    lens: float | None = Field(default=None, ge=8, le=600)
    move: Move | None = None
    then: tuple[Move, ...] = ()
    on: str = ""
    over: str = ""
    eyes: str = ""
    side: Side | None = None
    speed: float = Field(default=1.0, gt=0, le=10)
