"""The continuity sheet: the world as it is in one shot, the way a script supervisor keeps it."""

from typing import Literal

from pydantic import Field

from soracli.story.scene import Scene
from soracli.story.value import Value
from soracli.story.world import State


class Presence(Value):
    """One member of the world in one shot.

    `name` is the name in the file ("" for what only the action names), `id` the entity of the
    scene. `look` is the sentence every model is told, `wears` the clothes in words, `holds` entity
    ids; `held_by` the id of the holder. `comes` and `goes` tell that it enters or leaves in this
    very shot; `acts` that this shot does something with it.
    """

    name: str
    id: str
    noun: str
    look: str
    wears: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    held_by: str = ""
    state: State = "whole"
    comes: bool = False
    goes: bool = False
    acts: bool = False


class Snapshot(Value):
    """One shot on the continuity sheet.

    `place` is the name of the place in the world ("" where the board names none), `set` the stage
    place it is built as, `ambience` what words say is heard there. `scene` is complete: everybody
    present, as they look and what they hold, the actions, the lines, who stands to whom. `after`
    says in words what is different when the shot is over ("mara holds the lantern"). `missed` are
    names of what the actions use though it is lost, or with somebody who is elsewhere.
    """

    shot: str
    number: int = Field(ge=1)
    place: str
    set: str
    scene: Scene
    present: tuple[Presence, ...] = ()
    after: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    ambience: str = ""


BreakKind = Literal[
    "absent speaker",
    "lost prop",
    "mended",
    "crossed line",
    "eyelines",
    "too short",
    "too late",
    "screen direction",
    "unknown name",
    "unheard",
    "speech",
    "conditioning",
    "letters",
]


class Break(Value):
    """A break in continuity, told to a person.

    `at` is where in the storyboard it is: the path of keys and numbers ("shots", 3, "lines", 0).
    """

    shot: str
    kind: BreakKind
    message: str
    hint: str = ""
    at: tuple[str | int, ...] = ()
