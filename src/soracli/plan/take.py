"""The recipe of one take: what an engine needs, and nothing that would not change the picture."""

from pydantic import Field

from soracli.plan.generation import Generation
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.delivery import SafeZone
from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Scene
from soracli.story.value import Value


class Earlier(Value):
    """What was played on the same set before: a scene over `frames` frames, with its own `seed`.

    Its scene holds only what changes where things are and how they stand: no camera, no words.
    `continues` tells that it went on in the very movement of the one before it.
    """

    scene: Scene
    frames: int = Field(ge=1)
    seed: int = Field(ge=0, lt=2**63)
    continues: bool = False


class TakeSpec(Value):
    """One take, fully resolved.

    `cast` holds every casting kind the scene uses or brings, by name; `prompt` is what a model is
    told; `width` and `height` are in pixels on the model's grid, `frames` likewise. `seed` is the
    only source of chance. `clip` and device names are not here: they would not change the picture.
    `earlier` is what was played on this set before, in order: the take begins as that ended, and
    with `continues` in the middle of its last movement. `set_seed` builds the set (None: `seed`).
    `voices` speak the lines of the scene, one for each (None: nobody does); lips move by them.
    `generation` is what a diffusion model is asked (None: the stage's own renderer films it).
    `safe` are the edges of the picture that the camera keeps free of whom the take is about.
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
    earlier: tuple[Earlier, ...] = ()
    continues: bool = False
    set_seed: int | None = Field(default=None, ge=0, lt=2**63)
    voices: tuple[VoiceSpec | None, ...] = ()
    generation: Generation | None = None
    safe: SafeZone | None = None

    @property
    def seconds(self) -> float:
        """The length of the take in clip seconds."""
        return self.frames / self.fps
