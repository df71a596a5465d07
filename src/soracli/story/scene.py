"""What a sentence says, as a scene: who is there, what they do, where, when, and how it looks.

The reader makes scenes out of English; a storyboard's structured fields override what was read.
"""

from typing import Literal

from pydantic import Field

from soracli.story.shot import Camera, TimeOfDay, Weather
from soracli.story.value import Value

Trait = str | float | bool

Spatial = Literal[
    "left of",
    "right of",
    "on",
    "under",
    "above",
    "in front of",
    "behind",
    "beside",
    "between",
    "in",
    "around",
    "near",
    "facing",
]
Direction = Literal[
    "left to right",
    "right to left",
    "toward camera",
    "away from camera",
    "up",
    "down",
    "across",
    "through",
    "around",
    "in circles",
    "forward",
    "backward",
]


class Garment(Value):
    """One piece of clothing: what it is ("coat", "hat") and its color as #rrggbb, if said."""

    kind: str
    color: str | None = None
    word: str = ""


class Entity(Value):
    """One thing or being in the scene. Five balls are five entities, `ball.1` to `ball.5`.

    `kind` names an entry of presets/casting; empty means nobody has cast this noun and the stage
    shows a labelled stand-in. `scale` multiplies the kind's own size ("huge", "tiny").
    `group` is shared by entities that were one phrase ("five red balls", "a tower of blocks"), and
    `arrangement` says how a group stands ("tower", "row", "pile", "flock", "" for loose).
    `traits` override the traits of the kind ("age": "old", "beard": True).
    `implied` marks what the sentence did not name but the role brings along (a player's ball).
    """

    id: str
    noun: str
    kind: str = ""
    attributes: tuple[str, ...] = ()
    color: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")
    pattern: Literal["plain", "striped", "spotted", "checked"] = "plain"
    material: str | None = None
    scale: float = Field(default=1.0, gt=0, le=100)
    wears: tuple[Garment, ...] = ()
    holds: tuple[str, ...] = ()
    group: str = ""
    arrangement: str = ""
    traits: dict[str, Trait] = Field(default_factory=dict)
    implied: bool = False


class Relation(Value):
    """Where one entity stands to another: `a` is `kind` `b` ("mug.1" "on" "table.1")."""

    kind: Spatial
    a: str
    b: str


class Action(Value):
    """One thing that happens. Actions with the same `order` happen together, a higher one later.

    `motion` names a motion of the stage; empty means the stage knows none for this verb (the
    agents idle, and the verb is listed as unplaced). `target` is the entity it is done to or
    toward, `instrument` what it is done with, `over` a surface it follows ("down a ramp").
    `speed` multiplies the usual pace. `outcome` is "miss", "fall", "score" or the like; empty is
    plain success. `turns` counts repetitions that the words gave ("triple" is 3). `side` is where
    the agents get to, as they see it who stand before the `target` ("runs behind the sofa"); None
    is anywhere near it. `stuff` is what is poured, drunk or sprayed, as a word ("milk"); it is no
    entity: then `instrument` is what it comes out of and `target` what it goes into or onto.
    """

    motion: str
    verb: str
    agents: tuple[str, ...] = ()
    target: str = ""
    instrument: str = ""
    over: str = ""
    direction: Direction | None = None
    order: int = Field(default=0, ge=0)
    speed: float = Field(default=1.0, gt=0, le=20)
    outcome: str = ""
    turns: int = Field(default=0, ge=0, le=20)
    side: Spatial | None = None
    stuff: str = ""


class Becoming(Value):
    """What changes while the shot runs: a leaf turns red, a balloon grows, the sky darkens.

    `entity` is what changes, an entity id; "" is the place itself (its time of day, its weather).
    `aspect` says what of it. A "color" goes from `start` (#rrggbb; "" for as it was) to `to`; the
    "time" and the "weather" of the place likewise, in their own words. The "size" ends `factor`
    times as large, the "brightness" of the light or of what glows `factor` times as bright.
    Something melts away to a puddle ("melt"), is there less and less ("vanish"), or comes out of
    nothing ("appear").
    `part` is a garment by its kind ("coat"), the "hair", "skin" or "eyes", or a part that the kind
    has a color for ("roof"), if only that changes its color; of the place the "water", "ground",
    "grass", "floor", "sky" or "background"; "to and fro" of a light that flickers.
    `order` is that of the actions that it happens with. A `sudden` change takes a quarter second,
    any other all the time of its order.
    """

    entity: str = ""
    aspect: Literal["color", "size", "melt", "vanish", "appear", "brightness", "time", "weather"]
    start: str = ""
    to: str = ""
    factor: float = Field(default=1.0, ge=0, le=100)
    part: str = ""
    order: int = Field(default=0, ge=0)
    sudden: bool = False


class Line(Value):
    """One spoken line: `who` says it to `to`, entity ids ("" if the words did not say).

    `start` and `end` are clip seconds, decided by the plan (None: not decided yet).
    """

    who: str = ""
    say: str
    mood: str = ""
    to: str = ""
    start: float | None = None
    end: float | None = None


class Scene(Value):
    """A whole reading. `unplaced` lists the words the reader could not use, in the order written.

    `place` names a place of the stage; empty leaves it to the cast (a knight brings a castle).
    `time_scale` is below 1 for slow motion: world seconds per clip second.
    """

    text: str
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    actions: tuple[Action, ...] = ()
    becomings: tuple[Becoming, ...] = ()
    place: str = ""
    place_words: str = ""
    time: TimeOfDay | None = None
    weather: Weather | None = None
    camera: Camera = Camera()
    style: str = ""
    mood: str = ""
    time_scale: float = Field(default=1.0, gt=0, le=100)
    lines: tuple[Line, ...] = ()
    sounds: tuple[str, ...] = ()
    music: str = ""
    unplaced: tuple[str, ...] = ()

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with this id, or None."""
        return next((entity for entity in self.entities if entity.id == entity_id), None)


class Known(Value):
    """Somebody or something the reader of a shot has heard of before.

    `words` are what it is called ("mara", "the old keeper", "ball"), lower case, without articles.
    A `named` one is meant by any mention; another one only by "the ball", "that ball", "it".
    `here` tells that it is where the shot plays: "they" are those here. With `scenery` it is part
    of the place itself, and "a table" means the table there.
    """

    entity: Entity
    words: tuple[str, ...]
    named: bool = True
    here: bool = True
    scenery: bool = False
