"""What a diffusion model is given for a shot beside words, as a person asks for it."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from soracli.story.diffusion import Conditioning
from soracli.story.value import Value

Guide = Literal["auto", "none", "depth", "edges", "flow", "picture"]
"""What of the simulated set guides a model: what it takes best, nothing, or these passes."""
GUIDES: tuple[Guide, ...] = get_args(Guide)
AUTO: Guide = "auto"
NONE: Guide = "none"
Share = Annotated[float, Field(ge=0, le=1)]


class Keyframe(Value):
    """A picture that is seen `at` so many seconds into the shot: the path of its file."""

    at: Annotated[float, Field(ge=0, le=600)]
    picture: str


class Steering(Value):
    """How a model is led. What is left open is decided for it.

    `guides` are the passes of the stage that it follows, as strongly as `strength` says (0 to 1);
    where the stage's picture is what it starts from, `initial` is how much of that it makes anew.
    `video` is the path of a film of one's own that it follows in place of the stage.
    `sheets` tells whether those of whom there is no picture get one of their own first. `first` and
    `last` are the frame it begins and ends with: the path of a picture, or the id of a shot whose
    last (or first) frame is meant. `keyframes` are pictures on the way. What is `optional` may be
    left out where a model cannot take it.
    """

    guides: tuple[Guide, ...] = ()
    strength: Share | None = None
    initial: Annotated[float, Field(gt=0, le=1)] | None = None
    video: str = ""
    sheets: bool | None = None
    first: str = ""
    last: str = ""
    keyframes: tuple[Keyframe, ...] = ()
    optional: tuple[Conditioning, ...] = ()

    def over(self, other: "Steering") -> "Steering":
        """This one, with what it leaves open taken from the other. What is optional adds up."""
        said = {name: value for name, value in self if value not in (None, "", ())}
        optional = tuple(dict.fromkeys((*self.optional, *other.optional)))
        return other.model_copy(update={**said, "optional": optional})


def is_video_file(words: str) -> bool:
    """Whether words are the path of a film file."""
    return words.strip().lower().endswith(VIDEO_FILES)


def is_picture_file(words: str) -> bool:
    """Whether words are the path of a picture file."""
    return words.strip().lower().endswith(PICTURE_FILES)


PICTURE_FILES = (".png", ".jpg", ".jpeg", ".webp")
"""How the names of picture files end; words that end so are a path."""
VIDEO_FILES = (".mp4", ".mov", ".mkv", ".webm")
