"""The world of a storyboard: who and what there is, before anything happens to it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from soracli.story.value import Value

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
"""The name of a character, a place, a prop or a shot, as the file refers to it."""
Words = Annotated[str, StringConstraints(max_length=2000)]
GONE = "gone"
"""The place of somebody who is nowhere on the set any more."""


class Voice(Value):
    """How a character sounds. Every field may be left open; then the voice is chosen by its name.

    `preset` names an entry of presets/voices, `pitch` and `pace` are factors (1 is as the preset).
    """

    preset: str = ""
    language: str = ""
    pitch: float = Field(default=1.0, ge=0.5, le=2)
    pace: float = Field(default=1.0, ge=0.5, le=2)


class Lora(Value):
    """A small addition to a model that knows somebody: the path of its file (safetensors), and how
    strongly it speaks (`weight`, 0 to 2)."""

    file: str
    weight: float = Field(default=1.0, ge=0, le=2)


class Character(Value):
    """Somebody. `look` is one sentence, the same in every shot until the story changes it.

    `name` is what the words call them where that is not the key ("old Tom" for `tom`). `reference`
    is the path of a picture, `lora` what a model has learned of them. `at` is the place where they
    are before the first shot ("" for nowhere: they come in when they are first named).
    """

    look: Words
    name: str = ""
    voice: Voice = Voice()
    reference: str = ""
    lora: Lora | None = None
    at: str = ""


class Place(Value):
    """Somewhere. `look` is one sentence; `ambience` what is heard there."""

    look: Words
    ambience: Words = ""
    reference: str = ""


class Prop(Value):
    """A thing that matters. It lies in the place `at`, or is held by the character `held_by`."""

    look: Words
    name: str = ""
    reference: str = ""
    at: str = ""
    held_by: str = ""


class World(Value):
    """Everybody and everything by name. A name is used once, whatever it names."""

    characters: dict[Name, Character] = Field(default_factory=dict)
    places: dict[Name, Place] = Field(default_factory=dict)
    props: dict[Name, Prop] = Field(default_factory=dict)


State = Literal["whole", "broken", "lost"]


class Change(Value):
    """What a shot does to one member of the world; every later shot sees it done.

    None leaves a field as it was. `look` replaces the whole sentence, `wears` only the clothes.
    `holds` is everything held from then on (an empty list: nothing). `at` is a place, or "gone".
    `state` is of props, `ambience` of places.
    """

    look: Words | None = None
    wears: Words | None = None
    holds: tuple[str, ...] | None = None
    at: str | None = None
    held_by: str | None = None
    state: State | None = None
    ambience: Words | None = None
