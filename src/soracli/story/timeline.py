"""The timeline: which frame of which take is seen when, and what is drawn over it.

All times are whole frames of the film. The timeline is the truth about its length: the film has
exactly `frames` frames.
"""

from typing import Literal

from pydantic import Field

from soracli.story.delivery import SafeZone
from soracli.story.speech import Word
from soracli.story.storyboard import TitleStyle, WipeDirection
from soracli.story.value import Value


class Join(Value):
    """How the film gets into a clip (or out of the last one).

    "dissolve" and "wipe" last `frames`, in which both clips are seen: this clip begins so many
    frames before the one before it ends. "fade" lasts `frames` in all: the first half takes the
    clip before to `color`, the second half brings this one out of it; nothing overlaps. Into the
    first clip and out of the last one all of its frames are in that clip. "cut" has no frames.
    """

    kind: Literal["cut", "dissolve", "fade", "wipe"] = "cut"
    frames: int = Field(default=0, ge=0)
    direction: WipeDirection = "left"
    color: str = "#000000"


class Clip(Value):
    """One shot in the film: frames 0 to `frames` of the take `key`, from film frame `start` on.

    `join` is how the film gets into it. `sound_start` and `sound_end` are the film frames between
    which its sound is heard: J- and L-cuts set them apart from the picture.
    """

    shot: str
    number: int = Field(ge=1)
    key: str
    start: int = Field(ge=0)
    frames: int = Field(ge=1)
    join: Join = Join()
    sound_start: int = Field(ge=0)
    sound_end: int = Field(ge=0)

    @property
    def end(self) -> int:
        """The first film frame after it."""
        return self.start + self.frames


class Caption(Value):
    """What is read of a line from film frame `start` to before `end`. `who` says it, "" if nobody.

    `said` is what is heard where that is not `text`. `words` are those of `text` with the film
    seconds they are heard, once the line is spoken; those of another language share its time.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    who: str
    text: str
    shot: str
    said: str = ""
    words: tuple[Word, ...] = ()


class Overlay(Value):
    """A title drawn from film frame `start` to before `end`."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    text: str
    sub: str = ""
    style: TitleStyle = "title"


class Timeline(Value):
    """A film laid out. `clips` are in the order of the film; `ending` leads out of the last.

    Words stay out of the edges that are not `safe`.
    """

    title: str
    width: int = Field(ge=64)
    height: int = Field(ge=64)
    fps: int = Field(ge=1, le=120)
    clips: tuple[Clip, ...]
    captions: tuple[Caption, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    ending: Join = Join()
    letterbox: float = 0
    safe: SafeZone | None = None

    @property
    def frames(self) -> int:
        """The length of the film in frames."""
        return self.clips[-1].end if self.clips else 0

    @property
    def seconds(self) -> float:
        """The length of the film in seconds."""
        return self.frames / self.fps
