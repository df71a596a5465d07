"""What is seen in one stretch of a film that has to be coded anew: a value with a content key.

Frames are counted from the beginning of the stretch, so that the same stretch somewhere else in a
film is the same drawing.
"""

from typing import Literal

from pydantic import Field

from soracli.plan.content import content_key
from soracli.plan.film import CUT_RECIPE
from soracli.story.delivery import SafeZone
from soracli.story.storyboard import WipeDirection
from soracli.story.value import Value

SEGMENT_TAG = "segment/1"
WordsStyle = Literal["title", "lower third", "caption", "spoken", "slate"]


class Into(Value):
    """How one picture comes to cover what was there. Frame f of the stretch is step `done` + f + 1
    of `frames` + 1 steps; after them the picture covers all. `from_color` is what it comes out of
    where nothing was there.
    """

    kind: Literal["dissolve", "wipe"]
    frames: int = Field(ge=1)
    done: int = Field(ge=0)
    direction: WipeDirection = "left"
    from_color: str = ""


class Fade(Value):
    """A picture going into a color or out of it, over `frames` frames.

    `left` frames of the shot are still to come (into a color) or have passed (out of it) at the
    beginning of the stretch.
    """

    color: str
    frames: int = Field(ge=1)
    left: int = Field(ge=0)


class Source(Value):
    """A take that is seen: from its frame `first` on, through the whole stretch."""

    take: str
    first: int = Field(ge=0)
    into: Into | None = None
    fade_in: Fade | None = None
    fade_out: Fade | None = None


class Lit(Value):
    """Letters `first` to before `last` of a caption, spaces not counted, that are lit from frame
    `start` to before `end`, counted from the one it is first seen in."""

    first: int = Field(ge=0)
    last: int
    start: int
    end: int


class Words(Value):
    """Something written over the picture from frame `start` to before `end`; either may lie outside
    of the stretch. `lines` are the parts of it (a title and its sub). `fade` is in frames.
    `above` are captions that stand below it and push it up, `lit` its words that are said.
    """

    style: WordsStyle
    lines: tuple[str, ...]
    start: int
    end: int
    fade: int = 0
    above: tuple[str, ...] = ()
    lit: tuple[Lit, ...] = ()


class Drawing(Value):
    """A stretch of `frames` frames: takes on top of each other, then words, bars, and timecode.

    `timecode` is the film frame it begins with, None for no timecode. `fonts` names the typeface
    by its content, "" where nothing is written. Nothing is written outside of the `safe` zone.
    """

    width: int
    height: int
    fps: int
    frames: int = Field(ge=1)
    sources: tuple[Source, ...]
    words: tuple[Words, ...] = ()
    letterbox: float = 0
    safe: SafeZone | None = None
    timecode: int | None = None
    fonts: str = ""

    @property
    def key(self) -> str:
        """The content key of the coded stretch."""
        value = {"drawing": self.model_dump(mode="json"), "recipe": CUT_RECIPE}
        return content_key(SEGMENT_TAG, value)
