"""The recipe of one take: what an engine needs, and nothing that would not change the picture."""

from pydantic import Field

from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Scene
from soracli.story.value import Value


class TakeSpec(Value):
    """One take, fully resolved.

    `cast` holds every casting kind the scene uses or brings, by name; `prompt` is what a model is
    told; `width` and `height` are in pixels on the model's grid, `frames` likewise. `seed` is the
    only source of chance. `clip` and device names are not here: they would not change the picture.
    """

    scene: Scene
    cast: dict[str, Kind]
    look: Look
    model: Model
    prompt: str
    width: int = Field(ge=64, le=8192)
    height: int = Field(ge=64, le=8192)
    fps: int = Field(ge=1, le=120)
    frames: int = Field(ge=1)
    seed: int = Field(ge=0, lt=2**63)

    @property
    def seconds(self) -> float:
        """The length of the take in clip seconds."""
        return self.frames / self.fps
