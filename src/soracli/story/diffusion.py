"""What a diffusion model takes and how it is asked: the part of a model's preset that only those
have. All of it is known without torch and without its weights."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from soracli.story.scene import Trait
from soracli.story.value import Value

Conditioning = Literal[
    "first frame",
    "last frame",
    "keyframes",
    "references",
    "control",
    "initial video",
    "continuation",
    "lora",
]
"""What may be given to a model beside words: a picture to begin or to end with, pictures on given
frames, pictures of somebody or something to be recognised, a guide pass to follow, a film to start
from, the last frames of what it made before (natively, more than one), and a LoRA."""
CONDITIONINGS: tuple[Conditioning, ...] = get_args(Conditioning)
Pass = Literal["depth", "edges", "flow", "picture"]
"""The guide passes of the stage; "picture" is what the previs renderer shows."""
PASSES: tuple[Pass, ...] = get_args(Pass)
Quality = Literal["draft", "standard", "lossless"]
Part = Literal["action", "style", "camera", "who", "place", "light", "mood", "speech"]
Cache = Literal["", "first block", "taylor", "mag"]


class Levers(Value):
    """What a quality does for speed at the cost of exactness; nothing by default.

    `steps` replaces the model's own number. `cache` skips work that changes little from step to
    step, more of it with a higher `threshold`.
    """

    steps: int | None = Field(default=None, ge=1, le=200)
    cache: Cache = ""
    threshold: float = Field(default=0.05, gt=0, le=1)


class PromptStyle(Value):
    """How a family wants to be told: the parts in its order, at most so many `words`.

    `closing` is said at the end of every prompt.
    """

    order: tuple[Part, ...] = ("style", "camera", "action", "who", "place", "light", "mood")
    words: int = Field(default=120, ge=10, le=1000)
    closing: str = ""


class Needs(Value):
    """What a model needs in memory, known before it is there.

    `parameters` counts those of each component by its name ("transformer", "text_encoder", "vae").
    `blocks` is how many like layers the transformer has, `patch` the frames, rows and columns of a
    token. The rest are bytes beside the weights. The transformer needs `per_token` while it works,
    at two bytes a number, and `per_pair` for each pair of tokens. Decoding needs `per_pixel` for
    each pixel of all frames and `per_area` for each pixel of one; in tiles it needs `tile`, and
    `per_tile_frame` for each frame of the tile, beside `per_tile_pixel`; all at `vae_number` bytes
    a number, the least that the VAE counts in. Measured by docs/reference/memory.py.
    """

    parameters: dict[str, int] = Field(default_factory=dict)
    blocks: int = Field(default=1, ge=1)
    patch: tuple[int, int, int] = (4, 16, 16)
    per_token: float = Field(default=0, ge=0)
    per_pair: float = Field(default=0, ge=0)
    per_pixel: float = Field(default=0, ge=0)
    per_area: float = Field(default=0, ge=0)
    per_tile_pixel: float = Field(default=0, ge=0)
    per_tile_frame: float = Field(default=0, ge=0)
    tile: float = Field(default=0, ge=0)
    vae_number: int = Field(default=2, ge=1, le=8)


class Diffusion(Value):
    """One diffusion model.

    `accepts` is all it can be given, `requires` what it cannot do without; `control` the passes it
    follows, the best first. `architecture` names the entry of presets/architectures that builds it
    without weights. `fps` is the rate it was taught (0: any); `window` the most frames it makes at
    once, `overlap` how many frames of one window the next begins with. `sizes` are those it was
    taught ("832x480"), the usual first; with `only_sizes` it makes no others. `steps`, `guidance`,
    `negative` and `options` (keywords of its family, such as shift) are those of its model card.
    `likeness` is how strongly it follows a guide, 0 to 1 (with `wholly` it follows one as it is,
    and no other strength can be asked for); `initial` how much of an initial video it makes anew.
    `sound` tells that it makes sound with the picture. `rank` orders models for `auto`: the highest
    that fits is taken. `download` is the size of its files in bytes, `source` the page its values
    come from.
    """

    architecture: str = ""
    accepts: tuple[Conditioning, ...] = ()
    requires: tuple[Conditioning, ...] = ()
    control: tuple[Pass, ...] = ()
    fps: int = Field(default=0, ge=0, le=120)
    window: int = Field(ge=1, le=2000)
    overlap: int = Field(default=1, ge=1, le=200)
    sizes: tuple[Annotated[str, Field(pattern=r"^\d{2,4}x\d{2,4}$")], ...] = ("832x480",)
    only_sizes: bool = False
    steps: int = Field(ge=1, le=200)
    guidance: float = Field(default=5.0, ge=0, le=30)
    negative: str = ""
    options: dict[str, Trait] = Field(default_factory=dict)
    likeness: float = Field(default=0.8, ge=0, le=1)
    wholly: bool = False
    initial: float = Field(default=0.8, gt=0, le=1)
    sound: bool = False
    prompt: PromptStyle = PromptStyle()
    qualities: dict[Quality, Levers] = Field(default_factory=dict)
    needs: Needs = Needs()
    rank: int = Field(default=0, ge=0)
    download: int = Field(default=0, ge=0)
    source: str = ""

    def levers(self, quality: Quality) -> Levers:
        """What a quality does; "lossless" does nothing, whatever a preset says."""
        return Levers() if quality == "lossless" else self.qualities.get(quality, Levers())


class Architecture(Value):
    """How a model is built, without its weights: the pipeline with its own `settings`, and the
    class and the configuration of each component, as diffusers and transformers name them."""

    name: str
    pipeline: str
    settings: dict[str, Trait] = Field(default_factory=dict)
    components: dict[str, "Component"]


class Component(Value):
    """One component: its `library` ("diffusers" or "transformers"), its class, its configuration.

    What the configuration leaves out is as the class has it.
    """

    library: Literal["diffusers", "transformers"] = "diffusers"
    type: str
    config: dict[str, object] = Field(default_factory=dict)
