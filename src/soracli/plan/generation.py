"""What a diffusion model is asked for a take, resolved: on its own grid, in its own frames."""

from typing import Literal

from pydantic import Field

from soracli.story.diffusion import Conditioning, Levers, Quality
from soracli.story.scene import Trait
from soracli.story.value import Value

Source = Literal["file", "take", "stage"]
End = Literal["first", "last"]


class Condition(Value):
    """One thing that a model is given beside words.

    `key` tells where it is from: the SHA-256 of a file, the key of a take (its `end` frame is
    meant), or the name of a pass of the stage ("depth", "edges", "flow", "picture"). `shot` is the
    shot whose take it is while that has no key yet; it does not enter any key. `at` is the frame of
    the model's film that it belongs to (-1: the last), `who` whose reference or LoRA it is.
    """

    kind: Conditioning
    source: Source
    key: str = ""
    end: End = "last"
    at: int = Field(default=0, ge=-1)
    strength: float = Field(default=1.0, ge=0, le=2)
    who: str = ""
    shot: str = ""

    @property
    def name(self) -> str:
        """What it is asked for by: the same for the same picture."""
        return f"{self.source}:{self.key}:{self.end}" if self.source == "take" else self.key


class Window(Value):
    """A part of a take that is made at once: `frames` frames from frame `first` of the model's
    film. Its first `overlap` frames are those the window before ended with."""

    first: int = Field(ge=0)
    frames: int = Field(ge=1)
    overlap: int = Field(default=0, ge=0)


class Generation(Value):
    """How a take is generated. `width`, `height`, `fps` and `frames` are the model's own; what
    leaves the house is as the take says. `guidance` and `options` are keywords of its family.

    `quality` is told, and only its `levers` change the picture.
    """

    width: int = Field(ge=16, le=8192)
    height: int = Field(ge=16, le=8192)
    fps: int = Field(ge=1, le=120)
    frames: int = Field(ge=1)
    windows: tuple[Window, ...]
    prompt: str
    negative: str = ""
    steps: int = Field(ge=1, le=200)
    guidance: float = Field(ge=0, le=30)
    options: dict[str, Trait] = Field(default_factory=dict)
    quality: Quality = "standard"
    levers: Levers = Levers()
    conditions: tuple[Condition, ...] = ()

    def given(self, kind: Conditioning) -> tuple[Condition, ...]:
        """The conditions of a kind, in order."""
        return tuple(one for one in self.conditions if one.kind == kind)
